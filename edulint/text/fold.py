"""Width folding that keeps every offset."""

from __future__ import annotations

# U+E5E5 is what GB18030 makes of the bytes A3 A0, with which Chinese web pages indent.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ue5e5\t"

_FOLDED = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _SPACES), " "),
}


def fold(text: str) -> str:
    """Return ``text`` with full-width ASCII as ASCII and every space as U+0020, one character for one.

    Line ends and all other characters stay.
    """
    return text if text.isascii() and "\t" not in text else text.translate(_FOLDED)
