"""Verifies all that edulint relies on in a pack: its checks with their cases, readers, reporters and commands."""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import msgspec

from edulint.check import BaseCheck, CheckError
from edulint.explanation import ExplanationError, explanation_of
from edulint.outcome import Outcome, Problem
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.packs.messages import require_known_messages
from edulint.readers.reader import ReadError
from edulint.report import FORMATS
from edulint.report.reporter import ReportOptions
from edulint.testing.cases import Case, case_file, cases_of, run_case
from edulint.wording import Wording


def check_pack(pack: ModuleType) -> None:
    """Verify all that a pack promises: a test of one line for whoever writes one.

    Of its checks: codes and names once each, none forgotten, messages and summaries in both languages, every message
    that the code reports known and filled, documentation under its headings in both languages with every option spoken
    of, codes that no other pack has, and all cases. Of its readers, reporters and commands: what edulint relies on when
    it calls them.

    Raises:
        AssertionError: something is wrong; the message lists all of it.
    """
    # Its own lines tell nothing of the pack; a test that fails shows the list alone.
    __tracebackhide__ = True
    faults = [*_faults_of_checks(pack), *_faults_of_readers(pack), *_faults_of_reporters(pack)]
    faults += [
        f"the command {command.name!r} lacks its name, or a line of help"
        for command in getattr(pack, "edulint_commands", list)()
        if not (command.name and command.get_short_help_str())
    ]
    if faults:
        raise AssertionError("\n".join([f"the pack {pack.__name__}:", *(f"- {fault}" for fault in faults)]))


def _faults_of_checks(pack: ModuleType) -> Iterator[str]:
    checks: list[type[BaseCheck]] = list(getattr(pack, "edulint_checks", list)())
    keys = [key for check in checks for key in (check.code, check.name)]
    yield from (f"{key} is the code or name of two checks" for key in sorted(set(keys)) if keys.count(key) > 1)
    yield from (f"{check.__qualname__} is not listed by edulint_checks" for check in _written(pack) - set(checks))
    yield from _taken(checks)
    faulty = set()
    for check in checks:
        for name, wording in {"its summary": check.summary, **check.messages}.items():
            if not (wording.zh and wording.en):
                yield f"{check.code}: {name} is not said in both languages"
        try:
            require_known_messages(check)
        except CheckError as error:
            faulty.add(check)
            yield str(error)
        try:
            explanation_of(check)
            msgspec.convert(msgspec.to_builtins(check.options), type(check.options))
        except (TypeError, ValueError, ExplanationError) as error:
            yield str(error)
    try:
        for check, case in cases_of(pack):
            try:
                run_case(check, case)
            except Exception as error:
                # A slip in a message fails each case in which it is reported; it is told already.
                if check not in faulty:
                    yield f"{check.code}, case {case.name!r} in {case_file(check).name}: {_reason(case, error)}"
    except (OSError, ValueError) as error:
        yield str(error)


def _taken(checks: list[type[BaseCheck]]) -> Iterator[str]:
    """Yield which codes and names belong to another pack that is installed, for which edulint would refuse this one."""
    own = {(check.__module__, check.__qualname__) for check in checks}
    owners = {
        key: registered.category
        for registered in Host(entry_points()).registry
        if (registered.check.__module__, registered.check.__qualname__) not in own
        for key in (registered.code, registered.check.name)
    }
    for check in checks:
        for key in (check.code, check.name):
            if key in owners:
                yield f"{check.__module__}.{check.__qualname__}: {key} is taken by the pack {owners[key]}"


def _reason(case: Case, error: Exception) -> str:
    if isinstance(error, AssertionError):
        return str(error).removeprefix(f"{case.name}: ")
    return f"{type(error).__name__}: {error}"


def _written(pack: ModuleType) -> set[type[BaseCheck]]:
    """Return the check classes that stand in a pack's modules; a base of checks has no code of its own."""
    names = [found.name for found in pkgutil.walk_packages(getattr(pack, "__path__", ()), f"{pack.__name__}.")]
    modules = [pack, *map(importlib.import_module, names)]
    return {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseCheck) and value.__module__ == module.__name__
        if hasattr(value, "code")
    }


def _faults_of_readers(pack: ModuleType) -> Iterator[str]:
    for kind in getattr(pack, "edulint_readers", list)():
        if not all(suffix.startswith(".") and suffix == suffix.lower() for suffix in kind.suffixes):
            yield f"{kind.__qualname__}: suffixes are lower-case and begin with a point"
        for data in (b"", b"\xff\x00", "全年工作总结。\r\n".encode(), bytes(range(256))):
            try:
                source = kind().read(data)
            except ReadError:
                continue
            except Exception as error:
                yield f"{kind.__qualname__}: {data[:8]!r} raises {type(error).__name__}, not ReadError: {error}"
                continue
            if not all(0 <= block.span.start <= block.span.end <= len(source.text) for block in source.blocks):
                yield f"{kind.__qualname__}: a block reaches out of the text of {data[:8]!r}"


def _faults_of_reporters(pack: ModuleType) -> Iterator[str]:
    problem = Problem("稿件.txt", Wording(zh="读不了", en="can't be read"))
    for kind in getattr(pack, "edulint_reporters", list)():
        if kind.format in FORMATS:
            yield f"{kind.__qualname__}: the format {kind.format!r} is edulint's own"
        for outcome in (Outcome(()), Outcome((), (problem,), paths=("稿件.txt",))):
            try:
                kind().report(outcome, io.StringIO(), ReportOptions("zh"))
            except Exception as error:
                yield f"{kind.__qualname__}: an outcome without findings raises {type(error).__name__}: {error}"
