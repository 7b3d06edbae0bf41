"""Lists of words in the options of checks: an entry without words is refused, whichever check it is for."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pytest
from msgspec import inspect

from edulint.check import Check
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.settings.profile import Choice, Profile, SettingsError, profile_of
from edulint.testing import document_of
from edulint.wording import SpokenError

REGISTRY = Host(tuple(point for point in entry_points() if point.distribution == "edulint_zh")).registry
WORDLESS = ("", " ", "\u3000", "\t", "甲\n乙", "甲\r\n", "\u2028甲")
ODD = ("(", "[", "\\", "\0", "\u200b", "a" * 40, "。", "*")
PROBE = "一、工作回顾\n全县投入资金3600万元，，其中xx万元用于校舍，占120%。\n三、下一步\n　　“张三”局长、李四出席。\n"


def _lists() -> list[tuple[str, str, Any]]:
    """Return the check, the name and the type of the entries of each option that is a list."""
    found: list[tuple[str, str, Any]] = []
    for registered in REGISTRY:
        options = inspect.type_info(type(registered.check.options))
        assert isinstance(options, inspect.StructType)
        found += (
            (registered.check.name, field.encode_name, field.type.item_type)
            for field in options.fields
            if isinstance(field.type, inspect.VarTupleType)
        )
    return found


def _profile(check: str, option: str, entries: list[Any]) -> Profile:
    return profile_of([(Choice(checks={check: {option: entries}}), "edulint.toml")], REGISTRY)


OF_WORDS = [(check, option) for check, option, entry in _lists() if isinstance(entry, inspect.StrType)]
OF_TABLES = [(check, option, entry) for check, option, entry in _lists() if isinstance(entry, inspect.StructType)]


def test_each_list_is_one_of_words_or_of_tables() -> None:
    assert len(OF_WORDS) + len(OF_TABLES) == len(_lists())
    assert ("parts-and-whole", "part-words") in OF_WORDS
    assert "house-term" in {check for check, _, _ in OF_TABLES}


@pytest.mark.parametrize("entry", WORDLESS)
@pytest.mark.parametrize(("check", "option"), OF_WORDS)
def test_an_entry_without_words_is_refused(check: str, option: str, entry: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(f"checks.{check}.{option}")) as caught:
        _profile(check, option, ["甲", entry])
    assert "每一项" in caught.value.wording.zh
    assert _profile(check, option, ["甲", "a b"])


def _ask(check: str, profile: Profile) -> None:
    kind = REGISTRY[next(iter(REGISTRY.resolve(check)))].check
    assert issubclass(kind, Check)
    # What an entry lacks may be told in words.
    with suppress(SpokenError):
        list(kind(profile.options[kind.code]).check(document_of(PROBE)))


@pytest.mark.parametrize("entry", ODD)
@pytest.mark.parametrize(("check", "option"), OF_WORDS)
def test_any_words_work(check: str, option: str, entry: str) -> None:
    _ask(check, _profile(check, option, [entry]))


@pytest.mark.parametrize("entry", [*WORDLESS, *ODD])
@pytest.mark.parametrize(("check", "option", "table"), OF_TABLES)
def test_a_table_of_any_words_is_refused_or_works(
    check: str, option: str, table: inspect.StructType, entry: str
) -> None:
    for chosen in (field.encode_name for field in table.fields):
        value = {field.encode_name: "副局长" for field in table.fields if field.required} | {chosen: entry}
        with suppress(SettingsError):
            _ask(check, _profile(check, option, [value]))
