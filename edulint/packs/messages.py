"""Verifies from a check's source that it reports only messages it declares, with all their fields."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator

from edulint.check import BaseCheck, CheckError

_REPORTING = {"finding", "gathered"}
# The parameters of the two methods that are no fields of a message.
_PARAMETERS = frozenset({"severity", "related", "fix", "path", "covers", "blames"})


def require_known_messages(check: type[BaseCheck]) -> None:
    """Make sure that ``self.finding(span, "id", field=…)`` names a message of the check, and each of its fields.

    What is worked out while the check runs can't be seen here: an id in a variable, fields behind ``**``.

    Raises:
        CheckError: an id or field is misspelt; the message names file and line.
    """
    try:
        lines, first = inspect.getsourcelines(check)
        tree = ast.parse(textwrap.dedent("".join(lines)))
    except (OSError, TypeError, SyntaxError):
        # A pack may be installed without its sources.
        return
    for call in _calls(tree):
        wrong = _fault(check, call)
        if wrong:
            file = inspect.getsourcefile(check) or check.__module__
            raise CheckError(f"{check.__module__}.{check.__qualname__}: {wrong} ({file}:{first + call.lineno - 1})")


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _REPORTING:
            target = node.func.value
            if isinstance(target, ast.Name) and target.id == "self" and len(node.args) > 1:
                yield node


def _fault(check: type[BaseCheck], call: ast.Call) -> str:
    """Return what is wrong with one call; empty where nothing is."""
    given = {keyword.arg for keyword in call.keywords if keyword.arg is not None} - _PARAMETERS
    if isinstance(call.func, ast.Attribute) and call.func.attr == "gathered":
        given.add("count")
    is_open = any(keyword.arg is None for keyword in call.keywords)
    for key in _ids(call.args[1]):
        message = check.messages.get(key)
        if message is None:
            return f"there is no message {key!r}; there are: {', '.join(sorted(check.messages))}"
        try:
            wanted = message.fields()
        except ValueError as error:
            return f"message {key!r} can't be filled: {error}"
        if not is_open and wanted - given:
            return f"message {key!r} lacks a value for {', '.join(sorted(wanted - given))}"
        if isinstance(call.args[1], ast.Constant) and given - wanted - {"count"}:
            return f"message {key!r} has no field {', '.join(sorted(given - wanted - {'count'}))}"
    return ""


def _ids(node: ast.expr) -> Iterator[str]:
    """Yield the ids that an argument may be: a string, or either side of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _ids(node.body)
        yield from _ids(node.orelse)
