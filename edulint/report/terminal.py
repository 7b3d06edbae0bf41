"""The report that people read in a terminal: by file and section, the words themselves in colour."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import ClassVar, TextIO

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from edulint.outcome import Excerpt, LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.severities import SEVERITIES, in_column
from edulint.report.summary import summary
from edulint.report.twins import twins_of
from edulint.report.wrapping import wrapped
from edulint.text.visible import one_line
from edulint.wording import Language, Wording, listed

_FOLDED = Wording(zh="{count} 处：{summary}：{words}", en="{count} times: {summary}: {words}")
_LINE = Wording(zh="第 {lines} 行（--all 全部列出）", en="line {lines} (--all lists them)")
_LINES = Wording(zh="第 {lines} 行（--all 全部列出）", en="lines {lines} (--all lists them)")
_MANY_LINES = Wording(
    zh="第 {lines}…行，共 {count} 行（--all 全部列出）", en="lines {lines}… {count} in all (--all lists them)"
)
_PARAGRAPHS = Wording(zh="第 {lines} 段（--all 全部列出）", en="paragraphs {lines} (--all lists them)")
_MANY_PARAGRAPHS = Wording(
    zh="第 {lines}…段，共 {count} 段（--all 全部列出）", en="paragraphs {lines}… {count} in all (--all lists them)"
)
_AT_START = Wording(zh="（文件开头）", en="(the file begins)")
_OUTSIDE = Wording(zh="（不在任何标题之下）", en="(under no heading)")
_TWINS = Wording(
    zh="此段内另有 {count} 处问题与原处相同，删去此段即可，不再列出（--all 全部列出）",
    en="{count} more finding(s) in this passage, as in its original: they go with it (--all lists them)",
)
# As many findings of one check in one file are shown one by one; more are folded into a line.
_FOLD_ABOVE = 5
_SHOWN_WORDS = 3
_SHOWN_LINES = 5
_LONGEST_SHOWN = 12
# Where the messages begin, in cells: a margin, the place, two blanks.
_MARGIN = 4
_PLACE = 8


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
        width = console.width if console.is_terminal else 0
        for path, findings in outcome.by_path().items():
            console.print(Text(one_line(path), style="bold underline"))
            for line in _file(findings, outcome, options, width):
                # Where a line is broken, or two pieces of a draft meet, the draft's words may begin a command of a log.
                line.plain = one_line(line.plain)
                console.print(line)
            console.print()
        for text in summary(outcome, options.language):
            for line in _fitted(text, width):
                console.print(line)


def _file(findings: Sequence[LocatedFinding], outcome: Outcome, options: ReportOptions, width: int) -> Iterator[Text]:
    """Yield the lines about one draft; ``width`` is in cells, 0 where nothing is to be fitted or aligned."""
    language = options.language
    twins = {} if options.everything else twins_of(findings)
    told = [finding for finding in findings if finding not in twins]
    section: tuple[str, ...] | None = None
    has_sections = any(finding.section for finding in told)
    for row in _rows(told, options.everything):
        if row.first.section != section:
            outside = (_AT_START if section is None else _OUTSIDE).in_language(language) if has_sections else ""
            section = row.first.section
            heading = one_line(" › ".join(section)) or outside
            if heading:
                yield Text(f"  {_cut(heading, width - 2) if width else heading}", style="dim")
        yield from _lines(row, outcome, language, width)
        count = sum(copy is row.first for copy in twins.values())
        if count:
            yield from _hanging(Text(_TWINS.filled(count=count).in_language(language), style="dim"), width)


def _rows(findings: Sequence[LocatedFinding], everything: bool) -> Iterator[_Row]:
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
    """Yield a row's lines: place, severity and message with the code at the right, and the words below them."""
    finding = row.first
    gravest = max(one.severity for one in row.findings)
    style = SEVERITIES[gravest][1]
    place = one_line(finding.location.short.in_language(language))
    head = Text(" " * _MARGIN)
    # The name of a cell takes more than a line's number does.
    head.append(place + " " * max(_PLACE - cell_len(place), 2), style="dim")
    head.append(f"{in_column(gravest, language)}  ", style=style)
    indent = cell_len(head.plain)
    folded = len(row.findings) > 1
    message = _folded(row, outcome, language) if folded else one_line(finding.message.in_language(language))
    room = width - indent - len(finding.code) - 3
    first, *rest = wrapped(message, room) if width else [message]
    head.append(first)
    gap = width - cell_len(head.plain) - len(finding.code) - 1
    head.append(" " * max(gap, 2))
    head.append(finding.code, style="dim")
    yield head
    for line in rest:
        yield Text(" " * indent + line)
    if folded:
        yield from _hanging(Text(_where(row, language), style="dim"), width)
    else:
        yield _excerpt(finding.excerpt, style, width)


def _fitted(text: Text, width: int) -> Iterator[Text]:
    """Yield a text in lines that fit, with its colours."""
    at = 0
    for line in wrapped(text.plain, width) if width else [text.plain]:
        at = text.plain.index(line, at)
        yield text[at : at + len(line)]
        at += len(line)


def _hanging(text: Text, width: int) -> Iterator[Text]:
    """Yield a text below a message, indented like the words."""
    indent = _MARGIN + _PLACE
    for line in wrapped(text.plain, width - indent) if width else [text.plain]:
        yield Text(" " * indent + line, style=text.style)


def _excerpt(excerpt: Excerpt, style: str, width: int) -> Text:
    before, words, after = (one_line(part) for part in (excerpt.before, excerpt.words, excerpt.after))
    indent = _MARGIN + _PLACE
    if width:
        words = _cut(words, width - indent)
        # What the words leave is shared by both sides; a short side leaves its share to the other.
        room = width - indent - cell_len(words)
        left = min(cell_len(before), max(room // 2, room - cell_len(after)))
        before, after = _cut_head(before, left), _cut(after, room - left)
    text = Text(" " * indent)
    text.append(before, style="dim")
    text.append(words, style=f"{style} underline")
    text.append(after, style="dim")
    return text


def _cut(text: str, width: int) -> str:
    """Return the beginning of a text, of at most ``width`` cells, with … where some of it is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text.rstrip("…"), max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def _cut_head(text: str, width: int) -> str:
    """Return the end of a text, of at most ``width`` cells, with … where some of it is left out."""
    return _cut(text[::-1], width)[::-1]


def _folded(row: _Row, outcome: Outcome, language: Language) -> str:
    shown = dict.fromkeys(_shortened(finding.excerpt.words) for finding in row.findings if finding.excerpt.words)
    words = listed(list(shown)[:_SHOWN_WORDS]).in_language(language)
    return _FOLDED.filled(
        count=len(row.findings),
        summary=outcome.checks[row.first.code].summary.in_language(language).rstrip("。."),
        words=words + ("…" if len(shown) > _SHOWN_WORDS else ""),
    ).in_language(language)


def _where(row: _Row, language: Language) -> str:
    """Return in which lines the findings of a folded row lie."""
    lines = list(dict.fromkeys(finding.location.line for finding in row.findings))
    is_text = row.first.location.where is None
    if len(lines) > _SHOWN_LINES:
        wording = _MANY_LINES if is_text else _MANY_PARAGRAPHS
    else:
        wording = (_LINE if len(lines) == 1 else _LINES) if is_text else _PARAGRAPHS
    shown = listed(map(str, lines[:_SHOWN_LINES]))
    return wording.filled(lines=shown, count=len(lines)).in_language(language)


def _shortened(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
