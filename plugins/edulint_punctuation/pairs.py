"""Marks that come in pairs: which have no mate, which cross."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator

from msgspec import Struct

from edulint.api import holds_any, is_han, pattern

MATES = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "[": "]",
}
_CLOSERS = {closer: opener for opener, closer in MATES.items()}
_FOLDED = {"(": "（", ")": "）", "［": "[", "］": "]"}
# Marks of one use, which a slip of the hand puts for one another.
_ALIKE = ("“”‘’「」『』", "《》〈〉", "（）【】〔〕[]")
_MARK = pattern(r"[“”‘’（）()《》〈〉【】〔〕「」『』\[\]［］]")
# A line of a text that was broken into lines is hardly longer.
_LONGEST_LINE, _LONGEST_NAME = 60, 240
_ENDS = frozenset("。！？!?；;：:…")
_MOST_CARRIED = 20
# What a title or quoted words are hardly longer than.
_LONGEST_TITLE = 40
# A quotation runs over so many paragraphs at the most.
_FAR = 40
# The second number of a list stands within so many characters.
_NEXT = 2000
_PAIR = pattern("“”|‘’|[(（][)）]|《》|〈〉|【】|〔〕|「」|『』|" + r"[\[［][\]］]")
# What looks like a mark of a pair: the bracket of a link, which ends in the address; an apostrophe before a year
# without its century (’99昆明世博会), in an English word, or for minutes and seconds (28°51’, 32’16’’).
_NO_PAIR = pattern(
    r"[(（](?<=\].)(?=\0)|[‘’](?=\d\d[\u3400-\u9fff])|’(?:(?<=[a-zA-ZＡ-Ｚａ-ｚ].)|(?<=°\d.)|(?<=°\d\d.))"
    r"|’(?:(?<=\d.)(?=’|\d{1,2}’)|(?<=\d’.)|(?<=\d’\d.)|(?<=\d’\d\d.))"
)
# 1), 一）, b) and iii) are ordinals; :-) and :) are smiles.
_ORDINAL_TAIL = (
    r"(?:\A|[^\w.])(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{2,5}|[①-⑳])[ ]?\Z|[:;：；]-?\Z"
)


class Mark(Struct, frozen=True, order=True):
    """One mark of a pair, brackets of both widths taken as one."""

    at: int
    mark: str


class Fault(Struct, frozen=True):
    """A mark without mate, one that should face the other way, or one that crosses another pair.

    ``kind`` is ``unclosed``, ``unopened``, ``reversed``, ``crossing``, ``mismatched`` (“甲’) or ``of-two-uses``
    (《甲）); ``other`` is the pair's other mark where there is one.
    """

    kind: str
    mark: Mark
    other: Mark | None = None


def faults_of(prose: str, spans: Iterable[tuple[int, int]], spared: Container[int] = ()) -> Iterator[Fault]:
    """Yield what is wrong with the pairs in the blocks at ``spans`` (start and end offsets, in order).

    A pair may begin in one block and end in the next: quotations run over paragraphs, and lines are broken. Marks at
    the offsets ``spared`` are left out.
    """
    blocks = list(spans)
    faults = list(_faults_by_neighbours(prose, blocks, spared))
    resolved = _long_quotations(prose, blocks, faults)
    yield from (fault for fault in faults if fault.mark.at not in resolved)


def _faults_by_neighbours(prose: str, spans: list[tuple[int, int]], spared: Container[int]) -> Iterator[Fault]:
    """Yield the faults that are left when marks of one block are paired with those of the next."""
    carried: list[Mark] = []
    for start, end in spans:
        if not carried and _is_sound(prose, start, end):
            continue
        unclosed, unopened, faults = _faults_in(prose, start, end, spared)
        carried, unopened = _paired(carried, unopened)
        yield from faults
        yield from (Fault("unopened", mark) for mark in unopened)
        # A sentence may be broken into many lines, and each word of a web page's line be one: 【字体：⏎大⏎中⏎小⏎】. So
        # may the name of a paper: 以“Increasing⏎water yield by planting⏎in hills”为题.
        goes_on = prose[end - 1] not in _ENDS and (end - start <= _LONGEST_LINE or _is_foreign(prose[start:end]))
        if goes_on and len(carried) <= _MOST_CARRIED:
            carried += unclosed
            continue
        yield from (Fault("unclosed", mark) for mark in carried)
        carried = unclosed
    yield from (Fault("unclosed", mark) for mark in carried)


def _is_foreign(words: str) -> bool:
    """Tell whether a line of a paper's name has no Chinese character."""
    return len(words) <= _LONGEST_NAME and not any(map(is_han, words))


def _long_quotations(prose: str, spans: list[tuple[int, int]], faults: list[Fault]) -> set[int]:
    """Return the offsets of marks that belong to something which runs over many paragraphs.

    What opens at the head of a paragraph or behind a colon may close at the end of one further down. Where every
    paragraph of a quotation opens anew, as those of an amendment do, only the last one closes.
    """
    starts = [start for start, _ in spans]
    resolved: set[int] = set()
    waiting: dict[str, list[tuple[int, Mark]]] = {}
    for fault in sorted(faults, key=lambda fault: fault.mark.at):
        mark = fault.mark
        index = bisect_right(starts, mark.at) - 1
        start, end = spans[index]
        if fault.kind == "unclosed" and _opens_paragraph(prose, start, mark.at):
            following = spans[index + 1][0] if index + 1 < len(spans) else len(prose)
            if mark.mark == "“" and prose.startswith("“", following):
                resolved.add(mark.at)
            waiting.setdefault(MATES[mark.mark], []).append((index, mark))
        elif fault.kind == "unopened" and not prose[mark.at + 1 : end].strip("。；"):
            begun = [(above, one) for above, one in waiting.pop(mark.mark, []) if index - above <= _FAR]
            if begun:
                resolved.update(one.at for _, one in begun)
                resolved.add(mark.at)
    return resolved


