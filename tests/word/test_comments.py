"""Comments that edulint writes in a Word file: where they stand, what they say, what becomes of earlier ones."""

from __future__ import annotations

import pytest
from lxml import etree

from edulint.api import Remark, Span
from edulint_word.names import W
from edulint_word.writer import WordWriter
from tests.word.annotated import MARKS, check_rest, document_xml, parts, text_of, words_of_comments
from tests.word.corpus import field, made, note, reference
from tests.word.docx import file, paragraph, run, zipped

FILES = made()


def test_one_run_of_several_texts_is_cut_at_all_places_first() -> None:
    data = FILES["one run of texts and tabs"]
    spans = [Span(1, 3), Span(2, 7), Span(0, 12), Span(5, 6), Span(4, 5)]
    annotated = WordWriter().annotate(data, [Remark(span, str(span.start)) for span in spans], [])
    text = text_of(data)
    assert words_of_comments(annotated.data) == {str(span.start): text[span.start : span.end] for span in spans}


@pytest.mark.parametrize(
    ("name", "words"),
    [("text box twice", "框内"), ("notes", "三个镇街"), ("headers", "内部资料"), ("word art", "青川县")],
)
def test_where_word_allows_no_comment_it_stands_at_what_holds_the_words(name: str, words: str) -> None:
    data = FILES[name]
    start = text_of(data).index(words)
    annotated = WordWriter().annotate(data, [Remark(Span(start, start + 2), "说", "那里")], [])
    assert list(words_of_comments(annotated.data)) == ["那里\n说"]
    root = etree.fromstring(document_xml(annotated.data).encode())
    marks = list(root.iter(*MARKS))
    assert marks
    assert all(next(mark.iterancestors(f"{W}txbxContent"), None) is None for mark in marks)
    check_rest(data, annotated.data)


def test_a_comment_on_a_note_stands_at_its_reference_alone() -> None:
    data = FILES["note between texts of a run"]
    text = text_of(data)
    remarks = [Remark(Span(text.index("三个"), len(text)), "注"), Remark(Span(0, 3), "正文")]
    annotated = WordWriter().annotate(data, remarks, []).data
    assert words_of_comments(annotated) == {"注": "", "正文": "全县完"}
    root = etree.fromstring(document_xml(annotated).encode())
    reference_run = next(root.iter(f"{W}footnoteReference")).getparent()
    assert [reference_run.getprevious().tag, reference_run.getnext().tag] == MARKS[:2]
    check_rest(data, annotated)


def test_a_comment_on_nothing_takes_a_character_in() -> None:
    data = FILES["empty paragraphs"]
    remarks = [Remark(Span(at, at), str(at)) for at in range(len(text_of(data)) + 1)]
    found = words_of_comments(WordWriter().annotate(data, remarks, []).data)
    assert found == {"0": "甲", "1": "甲", "2": "", "3": "", "4": "乙", "5": "乙"}


def test_fields_are_not_torn() -> None:
    data = file(
        paragraph(inside=run("第") + field(r"EQ \o\ac(○,1)") + run("条") + reference(1)), footnotes=note(1, "注")
    )
    annotated = WordWriter().annotate(data, [Remark(Span(1, 2), "说")], [])
    assert words_of_comments(annotated.data) == {"说": "①"}
    xml = document_xml(annotated.data)
    assert xml.index("commentRangeStart") < xml.index('fldCharType="begin"')
    assert xml.index('fldCharType="end"') < xml.index("commentRangeEnd")


def test_spaces_at_a_cut_stay() -> None:
    data = file("<w:p><w:r><w:t>甲  乙</w:t></w:r></w:p>")
    xml = document_xml(WordWriter().annotate(data, [Remark(Span(0, 2), "说")], []).data)
    assert '<w:t xml:space="preserve">甲 </w:t>' in xml
    assert '<w:t xml:space="preserve"> 乙</w:t>' in xml


def test_a_comment_says_anything() -> None:
    said = 'a\x00\x1b[31m<b>&"引号"\ud800\ufffe\n二行 '
    annotated = WordWriter().annotate(FILES["one paragraph"], [Remark(Span(0, 2), said)], [])
    assert list(words_of_comments(annotated.data)) == ['a[31m<b>&"引号"\n二行 ']


def test_comments_of_others_stay_and_ours_are_replaced() -> None:
    data = FILES["comments of others"]
    first = WordWriter().annotate(data, [Remark(Span(0, 2), "甲"), Remark(Span(3, 5), "乙")], []).data
    second = WordWriter().annotate(first, [Remark(Span(1, 4), "丙")], []).data
    assert words_of_comments(second) == {"丙": text_of(data)[1:4]}
    comments = parts(second)["word/comments.xml"].decode()
    assert "李强" in comments
    assert "请核对" in comments
    check_rest(data, second)


