"""Comments in a Word file: their part, styles and marks at the words; those of an earlier run are taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from lxml import etree

from edulint_word.names import VAL, W, value, whole
from edulint_word.package import Package
from edulint_word.reviewers import AUTHOR

_RELATIONSHIP_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID, _AUTHOR = f"{W}id", f"{W}author"
_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_TEXT_STYLE, _REFERENCE_STYLE = "annotation text", "annotation reference"
# Word gives each paragraph of a comment an identifier, by which other parts know the comment.
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREADS = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LASTING = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_EXTENSIBLE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_EMPTY = f'<w:comments xmlns:w="{W[1:-1]}"/>'


def now() -> str:
    """Return the local time; Word shows it as it is written."""
    return datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M:%S")


def forget(package: Package) -> None:
    """Take out the comments of an earlier run with their marks."""
    part = package.related("comments")
    if part is not None:
        _take_out(package, [one for one in part.iter(f"{W}comment") if one.get(_AUTHOR) == AUTHOR])


def take_out(package: Package, names: Collection[str]) -> None:
    """Take out comments by their identifiers, with their marks; one that shares its identifier with another stays."""
    part = package.related("comments")
    comments = list(part.iter(f"{W}comment")) if part is not None else []
    counts = Counter(one.get(_ID) for one in comments)
    _take_out(package, [one for one in comments if one.get(_ID) in names and counts[one.get(_ID)] == 1])


def _take_out(package: Package, old: Sequence[Any]) -> None:
    if not old:
        return
    names = {one.get(_ID) for one in old}
    for mark in [one for one in package.main().iter(*_MARKS) if one.get(_ID) in names]:
        run = mark.getparent()
        _remove(mark)
        # The run of a reference holds nothing else.
        if mark.tag == _MARKS[2] and all(child.tag == f"{W}rPr" for child in run):
            _remove(run)
    package.touch(package.main())
    package.touch(old[0])
    known = {name for one in old for paragraph in one.iter(f"{W}p") if (name := paragraph.get(_PARAGRAPH_ID))}
    for one in old:
        _remove(one)
    _forget_threads(package, known)
    durable = _forget_entries(package, "commentsIds", f"{_LASTING}paraId", known)
    _forget_entries(package, "commentsExtensible", f"{_EXTENSIBLE}durableId", durable)


def _forget_threads(package: Package, paragraphs: set[str]) -> None:
    """Take comments out of the part that tells which are answers; an answer to one of them stands by itself."""
    _forget_entries(package, "commentsExtended", f"{_THREADS}paraId", paragraphs)
    threads = package.related("commentsExtended")
    for entry in threads if threads is not None else ():
        if entry.get(f"{_THREADS}paraIdParent") in paragraphs:
            package.touch(threads)
            del entry.attrib[f"{_THREADS}paraIdParent"]


def _forget_entries(package: Package, kind: str, attribute: str, names: set[str]) -> set[str]:
    """Take what newer versions know comments by out of a part; return the lasting identifiers that went."""
    part = package.related(kind)
    gone = [entry for entry in part if entry.get(attribute) in names] if part is not None else []
    for entry in gone:
        package.touch(entry)
        _remove(entry)
    return {lasting for entry in gone if (lasting := entry.get(f"{_LASTING}durableId"))}


def _remove(element: Any) -> None:
    """Take an element out, but leave the white space behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


