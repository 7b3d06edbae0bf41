"""Paragraphs that stop before their sentence does, or without its end mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import (
    CLOSERS,
    STOPS,
    STRAIGHT_QUOTES,
    Block,
    BlockKind,
    Document,
    Genre,
    Heading,
    WordList,
    holds_any,
    is_han,
    pattern,
)
from edulint_residue.no_sentences import begins_with_ordinal, ends_with_credit, is_no_sentence

_WORDS = WordList(__file__, "line_ends.txt")

END_MARKS = STOPS | CLOSERS | STRAIGHT_QUOTES | frozenset("：:….—")
OPEN_MARKS = "，、,（(“《"
# A sentence has so many characters at least.
LEAST = 10
_LONG = 30
# Shorter ones are no titles either where two commas part them: 今后，我们将克服困难，再上一个新台阶.
_LONG_OF_THREE, _THREE = 16, 2
_CLAUSES = 3
# No slogan is so long: 强基础，提质量，促发展.
_CLAUSE = 6
# A line so long is a sentence that its end breaks.
_SHORT = 20
# 区里补助20.4万元，学校自筹31.: the figure is cut behind its point.
_CUT_FIGURE = pattern(r"[\u4e00-\u9fff][0-9]{1,4}\.\Z")
_PAUSES_INSIDE = ("，", "、", "；")
# Whole clauses: 好，我说几点。
_SAID = frozenset("好对是嗯啊哎唉喂行哦瞧看听来注甲乙丙丁一二三四五六七八九十")
# 现将整改情况报告如下: a colon or a stop is missing, however short it is.
_ANNOUNCES = pattern("现[将就][^。；：:]{2,60}(?:如下|报告|汇报|总结|通报)")
# 主要做了以下几方面的工作, above （一）: these words stand so near to the end.
_BELOW = ("以下", "如下", "下列")
_LONGEST_POINTER = 14
# So an item of a list of conditions leads to the next one.
_TO_NEXT_ITEM = ("；或", "；或者", "；和", "；及", "；以及", "；且", "；并且")
# Where so many paragraphs end with a mark for each that doesn't, the mark of that one is missing.
_HABIT = 3
# The end of a sentence by which it is known again, and how far down what stands above an article reaches.
_TAIL, _ABOVE = 16, 1_000
_RUNNING = "，。；！？;"
_IN_FIGURE = pattern("(?<=[0-9]),(?=[0-9]{3})")
# Titles and whom a paper speaks to stand in so many blocks.
_HEAD = 3


def may_break(block: Block) -> bool:
    """Tell whether a block is of a kind that a lost line end can cut in two."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING) and not (
        block.markup and block.kind is BlockKind.HEADING
    )


def is_open(text: str, block: Block) -> bool:
    """Tell whether a block is running text without end mark; headings, captions, names and tables are not."""
    return _lacks_mark(text, block) and not _is_taken_from_below(text, block)


def _is_taken_from_below(text: str, block: Block) -> bool:
    """Tell whether a paragraph repeats a sentence of the text below, as what stands above an article does."""
    end = block.span.end
    if end > _ABOVE:
        return False
    words = text[max(block.span.start, end - _TAIL) : end]
    below = text.find(words, end)
    behind = text[below + len(words) : below + len(words) + 1]
    return below >= 0 and not (behind.isalnum() or behind.isspace())


def _lacks_mark(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end]
    last = words[-1]
    is_cut = last == "." and len(words) >= _SHORT and "，" in words and _CUT_FIGURE.search(words) is not None
    # …板杖子。、: the sentence has ended, and one of two marks goes.
    has_ended = last in OPEN_MARKS and words[-2:-1] in END_MARKS
    if len(words) < LEAST or has_ended or (last in END_MARKS and not is_cut):
        return False
    announces = block.heading is None and not block.markup and _announces(words)
    if not (announces or may_break(block) or _has_clauses(block, words)):
        return False
    if is_no_sentence(words) or words.endswith(_TO_NEXT_ITEM):
        return False
    if last in OPEN_MARKS or announces or is_cut:
        return True
    if not (last.isalnum() or last in "%％"):
        return False
    if stops_midway(words):
        return not is_said_of_something(words)
    if not STOPS.isdisjoint(words):
        return not ends_with_credit(words)
    return _has_clauses(block, words)


def _announces(words: str) -> bool:
    return _ANNOUNCES.fullmatch(words, max(0, words.find("现", -_LONG))) is not None


