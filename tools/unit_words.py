"""Writes the list of words that hold a unit, from the dictionary of an installed jieba.

    pip install jieba==0.42.1
    python tools/unit_words.py

The lost numbers are told from such words: 企业家 has lost none. jieba is MIT-licensed; THIRD-PARTY.md names it.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path

from edulint.api import is_han
from edulint_placeholders.lost import gaps

LIST = Path(gaps.__file__).with_name("unit_words.txt")
LEAST_FREQUENCY = 20
LONGEST = 4


def words_of(dictionary: Path) -> list[str]:
    """Return the frequent words of a dictionary of jieba that hold a unit and more, sorted."""
    found = []
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        is_frequent = int(frequency) >= LEAST_FREQUENCY and 1 < len(word) <= LONGEST
        if is_frequent and all(map(is_han, word)) and any(unit in word for unit in gaps.UNITS if unit != word):
            found.append(word)
    return sorted(found)


def main() -> None:
    """Write the list."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        raise SystemExit("jieba is not installed: pip install jieba==0.42.1")
    words = words_of(Path(package.origin).with_name("dict.txt"))
    version = importlib.metadata.version("jieba")
    LIST.write_text(
        f"# Words that hold a unit, of frequency {LEAST_FREQUENCY} and more in the dictionary of jieba {version}.\n"
        "# Copyright (c) 2013 Sun Junyi, MIT licence (see THIRD-PARTY.md). Made by tools/unit_words.py.\n"
        + "".join(f"{word}\n" for word in words),
        encoding="utf-8",
    )
    print(f"{len(words)} words in {LIST.name}")


if __name__ == "__main__":
    main()
