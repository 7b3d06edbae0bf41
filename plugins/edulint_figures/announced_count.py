"""FI301: more or fewer names listed than the number behind them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Check, Document, Finding, Severity, Span, Wording, han_to_int
from edulint_figures.lists import counts_of, names_before
from edulint_figures.patterns import pattern

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


class AnnouncedCount(Check):
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

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the lists of the document that don't have as many items as they say."""
        folded = document.folded
        for match in _NAMED.finditer(folded):
            finding = self._names(document, match)
            if finding:
                yield finding
        for match in _FILES.finditer(folded):
            finding = self._titles(document, match)
            if finding:
                yield finding

    def _names(self, document: Document, match: re.Match[str]) -> Finding | None:
        folded, end = document.folded, match.start()
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
        if (
            not names
            or (match["unit"] == "级" and any(map(_NUMBER.search, names)))
            or not (is_open or is_this or _names_them(match["unit"], names))
        ):
            return None
        fewest, most = counts_of(names)
        # 等 leaves the list open, so only too many names contradict it.
        is_wrong = fewest > stated if is_open else fewest - 1 == stated or most + 1 == stated
        block = document.block_at(end)
        if not is_wrong or block is None or not block.is_prose:
            return None
        return self.finding(
            Span(match.start("number"), match.end()),
            "names",
            listed=fewest,
            stated=document.text[match.start("number") : match.end()],
        )

    def _titles(self, document: Document, match: re.Match[str]) -> Finding | None:
        stated, listed, at = _value(match["number"]), 0, match.end()
        while (title := _TITLES.match(document.folded, at)) is not None:
            listed, at = listed + 1, title.end()
            if not title["joint"]:
                break
        if stated is None or listed < 2 or listed == stated or document.folded.startswith("等", at):
            return None
        return self.finding(
            Span(match.start(), match.end("number") + 1), "titles", listed=listed, stated=match["number"]
        )


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else han_to_int(number.replace("两", "二"))


def _names_them(unit: str, names: list[str]) -> bool:
    """Tell whether the number counts the names before it, not something of its own: 教育股、督导室组成两个小组."""
    return unit in _KINDS or any(name[-1:] == names[-1][-1:] for name in names[:-1])
