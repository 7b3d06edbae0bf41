"""Tells that a level is hardly what a share is of, though it is called so."""

from __future__ import annotations

import re

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Memory
from edulint_figures.relations.tokens import Figure, Line

_INCREASE = pattern(
    r"(?:[全本][国省市区县])?新增的?[^,。;]{2,20}|[^,。;]{2,20}?的?(?:总增|增)(?:量|加额|加量|收额|长额)(?:总额|总量)?"
)
_MEASURE = pattern("产值|增加值|收入|利润|税[收金]|投资|零售额|销售额|产量|面积")
_ABOVE_A_SIZE = pattern("规模以上|限额以上|规上|限上")
_WITH_SOME = pattern("[对与同和][^,。;]{1,16}国家")
_TOTAL = pattern("总[值额量数]$")
_FORETOLD = pattern("预计|预测|预期|估计|有望|计划|目标|将[达超会有]")
_TIME = pattern(
    r"(?P<until>前|[1一]月?[-—–~至到])?(?P<count>[0-9]{1,2}|[一二三四五六七八九十]{1,2})个?(?P<unit>月|季度)"
    r"|(?P<half>上)半年|下半年|[12][0-9]{3}年"
)
_MONTHS = {"月": 1, "季度": 3}


def is_hardly_of(line: Line, part: Figure, share: Figure, base: Figure, name: str, *, memory: Memory) -> bool:
    """Tell whether a share is hardly of a base that words name: only their figures could say that it is."""
    return (
        is_of_another_time(line, share, base, memory)
        or not _are_of_growth(part, share.label.partition("占")[0], base, name)
        or _is_told_later(line, share, base)
        or _is_in_a_row(line, base)
        or _is_narrower(part, base, name)
        or _is_of_another_measure(part, base, name)
        or are_partners(base, name)
        or _are_siblings(part, base, name)
    )


def _are_of_growth(part: Figure, subject: str, base: Figure, name: str) -> bool:
    """Tell whether the figures are increases where their names are: a balance of loans is no 新增贷款."""
    told = ((part, subject), (base, name))
    return all("增" in one.label or not _INCREASE.match(words) for one, words in told)


def _is_told_later(line: Line, share: Figure, base: Figure) -> bool:
    """Tell whether the base stands in a later sentence, or is foretold: 出货4608万部，占37%。预计全年出货1.8亿部."""
    if not line.holds(base) or base.place < share.place:
        return False
    return base.sentence > share.sentence or _FORETOLD.search(base.label) is not None


def _is_in_a_row(line: Line, base: Figure) -> bool:
    """Tell whether the base is one of several that share its words: 四大板块收入分别为105亿元、99亿元、74亿元."""
    return line.holds(base) and (
        "/L" in (line.letters[base.place - 2 : base.place], line.letters[base.place + 1 :][:2])
    )


def _is_narrower(part: Figure, base: Figure, name: str) -> bool:
    """Tell whether the part is said to be of fewer than the base is.

    免签入境外国人3008万，占入境外国人的73% is of no 外国人8203万; 规模以上企业产值4104亿元, 占工业总产值的33% hardly of all.
    """
    called, asked = core(base.label), core(name)
    more = asked.removesuffix(called) if called and asked != called else ""
    is_of_some = bool(more) and more != asked and more in part.label and more not in base.label
    # 占销售产值的20.7% is not of 产值, some of which was not sold.
    is_of_some = is_of_some or (more.endswith("销售") and "销售" not in base.label)
    size = _ABOVE_A_SIZE.search(part.label)
    return is_of_some or (size is not None and not _ABOVE_A_SIZE.search(base.label + name))


def _is_of_another_measure(part: Figure, base: Figure, name: str) -> bool:
    """Tell whether part and base are of two measures, where the name says of none: 产值630亿元 and 销售收入2518亿元."""
    told = [found[-1] if (found := _MEASURE.findall(words)) else "" for words in (part.label, base.label, name)]
    return bool(told[0] and told[1]) and told[0] != told[1] and not told[2]


def _are_siblings(part: Figure, base: Figure, name: str) -> bool:
    """Tell whether part and base are both kinds of what the name is all of: 机电产品出口 and 服装出口, 占出口总值的."""
    stem = _TOTAL.sub("", core(name))
    called = (core(part.label), core(base.label))
    return len(stem) > 1 and stem != name and all(one != stem and one.endswith(stem) for one in called)


def are_partners(base: Figure, name: str) -> bool:
    """Tell whether a base is told of trade with some countries, where its name is that of all: 占我国进出口总值的."""
    is_with_some = "国家" in base.label and ("我国" not in base.label or _WITH_SOME.search(base.label) is not None)
    return is_with_some and "国" in name


def is_of_another_time(line: Line, share: Figure, base: Figure, memory: Memory) -> bool:
    """Tell whether the sentence of a share and that of its base name different times: 前5个月…, 占同期…; 7月进出口3万亿元."""
    told = next((one for one in (line, *reversed(memory.recent)) if one.holds(base)), None)
    own = _times_named(line, share)
    # Where so much stands between that the sentence is forgotten, any time may be meant.
    other = _times_named(told, base) if told is not None else set()
    return own.isdisjoint(other) and bool(own and (other or told is None))


def _times_named(line: Line, figure: Figure) -> set[str]:
    """Return the times that a figure's sentence names before it; 上半年, 前6个月 and 1-6月 are one."""
    start = line.starts[line.sentence_start(figure.place)]
    return {_time_of(found) for found in _TIME.finditer(line.passage.text, start, figure.quantity.span.start)}


def _time_of(found: re.Match[str]) -> str:
    """Return a time by its name, or the months since the year's beginning by their number."""
    if found["half"]:
        return "-6"
    if found["count"] is None:
        return found[0]
    count = int(found["count"]) if found["count"].isdecimal() else han_to_int(found["count"]) or 0
    is_first_quarter = found["unit"] == "季度" and count == 1
    return f"-{count * _MONTHS[found['unit']]}" if found["until"] or is_first_quarter else f"{count}{found['unit']}"


def are_of_years(line: Line, first: Figure) -> bool:
    """Tell whether a row of amounts is of several years, each with a whole of its own: 2020年和2021年分别为3万元、4万元."""
    start = line.starts[line.sentence_start(first.place)]
    return len(YEAR.findall(line.passage.text, start, first.quantity.span.start)) > 1


def is_of_a_year(part: Figure, base: Figure) -> bool:
    """Tell whether a part says its year and a base of another sentence none, which may be of another year."""
    return part.sentence != base.sentence and bool(YEAR.search(part.label)) and not YEAR.search(base.label)
