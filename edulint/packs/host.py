"""Finds the packs, loads and registers them, and names the culprit where one is broken."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pluggy
from msgspec import Struct

from edulint.check import BaseCheck
from edulint.packs import hookspecs
from edulint.packs.acceptance import CATEGORY, OWN_CHECKS, TITLE
from edulint.packs.entrypoints import OWN_DISTRIBUTION, EntryPoint
from edulint.packs.messages import require_known_messages
from edulint.packs.registry import RegisteredCheck, Registry
from edulint.readers.markdown import MarkdownReader
from edulint.readers.plain import PlainReader
from edulint.readers.reader import Reader
from edulint.wording import Wording
from edulint.wording.system import error_line

if TYPE_CHECKING:
    import click

    from edulint.readers.writer import Writer
    from edulint.report.reporter import Reporter

_BROKEN = Wording(
    zh="检查包“{name}”（{distribution}）无法使用：{reason}。其余照常运行；--no-pack {name} 可停用它",
    en="the pack “{name}” ({distribution}) can't be used: {reason}. The rest runs; --no-pack {name} leaves it out",
)


class BrokenPack(Struct, frozen=True):
    """A pack that could not be loaded, or that handed over something unusable."""

    name: str
    distribution: str
    reason: str

    @property
    def wording(self) -> Wording:
        """What is told about it."""
        return _BROKEN.filled(name=self.name, distribution=self.distribution, reason=self.reason)


class _Manager(pluggy.PluginManager):
    """Looks at the functions of a pack that are marked as hooks: to tell of each other name takes pluggy long."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        """Return what a name of a pack is marked with as a hook; None where it is none."""
        if isinstance(plugin, ModuleType) and not hasattr(vars(plugin).get(name), f"{self.project_name}_impl"):
            return None
        return super().parse_hookimpl_opts(plugin, name)


class Host:
    """The packs of a run. A broken one is in :attr:`broken`; what it would have given from then on is left out."""

    def __init__(self, points: Iterable[EntryPoint], without: Collection[str] = ()) -> None:
        self.broken: list[BrokenPack] = []
        self._manager = _Manager("edulint")
        self._manager.add_hookspecs(hookspecs)
        self._packs: list[EntryPoint] = []
        # Ours first: what a stranger's pack is called decides nothing, and no pack takes a name or code of ours.
        for point in sorted(points, key=lambda one: (one.distribution != OWN_DISTRIBUTION, one)):
            if point.name not in without:
                self._register(point)
        self.registry = self._collect_checks()
        self.readers = self._collect_readers()

    @property
    def packs(self) -> tuple[EntryPoint, ...]:
        """The packs in use."""
        return tuple(self._packs)

    @property
    def lacking(self) -> frozenset[str]:
        """The suffixes of the files that can't be read here until something is installed."""
        return frozenset(suffix for suffix, reader in self.readers.items() if reader.lacking() is not None)

    def reporters(self) -> dict[str, type[Reporter]]:
        """Return the packs' reporters by format."""
        return {reporter.format: reporter for reporter, _ in self._brought_reporters()}

    def formats(self) -> dict[str, str]:
        """Return which pack brings which format."""
        return {reporter.format: pack for reporter, pack in self._brought_reporters()}

    def _brought_reporters(self) -> Iterator[tuple[type[Reporter], str]]:
        """Yield the packs' reporters, each with the name of its pack."""
        for pack in self.packs:
            yield from ((reporter, pack.name) for reporter in self._ask(pack, "edulint_reporters", list))

    def writers(self) -> list[Writer]:
        """Return the packs' writers."""
        return [writer() for pack in self.packs for writer in self._ask(pack, "edulint_writers", list)]

    def commands(self) -> dict[str, click.Command]:
        """Return the packs' commands by name."""
        commands: dict[str, click.Command] = {}
        for pack in self.packs:
            for command in self._ask(pack, "edulint_commands", list):
                commands.setdefault(command.name or "", command)
        return commands

    def _register(self, point: EntryPoint) -> None:
        try:
            if self._manager.has_plugin(point.name):
                raise ValueError(f"another pack is called {point.name!r}")
            module = importlib.import_module(point.module)
        except (Exception, SystemExit) as error:
            # Whatever a stranger's module does when it is imported, the run goes on without it.
            self.broken.append(_broken(point, error))
            return
        try:
            self._manager.register(module, point.name)
            self._manager.check_pending()
        except (Exception, SystemExit) as error:
            self._break(point, error)
            return
        self._packs.append(point)

    def _break(self, point: EntryPoint, error: BaseException) -> None:
        self.broken.append(_broken(point, error))
        if self._manager.has_plugin(point.name):
            self._manager.unregister(name=point.name)
        if point in self._packs:
            self._packs.remove(point)

    def _ask(self, point: EntryPoint, hook: str, take: Callable[[Iterable[Any]], list[Any]]) -> list[Any]:
        """Call one hook of one pack; ``take`` checks what it hands over and raises where that is unusable."""
        others = [plugin for name, plugin in self._manager.list_name_plugin() if name != point.name]
        try:
            return [one for some in self._manager.subset_hook_caller(hook, others)() for one in take(some)]
        except (Exception, SystemExit) as error:
            self._break(point, error)
            return []

    def _collect_checks(self) -> Registry:
        registered = {check.code: RegisteredCheck(check, CATEGORY, TITLE) for check in OWN_CHECKS}
        owners = {key: CATEGORY for check in OWN_CHECKS for key in (check.code, check.name)}
        for pack in self.packs:

            def take(checks: Iterable[Any], pack: EntryPoint = pack) -> list[Any]:
                checks = list(checks)
                _require_checks(checks, owners)
                if pack.distribution != OWN_DISTRIBUTION:
                    # Reading a check's code takes longer than running it; ours are read by their tests.
                    for check in checks:
                        require_known_messages(check)
                return checks

            title = getattr(self._manager.get_plugin(pack.name), "CATEGORY", None)
            for check in self._ask(pack, "edulint_checks", take):
                owners.update(dict.fromkeys((check.code, check.name), pack.name))
                registered[check.code] = RegisteredCheck(
                    check, pack.name, title if isinstance(title, Wording) else None
                )
        return Registry(registered.values())

    def _collect_readers(self) -> dict[str, Reader]:
        """Return a reader for each suffix; our own give way to a pack's."""
        readers: dict[str, Reader] = {}
        ours: list[Reader] = [PlainReader(), MarkdownReader()]
        packs = [reader for pack in self.packs for reader in self._ask(pack, "edulint_readers", _instances)]
        for reader in (*ours, *packs):
            readers.update(dict.fromkeys(reader.suffixes, reader))
        return readers


def _require_checks(checks: Iterable[Any], owners: Mapping[str, str]) -> None:
    """Make sure that a pack hands over check classes, with codes and names that are nobody else's."""
    taken = dict(owners)
    for check in checks:
        if not (isinstance(check, type) and issubclass(check, BaseCheck)):
            raise TypeError(f"{check!r} is not a check class")
        for key in (check.code, check.name):
            if key in taken:
                raise ValueError(f"{check.__module__}.{check.__qualname__}: {key} is taken by the pack {taken[key]}")
        taken |= dict.fromkeys((check.code, check.name), "itself")


def _broken(point: EntryPoint, error: BaseException) -> BrokenPack:
    return BrokenPack(point.name, point.distribution, error_line(error))


def _instances(readers: Iterable[type[Reader]]) -> list[Reader]:
    return [reader() for reader in readers]
