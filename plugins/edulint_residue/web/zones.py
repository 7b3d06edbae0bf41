"""Where a page's head ends above a text and its foot begins: the stretch at an edge that speaks most of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edulint.api import Block, Span, pattern
from edulint_residue.web.evidence import LONGEST_TOLD, Evidence, is_addressed, speaks_for_place, told_of
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, words_of
from edulint_residue.web.phrases import SHORT_LINE
from edulint_residue.web.titles import is_filling, is_same, is_second_line, is_title, names_kind

# What a line says for the page (above 0) or for the text (below it). Past a line of the text alone no zone goes on.
_CERTAIN, _TOLD, _HALF_TOLD, _NEUTRAL, _DOUBTFUL, _TEXT = 2.0, 1.0, 0.3, -0.5, -1.0, -9.0
# Of a short line's letters so many are words of a page, of a sentence's fewer, most where it turns to no reader; a
# notice has them of so many kinds.
_LEAST_SHARE, _LEAST_SHARE_TOLD, _LEAST_SHARE_OF_NEWS, _KINDS_OF_NOTICE = 0.5, 0.15, 0.25, 3
# A long title may hold so many kinds of a page's words, which are a smaller share of it.
_FEW_KINDS, _LEAST_SHARE_OF_TITLE = 3, 0.2
# Less is not enough to judge lines that say nothing of the page.
_LEAST, _LOWEST = 2.5, -4.0
# No page has more lines above its text or below it.
_LONGEST_ZONE = 80
_LINK = "]("
# 忘记密码? is no sentence.
_SHORTEST_SENTENCE = 12
_NUMBER = pattern("[0-9]{1,2}[、.][ ]?")
_YEAR = pattern("20[0-9]{2}年度?")
_LATIN = pattern("[A-Za-z]{8}")
# A text runs on behind its title within so many characters.
_LONGEST_RUN_IN = 60
# Those who are spoken to: 各位代表:
_SPOKEN_TO = ("各位", "同志", "代表", "委员", "领导", "来宾", "尊敬")
# Beside the words of a page that stand in it a line of the text has so many characters.
_LEAST_REST = 12


def take_zones(folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]]) -> None:
    """Add to ``whole`` the lines of a page's head and foot that say nothing of the page but stand among those that do.

    A head goes to where what its lines say for the page adds up to most, counted from the top; a foot likewise from the
    end. ``partly`` holds the words of a page in paragraphs, by index.
    """
    if whole:
        _take_head(folded, blocks, whole, partly)
        _take_foot(folded, blocks, whole, partly)


def _take_head(folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]]) -> None:
    last = _length(folded, blocks, range(min(_LONGEST_ZONE, len(blocks))), whole, partly)
    lines = [words_of(folded, block) for block in blocks[: last + 2]]
    may_be = [index for index in range(last) if index not in whole and _may_be_title(lines[index])]
    named = [index for index in may_be if names_kind(lines[index])]
    long = [index for index in may_be if not is_filling(lines[index])]
    title = (named or long or may_be or [last])[-1]
    below = lines[last:]
    if title < last and not (_says_as_much(lines[title], below[:1]) or _runs_in(lines[title], below)):
        # Below the title its speaker and day may stand, above what the page says.
        behind = range(title + 1, last)
        first = next((index for index in behind if index in whole or told_of(lines[index]).kinds), last)
        whole.update(index for index in range(first, last) if not names_kind(lines[index]))
        last = title
        # 品牌推介启动⏎举办双边经贸推介会: two lines of a title are about as long.
        while last - 1 in may_be and is_second_line(lines[last - 1], lines[last]):
            last -= 1
    whole.update(range(last))


def _take_foot(folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]]) -> None:
    end = len(blocks)
    foot = range(end - 1, max(0, end - _LONGEST_ZONE), -1)
    whole.update(range(end - _length(folded, blocks, foot, whole, partly), end))


def _length(
    folded: str, blocks: Sequence[Block], places: Sequence[int], whole: set[int], partly: Mapping[int, Sequence[Span]]
) -> int:
    """Return how many lines from an edge are the page's: where the sum of what they say is highest."""
    total, highest, length = 0.0, 0.0, 0
    for count, index in enumerate(places, 1):
        weight = _CERTAIN if index in whole else _weight(folded, blocks[index], partly.get(index, ()))
        total += weight
        if weight <= _TEXT or total < _LOWEST:
            break
        if total > highest:
            highest, length = total, count
    return length if highest >= _LEAST else 0


def _weight(folded: str, block: Block, hits: Sequence[Span]) -> float:
    """Return what a line says for the page (above 0) or the text (below)."""
    words = words_of(folded, block)
    is_spoken = words[-1] == ":" and any(word in words for word in _SPOKEN_TO)
    if is_spoken or speaks_for_place(words) or len(words) > LONGEST_TOLD:
        return _TEXT
    # A Markdown text has links of its own.
    told = Evidence(0, 0.0) if _LINK in words else told_of(words)
    is_long = "。" in words or len(words) > (LONGEST_ROW if is_no_sentence(words) else _SHORTEST_SENTENCE)
    if is_long and told.kinds > _KINDS_OF_NOTICE and not hits:
        return _TOLD
    least = _LEAST_SHARE_TOLD if is_addressed(words) or "请" in words else _LEAST_SHARE_OF_NEWS
    if is_long and (told.share < least or _has_rest(folded, block.span, hits)):
        return _TEXT
    if is_long:
        weight = (_TEXT, _DOUBTFUL, 0.0, _TOLD)[min(told.kinds, _KINDS_OF_NOTICE)]
    elif told.kinds:
        weight = _TOLD if told.share >= _LEAST_SHARE else _HALF_TOLD
    else:
        weight = _NEUTRAL
    return _TEXT if block.heading is not None and weight <= _HALF_TOLD else weight


def _has_rest(folded: str, span: Span, hits: Sequence[Span]) -> bool:
    """Tell whether a paragraph goes on behind words of a page without any: 会员免费查看总的来看,成效明显。."""
    rest = folded[max((hit.end for hit in hits), default=span.end) : span.end]
    return len(rest) >= _LEAST_REST and not told_of(rest).kinds


def _may_be_title(words: str) -> bool:
    is_han = _LATIN.search(words) is None
    # 发文机关:青川县统计局 | 主题词: | is a row of what a page tells.
    is_plain = is_han and ("," in words or not ("|" in words and (":" in words or words.count("|") > 1)))
    told = told_of(words)
    # 数据业大整顿:用户信息几元不等: a long title may hold a word of a page.
    is_of_text = not told.kinds or (
        told.kinds < _FEW_KINDS and told.share < _LEAST_SHARE_OF_TITLE and not is_filling(words)
    )
    # 渔港开工啦!: the title of news
    is_long_enough = is_title(words.replace("!", "").replace("?", "")) or len(words) > SHORT_LINE
    return is_long_enough and is_plain and is_of_text


def _says_as_much(title: str, below: Sequence[str]) -> bool:
    """Tell whether the line below is a title that says what one in the head says, or more."""
    return any(
        is_title(line) and names_kind(line) and (len(line) >= len(title) or is_same(title, line)) for line in below
    )


def _runs_in(title: str, lines: Sequence[str]) -> bool:
    """Tell whether a text begins with its title: 1、农业工作总结 今年…."""
    title = _YEAR.sub("", _NUMBER.sub("", title))
    return any(title in line[:_LONGEST_RUN_IN] for line in lines)
