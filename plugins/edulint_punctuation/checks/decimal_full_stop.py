"""PU103: a full stop for a decimal point."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, any_of, pattern

_WORDS = WordList(__file__, "decimal_full_stop.txt")

# After a real full stop the next sentence may begin with a date, an ordinal or a count of things that have no decimals.
# 居第1。5G基站建成: 5G, 4K, 3D, 5A and 4S are words.
_POINT = r"[。·・](?<=[0-9].)(?![2-9][ADGKS](?![A-Za-z]))[0-9]{{1,4}}(?![0-9])(?!(?!{no_count}){count})"
_SEED = pattern("[0-9][。·・][0-9]")
_WHOLE = pattern(r"[0-9]{1,9}\Z")
_WHOLE_BEHIND = frozenset("第.．图表")
# 北纬41。53ˊ: degrees and minutes.
_LATITUDES, _MINUTES = ("北纬", "南纬", "东经", "西经"), tuple("′ˊ'’＇分")
_HOUR = pattern(r"[0-9][:：][0-5][0-9]\Z")


class DecimalFullStop(Check):
    """What it finds:
        zh: 用句号当小数点，如“99。1%”。
        en: A Chinese full stop where a decimal point belongs: 99。1%.

    Why it matters:
        zh: 数字被断成两截，汇总和核对时会读错。
        en: The figure falls in two and is misread when totals are made.

    Example:
        初步就业率达到95。3%。

    Instead:
        初步就业率达到95.3%。

    Source:
        zh: GB/T 15835-2011 5.1；原始稿件中所见。
        en: GB/T 15835-2011, 5.1; seen in raw drafts.
    """

    code = "PU103"
    name = "decimal-full-stop"
    severity = Severity.ERROR
    summary = Wording(zh="句号当作小数点", en="full stop for a decimal point")
    messages = {
        "point": Wording(
            zh="“{number}”的小数点写成了“{mark}”，应为“{right}”",
            en="{number} has {mark} for a decimal point; write {right}",
        ),
        "degree": Wording(
            zh="“{number}”的度数符号写成了“{mark}”，应为“{right}”",
            en="{number} has {mark} for the sign of degrees; write {right}",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number."""
        prose = document.prose
        if not _SEED.search(prose):
            return
        words = _WORDS.sections
        point = pattern(_POINT.format(count=any_of(words["count"]), no_count=any_of(words["no-count"])))
        for match in point.finditer(prose):
            at, mark = match.start(), prose[match.start()]
            # 6·26 is a date; with a unit it is a number.
            if mark != "。" and not prose.startswith(words["unit"], match.end()):
                continue
            # 8:00—20:00。1至9月份: a sentence ends with an hour.
            if _HOUR.search(prose, max(0, at - 5), at):
                continue
            whole = _WHOLE.search(prose, max(0, at - 9), at)
            start = whole.start() if whole else at - 1
            # 居第3。6大行业, 见图1。2015—2016学年, 指数为50.8。6大行业: ordinals have no decimals, numbers one point.
            if prose[start - 1 : start] in _WHOLE_BEHIND:
                continue
            number = prose[start : match.end()]
            is_degree = prose.startswith(_MINUTES, match.end()) or prose.endswith(_LATITUDES, 0, start)
            message, right = ("degree", "°") if is_degree else ("point", ".")
            yield self.finding(
                Span(start, match.end()),
                message,
                fix=Fix((Edit(Span(at, at + 1), right),), safe=True),
                number=number,
                mark=mark,
                right=number.replace(mark, right),
            )
