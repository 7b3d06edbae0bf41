"""Sentences with right figures, and the same with one wrong digit: what the figures pack finds of them.

    python benchmarks/figures_planted.py [--rounds 40] [--seed 1] [--show]

Each template states figures that determine each other. Right, it must be silent; with one digit changed (in a way that
rounding does not hide) it should be reported at warning or above.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from planting import Fault, Planted, Score, score_of

import edulint_figures
from edulint.api import Severity, Span
from edulint.testing import findings_of_pack

_FIELD = re.compile(r"\{(\w+)\}")

# {t} is the sum of {a} {b} ….
SUMS: Mapping[str, tuple[int, int, int]] = {
    "全县共有教师{t}人，其中高中教师{a}人，初中教师{b}人，小学教师{c}人，幼儿园教师{d}人。": (100, 3000, 0),
    "全市现有留守儿童{t}名，其中父母双方外出的{a}人，父母一方外出的{b}人。": (300, 9000, 0),
    "今年共争取项目资金{t}万元，其中校舍改造项目{a}万元；操场项目{b}万元；食堂项目{c}万元。": (100, 2000, 0),
    "全年一般公共预算收入{t}亿元，其中税收收入{a}亿元，非税收入{b}亿元。": (1000, 9000, 2),
    "对{t}名（小学{a}名、初中{b}名）寄宿生发放生活补助。": (500, 5000, 0),
    "全区实现生产总值{t}亿元。其中，第一产业{a}亿元，第二产业{b}亿元，第三产业{c}亿元。": (1000, 9000, 2),
    "共招聘教师{t}人，其中高中{a}人，初中{b}人、小学{c}人、幼儿园{d}人，全部充实到乡镇学校。": (100, 900, 0),
    "全年共受理信访件{t}件（来信{a}件、来访{b}件、网上信访{c}件），办结率100%。": (100, 900, 0),
    "全市新建农村公路{t}公里，其中县道{a}公里，乡道{b}公里，村道{c}公里。": (1000, 8000, 1),
    "全县参加高考{t}人，比上年增加28人，其中文科{a}人，理科{b}人，艺体{c}人。": (200, 4000, 0),
    "累计完成投资{t}万元，其中中央预算内资金{a}万元，省级配套{b}万元，地方自筹{c}万元。": (300, 8000, 0),
    "今年招收新生{t}名，包括小学新生{a}名、初中新生{b}名、高中新生{c}名。": (300, 8000, 0),
    "全县脱贫{t}户，其中产业脱贫{a}户，就业脱贫{b}户，易地搬迁脱贫{c}户，兜底保障脱贫{d}户。": (100, 2000, 0),
    "现有在册党员{t}名。其中，男党员{a}名，女党员{b}名。": (100, 3000, 0),
    "第一期培训{a}人，第二期培训{b}人，第三期培训{c}人，共计{t}人。": (100, 900, 0),
    "改造校舍{a}平方米、新建校舍{b}平方米、加固校舍{c}平方米，合计{t}平方米。": (1000, 20000, 0),
    "中央下达{a}万元，省级下达{b}万元，市级配套{c}万元，总计{t}万元。": (100, 3000, 0),
    "全年植树{t}亩，其中公益林{a}亩，经济林{b}亩，四旁植树折合{c}亩。": (500, 9000, 0),
    "巡察反馈问题{t}条，已整改到位{a}条，正在整改{b}条。": (20, 300, 0),
    "全镇在编教职工{t}人：中学{a}人，中心小学{b}人，村小及教学点{c}人。": (40, 600, 0),
    "学校现有教职工{t}人，其中高级教师{a}人，一级教师{b}人，二级及以下教师{c}人。": (30, 200, 0),
    "本年支出{t}万元，其中基本支出{a}万元，项目支出{b}万元。": (1000, 9000, 2),
    "信访办共接待群众{t}件次，其中来信{a}件次、来访{b}件次、网上信访{c}件次。": (50, 900, 0),
    "全市共有各级各类学校{t}所，其中小学{a}所，初中{b}所，普通高中{c}所，中职学校{d}所。": (100, 600, 0),
}
# {t}万元 is {n} times {p}元.
PRODUCTS = (
    "资助贫困幼儿{n}名，每人每年{p}元，共计{t}万元。",
    "全县共有{n}名学生享受营养餐，每生补助{p}元，投入资金{t}万元。",
    "为{n}户困难家庭发放慰问金，每户{p}元，共发放{t}万元。",
    "对{n}亩退耕地给予补助，每亩{p}元，兑现资金{t}万元。",
    "奖励优秀教师{n}人，人均{p}元，发放奖金{t}万元。",
    "购置学生电脑{n}台，单价{p}元，总价{t}万元。",
    "资助{n}名建档立卡学生，资助标准为每生{p}元，资助金共计{t}万元。",
    "为{n}名环卫工人发放高温补贴，标准为{p}元/人，合计{t}万元。",
)
# {a} of {b} is {r} percent.
RATES = (
    "排查安全隐患{b}项，已整改{a}项，整改率{r}%。",
    "共有{b}人参加考试，合格{a}人，合格率{r}%。",
    "全县参加高考{b}人，上线{a}人，上线率达{r}%。",
    "受理案件{b}件，办结{a}件，办结率为{r}%。",
    "毕业学生{b}人，已就业{a}人，就业率{r}%。",
    "抽检食品{b}批次，合格{a}批次，合格率为{r}%。",
    "全县有骨干教师{a}人，占全县教师{b}人的{r}%。",
    "应参保{b}人，实际参保{a}人，参保率达到{r}%。",
    "组织普查{b}户，登记{a}户，登记率{r}%。",
    "收入累计完成{a}万元，完成年初预算数{b}万元的{r}%。",
    "全县今年有{b}人报考高中，较去年少76人。录取{a}人，录取率为{r}%。",
    "现有党员教师{a}人，占教职工总数的{r}%，教职工总数为{b}人。",
)
# From {a} to {b} is {d}: a difference, points, or growth.
DIFFERENCES: Mapping[str, tuple[int, int, int]] = {
    "全市城镇化率由{a}%提高到{b}%，提高{d}个百分点。": (300, 800, 1),
    "服务业比重从{a}%上升到{b}%，上升了{d}个百分点。": (300, 600, 1),
    "在园幼儿由{a}人增加到{b}人，增加{d}人。": (3000, 20000, 0),
    "全县学校由{a}所增加到{b}所，增加{d}所。": (100, 400, 0),
    "农民合作社从{a}家发展增加到{b}家，净增{d}家。": (100, 900, 0),
    "今年招生{b}人，比上年的{a}人增加{d}人。": (1000, 9000, 0),
    "公共财政预算收入由{a}亿元增加到{b}亿元，增加{d}亿元。": (1000, 9000, 2),
    "低保标准由每人每月{a}元提高到{b}元，提高{d}元。": (200, 900, 0),
}
FALLS: Mapping[str, tuple[int, int, int]] = {
    "贫困发生率由{a}%下降到{b}%，下降{d}个百分点。": (100, 300, 1),
    "建档立卡贫困户由{a}户减少到{b}户，减少{d}户。": (1000, 9000, 0),
    "今年立案{b}件，比上年的{a}件减少{d}件。": (100, 900, 0),
}
# A level {b} that has grown by {d}, or {g} percent.
BALANCES = (
    "在园幼儿{b}人，比上年增加{d}人，增长{g}%。",
    "全市共有专任教师{b}人，比去年同期增加{d}人，增长{g}%。",
)
GROWTHS = (
    "学位由{a}个增加到{b}个，增长{g}%。",
    "出口企业由{a}家增加到{b}家，增长{g}%。",
    "财政收入从{a}万元增加到{b}万元，增长{g}%。",
)


class Sample(NamedTuple):
    """A sentence in parts: the words between the figures, the figures by field, and what they must agree in."""

    kind: str
    template: str
    figures: Mapping[str, str]

    @property
    def text(self) -> str:
        """The sentence."""
        return _FIELD.sub(lambda match: self.figures[match[1]], self.template)


def samples(chance: random.Random) -> Iterator[Sample]:
    """Yield a sentence with right figures for every template."""
    for template, (low, high, places) in SUMS.items():
        fields = [field for field in _FIELD.findall(template) if field != "t"]
        parts = {field: chance.randint(low, high) for field in fields}
        yield Sample("sum", template, _shown({**parts, "t": sum(parts.values())}, places))
    for template in PRODUCTS:
        count, price = chance.randint(40, 5000), chance.choice([200, 240, 300, 350, 500, 625, 800, 1000, 1250])
        amount = Fraction(count * price, 10_000)
        yield Sample(
            "product", template, {"n": str(count), "p": str(price), "t": f"{float(amount):.4f}".rstrip("0").rstrip(".")}
        )
    for template in RATES:
        whole = chance.randint(300, 9000)
        part = (
            whole * chance.randint(620, 995) // 1000
            if "占" not in template
            else whole * chance.randint(120, 480) // 1000
        )
        yield Sample("rate", template, {"a": str(part), "b": str(whole), "r": _rounded(Fraction(part * 100, whole))})
    for templates, sign in ((DIFFERENCES, 1), (FALLS, -1)):
        for template, (low, high, places) in templates.items():
            before = chance.randint(low, high)
            moved = chance.randint(max(2, before // 50), before // 3)
            figures = {"a": before, "b": before + sign * moved, "d": moved}
            yield Sample("difference", template, _shown(figures, places))
    for template in BALANCES:
        before = chance.randint(800, 9000)
        moved = chance.randint(before // 40, before // 3)
        growth = _rounded(Fraction(moved * 100, before))
        yield Sample("difference", template, {"b": str(before + moved), "d": str(moved), "g": growth})
    for template in GROWTHS:
        before = chance.randint(800, 9000)
        after = before + chance.randint(before // 40, before // 3)
        growth = _rounded(Fraction((after - before) * 100, before))
        yield Sample("difference", template, {"a": str(before), "b": str(after), "g": growth})


def with_wrong_digit(sample: Sample, chance: random.Random) -> Sample:
    """Return the sentence with one digit of one figure changed, so that the figures no longer agree."""
    while True:
        field = chance.choice(sorted(sample.figures))
        figure = sample.figures[field]
        place = chance.choice([index for index, character in enumerate(figure) if character.isdigit()])
        digit = chance.choice([digit for digit in "0123456789" if digit != figure[place]])
        changed = figure[:place] + digit + figure[place + 1 :]
        wrong = sample._replace(figures={**sample.figures, field: changed})
        if not (place == 0 and digit == "0") and not _agree(wrong):
            return wrong


def plantings(chance: random.Random, rounds: int) -> Iterator[Planted]:
    """Yield ``rounds`` sentences of every template, right and with one wrong digit."""
    for _ in range(rounds):
        for sample in samples(chance):
            yield Planted(sample.text)
            text = with_wrong_digit(sample, chance).text
            yield Planted(text, (Fault((sample.kind,), (Span(0, len(text)),), words=f"{sample.text} -> {text}"),))


def planted_score(chance: random.Random, rounds: int) -> Score:
    """Return how the pack does at warning and above on ``rounds`` sentences of every template, right and wrong."""
    return score_of(plantings(chance, rounds), partial(findings_of_pack, edulint_figures), Severity.WARNING)


def _shown(figures: Mapping[str, int], places: int) -> dict[str, str]:
    if not places:
        return {field: str(value) for field, value in figures.items()}
    scale = 10**places
    return {field: f"{value // scale}.{value % scale:0{places}d}" for field, value in figures.items()}


def _rounded(value: Fraction) -> str:
    tenths = int(value * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def _agree(sample: Sample) -> bool:
    """Tell whether rounding may explain the figures, whatever the pack thinks of them."""
    value = {field: Fraction(figure) for field, figure in sample.figures.items()}
    places = max(len(figure.partition(".")[2]) for figure in sample.figures.values())
    step = Fraction(1, 10**places)
    if sample.kind == "sum":
        parts = [value[field] for field in value if field != "t"]
        in_units = (
            places
            or "万元" in sample.template
            or "公里" in sample.template
            or "亩" in sample.template
            or "平方米" in sample.template
        )
        return abs(sum(parts) - value["t"]) <= (step * (len(parts) + 1) / 2 if in_units else 0)
    if sample.kind == "product":
        # The total shows as many decimals as it needs.
        shown = len(sample.figures["t"].partition(".")[2])
        return abs(value["n"] * value["p"] / 10_000 - value["t"]) <= Fraction(1, 10**shown)
    if sample.kind == "rate":
        return value["b"] == 0 or abs(value["a"] * 100 / value["b"] - value["r"]) <= Fraction(1, 10)
    if "g" in value:
        value.setdefault("a", value["b"] - value.get("d", 0))
        return value["a"] == 0 or abs((value["b"] - value["a"]) * 100 / value["a"] - value["g"]) <= Fraction(1, 10)
    exact = places == 0
    return abs(abs(value["b"] - value["a"]) - value["d"]) <= (0 if exact else 2 * step)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the sentences that were judged wrongly")
    arguments = parser.parse_args()
    print(f"{len(list(samples(random.Random(0))))} templates")
    planted_score(random.Random(arguments.seed), arguments.rounds).print(None if arguments.show else 0)


if __name__ == "__main__":
    main()
