"""Width folding that keeps every offset."""

from __future__ import annotations

from functools import lru_cache

from edulint.text.lines import with_line_feeds
from edulint.text.patterns import pattern

# U+E5E5 is what GB18030 makes of the bytes A3 A0, with which Chinese web pages indent. U+FEFF and U+200B come along
# when files are joined and pages copied; unseen before a heading, they would hide it.
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u3000\ufeff\ue5e5\t"
)

_FOLDED = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(_SPACES, " "),
}
# A PDF file's text may have the signs of radicals where it shows characters: ⼀ for 一, ⻓ for 长. What Unicode itself
# says of them is asked for only where one stands; for these it says nothing.
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻁",
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙虎",
        strict=True,
    )
)
_WIDE = pattern(f"[\u2e80-\u2fd5\uff01-\uff5e{_SPACES}]")
_LONG = 1000


def fold(text: str) -> str:
    """Return ``text`` with full-width ASCII as ASCII, every space as U+0020, the signs of radicals as characters.

    One character stands for one.

    A line end that is a carriage return alone becomes a line feed; all other characters stay.
    """
    text = with_line_feeds(text)
    if text.isascii():
        return text.replace("\t", " ")
    return _draft_folded(text) if len(text) > _LONG else _folded(text)


def _folded(text: str) -> str:
    # A draft holds few of these characters, each many times: this is six times as fast as str.translate.
    for wide in set(_WIDE.findall(text)):
        text = text.replace(wide, _FOLDED.get(wide) or _character_of(wide))
    return text


def _character_of(radical: str) -> str:
    # Hardly any draft needs it.
    from unicodedata import normalize

    return _RADICALS.get(radical) or normalize("NFKC", radical)


# The reader, the outline and the checks fold the same draft in turn.
_draft_folded = lru_cache(maxsize=1)(_folded)
