"""Only what changed: findings that meet a line which an earlier state of the repository does not have."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edulint.outcome import LocatedFinding
from edulint.readers.reader import ReadError
from edulint.run.draft import DraftChecker
from edulint.run.files import UnreadableError
from edulint.run.gate.git import Listing, Repository, name_of, root_of
from edulint.run.gate.lines import Lines, changed_lines
from edulint.run.task import DraftTask
from edulint.text.locations import Location
from edulint.wording import SpokenError, Wording

_NO_REPOSITORY = Wording(
    zh="{path} 不在 git 版本库里，不知道改动了什么", en="{path} lies in no git repository; what changed can't be told"
)
# As in git: a new file counts as renamed if it shares at least this much with a file that is gone.
_RENAMED = 0.5
# Each new draft is compared with each file that is gone. If more are gone, only the same bytes tell a renamed draft.
_MOST_GONE = 100


class Before(Struct, frozen=True):
    """A draft as it was: its bytes, None where it was not there; ``is_same`` where it has not changed at all."""

    data: bytes | None = None
    is_same: bool = False

    @property
    def is_new(self) -> bool:
        """Tell whether there is nothing to compare the draft with."""
        return self.data is None and not self.is_same


class Changes:
    """What changed in drafts since a revision, or in what is staged."""

    def __init__(self, checker: DraftChecker, revision: str, *, staged: bool, whole_files: bool) -> None:
        self._checker = checker
        self._revision = revision
        self._staged = staged
        self._whole_files = whole_files
        self._before: dict[str, Before] = {}

    def narrowed(self, tasks: Sequence[DraftTask], note: Callable[[str], None]) -> list[DraftTask]:
        """Return the tasks with what they need to repair only what changed.

        A draft is read as it is staged, where that is asked for; ``note`` is told of those that can't be repaired
        since their files hold more.

        Raises:
            SpokenError: a draft lies in no repository, or git can't read it.
        """
        by_root: dict[str, list[DraftTask]] = {}
        for task in tasks:
            root = root_of(task.path)
            if root is None:
                raise SpokenError(_NO_REPOSITORY.filled(path=task.path))
            by_root.setdefault(root, []).append(task)
        narrowed: dict[str, DraftTask] = {}
        for root, group in by_root.items():
            state = _State(root, self._revision, self._checker, staged=self._staged)
            for task in state.as_staged(group, note) if self._staged else group:
                narrowed[task.path] = task
            self._before.update(state.before([narrowed[task.path] for task in group]))
        return [self._limited(narrowed[task.path]) for task in tasks]

    def meeting(
        self, findings: Iterable[LocatedFinding], tasks: Iterable[DraftTask], mended: Mapping[str, bytes]
    ) -> list[LocatedFinding]:
        """Return the findings that meet what changed, with their own place or a related one.

        ``mended`` are the bytes of drafts that are in no file, after their repairs.
        """
        changed: dict[str, tuple[Lines, ...] | None] = {}
        for task in tasks:
            data = mended.get(task.path, task.data)
            changed[task.path] = self._changed(task if data is None else replace(task, data=data))

        def is_met(path: str, location: Location) -> bool:
            lines = changed.get(path, ())
            if lines is None:
                return True
            index = bisect_right(lines, location.end_line, key=lambda one: one[0]) - 1
            return index >= 0 and lines[index][1] >= location.line

        return [
            finding
            for finding in findings
            if is_met(finding.path, finding.location)
            or any(is_met(related.path, related.location) for related in finding.related)
        ]

    def _limited(self, task: DraftTask) -> DraftTask:
        """Return a task that repairs nothing but what changed."""
        before = self._before[task.path]
        if task.fix == "none" or before.is_new:
            return task
        text = self._text(task.path, before.data)
        if text is None:
            return replace(task, fix="none") if before.is_same and task.data is None else task
        return task if self._whole_files and not before.is_same else replace(task, base=text)

    def _changed(self, task: DraftTask) -> tuple[Lines, ...] | None:
        """Return the lines of a draft that changed; None where all of it counts."""
        before = self._before[task.path]
        if before.is_new:
            return None
        if before.is_same and task.fix == "none":
            return ()
        data = _data(self._checker, task)
        old, new = self._text(task.path, before.data), self._text(task.path, data)
        if old is None or new is None:
            return () if before.data == data else None
        lines = changed_lines(old, new)
        return None if self._whole_files and lines else lines

    def _text(self, path: str, data: bytes | None) -> str | None:
        """Return the text of a draft that is text; None of one that is not, or that can't be read."""
        if data is None:
            return None
        try:
            source = self._checker.source(path, data)
        except ReadError:
            return None
        return source.text if source.encoding else None


