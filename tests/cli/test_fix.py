"""``--fix`` and ``--diff``: what is written, and what never is."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_encoding_mark_and_line_ends_survive(county: Edulint, tmp_path: Path, codec: str) -> None:
    draft = tmp_path / "a.txt"
    text = (
        "一、工作回顾，全市教育工作取得成績。\r\n這是坏的\r這是全市的坏\n"
        if codec != "big5"
        else "工作的是在不了有和人這中大為\r\n差\r這是\n"
    )
    word = "坏" if codec != "big5" else "差"
    draft.write_bytes(text.encode(codec))
    run = county("check", "a.txt", "--fix", "--bad-word", word)
    assert (run.status, draft.read_bytes()) == (0, text.replace(word, "好").encode(codec))
    assert county("check", "a.txt", "--fix", "--bad-word", word).status == 0
    assert draft.read_bytes() == text.replace(word, "好").encode(codec)


def test_unsafe_repairs_need_to_be_asked_for(county: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("坏！", encoding="utf-8")
    run = county("check", "a.txt", "--fix")
    assert draft.read_text(encoding="utf-8") == "好！"
    assert "已修正 1 处" in run.out
    county("check", "a.txt", "--fix", "--unsafe-fixes")
    assert draft.read_text(encoding="utf-8") == "好。"


def test_without_fix_nothing_is_written(county: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("坏！", encoding="utf-8")
    before = draft.stat().st_mtime_ns
    for arguments in ((), ("--unsafe-fixes",), ("--diff",), ("--diff", "--unsafe-fixes")):
        assert county("check", "a.txt", *arguments).status == 1
    assert (draft.stat().st_mtime_ns, draft.read_text(encoding="utf-8")) == (before, "坏！")
    assert list(tmp_path.iterdir()) == [draft]


def test_a_diff_shows_the_repairs(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好\n坏\n好", encoding="utf-8")
    run = county("check", "a.txt", "--diff")
    assert run.out.splitlines()[2:] == ["@@ -1,3 +1,3 @@", " 好", "-坏", "+好", " 好", "\\ No newline at end of file"]
    (tmp_path / "a.txt").write_text("好\n", encoding="utf-8")
    assert (county("check", "a.txt", "--diff").status, county("check", "a.txt", "--diff").out) == (0, "")


def test_mode_and_symbolic_link_stay(county: Edulint, tmp_path: Path) -> None:
    draft, link = tmp_path / "a.txt", tmp_path / "link.txt"
    draft.write_text("坏", encoding="utf-8")
    draft.chmod(0o640)
    link.symlink_to(draft)
    county("check", "link.txt", "--fix")
    assert link.is_symlink()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert draft.read_text(encoding="utf-8") == "好"


def test_a_damaged_draft_is_left_as_it_is(county: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    data = "工作总结，全市坏".encode() + b"\xff" + b"\n"
    draft.write_bytes(data)
    run = county("check", "a.txt", "--fix")
    assert (run.status, draft.read_bytes()) == (2, data)
    assert "未作修正" in run.errors
    assert "ZZ101" in run.out


def test_a_character_the_encoding_lacks_changes_nothing(county: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    data = "工作的是在不了有和人這中大為差".encode("big5")
    draft.write_bytes(data)
    # Big5 has no simplified 坏: the repair of a repair can't be written.
    run = county("check", "a.txt", "--fix", "--bad-word", "為")
    assert draft.read_bytes() == data.replace("為".encode("big5"), "好".encode("big5"))
    assert run.status == 0


def test_standard_input_is_never_written(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好坏", encoding="utf-8")
    county("check", "-", "--stdin-filename", "a.txt", "--fix", stdin="坏坏".encode())
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "好坏"
    assert county("check", "-", "--diff", stdin="坏坏\n".encode()).out.endswith("-坏坏\n+好好\n")


def test_standard_input_comes_out_mended(county: Edulint) -> None:
    run = county("check", "-", "--fix", stdin="坏事！".encode())
    assert (run.status, run.out) == (0, "好事！")
    assert "感叹号" in run.errors
    unsafe = county("check", "-", "--fix", "--unsafe-fixes", "--format", "json", stdin="坏事！\r\n".encode())
    assert unsafe.out == "好事。\r\n"
    assert '"findings"' in unsafe.errors
    clean = county("check", "-", "--fix", stdin="好事\n".encode())
    assert (clean.status, clean.out) == (0, "好事\n")


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-8-sig"])
def test_standard_input_keeps_its_encoding(county: Edulint, codec: str) -> None:
    text = "全县教育工作总结，坏事不少，需要继续努力。\n"
    data = text.encode(codec)
    run = county("check", "-", "--fix", stdin=data)
    assert run.data == text.replace("坏", "好").encode(codec)


def test_what_cannot_be_mended_comes_out_as_it_went_in(county: Edulint) -> None:
    damaged = "工作总结，全市坏".encode() + b"\xff" + b"\n"
    run = county("check", "-", "--fix", stdin=damaged)
    assert (run.status, run.data) == (2, damaged)
    assert "未作修正" in run.errors


def test_a_diff_is_nothing_else(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏", encoding="utf-8")
    for beside in (("--format", "json"), ("--output", "r.html"), ("--annotate", "b.docx")):
        run = county("check", "a.txt", "--diff", *beside, lang="en")
        assert (run.status, run.out, beside[0] in run.errors) == (2, "", True)
    assert county("check", "a.txt", "--diff", "--format", "terminal").status == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_link_out_of_the_folder_is_not_followed(county: Edulint, tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.txt", tmp_path / "drafts"
    folder.mkdir()
    for path in (outside, folder / "inside.txt"):
        path.write_text("坏", encoding="utf-8")
    (folder / "out.txt").symlink_to(outside)
    (folder / "in.txt").symlink_to("inside.txt")
    run = county("check", "drafts", "--fix")
    assert (run.status, outside.read_text(encoding="utf-8")) == (2, "坏")
    assert (folder / "inside.txt").read_text(encoding="utf-8") == "好"
    assert "drafts/out.txt" in run.errors
    county("check", "drafts/out.txt", "--fix")
    assert outside.read_text(encoding="utf-8") == "好"


def test_a_repair_that_leaves_nothing_is_left_out_and_named(edulint: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("&nbsp;\n", encoding="utf-8")
    run = edulint("a.txt", "--fix", "--unsafe-fixes", "--isolated", "--lang", "zh")
    assert "Traceback" not in run.errors
    assert draft.read_text(encoding="utf-8") == "&nbsp;\n"
    assert (run.status, "未作这些修正" in run.errors) == (2, True)


def test_where_nothing_is_repaired_that_is_said(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(
        "一、工作回顾\n落实“备、教、批、辅、考’六认真，成效明显。\n二、下一步打算\n继续努力。\n", encoding="utf-8"
    )
    for option in ("--diff", "--fix"):
        run = edulint("draft.txt", "--isolated", "--lang", "zh", option)
        assert run.errors == "edulint: 没有不改变文意的修正；1 处的修正要人过目，加 --unsafe-fixes 才做\n"
        run = edulint("draft.txt", "--isolated", "--lang", "zh", option, "--unsafe-fixes")
        assert run.errors == ""
    assert edulint("draft.txt", "--isolated", "--lang", "zh", "--diff").errors == "edulint: 没有可以修正的地方\n"
