"""Shares of an increase: 省内务工人员增量占外出务工人员增量的96.4%, where each level says by how much it has grown."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.relations.labels import THE_SAME, agreement
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.share_verdict import NAMED, judged
from edulint_figures.relations.roles.told_with import own_change
from edulint_figures.relations.tokens import Figure, Line

_INCREASE = pattern(
    r"(?:(?:[全本][国省市区县])?新增的?(?P<new>[^,。;]{2,20})|(?P<of>[^,。;]{2,20}?)的?(?:总增|增)(?:量|加额|加量|收额|长额)(?:总额|总量)?)"
)
# 新增贷款 is by how much 贷款余额 has grown.
_BALANCE = "余额"
_MORE = "多增"


def are_of_growth(part: Figure, subject: str, base: Figure, name: str) -> bool:
    """Tell whether the figures are increases where their names are: a balance of loans is no 新增贷款."""
    told = ((part, subject), (base, name))
    return all("增" in one.label or not _INCREASE.search(words) for one, words in told)


def read(line: Line, share: Figure, subject: str, name: str, memory: Memory) -> Iterator[Reading]:
    """Yield the share of one increase in another, if both what has a share and its base are called so."""
    if not (_name(subject) and _name(name)):
        return
    part, whole = (_change_of(line, _name(one), memory) for one in (subject, name))
    if part is not None and whole is not None and part.quantity.is_kin(whole.quantity):
        yield from judged(part.quantity, whole.quantity, share.quantity, surety=NAMED)


def _name(words: str) -> str:
    """Return what has grown, of the name of an increase; nothing of another name."""
    found = _INCREASE.fullmatch(words)
    return (found["new"] or found["of"]) if found is not None else ""


def _change_of(line: Line, name: str, memory: Memory) -> Figure | None:
    """Return by how much the last level of a name has grown, in the line or those before it."""
    for told in (line, *reversed(memory.recent)):
        for one in reversed(told.figures):
            if one.letter == "L" and agreement(one.label.removesuffix(_BALANCE), name) == THE_SAME:
                change = own_change(told, one)
                if change is not None and _is_increase(change):
                    return change
    return None


def _is_increase(change: Figure) -> bool:
    """Tell whether a change is the increase itself; 同比多增10亿元 tells by how much it was above that of last year."""
    return change.is_exact and change.quantity.change > 0 and _MORE not in change.label
