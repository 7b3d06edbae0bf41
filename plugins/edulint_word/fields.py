"""Fields that Word shows without keeping in the file what they show: ① by EQ, numbers by AUTONUM, boxes to tick."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from edulint.api import pattern
from edulint_word.formats import written
from edulint_word.names import VAL, W, is_on, number
from edulint_word.symbols import symbol

_CIRCLES = frozenset("○〇◯O")
_TICKED, _UNTICKED = "☑", "□"
_SYMBOL = pattern(r"SYMBOL\s+(0x)?([0-9A-F]+)(?:.*?\\f\s*\"?([^\"\\]+?)\"?\s*(?:\\|$))?", re.IGNORECASE)
_LEVEL, _START = pattern(r"\\l\s*([1-9])"), pattern(r"\\s\s*([0-9]{1,6})")
_EQ_TOKEN = pattern(r"\\[a-z]+[0-9-]*|[(),;]|[^\\(),;]+|\\.", re.IGNORECASE | re.DOTALL)
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
# The levels of the lists that LISTNUM knows by name: the format of each, and what stands around it.
_LISTS = {
    "numberdefault": ("{})", "{})", "{})", "({})", "({})", "({})", "{}.", "{}.", "{}."),
    "outlinedefault": ("{}.", "{}.", "{}.", "{})", "({})", "({})", "({})", "({})", "({})"),
}
_OUTLINE = ("upperRoman", "upperLetter", "decimal", *("lowerLetter", "decimal") * 3)
_MOST_NESTED = 30


class Field(Struct):
    """A field: its instruction so far, and whether its result has begun; ``end`` is known when it is closed."""

    begin: Any
    end: Any | None = None
    instruction: str = ""
    in_result: bool = False
    has_result: bool = False

    @property
    def kind(self) -> str:
        """The first word of the instruction, in capitals."""
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


class NumberFields:
    """Counts the fields that number, in the order of the text."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def shown(self, field: Field, depth: int) -> str:
        """Return what a field without a result shows.

        ``depth`` is how many LISTNUM fields came before it in its paragraph: each stands one level below the last.
        """
        kind, instruction = field.kind, field.instruction
        if kind in ("AUTONUM", "AUTONUMOUT", "AUTONUMLGL"):
            return f"{self._next(kind, 1, None)}."
        if kind == "LISTNUM":
            return self._list_number(instruction, depth)
        if kind == "EQ":
            return equation(instruction.strip()[2:])
        if kind == "SYMBOL":
            return _symbol(instruction)
        if kind == "FORMCHECKBOX":
            return _box(field.begin)
        if kind == "FORMDROPDOWN":
            return _chosen(field.begin)
        return ""

    def _list_number(self, instruction: str, depth: int) -> str:
        words = instruction.split()
        name = words[1].strip('"').lower() if len(words) > 1 and not words[1].startswith("\\") else "numberdefault"
        stated, start = _LEVEL.search(instruction), _START.search(instruction)
        level = int(stated[1]) if stated else min(depth + 1, 9)
        value = self._next(name, level, int(start[1]) if start else None)
        if name == "legaldefault":
            return "".join(f"{count}." for count in self._counts[name][:level])
        formats = _OUTLINE if name == "outlinedefault" else _NUMBERS * 3
        frame = _LISTS.get(name, _LISTS["numberdefault"])[level - 1]
        return frame.format(written(value, formats[level - 1]))

    def _next(self, name: str, level: int, start: int | None) -> int:
        counts = self._counts.setdefault(name, [0] * 9)
        counts[level - 1] = counts[level - 1] + 1 if start is None else start
        counts[level:] = [0] * (9 - level)
        return counts[level - 1]


def equation(code: str) -> str:
    r"""Return what an EQ field draws, on one line: ``\o\ac(○,1)`` is ①, ``\f(3,4)`` is 3/4."""
    return _Equation(_EQ_TOKEN.findall(code)).text().strip()


class _Equation:
    """Reads the code of an EQ field from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def text(self, depth: int = 0, ends: str = "") -> str:
        """Return what stands before one of ``ends``, or up to the end."""
        pieces: list[str] = []
        while self._at < len(self._tokens) and self._tokens[self._at] not in ends.split():
            token = self._tokens[self._at]
            self._at += 1
            if token.startswith("\\") and len(token) > 1 and token[1].isalpha():
                pieces.append(self._command(token[1:].lower(), depth))
            else:
                pieces.append(token[1:] if token.startswith("\\") else token)
        return "".join(pieces)

    def _command(self, name: str, depth: int) -> str:
        # What follows a command before its bracket are switches: \o\ac, \s\up8.
        while self._at < len(self._tokens) and self._tokens[self._at].startswith("\\"):
            name += self._tokens[self._at].lower()
            self._at += 1
        if self._at >= len(self._tokens) or self._tokens[self._at] != "(" or depth >= _MOST_NESTED:
            return ""
        self._at += 1
        parts = [""]
        while self._at < len(self._tokens) and self._tokens[self._at] != ")":
            if self._tokens[self._at] in ",;":
                parts.append("")
                self._at += 1
            else:
                parts[-1] += self.text(depth + 1, ", ; )")
        self._at += 1
        return _drawn(name, [part.strip() for part in parts])


def _drawn(name: str, parts: list[str]) -> str:
    if name.startswith("f") and len(parts) == 2:
        return f"{_in_brackets(parts[0])}/{_in_brackets(parts[1])}"
    if name.startswith("o"):
        inner = "".join(part for part in parts if part not in _CIRCLES)
        if len(inner) < sum(map(len, parts)) and inner.isdecimal():
            return written(int(inner[:3]), "decimalEnclosedCircle")
        return inner
    if name.startswith("r"):
        return "√" + _in_brackets(parts[-1])
    if name.startswith("s") and "\\up" in name:
        return "^" + _in_brackets("".join(parts))
    if name.startswith("b"):
        return f"({','.join(parts)})"
    return ",".join(parts) if name[:1] in "al" else "".join(parts)


def _in_brackets(text: str) -> str:
    return text if text.isalnum() or len(text) <= 1 else f"({text})"


def _symbol(instruction: str) -> str:
    match = _SYMBOL.match(instruction.strip())
    if match is None:
        return ""
    code = match[2] if match[1] else f"{int(match[2][:6], 16 if not match[2].isdecimal() else 10):X}"
    # A plain number below 256 is a place of the font.
    place = f"F0{code.zfill(2)}" if len(code) <= 2 else code
    return symbol((match[3] or "Symbol").strip(), place)


def _box(begin: Any) -> str:
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    stated = "checked" if box.find(f"{W}checked") is not None else "default"
    return _TICKED if is_on(box, stated) else _UNTICKED


def _chosen(begin: Any) -> str:
    box = begin.find(f"{W}ffData/{W}ddList")
    if box is None:
        return ""
    entries = [entry.get(VAL, "") for entry in box.iterchildren(f"{W}listEntry")]
    chosen = number(box, "result") or number(box, "default") or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""
