"""Writes the list of frequent words by which a clause is divided, from the dictionary of an installed jieba.

    pip install jieba==0.42.1
    python tools/frequent_words.py

A word that stands twice in a row is told from two words that merely sound so (实事求是|是) by the likeliest division of its
clause. A line of the list has the words that begin with one character: that character, then the rest of each word and
the word's frequency by turns. Before these lines stand the sum of the frequencies, all these characters, and where the
line of each begins (bytes behind the beginning of the first one). jieba is MIT-licensed; THIRD-PARTY.md names it.
"""

from __future__ import annotations

import importlib.util
from itertools import accumulate
from pathlib import Path

from edulint.api import is_han
from edulint.text import word_borders

LIST = Path(word_borders.__file__).with_name(word_borders.LIST)
LEAST_FREQUENCY = 100
# Set phrases are seldom each, but no stretch of such a length is one by chance.
SET_PHRASES, LEAST_OF_SET_PHRASES, LENGTH_OF_SET_PHRASES = ("i", "l"), 10, 4
LONGEST = word_borders.LONGEST_WORD


def frequent_words(dictionary: str) -> dict[str, int]:
    """Return the words of a dictionary of jieba (on each line word, frequency and part of speech) that are frequent."""
    found = {}
    for line in dictionary.splitlines():
        word, frequency, part_of_speech = line.split(" ")
        is_set_phrase = part_of_speech in SET_PHRASES and len(word) == LENGTH_OF_SET_PHRASES
        least = LEAST_OF_SET_PHRASES if is_set_phrase else LEAST_FREQUENCY
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
    words = frequent_words(Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8"))
    LIST.write_text(lines(words), encoding="utf-8")
    print(f"{len(words)} words in {LIST.name}, {LIST.stat().st_size} bytes")


if __name__ == "__main__":
    main()
