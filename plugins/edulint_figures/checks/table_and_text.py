"""FI403: a paragraph that says something else than the table beside it."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Severity, Wording
from edulint_figures.quantities.tables import tables_of
from edulint_figures.relations.relation import Relation, RelationCheck


class TableAndText(RelationCheck):
    """What it finds:
        zh: 正文说的合计、某一项、最多最少、增长，与紧接的表格不符。
        en: A total, a row, the most or the least, or a growth told in a paragraph that the table beside it contradicts.

    Why it matters:
        zh: 表格更新了而文字没有改，是交稿前最常见的疏漏之一。
        en: The table was brought up to date and the words were not.

    Example:
        全区共有山塘75口，东片最多。

        | 片区 | 山塘（口） |
        | --- | --- |
        | 东片 | 31 |
        | 西片 | 42 |
        | 合计 | 73 |

    Instead:
        全区共有山塘73口，西片最多。

        | 片区 | 山塘（口） |
        | --- | --- |
        | 东片 | 31 |
        | 西片 | 42 |
        | 合计 | 73 |

    Source:
        zh: 统计公报和分析报告先表后文或先文后表的写法。
        en: The way statistical bulletins put words beside their tables.
    """

    code = "FI403"
    name = "table-and-text"
    severity = Severity.WARNING
    summary = Wording(zh="正文与表格不符", en="a paragraph that its table contradicts")
    messages = {
        "value": Wording(
            zh="表中“{name}”是{figure}，这里写的是“{stated}”",
            en="in the table {name} is {figure}, this says “{stated}”",
        ),
        "most": Wording(
            zh="表中“{name}”最{sign}的是“{holder}”（{figure}），“{row}”是{own}",
            en="in the table {holder} has {figure} of {name}, {row} has {own}: this says otherwise",
        ),
        "growth": Wording(
            zh="按表中两年的数：{reckoning}，与“{stated}”不符", en="by the table {reckoning}, not “{stated}”"
        ),
    }

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield what paragraphs say of the tables beside them."""
        # Few drafts have tables of figures.
        if tables_of(document):
            from edulint_figures.relations import table_text

            yield from table_text.relations_in(document)
