from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from edulint.check import BaseCheck, Check, CheckOptions, Severity
from edulint.explanation import HEADINGS, ExplanationError, explanation_of
from edulint.packs.entrypoints import entry_points
from edulint.testing import document_of, findings_of
from edulint.wording import Wording

DOCUMENTATION = """What it finds:
    zh: 同一层次的编号
        中间缺了一个。
    en: A number that is
        missing from a sequence.

Why it matters:
    zh: 编号要连续。
    en: Numbers run on.

    zh: 读者会以为漏了一段。
    en: A reader would think that a part is missing.

Example:
    一、回顾
      三、打算

Instead:
    一、回顾
    二、打算

Options:
    zh: start-at：从几开始。
    en: start-at: the first number.

Source:
    zh: 原始稿件中所见。
    en: Seen in raw drafts.
"""
OPTIONS = "Options:\n    zh: start-at：从几开始。\n    en: start-at: the first number.\n\n"


def check_with(documentation: str | None) -> type[BaseCheck]:
    class Options(CheckOptions, frozen=True):
        start_at: int = 1

    class Documented(Check):
        code = "XX101"
        name = "documented"
        severity = Severity.INFO
        summary = Wording(zh="摘要", en="summary")
        messages: ClassVar[Mapping[str, Wording]] = {"found": Wording(zh="见到", en="seen")}
        options = Options()

    Documented.__doc__ = documentation
    return Documented


def test_sections_are_read_in_both_languages() -> None:
    explanation = explanation_of(check_with(DOCUMENTATION))
    assert explanation.what_it_finds == Wording(
        zh="同一层次的编号中间缺了一个。", en="A number that is missing from a sequence."
    )
    assert explanation.why_it_matters == Wording(
        zh="编号要连续。\n\n读者会以为漏了一段。",
        en="Numbers run on.\n\nA reader would think that a part is missing.",
    )
    assert explanation.example.zh == explanation.example.en == "一、回顾\n  三、打算"


def test_sections_come_with_their_headings() -> None:
    sections = list(explanation_of(check_with(DOCUMENTATION)).sections())
    assert [heading for heading, _ in sections] == list(HEADINGS.values())
    assert sections[3] == (Wording(zh="应为", en="Instead"), Wording(zh="一、回顾\n二、打算", en="一、回顾\n二、打算"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Instead:", "Better:", "unknown heading: Better:"),
        ("Source:", "Options:", "a heading twice: Options:"),
        (OPTIONS, "", "tell of its option start-at"),
        ("    en: Numbers run on.\n", "", "says nothing in en under Why it matters"),
        ("    zh: 原始稿件中所见。\n", "", "says nothing in zh under Source"),
        ("    一、回顾\n      三、打算\n", "", "says nothing in zh under Example"),
        ("start-at: the first", "the first", "does not tell of its option start-at"),
        ("What it finds:", "Numbers.\n\nWhat it finds:", "text before the first heading: Numbers."),
        (DOCUMENTATION, "", "no heading What it finds, Why it matters"),
        ("Example:\n    一、回顾\n      三、打算\n\nInstead:\n", "Instead:\n    一、\n\nExample:\n", "another order"),
    ],
)
def test_what_is_incomplete_is_named_with_its_class(old: str, new: str, complaint: str) -> None:
    documentation = DOCUMENTATION.replace(old, new, 1)
    assert documentation != DOCUMENTATION
    with pytest.raises(ExplanationError, match=complaint) as caught:
        explanation_of(check_with(documentation))
    assert str(caught.value).startswith("tests.test_explanation.check_with.<locals>.Documented: ")


def test_a_check_does_not_inherit_an_explanation() -> None:
    base = check_with(DOCUMENTATION)
    with pytest.raises(ExplanationError, match="no heading"):
        explanation_of(type("Derived", (base,), {}))


def test_what_options_do_may_stand_in_a_base_class() -> None:
    base = check_with("What some checks share.\n\n" + OPTIONS)
    derived = type("Derived", (base,), {"__doc__": DOCUMENTATION.replace(OPTIONS, "")})
    assert explanation_of(derived) == explanation_of(check_with(DOCUMENTATION))


def test_a_check_without_options_need_not_say_so() -> None:
    class Bare(Check):
        __doc__ = DOCUMENTATION.replace(OPTIONS, "")

        code = "ZZ102"
        name = "bare"
        severity = Severity.INFO
        summary = Wording(zh="某", en="some")
        messages = {"some": Wording(zh="某", en="some")}

    assert explanation_of(Bare).options == Wording(zh="无。", en="None.")


def pytest_generate_tests(metafunc: Any) -> None:
    packs = [importlib.import_module(point.module) for point in entry_points()]
    checks = [check for pack in packs if hasattr(pack, "edulint_checks") for check in pack.edulint_checks()]
    if "installed" in metafunc.fixturenames:
        metafunc.parametrize("installed", checks, ids=lambda check: check.name)
    if "lone" in metafunc.fixturenames:
        lone = [check for check in checks if issubclass(check, Check)]
        metafunc.parametrize("lone", lone, ids=lambda check: check.name)


def test_every_installed_check_explains_itself(installed: type[BaseCheck]) -> None:
    explanation = explanation_of(installed)
    assert all(text.zh and text.en for _, text in explanation.sections())


# The example is a draft beside an archive, or beside an office's own rules: alone it shows nothing.
COMPARED = {"archived-passage", "former-value", "unattested-wording", "house-term", "house-pattern", "names-in-order"}


def test_an_example_shows_what_is_found_and_what_should_stand_instead(lone: type[Check]) -> None:
    explanation = explanation_of(lone)
    format_name = "markdown" if "| --- |" in explanation.example.zh else "text"
    example, instead = (
        findings_of(lone(), {"draft": document_of(f"{text}\n", "draft", format_name)})
        for text in (explanation.example.zh, explanation.instead.zh)
    )
    # What a Word file says beside its text has no place in an example of text.
    is_seen = lone.name not in COMPARED and not lone.__module__.startswith("edulint_word.")
    assert bool(example) is is_seen
    assert not instead
