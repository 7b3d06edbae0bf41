"""Where the baseline of a draft is, and which findings of a run it holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from edulint.check import FolderCheck
from edulint.cli.options import together
from edulint.cli.session import spoken_option
from edulint.outcome import LocatedFinding, Outcome
from edulint.packs.registry import Registry
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations

if TYPE_CHECKING:
    from edulint.run.gate.baseline import KnownFinding

NAME = "edulint-baseline.json"

baseline_options = together(
    spoken_option(
        "--baseline",
        metavar="FILE",
        zh=f"使用这份基线（默认：配置文件旁的 {NAME}）",
        en=f"Use this baseline ({NAME} beside the configuration)",
    ),
    spoken_option("--no-baseline", is_flag=True, zh="不用基线，全部列出", en="Use no baseline"),
)


class Part(Struct, frozen=True):
    """What a run and one baseline have in common: ``stale`` are the entries of which nothing is left."""

    file: str
    met: tuple[KnownFinding, ...]
    unmet: tuple[KnownFinding, ...]
    stale: tuple[KnownFinding, ...]
    new: tuple[LocatedFinding, ...]

    @property
    def root(self) -> str:
        """The folder that the names of drafts begin at."""
        return os.path.dirname(self.file)

    @property
    def unjudged(self) -> list[KnownFinding]:
        """The entries neither met nor stale, such as those of drafts that this run has not checked."""
        stale = frozenset(self.stale)
        return [one for one in self.unmet if one not in stale]


class Baselines:
    """The baselines of the drafts of a run, each read once."""

    def __init__(self, options: dict[str, Any], configurations: Configurations) -> None:
        self._given = os.path.abspath(options["baseline"]) if options["baseline"] else None
        self._is_without = options["isolated"] or options["no_baseline"]
        self._configurations = configurations
        self._by_folder: dict[str, str | None] = {}

    def file_of(self, path: str) -> str | None:
        """Return the file of a draft's baseline, which need not be there; None where there is no place for one."""
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._by_folder:
            self._by_folder[folder] = self._given or self._file_for(folder)
        return self._by_folder[folder]

    def _file_for(self, folder: str) -> str | None:
        if self._is_without:
            return None
        configuration = self._configurations.of_folder(folder).file
        if configuration:
            return os.path.join(os.path.dirname(os.path.abspath(configuration)), NAME)
        above = None
        while folder != above:
            if os.path.isfile(os.path.join(folder, NAME)):
                return os.path.join(folder, NAME)
            above, folder = folder, os.path.dirname(folder)
        return None

    def compared(
        self,
        outcome: Outcome,
        tasks: Sequence[DraftTask],
        folders: Iterable[str],
        registry: Registry,
        default: str = "",
    ) -> Iterator[Part]:
        """Yield what each baseline has in common with the run; ``default`` is the file where a draft has none.

        Raises:
            SpokenError: a baseline can't be read.
        """
        from edulint.run.gate.baseline import compare, name_in, read_baseline, stale_of
        from edulint.run.gate.entries import beginnings_in

        files = {task.path: self.file_of(task.path) or default for task in tasks}
        read = frozenset(outcome.paths)
        troubled = {problem.path for problem in outcome.problems}
        folders = beginnings_in(folders)
        for file in sorted({file for file in files.values() if file}):
            known = read_baseline(file, required=file == self._given and not default)
            root = os.path.dirname(file)
            here = [task for task in tasks if files[task.path] == file and task.path in read]
            findings = [finding for finding in outcome.findings if files.get(finding.path) == file]
            result = compare(known, findings, [task.path for task in here], root)
            is_whole = any(f"{root}{os.sep}".startswith(folder) for folder in folders)
            # Of a draft that could not be checked in full nothing is known to be gone.
            sound = [task for task in here if task.path not in troubled]
            looked_for = {name_in(task.path, root): _looked_for(task, registry, is_whole) for task in sound}
            looked_for |= {name_in(task.path, root): frozenset() for task in here if task.path in troubled}
            stale = stale_of(result.unmet, looked_for, root)
            yield Part(file, result.met, result.unmet, stale, result.new)


def _looked_for(task: DraftTask, registry: Registry, is_whole: bool) -> frozenset[str]:
    """Return the codes of which a run tells whether a draft has a finding."""
    from edulint.run.gate.accepting import judged_codes

    compared = {code for code in task.profile.codes if issubclass(registry[code].check, FolderCheck)}
    return judged_codes(task.profile, registry) | (compared if is_whole and task.compare else frozenset())
