"""Runs of masking signs, and the uses of the same signs that mask nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import characters_beside, holds_any, is_han, pattern
from edulint_placeholders.masks.context import WORDS

LETTERS = "xX×✕✖✗✘❌╳хХχΧⅹⅩ"
STARS = "*﹡∗"
LINES = "_﹍﹏ˍ"
CIRCLES = "○〇◯●"
SHAPES = "□▢☐囗■█▓△▲◇◆"
SIGNS = LETTERS + STARS + LINES + CIRCLES + SHAPES

_CAPTION_SIGNS = frozenset("△▲◆■●")
_SENTENCE_ENDS = frozenset("。!?”)")
_BULLETS = STARS + CIRCLES + SHAPES
_DECORATIONS = STARS + LINES + CIRCLES + SHAPES + " ·…=#~-—."
_JOINED_BY_BLANKS = frozenset(LETTERS + STARS + LINES)
_SIGN = pattern(f"[{SIGNS}]")
# 鲁Y**33, 37022519**204, cft****377: what stands before the stars of a plate, a card or an account.
_BEFORE_STARS = pattern(r"(?:[A-WYZa-wyz][0-9]*|[0-9]{5})$")
_MASKS = frozenset(SIGNS)
# A run goes on with digits, dots and further signs: x.x, xx21.
_IN_RUN = frozenset(SIGNS + "0123456789.")
_SET_APART = frozenset("、·")
_HAN_DIGITS = "一二三四五六七八九十百千零壹贰叁"
_ADDRESS_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@:/\\._?&=%~+#*-")
_SUFFIXES = frozenset(WORDS["suffix"])
_SECRET = WORDS["secret"]
# A number plate: 湘A×××××, 粤CT××22.
_PLATE = pattern("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-WYZa-wyz][·. ]?[0-9A-Za-z]{0,5}$")
_BEFORE_PLATE_SIGNS = 8
# 账号：11×××94: some digits of what is told by its number are left out on purpose.
_NUMBERED = pattern("(?:[账帐]号|卡号|[账帐]户|证号|号码|电话)[ :为是]{0,3}[0-9]{1,8}$")
_BEFORE_NUMBERED = 16
# Stars in a row that make words bold are fewer.
_BOLDEST = 3
_NO_FACTOR = pattern("00|0$")


def runs(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of signs in a text; letters, stars or lines with one blank between are one run: X X."""
    # A single sign waits here: further ones may follow it behind a blank.
    single: tuple[int, int] | None = None
    done = 0
    for match in _SIGN.finditer(folded) if holds_any(folded, SIGNS) else ():
        start = match.start()
        if start < done:
            continue
        done = _run_end(folded, start)
        end = start + len(folded[start:done].rstrip("."))
        if single and start == single[1] + 1 and end == start + 1 and folded[single[1]] == " ":
            single = single[0], end
            continue
        if single:
            yield single
        single = None
        if end == start + 1 and folded[start] in _JOINED_BY_BLANKS:
            single = start, end
        else:
            yield start, end
    if single:
        yield single


def _run_end(folded: str, start: int) -> int:
    mark = start
    while mark - start < _BOLDEST and folded[mark : mark + 1] == folded[start]:
        mark += 1
    # **20xx年**: the stars are not part of the year. 20_0份: no year begins with a nought; 5_8年 is a range.
    is_bold = (
        folded[start] in "*_"
        and mark - start < _BOLDEST
        and folded[mark : mark + 1].isdecimal()
        and not (folded[mark] == "0" and folded[start - 1 : start].isdecimal())
    )
    if is_bold:
        return mark
    end = start + 1
    while folded[end : end + 1] in _IN_RUN:
        end += 1
    return end


def slashed_end(folded: str, start: int) -> int:
    """Return where a masked month and day end that stand at ``start``: /x/xx; ``start`` where none do."""
    at = start
    for _ in range(2):
        stop = at + 1
        while stop - at < 3 and folded[stop : stop + 1] in _MASKS:
            stop += 1
        if folded[at : at + 1] != "/" or stop == at + 1:
            return start
        at = stop
    return at


def is_decoration(folded: str, start: int, end: int) -> bool:
    """Tell whether a block is nothing but signs: a rule across the page."""
    is_short = end - start <= 200 and folded[start : start + 1] in _DECORATIONS
    return is_short and not folded[start:end].strip(_DECORATIONS)


def ascii_word(text: str, start: int) -> tuple[int, int]:
    """Return the bounds of the characters around ``start`` that could be a web address."""
    low = high = start
    while low > 0 and text[low - 1] in _ADDRESS_CHARACTERS:
        low -= 1
    while text[high : high + 1] in _ADDRESS_CHARACTERS:
        high += 1
    return low, high


def is_address(word: str) -> bool:
    """Tell whether a word is a web address, an e-mail address or a file name."""
    if "://" in word or "@" in word or "www." in word:
        return True
    if "." not in word:
        return False
    return any(part.partition("/")[0].lower() in _SUFFIXES for part in word.split(".")[1:])


