"""PDF files: lines become paragraphs again, what stands on every page is left out, harm is refused."""

from __future__ import annotations

import resource
import shutil
import zlib
from contextlib import suppress
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest

from edulint.api import ReadError, Source
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.files import find_drafts
from edulint_word.pdf.reader import PdfReader
from edulint_word.reader import WordReader
from tests.word.docx import file, paragraph
from tests.word.office import exported
from tests.word.pdf import HEIGHT, LEADING, LEFT, SIZE, TOP, content, pdf, set_out, written

pytest.importorskip("pypdf")

LONG = "全县教育系统紧扣年度目标，新建校舍三处，招聘教师四十八名，各项工作有序推进，群众满意度稳步提升。"
PARAGRAPHS = ["一、主要做法", LONG * 2, "（一）抓好队伍", LONG * 3 + "成效明显。", LONG, "二、下步打算", LONG * 4]


def read(data: bytes) -> Source:
    return PdfReader().read(data)


def refusal(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value.wording.zh


@pytest.mark.parametrize("indent", [0, 2])
def test_lines_are_joined_to_the_paragraphs_they_were(indent: int) -> None:
    source = read(set_out(PARAGRAPHS * 3, indent=indent))
    assert source.text.split("\n") == PARAGRAPHS * 3
    assert source.problems == ()


def test_running_heads_and_page_numbers_are_left_out() -> None:
    data = set_out(PARAGRAPHS * 4, per_page=12, head="青川县教育局 2023 年材料", foot="- {} -")
    assert read(data).text.split("\n") == PARAGRAPHS * 4


def test_page_numbers_of_pages_with_few_lines_are_left_out() -> None:
    full = [(LEFT, TOP - LEADING * row, SIZE, LONG[:26]) for row in range(12)]
    pictured = [(LEFT, 790, 9, "用户手册"), (LEFT, 400, SIZE, "点击左侧进入申请界面。"), (280, 52, 9, "- 2 -")]
    assert "- 2 -" not in read(pdf(full, pictured, full)).text


def test_entries_of_a_table_of_contents_are_not_joined() -> None:
    entries = [f"{name}{'…' * (25 - len(name))}{number}" for name, number in (("学籍", 11), ("评审", 17), ("资助", 24))]
    page = [(LEFT, TOP - LEADING * row, SIZE, text) for row, text in enumerate([*entries, *[LONG[:27]] * 6])]
    assert read(pdf(page)).text.split("\n")[:3] == entries


def test_lines_that_recur_inside_the_text_stay() -> None:
    same = ["各校要认真对照检查，及时整改到位。"] * 60
    assert read(set_out(same, per_page=10)).text.split("\n") == same


def test_a_paragraph_is_found_by_page_and_number() -> None:
    source = read(set_out(PARAGRAPHS, per_page=6))
    wheres = [place.where.zh for place in source.places]
    assert wheres[0] == "第 1 页第 1 段"
    assert wheres[-1].startswith("第 3 页")
    assert [source.text[block.span.start : block.span.end] for block in source.blocks] == PARAGRAPHS


def test_words_side_by_side_are_columns() -> None:
    page = [(LEFT, TOP - LEADING * row, SIZE, "小学") for row in range(3)]
    rows = [word for left, top, size, text in page for word in ((left, top, size, text), (left + 200, top, size, "12"))]
    assert read(pdf(rows)).text == "小学\t12\n小学\t12\n小学\t12"


def test_blanks_of_the_layout_go_and_those_between_words_stay() -> None:
    page = [(LEFT, 700, SIZE, "共 15 所"), (LEFT, 600, SIZE, "工 作 总 结"), (LEFT, 500, SIZE, "the plan of work")]
    assert read(pdf(page)).text == "共15所\n工作总结\nthe plan of work"


def test_a_line_in_letters_of_two_sizes_has_the_size_of_most() -> None:
    page = [(LEFT, TOP - LEADING * row, SIZE, LONG[:27]) for row in range(6)]
    # Somebody has pasted words in larger letters.
    rest = [(LEFT + 180 + at * SIZE, TOP - LEADING * 2, SIZE, LONG[9 + at : 13 + at]) for at in range(0, 16, 4)]
    page[2:3] = [(LEFT, TOP - LEADING * 2, 20, LONG[:9]), *rest]
    assert read(pdf(page)).text == LONG[:27] * 2 + LONG[:25] + LONG[:27] * 3


def test_a_list_whose_lines_are_long_alike_is_a_list() -> None:
    names = "一二三四五六七八九"
    listed = [f"{name}、国有资本经营预算财政拨款收入支出决算表" for name in names]
    pages = [[(LEFT, TOP - LEADING * row, SIZE, text) for row, text in enumerate(listed)]]
    pages += [
        [(LEFT + 2 * SIZE * (not row), TOP - LEADING * row, SIZE, LONG[: 27 - 2 * (not row)]) for row in range(9)]
    ] * 3
    text = read(pdf(*pages)).text.split("\n")
    assert text[:9] == listed
    assert len(text) == 12
    whole = [f"（{name}）{LONG}{LONG[:9]}" for name in names]
    # Nothing is set in, and every line is full.
    lines = [part for one in whole for part in (one[:27], one[27:54], one[54:])]
    page = [(LEFT, TOP - LEADING * row, SIZE, text) for row, text in enumerate(lines)]
    assert read(pdf(page)).text.split("\n") == whole


def test_turned_pages_are_read_and_leaning_words_are_not() -> None:
    lines = [(LEFT, TOP - LEADING * row, SIZE, LONG[:26]) for row in range(3)]
    turned = content(lines, turn=f"0 1 -1 0 {HEIGHT} 0")
    leaning = b"q 0.7 0.7 -0.7 0.7 100 100 cm " + content([(0, 0, 40, "内部资料")]) + b" Q\n"
    assert read(pdf(leaning + turned)).text.split("\n") == [LONG[:26]] * 3


def test_text_that_can_not_be_taken_out_is_told() -> None:
    assert "没有文字，只有图像" in refusal(pdf(b"0 0 10 10 re f"))
    assert "取不出来" in refusal(
        pdf([(LEFT, 700, SIZE, "\ue000\ue001\ue002\ue003"), (LEFT, 600, SIZE, "第1页\ue004\ue005")])
    )
    assert "已经损坏" in refusal(b"%PDF-1.7\nnothing")
    assert "已经损坏" in refusal(set_out(PARAGRAPHS)[:400])
    assert "已经损坏" in refusal(b"%PDF-")


def test_a_password_is_told() -> None:
    from pypdf import PdfReader as Opened
    from pypdf import PdfWriter

    for password, told in (("secret", "设有密码"), ("", "")):
        writer = PdfWriter(clone_from=Opened(BytesIO(set_out(PARAGRAPHS))))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        if told:
            assert told in refusal(out.getvalue())
        else:
            # Encrypted only so that nobody changes it.
            assert read(out.getvalue()).text.split("\n") == PARAGRAPHS


def test_pages_that_could_not_be_read_are_named() -> None:
    picture = b"q 100 0 0 100 0 0 cm /Im1 Do Q"
    data = pdf([(LEFT, 700, SIZE, LONG[:20])], picture, [(LEFT, 700, SIZE, LONG[20:40])], page="")
    data = data.replace(b"/Contents 13 0 R /Resources << ", b"/Contents 13 0 R /Resources << /XObject << >> ")
    assert [problem.zh for problem in read(data).problems] == ["第 2 页没有文字，只有图像，未检查；其余各页照常检查"]


_LOOP = {2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}
_DEEP = b"[" * 200_000
HOSTILE = {
    "a bomb": pdf(b" " * 200_000_000),
    "a bomb in a bomb": written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            4: b"<< /Filter [/FlateDecode /FlateDecode] /Length 0 >>\nstream\n"
            + zlib.compress(zlib.compress(b"q Q " * 30_000_000))
            + b"\nendstream",
        }
    ),
    "pages that hold themselves": pdf(b"", more=_LOOP),
    "a million commands": pdf(b"BT /F1 9 Tf (a) Tj ET " * 1_000_000),
    "arrays in arrays": pdf(_DEEP),
    "arrays in arrays in an object": pdf(b"", more={1: b"<< /Type /Catalog /Pages 2 0 R /A " + _DEEP + b" >>"}),
    "dictionaries in dictionaries": pdf(b"", more={1: b"<</A" * 100_000}),
    "a page shown ten thousand times": pdf(
        content([(LEFT, TOP - row, SIZE, LONG) for row in range(200)]),
        more={2: b"<< /Type /Pages /Kids [" + b"10 0 R " * 10_000 + b"] /Count 10000 >>"},
    ),
    "a billion pages": pdf(b"", more={2: b"<< /Type /Pages /Kids [10 0 R] /Count 1000000000 >>"}),
    "an object that is itself": pdf(b"", more={1: b"1 0 R"}),
    "a table of references without end": b"%PDF-1.7\nxref\n0 999999999\n" + b"0000000000 65535 f \n" * 1000,
    "tables that refer to one another": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer << /Size 1 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF",
    "one long number": pdf(b"1" * 5_000_000),
    "one long name": pdf(b"/" + b"a" * 5_000_000),
    "one open string": pdf(b"BT (" + b"(" * 3_000_000),
    "only brackets": b"%PDF-1.7\n" + b"<" * 3_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_made_to_do_harm_are_ended_in_time(name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with suppress(ReadError):
        assert len(read(HOSTILE[name]).text) < 10_000_000
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= 5.5


def test_without_pypdf_it_is_said_how_to_get_it_and_folders_leave_the_files_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *more: None if name == "pypdf" else known(name, *more))
    assert 'install "edulint-zh[pdf]"' in refusal(set_out(PARAGRAPHS))
    host = Host(entry_points())
    (tmp_path / "a.pdf").write_bytes(set_out(PARAGRAPHS))
    found = find_drafts([str(tmp_path)], host.readers, lacking=host.lacking)
    assert (len(found.paths), len(found.unread)) == (0, 1)
    monkeypatch.undo()
    found = find_drafts([str(tmp_path)], host.readers, lacking=host.lacking)
    assert (len(found.paths), len(found.unread)) == (1, 0)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_exports_is_read_as_the_word_file_is(tmp_path: Path) -> None:
    data = file("".join(map(paragraph, PARAGRAPHS * 3)))
    made = exported(tmp_path, "pdf", {"a": data})["a"]
    assert read(made.read_bytes()).text == WordReader().read(data).text
