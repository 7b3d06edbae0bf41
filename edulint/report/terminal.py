"""The report that people read in a terminal: by file and section, the words themselves in colour."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar, TextIO

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.severities import COUNTS, SEVERITIES
from edulint.wording import Language, Wording

_FOLDED = Wording(
    zh="{count} 处：{summary}：{words}（--all 全部列出）", en="{count} times: {summary}: {words} (--all lists them)"
)
_SUMMARY = Wording(
    zh="共 {files} 个文件 {characters:,} 字：{counts}。", en="{files} file(s), {characters:,} characters: {counts}."
)
_NONE = Wording(zh="没有检查任何稿件", en="no draft was checked")
_UNDONE = Wording(zh="{count} 处未能完成，原因见下", en="{count} thing(s) could not be done, as told below")
_CLEAN = Wording(zh="没有发现问题", en="nothing found")
_EXPLAIN = Wording(zh="edulint explain {code} 说明此项检查", en="edulint explain {code} tells what a check looks for")
_FIXABLE = Wording(zh="{count} 处可用 --fix 修正", en="{count} can be mended with --fix")
_FIXED = Wording(zh="已修正 {count} 处", en="{count} mended")

# As many findings of one check in one file are shown one by one; more are folded into a line.
_FOLD_ABOVE = 5
_SHOWN_WORDS = 3
_LONGEST_SHOWN = 12
_MARGIN = 4


class _Row(Struct, frozen=True):
    """A line of the report: one finding, or several of one check folded."""

    findings: tuple[LocatedFinding, ...]

    @property
    def first(self) -> LocatedFinding:
        return self.findings[0]


class TerminalReporter(Reporter):
    """Colours and right-aligned codes where a terminal watches; plain unwrapped lines where none does."""

    format: ClassVar[str] = "terminal"
    for_people: ClassVar[bool] = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the findings by file and section, and a summary."""
        console = Console(
            file=out,
            width=shutil.get_terminal_size().columns,
            force_terminal=options.color,
            no_color=None if options.color is None else not options.color,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )
        for path, group in groupby(outcome.findings, key=lambda finding: finding.path):
            console.print(Text(path, style="bold underline"))
            section: tuple[str, ...] | None = None
            for row in _rows(tuple(group), options.everything):
                if row.first.section != section:
                    section = row.first.section
                    if section:
                        console.print(Text("  " + " › ".join(section), style="dim"))
                for line in _lines(row, outcome, options.language, console.width if console.is_terminal else 0):
                    console.print(line)
            console.print()
        console.print(_summary(outcome, options.language))


def _rows(findings: tuple[LocatedFinding, ...], everything: bool) -> Iterator[_Row]:
    by_code: dict[str, list[LocatedFinding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    for finding in findings:
        alike = by_code[finding.code]
        if everything or len(alike) <= _FOLD_ABOVE:
            yield _Row((finding,))
        elif finding is alike[0]:
            yield _Row(tuple(alike))


def _lines(row: _Row, outcome: Outcome, language: Language, width: int) -> Iterator[Text]:
    """Yield a row's lines; ``width`` is 0 where nothing is to be aligned to the right."""
    finding = row.first
    severity = max(one.severity for one in row.findings)
    word, style = SEVERITIES[severity]
    place = f"{finding.location.line}:{finding.location.column}"
    if finding.location.where is not None:
        place = finding.location.where.in_language(language)
    head = Text("    ")
    # The name of a cell takes more than a line's number does.
    head.append(place + " " * max(8 - cell_len(place), 2), style="dim")
    head.append(f"{word.in_language(language)}  ", style=style)
    folded = len(row.findings) > 1
    head.append(_folded(row, outcome, language) if folded else _visible(finding.message.in_language(language)))
    code = Text(finding.code, style="dim")
    gap = width - cell_len(head.plain) - cell_len(code.plain) - 1
    head.append(" " * max(gap, 2))
    head.append_text(code)
    yield head
    if folded:
        return
    excerpt = Text(" " * (_MARGIN + 8))
    excerpt.append(_visible(finding.excerpt.before), style="dim")
    excerpt.append(_visible(finding.excerpt.words), style=f"{style} underline")
    excerpt.append(_visible(finding.excerpt.after), style="dim")
    yield excerpt


def _folded(row: _Row, outcome: Outcome, language: Language) -> str:
    shown = dict.fromkeys(_shortened(finding.excerpt.words) for finding in row.findings if finding.excerpt.words)
    words = ("、" if language == "zh" else ", ").join(list(shown)[:_SHOWN_WORDS])
    return _FOLDED.filled(
        count=len(row.findings),
        summary=outcome.checks[row.first.code].summary.in_language(language).rstrip("。."),
        words=words + ("…" if len(shown) > _SHOWN_WORDS else ""),
    ).in_language(language)


def _shortened(words: str) -> str:
    words = _visible(words)
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def _visible(words: str) -> str:
    """Return a draft's words without the control characters that would move the cursor or change colours."""
    return "".join(character if character.isprintable() or character == " " else " " for character in words)


def _summary(outcome: Outcome, language: Language) -> Text:
    counts = [
        (wording.filled(count=outcome.count(severity)).in_language(language), SEVERITIES[severity][1])
        for severity, wording in COUNTS.items()
        if outcome.count(severity)
    ]
    text = Text()
    if not outcome.files:
        return text.append(_NONE.in_language(language) + ("。" if language == "zh" else "."))
    head, _, tail = _SUMMARY.in_language(language).partition("{counts}")
    text.append(head.format(files=outcome.files, characters=outcome.characters))
    separator = "，" if language == "zh" else ", "
    for index, (words, style) in enumerate(counts or [(_CLEAN.in_language(language), "green")]):
        text.append(separator if index else "")
        text.append(words, style=style)
    text.append(tail)
    hints = []
    if outcome.problems:
        hints.append(_UNDONE.filled(count=len(outcome.problems)))
    if outcome.fixed:
        hints.append(_FIXED.filled(count=outcome.fixed))
    if outcome.findings:
        hints.append(_EXPLAIN.filled(code=outcome.findings[0].code))
    # What has no lines is not written: Word files stay as they are.
    fixable = sum(
        finding.fix is not None and finding.fix.safe and finding.location.where is None for finding in outcome.findings
    )
    if fixable:
        hints.append(_FIXABLE.filled(count=fixable))
    if hints:
        ends = ("；", "。") if language == "zh" else ("; ", ".")
        text.append(
            ("" if language == "zh" else " ") + ends[0].join(hint.in_language(language) for hint in hints) + ends[1]
        )
    return text
