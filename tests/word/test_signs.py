"""Signs, formulas and objects: what stands in a line without being its text keeps its place there."""

from __future__ import annotations

import pytest

from edulint.api import BlockKind
from edulint_numbering.captions import captions
from edulint_word.fields import equation
from tests.word.docx import labels, paragraph, read, run, style

MARK = '<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(instruction: str, result: str = "", inside: str = "") -> str:
    """Return a field; ``inside`` stands in its beginning."""
    middle = MARK.format(kind="separate", inside="") + run(result) if result else ""
    return (
        MARK.format(kind="begin", inside=inside)
        + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        + middle
        + MARK.format(kind="end", inside="")
    )


def text_of(content: str, **parts: str) -> str:
    """Return the text of a paragraph that holds something between 前 and 后."""
    return read(paragraph(inside=run("前") + content + run("后")), **parts).text


def sign(font: str, code: str) -> str:
    """Return a sign of a font."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F06A", "①"),
        ("Wingdings 3", "F075", "▶"),
        ("Symbol", "F070", "π"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00B0", "°"),
        ("宋体", "00B7", "·"),
        # Unknown places keep the words around them apart.
        ("Webdings", "F0E0", "\ufffc"),
        ("Wingdings", "F0FF", "\ufffc"),
        ("", "xy", "\ufffc"),
        ("", "D800", "\ufffc"),
    ],
)
def test_signs_of_symbol_fonts(font: str, code: str, seen: str) -> None:
    assert text_of(sign(font, code)) == f"前{seen}后"


def test_a_sign_beyond_the_first_plane() -> None:
    space = 'xmlns:s="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
    both = (
        f'<mc:AlternateContent {space}><mc:Choice Requires="s"><s:symEx s:font="Segoe UI Emoji" s:char="1F44C"/>'
        "</mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(f"<w:r>{both}</w:r>") == "前👌后"


def test_text_in_a_symbol_font_is_what_is_seen() -> None:
    fonts = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'
    assert text_of(run("\uf0e0完成", fonts.format("Wingdings", "Wingdings"))) == "前→完成后"
    assert text_of(run("\uf0e0", fonts.format("Arial", "Arial"))) == "前\ufffc后"


@pytest.mark.parametrize(
    ("omml", "line"),
    [
        ("<m:r><m:t>3+4=7</m:t></m:r>", "3+4=7"),
        ("<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>", "3/4"),
        ("<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f>", "(a+b)/12"),
        (
            '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num><m:r><m:t>5</m:t></m:r></m:num>'
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
            "(5 2)",
        ),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>", "10^3"),
        ("<m:sSub><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sub><m:r><m:t>i+1</m:t></m:r></m:sub></m:sSub>", "x_(i+1)"),
        ("<m:sPre><m:sub/><m:sup><m:r><m:t>2</m:t></m:r></m:sup><m:e><m:r><m:t>H</m:t></m:r></m:e></m:sPre>", "^2H"),
        ("<m:rad><m:deg/><m:e><m:r><m:t>16</m:t></m:r></m:e></m:rad>", "√16"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>1</m:t></m:r></m:sub>'
            "<m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:r><m:t>k</m:t></m:r></m:e></m:nary>",
            "∑_1^n k",
        ),
        ("<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>", "(a|b)"),
        ("<m:func><m:fName><m:r><m:t>sin</m:t></m:r></m:fName><m:e><m:r><m:t>x</m:t></m:r></m:e></m:func>", "sin x"),
        ("<m:limLow><m:e><m:r><m:t>lim</m:t></m:r></m:e><m:lim><m:r><m:t>n</m:t></m:r></m:lim></m:limLow>", "lim_n"),
        ("<m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e><m:e><m:r><m:t>0</m:t></m:r></m:e></m:mr></m:m>", "1 0"),
        ("<m:eqArr><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:eqArr>", "a; b"),
    ],
)
def test_formulas_are_read_as_written_on_one_line(omml: str, line: str) -> None:
    assert text_of(f"<m:oMathPara><m:oMath>{omml}</m:oMath></m:oMathPara>") == f"前{line}后"


@pytest.mark.parametrize(
    ("code", "drawn"),
    [
        (r" \o\ac(○,1)", "①"),
        (r"\o\ac(○,12)", "⑫"),
        (r"\o(〇,3)", "③"),
        (r"\o\ac(○,密)", "密"),
        (r"\f(3,4)", "3/4"),
        (r"\f(a+b;2)", "(a+b)/2"),
        (r"\r(3,x)", "√x"),
        (r"10\s\up8(2)", "10^2"),
        (r"\b(\f(1,2))", "(1/2)"),
        (r"\x(框)", "框"),
        (r"\a(上,下)", "上,下"),
        (r"\f(1", "1"),
        ("", ""),
    ],
)
def test_equation_fields(code: str, drawn: str) -> None:
    assert equation(code) == drawn


def test_an_equation_nested_at_will_ends() -> None:
    assert set(equation(r"\f(" * 5000)) == {"("}


def test_fields_that_word_draws_itself() -> None:
    assert text_of(field(r"eq \o\ac(○,1)")) == "前①后"
    assert text_of(field(r"SYMBOL 224 \f Wingdings \s 10")) == "前→后"
    assert text_of(field(r'SYMBOL 0xE0 \f "Wingdings"')) == "前→后"
    assert text_of(field("SYMBOL 112")) == "前π后"
    assert text_of(field("UNKNOWN 3")) == "前后"
    # A field that has a result shows it.
    assert text_of(field(r"EQ \f(1,2)", "二分之一")) == "前二分之一后"


def test_boxes_of_forms() -> None:
    box = "<w:ffData><w:checkBox>{}</w:checkBox></w:ffData>"
    assert text_of(field("FORMCHECKBOX", inside=box.format('<w:default w:val="0"/>'))) == "前□后"
    assert text_of(field("FORMCHECKBOX", inside=box.format('<w:default w:val="0"/><w:checked/>'))) == "前☑后"
    chosen = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
    assert text_of(field("FORMDROPDOWN", inside=chosen)) == "前乙后"


def test_fields_that_number() -> None:
    body = "".join(paragraph(inside=field("AUTONUM") + run(words)) for words in ("甲", "乙"))
    assert labels(read(body)) == ["1.|甲", "2.|乙"]
    body = paragraph(inside=field("LISTNUM") + run("甲") + field("LISTNUM") + run("子"))
    assert labels(read(body)) == ["1)|甲a)子"]
    body = "".join(
        paragraph(inside=field(rf"LISTNUM LegalDefault \l {depth}") + run(words))
        for depth, words in [(1, "甲"), (2, "子"), (2, "丑"), (1, "乙")]
    )
    assert labels(read(body)) == ["1.|甲", "1.1.|子", "1.2.|丑", "2.|乙"]
    body = "".join(paragraph(inside=field(rf"LISTNUM OutlineDefault \l 1 \s {start}") + run("甲")) for start in (4, 9))
    assert labels(read(body)) == ["IV.|甲", "IX.|甲"]


def test_raised_and_lowered_characters() -> None:
    raised, lowered = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
    assert text_of(run("5m") + run("2", raised) + run("、H") + run("2", lowered) + run("O")) == "前5m²、H₂O后"
    # What Unicode has not raised stays as it is, all of it.
    assert text_of(run("[12]", raised)) == "前[12]后"
    assert text_of(run("2", '<w:rStyle w:val="up"/>'), styles=UP) == "前²后"


UP = (
    '<w:style w:type="character" w:styleId="base"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="up"><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="character" w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="note"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_text_hidden_by_a_style_is_hidden() -> None:
    assert text_of(run("看不见", '<w:rStyle w:val="hid"/>'), styles=UP) == "前后"
    assert text_of(run("看得见", '<w:rStyle w:val="hid"/><w:vanish w:val="0"/>'), styles=UP) == "前看得见后"
    body = (
        paragraph("看得见")
        + paragraph("看不见", "note")
        + paragraph(inside=run("显", '<w:vanish w:val="0"/>'), style="note")
    )
    assert read(body, styles=UP).text == "看得见\n\n显"


@pytest.mark.parametrize(
    ("content", "stands"),
    [
        ("<w:object><v:shape><v:imagedata/></v:shape></w:object>", True),
        ("<w:drawing><wp:inline/></w:drawing>", True),
        ("<w:drawing><wp:anchor/></w:drawing>", False),
        ('<w:pict><v:shape style="width:3pt"><v:imagedata/></v:shape></w:pict>', True),
        ('<w:pict><v:shape style="position: absolute;width:3pt"><v:imagedata/></v:shape></w:pict>', False),
    ],
)
def test_an_object_in_a_line_keeps_words_apart(content: str, stands: bool) -> None:
    assert text_of(f"<w:r>{content}</w:r>") == ("前\ufffc后" if stands else "前后")


def test_a_picture_alone_is_no_text() -> None:
    picture = paragraph(inside="<w:r><w:drawing><wp:inline/></w:drawing></w:r>")
    document = read(paragraph("图前。") + picture + paragraph("图后。"))
    assert document.text == "图前。\n\ufffc\n图后。"
    assert [document.slice(block.span) for block in document.blocks] == ["图前。", "图后。"]


def test_a_picture_before_a_caption_is_none_of_its_words() -> None:
    picture = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
    document = read(paragraph(inside=picture + run(" 图1 食堂") + picture))
    assert [document.slice(block.span) for block in document.blocks] == ["图1 食堂\ufffc"]
    assert [caption.value for caption in captions(document)] == [1]


def test_word_art_is_read_after_its_paragraph() -> None:
    head = '<w:r><w:pict><v:shape style="position:absolute"><v:textpath string="青川县文件"/></v:shape></w:pict></w:r>'
    assert read(paragraph("正文", inside=run("正文") + head)).text == "正文\n青川县文件"


def test_contents_in_a_field_of_several_paragraphs_are_left_out() -> None:
    start = MARK.format(kind="begin", inside="") + "<w:r><w:instrText> TOC </w:instrText></w:r>"
    start += MARK.format(kind="separate", inside="")
    end = MARK.format(kind="end", inside="")
    entries = paragraph(inside=start + run("一、概况 1")) + paragraph(inside=run("二、做法 ") + field("PAGEREF a", "2"))
    rest = paragraph("一、概况") + paragraph("二、做法")
    assert read(entries + paragraph(inside=end) + rest).text == "\n一、概况\n二、做法"
    assert read(entries + paragraph(inside=end + run("另起")) + rest).text == "另起\n一、概况\n二、做法"
    # Without an end it would swallow the rest.
    assert read(entries + rest).text == "一、概况 1\n二、做法 2\n一、概况\n二、做法"


def test_headers_and_footers_are_read_once_and_last() -> None:
    document = read(
        paragraph("正文。"),
        header1=paragraph("青川县教育局"),
        header2=paragraph("青川县教育局") + paragraph("内部资料"),
        footer1=paragraph(
            inside=run("第 ") + field("PAGE", "1") + run(" 页 共 ") + field("NUMPAGES", "3") + run(" 页")
        ),
        footer2=paragraph("- 1 -") + paragraph(""),
    )
    assert document.text == "正文。\n青川县教育局\n内部资料"
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.PAGE_MARGIN] * 2
    assert [place.where.zh for place in document.places] == ["第 1 段", "页眉", "页眉"]


def test_program_code_is_known_by_style_or_font() -> None:
    styles = style("code", "HTML 预设格式") + style("body", "Normal", default=True)
    font = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'
    body = paragraph("正文。") + paragraph("print(1)", "code") + paragraph(inside=run("int x = 1;", font))
    body += paragraph(inside=run("全部用中文写成 abc", font))
    kinds = [block.kind for block in read(body, styles=styles).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.CODE, BlockKind.PARAGRAPH]
