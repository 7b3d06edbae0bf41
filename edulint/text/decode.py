"""From bytes to text: which encoding a file is in, told without being told."""

from __future__ import annotations

import codecs

from msgspec import Struct

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_SAMPLE = 16_384

# Characters of which running Chinese text, simplified or traditional, is made for more than a third, with its marks.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她"
    "校教育師學校工作國會個這時來們為說對發經產實現與關開長"
    "，。、；：？！（）《》“”‘’—…0123456789 \n\r\t"
)


class NotTextError(ValueError):
    """The bytes are not text in any encoding that drafts come in."""


class Decoded(Struct, frozen=True):
    """A file's text. ``damage`` holds the offsets in ``text`` of the U+FFFD that stand for bytes that could not be read."""

    text: str
    codec: str
    bom: bool
    damage: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, UTF-32, GB18030 or Big5.

    A byte order mark decides; then strict UTF-8; then the candidate whose text looks most like Chinese. Bytes that the
    chosen encoding cannot read become U+FFFD.

    Raises:
        NotTextError: the file is binary.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, bom=True)
    if b"\0" not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", bom=False)
        except UnicodeDecodeError:
            pass
    sample = data[:_SAMPLE]
    scores = {codec: _likeness(sample, codec) for codec in _CANDIDATES}
    codec = max(scores, key=lambda name: scores[name])
    if scores[codec] < 0.25:
        raise NotTextError
    return _decoded(data, codec, bom=False)


def _likeness(sample: bytes, codec: str) -> float:
    """Return the share of common characters, less the share of damaged, private and control ones."""
    # The sample may end inside a character: an incremental decoder keeps such a rest back.
    text = codecs.getincrementaldecoder(codec)("replace").decode(sample)
    if not text:
        return 0.0
    common = sum(character in _COMMON for character in text)
    wrong = sum(
        character == "\ufffd"
        or (character < " " and character not in "\t\n\r")
        or ("\ue000" <= character <= "\uf8ff" and character != "\ue5e5")
        for character in text
    )
    ascii_letters = sum(character.isascii() and character.isprintable() for character in text)
    return (common + 0.5 * ascii_letters - 4 * wrong) / len(text)


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
