"""What a single sign stands for by the sentence around it, though nothing else of the draft is masked: 由X牵头, 占总数的×."""

from __future__ import annotations

from edulint.api import Severity, holds_any, is_han, pattern
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.in_words import FIRMS
from edulint_placeholders.masks.mask import Mask
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_NUMBERED = (*context.WORDS["counted"], *context.WORDS["valued"])
# 联系电话:X
_LABEL = pattern("[\u4e00-\u9fff]{2,8}:[ ]?$")
_LONGEST_LABEL = 10
_MARKS_OF_LABEL = frozenset(("", " ", *context.CLAUSE_ENDS, ";"))
_BEFORE_NAME = context.WORDS["naming"]
# Where other letters stand so, each is a quantity or a method: V法与X法.
_OTHER_LETTER = pattern("[a-wyzA-WYZ](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff,。、])")
_BETWEEN = frozenset("、和与及:/比至")
_AROUND = 100
_OF_FORMULA = "=+<>≤≥"


def read_by_sentence(mask: Mask) -> Placeholder | None:
    """Return what a single sign stands for where the words around it want a name or a number; None elsewhere."""
    if not mask.is_alone:
        return None
    if _is_one_of_two(mask):
        return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING)
    found = _value(mask) or _amount(mask) or _named(mask)
    return found if found and (found.message == "words" or _is_letter_of_text(mask)) else None


def _is_one_of_two(mask: Mask) -> bool:
    """Tell whether the same sign stands again behind a mark between two, in a sentence: x、x三个村, 比例为X:X."""
    folded, start, end = mask.document.folded, mask.span.start, mask.span.end
    if mask.sign not in signs.LETTERS + signs.STARS:
        return False
    is_before = mask.after in _BETWEEN and folded[end + 1 : end + 2] == mask.sign
    is_behind = mask.before in _BETWEEN and folded[start - 2 : start - 1] == mask.sign
    first, last = (start if is_before else start - 2), (end + 2 if is_before else end)
    sides = folded[first - 1 : first], folded[last : last + 1]
    return (is_before or is_behind) and not any(side.isascii() and side.isalnum() for side in sides if side)


def _value(mask: Mask) -> Placeholder | None:
    """Read the sign that is all that stands behind a label: 联系电话:X."""
    folded, start = mask.document.folded, mask.span.start
    is_value = mask.sign in signs.LETTERS + signs.STARS + signs.LINES and mask.after in _MARKS_OF_LABEL
    if not is_value or mask.before not in (":", " "):
        return None
    label = _LABEL.search(folded, max(mask.block.span.start, start - _LONGEST_LABEL), start)
    return Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING) if label else None


def _is_letter_of_text(mask: Mask) -> bool:
    """Tell whether the sign is a letter that no formula stands near, nor another letter in the same use."""
    low, high = mask.span.start - _AROUND, mask.span.end + _AROUND
    text = mask.document.folded[max(mask.block.span.start, low) : min(mask.block.span.end, high)]
    is_of_formula = holds_any(text, _OF_FORMULA) or _OTHER_LETTER.search(text) is not None
    return mask.sign in signs.LETTERS and is_han(mask.before or " ") and not is_of_formula


def _amount(mask: Mask) -> Placeholder | None:
    """Read the number at the end of a clause: 同比增长x."""
    is_last = mask.after == "" or mask.after in context.CLAUSE_ENDS
    is_number = is_last and mask.follows(_NUMBERED)
    return Placeholder(mask.span, Kind.NUMBER, "number", Severity.WARNING) if is_number else None


def _named(mask: Mask) -> Placeholder | None:
    """Read the name that a preposition or a title wants: 由X牵头, 县委书记X出席会议."""
    if not is_han(mask.after or " ") or mask.after in FIRMS or mask.noun == "term":
        return None
    if mask.follows(_BEFORE_NAME):
        return Placeholder(mask.span, Kind.NAME, "name", Severity.WARNING)
    is_titled = context.title_before(mask.document.folded, mask.block.span.start, mask.span.start)
    return Placeholder(mask.span, Kind.NAME, "person", Severity.WARNING) if is_titled else None
