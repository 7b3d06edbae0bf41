"""What whoever writes a pack is told: codes that are taken, slips in messages, checks that fail, promises not kept."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from edulint.packs.entrypoints import OWN_DISTRIBUTION, EntryPoint, entry_points
from edulint.packs.host import Host
from edulint.packs.messages import require_known_messages
from edulint.testing import check_pack
from tests import packs
from tests.cli.conftest import Edulint, edulint

__all__ = ["edulint"]
EXAMPLE = Path(__file__).parent.parent / "examples" / "edulint-pack-example"
OURS = [point for point in entry_points() if point.distribution == OWN_DISTRIBUTION]
TAKER = """
from edulint.api import Check, Severity, Wording, hookimpl

class Takes(Check):
    code = "NU101"
    name = "takes"
    severity = Severity.ERROR
    summary = Wording(zh="占用", en="takes")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        return iter(())

class Other(Takes):
    code = "ZT102"
    name = "other"

@hookimpl
def edulint_checks():
    return [Other, Takes]
"""
SLIP = """
from edulint.api import Check, Severity, Span, Wording, hookimpl

class Slips(Check):
    code = "ZS101"
    name = "slips"
    severity = Severity.ERROR
    summary = Wording(zh="笔误", en="slips")
    messages = {{"found": Wording(zh="“{{word}}”", en="“{{word}}”")}}

    def check(self, document):
        yield self.finding(Span(0, 1), {call})

@hookimpl
def edulint_checks():
    return [Slips]
