"""Numerals: the value of a number in digits, in Han numerals or in both: 2.5万, 三千二百, 5万4千, 二点五亿, 叁万伍仟."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from edulint.api import pattern

HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_DIGITS |= {character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8}
_MULTIPLIERS = _SMALL | BIG
# What a number goes on with behind its first piece; behind any other character it has ended.
CONTINUING = frozenset(" 0123456789点多余来几") | HAN_DIGITS.keys() | _MULTIPLIERS.keys()
# One piece of a number. 三点五十分 is a time, and 千克, 千米, 千瓦 and 百分点 are units.
_PIECE = pattern(
    r" {0,2}(?:(?P<number>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:[.。][0-9]+)?)"
    r"|(?P<fraction>点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+(?![十百千分刻]))"
    r"|(?P<digit>[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖])"
    r"|(?P<small>[十拾佰仟]|百(?!分[点之])|千(?![克米瓦伏]|分[点之]))|(?P<big>[万亿]))"
)
# 十余万, 二十几万, 一百零几万: a vague word stands before the last multiplier.
_VAGUE = pattern(r" ?零?(?P<vague>[多余来几]) ?(?=[百千]?[万亿])")
# 壹佰元伍角贰分, 五元三角.
_COINS = pattern(r"([一二两三四五六七八九壹贰叁肆伍陆柒捌玖0-9])角(?:([一二两三四五六七八九壹贰叁肆伍陆柒捌玖0-9])分)?")
_LONGEST = 40
_MOST_DIGITS = 18


class Numeral(Struct, frozen=True):
    """A number as written: ``digits`` times ``multiplier``, with the last ``decimals`` of the digits behind the point.

    The ``multiplier`` is what the 百, 千, 万 and 亿 that end the number make together; ``number_stop`` is where they
    begin, ``stop`` where the number ends. ``vague`` is a word inside (十余万). ``rounding`` is the place that the last
    digit of a number has that is cut off in speech (九万四: 1000), else 0.
    """

    number_stop: int
    stop: int
    digits: int
    decimals: int = 0
    multiplier: int = 1
    vague: str = ""
    rounding: int = 0


class _Piece(Struct):
    """A part of a number: its kind, its value (``decimals`` of the digits behind the point), and where it stands.

    ``is_padded`` tells that digits begin with a zero (1百05).
    """

    kind: str
    value: int
    decimals: int
    start: int
    stop: int
    is_padded: bool = False


def numeral_at(folded: str, start: int, end: int) -> tuple[Numeral | None, int]:
    """Return the number that begins at an offset, and where it ends; None for a run that is none (三四百, 十二五)."""
    pieces: list[_Piece] = []
    at, vague = start, ""
    while at < end and len(pieces) < _LONGEST:
        match = _PIECE.match(folded, at, end)
        if match is not None and pieces and not _goes_on(pieces[-1], match, vague):
            break
        if match is None:
            doubt = None if vague else _VAGUE.match(folded, at, end)
            if doubt is None or not pieces:
                break
            vague, at = doubt["vague"], doubt.end()
            continue
        pieces.append(_piece(match))
        at = match.end()
    numeral = _numeral(pieces, vague) if pieces else None
    return numeral, at


def _goes_on(last: _Piece, match: re.Match[str], vague: str) -> bool:
    """Tell whether a piece belongs to the number before it: no digits behind 余 or, with a space between, behind digits."""
    if match.lastgroup in ("small", "big"):
        return True
    is_apart = match[0][0] == " " and last.kind in ("number", "digit", "fraction")
    return not vague and not is_apart


def _piece(match: re.Match[str]) -> _Piece:
    kind = match.lastgroup or ""
    written = match[kind]
    start, stop = match.span(kind)
    if kind == "number":
        whole, _, fraction = written.replace(",", "").replace("。", ".").partition(".")
        return _Piece(kind, int(whole + fraction), len(fraction), start, stop, is_padded=whole.startswith("0"))
    if kind == "fraction":
        digits = "".join(str(HAN_DIGITS[character]) for character in written[1:])
        return _Piece(kind, int(digits), len(digits), start, stop)
    return _Piece(kind, HAN_DIGITS[written] if kind == "digit" else _MULTIPLIERS[written], 0, start, stop)


def _numeral(pieces: list[_Piece], vague: str) -> Numeral | None:
    """Return what the pieces make together, the multipliers at their end told apart where nothing depends on them."""
    stop = pieces[-1].stop
    head = _head(pieces)
    if not head:
        return None
    tail = pieces[len(head) :]
    multiplier = 1
    for piece in tail:
        multiplier *= piece.value
    if head[-1].kind == "number" and len(head) == 1:
        number = head[0]
        return (
            Numeral(number.stop, stop, number.value, number.decimals, multiplier, vague) if _is_short(number) else None
        )
    if head[-1].kind == "fraction":
        whole = _whole(head[:-1]) if len(head) > 1 else None
        if whole is None or whole[1]:
            return None
        fraction = head[-1]
        digits = whole[0] * 10**fraction.decimals + fraction.value
        return Numeral(fraction.stop, stop, digits, fraction.decimals, multiplier, vague)
    is_split = any(piece.kind == "big" for piece in head)
    read = _whole(pieces if is_split else head)
    if read is None or (vague and is_split):
        return None
    if is_split:
        return Numeral(stop, stop, read[0], rounding=read[1])
    return Numeral(head[-1].stop, stop, read[0], multiplier=multiplier, vague=vague, rounding=read[1])


def _head(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces without the multipliers at their end: all behind digits, 万 and 亿 alone behind Han numerals."""
    last = len(pieces)
    while last and pieces[last - 1].kind == "big":
        last -= 1
    if last > 1 and pieces[0].kind == "number":
        only = last
        while only and pieces[only - 1].kind == "small":
            only -= 1
        last = only if only == 1 else last
    # 百万 and 千万 alone are no numbers.
    return pieces[:last] if any(piece.kind != "small" or piece.value == 10 for piece in pieces[:last]) else []


