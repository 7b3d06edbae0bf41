"""Why a passage may well stand twice: it is said of two days, denied, cited, summed up, or found as it was charged."""

from __future__ import annotations

from itertools import islice

from edulint.api import STOPS, Document, Genre, Span, holds_any, line_around, pattern
from edulint_duplicates.passages.evidence import holds_sentence
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Passage

_LONGEST_PARALLEL = 60
# A sentence that only lists what an office does (民族宗教、外事侨务、史志档案 …) has a mark after so few characters.
_LONGEST_NAME = 8
_NEIGHBOURS = 4
# In notices and news a clause of one document stands wherever it is spoken of.
_FORMAL = frozenset({Genre.NOTICE, Genre.NEWS})
_LONGEST_FORMAL = 100
# How a summary above a text begins, and how far its label may reach.
_ABSTRACTS = ("导读", "摘要", "内容提要", "内容摘要", "提要", "编者按", "核心提示", "内容简介")
_FOUND = ("查明", "查实", "审理发现", "审理认定", "审理认为")
_LONGEST_LABEL, _LONGEST_LEAD_IN = 12, 40
# So many characters more may be alike by chance.
_CHANCE = 4
# How far before its words it may stand who said them, and in what words.
_LONGEST_SAYING, _SAID = 100, ("指出", "强调", "要求", "嘱托", "勉励")
# A term that an item explains, with its number.
_LONGEST_TERM = 30
_DENYING = "不无没未非"
# A provision by its number, and how far before its words it may stand.
_CITED = pattern("》[^《。]{0,30}?(?:第[一二三四五六七八九十百零0-9]{1,7}条|[0-9]{1,4}号)")
_PROVISION = pattern("第[一二三四五六七八九十百零0-9]{1,7}条(?=[ \u3000:：])")
_LONGEST_CITATION, _LONGEST_TITLE = 100, 40
# How an entry of a chronicle begins, and so many make one.
_DAY = pattern("(?:[0-9]{4}年)?[0-9]{1,2}(?:月[0-9]{1,2})?(?:[-至][0-9]{1,2})?日")
_FEW_ENTRIES = 6
# What is taken from an article stands among so many blocks, its title and author with them.
_OPENING = 6
# What holds for the one half is said of the other in the same words.
_COUNTERPARTS = (("男", "女"), ("城镇", "农村"), ("甲方", "乙方"), ("买方", "卖方"), ("出租", "承租"))
_OF_PHOTOGRAPHS = ("摄", "摄）", "摄。")
_CELLS = 3
# 审计委员会设委员3名，审计委员会人数符合规定: the same words, so often, in the place of others
_RENAMED = 2
# So many figures of another value, one in so many characters, are told of another place or time.
_OTHER_FIGURES, _APART = 4, 40
_ITEM, _FEWEST_ITEMS = pattern("[ \u3000]{0,4}[(（]?[0-9一二三四五六七八九十]{1,3}[)）.、]"), 3


def may_stand_twice(document: Document, span: Span, other: Span) -> bool:
    """Tell whether the words around a passage that was not pasted are a reason for it to stand at both places.

    ``span`` is where it stands in the draft, and ``other`` where it stood before, with the marks around them.
    """
    return (
        _is_of_abstract(document, other)
        or _is_of_opening(document, other)
        or _is_of_chronicle(document, span, other)
        or _are_provisions(document, span, other)
        or (_is_of_caption(document, span) and _is_of_caption(document, other))
        or all(_is_row_of_cells(document, place) for place in (span, other))
        or _are_of_column(document, span, other)
        or any(_is_set_apart(document, place) for place in (span, other))
        or _speaks_of_another(document, span, other)
    )


def _is_row_of_cells(document: Document, span: Span) -> bool:
    """Tell whether a passage is a row of a table, whose cells tabs part, or a list of names with one on each line."""
    words = document.slice(span)
    lines = [line for line in words.split("\n") if line.strip()]
    return words.count("\t") >= _CELLS or (len(lines) > _CELLS and not holds_any(words, "，。；！？"))


def _are_of_column(document: Document, span: Span, other: Span) -> bool:
    """Tell whether both places begin in one column of a table, or of two: what each row must meet is often the same."""
    here, there = (block.cell if block else None for block in map(document.block_at, (span.start, other.start)))
    return here is not None and there is not None and here.column == there.column


