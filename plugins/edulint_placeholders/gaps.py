"""Places left empty: blanks and empty brackets, unusual signs, 某, and document numbers with something missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Severity, Span
from edulint_placeholders import context, signs
from edulint_placeholders.model import Kind, Placeholder
from edulint_placeholders.words import sections

_WORDS = sections("words.txt")
_CERTAIN = _WORDS["certain"]
_SURNAMES = frozenset(_WORDS["surname"])
_COUNTED = _WORDS["counted"]
_FIRSTS = "".join(
    sorted({word[0] for name in ("unit", "date", "year", "place", "organisation") for word in _WORDS[name]})
)
_KINDS = {
    "unit": Kind.NUMBER,
    "date": Kind.DATE,
    "year": Kind.YEAR,
    "place": Kind.NAME,
    "organisation": Kind.NAME,
    "person": Kind.NAME,
}
_MESSAGES = {"unit": "number"}

_DOCUMENT_NUMBER = re.compile(r"[〔\[(【]([^〔〕\[\]()【】\n]{0,7})[〕\])】]([^〔〕\[\]()【】\n]{0,7}?)号")
_EMPTY = re.compile(r"[《“【\[(][ _…·.]*[》”】\])]")
_UNUSUAL = re.compile(rf"(?<![?…·.#~\-—Nn])[?…·.#~\-—Nn]++(?=[{_FIRSTS}])")
_BLANK = re.compile(rf"(?<! ) ++(?=[{_FIRSTS}])")
_PAIRS = {"《": "》", "“": "”", "【": "】", "[": "]", "(": ")"}
_LEAST = {".": 3, "·": 2, "-": 2, "—": 2, "~": 2}
_MASKS = frozenset(signs.SIGNS + "?")
_CERTAINLY_UNIT = frozenset(
    word
    for word in _WORDS["unit"]
    if word in "%‰" or (len(word) > 1 and word not in ("中全会", "季度", "年级", "个月", "多人"))
)
_NUMBERED = (*_COUNTED, "率", "占", "为", "比例", "总数的", "金额", "人数", "面积")
_BLANK_IN_WORDS = r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff%])"
_SOMEONE = re.compile("某+")
_SENTENCE_MARKS = frozenset(",。;:")
_AFTER_COUNT = frozenset(",。;、)")


def gaps(document: Document) -> Iterator[Placeholder]:
    """Yield what is left empty in a draft, in no order."""
    folded = document.folded
    for pattern, read in (
        (_DOCUMENT_NUMBER, _document_number),
        (_EMPTY, _empty),
        (_UNUSUAL, _unusual),
        (_BLANK, _blank),
        (_SOMEONE, _someone),
    ):
        for match in pattern.finditer(folded):
            block = document.block_at(match.start()) or document.block_at(match.end())
            if block and block.is_prose:
                found = read(folded, block, match)
                if found:
                    yield found


def _of_noun(noun: str, span: Span, severity: Severity = Severity.ERROR) -> Placeholder | None:
    kind = _KINDS.get(noun)
    return Placeholder(span, kind, _MESSAGES.get(noun, noun), severity) if kind else None


def _document_number(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    year, number = match[1].strip(" 年"), match[2].strip("第 ")
    if not _MASKS.issuperset(
        character for character in year + number if not character.isdecimal() and character != " "
    ):
        return None
    start = match.start()
    low = max(block.span.start, start - 8)
    first = start
    while first > low and context.is_han(folded[first - 1]):
        first -= 1
    has_issuer, masks_end = first < start, first
    while has_issuer and first > block.span.start and masks_end - first < 4 and folded[first - 1] in _MASKS:
        first -= 1
    is_masked = first < masks_end
    if year.isdecimal() and number.isdecimal() and not is_masked:
        return None
    is_written = not _MASKS.intersection(year + number) and not is_masked
    if is_written and match[0][0] != "〔" and not (has_issuer and len(year) in (0, 4)):
        return None
    return Placeholder(Span(first if is_masked else start, match.end()), Kind.DOCUMENT_NUMBER, "document-number")


def _empty(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    start, end = match.span()
    if _PAIRS[match[0][0]] != match[0][-1] or (match[0][0] != "《" and match[0].strip("“”【】[]() _")):
        return None
    if match[0][0] == "《":
        return Placeholder(Span(start, end), Kind.TITLE, "empty-title")
    if match[0][0] == "“":
        return Placeholder(Span(start, end), Kind.WORDS, "empty", Severity.WARNING)
    first = start
    while first > block.span.start and folded[first - 1].isdecimal() and start - first < 4:
        first -= 1
    noun, stop = context.noun_at(folded, end, block.span.end, start)
    before = folded[start - 1 : start]
    is_list_mark = match[0][0] == "[" and start == block.span.start and folded[end : end + 1] == " "
    if noun in _KINDS and not (before.isascii() and before.isalpha()) and not is_list_mark:
        return _of_noun(noun, Span(first, stop))
    if (
        match[0][0] in "(["
        and folded.endswith(_NUMBERED, block.span.start, start)
        and folded[end : end + 1] in _AFTER_COUNT
    ):
        return Placeholder(Span(start, end), Kind.NUMBER, "number")
    if match[0][0] == "【":
        return Placeholder(Span(start, end), Kind.WORDS, "empty")
    if (
        match[0][0] == "("
        and context.title_before(folded, block.span.start, start)
        and context.is_han(folded[end : end + 1])
    ):
        return Placeholder(Span(start, end), Kind.NAME, "person", Severity.WARNING)
    is_blank = match[0][0] == "(" and len(match[0]) > 2 and start > block.span.start
    if is_blank and context.is_han(folded[end : end + 1]) and (context.is_han(before) or before in ",、"):
        return Placeholder(Span(start, end), Kind.WORDS, "empty", Severity.WARNING)
    return None


def _unusual(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    start, end = match.span()
    sign, low = match[0][0], block.span.start
    if len(set(match[0])) > 1 or len(match[0]) < _LEAST.get(sign, 1):
        return None
    noun, stop = context.noun_at(folded, end, block.span.end, start)
    if noun not in _KINDS:
        return None
    century = folded[max(low, start - 2) : start] in ("19", "20")
    before = folded[start - 1] if start > low else ""
    severity = Severity.ERROR
    if century and noun == "year":
        return _of_noun("year", Span(start - 2, stop))
    match sign:
        case "-" | "—" | "~":
            return None
        case "…" | "." | "·":
            ends_count = stop == block.span.end or folded[stop] in _AFTER_COUNT
            is_count = context.is_han(before) and (ends_count or folded[end:stop] in _CERTAINLY_UNIT)
            if noun != "unit" or not (is_count or folded.endswith(_COUNTED, low, start)):
                return None
        case "?":
            if not (context.is_han(before) and before not in "吗呢么谁何") and before != "、":
                return None
            if len(match[0]) == 1 and folded[end:stop] not in _CERTAINLY_UNIT:
                return None
        case "#":
            if not (context.is_han(before) or (before == "" and len(match[0]) > 1)) or noun not in (
                "unit",
                "place",
                "year",
            ):
                return None
        case _:
            if (
                not (context.is_han(before) or before in ("、", ","))
                or len(match[0]) > 4
                or noun not in ("unit", "date")
            ):
                return None
            if match[0] in ("N", "n") and folded[end] in "个元":
                return None
            severity = Severity.ERROR if len(match[0]) > 1 else Severity.INFO
    return _of_noun(noun, Span(start, stop), severity)


def _blank(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    start, end = match.span()
    low, high = block.span.start, block.span.end
    if start <= low:
        return None
    noun, stop = context.noun_at(folded, end, high, start)
    word, before = folded[end:stop], folded[start - 1]
    wide = end - start > 1
    rest = folded[stop : min(high, stop + 12)].lstrip(" ")
    if noun == "year":
        first = start
        while first > low and folded[first - 1] in "0123456789二〇○":
            first -= 1
        unfinished = folded[first:start] in ("19", "20", "200", "201", "202", "二〇", "二○", "二〇一", "二〇二")
        if unfinished and (wide or rest.startswith("月")):
            return Placeholder(Span(first, stop), Kind.YEAR, "year")
    elif noun == "date":
        follows_on = (word[0] == "月" and before == "年") or (word[0] == "日" and before == "月")
        follows_on = follows_on or (wide and word[0] == "月" and before in "于至到自从")
        if follows_on or (wide and word == "月" and folded[stop : stop + 1] == " " and rest.startswith("日")):
            return Placeholder(Span(start, stop), Kind.DATE, "date")
    elif noun == "unit" and _lacks_number(folded, block, start, Span(end, stop)):
        return Placeholder(Span(start, stop), Kind.NUMBER, "number")
    return None


def _lacks_number(folded: str, block: Block, start: int, unit: Span) -> bool:
    """Tell whether a number is missing where the blanks between ``start`` and a unit are."""
    low, high = block.span.start, block.span.end
    before, word = folded[start - 1], folded[unit.start : unit.end]
    around = folded[max(low, start - 80) : min(high, unit.end + 80)]
    if not _SENTENCE_MARKS.intersection(around) or folded.endswith("单位", low, start):
        return False
    if not context.is_han(before) or before in "一二三四五六七八九十百千万亿几数多余":
        return False
    if word in _CERTAINLY_UNIT:
        return True
    wide = unit.start - start > 1
    ends_count = unit.end == high or folded[unit.end] in _AFTER_COUNT
    numbers = _blanks_for_numbers(around)
    if before + word in _WORDS["ending"]:
        return ends_count and numbers > 2
    if before == word:
        return ends_count
    return (wide and word[0] not in _SURNAMES) or (
        ends_count and (numbers > 0 or folded.endswith(_COUNTED, low, start))
    )


def _blanks_for_numbers(text: str) -> int:
    """Return how many single blanks between Chinese characters stand before a unit; 0 where others stand at random."""
    after = [context.noun_at(text, match.end(), len(text))[0] for match in re.finditer(_BLANK_IN_WORDS, text)]
    return len(after) if all(noun == "unit" for noun in after) else 0


def _someone(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    start, end = match.span()
    low, high = block.span.start, block.span.end
    noun, stop = context.noun_at(folded, end, high)
    named = start > low and folded[start - 1] in _SURNAMES
    if len(match[0]) > 1:
        if named and noun != "person":
            return None
        if noun in _KINDS:
            return _of_noun(noun, Span(start, stop))
        return Placeholder(Span(start, end), Kind.NAME, "name")
    if noun in ("year", "date") and folded[end] in "年月日":
        if folded[end] == "日":
            return Placeholder(Span(start, stop), Kind.DATE, "date") if folded.endswith("月", low, start) else None
        if noun == "date" and folded.endswith(("至", "到", "年"), low, start):
            return Placeholder(Span(start, stop), Kind.DATE, "date")
        if folded.startswith(("某", "至", "到", "份", "初", "底", "上旬", "中旬", "下旬"), end + 1):
            return Placeholder(Span(start, end + 1), Kind.DATE, "date")
        return None if noun == "date" else Placeholder(Span(start, stop), Kind.YEAR, "year", Severity.WARNING)
    if noun == "unit" and folded[end:stop] not in _CERTAINLY_UNIT:
        return None
    if named or noun not in ("place", "organisation", "unit") or folded.startswith(_CERTAIN, end, high):
        return None
    return _of_noun(noun, Span(start, stop), Severity.WARNING)
