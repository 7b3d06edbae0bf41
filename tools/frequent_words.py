"""Writes the list of frequent words by which a clause is divided, from the dictionary of an installed jieba.

    pip install jieba==0.42.1
    python tools/frequent_words.py

A word that stands twice in a row is told from two words that merely sound so (实事求是|是) by the likeliest division of its
clause. The list is compressed text: on each line a word and its frequency. jieba is MIT-licensed; THIRD-PARTY.md names
it.
"""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path

from edulint.api import is_han
from edulint.text import word_borders

LIST = Path(word_borders.__file__).with_name(word_borders.LIST)
LEAST_FREQUENCY = 100
LONGEST = word_borders.LONGEST_WORD


def frequent_words(dictionary: str) -> dict[str, int]:
    """Return the words of a dictionary of jieba (on each line word, frequency and part of speech) that are frequent."""
    found = {}
    for line in dictionary.splitlines():
        word, frequency, _ = line.split(" ")
        if int(frequency) >= LEAST_FREQUENCY and len(word) <= LONGEST and all(map(is_han, word)):
            found[word] = int(frequency)
    return found


def main() -> None:
    """Write the list."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        raise SystemExit("jieba is not installed: pip install jieba==0.42.1")
    words = frequent_words(Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8"))
    lines = "".join(f"{word} {frequency}\n" for word, frequency in sorted(words.items()))
    # Without a time in it the file is the same whenever it is made.
    LIST.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    print(f"{len(words)} words in {LIST.name}, {LIST.stat().st_size} bytes")


if __name__ == "__main__":
    main()