"""


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path for a stranger's module, gone again afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    known = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - known:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def write(folder: Path, name: str, source: str, distribution: str = "") -> EntryPoint:
    (folder / f"{name}_pack.py").write_text(source, encoding="utf-8")
    return EntryPoint(name, f"{name}_pack", distribution or name)


# Both come before ours when names are sorted; the second also calls itself as one of ours.
@pytest.mark.parametrize("name", ["aaa", "numbering"])
def test_a_strangers_pack_that_takes_a_code_of_ours_is_refused_and_ours_stays(stranger: Path, name: str) -> None:
    point = write(stranger, name, TAKER, "aaa")
    host = Host([point, *OURS])
    assert [pack.distribution for pack in host.broken] == ["aaa"]
    assert "numbering" in host.broken[0].reason
    assert host.registry["NU101"].check.__module__.startswith("edulint_numbering")
    # It is refused as a whole: half a pack is nobody's wish.
    assert "ZT102" not in host.registry.codes
    assert point not in host.packs


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('"fuond", word="x"', "no message 'fuond'; there are: found"),
        ('"found", wrod="x"', "'found' lacks a value for word"),
        ('"found"', "'found' lacks a value for word"),
        ('"found", word="x", more=1', "'found' has no field more"),
        ('"found" if document else "fuond", word="x"', "no message 'fuond'"),
    ],
)
def test_a_slip_in_a_message_fails_when_the_pack_is_loaded(stranger: Path, call: str, complaint: str) -> None:
    host = Host([write(stranger, "slip", SLIP.format(call=call))])
    assert complaint in host.broken[0].reason
    assert "slip_pack.py:12" in host.broken[0].reason


@pytest.mark.parametrize("call", ['"found", word="x"', '"found", **{"word": "x"}', 'str("found"), word="x"'])
def test_what_is_right_or_can_not_be_seen_is_left_alone(stranger: Path, call: str) -> None:
    assert Host([write(stranger, "slip", SLIP.format(call=call))]).broken == []


def test_our_own_messages_are_known() -> None:
    for registered in Host(OURS).registry:
        require_known_messages(registered.check)


def test_a_brace_that_is_no_field_is_named(stranger: Path) -> None:
    source = SLIP.format(call='"found", word="x"').replace("“{word}”", "“{word”", 1)
    assert "can't be filled" in Host([write(stranger, "slip", source)]).broken[0].reason


def test_a_failing_check_is_told_with_file_and_line(edulint: Edulint, tmp_path: Path) -> None:
    site = packs.install(tmp_path / "site", "failing", packs.source_of("failing"))
    (tmp_path / "a.txt").write_text("全县教育工作总结。\n", encoding="utf-8")
    run = edulint("a.txt", packs=(site,))
    line = packs.source_of("failing").splitlines().index('        raise ZeroDivisionError("no schools")') + 1
    assert f"site/failing_pack.py 第 {line} 行" in run.errors
    assert "Traceback" not in run.errors
    run = edulint("a.txt", "--traceback", "--lang", "en", packs=(site,))
    assert f"site/failing_pack.py, line {line}" in run.errors
    assert "Traceback (most recent call last)" in run.errors
    assert "ZeroDivisionError: no schools" in run.errors
    # What is no error of a check has none.
    assert run.errors.count("Traceback") == 1


def test_the_help_lists_the_formats_of_packs(edulint: Edulint, county_pack_folder: Path) -> None:
    run = edulint("check", "--help", packs=(county_pack_folder,))
    assert "--format count (county)" in run.out
    assert "--format count" not in edulint("check", "--help").out


@pytest.fixture
def county_pack_folder(tmp_path: Path) -> Path:
    return packs.install(tmp_path / "site", "county", packs.source_of("county"))


def test_a_packs_command_that_can_not_read_a_draft_ends_in_words(edulint: Edulint, county_pack_folder: Path) -> None:
    run = edulint("county", "missing.txt", packs=(county_pack_folder,))
    assert run.status == 2
    assert run.errors.startswith("edulint: ")
    assert "Traceback" not in run.errors


@pytest.mark.slow
@pytest.mark.parametrize("point", OURS, ids=lambda point: point.name)
def test_our_own_packs_keep_their_promises(point: EntryPoint) -> None:
    check_pack(importlib.import_module(point.module))


def test_all_that_is_wrong_with_a_pack_is_told_at_once(stranger: Path) -> None:
    write(stranger, "slip", SLIP.format(call='"fuond"').replace('en="slips"', 'en=""'))
    module = importlib.import_module("slip_pack")
    with pytest.raises(AssertionError) as caught:
        check_pack(module)
    told = str(caught.value)
    for fault in ("not said in both languages", "no message 'fuond'", "slips has no cases", "slip_pack.toml"):
        assert fault in told


def faults_told(module: ModuleType) -> str:
    with pytest.raises(AssertionError) as caught:
        check_pack(module)
    return str(caught.value)


def test_a_code_that_another_pack_has_is_told_as_edulint_tells_it(stranger: Path) -> None:
    write(stranger, "taker", TAKER)
    told = faults_told(importlib.import_module("taker_pack"))
    assert "taker_pack.Takes: NU101 is taken by the pack numbering" in told
    assert "ZT102" not in told


def test_a_slip_in_a_case_is_told_with_case_and_file_and_a_slip_of_the_check_once(stranger: Path) -> None:
    case = '[[case]]\nname = "one"\ntext = "好\\n"\noptions = { mots = 1 }\nfindings = []\n'
    found = '[[case]]\nname = "two"\ntext = "坏\\n"\nfindings = [{ words = "坏", says = "好" }]\n'
    write(stranger, "slip", SLIP.format(call='"found", word="坏"'))
    (stranger / "slip_pack.toml").write_text(case + found, encoding="utf-8")
    told = faults_told(importlib.import_module("slip_pack"))
    assert "ZS101, case 'one' in slip_pack.toml: ValidationError: Object contains unknown field `mots`" in told
    assert "ZS101, case 'two' in slip_pack.toml: says should be '好'" in told
    write(stranger, "lacks", SLIP.format(call='"found"'))
    (stranger / "lacks_pack.toml").write_text(found + case.replace("options = { mots = 1 }\n", ""), encoding="utf-8")
    assert faults_told(importlib.import_module("lacks_pack")).count("ZS101") == 0
    assert faults_told(importlib.import_module("lacks_pack")).count("lacks a value for word") == 1


def test_readers_and_reporters_that_break_their_promise_are_told() -> None:
    from edulint.api import Reporter

    class Reads:
        suffixes = (".A",)

        def read(self, data: bytes) -> None:
            raise ValueError("no")

    class Reports(Reporter):
        format = "json"

        def report(self, outcome: object, out: object, options: object) -> None:
            raise LookupError("nothing")

    module = ModuleType("breaks")
    module.edulint_readers = lambda: [Reads]  # type: ignore[attr-defined]
    module.edulint_reporters = lambda: [Reports]  # type: ignore[attr-defined]
    with pytest.raises(AssertionError) as caught:
        check_pack(module)
    for fault in ("suffixes are lower-case", "raises ValueError, not ReadError", "is edulint's own", "LookupError"):
        assert fault in str(caught.value)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example built as a stranger builds it, offline, and unpacked where nothing else is."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("example")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=EXAMPLE, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.slow
def test_the_example_works_as_a_strangers_pack(edulint: Edulint, example: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("县教育委员会召开总结会。\n", encoding="utf-8")
    (tmp_path / "b.chat").write_text("小王：县教育委员会开会了。\n\n小李：收到。\n", encoding="utf-8")
    (tmp_path / "c.chat").write_text("没有名字的一行\n", encoding="utf-8")
    assert "EX101  office-name" in edulint("checks", packs=(example,)).out
    run = edulint("a.txt", "b.chat", "--select", "example", "--no-cache", "--format", "json", packs=(example,))
    assert [(one["path"], one["code"]) for one in run.json["findings"]] == [("a.txt", "EX101"), ("b.chat", "EX101")]
    run = edulint("a.txt", "--select", "example", "--format", "example-count", packs=(example,))
    assert run.out == "1 份稿件，1 处\n"
    assert edulint("example_length", "a.txt", packs=(example,)).out == "12 字\n"
    run = edulint("example_length", "c.chat", packs=(example,))
    assert (run.status, run.out) == (2, "")
    assert "第 1 行没有" in run.errors
    assert "单位的旧名称" in edulint("explain", "EX101", packs=(example,)).out
    assert "example-count" in edulint("check", "--help", packs=(example,)).out


@pytest.mark.slow
def test_the_examples_own_test_passes(example: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(example)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    run = subprocess.run(command, check=False, cwd=EXAMPLE, env=environment, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout
    assert "1 passed" in run.stdout
