"""How many of the relations worked out by hand the figures pack recognises, and what it says of those that fail.

    python benchmarks/figures_recognition.py [--shared ../shared]

``--shared`` is a folder with ``drafts/`` and ``gold/figures-relations.jsonl``, ``gold/figures-traps.jsonl``. A row that
holds is recognised when a relation of a fitting check, with the verdict that it holds, has figures in the row's columns
and the row's stated figure among them. What is found of rows that
fail is printed, and, as FALSE, what is found at warning and above of rows that hold and of traps.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import edulint_figures
from edulint.api import Document, Finding, Severity, Span
from edulint.testing import document_of, findings_of_pack
from edulint_figures.listing.rows import relations_of
from edulint_figures.relations.relation import Verdict

# The checks that a kind of relation may be recognised by.
CHECKS = {
    "part_sum": ("FI101", "FI104"),
    "ratio_pct": ("FI102",),
    "unit_price": ("FI103",),
    "pp_change": ("FI105", "FI108"),
    "direction": ("FI106",),
    "weighted_mean": ("FI109",),
    "pct_sum_100": ("FI107",),
    "respective_arity": ("FI302",),
    "list_count": ("FI301", "FI302"),
}
VALUED = ("part_sum", "ratio_pct", "unit_price", "pp_change", "direction", "weighted_mean")
_NUMBER = re.compile(r"[0-9.]+")
ASKED = ("part_sum", "ratio_pct", "unit_price", "pp_change", "direction")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a list."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def recognised(document: Document, row: dict[str, Any]) -> bool:
    """Tell whether a relation that holds is the row's."""
    for check, relation in relations_of(document):
        if check.code not in CHECKS[row["relation"]] or relation.verdict is not Verdict.HOLDS:
            continue
        if not any(_lies_in(document, span, row) for span in (relation.span, *relation.operands)):
            continue
        # The stated figure of a direction is a word; its expected figures are the two that are compared.
        stated = row["expected"].split(" -> ")[-1] if row["relation"] == "direction" else row["stated"]
        number = _NUMBER.match(stated)
        shown = [document.slice(span) for span in (relation.span, *relation.operands)]
        if row["relation"] not in VALUED or (number and any(words.startswith(number[0]) for words in shown)):
            return True
    return False


def loud_findings(document: Document) -> list[Finding]:
    """Return the pack's findings at warning and above."""
    return [finding for finding in findings_of_pack(edulint_figures, document) if finding.severity >= Severity.WARNING]


def touches(document: Document, finding: Finding, row: dict[str, Any]) -> bool:
    """Tell whether a finding, or one of its operands, lies in the row's columns."""
    return any(_lies_in(document, span, row) for span in (finding.span, *(one.span for one in finding.related)))


def _lies_in(document: Document, span: Span, row: dict[str, Any]) -> bool:
    location = document.locate(span)
    return location.line == row["line"] and location.column < row["end_column"] and location.end_column > row["column"]


def _place(row: dict[str, Any]) -> str:
    return f"{row['path']}:{row['line']}"


def _words(finding: Finding) -> str:
    return f"{finding.code} {finding.severity.word} {finding.message.zh}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    shared = parser.parse_args().shared
    if not shared.is_dir():
        raise SystemExit(f"{shared} is not there")
    drafts = {
        path.name: document_of(path.read_text(encoding="utf-8"), path.name)
        for path in (shared / "drafts").glob("*.txt")
    }
    rows = rows_of(shared / "gold" / "figures-relations.jsonl")
    _print_findings(drafts, rows, rows_of(shared / "gold" / "figures-traps.jsonl"))
    _print_recognised(drafts, rows)


def _print_findings(drafts: dict[str, Document], rows: list[dict[str, Any]], traps: list[dict[str, Any]]) -> None:
    """Print what is told of each row that fails, and the findings that are false."""
    everything = {path: findings_of_pack(edulint_figures, document) for path, document in drafts.items()}
    loud = {path: loud_findings(document) for path, document in drafts.items()}
    failing = [row for row in rows if row["verdict"] != "holds"]
    for row in failing:
        told = [one for one in everything[row["path"]] if touches(drafts[row["path"]], one, row)]
        print(
            f"{row['verdict']} {row['relation']} {_place(row)}: {'; '.join(_words(one) for one in told) or 'nothing'}"
        )
    for path, document in drafts.items():
        # A finding of a row that fails may touch others that share its figures.
        loud[path] = [
            one for one in loud[path] if not any(row["path"] == path and touches(document, one, row) for row in failing)
        ]
    for row in [*rows, *traps]:
        for finding in loud[row["path"]]:
            if touches(drafts[row["path"]], finding, row):
                print(f"FALSE {_place(row)}: {_words(finding)}")


def _print_recognised(drafts: dict[str, Document], rows: list[dict[str, Any]]) -> None:
    """Print the rows that hold and that no check recognises, and the share of those that are recognised."""
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in rows:
        if row["verdict"] == "holds" and row["relation"] in CHECKS:
            asked[row["relation"]] += 1
            if recognised(drafts[row["path"]], row):
                found[row["relation"]] += 1
            else:
                print(f"not recognised: {row['relation']} {_place(row)} {row['expected']}")
    for kind, count in asked.items():
        print(f"{kind}: {found[kind]} of {count} recognised")
    total = sum(asked[kind] for kind in ASKED)
    print(f"{', '.join(ASKED)} together: {sum(found[kind] for kind in ASKED) / total:.3f}")


if __name__ == "__main__":
    main()
