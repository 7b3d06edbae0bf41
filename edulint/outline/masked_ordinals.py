"""The style of masked numbers, which only their neighbours tell: （x） between （一） and （三） is （二）."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from edulint.text.ordinals import Ordinal, OrdinalStyle

# A mask is first read as an Arabic number; these are the styles with the same marks and Han numerals.
_HAN_STYLES = {
    OrdinalStyle.DIGIT_PAREN: OrdinalStyle.HAN_PAREN,
    OrdinalStyle.DIGIT_HALF_PAREN: OrdinalStyle.HAN_HALF_PAREN,
    OrdinalStyle.DIGIT_COMMA: OrdinalStyle.HAN_COMMA,
    OrdinalStyle.DIGIT_DOT: OrdinalStyle.HAN_DOT,
}
_ARABIC_STYLES = {han: arabic for arabic, han in _HAN_STYLES.items()}


def settle_masks(ordinals: list[Ordinal | None]) -> None:
    """Give masked ordinals a style of Han numerals where all their neighbours with the same marks have it.

    ``ordinals`` are those of a draft's blocks, in reading order; the neighbours are the nearest one before and the
    nearest one behind that is not masked itself.
    """
    before = _nearest(ordinals)
    behind = reversed(_nearest(reversed(ordinals)))
    for at, styles in enumerate(zip(before, behind, strict=True)):
        ordinal = ordinals[at]
        if ordinal and ordinal.value is None and set(styles) - {None} == {_HAN_STYLES.get(ordinal.style)}:
            ordinals[at] = replace(ordinal, style=_HAN_STYLES[ordinal.style])


def _nearest(ordinals: Iterable[Ordinal | None]) -> list[OrdinalStyle | None]:
    """Return for each ordinal the style of the last one before it that has the same marks and a number."""
    latest: dict[OrdinalStyle, OrdinalStyle] = {}
    found: list[OrdinalStyle | None] = []
    for ordinal in ordinals:
        marks = _ARABIC_STYLES.get(ordinal.style, ordinal.style) if ordinal else None
        found.append(latest.get(marks) if marks else None)
        if ordinal and marks and ordinal.value is not None:
            latest[marks] = ordinal.style
    return found