def against_habit(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the paragraphs without end mark of a report that ends its others with one, items with headings too."""
    if document.genre is not Genre.REPORT:
        return ()
    items = list(_open_items(document, blocks))
    told = [(block, document.slice(block.span)) for block in blocks]
    ended = sum(words[-1] in END_MARKS and "，" in words for _, words in told)
    unended = [(block, words) for block, words in told[_HEAD:] if words[-1] not in END_MARKS and _runs_on(block, words)]
    if ended < _HABIT * len(unended):
        return items
    # 责任单位：甲局，乙局 is a line of a form.
    return items + [
        block for block, words in unended if words[-1].isalnum() and "：" not in words and not is_no_sentence(words)
    ]


def _open_items(document: Document, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the items of clauses that alone have no end mark between the items of their list: （一）甲。（二）乙，丙（三）丁."""
    for above, item, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        styles = {
            one.heading.ordinal.style if one.heading and one.heading.ordinal else None for one in (above, item, below)
        }
        if len(styles) > 1 or None in styles:
            continue
        words = document.slice(item.span)
        are_ended = all(document.text[one.span.end - 1] in STOPS for one in (above, below))
        if are_ended and "，" in words and (words[-1].isalnum() or words[-1] in "%％"):
            yield item


def stops_before_heading(document: Document, block: Block, following: Block) -> bool:
    """Tell whether running text stands without end mark above a heading.

    It has three clauses (…春耕面积达1.2万亩⏎二、…), or its last words point to what is below (做了以下工作⏎（一）…).
    """
    words = document.slice(block.span)
    return (
        document.genre is Genre.REPORT
        and following.heading is not None
        and (block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.TITLE and "，" in words))
        and words[-1].isalnum()
        and (
            _has_clauses(block, words, _THREE)
            or _has_pauses(block, words)
            or _points_below(words, following.heading)
            or _stops_before_next(block, words, following.heading)
        )
        and not is_no_sentence(words)
        and not ends_with_credit(words)
    )


def _has_pauses(block: Block, words: str) -> bool:
    """Tell whether a paragraph has two clauses, one with a list: 坚持同部署、同检查、同考核，形成了…."""
    return _has_clauses(block, words, 1) and sum(map(words.count, "，,、")) > _CLAUSES - 1


def _stops_before_next(block: Block, words: str, below: Heading) -> bool:
    """Tell whether three clauses of some length stop above a later item: 缺编教师12名，部分学科无教师，质量难以保⏎（二）…."""
    is_later = below.ordinal is not None and (below.ordinal.value or 0) > 1
    shortest = min(map(len, words.split("，")))
    return is_later and shortest >= _CLAUSE and _has_clauses(block, words, _THREE, _CLAUSE * _CLAUSES)


def _points_below(words: str, below: Heading) -> bool:
    at = max(map(words.rfind, _BELOW))
    is_pointer = at > 0 and len(words) - at <= _LONGEST_POINTER
    return is_pointer and below.ordinal is not None and below.ordinal.value == 1


_SUBJECTS = frozenset("该我")


def stops_midway(words: str) -> bool:
    """Tell whether the last word wants more behind it: 由于, 根据; so does a clause that is a subject alone: ，该村."""
    if words[-3:-2] == "，" and words[-2] in _SUBJECTS and is_han(words[-1]):
        return True
    # 拉拢关系的目的 is a word that ends so.
    return words.endswith(_WORDS.section("open-ending")) and not words.endswith("目的")


def is_said_of_something(words: str) -> bool:
    """Tell whether a heading says what something is: 三、队伍是带出来的，不是管出来的."""
    is_heading = len(words) <= _LONG and begins_with_ordinal(words)
    last = words[max(words.rfind(mark) for mark in "，,") + 1 :]
    return is_heading and "是" in last[:-2] and last.endswith("的")


def _runs_on(block: Block, words: str) -> bool:
    return _has_clauses(block, words, 1) or _has_clauses(block, words, _THREE, _LONG_OF_THREE)


def runs_on(words: str) -> bool:
    """Tell whether words have a mark inside or behind a sentence; the comma of a figure (17,063) is none."""
    return holds_any(words, _RUNNING) or ("," in words and _pauses(words) > 0)


def _pauses(words: str) -> int:
    """Return how many commas part clauses, without those inside figures."""
    commas = words.count(",")
    return words.count("，") + (commas - len(_IN_FIGURE.findall(words)) if commas else 0)


def _has_clauses(block: Block, words: str, least: int = _CLAUSES, length: int = _LONG) -> bool:
    """Tell whether a block has so many clauses that it is no title, whatever it was taken for.

    ``least`` is how many commas part them at least, ``length`` how many characters it has at least.
    """
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE)
        and not block.markup
        and block.heading is None
        and len(words) >= length
        and _pauses(words) >= least
    )


def ends_before_last(text: str, block: Block, following: Block) -> bool:
    """Tell whether the last character of a word begins the next line, a pause behind it: 重要性和紧迫⏎性，切实克服….

    No paragraph begins with a clause of one character; 好，我说 does.
    """
    at = following.span.start
    if text[at + 1 : at + 2] not in _PAUSES_INSIDE:
        return False
    is_clause = is_han(text[at]) and text[at] not in _SAID
    return is_clause and len(block.span) >= _SHORT and is_han(text[block.span.end - 1])


def is_certainly_open(text: str, block: Block) -> bool:
    """Tell whether an open block stops where no heading or line of a form does."""
    words = text[block.span.start : block.span.end]
    return (
        words[-1] in OPEN_MARKS
        or words[-1] == "."
        or stops_midway(words)
        or _announces(words)
        or (block.heading is None and len(words) >= 40)
    )
