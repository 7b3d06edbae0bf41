"""A Word file as a package: a zip archive of XML parts that refer to one another."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from edulint.api import ReadError, Wording
from edulint_word.names import RELATIONSHIP, W

# lxml has no types of its own.
Element = Any

_NO_REFERENCES = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# What the parts read may have unpacked, in bytes, and a large one of its packed size: XML packs 1:10 to 1:50.
_LARGEST = 50_000_000
_LARGE = 2_000_000
_DENSEST = 200
# A parsed tag takes 300 bytes; a report of 500 pages has 200,000.
_MOST_TAGS = 800_000
# Strict files differ in the addresses that name things, and in nothing that matters here.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
)
_DAMAGED_ZIP = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, LookupError, OverflowError, struct.error),
)

_OLD = Wording(
    zh="这是旧版 Word 文件（.doc），只是扩展名改成了 .docx：请在 Word 或 WPS 中另存为 .docx 后再检查",
    en="this is an old Word file (.doc) with another suffix: save it as .docx in Word or WPS, then check that",
)
_ENCRYPTED = Wording(
    zh="文件设有打开密码，无法读取：请去掉密码后再检查", en="the file is encrypted: remove its password, then check it"
)
_NOT_ZIP = Wording(
    zh="不是 Word 文件（.docx），或者已经损坏：能在 Word 中打开的话，请另存一份再检查",
    en="not a Word file (.docx), or a damaged one: if Word opens it, save it anew and check that",
)
_WEB_PAGE = Wording(
    zh="内容其实是网页（HTML），不是 Word 文件：请在 Word 或 WPS 中打开，另存为 .docx 后再检查",
    en="its content is a web page (HTML), not a Word file: open it in Word or WPS, save it as .docx and check that",
)
_RICH_TEXT = Wording(
    zh="内容其实是 RTF 文件：请在 Word 或 WPS 中打开，另存为 .docx 后再检查",
    en="its content is RTF: open it in Word or WPS, save it as .docx and check that",
)
_EMPTY = Wording(zh="文件是空的，没有可检查的内容", en="the file is empty; there is nothing to check")
_NOT_WORD = Wording(
    zh="不是 Word 文件：里面没有正文（也许是改了扩展名的表格、演示文稿或压缩包）",
    en="not a Word file: there is no text in it (perhaps a renamed workbook, presentation or archive)",
)
_BROKEN = Wording(
    zh="Word 文件已损坏（{part}），无法读取：能在 Word 中打开的话，请另存一份再检查",
    en="the Word file is damaged ({part}): if Word opens it, save it anew and check that",
)
_HUGE = Wording(
    zh="解压后过大（{part}），可能是恶意文件，未检查",
    en="far too large when unpacked ({part}), perhaps on purpose; not checked",
)
_PART_LOST = Wording(
    zh="文件的这一部分已损坏，没有读：{part}；正文照常检查",
    en="this part of the file is damaged and was not read: {part}; the text was checked",
)


class Package:
    """The parts of a Word file, found by what they are to the main part; ``problems`` tells of those that are damaged.

    ``members`` are the archive's entries by the plain names of the parts, ``roots`` the parts parsed so far; ``strict``
    names those of them that were written in the strict form of the format, ``touched`` those changed since.

    Raises:
        ReadError: the file can't be read.
    """

    def __init__(self, data: bytes) -> None:
        self.problems: list[Wording] = []
        self.roots: dict[str, Element] = {}
        self.strict: set[str] = set()
        self.touched: set[str] = set()
        self._unpacked = self._tags = 0
        if not data:
            raise ReadError(_EMPTY)
        if data.startswith(_OLE):
            raise ReadError(_ENCRYPTED if _ENCRYPTED_STREAM in data else _OLD)
        if data.startswith(b"{\\rtf"):
            raise ReadError(_RICH_TEXT)
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise ReadError(_WEB_PAGE)
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED_ZIP:
            raise ReadError(_NOT_ZIP) from None
        # Names of parts differ in case and slashes from what the references say.
        self.members = {_plain(member.filename): member for member in self.archive.infolist()}
        self.main_part = self._references("").get("officeDocument", ["word/document.xml"])[-1]
        if self.main_part not in self.members:
            raise ReadError(_NOT_WORD)
        self._related = self._references(self.main_part)

    def main(self) -> Element:
        """Return the root of the main part."""
        root = self._root(self.main_part)
        if root.tag != f"{W}document":
            raise ReadError(_NOT_WORD)
        return root

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that is something to the main part (``styles``, ``footnotes``), or None."""
        return self._root_or_none(self.name_of(kind))

    def all_related(self, kind: str) -> list[Element]:
        """Return the roots of all parts that are something to the main part (``header``), ordered by their names."""
        roots = (self._root_or_none(name) for name in sorted(self._related.get(kind, ())))
        return [root for root in roots if root is not None]

    def part(self, name: str) -> Element | None:
        """Return the root of a part by its plain name, or None where there is none."""
        return self._root_or_none(name)

    def name_of(self, kind: str) -> str:
        """Return the plain name of the part that is something to the main part; empty where there is none."""
        return self._related.get(kind, [""])[-1]

    def written(self, name: str) -> bytes:
        """Return a part that was parsed as a file holds it."""
        data: bytes = etree.tostring(self.roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        if name in self.strict:
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(transitional, strict)
        return data

    @property
    def is_signed(self) -> bool:
        """Whether the file has a digital signature, which no changed copy keeps."""
        return any(name.startswith("_xmlsignatures/") for name in self.members)

    def touch(self, element: Element) -> None:
        """Note that the part of an element was changed."""
        root = element.getroottree().getroot()
        self.touched.update(name for name, one in self.roots.items() if one is root)

    def references_of_main(self) -> Element:
        """Return the root of the part that tells what the main part refers to; it is made where there is none."""
        folder, name = posixpath.split(self.main_part)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part not in self.members:
            self.roots[part] = etree.fromstring(_NO_REFERENCES)
        self.touched.add(part)
        return self._root(part)

    def changed(self) -> dict[str, bytes]:
        """Return the parts that were touched, by the names of their entries in the archive."""
        return {
            self.members[name].filename if name in self.members else name: self.written(name)
            for name in sorted(self.touched)
        }

    def _references(self, part: str) -> dict[str, list[str]]:
        """Return the names of the parts that a part (the package: ``""``) refers to, by what they are to it."""
        folder, name = posixpath.split(part)
        root = self._root_or_none(posixpath.join(folder, "_rels", f"{name}.rels"))
        parts: dict[str, list[str]] = {}
        for reference in root.iter(RELATIONSHIP) if root is not None else ():
            if reference.get("TargetMode") != "External":
                target = _plain(posixpath.join("/", folder, reference.get("Target", "")))
                parts.setdefault(reference.get("Type", "").rpartition("/")[2], []).append(target)
        return parts

    def _root_or_none(self, name: str) -> Element | None:
        """Return the root of a part, or None where there is none or a damaged one, which is told of."""
        if name not in self.members:
            return None
        try:
            return self._root(name)
        except ReadError:
            self.problems.append(_PART_LOST.filled(part=name))
            return None

    def _root(self, name: str) -> Element:
        if name in self.roots:
            return self.roots[name]
        member = self.members[name]
        self._unpacked += member.file_size
        if self._unpacked > _LARGEST or member.file_size > max(_LARGE, _DENSEST * member.compress_size):
            raise ReadError(_HUGE.filled(part=name))
        try:
            # Never more than the size that the archive states, whatever is packed in it.
            data = self.archive.read(member)
        except _DAMAGED_ZIP:
            raise ReadError(_BROKEN.filled(part=name)) from None
        self._tags += data.count(b"<")
        if self._tags > _MOST_TAGS:
            raise ReadError(_HUGE.filled(part=name))
        if _STRICT in data:
            self.strict.add(name)
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(strict, transitional)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError):
            raise ReadError(_BROKEN.filled(part=name)) from None
        # The format has no document type; one that is there was put in to do harm.
        if root.getroottree().docinfo.doctype:
            raise ReadError(_BROKEN.filled(part=name))
        self.roots[name] = root
        return root


def _parser() -> Any:
    # Without huge_tree elements nest 256 deep at the most: the walk through them may recurse.
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
