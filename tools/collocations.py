"""Writes the tables by which a wording that office texts never have is told, from a great many published texts.

    pip install jieba==0.42.1 pypinyin==0.55.0 numpy
    python tools/collocations.py FOLDER...

FOLDER holds ``.txt`` and ``.md`` files in UTF-8, in folders of any depth; a long line that several of them have counts
once. Four files beside the pack's code are written:

- ``collocations_by_beginning.bin`` and ``collocations_by_end.bin``: two words of two characters, or an expression of
  four, that stand side by side in the texts at least ``LEAST_COLLOCATION`` times, by one half and by the other.
- ``attested_pairs.bin``: what two characters stand side by side in the texts at least ``LEAST_PAIR`` times or in a word
  of jieba's dictionary: each such pair sets a bit among eight million, a word of the dictionary another one. A pair
  that was never set is taken for one that was now and then (once in twenty times); one that was set is always told.
- ``main_sounds.txt``: the characters of each syllable, by their first reading in pypinyin and without tones.

The tables in this repository were made from some 74 million pairs of characters in 11,000 texts, which THIRD-PARTY.md
names: reports of governments, laws, documents of the party and of ministries, which are free of copyright in China
(article 5 of its copyright law), and transcripts of the television news. What is taken from them is which two and which
four characters stand side by side.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import edulint_wording
from edulint.api import WordList, is_frequent_word
from edulint_wording.confusions import all_confusions
from edulint_wording.lists import ATTESTED, PAIR_BITS, WORD_BITS, PairTable, filter_of
from tools.forms import grouped
from tools.idioms import plain, write
from tools.idioms import text_of as packaged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]

LEAST_COLLOCATION = 50
LEAST_PAIR = 20
# What a long word of the dictionary holds counts if it is no rarer than that; a word of two counts always.
LEAST_FREQUENCY = 10
# Shorter lines may stand in several texts though nobody copied them.
_LEAST_LINE = 12
_CHUNK = 10_000_000
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_BITS = 16
_HALF = 2


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


def frequent(counts: Counts, least: int, size: int) -> Iterator[str]:
    """Yield the grams that stand in the texts so often."""
    for code in counts.grams[counts.times >= least].tolist():
        yield "".join(chr(code >> _BITS * place & 0xFFFF) for place in reversed(range(size)))


def is_collocation(gram: str) -> bool:
    """Tell whether four characters are two words, or one."""
    return is_frequent_word(gram) or (is_frequent_word(gram[:_HALF]) and is_frequent_word(gram[_HALF:]))


def words_of(dictionary: str) -> Iterator[str]:
    """Yield the words of a dictionary of jieba of which all pairs count as attested."""
    for line in dictionary.splitlines():
        word, frequency, _ = line.split(" ")
        if len(word) == _HALF or int(frequency) >= LEAST_FREQUENCY:
            yield word


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
    wrong = [confusion.wrong for confusion in all_confusions()]
    found = [gram for gram in frequent(counts[4], LEAST_COLLOCATION, 4) if is_collocation(gram)]
    found = [gram for gram in found if not any(form in gram for form in wrong)]
    pack = Path(edulint_wording.__file__).parent
    by_beginning = PairTable.encoded(grouped((gram[:_HALF], gram[_HALF:]) for gram in sorted(found)))
    by_end = PairTable.encoded(grouped((gram[_HALF:], gram[:_HALF]) for gram in sorted(found)))
    (pack / "collocations_by_beginning.bin").write_bytes(by_beginning)
    (pack / "collocations_by_end.bin").write_bytes(by_end)
    words = set(words_of(packaged("jieba", "dict.txt")))
    pairs = {word[at : at + _HALF] for word in words for at in range(len(word) - 1)}
    pairs.update(frequent(counts[2], LEAST_PAIR, _HALF))
    told = filter_of((PAIR_BITS, pairs), (WORD_BITS, [word for word in words if len(word) == _HALF]))
    (pack / ATTESTED).write_bytes(told)
    characters = {character for line in WordList(edulint_wording.__file__, "sounds.txt").lines for character in line}
    write("main_sounds.txt", main_sounds(PINYIN_DICT, characters))
    print(f"{counts[2].times.sum()} pairs in the texts, {len(pairs)} kinds attested, {len(found)} collocations")


if __name__ == "__main__":
    main()
