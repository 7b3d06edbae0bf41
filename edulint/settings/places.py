"""Where in a configuration file a wrong setting stands, so that it can be shown with its line."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.settings.profile import SettingsError
from edulint.text.patterns import pattern
from edulint.wording import Wording

_LONGEST = 10_000_000
_HEADER = pattern(r"\s*\[\[?\s*(?P<path>[^\s\[\]#][^\[\]#]*)\]")
_KEY = pattern(r"\s*(?P<path>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = pattern(r"[\w-]+|\"[^\"]*\"|'[^']*'")
_INDEX = pattern(r"\[\d+\]|\[\.\.\.\]")
_POSITION = pattern(r"^(?P<what>.*) \((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$")
# How far behind its key a value is looked for.
_LINES_OF_A_VALUE = 200
_SHOWN = 160

_SYNTAX = {
    "Invalid value": Wording(zh="值的写法不对（文字要加英文引号）", en="not a value (texts take straight quotes)"),
    "Unterminated string": Wording(zh="引号没有合上（要用英文引号）", en="a quote is not closed (by a straight one)"),
    "Illegal character '\\n'": Wording(
        zh="引号没有合上（要用英文引号）", en="a quote is not closed (by a straight one)"
    ),
    "Invalid statement": Wording(zh="这里应是“设置 = 值”", en="here should stand SETTING = VALUE"),
    "Expected '=' after a key in a key/value pair": Wording(
        zh="设置名后面缺少英文的“=”", en="“=” is missing behind the setting"
    ),
    "Cannot overwrite a value": Wording(zh="同一项设置写了两次", en="a setting is given twice"),
    "Unclosed array": Wording(
        zh="列表的各项之间要用英文逗号“,”，最后用“]”合上",
        en="in a list, commas stand between the values and “]” at the end",
    ),
    "Unclosed inline table": Wording(zh="“{”没有合上", en="“{” is not closed"),
    "Expected ']' at the end of a table declaration": Wording(zh="“[”没有合上", en="“[” is not closed"),
    "Expected ']]' at the end of an array declaration": Wording(zh="“[[”没有合上", en="“[[” is not closed"),
    "Unescaped '\\' in a string": Wording(
        zh="双引号里的“\\”要写成“\\\\”，或改用单引号",
        en="in double quotes “\\” is written “\\\\”; or use single quotes",
    ),
    "Expected newline or end of document after a statement": Wording(
        zh="一行只能写一项设置，值的后面多了字", en="a line holds one setting; something follows its value"
    ),
}
_TWICE = Wording(zh="同一组设置写了两次", en="a group of settings is given twice")
_CONTROL = Wording(zh="这里有看不见的控制符，请删去", en="a control character stands here; delete it")
_NUMBER = Wording(
    zh="“\\u”后面应是字符的四位编号（0-9、a-f）", en="behind “\\u” stands the number of a character, in four digits"
)
# What the parser goes on to say differs.
_SYNTAX_BY_BEGINNING = {
    "Invalid initial character": Wording(
        zh="设置名只用英文字母、数字、“-”和“_”，别的要加引号", en="a setting's name in other letters takes quotes"
    ),
    "Expected \"'": _SYNTAX["Unterminated string"],
    "Illegal character": _CONTROL,
    "Found invalid character": _CONTROL,
    "Invalid date": Wording(zh="没有这个日期或时间", en="there is no such date or time"),
    "Invalid hex value": _NUMBER,
    "Escaped character": _NUMBER,
    "Cannot declare": _TWICE,
    "Cannot mutate": _TWICE,
    "Cannot redefine": _TWICE,
    "Duplicate": _TWICE,
}
_UNFINISHED = Wording(zh="文件到此为止，还缺值、引号或“]”", en="the file ends here, before a value, a quote or “]”")
_NO_TOML = Wording(zh="{file}：不是合格的 TOML：{what}", en="{file}: not valid TOML: {what}")
_TOO_DEEP = Wording(zh="括号套得太深", en="brackets lie too deep in one another")
_AT = Wording(zh="{file}：{what}", en="{file}: {what}")
_NOT_UTF8 = Wording(
    zh="文件不是 UTF-8 编码：请在记事本里另存为 UTF-8", en="the file is not in UTF-8: save it as UTF-8 in your editor"
)


def syntax_error(file: str, text: str, error: Exception) -> SettingsError:
    """Return the error for a file that is no TOML, with its place; ``error`` is the parser's."""
    match = _POSITION.match(str(error))
    told = match["what"] if match else str(error)
    if isinstance(error, RecursionError):
        what = _TOO_DEEP
    elif match and match["line"] is None and told == "Invalid value":
        what = _UNFINISHED
    else:
        beginnings = (words for beginning, words in _SYNTAX_BY_BEGINNING.items() if told.startswith(beginning))
        what = _SYNTAX.get(told) or next(beginnings, Wording(zh=told, en=told))
    if match is None:
        return SettingsError(_NO_TOML.filled(file=file, what=what), file)
    lines = text.splitlines() or [""]
    line = min(int(match["line"] or len(lines)), len(lines))
    column = int(match["column"] or len(lines[line - 1]) + 1)
    return _shown(SettingsError(_NO_TOML.filled(file=file, what=what), file), lines, line, column)


