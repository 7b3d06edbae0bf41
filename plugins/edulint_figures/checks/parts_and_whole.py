"""FI101: parts that do not add up to their whole."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from edulint.api import CheckOptions, Severity, Wording
from edulint_figures.quantities.units import unit_class_of
from edulint_figures.relations.choose import FormCheck
from edulint_figures.relations.reading import Settings


class PartsAndWhole(FormCheck):
    """What it finds:
        zh: 总数与其后列出的各部分之和对不上。
        en: A total that the parts listed behind it do not add up to.

    Why it matters:
        zh: 读者最先核对的就是“其中”后面的数。
        en: The figures behind 其中 are what readers add up first.

    Example:
        全县争取资金980万元，其中校舍改造项目300万元，操场项目372万元，食堂项目305万元。

    Instead:
        全县争取资金977万元，其中校舍改造项目300万元，操场项目372万元，食堂项目305万元。

    Options:
        zh: tolerance：容许相差几个末位单位（默认 0，四舍五入之差始终容许）；part-words：引出各部分的词；open-words：表明只列出部分项目的词；same-units：可以相加的量词，空格隔开，如“项 个”。
        en: tolerance: how many units of the last digit may be missing (0; rounding is always allowed); part-words: words that introduce the parts; open-words: words that tell that only some parts are listed; same-units: units that may be added, as in "项 个".

    Source:
        zh: 原始稿件中所见：五项之和比总数少3万元。
        en: Seen in raw drafts: five items that fell 30,000 yuan short of their total.
    """

    class Options(CheckOptions, frozen=True):
        """How parts are told, and how exact they must be."""

        tolerance: Annotated[int, Meta(ge=0)] = 0
        part_words: tuple[str, ...] = ()
        open_words: tuple[str, ...] = ()
        same_units: tuple[str, ...] = ()

    code = "FI101"
    name = "parts-and-whole"
    form = "parts"
    severity = Severity.ERROR
    options = Options()
    summary = Wording(zh="各部分之和与总数不符", en="parts that do not add up to their whole")
    messages = {
        "contradiction": Wording(zh="{reckoning}，{difference}{repair}", en="{reckoning}, {difference}{repair}"),
        "larger": Wording(
            zh="“其中”的“{part}”比总数“{whole}”还多", en="the part “{part}” is more than its whole “{whole}”"
        ),
    }

    def __init__(self, settings: CheckOptions | None = None) -> None:
        super().__init__(settings)
        groups = [[unit_class_of(unit) for unit in group.split()] for group in self.options.same_units]
        self.reading = Settings(
            markers=self.options.part_words,
            open_words=self.options.open_words,
            tolerance=self.options.tolerance,
            classes=tuple((unit_class, group[0]) for group in groups for unit_class in group),
        )
