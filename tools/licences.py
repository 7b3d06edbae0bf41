"""Writes docs/licences.md: every library that edulint or one of its extras needs, with its version and licence.

    python tools/licences.py [--check]

Read from the metadata of what is installed, so run it where all extras are. ``--check`` writes nothing and ends with
status 1 where a library states no licence, or one that doesn't let edulint be passed on under its own (MIT).
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
# What may be passed on beside MIT code; MPL-2.0 asks for changes to its own files alone.
FREE = re.compile(r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Zlib|0BSD|CC0|Unlicense)", re.I)
# What only those need who work on edulint.
_WORK = ("test", "docs", "mutation")


def licence_of(found: Distribution) -> str:
    """Return the licence that a distribution states: its expression, its classifiers, or its first words of licence."""
    metadata = found.metadata
    classifiers = [one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier") or () if "License ::" in one]
    stated = metadata.get("License-Expression") or ", ".join(classifiers) or metadata.get("License") or ""
    return stated.strip().split("\n")[0][:60]


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return all that requirements need, through all levels, on this machine; by name in lower case.

    Raises:
        PackageNotFoundError: something of it is not installed.
    """
    found: dict[str, Distribution] = {}
    left: list[tuple[Requirement, tuple[str, ...]]] = [(Requirement(one), ("",)) for one in requirements]
    while left:
        requirement, wanted = left.pop()
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in wanted):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found and not requirement.extras:
            continue
        found[name] = distribution(name)
        left += [(Requirement(one), ("", *requirement.extras)) for one in found[name].requires or ()]
    return found


def groups(without: frozenset[str] = frozenset()) -> dict[str, dict[str, Distribution]]:
    """Return what edulint needs, and what each of its extras needs besides; some extras may be left out.

    Raises:
        PackageNotFoundError: something of it is not installed.
    """
    left_out = {*_WORK, *without}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = needed(project["dependencies"])
    extras = {name: needed(lines) for name, lines in project["optional-dependencies"].items() if name not in left_out}
    return {"": always} | {
        name: {one: found for one, found in group.items() if one not in always} for name, group in extras.items()
    }


def page(found: dict[str, dict[str, Distribution]]) -> str:
    """Return the page."""
    lines = [
        "# 所用各库的许可 · Licences of what edulint needs",
        "",
        "本页由 `python tools/licences.py` 根据已安装各库的元数据写成。wheel 里不含这些库，由 pip 另行安装；"
        "单个可执行文件里含有它们。随 edulint 发布的数据见 `THIRD-PARTY.md`。",
        "",
        "Written by `python tools/licences.py` from the metadata of what is installed. The wheel holds none of these "
        "libraries, pip installs them; the single executable holds them. For data that edulint ships see "
        "`THIRD-PARTY.md`.",
        "",
        "| extra | library | version | licence |",
        "| --- | --- | --- | --- |",
    ]
    for extra, group in found.items():
        lines += (
            f"| {extra or '—'} | {one.name} | {one.version} | {licence_of(one).replace('|', '/')} |"
            for _, one in sorted(group.items())
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    try:
        found = groups()
    except PackageNotFoundError as error:
        raise SystemExit(f"{error.name} is not installed: pip install -e '.[test,spark]'") from None
    odd = [one for group in found.values() for one in group.values() if not FREE.search(licence_of(one))]
    print(*(f"{one.name}: {licence_of(one) or 'no licence stated'}" for one in odd), sep="\n", end="\n" if odd else "")
    if not arguments.check:
        PAGE.write_text(page(found), encoding="utf-8")
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
