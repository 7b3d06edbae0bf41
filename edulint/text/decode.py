"""Decodes bytes to text, guessing the encoding from the bytes: a text file does not state it."""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from functools import cache

from msgspec import Struct

from edulint.text.patterns import pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# cp950 is Big5 as Windows writes it.
_CANDIDATES = ("utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be")

# Formats that begin like text and are not: PDF, RTF, ZIP (docx, xlsx), OLE (doc, wps), gzip.
_SIGNATURES = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b\x08")
_SAMPLE = 4096
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32), *range(0x7F, 0xA0))))
# The same, for a search that takes a twentieth of the time of counting every character.
_CONTROL = pattern("[\0-\x08\x0e-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.05
_MOST_LOST = 0.1

_THREE_BYTE_LEAD, _NOT_ASCII = rb"[\xe0-\xef]", rb"[^\x00-\x7f]"

# What a character costs, in bits: about -log2 of its share in Chinese reports. Random bytes cost 8 a byte.
_ASCII_BITS, _FREQUENT_BITS, _USUAL_BITS, _RARE_BITS, _LOST_BITS = 6.5, 9.5, 14.0, 22.0, 28.0
_NOISE_BITS_PER_BYTE = 8.5
# Only the right encoding costs less than this a byte: then the others need not be tried, nor their codecs loaded.
_CERTAIN_BITS_PER_BYTE = 5.75
_LONG_ENOUGH = 100

# The second bytes of Big5; GB 2312 has only the last 94 of them.
_CELLS = [bytes((low,)) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]

# The characters of which reports are mostly made, simplified and, where it differs, traditional, and their marks.
_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她"
    "市县区镇村乡省局校教育师务服安保障项目投万元亿责任落推强化推改善创优建环境城农业企治监督查领导会议精神思想宣传群众"
    "報學校這國會個時來們為說對發經產實現與關開長動過種後進著電裡裏體機當點從業應還樣線內數質氣變條沒結問無系軍題黨員"
    "總設級圖統將組見計別縣區鎮鄉師務項萬億責勞強創優環農監導議傳眾團隊網際覽滿維擴據證"
    "，。、；：？！（）《》“”‘’—…「」『』·％　\ue5e5"
)


class NotTextError(ValueError):
    """The bytes are not text in any encoding that drafts come in."""


class Decoded(Struct, frozen=True):
    """A file's text. ``damage`` holds the offsets in ``text`` of each U+FFFD that stands for unreadable bytes."""

    text: str
    codec: str
    bom: bool
    damage: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, UTF-32, GB18030 or Big5.

    A byte order mark decides; then strict UTF-8; then the candidate in which the bytes are likeliest as Chinese. Bytes
    that the chosen encoding cannot read become U+FFFD.

    Raises:
        NotTextError: the file is binary.
    """
    if data.startswith(_SIGNATURES):
        raise NotTextError
    for mark, codec in _MARKS:
        if data.startswith(mark):
            # The three bytes of UTF-8's mark never come up by chance; the two of UTF-16's may.
            if codec != "utf-8":
                _require_text(_characters(data[len(mark) : len(mark) + _SAMPLE], codec))
            return _decoded(data[len(mark) :], codec, bom=True)
    if decoded := _certain_utf8(data):
        return decoded
    sample = _sample(data)
    codec, bits = "", math.inf
    for candidate in _CANDIDATES:
        cost = _bits(_characters(sample, candidate))
        if cost < bits:
            codec, bits = candidate, cost
        if cost < _CERTAIN_BITS_PER_BYTE * len(sample) and len(sample) >= _LONG_ENOUGH:
            break
    if bits > _NOISE_BITS_PER_BYTE * len(sample):
        raise NotTextError
    _require_text(_characters(sample, codec))
    return _decoded(data, codec, bom=False)


def _certain_utf8(data: bytes) -> Decoded | None:
    """Return the text if it is UTF-8 beyond doubt.

    The bytes of a short GBK file may also be Cyrillic letters in UTF-8, those of UTF-16 ASCII with control characters.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    head = text[:_SAMPLE]
    if data.isascii():
        certain = _CONTROLS.isdisjoint(head)
    else:
        certain = re.search(_THREE_BYTE_LEAD, data) is not None and not _are_many(
            len(_CONTROL.findall(head)), len(head)
        )
    return Decoded(text, "utf-8", bom=False) if certain else None


def _sample(data: bytes) -> bytes:
    """Return a stretch that begins where ASCII ends: a long table of figures would say nothing of the encoding."""
    if len(data) <= _SAMPLE:
        return data
    first = re.search(_NOT_ASCII, data)
    start = first.start() if first else 0
    # UTF-16 counts bytes in pairs.
    return data[start & ~1 :][:_SAMPLE] if b"\0" in data[:_SAMPLE] else data[start : start + _SAMPLE]


def _characters(sample: bytes, codec: str) -> Counter[str]:
    """Return how often each character stands in the sample when it is read in an encoding."""
    # The sample may end inside a character: an incremental decoder keeps such a rest back.
    return Counter(codecs.getincrementaldecoder(codec)("replace").decode(sample))


def _bits(characters: Counter[str]) -> float:
    costs = _costs()
    return sum(count * (costs.get(character) or _cost(character)) for character, count in characters.items())


def _require_text(characters: Counter[str]) -> None:
    """Raise NotTextError where more characters are controls, or lost, than in a text with some damage."""
    lost = sum(count for character, count in characters.items() if _cost(character) == _LOST_BITS)
    controls = sum(count for character, count in characters.items() if character in _CONTROLS)
    if _are_many(controls, characters.total()) or lost > max(3, _MOST_LOST * characters.total()):
        raise NotTextError


def _are_many(controls: int, characters: int) -> bool:
    """Tell whether so many controls among so many characters are more than damage."""
    return controls > max(3, _MOST_CONTROLS * characters)


@cache
def _costs() -> dict[str, float]:
    """Return the costs of the characters usual in Chinese: level 1 of GB 2312 and of Big5, with their symbols."""
    usual = "".join(
        (row + row.join(cells)).decode(codec, "ignore")
        for codec, last, cells in (("gb2312", 0xD7, _CELLS[-94:]), ("big5", 0xC6, _CELLS))
        for row in (bytes((high,)) for high in range(0xA1, last + 1))
    )
    fullwidth = map(chr, range(0xFF01, 0xFF5F))
    costs = dict.fromkeys((*usual, *fullwidth), _USUAL_BITS)
    costs |= dict.fromkeys(map(chr, (*range(0x20, 0x7F), 9, 10, 13)), _ASCII_BITS)
    return costs | dict.fromkeys(_FREQUENT, _FREQUENT_BITS)


def _cost(character: str) -> float:
    if character == "\ue5e5":
        return _FREQUENT_BITS
    if character in _CONTROLS or character == "\ufffd":
        return _LOST_BITS
    if "\ue000" <= character <= "\uf8ff" or character >= "\U00030000" or "\ufdd0" <= character <= "\ufdef":
        return _LOST_BITS
    return _RARE_BITS


def _decoded(data: bytes, codec: str, bom: bool) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec, bom)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    before = -1
    damage = []
    while (before := text.find("\ufffd", before + 1)) >= 0:
        damage.append(before)
    return Decoded(text, codec, bom, tuple(damage))
