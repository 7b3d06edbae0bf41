"""The check ``lost-heading``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Genre, Related, Severity, Wording
from edulint_numbering.faults import faults
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item

# A row's number has so many digits, and so many cells or lines of cells stand below it.
_ROW, _HIGHEST_ROW = 2, 12


def _is_in_row(document: Document, before: Item, item: Item) -> bool:
    """Tell whether the number of a table's row stands alone on a line above: 2⏎稳定就业⏎1. …⏎2. …⏎1. …."""
    lines = document.blocks[max(0, before.block - _HIGHEST_ROW) : item.block]
    return any(len(one.span) <= _ROW and document.folded[one.span.start : one.span.end].isdecimal() for one in lines)


class LostHeading(Check):
    """What it finds:
        zh: 标题编号在同一层次里又从“一”开始，而前面没有上一级标题，也没有引出新列举的话。
        en: Headings that begin again at one with neither a heading above them nor words that lead in to a new list.

    Why it matters:
        zh: 拼接、摘抄时上一级标题往往丢失，两部分内容就混成了一部分。
        en: When parts are pasted together the heading above is easily lost, and two parts become one.

    Example:
        一、队伍建设
        （一）招聘
        全年招聘教师四十八名，全部分到农村学校任教。
        （二）培训
        全年举办培训班十二期，参训教师六百余人次。
        （一）校舍
        新建校舍八千平方米，排除危房三处，进展顺利。
        （二）操场
        改造操场五处，安装照明设施，方便群众健身。

    Instead:
        一、队伍建设
        （一）招聘
        全年招聘教师四十八名，全部分到农村学校任教。
        （二）培训
        全年举办培训班十二期，参训教师六百余人次。
        二、办学条件
        （一）校舍
        新建校舍八千平方米，排除危房三处，进展顺利。
        （二）操场
        改造操场五处，安装照明设施，方便群众健身。

    Source:
        zh: 原始稿件中所见：几份总结拼接在一起。
        en: Seen in raw drafts: several reports pasted together.
    """

    code = "NU107"
    name = "lost-heading"
    severity = Severity.WARNING
    # The answers to each question begin with (1), wherever they stand.
    silent_in = frozenset({Genre.EXAM})
    summary = Wording(
        zh="编号重新开始，上一级标题可能丢失", en="the numbers begin again; the heading above was perhaps lost"
    )
    messages = {
        "again": Wording(
            zh="{item}重新开始编号，前面没有上一级标题，可能丢失了一个标题",
            en="the numbers begin again at {item} without a heading above; one was perhaps lost",
        ),
        "last": Wording(zh="前一个序列到这里为止", en="the sequence before ends here"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding where a sequence begins again, unless a gap in the numbers above tells of the same loss."""
        explained = {fault.lost_at.start for fault in faults(document) if fault.lost_at}
        swallowed = sorted(item.start for sequence in sequences(document) for item in sequence.items if item.swallowed)
        last: dict[tuple[int, int | None], Item] = {}
        for sequence in sequences(document):
            if not sequence.is_headings:
                continue
            item, key = sequence.items[0], (sequence.report, sequence.parent)
            before = last.get(key)
            last[key] = sequence.items[-1]
            if not sequence.begins_again or before is None or item.start in explained or item.given:
                continue
            if _is_in_row(document, before, item):
                continue
            # The heading above is there, at the end of a paragraph: swallowed-heading tells of it.
            if bisect_left(swallowed, before.start) == bisect_left(swallowed, item.start):
                yield self.finding(
                    item.ordinal.span,
                    "again",
                    related=[Related(before.ordinal.span, self.messages["last"])],
                    item=quoted(item),
                )
