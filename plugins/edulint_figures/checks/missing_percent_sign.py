"""FI209: a rate or share whose number has no percent sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.phrases import REACHED
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity

_WORDS = WordList(__file__, "missing_percent_sign.txt")
# 占全村总人口82, 占贫困户总数的82; but not 占地82 or a 占 that other words follow.
_SHARE = pattern(rf"占(?:比|总|全)[^\W0-9]{{0,10}}{REACHED}$|占[^\W0-9]{{1,10}}总[数量额]的?$")
# 税收同比增长2.4; but an index or a score rises by points.
_YEARLY = pattern("同比(?:增长|下降|上升)了?$|[比较](?:上年|去年)(?:同期)?增长了?$")
_BEFORE = 30
# So many lost their signs together.
_MANY = 5
_RATE = pattern(rf"率{REACHED}$")
# 万车死亡率5.1 is so many of ten thousand.
_PER_MANY = pattern(r"[千万亿](?:人|车|户|元|吨|公里|小时|例)?[^\W0-9]{1,6}率$")
# 每10万人住院率为3.1 is so many of them, too.
_OF_MANY = pattern(r"每 ?[0-9.]{0,6}[十百千万亿]{1,3}[^,。;]{0,20}$")
# 由2015年的12.6%降至2018年的1.8: the first value has its sign.
_FROM_RATE = pattern(r"[由从][^,，。;；]{0,16}[0-9][%％][^,，。;；]{0,8}[至到为](?:20[0-9]{2}年的?|[今本]年的?)?$")
_LONGEST_CHANGE = 48
# 今年正点率为97.8%，去年为96.5: the year before has its value without the sign.
_FORMER_RATE = pattern(r"率[^,，。;；]{0,8}[0-9][%％][,，](?:去年|上年|20[0-9]{2}年)(?:同期)?(?:为|是|达到?)?$")
# 大专学历的占45，女党员占28: several such clauses of a passage are shares; so is one beside a share with its sign.
_PART = pattern("占$")
_SHARE_WITH_SIGN = pattern("占[0-9.]{1,6}[%％]")
# Behind the mark another number may begin the next clause: 率为97.4，2022年….
_ENDS_CLAUSE = pattern(r"(?:以[上下]|左右)?(?:[,。;](?![0-9]++(?![\u4e00-\u9fff]))|$)")
# The same in a draft that has lost other signs: 信访总量同比下降了10。, 占来访总数的80，.
_CHANGE = pattern("(?:增长|下降|上升|提高|降低|回落)了?$|占[^\\W0-9]{2,10}的$")


class MissingPercentSign(Check):
    """What it finds:
        zh: 比率、占比后面的数没有写百分号：“入园率达到58.2；”。
        en: The number of a rate or a share without its percent sign.

    Why it matters:
        zh: 58.2 与 58.2% 相差一百倍，抄录表格时最容易漏掉百分号。
        en: The sign is lost where figures are copied from a table whose header has it.

    Example:
        水渠完好率达到58.2；明年争取达到63%。

    Instead:
        水渠完好率达到58.2%；明年争取达到63%。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "FI209"
    name = "missing-percent-sign"
    severity = Severity.WARNING
    summary = Wording(zh="比率漏写百分号", en="a rate without its percent sign")
    messages = {
        "missing": Wording(zh="“{words}”后面缺少百分号", en="“{words}” lacks its percent sign"),
        "many": Wording(
            zh="“{words}”等{count}处比率后面缺少百分号",
            en="{count} rates lack their percent signs, the first “{words}”",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the rates and shares whose number ends its clause without a sign."""
        bare = [
            (passage, one)
            for passage in passages_of(document)
            for one in passage.quantities
            if one.dimension is Dimension.BARE and _is_bare(passage, one)
        ]
        has_lost_signs = any(_is_rate(passage, one) for passage, one in bare)
        parts = Counter(passage.span for passage, one in bare if _PART.search(one.label))
        lost: list[Quantity] = []
        for passage, one in bare:
            is_part = _PART.search(one.label) and (
                parts[passage.span] > 1 or _SHARE_WITH_SIGN.search(passage.text, *passage.span.bounds)
            )
            is_lost = has_lost_signs and _CHANGE.search(one.label)
            if is_lost or is_part or _is_rate(passage, one):
                lost.append(one)
        if len(lost) >= _MANY:
            # All were lost in one conversion.
            fix = Fix(tuple(Edit(Span(one.span.end, one.span.end), "%") for one in lost), safe=False)
            yield self.gathered([one.span for one in lost], "many", fix=fix, words=_words(lost[0]))
        else:
            for one in lost:
                yield self.finding(one.span, "missing", words=_words(one))


def _words(one: Quantity) -> str:
    return one.label[-10:] + one.words


def _is_bare(passage: Passage, one: Quantity) -> bool:
    least = 1 if _follows_rate(passage, one) else ONE
    if one.unit or not least <= one.value <= 100 * ONE:
        return False
    return _ENDS_CLAUSE.match(passage.text, one.span.end, passage.span.end) is not None


def _is_rate(passage: Passage, one: Quantity) -> bool:
    if _follows_rate(passage, one):
        return True
    if _SHARE.search(one.label):
        return True
    if _YEARLY.search(one.label):
        return not _is_of_score(passage, one)
    rate = _RATE.search(one.label)
    start = max(passage.span.start, one.span.start - _BEFORE)
    if rate is not None and (
        _PER_MANY.search(one.label, 0, rate.start() + 1) or _OF_MANY.search(passage.text, start, one.span.start)
    ):
        return False
    return rate is not None and not one.label[: rate.start() + 1].endswith(_WORDS.section("other rates"))


def _follows_rate(passage: Passage, one: Quantity) -> bool:
    first, start = max(passage.span.start, one.span.start - _LONGEST_CHANGE), one.span.start
    if "." in one.words and _FORMER_RATE.search(passage.text, first, start):
        return True
    return _FROM_RATE.search(passage.text, first, start) is not None


def _is_of_score(passage: Passage, one: Quantity) -> bool:
    before = passage.text[max(passage.span.start, one.span.start - _BEFORE) : one.span.start]
    return any(word in before for word in _WORDS.section("scores"))