def _is_set_apart(document: Document, span: Span) -> bool:
    """Tell whether a paragraph of Markdown is quoted or all in bold: what a feature repeats of itself in large type."""
    block = document.block_at(span.start) if document.format == "markdown" else None
    if block is None:
        return False
    low, high = line_around(document.text, *block.span.bounds)
    mark = document.text[low : block.span.start].strip()
    return mark.startswith(">") or (mark == "**" and document.text[block.span.end : high].strip() == "**")


def _speaks_of_another(document: Document, span: Span, other: Span) -> bool:
    """Tell whether all that differs is one name for another, each time, or figure upon figure.

    What holds for the one is said of the other: 审计委员会…, 东部企业收入14523亿元，增长9.6%….
    """
    from edulint_duplicates.passages.differences import differences

    found = list(differences(document.slice(span), document.slice(other)))
    pairs = {(one.here, one.there) for one in found}
    figures = sum(_holds_digit(one.here) and _holds_digit(one.there) for one in found)
    if figures >= _OTHER_FIGURES and figures * _APART >= len(span):
        return True
    is_name = all(one.here and one.there for one in found) and not figures
    is_name = is_name and not any(_holds_digit(one.here + one.there) for one in found)
    return len(found) >= _RENAMED and len(pairs) == 1 and is_name


def _holds_digit(words: str) -> bool:
    return any(map(str.isdigit, words))


def _is_of_caption(document: Document, span: Span) -> bool:
    """Tell whether a passage stands in the caption of a photograph: …。青川日报记者 周平 摄."""
    block = document.block_at(span.start)
    return block is not None and document.text.endswith(_OF_PHOTOGRAPHS, 0, block.span.end)


def is_doubtful(compact: Compact, passage: Passage, span: Span) -> bool:
    """Tell whether a passage may be a part of parallel sentences, of a set wording or of a provision that is cited."""
    document = compact.document
    is_list = document.text.count("、", *span.bounds) * _LONGEST_NAME >= len(span)
    is_formal = _is_formal(document, passage) or _is_of_two_items(compact, passage)
    is_said = _is_echo(compact, passage) or _defines_another(compact, passage)
    is_said = is_said or _is_of_counterparts(compact, passage)
    return is_list or is_formal or is_said or _parallel(compact, passage) or _is_of_provision(document, span)


def is_found_as_charged(compact: Compact, passage: Passage) -> bool:
    """Tell whether a judgment finds, in the same words, what was charged: 经审理查明，… below 检察院指控，…."""
    document = compact.document
    span = compact.span(passage.start, passage.end)
    block = document.block_at(span.start)
    start = max(block.span.start if block else 0, span.start - _LONGEST_LEAD_IN)
    return document.genre is Genre.JUDGMENT and holds_any(document.folded[start : span.start + _LONGEST_LABEL], _FOUND)


def is_list_of_items(compact: Compact, passage: Passage) -> bool:
    """Tell whether a passage is a list that an office's paper gives under each of its heads: （1）…⏎（2）…⏎（3）…."""
    document = compact.document
    lines = document.slice(compact.span(passage.start, passage.end)).split("\n")
    numbered = sum(_ITEM.match(line) is not None for line in lines)
    return len(lines) >= _FEWEST_ITEMS and numbered >= len(lines) - 1


def is_headline(compact: Compact, passage: Passage) -> bool:
    """Tell whether news name an item above the text and again over it: whole lines without a stop."""
    document = compact.document
    if document.genre is not Genre.NEWS:
        return False
    spans = compact.span(passage.start, passage.end), compact.span(passage.earlier, passage.earlier_end)
    return all(_is_whole_line(document, span) for span in spans)


