"""Tells what a run of masking signs stood for, with one small reader for each kind of place."""

from __future__ import annotations

import re
from collections.abc import Callable

from edulint.api import Document, Span, any_of, derived, holds_any, is_han, pattern
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.brackets import end_of_document_number, masked_document_number
from edulint_placeholders.masks.in_words import in_set_phrase, masks_items, read_in_words
from edulint_placeholders.masks.mask import Mask
from edulint_placeholders.masks.offices import office
from edulint_placeholders.masks.persons import acting_person, elder, native_place, surname, titled_person
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.masks.sentences import read_by_sentence

_FULL_YEAR = pattern("(?:19|20)[0-9]{2}$")
# So many characters before × name what a programme multiplies.
_FACTOR = 4
_QUOTES = {"《": "》", "〈": "〉", "“": "”", '"': '"', "‘": "’", "「": "」", "『": "』"}
_SINGLES = signs.LETTERS.rstrip("ⅹⅩ") + signs.STARS + signs.LINES + "○〇□△█▓☆★※◎"
_OF_CONGRESS = ("大精神", "大报告", "大以来")
# These begin items in mid-paragraph, too: only between Chinese and a unit they mask.
_IN_ADDRESS = frozenset("路街巷弄道里村")
_BULLETS = "●■▲◆◇"
_AFTER_ORDINAL = frozenset(".、)")
_HAN_DIGITS = frozenset("一二三四五六七八九")
_PLAN = pattern("[一二三四五六七八九]”?(?:规划|时期|期间)")
# Behind the first digits of a year and a sign: a year's class, or the end of a range of years.
_BEHIND_YEAR = frozenset("届级-—~至")
_RUN_BEHIND = pattern(f"[-—~至到][{re.escape(signs.SIGNS)}]+")
_NEIGHBOURHOOD, _NEAR_CODE = 40, 60
_DIVISIONS = ("镇", "乡", "县", "区", "市", "村", "街道", "社区", "县区", "乡镇")
# 辖x镇x乡: there a place was counted, not named.
_COUNTED_DIVISIONS = pattern(
    f"{any_of(context.WORDS['dividing'])} ?(?:[{signs.SIGNS}0-9]+ ?个?{any_of(_DIVISIONS)}[、和及, ]*)*$"
)

# x街道x镇, side by side: they are of one level, so that the second does not lie in the first.
_OF_ONE_LEVEL = ("县", "区"), ("镇", "乡", "街道", "苏木"), ("村", "社区")
_BESIDE = [
    (pattern(rf"[{signs.SIGNS}] ?{any_of(level)} ?$"), pattern(rf" ?[{signs.SIGNS}] ?{any_of(level)}"))
    for level in _OF_ONE_LEVEL
]


def read(mask: Mask) -> Placeholder | None:
    """Return what a mask stood for; None where its signs mask nothing."""
    if masks_nothing(mask):
        return None
    return next((found for reader in _READERS if (found := reader(mask))), None)


def masks_nothing(mask: Mask) -> bool:
    """Tell whether the signs are a product, a term or a letter of a code, or have a use of their own."""
    # xx-x6年 is a year.
    is_year = mask.noun == "year" and mask.before == "-"
    # XX光电 and XX线 are names, X光 and X形 are none.
    is_term = mask.noun == "term" and (mask.is_single or mask.stop - mask.span.end > 2)
    if mask.is_alone and mask.sign == "X" and mask.noun == "unit" and _is_one_of_letters(mask):
        return True
    # 201x12月
    is_dated = len(mask.digits) == 3 and mask.digits[:2] in ("19", "20") and mask.noun == "date"
    may_multiply = not (is_year or is_dated) and not end_of_document_number(mask)
    if is_term or (may_multiply and signs.is_product(mask.run, mask.digits, mask.noun == "year")):
        return True
    # 2001xxxx年度 are two years, of which one is masked.
    if (len(mask.digits) == 4 and mask.noun == "year" and len(mask.sign) < 4) or _describes_code(mask):
        return True
    return mask.is_single and _is_sign_of_its_own(mask)


def _is_one_of_letters(mask: Mask) -> bool:
    """Tell whether the letter is one of several (A组、B组和X组), or a formula's: “1+1+X”, “1个社区、1名领导、X个单位”."""
    folded, word = mask.document.folded, mask.document.folded[mask.span.end : mask.stop]
    low, start = mask.block.span.start, mask.span.start
    formula = folded[max(folded.rfind("“", low, start), low) : start]
    is_in_formula = formula.startswith("“1") and formula.endswith("、") and "”" not in formula
    is_of_formula = is_in_formula or f"+{mask.sign}" in folded[low : mask.block.span.end]
    return is_of_formula or holds_any(folded, (f"A{word}", f"B{word}", f"Y{word}"))


