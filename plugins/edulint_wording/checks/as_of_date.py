"""WO105: 截止 before a time up to which something is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import SENTENCE_ENDS, Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern

_WORDS = WordList(__file__, "as_of_date.txt")
# A clause begins with 截止 and a date; 报名截止6月30日 has a verb there.
_UNTIL = pattern(
    r"(?P<until>截(?<![\u4e00-\u9fff].)止(?:到|至)?)[ \u3000]?"
    r"(?=(?:[0-9０-９]{4}年|[0-9０-９]{1,2}月|[一二三四五六七八九〇○零]{4}年|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季度末"
    r"|“?十[一二三四五]五”?期?末|(?:今|去|本|当|上)?年(?:底|末|[0-9]{1,2}月)|(?:本|上|当)月|(?:今|昨|当)[日天]))"
)
_LONGEST_SENTENCE = 400


class AsOfDate(Check):
    """What it finds:
        zh: 统计时点写成“截止2023年底”“截止6月30日”，应为“截至”。“报名截止日期”“6月30日截止”这样表示停止的不算，通知里讲期限的句子也不算。
        en: 截止 before the date up to which figures are reckoned, for 截至; not where something closes on that day.

    Why it matters:
        zh: “截止”是到期停止，“截至”是到某时为止还会继续；统计数字用“截至”。
        en: 截止 says that something stops then, 截至 that it goes on: figures take the latter.

    Example:
        截止2023年底，全县有幼儿园36所。

    Instead:
        截至2023年底，全县有幼儿园36所。

    Source:
        zh: 《现代汉语词典》“截止”“截至”条；公文差错通报中常见。
        en: 现代汉语词典, 截止 and 截至; what lists of mistakes in official texts name.
    """

    code = "WO105"
    name = "as-of-date"
    severity = Severity.INFO
    summary = Wording(zh="“截止”误用为“截至”", en="截止 for 截至")
    messages = {
        "until": Wording(zh="统计到某一时点用“截至”，不用“{words}”", en="up to a date is 截至, not {words}"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place."""
        prose = document.prose
        for match in _UNTIL.finditer(prose) if "截止" in prose else ():
            if not _is_deadline(prose, match.start()):
                span = Span.of(match, "until")
                fix = Fix((Edit(span, "截至"),))
                yield self.finding(span, "until", fix=fix, words=document.slice(span))


def _is_deadline(prose: str, at: int) -> bool:
    """Tell whether the sentence speaks of what closes on a day."""
    first, last = max(0, at - _LONGEST_SENTENCE), at + _LONGEST_SENTENCE
    ends = SENTENCE_ENDS | {"\n"}
    start = max(prose.rfind(end, first, at) for end in ends) + 1 or first
    end = min((found for mark in ends if (found := prose.find(mark, at, last)) >= 0), default=last)
    sentence = prose[start:end]
    return any(word in sentence for word in _WORDS.words)
