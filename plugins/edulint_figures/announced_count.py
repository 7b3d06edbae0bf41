"""FI301: more or fewer names listed than the number behind them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Document, Severity, Span, Wording, han_to_int
from edulint_figures.lists import counts_of, names_before
from edulint_figures.patterns import pattern
from edulint_figures.relation import Relation, RelationCheck, Verdict

_HAN = "[两三四五六七八九十]"
# 双水、古井两镇; 一中、民中、实验中学等三所学校; the last name ends where the number begins.
_NAMED = pattern(
    rf"(?P<number>{_HAN}|十[一二三]?|(?<=等)[0-9]{{1,2}})"
    r"(?P<unit>个|所|家|名|位|项|县|区|市|镇|乡|村|校|省|级|方|地|种|类|大类|部门|大|国|局|科|条|支|座|处)(?![0-9分之])"
)
_FILES = pattern(
    rf"(?P<number>{_HAN}{{1,2}}|[0-9]{{1,2}})(?:个|项|份|部|件)[^,。;:、\n《》]{{0,12}}"
    r"(?:文件|办法|意见|制度|方案|规定|通知|规划|条例)(?:\([^()\n]{0,12}\))?[:,](?:即|分别是|分别为|包括|它们是)?[:,]?(?=《)"
)
_TITLES = pattern(r"《[^《》\n]{1,80}》(?:\([^()\n]{0,20}\))?(?P<joint>[、,;和及与]{1,2}(?=《)|以及(?=《))?")
# Units that say what the names are names of; 个 and 项 may count anything.
_KINDS = frozenset("县区市镇乡村校省级方地科局国")
_LARGEST = 12
# 一站两区, “三区一中心” and 三级航道 count nothing that is listed.
_IDIOM = pattern(
    r"[一两二三四五六七八九][^、,。一两二三四五六七八九]{1,2}[两三四五六七八九]$|[“《][两三四五六七八九十]$"
)
_NUMBER = pattern(r"[一二三四五六七八九十0-9]")


class AnnouncedCount(RelationCheck):
    """What it finds:
        zh: 列出的名称个数与后面（或前面）写的数目不符。
        en: A list of names that is longer or shorter than the number with it says.

    Why it matters:
        zh: 名单增减以后，数目常常忘了改。
        en: A name is added or dropped and the number forgotten.

    Example:
        市教育局、人事局、财政局、民政局等三个部门联合发文。

    Instead:
        市教育局、人事局、财政局、民政局等四个部门联合发文。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中“甲、乙两镇”“甲、乙、丙等三所学校”的写法。
        en: The way drafts write 甲、乙两镇 and 甲、乙、丙等三所学校.
    """

    code = "FI301"
    name = "announced-count"
    severity = Severity.WARNING
    summary = Wording(zh="列出的个数与写明的数目不符", en="A list that its stated number contradicts")
    messages: ClassVar[dict[str, Wording]] = {
        "names": Wording(
            zh="前面列了{listed}个，这里写的是“{stated}”", en="{listed} are listed before, this says “{stated}”"
        ),
        "titles": Wording(
            zh="这里写的是“{stated}”，后面列了{listed}个", en="this says “{stated}”, {listed} are listed behind"
        ),
    }

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield the lists of the document that say how many items they have."""
        for pattern_, read in ((_NAMED, _names), (_FILES, _titles)):
            for match in pattern_.finditer(document.folded):
                relation = read(document.folded, match)
                if relation is not None and _is_prose(document, match.start()):
                    yield relation


def _names(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names that stand before a number."""
    end = match.start()
    if "、" not in folded[max(0, end - 20) : end] or _IDIOM.search(folded, max(0, end - 4), match.end("number")):
        return None
    stated = _value(match["number"])
    if stated is None or not 2 <= stated <= _LARGEST:
        return None
    is_this = folded[end - 1] in "这共"
    end -= is_this
    is_open = folded[end - 1] == "等"
    end -= is_open
    names = names_before(folded, 0, end)
    if not names or (match["unit"] == "级" and any(map(_NUMBER.search, names))):
        return None
    if not (is_open or is_this or _names_them(match["unit"], names)):
        return None
    fewest, most = counts_of(names)
    # 等 leaves the list open, so only too many names contradict it.
    is_wrong = fewest > stated if is_open else fewest - 1 == stated or most + 1 == stated
    span = Span(match.start("number"), match.end())
    return _relation(span, "names", fewest, folded[span.start : span.end], is_wrong=is_wrong)


def _titles(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the titles that stand behind a number: 3个文件：《…》、《…》."""
    stated, listed, at = _value(match["number"]), 0, match.end()
    while (title := _TITLES.match(folded, at)) is not None:
        listed, at = listed + 1, title.end()
        if not title["joint"]:
            break
    if stated is None or listed < 2 or folded.startswith("等", at):
        return None
    span = Span(match.start(), match.end("number") + 1)
    return _relation(span, "titles", listed, folded[span.start : span.end], is_wrong=listed != stated)


def _relation(span: Span, message: str, listed: int, stated: str, *, is_wrong: bool) -> Relation:
    return Relation(
        span=span,
        operands=(),
        verdict=Verdict.LIKELY_WRONG if is_wrong else Verdict.HOLDS,
        reckoning=f"{listed}{'≠' if is_wrong else '='}{stated}",
        message=message,
        values={"listed": listed, "stated": stated},
    )


def _is_prose(document: Document, offset: int) -> bool:
    block = document.block_at(offset)
    return block is not None and block.is_prose


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else han_to_int(number.replace("两", "二"))


def _names_them(unit: str, names: list[str]) -> bool:
    """Tell whether the number counts the names before it, not something of its own: 教育股、督导室组成两个小组."""
    return unit in _KINDS or any(name[-1:] == names[-1][-1:] for name in names[:-1])
