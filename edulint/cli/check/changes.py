"""Options for reporting only what changed since a revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from edulint.cli.options import SinceOption, together
from edulint.cli.session import Session, spoken_option
from edulint.outcome import Outcome, Problem
from edulint.run.draft import DraftChecker
from edulint.run.task import DraftResult, DraftTask
from edulint.wording import SpokenError, Wording

if TYPE_CHECKING:
    from edulint.run.gate.changed import Changes

_BOTH = Wording(zh="--changed 与 --staged 只能用一个", en="--changed and --staged exclude one another")
_ALONE = Wording(zh="--whole-files 要与 --changed 或 --staged 合用", en="--whole-files goes with --changed or --staged")
_NOT_STAGED = Wording(
    zh="文件里还有未暂存的改动，按暂存的内容检查，未作修正",
    en="its file holds changes that are not staged; it was checked as staged, and nothing was fixed",
)
_HEAD = "HEAD"

changes_options = together(
    spoken_option(
        "--changed",
        cls=SinceOption,
        without=_HEAD,
        metavar="[=REV]",
        zh="只报涉及改动之处的问题：与 REV（默认 HEAD）相比改动的行",
        en="Tell only what meets a line that changed since REV (HEAD)",
    ),
    spoken_option("--staged", is_flag=True, zh="只报涉及已暂存改动的问题", en="Tell only what meets a staged line"),
    spoken_option(
        "--whole-files",
        is_flag=True,
        zh="改动过的稿件整份都报",
        en="With --changed or --staged: tell all of drafts that changed",
    ),
)


class Narrowing:
    """What ``--changed`` and ``--staged`` make of a run; nothing where neither is given.

    Raises:
        SpokenError: the options don't go together.
    """

    def __init__(self, session: Session, options: dict[str, Any]) -> None:
        self._changes: Changes | None = None
        self._mended: dict[str, bytes] = {}
        since, staged, whole_files = options["changed"], options["staged"], options["whole_files"]
        if since and staged:
            raise SpokenError(_BOTH)
        if since or staged:
            from edulint.run.gate.changed import Changes

            checker = DraftChecker(session.host.registry, session.host.readers)
            self._changes = Changes(checker, since or _HEAD, staged=staged, whole_files=whole_files)
        elif whole_files:
            raise SpokenError(_ALONE)

    def narrowed(self, tasks: Sequence[DraftTask]) -> tuple[list[DraftTask], list[Problem]]:
        """Return the tasks as they are to be done, and what is to be said of that.

        Raises:
            SpokenError: what changed can't be told.
        """
        problems: list[Problem] = []
        if self._changes is None:
            return list(tasks), problems
        narrowed = self._changes.narrowed(tasks, lambda path: problems.append(Problem(path, _NOT_STAGED)))
        return narrowed, problems

    def note(self, draft: DraftResult) -> None:
        """Remember what a draft that is in no file is after its repairs."""
        if draft.data is not None:
            self._mended[draft.path] = draft.data

    def passed(self, outcome: Outcome, tasks: Sequence[DraftTask]) -> Outcome:
        """Return the outcome with what meets a change."""
        if self._changes is None:
            return outcome
        findings = self._changes.meeting(outcome.findings, tasks, self._mended)
        return replace(outcome, findings=tuple(findings), unchanged=len(outcome.findings) - len(findings))
