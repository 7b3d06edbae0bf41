"""WD103: a typed number among automatic ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import Check, Document, Finding, Ordinal, Section, Severity, Wording, ordinal_of

_FEWEST = 3


class MixedAutomaticNumbers(Check):
    """What it finds:
        zh: 同一级编号里，有的是 Word 自动编号，有的是手工输入的。
        en: Numbers of one sequence of which some are Word's own and some are typed.

    Why it matters:
        zh: 增删一条以后，自动编号会变，手工输入的不会，编号就重了或者断了。
        en: When an item is added the automatic numbers move on and the typed ones don't: one is then there twice.

    Example:
        一、（自动）回顾；二、（自动）做法；三、（手工输入）打算

    Instead:
        三处都用自动编号，或者都手工输入。

    Source:
        zh: 公开的 Word 文件中所见。
        en: Seen in public Word files.
    """

    code = "WD103"
    name = "mixed-automatic-numbers"
    severity = Severity.INFO
    summary = Wording(zh="自动编号里夹着手工编号", en="a typed number among automatic ones")
    messages = {
        "typed": Wording(
            zh="“{number}”是手工输入的，前后同级的编号是自动的：增删后不会跟着变",
            en="“{number}” is typed, its neighbours are automatic: it won't change with them",
        ),
        "automatic": Wording(
            zh="“{number}”是自动编号，前后同级的编号是手工输入的：增删后会自己变",
            en="“{number}” is automatic, its neighbours are typed: it will change by itself",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number that is made otherwise than most of its sequence."""
        for report in document.reports:
            for section in report.body.walk():
                for run in _sequences(section.sections):
                    yield from self._odd(run)

    def _odd(self, run: Sequence[Section]) -> Iterator[Finding]:
        automatic = [section for section in run if section.blocks[0].label]
        typed = [section for section in run if not section.blocks[0].label]
        if len(run) < _FEWEST or not automatic or not typed or len(automatic) == len(typed):
            return
        few, message = (typed, "typed") if len(typed) < len(automatic) else (automatic, "automatic")
        for section in few:
            yield self.finding(section.blocks[0].span, message, number=section.number)


def _sequences(sections: Sequence[Section]) -> list[list[Section]]:
    """Return the runs of sections whose numbers are of one style and go up by one."""
    runs: list[list[Section]] = [list(sections[:1])]
    for before, section in pairwise(sections):
        one, other = _ordinal(before), _ordinal(section)
        if one and other and one.style is other.style and one.value and other.value == one.value + 1:
            runs[-1].append(section)
        else:
            runs.append([section])
    return runs


def _ordinal(section: Section) -> Ordinal | None:
    """Return the number of a section, typed or given by Word."""
    typed = section.heading.ordinal if section.heading else None
    return typed or ordinal_of(section.blocks[0].label)
