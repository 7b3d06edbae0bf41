"""Numbers that are gone without a trace: 首批余名教师, 年，全市共有8761人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Span
from edulint_placeholders import context
from edulint_placeholders.words import sections

_WORDS = sections("lost.txt")
_BEFORE_YEAR = _WORDS["before-year"]
_AFTER_YEAR = _WORDS["after-year"]
_OPENING_YEAR = _WORDS["opening-year"]
_YEAR_WORDS = _WORDS["year-word"]
_SURPLUS = _WORDS["surplus"]
_LOST_UNITS = tuple(sorted(_WORDS["lost-unit"], key=len, reverse=True))
_MONEY = _WORDS["money"]
_NOT_MONEY = _WORDS["not-money"]
_PEOPLE = _WORDS["people"]
_MEASURES = frozenset(_WORDS["measure"])
_APPROXIMATE = frozenset(_WORDS["approximate"])
_CHANGE = _WORDS["change"]
_ORDINAL_UNITS = _WORDS["ordinal-unit"]

_NUMERALS = "0123456789一二三四五六七八九十百千万亿〇零○两几数半每多"
_SENTENCE_ENDS = frozenset("。;!?")
_YEAR = re.compile("年")
_NUMBER = re.compile(r"[余%‰第]|[万亿]元|公里|平方[米公]|立方米|公顷|人次|件件|个百|年?月日|党的[大届]")

_CONGRESS = re.compile("大(?:精神|以来|报告|的?召开|胜利|[,。])|届[一二三四五六七]中")


def lost_years(document: Document) -> Iterator[Span]:
    """Yield the places where 年 has lost its year, with the words around it."""
    folded = document.folded
    for match in _YEAR.finditer(folded):
        at = match.start()
        before = folded[at - 1 : at]
        if before.isdecimal():
            continue
        block = document.block_at(at)
        if block is None or not block.is_prose:
            continue
        low = block.span.start
        if before == "《" and at > low:
            if not folded.startswith(_YEAR_WORDS, at):
                yield Span(at, at + 1)
        elif (
            at == low
            or before in _SENTENCE_ENDS
            or (before == "," and folded[at + 1 : at + 2] != ",")
            or (before == " " and folded[low:at].rstrip(" ")[-1:] in ("", "。"))
        ):
            word = _word_at(_OPENING_YEAR, folded, at + 1)
            if word and (at > low or _begins_sentence(document, block)):
                yield Span(at, at + 1 + len(word))
        elif folded.endswith(_BEFORE_YEAR, low, at):
            word = _word_at(_AFTER_YEAR, folded, at + 1)
            if word:
                yield Span(at, at + 1 + len(word))


def _word_at(words: tuple[str, ...], folded: str, start: int) -> str:
    return next((word for word in words if folded.startswith(word, start)), "")


def _begins_sentence(document: Document, block: Block) -> bool:
    """Tell whether the line before ``block`` is complete, so that ``block`` is not its second half."""
    above = document.folded[: block.span.start].rstrip()
    return (
        above == ""
        or above[-1] in "。!?;:”)》"
        or (block_above := document.block_at(len(above) - 1)) is None
        or (block_above.heading is not None)
    )


def lost_numbers(document: Document) -> Iterator[Span]:
    """Yield the places where a unit has lost its number, with the word before the unit."""
    folded = document.folded
    for match in _NUMBER.finditer(folded):
        start, end = match.span()
        before = folded[start - 1 : start]
        if not context.is_han(before) and match[0][0] not in "第党年月":
            continue
        block = document.block_at(start)
        if block is None or not block.is_prose:
            continue
        low, high = block.span.start, block.span.end
        span = _number(folded, low, high, start, end)
        if span:
            yield span


def _number(folded: str, low: int, high: int, start: int, end: int) -> Span | None:
    before = folded[start - 1 : start] if start > low else ""
    match folded[start:end]:
        case "第":
            following = _word_at(_ORDINAL_UNITS, folded, end)
            return Span(start, end + len(following)) if following and before not in ("等", "次", "门", "及") else None
        case "党的大" | "党的届":
            return Span(start, end) if _CONGRESS.match(folded, end - 1, high) else None
        case "月日" | "年月日":
            return Span(start, end) if before in ("于", "自", "至", "到", "从", "—", "-", "(") else None
        case "余":
            unit = _word_at(_LOST_UNITS, folded, start)
            stop = start + len(unit)
            if (
                not unit
                or before in _NUMERALS
                or before in _SURPLUS
                or context.noun_at(folded, end, high)[0] == "other"
            ):
                return None
            return Span(start, stop)
        case "%" | "‰":
            around = folded[max(low, start - 60) : min(high, end + 60)]
            sentence = any(mark in around for mark in ",。;")
            return Span(start - 1, end) if sentence and before not in _NUMERALS else None
        case "个百":
            end += 2
            lost = folded.startswith("分点", end - 2) and folded.endswith(_CHANGE, low, start)
        case "人次" | "件件":
            ends = end == high or folded[end] in ",。;"
            is_lost = before != "" and (folded[start] == "件" or folded.endswith(_PEOPLE, low, start))
            return Span(start, end) if ends and is_lost else None
        case unit:
            measure = unit + "里" if unit == "平方公" else unit
            end = start + len(measure)
            ends = end == high or folded[end] in ",。;、"
            if ends and before not in _APPROXIMATE and before != "余" and measure in _MEASURES:
                return Span(start, end)
            lost = folded.endswith(_MONEY, low, start) and not folded.startswith(_NOT_MONEY, end, high)
    return Span(start, end) if lost else None
