"""What edulint says of published texts, by genre and check, with each finding's context for reading.

    python benchmarks/published.py FOLDER [--severity warning] [--check FI101,PH111] [--show 20]

Every folder in FOLDER that holds drafts is a genre. A published text was proofread by somebody, so nearly every finding
there at warning or above is a false alarm; ``--show`` prints so many of each check for a reader to judge.
``--summary FILE`` writes the counts, of which docs/accuracy.md is made; ``--output FILE`` writes all findings as JSON;
``--new-since FILE`` prints only those that such a file doesn't have.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gold import findings_in

_SEVERITIES = ("info", "warning", "error")
_SUFFIXES = (".txt", ".md", ".docx")


class Genre(NamedTuple):
    """A folder with drafts of its own; ``name`` is its path below the folder that was given."""

    name: str
    drafts: list[Path]

    @property
    def characters(self) -> int:
        """How many characters the plain drafts have; Word files count nothing."""
        plain = (path for path in self.drafts if path.suffix != ".docx")
        return sum(len(path.read_text(encoding="utf-8", errors="replace")) for path in plain)


def genres(folder: Path) -> Iterator[Genre]:
    """Yield each folder that has drafts of its own."""
    for place in sorted([folder, *(path for path in folder.rglob("*") if path.is_dir())]):
        drafts = sorted(path for path in place.iterdir() if path.suffix in _SUFFIXES and path.name != "README.md")
        if drafts:
            yield Genre(place.relative_to(folder).as_posix(), drafts)


def counted(findings: list[dict[str, Any]], severity: str, checks: set[str]) -> list[dict[str, Any]]:
    """Return the findings at a severity or above, of some checks (an empty set: of all)."""
    loud = _SEVERITIES[_SEVERITIES.index(severity) :]
    return [one for one in findings if one["severity"] in loud and (not checks or one["code"] in checks)]


def identity(finding: dict[str, Any]) -> tuple[str, str, str, str]:
    """Return what makes a finding the same one in two runs, wherever its line now lies."""
    return Path(finding["path"]).name, finding["code"], finding["message"], finding["excerpt"]


def main() -> None:
    """Check, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--severity", choices=_SEVERITIES, default="warning", help="the lowest severity that counts")
    parser.add_argument("--check", default="", help="codes of the checks that count, with commas between")
    parser.add_argument("--show", type=int, default=20, help="how many findings to print for each genre and check")
    parser.add_argument("--output", type=Path, help="write all findings to this file")
    parser.add_argument("--summary", type=Path, help="write the counts to this file, as JSON")
    parser.add_argument("--new-since", type=Path, help="show only findings that this earlier output doesn't have")
    arguments = parser.parse_args()
    checks = set(arguments.check.split(",")) - {""}
    known = {identity(one) for one in json.loads(arguments.new_since.read_bytes())} if arguments.new_since else set()
    everything: list[dict[str, Any]] = []
    summary: list[dict[str, object]] = []
    for genre in genres(arguments.folder):
        options = ["--no-compare", *([f"--select={arguments.check}"] if checks else [])]
        # The command reads the folders below, too, but each of them is a genre of its own.
        own = {str(path) for path in genre.drafts}
        findings = json.loads(findings_in(arguments.folder / genre.name, *options))["findings"]
        findings = [one for one in findings if one["path"] in own]
        everything += findings
        told = counted(findings, arguments.severity, checks)
        summary.append(
            {
                "genre": genre.name,
                "drafts": len(genre.drafts),
                "characters": genre.characters,
                "checks": Counter(one["code"] for one in told),
            }
        )
        _print_counts(genre, told)
        _print_context([one for one in told if identity(one) not in known], arguments.show)
    if arguments.summary:
        arguments.summary.write_text(json.dumps(summary, ensure_ascii=False), encoding="utf-8")
    if arguments.output:
        arguments.output.write_text(json.dumps(everything, ensure_ascii=False), encoding="utf-8")


def _print_counts(genre: Genre, findings: list[dict[str, Any]]) -> None:
    length = genre.characters
    rate = 100_000 / max(1, length)
    print(f"== {genre.name}: {len(genre.drafts)} drafts, {length:,} characters")
    print(f"   {len(findings)} findings, {len(findings) * rate:.1f} per 100,000")
    for code, count in sorted(Counter(one["code"] for one in findings).items()):
        print(f"   {code} {count} ({count * rate:.2f} per 100,000)")


def _print_context(findings: list[dict[str, Any]], show: int) -> None:
    shown: Counter[str] = Counter()
    for one in sorted(findings, key=lambda one: str(one["code"])):
        shown[one["code"]] += 1
        if shown[one["code"]] <= show:
            place = f"{Path(one['path']).name}:{one['line']}"
            print(f"   {one['code']} {one['severity']} {place} {one['message']} | {one['excerpt']}")


if __name__ == "__main__":
    main()
