"""LibreOffice opens what is written, shows the comments at the same words, and reads the same text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from edulint.api import Remark, Span
from edulint_word.reader import WordReader
from edulint_word.writer import WordWriter
from tests.word.annotated import words_of_comments
from tests.word.corpus import made
from tests.word.office import NOTE, commented_words, exported, has_formulas, version

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

_BODY = "全县教育系统完成各项任务，新建校舍三处，招聘教师四十八名。"
# Where a comment stands at other words than those asked for, in Word and in LibreOffice alike.
HELD = {
    # A field is worked out anew, with which marks inside it are lost. In smart tags LibreOffice loses where a comment
    # ends.
    "field": {"第0条": "见第12"},
    "simple field": {"第0条": "属教育局"},
    "smart tag": {"第0条": "于2023年3月", "第2条": "2023年3月完"},
    # A formula is not parted.
    "formula": {"第2条": "3/4。"},
    # A note's reference is a sign of the line. A comment on the words of the note stands at it alone.
    "notes": {"第0条": f"全县{NOTE}完", "第2条": NOTE, "第4条": NOTE, "全部": f"全县{NOTE}完成任务"},
    "note between texts of a run": {"第0条": f"全县{NOTE}完", "第2条": NOTE, "全部": f"全县{NOTE}完成任务"},
    # Word has no comments in text boxes and headers: they stand at the paragraph that holds the box, at the first one.
    "text box once": {"第2条": "框前框后"},
    "text box twice": {"第2条": "框前框后"},
    "word art": {"第2条": "正文"},
    "headers": {"第10条": _BODY, "第12条": _BODY},
    # Another person's comment stays where it was.
    "comments of others": {"请核对": "教育系统"},
}
# What LibreOffice itself loses, whoever made the comment, by the first version that is known not to; ``None`` is none.
# Each is a fault of how it reads Word files (its writerfilter), seen in 7.4.7 and 25.2.3.
LOST: list[tuple[tuple[int, int] | None, str, dict[str, str | None]]] = [
    # It has no field for EQ, and shows nothing where the file keeps no result.
    (None, "drawn field", {"第0条": "第条", "全部": "第条，加强领导。"}),
    # It makes an input field of a block's content control, which ends at the first comment and loses its words.
    ((25, 2), "block control", {"第0条": None, "全部": _BODY[3:], "": ""}),
    ((25, 2), "paragraphs in a control", {"第2条": None, "全部": f"前{_BODY[6:]}{_BODY[:-1]}", "": ""}),
]
# Without its part for formulas it leaves them out.
FORMULAS: dict[str, dict[str, str | None]] = {
    "formula": {"第2条": "。", "全部": "合格率为。"},
    "formula paragraph": {"第0条": "", "全部": "上式为合格率。"},
}
NAMES = sorted(made())
Shown = tuple[dict[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """Each file's comments as they are wished and as LibreOffice shows them."""
    wished: dict[str, dict[str, str]] = {}
    files: dict[str, bytes] = {}
    for name in NAMES:
        data = made()[name]
        text = WordReader().read(data).text
        remarks = []
        for number, match in enumerate(re.finditer(r"[^\n\t ]{1,3}", text[:60])):
            if number % 2 == 0:
                remarks.append(Remark(Span.of(match), f"第{number}条"))
        wished[name] = {one.text: "".join(text[one.span.start : one.span.end].split()) for one in remarks}
        # One that goes through paragraphs, cells and whatever else the file holds.
        everything = Remark(Span(0, len(text[:60].rstrip())), "全部")
        files[name] = WordWriter().annotate(data, [*remarks, everything], []).data
        wished[name]["全部"] = "".join(words_of_comments(files[name])["全部"].split())
        wished[name] |= HELD.get(name, {})
    folder = tmp_path_factory.mktemp("office")
    return {name: (wished[name], commented_words(path)) for name, path in exported(folder, "fodt", files).items()}


@pytest.mark.parametrize("name", NAMES)
def test_comments_stand_at_the_same_words(name: str, shown: dict[str, Shown]) -> None:
    wished, found = shown[name]
    assert found == {said: words for said, words in (wished | lost(name)).items() if words is not None}


def lost(name: str) -> dict[str, str | None]:
    """Return what this version of LibreOffice shows instead of some words of a file."""
    found: dict[str, str | None] = {} if has_formulas() else dict(FORMULAS.get(name, {}))
    for mended, kind, words in LOST:
        if kind == name and (mended is None or version() < mended):
            found |= words
    return found


def test_the_text_is_the_same(tmp_path: Path) -> None:
    names = (
        "one paragraph",
        "several runs",
        "insertion",
        "table",
        "symbols",
        "raised",
        "numbers",
        "strict",
    )
    files = {name: made()[name] for name in names}
    for name, path in exported(tmp_path, "txt:Text (encoded):UTF8", files).items():
        source = WordReader().read(files[name])
        labels = {block.span.start: block.label for block in source.blocks}
        own = "".join(labels.get(at, "") + character for at, character in enumerate(source.text + " "))
        office = path.read_text(encoding="utf-8-sig")
        office = re.sub("[\uf000-\uf0ff•]", "", office)
        assert re.sub(r"[\s→²]", "", own) == re.sub(r"[\s→]", "", office).replace("5m2", "5m"), name