class _State:
    """One repository as it was."""

    def __init__(self, root: str, revision: str, checker: DraftChecker, *, staged: bool) -> None:
        self._root = root
        self._repository = Repository(root)
        self._checker = checker
        has_commits = self._repository.has_commits()
        self._tree: Listing = self._repository.tree(self._repository.base(revision)) if has_commits else {}
        self._index: Listing = self._repository.index() if staged else {}
        self._staged = staged

    def as_staged(self, tasks: Sequence[DraftTask], note: Callable[[str], None]) -> list[DraftTask]:
        """Return the tasks of drafts that are staged, with their staged bytes where the file holds others."""
        names = {task.path: self._index[self._name(task)] for task in tasks if self._name(task) in self._index}
        differing = {}
        for task in tasks:
            data = _data(self._checker, task) if task.path in names and task.data is None else None
            if data is not None and name_of(data, names[task.path]) != names[task.path]:
                differing[task.path] = data
        contents = self._repository.contents(names[path] for path in differing)
        found = []
        for task in tasks:
            staged = contents.get(names[task.path]) if task.path in differing else None
            if staged is None or _without_returns(staged) == _without_returns(differing[task.path]):
                found.append(task)
                continue
            if task.fix != "none":
                note(task.path)
            found.append(replace(task, data=staged, fix="none", write=False))
        return found

    def before(self, tasks: Sequence[DraftTask]) -> dict[str, Before]:
        """Return what each draft was, by its path."""
        old: dict[str, str] = {}
        found: dict[str, Before] = {}
        new: list[tuple[DraftTask, bytes]] = []
        for task in tasks:
            data = _data(self._checker, task)
            name = self._tree.get(self._name(task))
            if self._staged and task.data is None and self._name(task) not in self._index:
                # What is not staged is no part of the change.
                found[task.path] = Before(data, is_same=True)
            elif name is None and data is not None:
                new.append((task, data))
            elif name is None or data is None:
                found[task.path] = Before()
            elif name_of(data, name) == name:
                found[task.path] = Before(data, is_same=True)
            else:
                old[task.path] = name
        contents = self._repository.contents(old.values())
        found.update({path: Before(contents.get(name)) for path, name in old.items()})
        return found | self._renamed(new)

    def _renamed(self, new: Sequence[tuple[DraftTask, bytes]]) -> dict[str, Before]:
        """Return what drafts were that have other names now; those that are like none that is gone are new."""
        gone = self._gone({os.path.splitext(task.path)[1].lower().encode() for task, _ in new}) if new else {}
        by_name = {name: path for path, name in gone.items()}
        contents: dict[str, bytes] = {}
        if len(gone) <= _MOST_GONE:
            contents = self._repository.contents(gone.values())
        counts = {name: Counter(data.split(b"\n")) for name, data in contents.items()}
        found: dict[str, Before] = {}
        for task, data in new:
            name = name_of(data, next(iter(by_name), "0" * 40))
            if name in by_name:
                found[task.path] = Before(data, is_same=True)
                continue
            own = Counter(data.split(b"\n"))
            alike = [(_likeness(own, other), one) for one, other in counts.items()]
            likeness, name = max(alike, default=(0.0, ""))
            found[task.path] = Before(contents[name]) if likeness >= _RENAMED else Before()
        return found

    def _gone(self, suffixes: set[bytes]) -> Listing:
        """Return the files with these suffixes that were there and are no more."""
        root = os.fsencode(self._root)

        def is_there(path: bytes) -> bool:
            return path in self._index if self._staged else os.path.lexists(os.path.join(root, path))

        return {
            path: name
            for path, name in self._tree.items()
            if os.path.splitext(path)[1].lower() in suffixes and not is_there(path)
        }

    def _name(self, task: DraftTask) -> bytes:
        return os.fsencode(os.path.relpath(os.path.abspath(task.path), self._root).replace(os.sep, "/"))


def _data(checker: DraftChecker, task: DraftTask) -> bytes | None:
    """Return a draft's bytes; None where they can't be had, which the run tells of."""
    try:
        return checker.bytes_of(task)
    except UnreadableError:
        return None


def _without_returns(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _likeness(one: Counter[bytes], other: Counter[bytes]) -> float:
    """Return how much of the longer text, by its bytes, stands in the other, too."""
    shared = sum(len(line) * count for line, count in (one & other).items())
    longer = max(sum(len(line) * count for line, count in counts.items()) for counts in (one, other))
    return shared / longer if longer else 0.0
