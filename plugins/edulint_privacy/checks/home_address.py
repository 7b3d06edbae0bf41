"""PR104: where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Block, Check, Document, Finding, Genre, Severity, Span, Wording, WordList, pattern

_WORDS = WordList(__file__, "home_address.txt")
# The words that lead in to an address, then all up to a door: 12号, 3栋, 402室, 第五村民小组.
# 翻越一座山: only with digits is 座 the name of a house.
_DOOR = pattern(
    r"(?<![0-9一二三四五六七八九十〇零])(?:[0-9一二三四五六七八九十〇零]+(?:号院?|栋|幢|单元|室|号楼|楼|弄|组|村民小组)|[0-9]+座)"
)
_LONGEST = 40
# 住房, 住院, 住建局 tell no address; where somebody lives behind a comma, a place is named before the door.
_LIVES = r"(?:(?<=,[现居租暂])住|(?<=,住))[在于]?(?![房宅院建宿址户校持所])(?=[^,。;的]{2,24}?[省市县区镇乡村街路])"
# 家住山里的三组孩子 is no address.
_ENDS = "。;!?的\n"


class HomeAddress(Check):
    """What it finds:
        zh: 写到门牌、楼栋、房号或村民小组的个人住址。
        en: Where somebody lives, down to the door, the building, the room or the group of a village.

    Why it matters:
        zh: 帮扶名单、受助学生情况里的家庭住址会暴露当事人，公开时写到县（区）、乡镇即可。
        en: Addresses in lists of those who got help give them away; the county and town are enough.

    Example:
        王晓芳，家庭住址：青石市东湖区柳林路12号3栋402室。

    Instead:
        王晓芳，家庭住址：青石市东湖区。

    Source:
        zh: 个人信息保护法第四条、第二十八条。
        en: Personal Information Protection Law, articles 4 and 28.
    """

    code = "PR104"
    name = "home-address"
    severity = Severity.WARNING
    summary = Wording(zh="个人住址", en="addresses of persons")
    # Parties of a case are named with their addresses by rule.
    silent_in = frozenset((Genre.JUDGMENT,))
    messages = {
        "address": Wording(
            zh="个人住址不宜公开到门牌，写到县（区）、乡镇即可",
            en="an address should not be published down to the door: the county and town are enough",
        ),
        "table": Wording(
            zh="表中有 {count} 处个人住址，不宜公开到门牌，写到县（区）、乡镇即可",
            en="the table holds {count} addresses; they should not be published down to the door",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each address in a paragraph, and one for all of a table's column."""
        folded = document.folded
        if "住" not in folded and not any(cue in folded for cue in _WORDS.words):
            return
        columns: dict[tuple[int, int], list[Span]] = {}
        for block in document.blocks:
            if block.cell:
                key = (block.cell.table, block.cell.column)
                if block.cell.row == 0 and _cue_end(folded, block.span) is not None:
                    columns[key] = []
                elif key in columns and (door := _DOOR.search(folded, *block.span.bounds)):
                    columns[key].append(Span(block.span.start, door.end()))
            elif block.is_prose:
                yield from self._in_block(folded, block)
        for places in columns.values():
            if places:
                yield self.gathered(places, "table")

    def _in_block(self, folded: str, block: Block) -> Iterator[Finding]:
        start = _cue_end(folded, block.span)
        while start is not None:
            stop = min(block.span.end, start + _LONGEST)
            ends = [at for at in (folded.find(end, start, stop) for end in _ENDS) if at >= 0]
            stop = min([stop, *ends])
            doors = list(_DOOR.finditer(folded, start, stop))
            # 住在柳林路12号的老人 is what a report says of a neighbourhood, and 她家住五楼 does not say where.
            # 家住回四弄: a lane alone is a street.
            is_floor = len(doors) == 1 and doors[0].start() == start and doors[0][0].endswith("楼")
            is_lane = len(doors) == 1 and doors[0][0].endswith("弄") and not doors[0][0][0].isascii()
            if doors and not is_floor and not is_lane and folded[doors[-1].end() : doors[-1].end() + 1] != "的":
                yield self.finding(Span(start, doors[-1].end()), "address")
            start = _cue_end(folded, Span(stop, block.span.end))


@cache
def _cues() -> re.Pattern[str]:
    words = sorted(_WORDS.words, key=lambda word: (-len(word), word))
    # It begins with one class of characters, as this is what lets the search run over the words between.
    firsts = "".join(sorted({*"现居租暂住", *(word[0] for word in words)}))
    rests = "|".join(f"(?<={word[0]}){word[1:]}" for word in words)
    return pattern(rf"[{firsts}](?:{rests}|{_LIVES})[:为是在 ]*")


def _cue_end(folded: str, span: Span) -> int | None:
    """Return where the address behind the first words that lead in to one begins."""
    cue = _cues().search(folded, *span.bounds)
    return cue.end() if cue else None
