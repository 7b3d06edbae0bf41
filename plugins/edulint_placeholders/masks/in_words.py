"""What a single sign in a word stood for, if the draft masks with it: 小学为x, 最x心圆, 学*贯彻, 贯彻_精神."""

from __future__ import annotations

from collections import Counter
from functools import cache

from edulint.api import (
    Document,
    Severity,
    Span,
    WordList,
    derived,
    holds_any,
    is_han,
    is_word_without,
    pattern,
)
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.mask import Mask
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# From so many x万元 and x月 on, a draft also means something by 小学为x, and by 最x心圆.
_MASKS_ITEMS, _MASKS_IN_WORDS = 5, 2
# A letter between Chinese that is no term, as in 围绕X目标, counts, too, and so does 四个自X”; × may multiply there.
_MASKS_LONE = 3
_WORD = 2
_SET_PHRASE = 4
_NUMERALS = frozenset("一二三四五六七八九十百千万两")
_HIDING = frozenset(signs.LETTERS + signs.STARS + signs.LINES)
# 在X宝 and 与X东: speakers avoid the name of a firm that everybody knows.
FIRMS = frozenset("宝东虎信音猫团度")
# 艰巨的x，: what 的 qualifies was taken out
_TAKEN = pattern("[Xx](?<=的.)(?=[,。;、])")
_LONE = pattern("[Xx×](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff,。;、”])")
_BETWEEN = pattern(r"\*(?<=[\u4e00-\u9fff]\*)(?<![带标有打加注]\*)(?=[\u4e00-\u9fff])")
_NEIGHBOURHOOD = 40
_RUN = pattern(rf"([{signs.LETTERS}])\1*")
_ROW = pattern(rf"([{signs.STARS}{signs.LINES}{signs.CIRCLES}{signs.SHAPES}])\1*")


def read_in_words(mask: Mask) -> Placeholder | None:
    """Return what a single sign stood for among words; None where it masks nothing, or nothing surely."""
    if not mask.is_alone:
        return None
    is_letter = mask.sign in signs.LETTERS
    if (is_letter or mask.sign in signs.STARS) and mask.follows(context.WORDS["saying"]):
        return _hidden(mask.span.start - 1, mask.span.end)
    if found := in_set_phrase(mask):
        return found
    # 尊敬的*，各位来宾
    if mask.follows("尊敬的") and mask.after in (",", ":", "、"):
        return Placeholder(mask.span, Kind.NAME, "person")
    if is_letter and (found := _party(mask) or _labelled(mask) or _list_item(mask) or _first_of_clause(mask)):
        return found
    # 非公企业、*场所, in a draft that masks 党外*集中 so
    is_listed = mask.before == "、" and mask.sign in signs.STARS and is_han(mask.after)
    if is_listed and _BETWEEN.search(mask.document.folded):
        return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING)
    if not is_han(mask.before) or not mask.after or mask.after.isdecimal():
        return None
    if is_letter:
        # 创新推动X“服务园区”总规划
        return (_bound_for(mask) or _letter(mask)) if is_han(mask.after) or mask.after in '“"' else None
    if mask.sign in signs.STARS:
        return _star(mask)
    return _line(mask) if mask.sign in signs.LINES else None


def in_set_phrase(mask: Mask) -> Placeholder | None:
    """Read a single sign for a character of a word of four: 以人为×, 实事x是."""
    if not mask.is_alone or mask.sign not in _HIDING:
        return None
    folded, (start, end) = mask.document.folded, mask.span.bounds
    # 从“互联网+”到“互联网×”
    if mask.sign == "×" and mask.after == "”" and f"{folded[max(0, start - _WORD) : start]}+" in folded:
        return None
    for left in range(_SET_PHRASE - 1, -1, -1):
        first, last = start - left, end + _SET_PHRASE - 1 - left
        before, after = folded[max(first, mask.block.span.start) : start], folded[end:last]
        is_whole = len(before) + len(after) == _SET_PHRASE - 1 and all(map(is_han, before + after))
        if is_whole and (is_word_without(before, after) or f"{before} {after}" in _slogans_without()):
            return _hidden(first, last)
    return None


@cache
def _slogans_without() -> frozenset[str]:
    """Return the slogans with a blank in the place of each of their characters but the numerals: 众志成 , X项规定 counts."""
    return frozenset(
        f"{slogan[:at]} {slogan[at + 1 :]}"
        for slogan in WordList(__file__, "slogans.txt").section("slogan")
        for at, character in enumerate(slogan)
        if character not in _NUMERALS
    )


def _party(mask: Mask) -> Placeholder | None:
    """Read the letter that sites put for 党: 深入开展X史学习教育."""
    is_party = mask.document.folded.startswith(context.WORDS["party"], mask.span.end)
    return Placeholder(mask.span, Kind.WORDS, "words") if is_party and not mask.before.isascii() else None


def _labelled(mask: Mask) -> Placeholder | None:
    """Read the letter behind a label that wants somebody's name: 主持人：x."""
    is_person = mask.after in ("", " ") and mask.follows(("人:", "长:", "书记:", "主任:", "姓名:"))
    return Placeholder(mask.span, Kind.NAME, "person") if is_person else None