def with_threads(data: bytes, identifiers: str) -> dict[str, bytes]:
    """Return the parts of a file with what newer versions of Word know its comments by.

    ``identifiers`` are those of the comments' paragraphs in the order of the part; 0000000B answers 0000000A.
    """
    made_file = parts(data)
    comments = made_file["word/comments.xml"].decode()
    for paragraph_id in identifiers.split():
        at = comments.index("<w:p>")
        comments = f'{comments[:at]}<w:p {_WORD_2010} w14:paraId="{paragraph_id}">{comments[at + 5 :]}'
    made_file["word/comments.xml"] = comments.encode()
    relations, folder = "", "http://schemas.microsoft.com/office"
    for name, (space, year, content) in _THREADS.items():
        prefix = content.partition(":")[0]
        root = f'<{prefix}:root xmlns:{prefix}="{folder}/word/{space}">'
        entries = "".join(f"<{one}/>" for one in content.split("; "))
        made_file[f"word/{name}.xml"] = f"{root}{entries}</{prefix}:root>".encode()
        relations += f'<Relationship Id="{name}" Type="{folder}/{year}/relationships/{name}" Target="{name}.xml"/>'
    references = made_file["word/_rels/document.xml.rels"].decode()
    made_file["word/_rels/document.xml.rels"] = references.replace(
        "</Relationships>", f"{relations}</Relationships>"
    ).encode()
    return made_file


_WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_THREADS = {
    "commentsExtended": (
        *("2012/wordml", "2011"),
        'w15:commentEx w15:paraId="0000000A"; w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"',
    ),
    "commentsIds": (
        *("2016/wordml/cid", "2016/09"),
        'w16cid:commentId w16cid:paraId="0000000A" w16cid:durableId="00000001"; '
        'w16cid:commentId w16cid:paraId="0000000B" w16cid:durableId="00000002"',
    ),
    "commentsExtensible": (
        *("2018/wordml/cex", "2018/08"),
        'w16cex:commentExtensible w16cex:durableId="00000001"; w16cex:commentExtensible w16cex:durableId="00000002"',
    ),
    "people": ("2012/wordml", "2011", 'w15:person w15:author="李强"'),
}


def test_answers_to_our_comments_stay() -> None:
    annotated = WordWriter().annotate(FILES["comments of others"], [Remark(Span(0, 2), "甲")], []).data
    made_file = with_threads(annotated, "0000000B 0000000A")
    after = parts(WordWriter().annotate(zipped(made_file), [], []).data)
    for name in ("commentsExtended", "commentsIds"):
        assert b"0000000A" not in after[f"word/{name}.xml"]
        assert b"0000000B" in after[f"word/{name}.xml"]
    assert b"00000001" not in after["word/commentsExtensible.xml"]
    assert b"00000002" in after["word/commentsExtensible.xml"]


def test_a_comment_is_taken_out_and_nothing_else() -> None:
    second = f'<w:comment w:id="7" w:author="王敏"><w:p>{run("再核对")}</w:p></w:comment>'
    body = paragraph(
        inside='<w:commentRangeStart w:id="3"/><w:commentRangeStart w:id="7"/>'
        + run("全县")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    )
    first = f'<w:comment w:id="3" w:author="李强"><w:p>{run("请核对")}</w:p></w:comment>'
    made_file = with_threads(file(body, comments=first + second), "0000000A 0000000B")
    after = parts(WordWriter().without(zipped(made_file), {"3"}))
    alone = {name: content for name, content in made_file.items() if name in ("word/people.xml", "[Content_Types].xml")}
    assert alone.items() <= after.items()
    expected = made_file["word/document.xml"].decode()
    for mark in ('<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'):
        expected = expected.replace(mark, "")
    expected = expected.replace('<w:r><w:commentReference w:id="3"/></w:r>', "")
    assert canonical(after["word/document.xml"]) == canonical(expected.encode())
    assert "李强" not in after["word/comments.xml"].decode()
    assert "再核对" in after["word/comments.xml"].decode()
    assert b"paraIdParent" not in after["word/commentsExtended.xml"]
    for name in ("commentsExtended", "commentsIds"):
        assert b"0000000A" not in after[f"word/{name}.xml"]
        assert b"0000000B" in after[f"word/{name}.xml"]
    assert b"00000001" not in after["word/commentsExtensible.xml"]


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n")


def test_a_comment_that_shares_its_identifier_stays() -> None:
    twice = f'<w:comment w:id="3" w:author="李强"><w:p>{run("请核对")}</w:p></w:comment>' * 2
    body = paragraph(
        inside='<w:commentRangeStart w:id="3"/>'
        + run("全县")
        + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    )
    data = file(body, comments=twice)
    assert WordWriter().without(data, {"3"}) == data
    assert WordWriter().without(data, ()) == data


def test_styles_of_comments_are_found_or_made() -> None:
    chinese = '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="annotation text"/></w:style>'
    taken = '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="别的"/></w:style>'
    data = file(paragraph("全县"), styles=chinese + taken)
    after = parts(WordWriter().annotate(data, [Remark(Span(0, 1), "说")], []).data)
    assert 'w:pStyle w:val="a5"' in after["word/comments.xml"].decode()
    assert 'w:rStyle w:val="CommentReference1"' in after["word/document.xml"].decode()
    assert after["word/styles.xml"].decode().count("<w:style ") == 3
