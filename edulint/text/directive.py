"""What an author says to edulint in a comment: ``edulint: ignore PH101 "20XX届" 活动名称``."""

from __future__ import annotations

import re
from typing import Literal, get_args

from msgspec import Struct

from edulint.text.patterns import pattern
from edulint.text.spans import Span

Verb = Literal["ignore", "ignore-start", "ignore-end", "ignore-file"]
VERBS: tuple[Verb, ...] = get_args(Verb)

# What a comment to edulint begins with, and the verb behind it, which may be missing.
_BEGINNING = pattern(r"\s*edulint[:：]\s*([^\s\"“「]*)", re.IGNORECASE)
# Selectors are parted by commas, so that whatever follows a blank belongs to the reason.
_SELECTORS = pattern(r"\s*([^\s,，、\"“”「」]+(?:[ \t]*[,，、][ \t]*[^\s,，、\"“”「」]+)*)")
_SELECTOR = pattern(r"[^\s,，、]+")
_WORDS = pattern(r"\s*(?:\"([^\"]*)\"|“([^“”]*)”|「([^「」]*)」)")


class Selector(Struct, frozen=True):
    """A word that names checks, and its place in the comment's text."""

    word: str
    span: Span


class Directive(Struct, frozen=True):
    """A comment read: what it asks for, of which checks, at which words, and why.

    ``verb`` is what the author wrote, which may be none of :data:`VERBS`; ``words`` is empty where any will do.
    """

    verb: str
    selectors: tuple[Selector, ...] = ()
    words: str = ""
    reason: str = ""


def is_directive(text: str) -> bool:
    """Tell whether a comment is meant for edulint."""
    return _BEGINNING.match(text) is not None


def directive_of(text: str) -> Directive | None:
    """Return what a comment says to edulint; None for any other comment."""
    beginning = _BEGINNING.match(text)
    if beginning is None:
        return None
    verb, at = beginning[1], beginning.end()
    if verb == "ignore-end":
        return Directive(verb)
    selectors: tuple[Selector, ...] = ()
    if listed := _SELECTORS.match(text, at):
        at = listed.end()
        selectors = tuple(Selector(one[0], Span.of(one)) for one in _SELECTOR.finditer(text, *listed.span(1)))
    words = ""
    if quoted := _WORDS.match(text, at):
        at = quoted.end()
        words = next(group for group in quoted.groups() if group is not None)
    return Directive(verb, selectors, words.strip(), text[at:].strip())
