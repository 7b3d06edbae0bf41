"""Formulas on one line: 3/4, 10^3, √(a+b), so that nobody reads 34 or 103."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edulint_word.names import M

_SETTINGS = frozenset(f"{M}{name}" for name in ("ctrlPr", "rPr", "argPr"))
_ONE_OPERAND = 1


def formula(element: Any) -> str:
    """Return a formula, or a part of one, as people write it on one line.

    XML nests 256 deep at the most here, so the function may call itself.
    """
    write = _WRITERS.get(element.tag)
    if write is not None:
        return write(element)
    if element.tag == f"{M}t":
        return (element.text or "").replace("\n", " ").replace("\r", " ")
    return "".join(formula(child) for child in element if child.tag not in _SETTINGS)


def _part(element: Any, name: str) -> str:
    found = element.find(M + name)
    return formula(found) if found is not None else ""


def _setting(element: Any, path: str, default: str) -> str:
    found = element.find("/".join(M + name for name in path.split("/")))
    return default if found is None else str(found.get(f"{M}val", ""))


def _operand(text: str) -> str:
    """Return an operand, in brackets where more than one number or word would be taken for part of it."""
    return text if text.isalnum() or len(text) <= _ONE_OPERAND else f"({text})"


def _fraction(element: Any) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _setting(element, "fPr/type", "bar") == "noBar":
        return f"({above} {below})"
    return f"{_operand(above)}/{_operand(below)}"


def _scripts(element: Any) -> str:
    return _part(element, "e") + _marks(element)


def _scripts_before(element: Any) -> str:
    return _marks(element) + _part(element, "e")


def _marks(element: Any) -> str:
    """Return what stands below and above an element: a_1^2."""
    below, above = _part(element, "sub"), _part(element, "sup")
    return (f"_{_operand(below)}" if below else "") + (f"^{_operand(above)}" if above else "")


def _root(element: Any) -> str:
    return f"{_part(element, 'deg')}√{_operand(_part(element, 'e'))}"


def _big_operator(element: Any) -> str:
    sign = _setting(element, "naryPr/chr", "∫")
    return f"{sign}{_marks(element)} {_part(element, 'e')}"


def _brackets(element: Any) -> str:
    begin, end = _setting(element, "dPr/begChr", "("), _setting(element, "dPr/endChr", ")")
    inner = _setting(element, "dPr/sepChr", "|").join(formula(one) for one in element.iterchildren(f"{M}e"))
    return begin + inner + end


def _function(element: Any) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(mark: str) -> Callable[[Any], str]:
    return lambda element: f"{_part(element, 'e')}{mark}{_operand(_part(element, 'lim'))}"


def _matrix(element: Any) -> str:
    rows = (" ".join(formula(one) for one in row.iterchildren(f"{M}e")) for row in element.iterchildren(f"{M}mr"))
    return "; ".join(rows)


def _equations(element: Any) -> str:
    return "; ".join(formula(one) for one in element.iterchildren(f"{M}e"))


_WRITERS: dict[str, Callable[[Any], str]] = {
    f"{M}f": _fraction,
    f"{M}sSup": _scripts,
    f"{M}sSub": _scripts,
    f"{M}sSubSup": _scripts,
    f"{M}sPre": _scripts_before,
    f"{M}rad": _root,
    f"{M}nary": _big_operator,
    f"{M}d": _brackets,
    f"{M}func": _function,
    f"{M}limLow": _limit("_"),
    f"{M}limUpp": _limit("^"),
    f"{M}m": _matrix,
    f"{M}eqArr": _equations,
}