class Comments:
    """The comments part of a file, which is made where there is none."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._time = now()
        part = package.related("comments")
        self._is_new = part is None
        self._root = etree.fromstring(_EMPTY) if part is None else part
        known = (whole(one.get(_ID)) or 0 for one in self._root.iter(f"{W}comment"))
        self._next = max(known, default=-1) + 1
        self._name = self._free_name() if self._is_new else package.name_of("comments")
        self._styles = package.related("styles")
        self._text_style = self._style(_TEXT_STYLE, "CommentText")
        self._reference_style = self._style(_REFERENCE_STYLE, "CommentReference")

    def add(self, text: str) -> tuple[Any, Any, Any]:
        """Add a comment and return its marks: the start of its range, the end, and the run that refers to it."""
        number = str(self._next)
        self._next += 1
        comment = self._root.makeelement(f"{W}comment", {_ID: number, _AUTHOR: AUTHOR})
        comment.set(f"{W}date", self._time)
        comment.set(f"{W}initials", AUTHOR)
        for index, line in enumerate(text.split("\n")):
            comment.append(self._paragraph(line, is_first=index == 0))
        self._root.append(comment)
        start, end, reference = (self._root.makeelement(tag, {_ID: number}) for tag in _MARKS)
        return start, end, self._run(reference)

    def finish(self) -> None:
        """Put the part into the package; where it is new, have the package know it."""
        self._package.roots[self._name] = self._root
        self._package.touched.add(self._name)
        if self._is_new:
            self._refer()

    def _paragraph(self, line: str, *, is_first: bool) -> Any:
        paragraph = self._root.makeelement(f"{W}p", {})
        if self._text_style:
            properties = _append(paragraph, "pPr")
            _append(properties, "pStyle").set(VAL, self._text_style)
        if is_first:
            paragraph.append(self._run(self._root.makeelement(f"{W}annotationRef", {})))
        text = _append(_append(paragraph, "r"), "t")
        text.text = sayable(line)
        text.set(_SPACE, "preserve")
        return paragraph

    def _run(self, content: Any) -> Any:
        run = self._root.makeelement(f"{W}r", {})
        if self._reference_style:
            _append(_append(run, "rPr"), "rStyle").set(VAL, self._reference_style)
        run.append(content)
        return run

    def _style(self, name: str, wished: str) -> str:
        """Return the identifier of a style known by its name, which is made where it is missing."""
        if self._styles is None:
            return ""
        taken = set()
        for style in self._styles.iterchildren(f"{W}style"):
            taken.add(style.get(f"{W}styleId"))
            if (value(style, "name") or "").lower() == name:
                return str(style.get(f"{W}styleId"))
        while wished in taken:
            wished += "1"
        is_text = name == _TEXT_STYLE
        self._package.touch(self._styles)
        style = _append(self._styles, "style")
        style.set(f"{W}type", "paragraph" if is_text else "character")
        style.set(f"{W}styleId", wished)
        _append(style, "name").set(VAL, name)
        _append(style, "uiPriority").set(VAL, "99")
        _append(style, "unhideWhenUsed")
        if is_text:
            _append(_append(style, "pPr"), "jc").set(VAL, "left")
        else:
            settings = _append(style, "rPr")
            for size in ("sz", "szCs"):
                _append(settings, size).set(VAL, "21")
        return wished

    def _free_name(self) -> str:
        folder = self._package.main_part.rpartition("/")[0]
        number = ""
        while f"{folder}/comments{number}.xml".lstrip("/") in self._package.members:
            number = str(int(number or "1") + 1)
        return f"{folder}/comments{number}.xml".lstrip("/")

    def _refer(self) -> None:
        """Name the new part among the references of the main part and among the content types."""
        references = self._package.references_of_main()
        taken = {one.get("Id") for one in references}
        number = 1
        while f"edulint{number}" in taken:
            number += 1
        reference = references.makeelement(references.tag.replace("Relationships", "Relationship"), {})
        reference.set("Id", f"edulint{number}")
        reference.set("Type", _RELATIONSHIP_TYPE)
        reference.set("Target", f"/{self._name}")
        references.append(reference)
        types = self._package.part("[content_types].xml")
        if types is not None:
            override = types.makeelement(types.tag.replace("Types", "Override"), {})
            override.set("PartName", f"/{self._name}")
            override.set("ContentType", _CONTENT_TYPE)
            types.append(override)
            self._package.touch(types)


def sayable(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    if text.isprintable():
        return text
    return "".join(
        character
        for character in text
        if character >= " " and not 0xD800 <= ord(character) < 0xE000 and ord(character) not in (0xFFFE, 0xFFFF)
    )


def _append(parent: Any, name: str) -> Any:
    child = parent.makeelement(W + name, {})
    parent.append(child)
    return child
