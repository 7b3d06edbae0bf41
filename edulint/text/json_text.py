"""JSON that every program can read, whatever stands in it."""

from __future__ import annotations

from typing import Any

import msgspec


def json_text(value: object, indent: int = 0) -> str:
    r"""Return a value as JSON, on one line or with so many blanks for each level.

    A file name that isn't UTF-8 has lone surrogates in Python, which no encoding of Unicode can write: each byte of it
    becomes the six characters ``\udcXX``.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_escaped(msgspec.to_builtins(value)))
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_escaped(key): _escaped(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(one) for one in value]
    return value
