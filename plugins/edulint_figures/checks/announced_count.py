"""FI301: more or fewer names listed than the number behind them says."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Severity, Wording
from edulint_figures.relations import announced
from edulint_figures.relations.relation import Relation, RelationCheck


class AnnouncedCount(RelationCheck):
    """What it finds:
        zh: 列出的名称个数与后面（或前面）写的数目不符。
        en: A list of names that is longer or shorter than the number with it says.

    Why it matters:
        zh: 名单增减以后，数目常常忘了改。
        en: A name is added or dropped and the number forgotten.

    Example:
        市教育局、人事局、财政局、民政局等三个部门联合发文。

    Instead:
        市教育局、人事局、财政局、民政局等四个部门联合发文。

    Source:
        zh: 原始稿件中“甲、乙两镇”“甲、乙、丙等三所学校”的写法。
        en: The way drafts write 甲、乙两镇 and 甲、乙、丙等三所学校.
    """

    code = "FI301"
    name = "announced-count"
    severity = Severity.WARNING
    summary = Wording(zh="列出的个数与写明的数目不符", en="a list that its stated number contradicts")
    messages = {
        "names": Wording(
            zh="前面列了{listed}个，这里写的是“{stated}”", en="{listed} are listed before, this says “{stated}”"
        ),
        "titles": Wording(
            zh="这里写的是“{stated}”，后面列了{listed}个", en="this says “{stated}”, {listed} are listed behind"
        ),
    }

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield the lists of the document that say how many items they have."""
        for offset, relation in announced.relations_in(document.folded):
            block = document.block_at(offset)
            if block is not None and block.is_prose:
                yield relation