def _describes_code(mask: Mask) -> bool:
    """Tell whether a letter stands for a character of a code: 编号的格式为X字XXXX，X代表省份."""
    if mask.sign[0] not in signs.LETTERS or mask.noun in ("unit", "year", "date"):
        return False
    if mask.block.span.start not in _blocks_about_codes(mask.document):
        return False
    # In a draft that has lost its lines the words of the whole text stand in one paragraph.
    low, high = (mask.span.start - _NEAR_CODE, mask.span.end + _NEAR_CODE)
    near = mask.document.folded[max(mask.block.span.start, low) : min(mask.block.span.end, high)]
    return len(mask.block.span) <= _NEAR_CODE * 2 or _speaks_of_code(near)


@derived
def _blocks_about_codes(document: Document) -> frozenset[int]:
    """Return where the paragraphs begin that speak of codes and of what their characters mean."""
    folded = document.folded
    blocks = document.blocks if _speaks_of_code(folded) else ()
    return frozenset(one.span.start for one in blocks if _speaks_of_code(folded[one.span.start : one.span.end]))


def _speaks_of_code(text: str) -> bool:
    return all(holds_any(text, words) for words in (context.WORDS["code"], context.WORDS["code-part"]))


def _is_sign_of_its_own(mask: Mask) -> bool:
    """Tell whether a single sign multiplies, numbers an item or is spoken of: a×b, X、, “X”."""
    sign, run_start = mask.sign, mask.span.start + len(mask.digits)
    if sign in _BULLETS:
        return not (mask.is_alone and is_han(mask.before) and mask.noun in ("unit", "year", "date"))
    if sign not in _SINGLES or signs.is_calculation(mask.document.folded, run_start, mask.span.end, sign):
        return True
    if sign == "×" and is_han(mask.before or " ") and _begins_programme(mask):
        return True
    if sign == "〇" and mask.noun not in ("date", "year", "place"):
        return True
    if mask.digits:
        return False
    numbers_item = mask.before == "" and mask.after in _AFTER_ORDINAL and not _hides_numbers(mask)
    if sign in signs.STARS and _masks_with_stars(mask.document):
        return False
    is_quoted = mask.after != "" and mask.after == _QUOTES.get(mask.before) and mask.before not in "《〈"
    return numbers_item or is_quoted


def _begins_programme(mask: Mask) -> bool:
    """Tell whether the words before × are those of a programme: 数据要素×社区服务, where “数据要素×” is quoted."""
    folded, start = mask.document.folded, mask.span.start
    words = folded[max(0, start - _FACTOR) : start]
    return is_han(mask.after or " ") and f"{words}×”" in folded


def _hides_numbers(mask: Mask) -> bool:
    """Tell whether the same letter numbers several items of a draft that masks with it: x.办学条件 … x.师资队伍."""
    return mask.sign in signs.LETTERS and masks_items(mask) and mask.sign in _numbering_letters(mask.document)


@derived
def _numbering_letters(document: Document) -> frozenset[str]:
    """Return the letters with which more than one paragraph of a draft begins, a dot behind."""
    folded, seen, found = document.folded, set[str](), set[str]()
    for block in document.blocks:
        letter = folded[block.span.start]
        if letter in signs.LETTERS and folded[block.span.start + 1 : block.span.start + 2] in _AFTER_ORDINAL:
            (found if letter in seen else seen).add(letter)
    return frozenset(found)


def _year(mask: Mask) -> Placeholder | None:
    """Read a year or a length of time before 年, 年度 and the like."""
    if mask.noun != "year":
        return None
    if full := _FULL_YEAR.search(mask.run):
        # xx2016年 masks what stands before the year, x22016年 is somebody's second letter.
        is_whole = len(mask.run) - len(full[0]) == len(mask.sign) > 1
        hidden = Span(mask.span.start, mask.span.end - len(full[0]))
        return Placeholder(hidden, Kind.WORDS, "words") if is_whole else None
    folded, low, first = mask.document.folded, mask.block.span.start, mask.span.start
    is_length = context.length_before(folded, low, first) or folded.startswith(
        context.WORDS["not-year"], mask.stop, mask.block.span.end
    )
    if is_length and not _has_century(mask):
        return Placeholder(mask.with_noun, Kind.NUMBER, "number")
    while first > low and folded[first - 1] in "一二九〇○零":
        first -= 1
    return Placeholder(Span(first, mask.stop), Kind.YEAR, "year")


def _year_alone(mask: Mask) -> Placeholder | None:
    """Read a year that 年 does not follow: 20xx.x.x, 20xx届, 20xx/x/x, 20xx."""
    written = mask.written
    if written[:2] == "20" and written.count(".") == 2 and _digits_at_start(written) == 2:
        return Placeholder(mask.span, Kind.DATE, "date")
    # 20x届, 20x—20x学年度
    is_short = len(written) == 3 and mask.is_single and mask.after in _BEHIND_YEAR and mask.after != ""
    if not (len(written) == 4 or is_short) or not _has_century(mask):
        return None
    if mask.after in ("届", "级"):
        return Placeholder(Span(mask.span.start, mask.span.end + 1), Kind.YEAR, "year")
    stop = signs.slashed_end(mask.document.folded, mask.span.end)
    if stop > mask.span.end:
        return Placeholder(Span(mask.span.start, stop), Kind.DATE, "date")
    return None if mask.noun in ("unit", "date") else Placeholder(mask.span, Kind.YEAR, "year")


