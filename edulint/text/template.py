"""Pages made from a template whose fields are written ``{{name}}``, and the files that they are made of."""

from __future__ import annotations

from collections.abc import Mapping

from edulint.text.patterns import pattern

_FIELD = pattern(r"\{\{(\w+)\}\}")


def asset(package: str, name: str) -> str:
    """Return the text of a file that lies in a package."""
    from importlib.resources import files

    return (files(package) / name).read_text(encoding="utf-8")


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Return a template with its fields filled, in one pass: what a field holds is never looked into for further ones.

    Raises:
        KeyError: a field has no value.
    """
    return _FIELD.sub(lambda field: fields[field[1]], template)