def not_utf8(file: str) -> SettingsError:
    """Return the error for a file in another encoding."""
    return SettingsError(_AT.filled(file=file, what=_NOT_UTF8), file)


def placed(error: SettingsError) -> SettingsError:
    """Return an error with the place in its file that it speaks of, if that can be found."""
    if not error.file or not error.path or error.shown:
        return error
    try:
        with open(error.file, encoding="utf-8-sig") as file:
            lines = file.read(_LONGEST).splitlines()
    except (OSError, ValueError):
        return error
    found = _position(lines, error.path, error.words)
    return _shown(error, lines, *found) if found else error


def _shown(error: SettingsError, lines: list[str], line: int, column: int) -> SettingsError:
    place = f"{error.file}:{line}:{column}"
    words = Wording(
        zh=error.wording.zh.replace(error.file, place, 1),
        en=error.wording.en.replace(error.file, place, 1),
    )
    placed_error = SettingsError(words, error.file, error.path, error.words)
    begin = max(0, column - 1 - _SHOWN // 2)
    shown = lines[line - 1][begin : begin + _SHOWN].expandtabs(1)
    from rich.cells import cell_len

    # Han characters take two cells of a terminal.
    indent = cell_len(shown[: column - 1 - begin])
    placed_error.shown = (shown, " " * indent + "^")
    return placed_error


def _position(lines: list[str], path: str, words: str) -> tuple[int, int] | None:
    """Return line and column, from 1, of a setting, or of some words in its value; None where it isn't found."""
    wanted = _parts(_INDEX.sub("", path))
    best: tuple[int, int, int] | None = None
    for parts, line, column in _settings(lines):
        # A group of the shared file is known by the end of its name.
        own = parts[2:] if parts[:2] == ("tool", "edulint") else parts
        depth = len(own) if own == wanted[: len(own)] else 0
        if depth > (best[0] if best else 0):
            best = (depth, line, column)
    if best is None:
        return None
    depth, line, column = best
    looked_for = words or (wanted[-1] if depth < len(wanted) else "")
    if looked_for:
        for index in range(line - 1, min(len(lines), line - 1 + _LINES_OF_A_VALUE)):
            at = lines[index].find(looked_for, column - 1 if index == line - 1 else 0)
            if at >= 0:
                return index + 1, at + 1
    return line, column


def _settings(lines: list[str]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the groups and settings of a TOML file, each with its path, line and column."""
    group: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        if header:
            group = _parts(header["path"])
            yield group, number, header.start("path") + 1
            continue
        key = _KEY.match(line)
        if key:
            yield (*group, *_parts(key["path"])), number, key.start("path") + 1


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(path))
