"""Writes the list of frequent words by which a clause is divided, from the dictionary of an installed jieba.

Of the idioms of ``edulint_wording`` rarer ones stand in it, too.

    pip install jieba==0.42.1
    python tools/frequent_words.py

A word that stands twice in a row is told from two words that merely sound so (实事求是|是) by the likeliest division of its
clause. A line of the list has the words that begin with one character: that character, then the rest of each word and
the word's frequency by turns. Before these lines stand the sum of the frequencies, all these characters, and where the
line of each begins (bytes behind the beginning of the first one). jieba is MIT-licensed; THIRD-PARTY.md names it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Container
from itertools import accumulate
from pathlib import Path

from edulint.api import is_han
from edulint.text import word_borders
from edulint_wording import idioms

LIST = Path(word_borders.__file__).with_name(word_borders.LIST)
LEAST_FREQUENCY = 100
# Idioms are seldom each, but no four characters are one by chance.
IDIOMS, LEAST_OF_IDIOMS = Path(idioms.__file__).with_name("idioms.txt"), 10
LONGEST = word_borders.LONGEST_WORD


def frequent_words(dictionary: str, known_idioms: Container[str] = ()) -> dict[str, int]:
    """Return the words of a dictionary of jieba (on each line word, frequency and part of speech) that are frequent."""
    found = {}
    for line in dictionary.splitlines():
        word, frequency, _ = line.split(" ")
        least = LEAST_OF_IDIOMS if word in known_idioms else LEAST_FREQUENCY
        if int(frequency) >= least and len(word) <= LONGEST and all(map(is_han, word)):
            found[word] = int(frequency)
    return found


def lines(words: dict[str, int]) -> str:
    """Return the text of the list."""
    by_first: dict[str, list[str]] = {}
    for word, frequency in sorted(words.items()):
        by_first.setdefault(word[0], []).append(f"{word[1:] or '-'} {frequency}")
    told = [f"{first} {' '.join(rests)}\n" for first, rests in by_first.items()]
    places = accumulate((len(line.encode()) for line in told[:-1]), initial=0)
    index = "".join(f"{place:0{word_borders.DIGITS}}" for place in places)
    return "\n".join([f"# {sum(words.values())}", "".join(by_first), index, "".join(told)])


def main() -> None:
    """Write the list."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        raise SystemExit("jieba is not installed: pip install jieba==0.42.1")
    dictionary = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")
    words = frequent_words(dictionary, frozenset(IDIOMS.read_text(encoding="utf-8").split()))
    LIST.write_text(lines(words), encoding="utf-8")
    print(f"{len(words)} words in {LIST.name}, {LIST.stat().st_size} bytes")


if __name__ == "__main__":
    main()
