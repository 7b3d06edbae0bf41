"""Compiled patterns that later runs need not compile again."""

from __future__ import annotations

import marshal
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

import edulint
from edulint.text import kept_patterns
from edulint.text.kept_patterns import SWITCH, KeptPatterns

SOURCES = [
    ("第([一二三]+)章", 0),
    (r"(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月)?", 0),
    ("[^一-鿿A-Za-z0-9]+", 0),
    (r"(?<=[到达])a(?P<unit>亩|(?:公?里)+?)\s*+$", re.IGNORECASE | re.MULTILINE),
]


@pytest.fixture(autouse=True)
def _bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file of a process that has used the patterns."""
    path = tmp_path / "patterns.kept"
    patterns = KeptPatterns([str(path)])
    for source, flags in SOURCES:
        patterns.compiled(source, flags)
    patterns.write()
    return path


@pytest.fixture
def no_compiler(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pattern can be compiled once the file is there."""
    assert kept.exists()

    def refuse(source: str, flags: int) -> object:
        raise AssertionError(f"{source} was compiled")

    monkeypatch.setattr(kept_patterns, "_compile", refuse)


def _as_compiled(path: Path) -> bool:
    """Tell whether the patterns are what re.compile makes; patterns are equal only if their programs are."""
    patterns = KeptPatterns([str(path)])
    return all(patterns.compiled(source, flags) == re.compile(source, flags) for source, flags in SOURCES)


def test_the_first_run_compiles_as_the_standard_library_does(tmp_path: Path) -> None:
    assert _as_compiled(tmp_path / "none.kept")


@pytest.mark.usefixtures("no_compiler")
def test_a_later_run_has_the_same_patterns_without_compiling(kept: Path) -> None:
    assert _as_compiled(kept)
    match = KeptPatterns([str(kept)]).compiled(SOURCES[1][0]).search("2031年5月")
    assert match is not None
    assert match.groupdict() == {"year": "2031", "month": "5"}
    assert match.lastgroup == "month"


def test_what_is_new_joins_what_was_kept(kept: Path) -> None:
    later = KeptPatterns([str(kept)])
    later.compiled("新")
    later.write()
    assert len(kept_patterns._read(str(kept))[0]) == len(SOURCES) + 1


def test_a_wrong_pattern_fails_as_ever(kept: Path) -> None:
    with pytest.raises(re.error):
        KeptPatterns([str(kept)]).compiled("(")


