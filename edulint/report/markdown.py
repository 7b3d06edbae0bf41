"""A comment for a merge request: what was found, as a table for each draft."""

from __future__ import annotations

from typing import ClassVar, TextIO

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import REPORT_MARK, Reporter, ReportOptions
from edulint.report.severities import SEVERITIES, counted, left_out
from edulint.text.patterns import pattern
from edulint.text.visible import visible
from edulint.wording import Language, Wording

_SPECIAL = pattern(r"([\\`*_{}\[\]()#+!|~-])")
# A tag, a mention of a person and an address or an emoji begin with these.
_REFERENCES = {"<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"}
# A forge refuses longer comments; the rest is told as a number.
_ROWS = 200
_HEAD = Wording(zh="| 位置 | 级别 | 问题 | 检查 |", en="| place | severity | finding | check |")
_MORE = Wording(zh="另有 {count} 处未列出。", en="{count} more are not listed.")
_CLEAN = Wording(zh="edulint 没有发现问题。", en="edulint found nothing.")
_FOUND = Wording(zh="edulint：{counts}", en="edulint: {counts}")
_FAILED = Wording(zh="未能完成", en="could not be done")


class MarkdownReporter(Reporter):
    """Markdown as GitHub and GitLab show it; nothing in a draft becomes markup, a link or a mention."""

    format: ClassVar[str] = "markdown"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the comment."""
        language = options.language
        title = _FOUND.filled(counts=counted(outcome, language)) if outcome.findings else _CLEAN
        out.write(f"<!-- {REPORT_MARK} -->\n### {title.in_language(language)}\n")
        left = len(outcome.findings) if options.everything else _ROWS
        for path, findings in outcome.by_path().items():
            if left <= 0:
                break
            out.write(f"\n**{plain(path)}**\n\n{_HEAD.in_language(language)}\n| --- | --- | --- | --- |\n")
            for finding in findings[:left]:
                out.write(_row(finding, language))
            left -= len(findings)
        more = len(outcome.findings) - _ROWS
        if more > 0 and not options.everything:
            out.write(f"\n{_MORE.filled(count=more).in_language(language)}\n")
        aside = ("；" if language == "zh" else "; ").join(one.in_language(language) for one in left_out(outcome))
        if aside:
            out.write(f"\n{plain(aside)}\n")
        if outcome.problems:
            out.write(f"\n**{_FAILED.in_language(language)}**\n\n")
        for problem in outcome.problems:
            place = f"{plain(problem.path)}: " if problem.path else ""
            out.write(f"- {place}{plain(problem.message.in_language(language))}\n")


def _row(finding: LocatedFinding, language: Language) -> str:
    place = finding.location.short.in_language(language)
    words, _ = SEVERITIES[finding.severity]
    severity = words.in_language(language)
    if finding.severity is Severity.ERROR:
        severity = f"**{severity}**"
    message = plain(finding.message.in_language(language))
    excerpt = finding.excerpt
    quoted = f"{plain(excerpt.before)}<b>{plain(excerpt.words)}</b>{plain(excerpt.after)}"
    return f"| {plain(place)} | {severity} | {message}<br>{quoted} | {finding.code} |\n"


def plain(text: str) -> str:
    """Return ``text`` so that Markdown shows it to the letter, on one line."""
    text = " ".join(visible(text).split())
    escaped = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    for character, reference in _REFERENCES.items():
        escaped = escaped.replace(character, reference)
    return escaped
