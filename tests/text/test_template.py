from __future__ import annotations

import pytest

from edulint.text.template import filled


def test_fields_are_filled_and_what_they_hold_is_left_alone() -> None:
    assert filled("<b>{{one}}</b>{{two}}", {"one": "{{two}}", "two": "2"}) == "<b>{{two}}</b>2"


def test_a_field_without_a_value_is_told() -> None:
    with pytest.raises(KeyError):
        filled("{{one}}", {})
