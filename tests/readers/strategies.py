"""Texts to read: what editors, parsers and Python disagree on."""

from __future__ import annotations

from hypothesis import strategies as st

SPACES_AND_ENDS = [
    "\r",
    "\n",
    "\r\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x85",
    "\u2028",
    "\u2029",
    "\t",
    " ",
    "\u3000",
    "\ue5e5",
    "\u00a0",
    "\ufeff",
    "\u200b",
]
WORDS = ["一、", "（二）", "3.", "教育", "xx", "。", "\U00020000", "é", "\0", "1）", "："]
MARKS = [
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|",
    "---",
    "===",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<p>",
    "**",
    "\\|",
    "\\",
    "[^1]: ",
    "    ",
    "key: ",
]


def texts_of(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=40).map("".join)


plain_texts = st.one_of(st.text(), texts_of(SPACES_AND_ENDS + WORDS))
markdown_texts = st.one_of(st.text(), texts_of(["\n", "\n", "\n\n", *SPACES_AND_ENDS, *WORDS, *MARKS]))
