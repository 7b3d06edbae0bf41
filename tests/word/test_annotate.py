"""Comments and tracked changes in Word files: at exactly their words, and nothing else is changed."""

from __future__ import annotations

import random
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from edulint.api import Remark, Replacement, Span, replaced
from edulint_word.names import W
from edulint_word.package import Package
from edulint_word.reader import WordReader
from edulint_word.source import paragraphs_of
from edulint_word.source_map import SourceMap
from edulint_word.writer import WordWriter
from tests.word.corpus import STRICT_NAMES, box, changed, field, made, note, reference
from tests.word.docx import file, paragraph, parts_of, run, zipped

FILES = made()
SETS = 300
MARKS = [W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
# What annotating adds to, beside the parts that hold text.
ADDED_TO = ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/styles.xml")


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


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


def plain(data: bytes, others: set[str], *, accept: bool) -> bytes:
    """Return a part in canonical form without our comments, our changes accepted or rejected, and cut runs joined."""
    root = etree.fromstring(usual(data))
    ours = [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "edulint"]
    for change in ours:
        if (change.tag == f"{W}ins") is accept:
            for text in change.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for child in list(change):
                change.addprevious(child)
        change.getparent().remove(change)
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


def check_rest(before: bytes, after: bytes, *, accept: bool = False) -> None:
    """Check that nothing but our own marks was added."""
    old, new = parts(before), parts(after)
    comments = etree.fromstring(old.get("word/comments.xml", b"<none/>"))
    others = {one.get(f"{W}id") for one in comments if one.get(f"{W}author") != "edulint"}
    assert set(old) <= set(new) <= {*old, "word/comments.xml"}
    for name, data in old.items():
        if new[name] == data:
            continue
        if name in ADDED_TO:
            children = [etree.tostring(child, method="c14n") for child in etree.fromstring(new[name])]
            assert all(etree.tostring(child, method="c14n") in children for child in etree.fromstring(data))
        else:
            assert plain(new[name], others, accept=accept) == plain(data, others, accept=accept), name


def text_of(data: bytes) -> str:
    return WordReader().read(data).text


def random_spans(text: str, seed: int, count: int) -> list[Span]:
    source = random.Random(seed)
    spans = []
    for _ in range(count):
        start = source.randrange(len(text))
        spans.append(Span(start, min(len(text), start + source.choice([1, 1, 2, 4, 9, 30]))))
    return spans


def rejected(data: bytes) -> str:
    """Return the text of a file with all our changes rejected."""
    back = {}
    for name, content in parts(data).items():
        back[name] = content
        if name.endswith(".xml") and name.startswith("word/") and b"edulint" in content and "comments" not in name:
            root = etree.fromstring(usual(content))
            for change in [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "edulint"]:
                if change.tag == f"{W}del":
                    for text in change.iter(f"{W}delText"):
                        text.tag = f"{W}t"
                    for child in list(change):
                        change.addprevious(child)
                change.getparent().remove(change)
            back[name] = etree.tostring(root, encoding="UTF-8")
    return text_of(zipped(back))


def test_there_are_files_enough() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("seed", range(SETS))
def test_comments_stand_at_exactly_their_words(seed: int) -> None:
    name = sorted(FILES)[seed % len(FILES)]
    data = FILES[name]
    text = text_of(data)
    remarks = [Remark(span, f"第{index}条") for index, span in enumerate(random_spans(text, seed, 6))]
    annotated = WordWriter().annotate(data, remarks, [])
    assert (text_of(annotated.data), annotated.text) == (text, text)
    check_rest(data, annotated.data)
    found = words_of_comments(annotated.data)
    assert len(found) == len(remarks)
    source = SourceMap(paragraphs_of(Package(data)))
    for remark in remarks:
        first = (
            remark.span.start
            + len(text[remark.span.start : remark.span.end])
            - len(text[remark.span.start : remark.span.end].lstrip("\n"))
        )
        place = source.paragraphs[source.paragraph_at(first)].place
        if place.in_box or place.note or place.margin:
            continue
        wished = "".join(_marked(source, remark.span)).strip("\n")
        if wished:
            assert found[remark.text] == wished, (name, remark)


def _marked(source: SourceMap, span: Span) -> list[str]:
    """Return the words of a span that can be marked: what can't be cut is marked whole; other parts are left out."""
    words = []
    bounds = {unit.bounds for unit in source.units_in(span)}
    for unit in source.units:
        place = source.paragraphs[unit.paragraph].place
        if place.in_box or place.note or place.margin or unit.bounds not in bounds:
            continue
        if unit.bounds == (unit.first, unit.last):
            if unit.end <= span.start or unit.start >= span.end:
                continue
            if not unit.piece.editable:
                words.append(unit.piece.text)
                continue
            words.append(source.text[max(span.start, unit.start) : min(span.end, unit.end)])
        else:
            words.append(unit.piece.text)
    return words


@pytest.mark.parametrize("seed", range(SETS))
def test_changes_can_be_accepted_or_rejected(seed: int) -> None:
    name = sorted(FILES)[seed % len(FILES)]
    data = FILES[name]
    text = text_of(data)
    source = random.Random(seed)
    edits: list[Replacement] = []
    at = 0
    for span in sorted(random_spans(text, seed + 1, 5)):
        short = (
            Span(span.start, min(span.end, span.start + 2)) if source.random() < 0.8 else Span(span.start, span.start)
        )
        if short.start >= at:
            edits.append(Replacement(short, source.choice(["", "改", "新的话"]) if len(short) else "添"))
            at = short.end + 1
    remarks = [Remark(span, f"第{index}条") for index, span in enumerate(random_spans(text, seed, 3))]
    annotated = WordWriter().annotate(data, remarks, edits)
    made_edits = [edit for edit in edits if edit not in annotated.left_out]
    assert annotated.text == replaced(text, made_edits)
    assert not annotated.text.strip() or text_of(annotated.data) == annotated.text
    assert rejected(annotated.data) == text
    check_rest(data, annotated.data)
    # A second run takes the first one's comments out and leaves its changes.
    if not annotated.text.strip():
        return
    again = WordWriter().annotate(annotated.data, [], [])
    assert text_of(again.data) == annotated.text
    assert words_of_comments(again.data) == {}


def one(data: bytes, words: str, new: str) -> bytes:
    """Return a file with words replaced."""
    text = text_of(data)
    start = text.index(words)
    annotated = WordWriter().annotate(data, [], [Replacement(Span(start, start + len(words)), new)])
    assert not annotated.left_out
    assert text_of(annotated.data) == text.replace(words, new, 1)
    return annotated.data


def document_xml(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def test_one_run_of_several_texts_is_cut_at_all_places_first() -> None:
    data = FILES["one run of texts and tabs"]
    spans = [Span(1, 3), Span(2, 7), Span(0, 12), Span(5, 6), Span(4, 5)]
    annotated = WordWriter().annotate(data, [Remark(span, str(span.start)) for span in spans], [])
    text = text_of(data)
    assert words_of_comments(annotated.data) == {str(span.start): text[span.start : span.end] for span in spans}


def test_a_change_keeps_the_look_of_its_words() -> None:
    xml = document_xml(one(FILES["several runs"], "统完", "统"))
    deletion = re.search(r'<w:del [^>]*author="edulint"[^>]*>.*?</w:del>', xml)
    assert deletion is not None
    assert re.search("<w:rPr><w:b/></w:rPr><w:delText[^>]*>统完</w:delText>", xml)
    assert re.search(
        r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr>", document_xml(one(FILES["several runs"], "系统完成", "部门"))
    )


def test_another_persons_insertion_is_parted_by_ours() -> None:
    data = FILES["insertion"]
    xml = document_xml(one(data, "系统本", "部门"))
    # No insertion stands in another one.
    for insertion in etree.fromstring(xml.encode()).iter(f"{W}ins"):
        assert next(insertion.iterancestors(f"{W}ins"), None) is None
        assert insertion.get(f"{W}author") in ("王敏", "edulint")


def test_both_forms_of_a_text_box_are_changed() -> None:
    data = FILES["text box twice"]
    assert document_xml(one(data, "话很多", "话")).count("</w:delText>") == 2
    unlike = file(paragraph(inside=run("甲") + box(paragraph("框内的话")).replace("框内的话", "另一些", 1)))
    annotated = WordWriter().annotate(unlike, [], [Replacement(Span(2, 4), "改")])
    assert len(annotated.left_out) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("text box twice", "框内"), ("notes", "三个镇街"), ("headers", "内部资料"), ("word art", "青川县")],
)
def test_where_word_allows_no_comment_it_stands_at_what_holds_the_words(name: str, words: str) -> None:
    data = FILES[name]
    start = text_of(data).index(words)
    annotated = WordWriter().annotate(data, [Remark(Span(start, start + 2), "说")], [])
    assert list(words_of_comments(annotated.data)) == ["说"]
    root = etree.fromstring(document_xml(annotated.data).encode())
    for mark in root.iter(*MARKS):
        assert next(mark.iterancestors(f"{W}txbxContent"), None) is None
    check_rest(data, annotated.data)