def _is_whole_line(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    if block is None or document.text[block.span.end - 1] in STOPS:
        return False
    return span.start - block.span.start <= _CHANCE and block.span.end - span.end <= _CHANCE


def _is_of_abstract(document: Document, other: Span) -> bool:
    """Tell whether the earlier place lies in a summary of the text that stands above it: 【导读】…, 摘要：…."""
    block = document.block_at(other.start)
    head = document.folded[block.span.start : block.span.start + _LONGEST_LABEL] if block else ""
    label = head.replace(" ", "").lstrip("【[(〔")
    return label.startswith(_ABSTRACTS)


def _is_of_provision(document: Document, span: Span) -> bool:
    """Tell whether a paragraph quotes a provision there: 《…规定》（…〔2016〕9号）第一条规定，…."""
    block = document.block_at(span.start)
    start = max(block.span.start if block else 0, span.start - _LONGEST_CITATION)
    return _CITED.search(document.folded, start, span.start + _LONGEST_TITLE) is not None


def _is_of_chronicle(document: Document, span: Span, other: Span) -> bool:
    """Tell whether two entries of a chronicle tell of different days, on which the same may be done."""
    blocks = (document.block_at(place.start) for place in (span, other))
    days = {match[0] for block in blocks if block and (match := _DAY.match(document.folded, block.span.start))}
    if len(days) < 2:
        return False
    heads = (_DAY.match(document.folded, block.span.start) for block in document.blocks)
    return sum(head is not None for head in heads) >= _FEW_ENTRIES


def _are_provisions(document: Document, span: Span, other: Span) -> bool:
    """Tell whether two paragraphs are provisions of different numbers, which rule alike matters alike."""
    blocks = (document.block_at(place.start) for place in (span, other))
    return (
        len({match[0] for block in blocks if block and (match := _PROVISION.match(document.folded, block.span.start))})
        > 1
    )


def _is_of_opening(document: Document, other: Span) -> bool:
    """Tell whether the earlier place is a line above the text without a stop, or two: what newspapers take from it."""
    lines = [block for block in document.blocks[:_OPENING] if other.start < block.span.end < other.end + _CHANCE]
    if not lines or any(block.heading or document.text[block.span.end - 1] in STOPS for block in lines):
        return False
    return other.start >= lines[0].span.start and other.end <= lines[-1].span.end + _CHANCE


def _is_formal(document: Document, passage: Passage) -> bool:
    """Tell whether a passage may be the wording of one document or body, which notices and news repeat."""
    return document.genre in _FORMAL and (not passage.verbatim or passage.end - passage.start < _LONGEST_FORMAL)


def _is_echo(compact: Compact, passage: Passage) -> bool:
    """Tell whether the earlier place is what somebody said (书记指出，要…), which the draft says after him."""
    document = compact.document
    start = compact.offset(passage.earlier)
    sentence = document.folded[max(0, start - _LONGEST_SAYING) : start]
    said = sentence[max(sentence.rfind(mark) for mark in "。!?\n") + 1 :]
    here = compact.span(passage.start, passage.end)
    end = document.folded.find("。", here.start, here.end - 1)
    return passage.verbatim and end < 0 and holds_any(said, _SAID)


def _is_of_counterparts(compact: Compact, passage: Passage) -> bool:
    """Tell whether one place speaks of the one and the other of its counterpart: 男性…55岁, 女性…50岁."""
    if passage.verbatim:
        return False
    here = compact.text[passage.start : passage.end]
    there = compact.text[passage.earlier : passage.earlier_end]
    sides = [(one, other) for pair in _COUNTERPARTS for one, other in (pair, pair[::-1])]
    return any(one in here and other in there and other not in here and one not in there for one, other in sides)


def _defines_another(compact: Compact, passage: Passage) -> bool:
    """Tell whether neighbouring items explain different terms in words that are nearly the same: 3+4：…, 3+2：…."""
    between = compact.blocks(Span(compact.offset(passage.earlier), compact.offset(passage.start) + 1))
    items = [compact.document.folded[block.span.start : block.span.end] for block in islice(between, 3)]
    ends = [item.find(":", 0, _LONGEST_TERM) for item in items]
    is_pair = not passage.verbatim and len(items) == 2 and min(ends) > 0
    return is_pair and items[0][: ends[0]] != items[1][: ends[1]]


def _is_of_two_items(compact: Compact, passage: Passage) -> bool:
    """Tell whether news tell the same under two headings: each item stands for itself, and a scene belongs to both."""
    document = compact.document
    if document.genre is not Genre.NEWS:
        return False
    here, there = (document.sections_at(compact.offset(start)) for start in (passage.start, passage.earlier))
    return bool(here and there) and here[-1] is not there[-1]


def _is_opposed(compact: Compact, passage: Passage) -> bool:
    """Tell whether one of two places denies what the other says: 有同住继承人, 无同住继承人."""
    own, earlier = compact.text[passage.start : passage.end], compact.text[passage.earlier : passage.earlier_end]
    return sum(map(own.count, _DENYING)) != sum(map(earlier.count, _DENYING))


def _parallel(compact: Compact, passage: Passage) -> bool:
    """Tell whether neighbouring paragraphs merely have a part of a sentence in common, as the items of a list do."""
    if passage.end - passage.start >= _LONGEST_PARALLEL:
        return False
    if holds_sentence(compact, passage.start, passage.end) and not _is_opposed(compact, passage):
        return False
    between = compact.blocks(Span(compact.offset(passage.earlier), compact.offset(passage.start)))
    return sum(1 for _ in islice(between, _NEIGHBOURS + 1)) <= _NEIGHBOURS
