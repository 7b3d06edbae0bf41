"""The last lines of the report in a terminal: how much was found, and what can be done about it next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from edulint.outcome import Outcome
from edulint.report.severities import COUNTS, FIXABLE, SEVERITIES, left_out
from edulint.text.visible import one_line
from edulint.wording import Language, Wording

_SUMMARY = Wording(
    zh="共 {files} 个文件 {characters:,} 字：{counts}。", en="{files} file(s), {characters:,} characters: {counts}."
)
_NONE = Wording(zh="没有检查任何稿件", en="no draft was checked")
_UNDONE = Wording(zh="{count} 处未能完成，原因见下", en="{count} thing(s) could not be done, as told below")
_CLEAN = Wording(zh="没有发现问题", en="nothing found")
_EXPLAIN = Wording(
    zh="看说明：edulint explain {code}（或别的代号）",
    en="what a check looks for: edulint explain {code} (or another code)",
)
_ACCEPT = Wording(
    zh='确实没错的：edulint accept 稿件:行号 --reason "理由"',
    en='what is right as it is: edulint accept DRAFT:LINE --reason "WHY"',
)
_UNSAFELY_FIXABLE = Wording(
    zh="{count} 处可用 --fix --unsafe-fixes 修正，改后请过目",
    en="{count} can be fixed with --fix --unsafe-fixes; read them over",
)
_MORE_UNSAFELY = Wording(
    zh="另有 {count} 处可用 --fix --unsafe-fixes 修正，改后请过目",
    en="{count} more with --fix --unsafe-fixes; read them over",
)
_BOTH_FIXABLE = Wording(zh="{safely}；{unsafely}", en="{safely}; {unsafely}")
_LEFT_OUT = Wording(zh="另有 {count} 处未列出（--max-findings）", en="{count} more are not listed (--max-findings)")
_REMARKS = Wording(
    zh="--annotate 副本.docx 把问题批注在原处", en="--annotate COPY.docx writes them as comments at the words"
)
_COPY = Wording(zh="带批注的副本：{path}", en="the copy with remarks: {path}")
_COPIES = Wording(zh="带批注的副本有 {count} 份", en="{count} copies with remarks were written")
_PROPOSED = Wording(
    zh="副本里有 {count} 处修正，可逐处接受或拒绝",
    en="{count} repair(s) proposed there, to be accepted or rejected one by one",
)
_MANY = Wording(zh="--statistics 按检查汇总", en="--statistics counts them by check")
_FIXED = Wording(zh="已修正 {count} 处", en="{count} fixed")
# Where the counts stand in the summary, which have colours of their own.
_COUNTS = "\n"
# From so many findings on, --statistics is worth naming.
_WORTH_COUNTING = 100


def summary(outcome: Outcome, language: Language) -> Iterator[Text]:
    """Yield the lines at the end of a report: the counts of a run, then what to do next, a line for each."""
    yield _counts(outcome, language)
    for hint in _ways_on(outcome) if outcome.files else ():
        told = hint.in_language(language)
        yield Text(told[0].upper() + told[1:])


def _counts(outcome: Outcome, language: Language) -> Text:
    counts = [
        (wording.filled(count=outcome.count(severity)).in_language(language), SEVERITIES[severity][1])
        for severity, wording in COUNTS.items()
        if outcome.count(severity)
    ]
    text = Text()
    if not outcome.files:
        return text.append(_NONE.in_language(language) + ("。" if language == "zh" else "."))
    counted = _SUMMARY.filled(files=outcome.files, characters=outcome.characters, counts=_COUNTS)
    head, _, tail = counted.in_language(language).partition(_COUNTS)
    text.append(head)
    separator = "，" if language == "zh" else ", "
    for index, (words, style) in enumerate(counts or [(_CLEAN.in_language(language), "green")]):
        text.append(separator if index else "")
        text.append(words, style=style)
    text.append(tail)
    hints = left_out(outcome)
    if outcome.problems:
        hints.append(_UNDONE.filled(count=len(outcome.problems)))
    if outcome.fixed:
        hints.append(_FIXED.filled(count=outcome.fixed))
    hints += _copies(outcome)
    if outcome.left_out:
        hints.append(_LEFT_OUT.filled(count=len(outcome.left_out)))
    if hints:
        ends = ("；", "。") if language == "zh" else ("; ", ".")
        told = ends[0].join(hint.in_language(language) for hint in hints) + ends[1]
        text.append(told if language == "zh" else f" {told[0].upper()}{told[1:]}")
    return text


def _copies(outcome: Outcome) -> Iterator[Wording]:
    """Yield which copies were written, and what is repaired in them."""
    if len(outcome.copies) == 1:
        yield _COPY.filled(path=one_line(outcome.copies[0]))
    elif outcome.copies:
        yield _COPIES.filled(count=len(outcome.copies))
    if outcome.proposed:
        yield _PROPOSED.filled(count=outcome.proposed)


def _ways_on(outcome: Outcome) -> Iterator[Wording]:
    """Yield what can be done about the findings next."""
    findings = outcome.findings
    if findings:
        yield _EXPLAIN.filled(code=_worth_explaining(outcome))
        yield _ACCEPT
    mended = sum(finding.is_mended for finding in findings)
    in_lines = [finding for finding in findings if finding.location.where is None]
    unsafely = sum(finding.fix is not None and not finding.fix.safe for finding in in_lines)
    safely = FIXABLE.filled(count=mended)
    if mended and not outcome.proposed and unsafely:
        yield _BOTH_FIXABLE.filled(safely=safely, unsafely=_MORE_UNSAFELY.filled(count=unsafely))
    elif mended and not outcome.proposed:
        yield safely
    elif unsafely:
        yield (_MORE_UNSAFELY if mended else _UNSAFELY_FIXABLE).filled(count=unsafely)
    if len(in_lines) < len(findings) and not outcome.copies:
        yield _REMARKS
    if len(findings) >= _WORTH_COUNTING:
        yield _MANY


def _worth_explaining(outcome: Outcome) -> str:
    """Return the code of the gravest findings; of several the most frequent one."""
    gravest = max(finding.severity for finding in outcome.findings)
    counts = Counter(finding.code for finding in outcome.findings if finding.severity is gravest)
    return max(counts, key=lambda code: (counts[code], code))