def test_a_damaged_file_changes_nothing(kept: Path) -> None:
    whole, chance = kept.read_bytes(), random.Random(7)
    damaged = [whole[: chance.randrange(len(whole))] for _ in range(40)]
    for _ in range(200):
        at = chance.randrange(len(whole))
        damaged.append(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
    for content in (b"", b"\0" * 100, whole + b"x", *damaged):
        kept.write_bytes(content)
        assert _as_compiled(kept)


@pytest.mark.parametrize(
    "value",
    [
        None,
        (),
        ("x", 0, 0, {}),
        (b"\0\0\0\0", 0, 0, {}),
        (b"\xff\xff\xff\xff" * 9, 32, 1, {"a": 7}),
        (b"\1\0\0\0", 32, 1 << 40, {}),
        (b"abc", 32, 0, {}),
        (b"\1\0\0\0", 32, -5, {}),
    ],
)
def test_nonsense_under_a_right_checksum_changes_nothing(kept: Path, value: object) -> None:
    nonsense = {
        kept_patterns._key(source, flags): kept_patterns._packed(source, value)  # type: ignore[arg-type]
        for source, flags in SOURCES
    }
    kept.write_bytes(kept_patterns._content(nonsense))  # type: ignore[arg-type]
    assert _as_compiled(kept)


@pytest.mark.parametrize("place", [None, (), (1,), (0, 1, 2, 3), ("a", "b", 0), (0, 1 << 70, 0), (-7, 9, 0)])
def test_nonsense_in_the_index_changes_nothing(kept: Path, place: object) -> None:
    index = {kept_patterns._key(source, flags): place for source, flags in SOURCES}
    kept.write_bytes(kept_patterns._with_index(index))  # type: ignore[arg-type]
    assert _as_compiled(kept)
    later = KeptPatterns([str(kept)])
    later.compiled("新")
    later.write()
    assert _as_compiled(kept)
    kept.write_bytes(kept_patterns._with_index([index]))  # type: ignore[arg-type]
    assert _as_compiled(kept)


def test_sources_that_differ_in_one_character_are_kept_side_by_side(tmp_path: Path) -> None:
    path = str(tmp_path / "patterns.kept")
    patterns = KeptPatterns([path])
    for length in (1, 2, 3):
        patterns.compiled(rf"年(?=(\w{{{length}}})(?:副教授|研究员|先生|博士|同(?:学|志)|女士|教授|老师|院士))")
    patterns.write()
    assert len(kept_patterns._read(path)[0]) == 3


def test_two_sources_with_one_key_are_told_apart(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_key", lambda source, flags: (0, 0, int(flags)))
    patterns = KeptPatterns([str(kept)])
    assert patterns.compiled("一+") == re.compile("一+")
    assert patterns.compiled("二+") == re.compile("二+")
    patterns.write()
    assert KeptPatterns([str(kept)]).compiled("一+") == re.compile("一+")


def test_nothing_but_plain_values_can_stand_in_the_file() -> None:
    # What marshal reads is data: it calls nothing, unlike pickle.
    with pytest.raises(ValueError, match="unmarshallable"):
        marshal.dumps(("a", object()))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of files")
def test_a_file_that_others_may_write_is_not_read(kept: Path) -> None:
    assert kept.stat().st_mode & 0o022 == 0
    kept.chmod(0o666)
    assert kept_patterns._read(str(kept))[0] == {}


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    assert kept_patterns._read(str(tmp_path))[0] == {}
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert kept_patterns._read(str(tmp_path / "pipe"))[0] == {}


def test_the_second_place_is_written_where_the_first_can_not_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    second = tmp_path / "user" / "edulint" / "patterns.kept"
    patterns = KeptPatterns([str(tmp_path / "file" / "patterns.kept"), str(second)])
    patterns.compiled("第")
    patterns.write()
    assert len(kept_patterns._read(str(second))[0]) == 1
    assert [path.name for path in second.parent.iterdir()] == [second.name]


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    patterns = KeptPatterns([str(tmp_path / "patterns.kept")])
    patterns.compiled("第")
    patterns.write()
    assert list(tmp_path.iterdir()) == []


def test_patterns_of_earlier_versions_do_not_pile_up(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_MOST_PATTERNS", len(SOURCES))
    later = KeptPatterns([str(kept)])
    later.compiled(SOURCES[0][0])
    later.compiled("新")
    later.write()
    assert set(kept_patterns._read(str(kept))[0]) == {kept_patterns._key(source, 0) for source in (SOURCES[0][0], "新")}


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "0")
    assert kept_patterns._own_paths() == []
    assert KeptPatterns([]).compiled("第") == re.compile("第")


def test_no_place_depends_on_the_working_folder_or_lies_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.chdir(tmp_path)
    for folder in ("drafts", str(tmp_path), str(tmp_path / "drafts" / "cache")):
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.setenv(variable, folder)
        paths = kept_patterns._own_paths()
        assert paths
        assert all(os.path.isabs(path) and not Path(path).is_relative_to(tmp_path) for path in paths)


def test_a_folder_for_caches_is_used_where_the_user_says_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "work-cache"))
    assert Path(kept_patterns._own_paths()[-1]).parent == tmp_path / "work-cache" / "edulint"


def test_no_file_is_kept_in_the_package_where_it_would_outlive_its_removal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    package = Path(edulint.__file__).parent
    paths = kept_patterns._own_paths()
    assert paths
    assert not any(Path(path).is_relative_to(package) for path in paths)


_RUN = """
import sys
from edulint.text import kept_patterns
kept_patterns._OWN._paths = [sys.argv[1]]
sys.dont_write_bytecode = False
from edulint.cli import run
run(["--isolated", "--exit-zero", "--format", "json", sys.argv[2]])
kept_patterns.write_kept()
"""


def test_the_sources_of_patterns_are_the_same_in_every_process(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "某县教育局工作总结\n一、基本情况\n全县有学校xx所，共投入120万元，其中：设备50万元，房屋60万元。\n"
    )
    sources = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.kept"
        command = [sys.executable, "-c", _RUN, str(path), str(draft)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        sources.append(set(kept_patterns._read(str(path))[0]))
    assert len(sources[0]) > 50
    assert sources[0] == sources[1]