def _opens_paragraph(prose: str, start: int, at: int) -> bool:
    return prose[at - 1] in "：:" or not prose[start:at].strip(" \u3000")


def _paired(openers: list[Mark], closers: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Return the marks left over when openers of one block are paired with closers of the next."""
    waiting: dict[str, list[Mark]] = {}
    for mark in openers:
        waiting.setdefault(MATES[mark.mark], []).append(mark)
    left = [mark for mark in closers if not (waiting.get(mark.mark) and waiting[mark.mark].pop())]
    return sorted(mark for marks in waiting.values() for mark in marks), left


def _is_sound(prose: str, start: int, end: int) -> bool:
    """Tell at little cost whether all marks of a block pair, nested three deep at most."""
    marks = "".join(_MARK.findall(prose, start, end))
    for _ in range(3):
        if marks:
            marks = _PAIR.sub("", marks)
    return not marks


def _faults_in(prose: str, start: int, end: int, spared: Container[int]) -> tuple[list[Mark], list[Mark], list[Fault]]:
    """Return the openers and closers of one block that have no mate, and its other faults."""
    item, in_link = 0, False
    opened: list[Mark] = []
    open_count = dict.fromkeys(MATES, 0)
    crossed: dict[str, list[Mark]] = {}
    unopened: list[Mark] = []
    faults: list[Fault] = []
    for match in _MARK.finditer(prose, start, end):
        mark = Mark(match.start(), _FOLDED.get(match.group(), match.group()))
        # In plain text the bracket of a link that closes stands behind the address.
        closes_link = in_link and mark.mark == "）" and prose[mark.at - 1] == "\0"
        if closes_link or mark.at in spared or _NO_PAIR.match(prose, mark.at):
            in_link = mark.mark == "（"
            continue
        if mark.mark in MATES:
            opened.append(mark)
            open_count[mark.mark] += 1
            continue
        opener = _CLOSERS[mark.mark]
        if open_count[opener]:
            while (inner := opened.pop()).mark != opener:
                open_count[inner.mark] -= 1
                crossed.setdefault(inner.mark, []).append(inner)
            open_count[opener] -= 1
        elif crossed.get(opener):
            faults.append(Fault("crossing", crossed[opener].pop(), mark))
        elif mark.mark != "）" or not re.search(_ORDINAL_TAIL, prose[max(start, mark.at - 6) : mark.at]):
            number = re.search("[0-9]{1,2}\\Z", prose[max(start, mark.at - 2) : mark.at])
            # …重点工作1）修路2）架桥: numbers that count on are ordinals wherever they stand.
            if number and (int(number[0]) == item + 1 > 1 or (number[0] == "1" and _goes_on(prose, mark.at, end))):
                item = int(number[0])
                continue
            unopened.append(mark)
    opened = sorted([*opened, *(mark for marks in crossed.values() for mark in marks)])
    return _turned(prose, opened, unopened, faults)


def _goes_on(prose: str, at: int, end: int) -> bool:
    """Tell whether ``2）`` follows on ``1）`` in a block."""
    return holds_any(prose[at : min(end, at + _NEXT)], ("2）", "2)"))


def _may_be_one(prose: str, start: int, end: int) -> bool:
    """Tell whether two marks without mate may be the ends of one title or quotation: 《关于修渠的通知）."""
    return end - start <= _LONGEST_TITLE and _ENDS.isdisjoint(prose[start:end])


def _turned(
    prose: str, opened: list[Mark], unopened: list[Mark], faults: list[Fault]
) -> tuple[list[Mark], list[Mark], list[Fault]]:
    """Take “甲“, ”甲” and “甲’ as one mark that is wrong, not as two without mate."""
    if len(opened) == len(unopened) == 1 and opened[0] < unopened[0]:
        pair = opened[0], unopened[0]
        if any(pair[0].mark in marks and pair[1].mark in marks for marks in _ALIKE):
            # In ‘甲” and 〈甲》 the first mark is wrong: the other kind stands outside of it.
            wrong, right = pair if pair[1].mark in "”》" else pair[::-1]
            return [], [], [*faults, Fault("mismatched", wrong, right)]
        if _may_be_one(prose, pair[0].at, pair[1].at):
            return [], [], [*faults, Fault("of-two-uses", pair[1], pair[0])]
    for opener, closer in (("“", "”"), ("‘", "’")):
        openers = [mark for mark in opened if mark.mark == opener]
        closers = [mark for mark in unopened if mark.mark == closer]
        if len(openers) == 2 and not closers:
            faults.append(Fault("reversed", openers[1], openers[0]))
            opened = [mark for mark in opened if mark not in openers]
        elif len(closers) == 2 and not openers:
            faults.append(Fault("reversed", closers[0], closers[1]))
            unopened = [mark for mark in unopened if mark not in closers]
    return opened, unopened, faults
