"""The captions of pictures that did not come along with a copied text: short lines between its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from edulint.api import Block, BlockKind, Document, pattern
from edulint_residue.web.lines import is_no_sentence, words_of

# 图为检修现场, 图片1, 代表合影, 检修现场。
_OF_PICTURE = pattern(
    "(?:图为|图片为|照片为|[上下左右题]图[:为]).{2,60}|图片[ ]?[0-9]{1,2}[A-Za-z]?"
    "|[^,;:!?、。]{0,30}(?:合影(?:留念)?|留影|剪影|掠影|现场|一角|场景|场面|瞬间|照片|组图|截图|效果图|外景|全景)[.。]?"
)
# 站长宣读决定: what somebody does in a picture; a paragraph above tells of it, too.
_DEED = pattern(
    "[^,;:!?、。]{2,8}(?:致辞|致词|发言|讲话|授课|颁奖|揭牌|授旗|授牌|剪彩|宣誓|签约|合唱|朗诵|表演|讲解|主持"
    "|(?:宣读|奏唱|参观|查看|检查|参加|观看|介绍|出席|主持)[^,;:!?、。]{2,8})"
)
_LEAST_SAID, _FARTHEST = 0.85, 3
# What else stands where captions stand, where so many of them are certain
_LEAST_CAPTIONS, _ALIKE = 2, pattern("[^\\W\\d_]{0,24}(?:《[^\\W\\d_]{1,12}》)?[^\\W\\d_]{0,8}")
_SHORTEST, _LONGEST, _SHORTEST_PARAGRAPH = 4, 60, 20
_ENDS = frozenset("。!?”)")
# - 码头现场。, whose mark is no part of the item
_MARKS = ("- ", "* ", "+ ")
_NUMBERED = pattern("[0-9一二三四五六七八九十(第#*•·●◆■-]")


def captions(document: Document, blocks: Sequence[Block], whole: AbstractSet[int]) -> frozenset[int]:
    """Return the indices of the captions among the blocks of a draft; beside several, what stands as they do is one.

    ``whole`` are the indices of a page's lines. A file with pictures in it has captions of its own.
    """
    folded = document.folded
    if document.format not in ("text", "markdown") or "](" in folded:
        return frozenset()
    between = [index for index in _between_paragraphs(folded, blocks, whole) if index not in whole]
    certain = {index for index in between if _is_caption(folded, blocks, index)}
    # 图为检修现场, whatever stands above it
    certain |= {index for index in range(len(blocks)) if index not in whole and _says_of_picture(folded, blocks[index])}
    if len(certain) >= _LEAST_CAPTIONS:
        certain |= {index for index in between if _ALIKE.fullmatch(words_of(folded, blocks[index]))}
    return frozenset(certain)


def _says_of_picture(folded: str, block: Block) -> bool:
    return folded.startswith("图为", block.span.start) and len(block.span) <= _LONGEST and _is_line(folded, block)


def _between_paragraphs(folded: str, blocks: Sequence[Block], whole: AbstractSet[int]) -> list[int]:
    """Return the indices of short lines in rows that stand below a paragraph and above another, or at the end."""
    found: list[int] = []
    row: list[int] = []
    is_below = False
    for index, block in enumerate(blocks):
        if _is_paragraph(folded, block) or index in whole:
            found += row if is_below else []
            row, is_below = [], is_below or index not in whole
        elif _is_line(folded, block):
            row.append(index)
        else:
            row, is_below = [], False
    return found + (row if is_below else [])


def _is_paragraph(folded: str, block: Block) -> bool:
    return len(block.span) >= _SHORTEST_PARAGRAPH and folded[block.span.end - 1] in _ENDS


def _is_line(folded: str, block: Block) -> bool:
    words = words_of(folded, block)
    is_plain = block.heading is None and block.level == 0 and block.kind is not BlockKind.TABLE_CELL
    is_item = folded[max(0, block.span.start - 2) : block.span.start] in _MARKS
    return is_plain and not is_item and _SHORTEST <= len(words) <= _LONGEST and not _NUMBERED.match(words)


def _is_caption(folded: str, blocks: Sequence[Block], index: int) -> bool:
    words = words_of(folded, blocks[index])
    if _OF_PICTURE.fullmatch(words):
        return True
    if not is_no_sentence(words) or not _DEED.fullmatch(words):
        return False
    # The news of a day have such lines above what they tell.
    above = (block for block in blocks[max(0, index - _FARTHEST) : index] if _is_paragraph(folded, block))
    said = "".join(words_of(folded, block) for block in above)
    return sum(character in said for character in words) >= _LEAST_SAID * len(words)
