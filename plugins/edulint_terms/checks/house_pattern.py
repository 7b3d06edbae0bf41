"""TE102: what a pattern of an office finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any

from msgspec import Meta, Struct

from edulint.api import Check, CheckOptions, Document, Edit, Finding, Fix, Severity, Span, SpokenError, Wording
from edulint_terms.terms import SeverityWord

# Of one pattern; a pattern that finds more is told once, with so many places.
_MOST_FINDINGS = 20
_MOST_PLACES = 500
_BAD_PATTERN = Wording(
    zh="[[pattern]]“{name}”不是合格的正则表达式：{reason}", en="[[pattern]] “{name}” is no regular expression: {reason}"
)
_TIMEOUT = Wording(
    zh="[[pattern]]“{names}”在 {seconds} 秒内没有查完，未检查：请改写，或调高 pattern-seconds",
    en="[[pattern]] “{names}” did not end within {seconds} s and was left out: rewrite it, or raise pattern-seconds",
)


class Pattern(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A pattern with what is told where it matches; ``replacement`` may name groups of it, as in ``re.sub``."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    regex: Annotated[str, Meta(min_length=1, max_length=2000)]
    message: Annotated[str, Meta(min_length=1, max_length=500)]
    replacement: Annotated[str, Meta(max_length=500)] | None = None
    severity: SeverityWord = "warning"


class Options(CheckOptions, frozen=True):
    """Settings of ``house-pattern``; ``seconds`` is what each pattern may take for a draft."""

    pattern: Annotated[tuple[Pattern, ...], Meta(max_length=500)] = ()
    seconds: Annotated[float, Meta(gt=0, le=60)] = 1.0


class HousePattern(Check):
    """What it finds:
        zh: 配置里 [[pattern]] 的正则表达式匹配到的文字。没有列出，就不检查。
        en: What the regular expressions of [[pattern]] in the configuration match. Nothing where there are none.

    Why it matters:
        zh: 有些规定一张用语表写不下：固定的格式、成对的说法、内部编号。
        en: Some rules don't fit into a table of terms: forms, pairs of words, internal numbers.

    Example:
        详见附件三。

    Instead:
        详见附件3。

    Options:
        zh: pattern：每条写成 [[pattern]]，有 name、regex、message、replacement（可不写）、severity。seconds：一条表达式查一份稿件
            最多用几秒（1），在设置里写作 pattern-seconds。
        en: pattern: entries [[pattern]] with name, regex, message, replacement (may be left out), severity. seconds:
            what a pattern may take for a draft (1), written pattern-seconds in the configuration.

    Source:
        zh: 本单位的规定。表达式用 regex 包运行，支持 Unicode 属性。
        en: The office's own rules. Patterns run with the package regex, which knows Unicode properties.
    """

    code = "TE102"
    name = "house-pattern"
    severity = Severity.WARNING
    summary = Wording(zh="本单位的表达式查到的文字", en="what the office's patterns find")
    messages = {"matched": Wording(zh="{message}", en="{message}")}
    options = Options()
    tables = {"pattern": "pattern", "seconds": "pattern-seconds"}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each match, and a single one for all where there are many.

        Raises:
            SpokenError: patterns are none, or did not end in time; what the others find is yielded before.
        """
        late: list[str] = []
        for pattern in self.options.pattern:
            try:
                found = self._found(pattern, document.prose)
            except TimeoutError:
                late.append(pattern.name)
                continue
            severity = Severity.of(pattern.severity)
            message = pattern.message
            if len(found) > _MOST_FINDINGS:
                places = [span for span, _ in found]
                yield self.gathered(places, "matched", severity=severity, fix=_fix(found), message=message)
                continue
            for span, edit in found:
                yield self.finding(span, "matched", severity=severity, fix=_fix([(span, edit)]), message=message)
        if late:
            names = "”、“".join(late)
            raise SpokenError(_TIMEOUT.filled(names=names, seconds=f"{self.options.seconds:g}"))

    def _found(self, pattern: Pattern, prose: str) -> list[tuple[Span, Edit | None]]:
        """Return the places of a pattern, each with its repair.

        Raises:
            SpokenError: the pattern is none.
            TimeoutError: it did not end in time.
        """
        found: list[tuple[Span, Edit | None]] = []
        for match in _compiled(pattern).finditer(prose, timeout=self.options.seconds):
            if match.end() == match.start() or "\0" in match.group():
                continue
            span = Span(match.start(), match.end())
            edit = None if pattern.replacement is None else Edit(span, _expanded(match, pattern))
            found.append((span, edit))
            if len(found) == _MOST_PLACES:
                break
        return found


def _fix(found: list[tuple[Span, Edit | None]]) -> Fix | None:
    edits = tuple(edit for _, edit in found if edit)
    return Fix(edits) if edits else None


@lru_cache(maxsize=1000)
def _compiled(pattern: Pattern) -> Any:
    # Imported where a configuration holds a pattern, which few do.
    import regex

    try:
        return regex.compile(pattern.regex, regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        raise SpokenError(_BAD_PATTERN.filled(name=pattern.name, reason=error)) from error


def _expanded(match: Any, pattern: Pattern) -> str:
    import regex

    try:
        expanded: str = match.expand(pattern.replacement)
    except (regex.error, IndexError) as error:
        raise SpokenError(_BAD_PATTERN.filled(name=pattern.name, reason=error)) from error
    return expanded
