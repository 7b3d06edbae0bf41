"""A file that is no TOML is told in words, at the place of the slip."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
import tomllib._parser as parser  # type: ignore[import-not-found, unused-ignore]
from collections.abc import Iterator

import pytest

from edulint.settings.places import syntax_error


def told(text: str) -> str:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    return syntax_error("edulint.toml", text, raised.value).wording.zh


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('ignore = ["PH101"，"PH102"]', "1:18", "各项之间要用英文逗号"),
        ('ignore = ["PH101"\nlang = "zh"', "2:1", "最后用“]”合上"),
        ("ignore = [“PH101”]", "1:11", "文字要加英文引号"),
        ('lang = "zh”\n', "1:12", "引号没有合上"),
        ("lang = 'zh\n", "1:11", "引号没有合上"),
        ("ignore = [\n", "1:11", "文件到此为止"),
        ('lang："zh"', "1:5", "缺少英文的“=”"),
        ("[设置]", "1:2", "别的要加引号"),
        ("[checks.a]\n[checks.a]", "2:10", "同一组设置写了两次"),
        ("checks = {a = 1, a = 2}", "1:23", "同一组设置写了两次"),
        ('lang = "\x01"', "1:9", "看不见的控制符"),
        ('words = "\\u12"', "1:12", "四位编号"),
    ],
)
def test_a_slip_is_told_in_words(text: str, place: str, words: str) -> None:
    message = told(text)
    assert message.startswith(f"edulint.toml:{place}：不是合格的 TOML：")
    assert words in message


def messages() -> Iterator[str]:
    """Yield what the parser of this Python may say; of a message with fields its beginning."""
    for node in ast.walk(ast.parse(inspect.getsource(parser))):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in ("suffixed_err", "TOMLDecodeError"):
            continue
        for argument in node.args:
            first = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value[:1].isupper():
                # What a literal string lacks is its quote; nothing else is expected so.
                yield f'{first.value}"\'"' if first.value == "Expected " else first.value


def test_all_that_the_parser_says_is_said_in_chinese() -> None:
    known = list(messages())
    assert len(known) >= 15
    for message in known:
        error = tomllib.TOMLDecodeError(f"{message} (at line 1, column 1)")
        chinese = syntax_error("edulint.toml", "a", error).wording.zh.partition("不是合格的 TOML：")[2]
        assert re.search(r"[A-Za-z]{4}", chinese) is None, message
