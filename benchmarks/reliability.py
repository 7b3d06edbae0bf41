"""Writes the table of docs/reliability.md from the tallies of ``fuzz.py``, ``kill.py``, ``faults.py``, ``growth.py``.

python benchmarks/reliability.py [--fuzz TALLY] [--kill TALLY] [--faults TALLY] [--growth TALLY]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
_TOGETHER = "two writers and a reader"
_BEGIN, _END = "<!-- table -->\n", "<!-- end of table -->\n"


def _read(file: Path | None) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8")) if file else {}


def table(
    fuzzed: dict[str, Any],
    killed: dict[str, Any],
    faults: dict[str, Any] | None = None,
    growth: dict[str, Any] | None = None,
) -> str:
    """Return the table of what was tried and what came of it."""
    rows = ["| tried | how often | result |", "| --- | ---: | --- |"]
    if fuzzed:
        for kind, count in sorted(fuzzed["tried"].items()):
            rows.append(f"| inputs: {kind} | {count:,} | |")
        total = sum(fuzzed["tried"].values())
        came = f"{fuzzed['fell']} failed: edulint was fixed since, or the test itself was"
        rows.append(f"| **inputs in all** | {total:,} | {came} |")
    if killed:
        # An attack in which something was lost counts no kills, but has its row.
        fallen = {one.partition(":")[0] for one in killed["lost"]} - {_TOGETHER}
        rows += [
            f"| kills: {kind} | {killed['kills'].get(kind, 0):,} | {_lost(killed, kind)} |"
            for kind in sorted({*killed["kills"], *fallen})
        ]
        rows.append(f"| {_TOGETHER} at once | {killed['rounds']:,} | {_lost(killed, _TOGETHER)} |")
    if faults:
        # The kinds of faults, each with the user who worked meanwhile.
        for kind, count in sorted(faults["faults"].items()):
            lost = "; ".join(one for one in faults["lost"] if _is_of(one, kind))
            rows.append(f"| faults: {kind} | {count:,} | {lost or 'nothing lost'} |")
    if growth:
        times = growth["growth"]
        kind = max(times, key=times.__getitem__)
        rows.append(
            f"| kinds of text, four times as long | {len(times)} | at most {times[kind]} times as slow ({kind}) |"
        )
    return "\n".join(rows) + "\n"


def _is_of(lost: str, kind: str) -> bool:
    fault, _, user = kind.rpartition(", ")
    return f", {fault}" in lost and f", {user}:" in lost


def _lost(killed: dict[str, Any], kind: str) -> str:
    lost = [one for one in killed["lost"] if one.startswith(f"{kind}:")]
    return "; ".join(lost) or "nothing lost"


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fuzz", type=Path)
    parser.add_argument("--kill", type=Path)
    parser.add_argument("--faults", type=Path)
    parser.add_argument("--growth", type=Path)
    options = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(_BEGIN)
    after = rest.split(_END)[1]
    made = table(*(_read(file) for file in (options.fuzz, options.kill, options.faults, options.growth)))
    PAGE.write_text(f"{before}{_BEGIN}{made}{_END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
