"""Writes the tables by which a wording that office texts hardly have is told, from a great many published texts.

    pip install jieba==0.42.1 pypinyin==0.55.0 numpy
    python tools/collocations.py FOLDER...

FOLDER holds ``.txt`` and ``.md`` files in UTF-8, in folders of any depth; a long line that several of them have counts
once. Four files beside the pack's code are written:

- ``collocations_by_beginning.bin`` and ``collocations_by_end.bin``: what texts have beside two characters, behind them
  and before, at least ``LEAST_COLLOCATION`` times: words of two characters, grouped by how rare a pair must be
  (``lists.MORE_OFTEN``) for a slip to be likelier than the pair itself. It is where the word is ``ODDS`` times as
  frequent beside its neighbour as the pair is anywhere.
- ``known_pairs.bin``: the pairs that may be written for one of these words (suspects: one character is of the same
  sound or shape, or the pair is another word of the same sound), how often texts have them, and the words of jieba's
  dictionary. A pair sets bits among eight million, so that a few others are taken for members of a set.
- ``main_sounds.txt``: the characters of each syllable, by their first reading in pypinyin and without tones.

The tables in this repository were made from some 66 million pairs of characters in 10,000 texts, which THIRD-PARTY.md
names: reports of governments, laws, documents of the party and of ministries, which are free of copyright in China
(article 5 of its copyright law), and transcripts of the television news. Each tenth text was kept back. What is taken
from them is which two and which four characters stand side by side.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import edulint_wording
from edulint.api import WordList, is_han
from edulint_wording.confusions import all_confusions
from edulint_wording.likeness import mixed_up_with, sounding_like
from edulint_wording.lists import GROUPS, KNOWN_PAIRS, LEVELS, MORE_OFTEN, SUSPECTS, WORDS, PairTable, filter_of
from tools.idioms import plain, write
from tools.idioms import text_of as packaged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]

LEAST_COLLOCATION = 40
# How much more frequent a word must be beside its neighbour than a pair that may be written for it is anywhere.
ODDS = 5000
# A word that texts have less often is no usual one; a pair that is not so much rarer than the word is no slip for it.
LEAST_WORD = 100
LARGEST_PART = 1 / 10
# A character that texts have less often is hardly ever typed for another one.
LEAST_CHARACTER = 200
# What the dictionary of jieba counts less often is rarely what an input method offers.
LEAST_FREQUENCY = 3
# A pair that is a word itself is so much likelier to be meant.
WORD_FACTOR = 4
# What a suspect of each level is rarer than.
_RARER_THAN = (*MORE_OFTEN, 4 * MORE_OFTEN[-1])
# Shorter lines may stand in several texts though nobody copied them.
_LEAST_LINE = 12
_CHUNK = 10_000_000
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_BITS = 16
_HALF = 2
PACK = Path(edulint_wording.__file__).parent


class Counts(NamedTuple):
    """The grams of one size that the texts have, each once and in order, and how often each stands there."""

    grams: Codes
    times: Codes


def lines_of(folders: Iterable[Path]) -> Iterator[str]:
    """Yield the lines of all texts, each long one once."""
    seen: set[int] = set()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".md"}):
        for line in map(str.strip, path.read_text(encoding="utf-8", errors="replace").splitlines()):
            if len(line) >= _LEAST_LINE:
                if hash(line) in seen:
                    continue
                seen.add(hash(line))
            yield line


def counted(lines: Iterable[str], sizes: tuple[int, ...]) -> dict[int, Counts]:
    """Return the grams of Han characters of each size, with their counts."""
    found: dict[int, Counts] = {}
    for text in _chunks(lines):
        for size in sizes:
            grams = _grams(text, size)
            found[size] = _merged([found[size]] if size in found else [], grams)
    return found


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    length = 0
    for line in lines:
        waiting.append(line)
        length += len(line)
        if length >= _CHUNK:
            yield "\n".join(waiting)
            waiting, length = [], 0
    yield "\n".join(waiting)


def _grams(text: str, size: int) -> Codes:
    import numpy as np

    characters = np.frombuffer(text.encode("utf-16-le", "replace"), dtype="<u2").astype(np.uint64)
    last = max(0, len(characters) - size + 1)
    grams = np.zeros(last, dtype=np.uint64)
    are_han = np.ones(last, dtype=bool)
    for offset in range(size):
        part = characters[offset : last + offset]
        grams = (grams << np.uint64(_BITS)) | part
        are_han &= (part >= _FIRST_HAN) & (part <= _LAST_HAN)
    return grams[are_han]


def _merged(before: list[Counts], grams: Codes) -> Counts:
    import numpy as np

    kinds, times = np.unique(grams, return_counts=True)
    all_kinds = np.concatenate([*(one.grams for one in before), kinds])
    all_times = np.concatenate([*(one.times for one in before), times.astype(np.uint64)])
    order = np.argsort(all_kinds, kind="stable")
    all_kinds, all_times = all_kinds[order], all_times[order]
    first = np.flatnonzero(np.concatenate([[True], all_kinds[1:] != all_kinds[:-1]]))
    return Counts(all_kinds[first], np.add.reduceat(all_times, first))


def frequent(counts: Counts, least: int, size: int) -> dict[str, int]:
    """Return the grams that stand in the texts so often, with their counts."""
    often = counts.times >= least
    codes, times = counts.grams[often].tolist(), counts.times[often].tolist()
    found = ("".join(chr(code >> _BITS * place & 0xFFFF) for place in reversed(range(size))) for code in codes)
    return dict(zip(found, times, strict=True))


def words_of(dictionary: str) -> dict[str, int]:
    """Return the words of two Han characters of a dictionary of jieba, and how often its texts have them."""
    entries = (line.split(" ") for line in dictionary.splitlines())
    return {
        word: int(frequency)
        for word, frequency, _ in entries
        if len(word) == _HALF and int(frequency) >= LEAST_FREQUENCY and all(map(is_han, word))
    }


class Texts(NamedTuple):
    """How often texts have pairs and four characters, and how many pairs they have in all."""

    pairs: Mapping[str, int]
    fours: Mapping[str, int]
    total: int

    def level(self, neighbour: str, together: int) -> int:
        """Return the level of the most frequent suspects that a word is usual enough for beside a neighbour.

        ``together`` says how often texts have both. Below 0 where it is so for none.
        """
        most = together / self.pairs[neighbour] * self.total / ODDS
        return sum(most >= least for least in _RARER_THAN) - 1


def levels_by_neighbour(texts: Texts, words: Mapping[str, int], word_at: int) -> dict[str, dict[str, int]]:
    """Return the level of each usual word by what stands on its other side, where the word begins at an offset."""
    found: dict[str, dict[str, int]] = {}
    for gram, times in sorted(texts.fours.items()):
        word, neighbour = gram[word_at : word_at + _HALF], gram[_HALF - word_at : 2 * _HALF - word_at]
        if word in words and texts.pairs[word] >= LEAST_WORD:
            level = texts.level(neighbour, times)
            if level >= 0:
                found.setdefault(neighbour, {})[word] = level
    return found


def table_of(levels: Mapping[str, Mapping[str, int]]) -> bytes:
    """Return the content of a table of usual words by neighbours, those that are enough for all suspects first."""
    order = range(len(MORE_OFTEN), -1, -1)
    return PairTable.encoded(
        {
            neighbour: GROUPS.join(
                "".join(word for word, one in found.items() if one == level) for level in order
            ).rstrip(GROUPS)
            for neighbour, found in levels.items()
        }
    )


def suspects_of(word: str, typed: set[str], by_sound: Mapping[tuple[str, str], list[str]]) -> set[str]:
    """Return what may be written for a word: pairs with one character that is alike, and words of the same sound."""
    firsts, seconds = (typed.intersection(mixed_up_with(character)) for character in word)
    found = {first + word[1] for first in firsts} | {word[0] + second for second in seconds}
    return (found | set(by_sound[sounding_like(word[0]), sounding_like(word[1])])) - {word}


def typed_characters(texts: Texts) -> set[str]:
    """Return the characters that are written for others: those that texts have often, those that scanning mixes up."""
    scanned = WordList(edulint_wording.__file__, "frequent_shapes.txt")
    found = Counter({character: LEAST_CHARACTER for row in scanned.rows for group in row for character in group})
    for pair, times in texts.pairs.items():
        for character in pair:
            found[character] += times
    return {character for character, times in found.items() if times >= LEAST_CHARACTER}


def suspects(texts: Texts, highest: Mapping[str, int], dictionary: Mapping[str, int]) -> dict[str, int]:
    """Return the pairs that may be written for usual words, with how often texts have each.

    The texts of the dictionary have some 60 million words: a word that they have oftener is as usual as they say.
    ``highest`` has the words and the highest level that each has beside any neighbour.
    """
    typed = typed_characters(texts)
    by_sound: dict[tuple[str, str], list[str]] = {}
    for word in dictionary:
        by_sound.setdefault((sounding_like(word[0]), sounding_like(word[1])), []).append(word)
    found = {}
    for word, level in highest.items():
        most = _RARER_THAN[level]
        for pair in suspects_of(word, typed, by_sound):
            times = max(texts.pairs.get(pair, 0), dictionary.get(pair, 0))
            if pair in dictionary:
                times *= WORD_FACTOR
            if times < most and times <= texts.pairs[word] * LARGEST_PART:
                found[pair] = times
    return found


def variant_pairs(lines: Iterable[str]) -> set[str]:
    """Return what forms that are no longer recommended have and the recommended ones don't: these are no slips."""
    found = set()
    for line in lines:
        form, right = line.split()[:2]
        pairs = {form[at : at + _HALF] for at in range(len(form) - 1)}
        found |= {pair for pair in pairs if pair not in right}
    return found


