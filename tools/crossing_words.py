"""Writes the words that may cross an end of a known confusion, from the dictionary of an installed jieba.

    pip install jieba==0.42.1
    python tools/crossing_words.py

对测 is written for 对策, but in 对测温结果 the second character begins 测温. The list of frequent words has too few such
words; this one has the others, and only those that begin with the last character of a form or end with its first. jieba
is MIT-licensed; THIRD-PARTY.md names it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path

from edulint.api import is_frequent_word, is_han
from edulint_wording import word_guard
from edulint_wording.confusions import all_confusions

LIST = Path(word_guard.__file__).with_name("crossing_words.txt")
# Rarer words of the dictionary are often mistakes in the texts it was counted in.
LEAST_FREQUENCY = 10
# Adjectives that only stand before a noun don't end before a character that is left alone: 新篇|张.
_ONLY_BEFORE_NOUNS = "b"
_LENGTH = 2


def crossing_words(dictionary: str, forms: Iterable[str]) -> list[str]:
    """Return the words of a dictionary of jieba that may cross an end of one of the forms, in order."""
    pairs = [form for form in forms if len(form) == _LENGTH]
    beginnings, ends = {form[1] for form in pairs}, {form[0] for form in pairs}
    found = set()
    for line in dictionary.splitlines():
        word, frequency, speech = line.split(" ")
        if len(word) != _LENGTH or int(frequency) < LEAST_FREQUENCY or not all(map(is_han, word)):
            continue
        if speech == _ONLY_BEFORE_NOUNS:
            continue
        if (word[0] in beginnings or word[1] in ends) and not is_frequent_word(word):
            found.add(word)
    return sorted(found)


def main() -> None:
    """Write the list: on each line a character, a space, and all characters that make a word with it."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        raise SystemExit("jieba is not installed: pip install jieba==0.42.1")
    dictionary = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")
    by_first: dict[str, str] = {}
    for word in crossing_words(dictionary, (one.wrong for one in all_confusions())):
        by_first[word[0]] = by_first.get(word[0], f"{word[0]} ") + word[1]
    LIST.write_text("\n".join(by_first.values()) + "\n", encoding="utf-8")
    print(f"{sum(map(len, by_first.values()))} characters in {LIST.name}, {LIST.stat().st_size} bytes")


if __name__ == "__main__":
    main()
