"""What ``fuzz.py`` feeds to edulint: mutated drafts, Word files, configurations and file names, made of a seed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    # The Word files of the tests are what mutation begins with.
    sys.path.append(str(ROOT))

ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "big5")
PIECES = (
    *"*_×xX○□…—“”‘’《》（）()[]【】，。；：、！？.,;:?!%％-+/\u3000\u00a0\u200b\ufeff\ue5e5\x00\x1b\u2028\U0001f600",
    *("一、", "（三）", "2.", "①", "第二章", "一是", "首先，", "20xx年", "某某县", "其中", "合计", "共", "增长", "比上年"),
    *("98.6%", "3600万元", "12,400", "三十六所", "百分之九十", "&nbsp;", "<br>", "http://a.b/", "a@b.c", "锟斤拷"),
    *("# ", "| a | b |\n", "|---|---|\n", "```\n", "- ", "> ", "[a](b)", "<!-- ", " -->", "<div>", "\t", "[^1]: "),
    "---\n",
    *("\n", "\r\n", "\r", "\n\n", "。。", "，，", "……", "（此处略）", "待补充", "相关文章", "责任编辑：某", "附件：1. 表"),
    *("\ud800", "\U0010ffff", "á", "ﬀ", "Ａ", "٣", "㎡", "千", "亿", "零", "〇", "½"),
)  # fmt: skip
# Pieces of file names that a terminal, a log, a shell or a report might take for something else.
NAMES = (
    *("a", "总结", " ", ".", "..", "-", "--fix", "\x1b]0;x\x07", "\u202e", "\n", "\r", "::error ::x"),
    *("##[error]x", "%0A"),
    *("&amp;", "<b>", "'", '"', "`id`", "$(id)", "\\", "\udcb9\udca4", "\udc80", "[red]", ":warning:"),
    *("\u0301", "|", "~"),
)  # fmt: skip
# What a number, a name or a list in a configuration or in a Word file may be replaced by.
ODD = (
    "",
    "x",
    "-1",
    "0",
    "1",
    "99999999999999999999",
    "1e308",
    "nan",
    "true",
    "%1",
    "../x",
    "{}",
    "甲",
    "\u202e",
    "a" * 300,
)
LENGTHS = {"short": (0, 1, 5, 10, 20, 40), "middle": (60, 120, 250, 400), "long": (1500, 3000, 6000)}


class Case(NamedTuple):
    """One input: ``kind`` says how it is judged, ``name`` is the file's name, ``data`` what it holds."""

    kind: str
    name: str
    data: bytes

    def written(self) -> str:
        """Return the case as it is kept."""
        data = base64.b64encode(self.data).decode()
        return json.dumps({"kind": self.kind, "name": self.name, "data": data}, indent=1) + "\n"

    @property
    def title(self) -> str:
        """The case's name among those kept."""
        return f"{self.kind}-{hashlib.sha256(self.written().encode()).hexdigest()[:10]}"


def kept_case(file: Path) -> Case:
    """Return a case that was kept in a file."""
    value = json.loads(file.read_text(encoding="utf-8"))
    return Case(value["kind"], value["name"], base64.b64decode(value["data"]))


@cache
def drafts() -> tuple[str, ...]:
    """Return the texts that mutation begins with."""
    files = [file for suffix in ("txt", "md") for file in sorted((ROOT / "fixtures").rglob(f"*.{suffix}"))]
    return tuple(file.read_bytes().decode() for file in files)


def text_of(chance: Random, size: str) -> str:
    """Return a text that is made of a stretch of a draft, or of nothing, by a few steps."""
    whole = chance.choice(drafts())
    start = chance.randrange(len(whole))
    text = whole[start : start + chance.choice(LENGTHS[size])]
    for _ in range(chance.randrange(1, 9)):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice((0, 1, 2, 5, 40)))
        piece = chance.choice(PIECES)
        if chance.random() < 0.25:
            # Words that stand in the draft already, a second time.
            piece = text[at : at + chance.choice((1, 5, 30))]
        text = text[:at] + piece * chance.choice((1, 1, 1, 2, 30)) + text[chance.choice((at, end)) :]
    return text


def file_of_text(chance: Random, size: str) -> Case:
    """Return a text or Markdown file in any encoding, sometimes with bytes that are wrong."""
    codec = chance.choice(ENCODINGS)
    data = text_of(chance, size).encode(codec, "surrogatepass" if codec == "utf-8" else "replace")
    return Case("text", chance.choice(("a.txt", "a.md")), _spoilt(chance, data) if chance.random() < 0.2 else data)