def main_sounds(readings: dict[int, str], characters: Iterable[str]) -> list[str]:
    """Return the characters of each syllable by their first readings; the shapes that speakers mix up stay apart."""
    found: dict[str, str] = {}
    for character in sorted(characters):
        sound = plain(readings[ord(character)].split(",")[0], mixed=False)
        found[sound] = found.get(sound, "") + character
    return sorted(line for line in found.values() if len(line) > 1)


def main() -> None:
    """Count, and write the tables."""
    from pypinyin.constants import PINYIN_DICT

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    counts = counted(lines_of(parser.parse_args().folders), (_HALF, 2 * _HALF))
    write_tables(counts, words_of(packaged("jieba", "dict.txt")))
    characters = {character for line in WordList(edulint_wording.__file__, "sounds.txt").lines for character in line}
    write("main_sounds.txt", main_sounds(PINYIN_DICT, characters))


def write_tables(counts: Mapping[int, Counts], dictionary: Mapping[str, int]) -> None:
    """Write the tables of collocations and the filter."""
    wrong = [confusion.wrong for confusion in all_confusions()]
    fours = frequent(counts[2 * _HALF], LEAST_COLLOCATION, 2 * _HALF)
    fours = {gram: times for gram, times in fours.items() if not any(form in gram for form in wrong)}
    pairs = counts[_HALF]
    texts = Texts(frequent(pairs, 1, _HALF), fours, int(pairs.times.sum()))
    highest: dict[str, int] = {}
    for name, word_at in (("collocations_by_beginning.bin", _HALF), ("collocations_by_end.bin", 0)):
        levels = levels_by_neighbour(texts, dictionary, word_at)
        (PACK / name).write_bytes(table_of(levels))
        print(f"{sum(map(len, levels.values()))} words beside {len(levels)} pairs in {name}")
        for found in levels.values():
            highest.update({word: max(level, highest.get(word, 0)) for word, level in found.items()})
    variants = variant_pairs(WordList(edulint_wording.__file__, "checks/variant_form.txt").lines)
    found = suspects(texts, highest, dictionary)
    suspected = {pair: times for pair, times in found.items() if pair not in variants}
    told = [
        (SUSPECTS, suspected),
        (WORDS, dictionary),
        *(
            (level, [pair for pair, times in suspected.items() if times >= least])
            for level, least in zip(LEVELS, MORE_OFTEN, strict=True)
        ),
    ]
    (PACK / KNOWN_PAIRS).write_bytes(filter_of(*told))
    print(f"{texts.total} pairs in the texts, {len(suspected)} suspects")


if __name__ == "__main__":
    main()