def _is_short(number: _Piece) -> bool:
    return number.decimals <= 5 and number.stop - number.start <= _MOST_DIGITS


def _whole(pieces: Sequence[_Piece]) -> tuple[int, int] | None:
    """Return the whole number that pieces make, and the place that its last digit has where 三百五 leaves it out."""
    if len(pieces) > 1 and all(piece.kind == "digit" for piece in pieces):
        # 二〇二一 is read digit by digit; 三四 is three or four.
        digits = "".join(str(piece.value) for piece in pieces)
        return (int(digits), 0) if len(digits) > 2 or "0" in digits else None
    total, section, pending = 0, 0, -1
    smallest, largest, last, is_behind_zero = 10**4, 10**16, 0, False
    for piece in pieces:
        if piece.kind in ("number", "digit"):
            if piece.decimals or pending >= 0 or (last and piece.value >= last):
                return None
            is_zero = piece.kind == "digit" and piece.value == 0
            is_behind_zero |= is_zero or piece.is_padded
            pending = -1 if is_zero and last else piece.value
        elif piece.kind == "small":
            # 十五, 一百十五 and 一百零十五, but 百五 is no number.
            is_ten = piece.value == 10 and (last in (0, 100) or is_behind_zero)
            if piece.value >= smallest or (pending < 0 and not is_ten):
                return None
            section, pending = section + (1 if pending < 0 else pending) * piece.value, -1
            smallest = last = piece.value
            is_behind_zero = False
        elif piece.kind == "big":
            section, pending = section + max(pending, 0), -1
            if piece.value > largest:
                # 一万二千亿, 五万亿.
                total = (total + section) * piece.value
            elif piece.value < largest and section:
                total += section * piece.value
            else:
                return None
            section, smallest, largest, last, is_behind_zero = 0, 10**4, piece.value, piece.value, False
        else:
            return None
    if pending < 0:
        return total + section, 0
    place = last // 10 if last > 10 and pending < 10 and not is_behind_zero else 0
    return total + section + pending * (place or 1), place


def coins_at(folded: str, at: int) -> tuple[int, int] | None:
    """Return what the 角 and 分 behind an amount in 元 make, in 分, and where they end; None where there are none."""
    coins = _COINS.match(folded, at)
    return (10 * _digit(coins[1]) + _digit(coins[2] or "0"), coins.end()) if coins else None


def _digit(written: str) -> int:
    return int(written) if written.isascii() else HAN_DIGITS[written]