def _list_item(mask: Mask) -> Placeholder | None:
    """Read the letter at the end of an item, in a draft that masks with it: 小学为x，初中为x."""
    is_item = (is_han(mask.before) or mask.before == "、") and (
        mask.after in context.CLAUSE_ENDS or mask.after in ("等", "”", "")
    )
    if is_item and masks_items(mask):
        return Placeholder(mask.span, Kind.WORDS, "words")
    # In 未知的x，x=3 it is a quantity.
    text = mask.document.folded[mask.block.span.start : mask.block.span.end]
    is_taken = _TAKEN.match(mask.document.folded, mask.span.start) is not None and not holds_any(text, "=+<>")
    return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING) if is_taken else None


def _first_of_clause(mask: Mask) -> Placeholder | None:
    """Read the letter with which a clause begins, in a draft where it stands for what 的 qualifies: …，x更加光荣."""
    begins = mask.before in (",", "。", ";") and is_han(mask.after)
    if not begins or _TAKEN.search(mask.document.folded) is None or holds_any(mask.document.folded, "=+<>"):
        return None
    return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING)


def _bound_for(mask: Mask) -> Placeholder | None:
    """Read the place to or from which people travel: 来x返x人员."""
    is_bound = context.bound_before(mask.document.folded, mask.span.start) and mask.after not in FIRMS
    return Placeholder(mask.span, Kind.NAME, "place") if is_bound else None


def _letter(mask: Mask) -> Placeholder | None:
    """Read a letter in a word, in a draft that masks with it: 画出最x心圆."""
    document, sign = mask.document, mask.sign.lower()
    # 音乐×科技 are a brand and another.
    lone = 0 if sign == "×" else _lone_letters(document)[sign]
    if means_itself(mask) or counts_masked(document)[sign] + lone < _MASKS_IN_WORDS:
        return None
    # X村X新建: the character before is part of another mask.
    first = mask.span.start - (mask.document.folded[mask.span.start - 2 : mask.span.start - 1] not in signs.SIGNS)
    return _hidden(first, mask.span.end + 1)


def _star(mask: Mask) -> Placeholder | None:
    """Read a star in a word, which hides a character: 学*贯彻."""
    if means_itself(mask) or not is_han(mask.after):
        return None
    return _hidden(mask.span.start - 1, mask.span.end + 1)


def _hidden(start: int, end: int) -> Placeholder:
    return Placeholder(Span(start, end), Kind.WORDS, "character", Severity.WARNING)


def _line(mask: Mask) -> Placeholder | None:
    """Read a line in a sentence, on which a word was to be written: 贯彻_精神."""
    if is_in_sentence(mask) and (is_han(mask.after) or mask.after in context.CLAUSE_ENDS or mask.after == "”"):
        return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING)
    return None


def means_itself(mask: Mask) -> bool:
    """Tell whether a sign multiplies the words beside it or is a mark that a form explains: 长×宽, 提升*（%）, 标注*的项目."""
    span, block = mask.span, mask.block.span
    is_explained = mask.sign in signs.STARS and (mask.after == "(" or mask.follows(context.WORDS["starred"]))
    is_letter = mask.sign in signs.LETTERS
    return is_explained or context.factor_beside(
        mask.document.folded, span.start, span.end, block.start, block.end, on_both_sides=is_letter
    )


def is_in_sentence(mask: Mask) -> bool:
    """Tell whether a mark of a sentence stands near a mask."""
    low = max(mask.block.span.start, mask.span.start - _NEIGHBOURHOOD)
    high = min(mask.block.span.end, mask.span.end + _NEIGHBOURHOOD)
    return not context.SENTENCE_MARKS.isdisjoint(mask.document.folded[low:high])


def masks_items(mask: Mask) -> bool:
    """Tell whether the draft masks so often with the letter of a mask that a letter among words is one, too."""
    sign = mask.sign.lower()
    certain, lone = counts_masked(mask.document)[sign], _lone_letters(mask.document)[sign]
    return certain >= _MASKS_ITEMS or (lone > 0 and certain + lone >= _MASKS_LONE)


@derived
def counts_masked(document: Document) -> Counter[str]:
    """Return how many numbers, dates and names each letter, small or large, certainly masks, or XXX beside Chinese."""
    folded, end = document.folded, len(document.folded)
    return Counter(
        match[0][0].lower()
        for match in _RUN.finditer(folded)
        if context.masked_noun_at(folded, match.end(), end)
        or (len(match[0]) > 1 and is_han(folded[match.end() : match.end() + 1]))
    )


@derived
def signs_masked(document: Document) -> Counter[str]:
    """Return how many numbers, dates and places each sign that is no letter certainly masks."""
    folded, end = document.folded, len(document.folded)
    return Counter(
        match[0][0]
        for match in _ROW.finditer(folded)
        if context.masked_noun_at(folded, match.end(), end) in ("unit", "date", "year", "place")
    )


@derived
def _lone_letters(document: Document) -> Counter[str]:
    """Return how many of each letter stand alone between Chinese, before no term, each behind other words.

    Again and again behind the same words a letter is a name: 平台X.
    """
    folded, end = document.folded, len(document.folded)
    places = {
        (match[0].lower(), folded[match.start() - _WORD : match.start()])
        for match in _LONE.finditer(folded)
        if context.noun_at(folded, match.end(), end)[0] in ("", "other")
        and not (match[0] == "×" and context.factor_beside(folded, match.start(), match.end(), 0, end))
    }
    return Counter(letter for letter, _ in places)
