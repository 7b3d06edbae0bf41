"""Text in plain files that is written in Markdown, as what chat programs answer is when it is pasted."""

from __future__ import annotations

from edulint.text.patterns import pattern

# ## 三、主要做法: a heading, with a blank behind its marks; #话题# has none.
_HEADING = pattern(r"(?:\A|[\r\n])(?P<marks>#{1,6})[ \t]+[^\s#][^\r\n]*(?<![#。；，])(?=[\r\n]|\Z)")
# A second construct: bold, a link or a picture, a list's dash before bold words, a quotation.
_OTHERS = ("**", "](", "\n- ", "\n> ", "\n```", "\n* ")
_LEAST = 2


def is_markdown(text: str) -> bool:
    """Tell whether plain text is Markdown: two headings, one below the first level, or other signs beside them."""
    if "# " not in text and "#\t" not in text:
        return False
    levels = [len(match["marks"]) for match in _HEADING.finditer(text)]
    return len(levels) >= _LEAST and (max(levels) > 1 or any(sign in text for sign in _OTHERS))
