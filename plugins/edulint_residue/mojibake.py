r"""Finds text that was read in the wrong encoding, and restores it: 宸ヤ綔 was 工作, ÖÐ¹ú was 中国, \u5de5\u4f5c is 工作."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from msgspec import Struct

from edulint.api import Document, Span, WordList, is_han, pattern

_WORDS = WordList(__file__, "mojibake.txt")

# The signs that Windows-1252 has in the place of control characters.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MARKS = "，。、；：！？“”‘’（）《》—…"
_LETTERS = pattern(r"[\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_LATIN = rf"[\x80-\xff][\x80-\xff{_WINDOWS}]{{2,}}"
_ESCAPED = r"(?:[\\%]u[0-9a-fA-F]{4})+|(?:[%=][0-9A-F]{2}){3,}"
_NOT_ASCII = pattern(r"[^\0-\x7f\ufffd]+")
_LEAST_SHARE = 0.6
_LEAST_BEGINNING = 3
_LONGEST = 300


class Garbled(Struct, frozen=True):
    """A stretch of mojibake and what it said; ``whole`` is false where some of that is lost."""

    span: Span
    said: str
    whole: bool


def garbled(document: Document) -> list[Garbled]:
    """Return the stretches of mojibake of which can be told what they said, in order."""
    return sorted(_garbled(document), key=lambda one: one.span)


def _garbled(document: Document) -> Iterator[Garbled]:
    text, prose = document.text, document.prose
    if _LETTERS.search(text):
        yield from _latin(text)
    yield from _of_gbk(text)
    if "\\u" in prose or "%u" in prose or "%E" in prose or "=E" in prose:
        for match in re.finditer(_ESCAPED, prose):
            said = _unescaped(match.group())
            if any(map(is_han, said)):
                yield Garbled(Span.of(match), said, whole=True)


def _latin(text: str) -> Iterator[Garbled]:
    """Yield bytes of UTF-8 or GBK that were read as Western European letters."""
    for match in re.finditer(_LATIN, text):
        # ××× is a mask, and é in a foreign name has no fellows.
        if len(set(match.group()) - {"×", "÷"}) < 3:
            continue
        for start, codec in ((0, "utf-8"), (0, "gbk"), (1, "utf-8"), (1, "gbk")):
            data = b"".join(_byte_of(character) for character in match.group()[start:])
            said = data.decode(codec, "ignore")
            whole = said.encode(codec) == data
            # Two such letters make a character of GBK too often to prove anything.
            if (codec == "utf-8" or whole) and _is_chinese(said, data, 3 if codec == "utf-8" else 2):
                yield Garbled(Span(match.start() + start, match.end()), said, whole)
                break


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")


@cache
def _seeds() -> re.Pattern[str]:
    """Return the pattern of the characters that bytes of UTF-8 often make when they are read as GBK."""
    return pattern(f"[{''.join(_WORDS.section('utf-8-as-gbk'))}]")


def _of_gbk(text: str) -> Iterator[Garbled]:
    """Yield bytes of UTF-8 that were read as GBK."""
    tried = 0
    for seed in _seeds().finditer(text):
        # A right character may stand directly before, and a seed need not be the first wrong one.
        for start in range(max(tried, seed.start() - 3), seed.start() + 1):
            tried = start + 1
            found = _said(text, start)
            if found:
                yield found
                tried = found.span.end
                break


def _said(text: str, start: int) -> Garbled | None:
    """Return what the characters from an offset on said; None where they begin with no two characters of UTF-8."""
    if len(_decoded(_bytes_of(text[start : start + 5]))) < 2:
        return None
    run = _NOT_ASCII.match(text, start, start + _LONGEST)
    data = _bytes_of(run.group()) if run else b""
    said = data.decode("utf-8", "ignore")
    if run and _is_chinese(said, data, 3):
        return Garbled(Span(start, run.end()), said, said.encode() == data)
    # What follows may be right again.
    said = _decoded(data)
    if len(said) < _LEAST_BEGINNING:
        return None
    length = len(data[: len(said.encode())].decode("gbk", "replace"))
    return Garbled(Span(start, start + length), said, _bytes_of(text[start : start + length]) == said.encode())


def _bytes_of(words: str) -> bytes:
    # Browsers read the byte 80 as the euro sign.
    return b"\x80".join(part.encode("gbk", "ignore") for part in words.split("€"))


def _decoded(data: bytes) -> str:
    """Return the Chinese that bytes begin with."""
    try:
        said = data.decode()
    except UnicodeDecodeError as error:
        said = data[: error.start].decode()
    return "".join(takewhile(_is_common, said))


def _is_chinese(said: str, data: bytes, width: int) -> bool:
    """Tell whether most of the bytes make Chinese characters and marks, of ``width`` bytes each."""
    count = sum(map(_is_common, said))
    return count > 1 and count * width >= _LEAST_SHARE * len(data)


def _is_common(character: str) -> bool:
    """Tell whether a character is one of the 6,763 of GB 2312, or a mark: others are made of bytes by chance."""
    return character in _MARKS or ("一" <= character <= "龥" and character.encode("gb2312", "ignore") != b"")


def _unescaped(words: str) -> str:
    if "u" in words[:2]:
        # Not chr: half of a pair of surrogates is no character.
        return bytes.fromhex("".join(re.findall("[0-9a-fA-F]{4}", words))).decode("utf-16-be", "ignore")
    from urllib.parse import unquote

    return unquote(words.replace("=", "%"), errors="ignore")
