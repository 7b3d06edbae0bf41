"""JSON whatever stands in it."""

from __future__ import annotations

import json
import os

from edulint.outcome import Problem
from edulint.text.json_text import json_text
from edulint.wording import Wording


def test_json_is_on_one_line_or_indented() -> None:
    assert json_text({"a": ["年"]}) == '{"a":["年"]}'
    assert json_text({"a": 1}, indent=2) == '{\n  "a": 1\n}'


def test_a_name_that_is_not_utf_8_can_be_found_again() -> None:
    name = os.fsdecode("工人".encode("gbk") + b".txt")
    told = json.loads(json_text({name: [Problem(name, Wording(zh="读不了", en="unreadable"))]}))
    [(key, [problem])] = told.items()
    assert key == problem["path"] == r"\udcb9\udca4\udcc8\udccb.txt"
    assert key.encode("ascii").decode("unicode_escape").encode("utf-8", "surrogateescape").decode("gbk") == "工人.txt"


def test_what_would_steer_a_terminal_or_a_log_is_escaped_and_read_as_it_was() -> None:
    words = "##[error]##vso[task]\x1b[2J\u202e\x9b\\##[a\u2028"
    text = json_text({"a": words}, indent=2)
    assert json.loads(text) == {"a": words}
    assert not any(harmful in text for harmful in ("##[", "##vso[", "\x1b", "\u202e", "\x9b", "\u2028"))