def _has_century(mask: Mask) -> bool:
    written = mask.written
    is_year_like = len(written) in (3, 4, 5) and _digits_at_start(written) < 4 and "." not in written
    return is_year_like and written[:2] in ("19", "20")


def _digits_at_start(written: str) -> int:
    return len(written) - len(written.lstrip("0123456789"))


def _counted_places(mask: Mask) -> Placeholder | None:
    folded, division = mask.document.folded, mask.document.folded[mask.span.end : mask.stop].strip()
    if division not in _DIVISIONS:
        return None
    before = folded[max(mask.block.span.start, mask.span.start - _NEIGHBOURHOOD) : mask.span.start]
    is_counted = _COUNTED_DIVISIONS.search(before) or any(
        (above.search(before) or below.match(folded, mask.stop))
        for level, (above, below) in zip(_OF_ONE_LEVEL, _BESIDE, strict=True)
        if division in level
    )
    return Placeholder(mask.with_noun, Kind.NUMBER, "number") if is_counted else None


def _before_unit_in_phrase(mask: Mask) -> Placeholder | None:
    """Read a sign in a word of four before a character that counts elsewhere: 以人x本."""
    return in_set_phrase(mask) if mask.noun == "unit" else None


def _of_noun(mask: Mask) -> Placeholder | None:
    is_number = mask.document.folded.startswith("号", mask.span.end) and mask.before in _IN_ADDRESS
    if mask.noun == "date" and (mask.before == "第" or is_number):
        # 第XX号建议 and XX路XX号 are no days of a month.
        return Placeholder(mask.with_noun, Kind.NUMBER, "number")
    if mask.noun == "date" and is_han(mask.before or " ") and mask.document.folded.startswith("号”", mask.span.end):
        # “长江X号”
        return Placeholder(mask.span, Kind.WORDS, "words")
    return context.of_noun(mask.noun, mask.with_noun)


def _quoted(mask: Mask) -> Placeholder | None:
    if mask.after == "" or mask.after != _QUOTES.get(mask.before):
        return None
    if mask.before in "《〈":
        return Placeholder(Span(mask.span.start - 1, mask.span.end + 1), Kind.TITLE, "title")
    if mask.is_single and mask.sign not in signs.STARS:
        return None
    return Placeholder(mask.span, Kind.WORDS, "quoted")


def _ordinal(mask: Mask) -> Placeholder | None:
    """Read the number of a session, a plan, a congress, a class or a share: 第x, 十x五, 党的十x大, 3年级x班, 百分之x."""
    is_plan = mask.before == "十" and mask.after in _HAN_DIGITS
    is_plan = is_plan or (mask.before == "“" and _PLAN.match(mask.document.folded, mask.span.end) is not None)
    is_congress = mask.after == "大" and mask.follows(("党的", "党的十", "党的二十"))
    # 贯彻 x 大精神
    is_congress = is_congress or mask.document.folded[mask.span.end : mask.stop + 5].lstrip(" ").startswith(
        _OF_CONGRESS
    )
    is_numbered = mask.before == "第" or (mask.after == "班" and mask.follows("年级"))
    if is_plan or is_congress or is_numbered or mask.follows(("分之", "星期", "礼拜")):
        return Placeholder(mask.span, Kind.NUMBER, "number")
    return None


@derived
def _masks_with_stars(document: Document) -> bool:
    """Tell whether a draft masks years, sessions and congresses with a star, so that “*” hides words, too."""
    return document.format != "markdown" and len(re.findall(r"\*(?=年|届|大[及精会的])", document.folded)) > 1


def _range(mask: Mask) -> Placeholder | None:
    second = _RUN_BEHIND.match(mask.document.folded, mask.span.end, mask.block.span.end)
    if second is None:
        return None
    # xxx到xxx村调研: somebody goes there.
    goes = context.masked_noun_at(mask.document.folded, second.end(), mask.block.span.end) in ("place", "organisation")
    return None if goes else Placeholder(mask.span, Kind.NUMBER, "number")


def _institution(mask: Mask) -> Placeholder | None:
    if mask.is_single and (not mask.before or (mask.sign == "×" and is_han(mask.before))):
        return None
    is_named = context.institution_at(mask.document.folded, mask.span.end, mask.block.span.end)
    return Placeholder(mask.span, Kind.NAME, "organisation") if is_named else None


def _words(mask: Mask) -> Placeholder | None:
    return None if mask.is_single else Placeholder(mask.span, Kind.WORDS, "words")


# In this order: the first that knows the place tells what it is.
_READERS: tuple[Callable[[Mask], Placeholder | None], ...] = (
    masked_document_number,
    _year,
    _year_alone,
    acting_person,
    _before_unit_in_phrase,
    _counted_places,
    native_place,
    office,
    _of_noun,
    _quoted,
    _ordinal,
    titled_person,
    elder,
    surname,
    _range,
    _institution,
    _words,
    read_in_words,
    read_by_sentence,
)
