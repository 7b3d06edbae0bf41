"""Words for people, in Chinese and English side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

_BLOTTED = "\0+"
# Behind an English noun: one place, two places.
_PLURAL = "(s)"
_FIELD = re.compile(r"\{([a-z]+)")
# Chinese or English.
Language = Literal["zh", "en"]


class Wording(Struct, frozen=True):
    """One text in both languages; fields in braces are filled by :meth:`filled`.

    An English noun that ends in ``(s)`` is as many as the field before it says: ``{count} place(s)``.
    """

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in one language."""
        return self.zh if language == "zh" else self.en

    def fields(self) -> frozenset[str]:
        """Return the names of the fields, in whichever language they stand.

        Raises:
            ValueError: a brace begins or ends no field.
        """
        from string import Formatter

        parts = [part for text in (self.zh, self.en) for part in Formatter().parse(text)]
        # A field may say {count:,} or {place.line}: its name ends before that.
        return frozenset(re.split(r"[.\[]", name)[0] for _, name, _, _ in parts if name is not None)

    def filled(self, **values: object) -> Wording:
        """Return the wording with its fields filled; a value may itself be a :class:`Wording`.

        Raises:
            KeyError: a field has no value.
        """
        return Wording(
            zh=self.zh.format(**{name: _spoken(value, "zh") for name, value in values.items()}),
            en=_as_many(self.en, values).format(**{name: _spoken(value, "en") for name, value in values.items()}),
        )


def listed(words: Iterable[str]) -> Wording:
    """Return words in a row, with the mark between them that a language has."""
    words = list(words)
    return Wording(zh="、".join(words), en=", ".join(words))


class SpokenError(Exception):
    """Something that edulint can't do; the wording tells a person what and why.

    ``shown`` are lines to show below it, such as the line of a file and a mark under the place.
    """

    shown: tuple[str, ...] = ()

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self.wording = wording

    def __str__(self) -> str:
        return self.wording.en


def _as_many(text: str, values: Mapping[str, object]) -> str:
    """Return an English text whose nouns are singular or plural, as the numbers before them ask."""
    if _PLURAL not in text:
        return text
    first, *others = text.split(_PLURAL)
    made = first
    for part in others:
        numbers = _FIELD.findall(made)
        made += ("" if numbers and str(values.get(numbers[-1])) == "1" else "s") + part
    return made


def _spoken(value: object, language: Language) -> object:
    if isinstance(value, Wording):
        return value.in_language(language)
    # What is no prose (addresses, tags) is blotted out with U+0000 where checks read: people are shown an ellipsis.
    return re.sub(_BLOTTED, "…", value) if isinstance(value, str) and "\0" in value else value
