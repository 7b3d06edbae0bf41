"""What a draft, a file name or a setting says, made harmless for the place where it is shown."""

from __future__ import annotations

import re

from edulint.text.lines import LINE_END
from edulint.text.patterns import pattern

# Controls move a terminal's cursor or begin a command of a log; bidirectional marks show words in another order than
# they stand in. Line ends and tabs are left to whoever shows the text.
UNSEEN = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb\ud800-\udfff]"
)

_FORMULA_FIRSTS = frozenset("=+-@")
_NUMBER = pattern(r"-?[0-9]{1,15}(?:\.[0-9]+)?")
_LINE_ENDS = pattern("[\n\x0b\x0c\r\x85\u2028\u2029]")
# GitHub and Azure Pipelines read ##[ and ##vso[ as commands to their runners wherever they stand, and GitHub a line
# that begins with :: behind blanks.
_BRACKET = r"(?<=#)#(?=\[|vso\[)"
COMMAND_BRACKET = pattern(_BRACKET)
_COMMAND = pattern(rf"\A\s*:(?=:)|{_BRACKET}")


def visible(text: str) -> str:
    """Return ``text`` with every character that is not to be seen as U+FFFD, one character for one.

    The indent of Chinese web pages (U+E5E5) becomes the ideographic space that it stands for.
    """
    return UNSEEN.sub("\ufffd", text.replace("\ue5e5", "\u3000"))


def is_number(text: str) -> bool:
    """Tell whether a spreadsheet takes ``text`` for a number, and shows all of its digits."""
    return _NUMBER.fullmatch(text) is not None


def in_cell(text: str) -> str:
    """Return ``text`` as :func:`one_line` does, for a cell of a spreadsheet.

    What a spreadsheet would take for a formula, and run, gets an apostrophe before it; a number stays one.
    """
    text = one_line(text)
    return f"'{text}" if text[:1] in _FORMULA_FIRSTS and text and not is_number(text) else text


def one_line(text: str) -> str:
    """Return ``text`` as :func:`visible` does, for a line of a report or a log, one character for one.

    Line ends are U+FFFD, too, tabs are blanks, and no command of a build log begins it: a file's name can't forge a
    line.
    """
    return _COMMAND.sub(_disarmed, _LINE_ENDS.sub("\ufffd", visible(text.replace("\t", " "))))


def lines_shown(text: str) -> str:
    """Return a text of several lines, each as :func:`one_line` does; tabs become blanks."""
    return "\n".join(one_line(line.expandtabs(4)) for line in LINE_END.split(text))


def _disarmed(match: re.Match[str]) -> str:
    return match.group()[:-1] + "\ufffd"
