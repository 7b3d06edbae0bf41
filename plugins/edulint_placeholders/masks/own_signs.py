"""The signs with which a draft masks so often that they mask wherever they stand: 返☆人员, 致 X 父老, 居委会主任*。*1951年出生."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from edulint.api import Document, Severity, Span, is_han, occurrences, pattern
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.in_words import is_in_sentence, means_itself
from edulint_placeholders.masks.mask import Mask, mask_at
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.masks.readers import masks_nothing
from edulint_placeholders.masks.runs import is_no_mask

_RUN = pattern(f"([{re.escape(signs.SIGNS)}☆★※◎])\\1*")
# Two and more of a sign that seldom masks, a wide gap, and a pair of brackets with nothing in it: 投入??万元 … 由??牵头
_RARE = pattern(r"([#☆★※◎@&$~?·…-])\1+| {3,}|[.](?<![.].)[.]{2,}|[\[【(〔{] {0,4}[\]】)〕}]")
_RARE_FIRST = frozenset(" #☆★※◎@&$~?·…-.[【(〔{")
# Behind these a wide gap stands for words: 王明      李丽 are two names in columns.
_LEADS = frozenset("在由经与和向对于任为请是到受按从被")
# “x+x+N”: in “1+X” the letter is meant.
_SLOGAN = pattern(r"“([xX×*])(?:\+\1){1,4}(?:\+N)?”")
_LONGEST_SLOGAN = 12
# Of years, dates, numbers and names that a sign certainly masks, there must be so many.
_LEAST = 3
_CERTAIN = (Kind.YEAR, Kind.DATE, Kind.NUMBER, Kind.NAME, Kind.WORDS)
# And no more than so many others for each of them.
_MOST_OTHERS = 3


def of_own_signs(document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield what the signs of ``found`` mask elsewhere in the draft."""
    folded = document.folded
    counts = Counter(
        match[0]
        for one in found
        if one.kind in _CERTAIN and (one.severity is Severity.ERROR or folded[one.span.start : one.span.end] == "_")
        for match in _RUN.finditer(folded, one.span.start, one.span.end)
        if len(match[0]) == 1
    )
    counts["*"] = max(counts["*"], _stars_in_words(document))
    own = [sign for sign, count in counts.items() if count >= _LEAST]
    taken = _places_of(found) if own else set()
    for sign in own:
        others = [mask for mask in _single(document, sign) if mask.span.start not in taken]
        if len(others) <= counts[sign] * _MOST_OTHERS:
            opening = [mask for mask in others if not mask.before]
            # A sign with which many lines begin is their bullet.
            is_bullet = sign not in signs.LETTERS and len(opening) * 2 > folded.count(sign)
            for mask in others:
                if mask.before or not is_bullet:
                    named = context.of_noun(mask.noun, mask.with_noun, Severity.WARNING)
                    yield named or Placeholder(mask.span, Kind.WORDS, "words", Severity.WARNING)


def of_own_rows(document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield what rare signs and empty brackets mask elsewhere in a draft that has them before numbers and names."""
    folded = document.folded
    rows = Counter[str]()
    for one in found:
        is_rare = folded[one.span.start] in _RARE_FIRST and one.severity is Severity.ERROR
        if is_rare and one.kind in _CERTAIN and (row := _RARE.match(folded, *one.span.bounds)):
            rows[row[0][0]] += 1
    own = {sign for sign, count in rows.items() if count >= _LEAST}
    taken = _places_of(found) if own else set()
    others = [
        row
        for row in (_RARE.finditer(folded) if own else ())
        if row[0][0] in own and row.start() not in taken and _is_in_words(folded, row)
    ]
    for row in others if len(others) <= rows.total() * _MOST_OTHERS else ():
        block = document.block_at(row.start())
        found_there = _of_gap(folded, row, block.span.end) if block and row[0][0] == " " else None
        if block and block.is_prose and (found_there or row[0][0] != " "):
            yield found_there or Placeholder(Span.of(row), Kind.WORDS, "words", Severity.WARNING)


def _of_gap(folded: str, row: re.Match[str], end: int) -> Placeholder | None:
    """Return what a wide gap stands for, before a noun or behind a word that wants one: 其中    项, 现任    职务."""
    noun, stop = context.noun_at(folded, row.end(), end, row.start())
    named = context.of_noun(noun, Span(row.start(), stop), Severity.WARNING)
    is_wanted = folded[row.start() - 1] in _LEADS
    return named or (Placeholder(Span.of(row), Kind.WORDS, "words", Severity.WARNING) if is_wanted else None)


def _places_of(found: Sequence[Placeholder]) -> set[int]:
    """Return the offsets that placeholders cover."""
    return {at for one in found for at in range(*one.span.bounds)}


def _is_in_words(folded: str, row: re.Match[str]) -> bool:
    """Tell whether signs stand where a word may: before Chinese, or behind it at the end of a clause."""
    before, after = folded[row.start() - 1 : row.start()], folded[row.end() : row.end() + 1]
    if row[0][0] in "…·.~-? ":
        # Columns stand apart so, a list and a thought that break off, a question and an afterthought end so, too.
        is_question = row[0][0] == "?" and before in context.WORDS["question"]
        return is_han(before or " ") and is_han(after or " ") and not is_question
    is_last = after in context.CLAUSE_ENDS and (before == ":" or is_han(before or " "))
    return is_last or (is_han(after or " ") and before not in ("", "\n"))


def _single(document: Document, sign: str) -> Iterator[Mask]:
    """Yield the places where a single sign may mask something; of several the other readers tell."""
    folded = document.folded
    for start in occurrences(folded, sign):
        if sign in (folded[start - 1 : start], folded[start + 1 : start + 2]):
            continue
        block = document.block_at(start) or document.block_at(start + 1)
        if block and block.is_prose and not is_no_mask(document, block, start, start + 1):
            mask = mask_at(document, block, start, start + 1)
            if not mask.digits and (not _has_use_of_its_own(mask) or _counts_in_slogan(mask)):
                yield mask


def _counts_in_slogan(mask: Mask) -> bool:
    """Tell whether a letter stands for a number of a slogan that has lost each of its numbers: “x+x+N”工作法."""
    low, high = mask.span.start - _LONGEST_SLOGAN, mask.span.end + _LONGEST_SLOGAN
    near = mask.document.folded[max(mask.block.span.start, low) : min(mask.block.span.end, high)]
    return any(slogan[1] == mask.sign for slogan in _SLOGAN.finditer(near))


def _stars_in_words(document: Document) -> int:
    """Return how many single stars stand right behind a Chinese character; in Markdown they are most often emphasis."""
    if document.format == "markdown" or "*" not in document.folded:
        return 0
    return sum(is_han(match[0][0]) for match in re.finditer(r"[^*\n]\*(?!\*)", document.folded))


def _has_use_of_its_own(mask: Mask) -> bool:
    """Tell whether a sign multiplies, is a letter of a word or a term, stands in a file's name or marks a note."""
    # *1951年出生 in a new paragraph, but 2米*2米
    beside = (mask.before, "" if mask.sign in signs.STARS and not mask.before else mask.after)
    is_in_name = any(character.isascii() and character.isalnum() for character in beside)
    is_in_name = is_in_name or (mask.after == "." and mask.before != "")
    is_in_name = is_in_name or (mask.sign in signs.LINES and not is_in_sentence(mask))
    return is_in_name or masks_nothing(mask) or means_itself(mask)