def test_a_change_in_a_note_and_a_header_is_made_there() -> None:
    assert b"edulint" in parts(one(FILES["notes"], "三个镇街", "四个镇街"))["word/footnotes.xml"]
    assert b"edulint" in parts(one(FILES["headers"], "内部资料", "公开资料"))["word/header1.xml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (FILES["formula"], "3/4"),
        (FILES["drawn field"], "①"),
        (FILES["picture in a line"], "\ufffc"),
        (FILES["word art"], "文件"),
        (FILES["empty paragraphs"], "甲\n\n\n乙"),
    ],
)
def test_what_can_not_be_changed_is_left_out_and_told(data: bytes, words: str) -> None:
    start = text_of(data).index(words)
    edit = Replacement(Span(start, start + len(words)), "新")
    annotated = WordWriter().annotate(data, [], [edit])
    assert (annotated.left_out, annotated.text) == (frozenset((edit,)), text_of(data))
    edit = Replacement(Span(0, 1), "行\n行")
    assert WordWriter().annotate(data, [], [edit]).left_out == frozenset((edit,))


def test_comments_of_others_stay_and_ours_are_replaced() -> None:
    data = FILES["comments of others"]
    first = WordWriter().annotate(data, [Remark(Span(0, 2), "甲"), Remark(Span(3, 5), "乙")], []).data
    second = WordWriter().annotate(first, [Remark(Span(1, 4), "丙")], []).data
    assert words_of_comments(second) == {"丙": text_of(data)[1:4]}
    comments = parts(second)["word/comments.xml"].decode()
    assert "李强" in comments
    assert "请核对" in comments
    check_rest(data, second)