def in_latin(folded: str, start: int, end: int) -> bool:
    """Tell whether the signs are part of a Latin word, a name in code or a product's name."""
    run = folded[start:end]
    before, after = characters_beside(folded, start, end)
    if (_is_latin(after) and run[-1] in "xX_*") or ("_" in run and re.fullmatch(r"[xX]_\d{1,2}", run)):
        return True
    if _is_latin(before) and run[0] in "xX_":
        # Stoxx is a word, Bxx班 is masked; 总结.docx_第1页
        return len(run) == 1 or "_" in run or _is_word(folded[start - 2 : start])
    # iPhone X, model x
    return run in ("x", "X") and before == " " and _is_latin(folded[start - 2 : start - 1])


def _is_word(letters: str) -> bool:
    return len(letters) > 1 and letters.isascii() and letters.isalpha() and not set(letters) & set(LETTERS)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def is_calculation(folded: str, start: int, end: int, signs: str) -> bool:
    """Tell whether a single sign multiplies, adds or names a variable: 3×5, 3+x, a×b, y=x."""
    if len(signs) != 1:
        return False
    before, after = characters_beside(folded, start, end)
    if (
        before in ("+", "=")
        or after in ("+", "=")
        or (before == "-" and _is_latin(folded[start - 2 : start - 1]) and folded[start - 2] not in LETTERS)
    ):
        return True
    if signs in "×*✕" and (_is_latin(before) or _is_latin(after)):
        return True
    return "=" in folded[max(0, start - 12) : end + 12].replace("\n", "")


def is_product(run: str, left_digits: str, year: bool) -> bool:
    """Tell whether a sign before digits is a product, a size or a model: 3×5, 3米×5米, X5, but not 20x5年."""
    if run[0] not in "xX×*✕" or not run[-1].isdecimal() or (year and len(left_digits + run) == 4):
        return False
    # 2X00万元, 20*0份: no factor begins so.
    factors = re.split("[xX×*✕]", run)[1:]
    return all(factor.replace(".", "", 1).isdecimal() and not _NO_FACTOR.match(factor) for factor in factors)


def is_withheld(folded: str, start: int, end: int) -> bool:
    """Tell whether part of a number is withheld, of a telephone, a card or a plate, or a password: 138****1234."""
    if _PLATE.search(folded, max(0, start - _BEFORE_PLATE_SIGNS), start):
        return True
    left = folded[max(0, start - 3) : start]
    if folded[start] in STARS and _BEFORE_STARS.search(folded, max(0, start - 8), start):
        return True
    # 201x12月 is a month of a year.
    is_month = left[:2] in ("19", "20") and folded.startswith("月", end)
    has_ends = len(left) == 3 and left.isdecimal() and folded[end - 2 : end].isdecimal()
    is_numbered = folded[end - 1].isdecimal() and _NUMBERED.search(folded, max(0, start - _BEFORE_NUMBERED), start)
    return (has_ends and not is_month) or bool(is_numbered) or folded.endswith(_SECRET, 0, start)


def is_numeral(folded: str, start: int, end: int) -> bool:
    """Tell whether circles stand for zero in a Chinese numeral: 二〇一八, 二○○八, 〇〇后, 一、〇〇〇."""
    if folded[start:end].strip("○〇"):
        return False
    before, after = characters_beside(folded, start, end)
    # 一、〇〇〇吨, 四四·〇〇亿元: older texts set thousands and tenths apart so.
    if before in _SET_APART and folded[start - 2 : start - 1] in _HAN_DIGITS:
        return start > 1
    # 百分之○．二四
    if before == "之" and after in (".", "·") and folded[end + 1 : end + 2] in _HAN_DIGITS:
        return True
    return (before != "" and before in _HAN_DIGITS) or (after != "" and after in "一二三四五六七八九零后")


def is_bullet(folded: str, block_start: int, start: int, end: int, noun: str) -> bool:
    """Tell whether a single star or shape begins a line or an item, or is a box to tick: * 一, ○ 一, □是 □否."""
    sign = folded[start:end]
    before = folded[start - 1] if start > block_start else ""
    if before == "" and folded[end : end + 1] == " " and not sign.strip(STARS):
        return len(sign) == 1 or noun == ""
    if len(sign) != 1 or sign not in _BULLETS:
        return False
    # …出发。△高青山（右一）: the caption of a picture.
    if before in _SENTENCE_ENDS and sign in _CAPTION_SIGNS:
        return True
    if folded[end : end + 1] == " ":
        # 中共 * 市 * 镇: blanks on both sides of a place's name.
        stands_for_place = noun == "place" and sign in STARS and is_han(folded[start - 2 : start - 1])
        return before in ("", " ") and not (before == " " and stands_for_place)
    if sign in STARS:
        return False
    # □本报记者 甲, at the head of a line or behind the last sentence
    if (before == "" or before in _SENTENCE_ENDS) and folded.startswith(("本报", "记者", "通讯员"), end):
        return True
    if before == "":
        return noun not in ("year", "date", "place")
    return before in " :/(" or (noun == "" and before in ",;、")
