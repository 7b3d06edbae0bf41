"""What is seen of edulint's work in an annotated Word file: comments, changes, and that the rest stayed."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any

from lxml import etree

from edulint_word.names import W
from edulint_word.package import Package
from edulint_word.reader import WordReader
from edulint_word.source import paragraphs_of
from edulint_word.source_map import SourceMap
from tests.word.corpus import STRICT_NAMES
from tests.word.docx import zipped

MARKS = [W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
# The parts that annotating adds, or adds to, beside those that hold text.
ADDED_TO = ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/styles.xml")


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def document_xml(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def text_of(data: bytes) -> str:
    return WordReader().read(data).text


def words_of_comments(data: bytes) -> dict[str, str]:
    """Return the words that each of our comments stands at, by what it says."""
    package = Package(data)
    source = SourceMap(paragraphs_of(package))
    unit_of = {unit.piece.element: unit for unit in source.units if not source.paragraphs[unit.paragraph].place.in_box}
    open_marks: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for element in package.main().iter():
        if element in unit_of:
            for pieces in open_marks.values():
                pieces.append(unit_of[element].piece.text)
        elif element.tag == MARKS[0]:
            open_marks[element.get(f"{W}id")] = []
        elif element.tag == MARKS[1]:
            words[element.get(f"{W}id")] = "".join(open_marks.pop(element.get(f"{W}id")))
    assert not open_marks
    part = package.related("comments")
    return {
        "\n".join("".join(text.text or "" for text in line.iter(f"{W}t")) for line in comment.iter(f"{W}p")): words[
            comment.get(f"{W}id")
        ]
        for comment in (part if part is not None else ())
        if comment.get(f"{W}author") == "edulint"
    }


def rejected(data: bytes) -> str:
    """Return the text of a file with all our changes rejected."""
    back = {}
    for name, content in parts(data).items():
        back[name] = content
        if name.endswith(".xml") and name.startswith("word/") and b"edulint" in content and "comments" not in name:
            root = etree.fromstring(usual(content))
            _settle(root, accept=False)
            back[name] = etree.tostring(root, encoding="UTF-8")
    return text_of(zipped(back))


def check_rest(before: bytes, after: bytes, *, accept: bool = False) -> None:
    """Check that nothing but our own marks was added."""
    old, new = parts(before), parts(after)
    comments = etree.fromstring(old.get("word/comments.xml", b"<none/>"))
    others = {one.get(f"{W}id") for one in comments if one.get(f"{W}author") != "edulint"}
    assert set(old) <= set(new) <= {*old, *ADDED_TO}
    for name, data in old.items():
        if new[name] == data:
            continue
        if name in ADDED_TO:
            children = [etree.tostring(child, method="c14n") for child in etree.fromstring(new[name])]
            assert all(etree.tostring(child, method="c14n") in children for child in etree.fromstring(data))
        else:
            assert plain(new[name], others, accept=accept) == plain(data, others, accept=accept), name


def plain(data: bytes, others: set[str], *, accept: bool) -> bytes:
    """Return a part in canonical form without our comments, our changes accepted or rejected, and cut runs joined."""
    root = etree.fromstring(usual(data))
    _settle(root, accept=accept)
    for mark in list(root.iter(*MARKS)):
        if mark.get(f"{W}id") not in others:
            parent = mark.getparent()
            parent.remove(mark)
            if mark.tag == MARKS[2]:
                parent.getparent().remove(parent)
    for revision in list(root.iter(f"{W}ins", f"{W}moveTo")):
        following = revision.getnext()
        while (
            following is not None
            and following.tag == revision.tag
            and following.get(f"{W}author") == revision.get(f"{W}author")
        ):
            revision.extend(list(following))
            following.getparent().remove(following)
            following = revision.getnext()
    for one in list(root.iter(f"{W}r")):
        _join(one)
    for text in root.iter(f"{W}t"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def _settle(root: Any, *, accept: bool) -> None:
    """Accept or reject the changes of edulint in a part."""
    for change in [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "edulint"]:
        if (change.tag == f"{W}ins") is accept:
            for text in change.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for child in list(change):
                change.addprevious(child)
        change.getparent().remove(change)


def _join(one: Any) -> None:
    if one.getparent() is None:
        return
    following = one.getnext()
    while following is not None and following.tag == one.tag and _look(one) == _look(following):
        one.extend([child for child in following if child.tag != f"{W}rPr"])
        following.getparent().remove(following)
        following = one.getnext()
    for text in list(one.iterchildren(f"{W}t")):
        previous = text.getprevious()
        if previous is not None and previous.tag == text.tag:
            previous.text = (previous.text or "") + (text.text or "")
            one.remove(text)


def _look(one: Any) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    properties = one.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(deepcopy(properties), method="c14n"), tuple(one.attrib.items())


def usual(data: bytes) -> bytes:
    """Return a part of a strict file in the usual form."""
    for name, other in STRICT_NAMES:
        data = data.replace(other, name)
    return data
