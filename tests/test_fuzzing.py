"""Inputs at which something once fell; and the fuzzing itself sees what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fuzz
import pytest
from fuzz_cases import Case, kept_case
from fuzz_oracle import FallenError, Oracle
from msgspec.structs import replace

from edulint.check import Check, Edit, Finding, Fix
from edulint.model import Document
from edulint.run import fixes
from edulint.run.fixes import Fixed, fix_until_stable
from edulint.text.spans import Span
from edulint.wording import Wording

KEPT = sorted((Path(__file__).parent / "fuzzed").glob("*.json"))
SOUND = Case("text", "a.txt", "一、回顾\n全县教育工作平稳，，投入资金300万元。\n".encode())


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    return Oracle()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_what_once_fell_stands(oracle: Oracle, kept: Path) -> None:
    oracle.judge(kept_case(kept))


def test_inputs_come_from_the_seed_alone_and_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = tmp_path / "tally.json"
    arguments = ["--count", "40", "--seed", "20", "--keep", str(tmp_path / "found"), "--tally", str(tally)]
    told = []
    for _ in range(2):
        assert fuzz.main(arguments) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert told[0].startswith("seed 20\n")
    assert "40 inputs tried" in told[0]
    assert '"seeds": [\n  20,\n  20\n ]' in tally.read_text(encoding="utf-8")


def _raises(check: Check, document: Document) -> Iterator[Finding]:
    raise IndexError("tuple index out of range")


def _points_outside(check: Check, document: Document) -> Iterator[Finding]:
    yield check.finding(Span(0, len(document.text) + 1), "any")


def _repairs_without_end(check: Check, document: Document) -> Iterator[Finding]:
    fix = Fix((Edit(Span(0, 0), "前"),), safe=True)
    yield replace(check.finding(Span(0, 1), "any"), fix=fix)


@pytest.mark.parametrize(
    ("broken", "told"),
    [(_raises, "IndexError"), (_points_outside, "outside the draft"), (_repairs_without_end, "not stable")],
)
def test_a_broken_check_is_seen(monkeypatch: pytest.MonkeyPatch, oracle: Oracle, broken: object, told: str) -> None:
    oracle.judge(SOUND)
    check = oracle.host.registry["PH101"].check
    monkeypatch.setattr(check, "check", broken)
    monkeypatch.setattr(check, "messages", {"any": Wording(zh="错", en="wrong")})
    with pytest.raises(FallenError, match=told):
        oracle.judge(SOUND)


def test_a_change_beside_the_edits_is_seen(monkeypatch: pytest.MonkeyPatch, oracle: Oracle) -> None:
    def fixed_and_more(*arguments: object, **more: object) -> Fixed:
        fixed = fix_until_stable(*arguments, **more)  # type: ignore[arg-type]
        return replace(fixed, text=fixed.text.replace("平稳", "稳定"))

    monkeypatch.setattr(fixes, "fix_until_stable", fixed_and_more)
    with pytest.raises(FallenError, match="beside the edits"):
        oracle.judge(SOUND)


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, oracle: Oracle) -> None:
    def never_ends(case: Case) -> None:
        while True:
            pass

    monkeypatch.setattr("fuzz_oracle.SLOW_SECONDS", 0.05)
    monkeypatch.setattr(oracle, "_judge_text", never_ends)
    with pytest.raises(FallenError, match="takes more than"):
        oracle.judge(SOUND)


def test_a_fault_is_told_once_made_smaller_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, oracle: Oracle, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls_at_a_mark(case: Case) -> None:
        if b"xx" in case.data:
            raise FallenError("a masked place")

    monkeypatch.setattr(oracle, "_judge_name", falls_at_a_mark)
    monkeypatch.setattr(fuzz, "TURNS", {"name": 1})
    fuzzer = fuzz.Fuzzer(oracle, 1, tmp_path)
    for _ in range(5):
        fuzzer.step()
    (kept,) = tmp_path.iterdir()
    assert kept_case(kept).data == b"xx"
    assert capsys.readouterr().out.count("FallenError: a masked place") == 1
