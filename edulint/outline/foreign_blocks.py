"""Blocks that are no prose although the format does not say so: lines of a program, questions, appended provisions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from edulint.model import Block, BlockKind
from edulint.text.characters import holds_any, is_han
from edulint.text.patterns import pattern

# A program has at least so many lines in a row; a formula or an address stands alone.
_FEWEST_LINES = 3
_LONGEST_LINE = 300
_LONGEST_OPTION = 120
_FEWEST_OPTIONS = 3
_SIGNS = frozenset(";{}=<()/")

# What a program has and a sentence has not: an end by ; or {, a word of a language before a name, an assignment, a
# call, a tag.
_STATEMENT = pattern(
    r"(?i)[;{}]$|^[)}\]]+[;,)]*$|^#include\b|^</?[a-z][^<>]{0,200}>"
    r"|^(?:import|from|def|class|return|elif|public|private|static|void|var|let|const|function|package|using"
    r"|select|insert into|update|delete from|create table|alter table)\s+[\w*{\"'(.]"
    r"|^(?:if|for|while|else|try|except|switch|catch)\b.{0,200}[:{]$"
    r"|^[\w.\[\]\"'$>-]{1,60}\s?[-+*/|:]?=\s?[^=\s]|^[\w.]{1,60}\([^()]{0,200}\)[;:]?$"
)
# Prose stands in a program only in remarks, between quotation marks and between tags.
_REMARK = pattern(r"(?://|#|--|/\*|<!--).*|^\*.*|\"[^\"]*\"|'[^']*'|(?<=>)[^<>]+(?=<)")
# A question: empty brackets or a gap to fill in, or a question mark at its end.
_QUESTION = pattern(r"\(\s{0,20}\)|_{2,}|[?？][\"”』」)]?$")
_OPTION = pattern(r"([A-H])\s?[.、:)．]\s?\S")
_LETTERS = pattern(r"(?<![A-Za-z])([A-H])\s?[.、:)．]")
# A judgment ends with its judges, its date and the name of its clerk; the provisions begin within so many lines below.
_CLERK = "书记员"
_ABOVE_CLERK = ("审判", "代理审判", "人民陪审员", "陪审员", "法官助理", "执行员")
# 【相关法规链接】(节选) heads the provisions that an article on a case goes by.
_LINKED = "链接"
_LINK = pattern(r"[【\[(]?(?:相关)?(?:法规|法律|法条|条规|党规|纪法|政策|规定|条文)链接[】\])]?(?:\(节选\))?:?")
_LONGEST_SIGNATURE = 16
_FIRST_LINES = 3
_CITED = pattern("《|第[一二三四五六七八九十百零〇0-9]{1,8}条")


def marked(folded: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the kinds ``CODE``, ``EXAM`` and ``PROVISION`` where they are that by what stands there.

    ``folded`` is the text after :func:`edulint.text.fold.fold`.
    """
    found = list(blocks)
    runs = (
        (BlockKind.CODE, _programs(folded, blocks)),
        (BlockKind.EXAM, _questions(folded, blocks)),
        (BlockKind.PROVISION, _provisions(folded, blocks)),
    )
    for kind, spans in runs:
        for first, last in spans:
            found[first:last] = (replace(block, kind=kind) for block in found[first:last])
    return found


def _provisions(folded: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the blocks below a judgment's clerk, or an article's 相关法规链接, if they quote provisions: as of a run."""
    if not holds_any(folded, (_CLERK, _LINKED)):
        return []
    for number, block in enumerate(blocks):
        line = folded[block.span.start : block.span.end]
        if len(line) > _LONGEST_SIGNATURE or not (_LINK.fullmatch(line) or _is_clerk(folded, blocks, number, line)):
            continue
        below = blocks[number + 1 : number + 1 + _FIRST_LINES]
        if below and _CITED.search(folded, below[0].span.start, below[-1].span.end):
            return [(number + 1, len(blocks))]
    return []


def _is_clerk(folded: str, blocks: Sequence[Block], number: int, line: str) -> bool:
    if not line.lstrip("代理见习实").startswith(_CLERK):
        return False
    # 书记员管理 heads a section of a court's report.
    above = folded[blocks[number - 1].span.start : blocks[number - 1].span.end] if number else ""
    return above.endswith("日") or above.startswith(_ABOVE_CLERK)


def _programs(folded: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the runs of blocks that are lines of a program, as numbers of the first and of the one behind the last."""
    if _SIGNS.isdisjoint(folded):
        return []
    runs: list[tuple[int, int]] = []
    first = statements = 0
    for number, block in enumerate([*blocks, None]):
        line = folded[block.span.start : block.span.end] if block is not None and _is_free(block) else ""
        is_statement = _is_statement(line)
        if is_statement or (statements and _is_remark(line)):
            first = first if statements else number
            statements += is_statement
            continue
        if statements >= _FEWEST_LINES:
            runs.append((first, number))
        statements = 0
    return runs


def _is_free(block: Block) -> bool:
    """Tell whether nothing says already what a block is."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.level and block.cell is None


def _is_statement(line: str) -> bool:
    if not line or len(line) > _LONGEST_LINE or is_han(line[0]):
        return False
    if "{{" in line or "${" in line:
        # A template's gap, which its author has to fill in.
        return False
    bare = _REMARK.sub("", line).rstrip()
    return bool(bare) and not any(map(is_han, bare)) and _STATEMENT.search(bare) is not None


def _is_remark(line: str) -> bool:
    return line.startswith(("//", "#", "--", "/*", "*", "<!--"))


def _questions(folded: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the questions to choose an answer of: the block that asks, and the options behind it."""
    spans: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if number == 0 or not _is_free(block) or not folded.startswith("A", block.span.start):
            continue
        last = number + _options_from(folded, blocks, number)
        asking = blocks[number - 1]
        asked = folded[asking.span.start : asking.span.end]
        if last > number and _is_free(asking) and _QUESTION.search(asked) is not None:
            spans.append((number - 1, last))
    return spans


def _options_from(folded: str, blocks: Sequence[Block], number: int) -> int:
    """Return how many blocks are options from A on; 0 where they are too few or too long."""
    letters = ""
    count = 0
    for block in blocks[number : number + 8]:
        line = folded[block.span.start : block.span.end]
        option = _OPTION.match(line)
        if option is None or not _is_free(block) or len(line) > _LONGEST_OPTION or option[1] <= letters[-1:]:
            break
        letters += "".join(_LETTERS.findall(line))
        count += 1
    return count if len(set(letters)) >= _FEWEST_OPTIONS and letters.startswith("A") else 0
