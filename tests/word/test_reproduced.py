"""What was lost on public files, each made by a script that lies beside a working copy; and all formats of numbers."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from edulint_word.formats import written
from edulint_word.reader import WordReader
from edulint_word.symbols import OBJECT

SCRIPTS = Path(__file__).resolve().parents[3] / "shared" / "cases" / "word"
NAMES = sorted(path.stem for path in SCRIPTS.glob("*.py") if path.stem not in ("_make", "formats_all"))
# As Word 16.112 writes them (docling-project/docling#4336): the values are 1, 10, 11 and 101.
WORD = {
    "chineseCounting": "一 十 十一 一○一",
    "chineseCountingThousand": "一 十 十一 一百〇一",
    "chineseLegalSimplified": "壹 壹拾 壹拾壹 壹佰零壹",
    "japaneseCounting": "一 十 十一 百一",
    "ideographDigital": "一 一〇 一一 一〇一",
    "decimalFullWidth": "１ １０ １１ １０１",
    "ideographTraditional": "甲 癸 11 101",
    "ideographZodiac": "子 酉 戌 101",
    "decimalEnclosedCircle": "① ⑩ ⑪ 101",
}


def loaded(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return a script as a module, without running what it does as a program."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec = importlib.util.spec_from_file_location(f"reproduced_{name}", SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(data: bytes) -> list[str]:
    """Return the blocks of a file with their numbers, without blanks."""
    source = WordReader().read(data)
    blocks = [block.label + source.text[block.span.start : block.span.end] for block in source.blocks]
    return [re.sub(r"\s", "", block) for block in blocks]


# One script has a backslash that Python warns of.
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")
@pytest.mark.skipif(not NAMES, reason="the scripts are not beside this working copy")
@pytest.mark.parametrize("name", NAMES)
def test_what_was_lost_is_read(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = loaded(name, monkeypatch)
    path = tmp_path / "case.docx"
    script.make(str(path), script.BODY, **script.PARTS)
    # An object in a line is U+FFFC; the script that makes one has a question mark there.
    right = [re.sub(r"\s", "", one) for one in script.RIGHT]
    assert [
        one.replace(OBJECT, "?") if name == "subdoc_ole_object" else one for one in shown(path.read_bytes())
    ] == right


@pytest.mark.skipif(not NAMES, reason="the scripts are not beside this working copy")
def test_all_formats_of_numbers_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "formats.docx"
    monkeypatch.setattr(sys, "argv", ["formats_all.py", str(path)])
    loaded("formats_all", monkeypatch)
    found: dict[str, dict[int, str]] = {}
    for block in shown(path.read_bytes()):
        label, name, value = re.fullmatch(r"(.*?)([A-Za-z]\w*)@(\d+)", block).groups()  # type: ignore[union-attr]
        if name[:1].isupper() or not name[:1].isalpha():
            continue
        found.setdefault(name, {})[int(value)] = label
    for name, numbers in WORD.items():
        assert [found[name][value] for value in (1, 10, 11, 101)] == numbers.split()
    assert len(found) >= 35


@pytest.mark.parametrize("name", WORD)
def test_formats_are_those_of_word(name: str) -> None:
    assert [written(value, name) for value in (1, 10, 11, 101)] == WORD[name].split()
