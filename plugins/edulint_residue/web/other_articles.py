"""Lists of a page's other articles, told by their form: titles with the days on which each was put there."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, pattern
from edulint_residue.web.lines import words_of
from edulint_residue.web.titles import SHORTEST_TITLE

_DAY = r"(?:20[0-9]{2}[-/.年])?[01]?[0-9][-/.月][0-3]?[0-9]日?"
_CLOCK = "[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
# 2019年11月03日, 12-2718:40, 09:38
_DAY_ALONE = pattern(rf"{_DAY}[ ]{{0,2}}(?:{_CLOCK})?|{_CLOCK}")
# 渔港检修开工2015-09-22
_DAY_BEHIND = pattern(r"[^。;]{6,60}?[ ]{0,2}[\[(]?20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[\])]?")
_LONGEST_TITLE, _LONGEST_TEASER, _LEAST_DAYS = 60, 300, 2
# A text, above which no list of other articles stands, has such a paragraph.
_SHORTEST_TEXT = 60
# A list's own number: 1. 渔港检修, and what an attachment or a signature begins with
_OWN = pattern(r"附|[(]?[0-9一二三四五六七八九十]{1,3}[)、.:][^0-9]|[①-⑳]")


# 小草 发表于 2014-7-19 20:44:19: who wrote a post of a forum
_POST = pattern(
    r"(?P<who>[^,。;:]{1,20})[ ]发表于[ ]?20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}[ ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)


def take_posts(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add what others answered below the first post of a forum, from where another name stands to the end."""
    posts = [
        (index, match["who"])
        for index, block in enumerate(blocks)
        if len(block.span) <= _LONGEST_TITLE and (match := _POST.fullmatch(words_of(folded, block)))
    ]
    answer = next((index for index, who in posts if who != posts[0][1]), None)
    if answer is not None:
        whole.update(range(answer, len(blocks)))


def is_day_alone(words: str) -> bool:
    """Tell whether a line is nothing but the day or the hour at which something was put on a page."""
    return words[-1] in "0123456789日" and _DAY_ALONE.fullmatch(words) is not None


def take_other_articles(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the titles below a line of the page's foot, with the days that stand below them or at their ends.

    渔港检修开工⏎12-27 18:40⏎苗圃迎来客商⏎12-27 17:52: two such days at least, one for three lines.
    """
    text = next((index for index, block in enumerate(blocks) if _is_text(folded, block)), len(blocks))
    for index in sorted(whole):
        first = index + 1
        if index <= text or first in whole:
            continue
        last, days = first, []
        while last < len(blocks) and last not in whole and _is_of_list(folded, blocks[last : last + 2]):
            days += [last] if _is_dated(words_of(folded, blocks[last])) else []
            last += 1
        if len(days) >= _LEAST_DAYS and len(days) * 3 >= days[-1] + 1 - first:
            is_all = last == len(blocks) or last in whole
            whole.update(range(first, last if is_all else days[-1] + 1))


def _is_text(folded: str, block: Block) -> bool:
    return len(block.span) >= _SHORTEST_TEXT and folded.find("。", *block.span.bounds) >= 0


def _is_dated(words: str) -> bool:
    return is_day_alone(words) or _DAY_BEHIND.fullmatch(words) is not None


def _is_of_list(folded: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the first of two lines is a title, a day, or a few words of an article above its day."""
    words = words_of(folded, blocks[0])
    if is_day_alone(words):
        return True
    if blocks[0].heading is not None or _OWN.match(words):
        return False
    is_teaser = len(blocks) > 1 and len(words) <= _LONGEST_TEASER and is_day_alone(words_of(folded, blocks[1]))
    return is_teaser or (SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and "。" not in words and ";" not in words)
