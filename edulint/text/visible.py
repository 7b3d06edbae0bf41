"""What a draft, a file name or a setting says, made harmless for the place where it is shown."""

from __future__ import annotations

import re

# Controls move a terminal's cursor or begin a command of a log; bidirectional marks show words in another order than
# they stand in. Line ends and tabs are left to whoever shows the text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return ``text`` with every character that is not to be seen as U+FFFD, one character for one.

    The indent of Chinese web pages (U+E5E5) becomes the ideographic space that it stands for.
    """
    return _UNSEEN.sub("\ufffd", text.replace("\ue5e5", "\u3000"))
