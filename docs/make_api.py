"""Makes ``api.md``, the page of all that a pack may import, from the code itself; ``docs/make_pages.py`` writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "api.md"
HEAD = """# What a pack may import

本页列出包能从 `edulint.api` 取用的全部名字，说明取自代码，所以是英文。先读 {first} 就能写检查，其余用到时再查；怎样写，见
[十分钟写一个包](packs.md)。

Everything in `edulint.api`, by name. To write a check, read {first} first, and look up the others when you need them;
[a pack in ten minutes](packs.en.md) says how to begin. This page is made from the code by `python docs/make_pages.py`.

"""
# What every check uses.
_FIRST = ["Check", "Document", "Finding", "Span", "Fix"]


class Module:
    """A module's source, its top-level definitions by name, and the modules that it imports other names from."""

    def __init__(self, name: str) -> None:
        path = DOCS.parent.joinpath(*name.split("."))
        source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        text = source.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        self.definitions: dict[str, ast.stmt] = {}
        self.origins: dict[str, str] = {}
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                self.definitions[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.definitions[node.targets[0].id] = node
            elif isinstance(node, ast.ImportFrom):
                self.origins |= {alias.asname or alias.name: str(node.module) for alias in node.names}

    def home_of(self, name: str) -> Module | None:
        """Return the module of edulint that defines a name which this one defines or imports."""
        if name in self.definitions:
            return self
        origin = self.origins.get(name, "")
        return _module(origin).home_of(name) if origin.startswith("edulint.") else None

    def comment_above(self, node: ast.stmt) -> str:
        """Return the comment that stands right above a definition."""
        first = node.lineno - 1
        while first and self.lines[first - 1].startswith("#"):
            first -= 1
        return " ".join(line.removeprefix("#").strip() for line in self.lines[first : node.lineno - 1])


@cache
def _module(name: str) -> Module:
    return Module(name)


def page() -> str:
    """Return the page's text."""
    api = _module("edulint.api")
    names = sorted(ast.literal_eval(_value_of(api.definitions["__all__"])), key=str.lower)
    entries = [f"## `{name}`\n\n{_entry(api.home_of(name), name, names)}" for name in names]
    index = ", ".join(f"[{name}](#{name.lower()})" for name in names)
    first = ", ".join(f"[{name}](#{name.lower()})" for name in _FIRST)
    return f"{HEAD.format(first=first)}{index}\n\n" + "\n\n".join(entries) + "\n"


def _entry(module: Module | None, name: str, exported: list[str]) -> str:
    if module is None:
        raise LookupError(f"{name} is defined nowhere in edulint")
    node = module.definitions[name]
    if isinstance(node, ast.ClassDef):
        return _class(module, node, exported)
    if isinstance(node, ast.FunctionDef):
        return f"{_code(_signature(node))}\n\n{_told(node)}"
    return f"{_code(ast.unparse(node))}\n\n{_prose(module.comment_above(node))}"


def _class(module: Module, node: ast.ClassDef, exported: list[str]) -> str:
    lineage = [*_unexported_bases(module, node, exported), node]
    head = f"class {node.name}({', '.join(map(ast.unparse, [*node.bases, *node.keywords]))})".removesuffix("()")
    members = [member for one in lineage for member in one.body]
    fields = [ast.unparse(member) for member in members if _is_field(member)]
    methods = {member.name: member for member in members if isinstance(member, ast.FunctionDef) and _is_public(member)}
    lines = [_code("\n".join([head, *(f"    {field}" for field in fields)])), _told(node)]
    for method in methods.values():
        is_property = any("property" in ast.unparse(decorator) for decorator in method.decorator_list)
        call = method.name if is_property else _signature(method).removeprefix("def ")
        lines.append(f"`{call}`\n\n{_quoted(_told(method))}")
    return "\n\n".join(line for line in lines if line)


def _unexported_bases(module: Module, node: ast.ClassDef, exported: list[str]) -> Iterator[ast.ClassDef]:
    """Yield bases that have no entry of their own, the outermost first: their members are told with the class."""
    for base in node.bases:
        name = ast.unparse(base).partition("[")[0]
        home = module.home_of(name)
        found = home.definitions[name] if home else None
        if home and isinstance(found, ast.ClassDef) and name not in exported:
            yield from _unexported_bases(home, found, exported)
            yield found


def _is_field(member: ast.stmt) -> bool:
    if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
        return not member.target.id.startswith("_")
    return isinstance(member, ast.Assign)


def _is_public(method: ast.FunctionDef) -> bool:
    return not method.name.startswith("_") and ast.get_docstring(method) is not None


def _signature(function: ast.FunctionDef) -> str:
    result = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    arguments = re.sub(r"^(self|cls)(, /)?(, )?", "", ast.unparse(function.args))
    return f"def {function.name}({arguments}){result}"


def _told(node: ast.ClassDef | ast.FunctionDef) -> str:
    return _prose(ast.get_docstring(node) or "")


def _prose(text: str) -> str:
    """Return a docstring as Markdown."""
    text = re.sub(r":\w+:`([^`]+)`", r"`\1`", text)
    return re.sub(r"^( *)(\w+)::$", r"\1\2:", text.replace("``", "`"), flags=re.MULTILINE)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _value_of(node: ast.stmt) -> ast.expr:
    if not isinstance(node, ast.Assign):
        raise TypeError(f"line {node.lineno} gives no value")
    return node.value


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