def test_answers_to_our_comments_stay() -> None:
    made_file = parts(WordWriter().annotate(FILES["comments of others"], [Remark(Span(0, 2), "甲")], []).data)
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    identifier = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0000000A"'
    comments = made_file["word/comments.xml"].decode()
    ours = comments.index('w:author="edulint"')
    made_file["word/comments.xml"] = (
        comments[:ours] + comments[ours:].replace("<w:p>", f"<w:p {identifier}>", 1)
    ).encode()
    made_file["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{space}"><w15:commentEx w15:paraId="0000000A"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"/></w15:commentsEx>'
    ).encode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    relations = made_file["word/_rels/document.xml.rels"].decode()
    made_file["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f'<Relationship Id="e" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    ).encode()
    after = parts(WordWriter().annotate(zipped(made_file), [], []).data)["word/commentsExtended.xml"].decode()
    assert "0000000A" not in after
    assert "0000000B" in after


def test_a_comment_says_anything() -> None:
    said = 'a\x00\x1b[31m<b>&"引号"\ud800\ufffe\n二行 '
    annotated = WordWriter().annotate(FILES["one paragraph"], [Remark(Span(0, 2), said)], [])
    assert list(words_of_comments(annotated.data)) == ['a[31m<b>&"引号"\n二行 ']


def test_a_comment_on_nothing_takes_a_character_in() -> None:
    data = FILES["empty paragraphs"]
    remarks = [Remark(Span(at, at), str(at)) for at in range(len(text_of(data)) + 1)]
    found = words_of_comments(WordWriter().annotate(data, remarks, []).data)
    assert found == {"0": "甲", "1": "甲", "2": "", "3": "", "4": "乙", "5": "乙"}


def test_spaces_at_a_cut_stay() -> None:
    data = file("<w:p><w:r><w:t>甲  乙</w:t></w:r></w:p>")
    xml = document_xml(WordWriter().annotate(data, [Remark(Span(0, 2), "说")], []).data)
    assert '<w:t xml:space="preserve">甲 </w:t>' in xml
    assert '<w:t xml:space="preserve"> 乙</w:t>' in xml


def test_styles_of_comments_are_found_or_made() -> None:
    chinese = '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="annotation text"/></w:style>'
    taken = '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="别的"/></w:style>'
    data = file(paragraph("全县"), styles=chinese + taken)
    after = parts(WordWriter().annotate(data, [Remark(Span(0, 1), "说")], []).data)
    assert 'w:pStyle w:val="a5"' in after["word/comments.xml"].decode()
    assert 'w:rStyle w:val="CommentReference1"' in after["word/document.xml"].decode()
    assert after["word/styles.xml"].decode().count("<w:style ") == 3


def test_a_signature_is_lost_and_that_is_told() -> None:
    signed = zipped({**parts_of(paragraph("全县")), "_xmlsignatures/sig1.xml": b"<s/>"})
    annotated = WordWriter().annotate(signed, [Remark(Span(0, 1), "说")], [])
    assert "签名" in annotated.problems[0].zh
    assert parts(annotated.data)["_xmlsignatures/sig1.xml"] == b"<s/>"


def test_untouched_parts_are_not_even_packed_anew() -> None:
    data = FILES["a picture beside"]
    annotated = WordWriter().annotate(data, [Remark(Span(0, 1), "说")], []).data
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(annotated)) as new:
        first, second = old.getinfo("word/media/image1.png"), new.getinfo("word/media/image1.png")
        assert (first.compress_size, first.CRC, first.date_time) == (second.compress_size, second.CRC, second.date_time)


def test_nothing_to_say_changes_nothing() -> None:
    for data in FILES.values():
        assert parts(WordWriter().annotate(data, [], []).data) == parts(data)


def test_a_strict_file_stays_strict() -> None:
    after = parts(WordWriter().annotate(FILES["strict"], [Remark(Span(0, 4), "说")], []).data)
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in after["word/document.xml"]
    assert b"schemas.openxmlformats.org/wordprocessingml" not in after["word/document.xml"]


def test_fields_are_not_torn() -> None:
    data = file(
        paragraph(inside=run("第") + field(r"EQ \o\ac(○,1)") + run("条") + reference(1)), footnotes=note(1, "注")
    )
    annotated = WordWriter().annotate(data, [Remark(Span(1, 2), "说")], [])
    assert words_of_comments(annotated.data) == {"说": "①"}
    xml = document_xml(annotated.data)
    assert xml.index("commentRangeStart") < xml.index('fldCharType="begin"')
    assert xml.index('fldCharType="end"') < xml.index("commentRangeEnd")
    assert changed
