"""JSON that every program can read, whatever stands in it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from edulint.text.visible import COMMAND_BRACKET, UNSEEN


def json_text(value: object, indent: int = 0) -> str:
    r"""Return a value as JSON, on one line or with so many blanks for each level.

    A file name that isn't UTF-8 has lone surrogates in Python, which no encoding of Unicode can write: each byte of it
    becomes the six characters ``\udcXX``. What would steer a terminal or a build log is escaped, too, as JSON knows it:
    programs read the same.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_escaped(msgspec.to_builtins(value)))
    text = (msgspec.json.format(data, indent=indent) if indent else data).decode()
    # Line ends between the values, and nothing else of it, may stand as they are.
    return COMMAND_BRACKET.sub(_reference, UNSEEN.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_escaped(key): _escaped(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(one) for one in value]
    return value
