r"""Text read in the wrong encoding, and what it said: 宸ヤ綔 was 工作, ÖÐ¹ú was 中国, \u5de5\u4f5c is 工作."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from edulint.api import Document, Span, is_han
from edulint_residue.material import words_of

# The signs that Windows-1252 has in the place of control characters.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MARKS = "，。、；：！？“”‘’（）《》—…"
_LATIN = rf"[\xc0-\xff][\x80-\xff{_WINDOWS}]{{2,}}"
_ESCAPED = r"(?:[\\%]u[0-9a-fA-F]{4})+|(?:[%=][0-9A-F]{2}){3,}"
_NOT_ASCII = r"[^\0-\x7f\ufffd]+"
_LEAST_SHARE = 0.6


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
    if re.search("[\xc0-\xd6\xd8-\xf6\xf8-\xff]", text):
        yield from _latin(text)
    seeds = tuple(seed for seed in words_of("damaged_characters.txt")["utf-8-as-gbk"] if seed in text)
    if seeds:
        yield from _of_gbk(text, seeds)
    if "\\u" in prose or "%u" in prose or "%E" in prose or "=E" in prose:
        for match in re.finditer(_ESCAPED, prose):
            said = _unescaped(match.group())
            if any(map(is_han, said)):
                yield Garbled(Span(*match.span()), said, whole=True)


def _latin(text: str) -> Iterator[Garbled]:
    """Yield bytes of UTF-8 or GBK that were read as Western European letters."""
    for match in re.finditer(_LATIN, text):
        data = b"".join(_byte_of(character) for character in match.group())
        for codec in ("utf-8", "gbk"):
            said = data.decode(codec, "ignore")
            whole = said.encode(codec) == data
            # ××× is a mask, and é in a foreign name has no fellows.
            if len(set(match.group()) - {"×", "÷"}) < 3 or (codec == "gbk" and not whole):
                continue
            if _is_chinese(said, data, 3 if codec == "utf-8" else 2):
                yield Garbled(Span(*match.span()), said, whole)
                break


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")


def _of_gbk(text: str, seeds: tuple[str, ...]) -> Iterator[Garbled]:
    """Yield bytes of UTF-8 that were read as GBK; ``seeds`` are characters that these often make."""
    for match in re.finditer(_NOT_ASCII, text):
        first = min((at for at in map(match.group().find, seeds) if at >= 0), default=None)
        if first is None:
            continue
        # A right character may stand directly before, and a seed need not be the first wrong one.
        for start in range(max(0, first - 3), first + 1):
            # Browsers read the byte 80 as the euro sign.
            data = b"\x80".join(part.encode("gbk", "ignore") for part in match.group()[start:].split("€"))
            if data[:1] >= b"\xe2" and _is_chinese(said := data.decode("utf-8", "ignore"), data, 3):
                yield Garbled(Span(match.start() + start, match.end()), said, said.encode() == data)
                break


def _is_chinese(said: str, data: bytes, width: int) -> bool:
    """Tell whether most of the bytes make Chinese characters and marks, of ``width`` bytes each."""
    count = sum(is_han(character) or character in _MARKS for character in said)
    return count * width >= max(width, _LEAST_SHARE * len(data))


def _unescaped(words: str) -> str:
    if "u" in words[:2]:
        return "".join(chr(int(code, 16)) for code in re.findall("[0-9a-fA-F]{4}", words))
    return unquote(words.replace("=", "%"), errors="ignore")