def _spoilt(chance: Random, data: bytes) -> bytes:
    """Return a file's bytes with a few of them changed, or without its end."""
    content = bytearray(data)
    for _ in range(chance.randrange(1, 6) if content else 0):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content[: chance.randint(0, len(content))] if chance.random() < 0.25 else content)


@cache
def word_files() -> tuple[dict[str, bytes], ...]:
    """Return the parts of the Word files that mutation begins with."""
    from tests.word.corpus import made
    from tests.word.docx import file, paragraph

    whole = [file("".join(map(paragraph, text.splitlines()))) for text in drafts()[:3]]
    return tuple(parts_of(data) for data in [*made().values(), *whole])


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a Word file of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def file_of_word(chance: Random) -> Case:
    """Return a Word file with elements moved, doubled, taken out or renamed, other words or broken bytes."""
    parts = dict(chance.choice(word_files()))
    for _ in range(chance.randrange(1, 5)):
        name = chance.choice([*parts, "word/document.xml"])
        if name in parts:
            parts[name] = _mutated(chance, parts[name])
    if chance.random() < 0.1:
        parts.pop(chance.choice(sorted(parts)))
    data = packed(parts)
    return Case("word", "a.docx", _spoilt(chance, data) if chance.random() < 0.1 else data)


def _mutated(chance: Random, content: bytes) -> bytes:
    """Return one part of a Word file after one step."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    one, other = chance.choice(elements), chance.choice(elements)
    step = chance.choice(("words", "words", "value", "rename", "remove", "double", "move"))
    if step == "words":
        chosen = chance.choice([element for element in elements if element.text and element.text.strip()] or [one])
        words = text_of(chance, "short")
        chosen.text = "".join(sign for sign in words if sign.isprintable() or sign in "\u3000\u00a0\t\n")
    elif step == "value" and one.attrib:
        one.attrib[chance.choice(sorted(one.attrib))] = chance.choice(ODD)
    elif step == "rename":
        one.tag = other.tag
    elif one is not root and other is not root and one not in list(other.iterancestors()):
        _moved(chance, step, one, other)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _moved(chance: Random, step: str, one: etree._Element, other: etree._Element) -> None:
    if step == "double":
        # Copied before the first is put in: an element that takes copies of itself would grow without end.
        other.extend([deepcopy(one) for _ in range(chance.choice((1, 1, 3, 20)))])
    elif one is not other:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
        if step == "move":
            other.append(one)


def _value(chance: Random, depth: int = 0) -> str:
    """Return a value as TOML writes it, most of them fit for nothing."""
    kind = chance.randrange(4 if depth else 7)
    if kind == 0:
        return str(chance.choice((chance.randrange(-9, 99), chance.randrange(-(2**70), 2**70))))
    if kind == 1:
        return chance.choice(("1.5", "nan", "inf", "true", "1979-05-27", "{}", "[]", "[{}]"))
    if kind <= 3:
        return json.dumps(chance.choice((*ODD, "zh", "error", "PH", "PH101", "*.txt", "[", "(", "!", "**", "/")))
    values = [_value(chance, 1) for _ in range(chance.randrange(4))]
    if kind <= 5:
        return f"[{', '.join(values)}]"
    keys = chance.sample(("files", "select", "PH", "x"), len(values))
    return "{" + ", ".join(f"{key} = {value}" for key, value in zip(keys, values, strict=True)) + "}"


def configuration(chance: Random, keys: Sequence[str], options: Sequence[tuple[str, str]]) -> Case:
    """Return a configuration of keys and checks' options with any values, sometimes with something broken."""
    lines = [f"{key} = {_value(chance)}" for key in chance.sample(keys, chance.randrange(3))]
    for check, option in chance.sample(options, chance.randrange(4)):
        lines += [f"[checks.{check}]", f"{option} = {_value(chance)}"]
    data = "\n".join(dict.fromkeys(lines)).encode()
    return Case("settings", "edulint.toml", _spoilt(chance, data) if chance.random() < 0.2 else data)


def named(chance: Random) -> Case:
    """Return a draft under a name that a terminal, a log or a report might take for something else."""
    name = "".join(chance.choices(NAMES, k=chance.randrange(1, 7))) + chance.choice((".txt", ".md", ".TXT"))
    return Case("name", name, text_of(chance, "short").encode("utf-8", "replace") + "招生xx人。。\n".encode())


def smaller(case: Case, falls: Callable[[Case], bool]) -> Case:
    """Return a case with as little in it as still falls: stretches are taken out as long as that goes."""
    if case.kind == "word":
        return case
    size = max(1, len(case.data) // 2)
    while True:
        at = 0
        while at < len(case.data):
            shorter = case._replace(data=case.data[:at] + case.data[at + size :])
            if falls(shorter):
                case = shorter
            else:
                at += size
        if size == 1:
            return case
        size //= 2
