"""Passages that are repeated on purpose: mottos, notes, the items of one mould, a plan after its
review, a list of tasks attached to a report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from edulint.api import Block, Document, Span, derived, pattern
from edulint_duplicates.passages.evidence import holds_sentence
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Passage

# Longer than this, a passage was copied, whatever it says.
_LONGEST = 100
_LONGEST_PART = 60
_CALLS = ("！", "!")
# 打造“两大基地”、发展“三大产业”: so many counted names in quotation marks make a motto.
_MOTTO_NAMES = 2
_COUNTED_NAME = pattern(r"“[^”]{0,4}[一二两三四五六七八九十0-9]")
_NOTE = pattern(r"(?:[\[〔【(（][0-9]{1,3}[\]〕】)）]|[①-⑳]|注[(（]?[:：0-9])")
_TABLE_NOTE = pattern(r"【?注】?[ ]?[(（]?[:：0-9]")
# 1.“五个新城”思路：围绕…; the term that a note explains stands before its colon.
_TERM = pattern(r"[0-9]{0,3}[.．、)）]?\s*(?P<term>[^,，。；;：:\n]{2,24})[:：]")
_TERM_WORD = pattern(r"“([^”]{2,12})”|([^\W\d]{2,12})")
# 牵头单位：城管局、园林局; rows of a form say so for each task.
_LABEL = pattern(r"[^\W\d]{2,6}[:：]")
_APPEAL, _STOPS = "让我们", "。！？!?"
_FIGURE = pattern(r"[0-9]")
# What an attachment lists is said in its first lines, within so many characters; a glossary lists no tasks.
_TASKS = pattern(r"任务|实事|分工|分解|清单|目标|责任|台账|项目|计划|要点")
_HEAD_OF_ATTACHMENT = 60
# An attachment begins on a line of its own: 附件, 附件1, 附：重点任务分解表.
_ATTACHMENT = pattern(r"(?m)附(?<![^\n].)(?:件|录|表)?[0-9一二三四五六七八九十]{0,2}(?:[:. ][^。\n]{0,40})?$")
_LONGEST_ATTACHED = 300
# Two more items of one mould, beside the first, make a list.
_ITEMS = 2


def edited_copies(passages: Sequence[Passage]) -> Counter[int]:
    """Return how many edited passages go back to each earlier place."""
    return Counter(one.earlier for one in passages if not one.verbatim)


def is_manner(compact: Compact, passage: Passage, edited: Counter[int]) -> bool:
    """Tell whether a short passage stands twice for another reason than a forgotten paste.

    ``edited`` is what :func:`edited_copies` counts in the draft.
    """
    document = compact.document
    here = compact.span(passage.start, passage.end)
    there = compact.span(passage.earlier, passage.earlier_end)
    blocks = document.block_at(here.start), document.block_at(there.start)
    # 注（2）：… below one table, 注（3）：… below another
    if passage.end - passage.start < _LONGEST_ATTACHED and all(
        block and _is_table_note(document, block) for block in blocks
    ):
        return True
    if passage.end - passage.start >= _LONGEST:
        return passage.end - passage.start < _LONGEST_ATTACHED and _is_attached(document, here, there)
    if blocks[0] is None or blocks[1] is None:
        return False
    if not passage.verbatim and edited[passage.earlier] >= _ITEMS:
        return True
    return (
        _is_call(document, here, there)
        or _is_attached(document, here, there)
        or _is_motto(compact, passage, here)
        or _is_appeal(document, here, blocks[0])
        or any(
            all(sign.match(document.text, block.span.start) for block in blocks if block) for sign in (_NOTE, _LABEL)
        )
        or _explains(document, here, blocks[0], blocks[1])
        or (_are_chapters_apart(document, here, there) and _is_taken_up(compact, passage, here, there))
    )


def _is_table_note(document: Document, block: Block) -> bool:
    return _TABLE_NOTE.match(document.text, block.span.start) is not None


def _is_attached(document: Document, here: Span, there: Span) -> bool:
    """Tell whether an attachment says what the report said: it lists the report's tasks, and who does them."""
    attachments = _attachments(document)
    at = bisect_left(attachments, there.end)
    return at < len(attachments) and attachments[at] < here.start


@derived
def _attachments(document: Document) -> list[int]:
    return [match.start() for match in _ATTACHMENT.finditer(document.folded) if _TASKS.search(_head(document, match))]


def _head(document: Document, attachment: re.Match[str]) -> str:
    """Return the first line of an attachment and the next one, its title."""
    words = document.folded[attachment.start() : attachment.start() + _HEAD_OF_ATTACHMENT]
    return "".join(words.split("\n")[:2])


def _is_call(document: Document, here: Span, there: Span) -> bool:
    """Tell whether a passage calls upon its hearers in both places, as the last words of a report do."""
    return all(document.text[span.end : span.end + 1] in _CALLS for span in (here, there))


def _is_appeal(document: Document, here: Span, block: Block) -> bool:
    """Tell whether the last words of a report take up its motto: 让我们团结起来，加快建设…的滨海城市."""
    before = document.text[max(block.span.start, here.start - _LONGEST) : here.end]
    sentence = before[max(before.rfind(mark, 0, -1) for mark in _STOPS) + 1 :]
    return _APPEAL in sentence and not _FIGURE.search(sentence)


def _is_motto(compact: Compact, passage: Passage, here: Span) -> bool:
    """Tell whether a part of a sentence is a row of names of its own: 打造“两大基地”、发展“三大产业”."""
    names = _COUNTED_NAME.findall(compact.document.slice(here))
    return len(names) >= _MOTTO_NAMES and not holds_sentence(compact, passage.start, passage.end)


def _explains(document: Document, here: Span, note: Block, earlier: Block) -> bool:
    """Tell whether a note repeats what the text says of the term that it explains."""
    head = _TERM.match(document.text, note.span.start)
    if head is None or not head.end() - 2 <= here.start <= head.end() + 2:
        return False
    terms = [quoted or plain for quoted, plain in _TERM_WORD.findall(head["term"])]
    said = document.slice(earlier.span)
    return any(term in said for term in terms)


def _are_chapters_apart(document: Document, here: Span, there: Span) -> bool:
    chapters = [document.sections_at(span.start) for span in (here, there)]
    reports = [document.report_at(span.start) for span in (here, there)]
    return all(chapters) and reports[0] is reports[1] and chapters[0][0] is not chapters[1][0]


def _is_taken_up(compact: Compact, passage: Passage, here: Span, there: Span) -> bool:
    """Tell whether one chapter takes up words of another: part of a sentence, or one that was put differently.

    A plan names what its review named. Where figures differ, one of the two was not brought up to date.
    """
    if passage.end - passage.start >= _LONGEST_PART:
        return False
    if passage.verbatim:
        return not holds_sentence(compact, passage.start, passage.end)
    figures = [[sign for sign in compact.document.slice(span) if sign.isdigit()] for span in (here, there)]
    return figures[0] == figures[1]
