"""Lists of figures on the screen, section by section."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby

from edulint.api import Session, Wording, one_line
from edulint_figures.listing.rows import Row

_STYLES = {"holds": "green", "doubtful": "yellow", "likely-wrong": "red", "wrong": "bold red"}
_VERDICT_COLUMN = 2
# Wide enough that nothing is wrapped or lost in a file or a pipe.
_PIPE_WIDTH = 2000


def show(session: Session, title: Wording, headers: Sequence[Wording], rows: Iterable[Row], nothing: Wording) -> None:
    """Print a list, a table under each section's name."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    console.print(Text(session.say(title), style="bold"))
    listed = False
    for section, inside in groupby(rows, key=lambda row: row.section):
        table = Table(*map(session.say, headers), box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for row in inside:
            style = _STYLES.get(row.verdict, "")
            table.add_row(
                *(
                    Text(one_line(cell), style if place == _VERDICT_COLUMN else "")
                    for place, cell in enumerate(row.cells)
                )
            )
        console.print("", Text(one_line(section), style="bold"), table, sep="\n")
        listed = True
    if not listed:
        console.print(Text(session.say(nothing)))
