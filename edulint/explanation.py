"""What a check says of itself: its class docstring, read for ``edulint explain`` and the documentation.

The docstring has the headings of :data:`HEADINGS` in this order, all but Options: a check without options leaves that
one out, and a base class may explain the options of its checks, under its last heading. Under a heading stand
paragraphs::

    Why it matters:
        zh: 编号是读者首先看到的。
        en: Numbers are what a reader sees first.

``zh:`` and ``en:`` mark a paragraph's language; it runs to the next mark or blank line, and its lines are joined. A
paragraph without a mark is for both languages and keeps its lines.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import get_args

from msgspec import Struct
from msgspec.structs import asdict

from edulint.check import BaseCheck
from edulint.text.patterns import pattern
from edulint.wording import Language, Wording

HEADINGS = {
    "What it finds": Wording(zh="查什么", en="What it finds"),
    "Why it matters": Wording(zh="为什么", en="Why it matters"),
    "Example": Wording(zh="例如", en="Example"),
    "Instead": Wording(zh="应为", en="Instead"),
    "Options": Wording(zh="选项", en="Options"),
    "Source": Wording(zh="依据", en="Source"),
}

_HEADING = pattern(r"(\S.*):")
_MARK = pattern(r"^(zh|en):[ ]*", re.MULTILINE)


class ExplanationError(ValueError):
    """A check's docstring is incomplete; the message names the class and what is wrong."""


class Explanation(Struct, frozen=True):
    """A check's documentation, a text for each heading."""

    what_it_finds: Wording
    why_it_matters: Wording
    example: Wording
    instead: Wording
    options: Wording
    source: Wording

    def sections(self) -> Iterator[tuple[Wording, Wording]]:
        """Yield heading and text of each section, in order."""
        yield from zip(HEADINGS.values(), asdict(self).values(), strict=True)


def explanation_of(check: type[BaseCheck]) -> Explanation:
    """Return what a check's class says of itself.

    Raises:
        ExplanationError: a heading or a language is missing, or an option is not spoken of.
    """

    def wrong(what: str) -> ExplanationError:
        return ExplanationError(f"{check.__module__}.{check.__qualname__}: {what}")

    sections = _sections(check, wrong)
    order = list(sections)
    if "Options" not in sections:
        sections["Options"] = _inherited_options(check)
    missing = [heading for heading in HEADINGS if heading not in sections]
    if missing:
        raise wrong(f"has no heading {', '.join(missing)}")
    if order != [heading for heading in HEADINGS if heading in order]:
        raise wrong(f"has its headings in another order than {', '.join(HEADINGS)}")
    texts = {}
    for title in HEADINGS:
        content = sections[title]
        texts[title] = text = _in_both_languages(inspect.cleandoc("\n".join(("", *content))))
        for language in get_args(Language):
            if not text.in_language(language):
                raise wrong(f"says nothing in {language} under {title}")
    for option in type(check.options).__struct_encode_fields__:
        if option not in texts["Options"].zh or option not in texts["Options"].en:
            raise wrong(f"does not tell of its option {option}")
    return Explanation(*texts.values())


def _sections(check: type[BaseCheck], wrong: Callable[[str], ExplanationError]) -> dict[str, list[str]]:
    """Return the lines of the class docstring by heading."""
    # Not inspect.getdoc: it would take the documentation of a base class for the check's own.
    documentation = check.__dict__.get("__doc__") or ""
    sections: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in inspect.cleandoc(documentation).splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            if heading[1] not in HEADINGS:
                raise wrong(f"has an unknown heading: {line}")
            if heading[1] in sections:
                raise wrong(f"has a heading twice: {line}")
            lines = sections.setdefault(heading[1], [])
        elif lines is not None:
            lines.append(line)
        elif line:
            raise wrong(f"has text before the first heading: {line}")
    return sections


def _inherited_options(check: type[BaseCheck]) -> list[str]:
    """Return what the nearest base class says of the options that the check has from it, or that there are none."""
    for base in check.__mro__[1:]:
        lines = inspect.cleandoc(base.__dict__.get("__doc__") or "").splitlines()
        if "Options:" in lines:
            return lines[lines.index("Options:") + 1 :]
    return ["zh: 无。", "en: None."]


def _in_both_languages(content: str) -> Wording:
    """Return a section's text; empty in a language in which fewer paragraphs are marked than in the other."""
    paragraphs: dict[str, list[str]] = {"zh": [], "en": []}
    marked = {"zh": 0, "en": 0}
    for stretch in re.split(r"\n{2,}", content):
        unmarked, *pairs = _MARK.split(stretch)
        if unmarked:
            paragraphs["zh"].append(unmarked.rstrip())
            paragraphs["en"].append(unmarked.rstrip())
        for language, paragraph in zip(pairs[::2], pairs[1::2], strict=True):
            joint = "" if language == "zh" else " "
            paragraphs[language].append(joint.join(map(str.strip, paragraph.strip().split("\n"))))
            marked[language] += 1
    texts = {
        language: "\n\n".join(paragraphs[language]) if marked[language] == max(marked.values()) else ""
        for language in marked
    }
    return Wording(**texts)
