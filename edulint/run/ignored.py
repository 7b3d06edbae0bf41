"""What a repository leaves out: the ``.gitignore`` files above and in a folder, and git's own list of exclusions.

What git tracks it does not ignore, whatever they say.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from edulint.settings.files import upwards
from edulint.settings.globs import is_bounded, is_sound
from edulint.wording import SpokenError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_FILE = ".gitignore"
_REPOSITORY = ".git"
_LONGEST = 1_000_000


class Rules(Struct, frozen=True):
    """The patterns of one file, which count for what lies in the folder ``base`` (an absolute path)."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Tell whether a path in the folder is ignored; None where no pattern speaks of it."""
        relative = path[len(self.base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
        return self.spec.check_file(relative + "/" if is_folder else relative).include


class Tracked:
    """The files below a folder (an absolute path) that git tracks; git is asked when somebody first wants to know."""

    def __init__(self, top: str) -> None:
        self._top = top

    def holds(self, path: str, is_folder: bool) -> bool:
        """Tell whether git tracks a file, or one in a folder; both by their absolute paths.

        Where git can't be asked, anything may be tracked: a gate must not pass drafts over for want of git.
        """
        return self._files is None or path in (self._folders if is_folder else self._files)

    @cached_property
    def _files(self) -> frozenset[str] | None:
        from edulint.run.gate.git import tracked_in

        try:
            return tracked_in(self._top)
        except SpokenError:
            return None

    @cached_property
    def _folders(self) -> set[str]:
        folders: set[str] = set()
        for file in self._files or ():
            above = os.path.dirname(file)
            while len(above) > len(self._top) and above not in folders:
                folders.add(above)
                above = os.path.dirname(above)
        return folders


def is_ignored(path: str, is_folder: bool, rules: Sequence[Rules]) -> bool:
    """Tell whether an absolute path is ignored: of the files that speak of it the nearest counts."""
    verdicts = (one.verdict(path, is_folder) for one in reversed(rules))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def rules_above(folder: str) -> tuple[Rules, ...]:
    """Return the rules that count in a folder (an absolute path) though they stand above it, the nearest last.

    A folder that is itself ignored was asked for all the same: nothing that stands above it counts then.
    """
    folders = _up_to_repository(folder)
    if not folders:
        return ()
    rules = [_rules(folders[-1], _exclusions(folders[-1])), *(rules_in(above) for above in reversed(folders[1:]))]
    found = tuple(one for one in rules if one)
    below = [*folders[-2::-1]] if len(folders) > 1 else []
    return () if any(is_ignored(one, is_folder=True, rules=found) for one in below) else found


def rules_in(folder: str) -> Rules | None:
    """Return the rules of a folder's own ``.gitignore``, if it has one that says something."""
    return _rules(folder, os.path.join(folder, _FILE))


def _up_to_repository(folder: str) -> list[str]:
    """Return the folder and those above it up to that of the repository; nothing where there is none."""
    folders: list[str] = []
    for one in upwards(folder):
        folders.append(one)
        if os.path.lexists(os.path.join(one, _REPOSITORY)):
            return folders
    return []


def _exclusions(repository: str) -> str:
    """Return the file of exclusions that is the clone's own; in a second work tree it lies in the first one."""
    own = os.path.join(repository, _REPOSITORY)
    if os.path.isfile(own):
        named = next(iter(_lines(own)), "").removeprefix("gitdir:").strip()
        own = os.path.join(repository, named)
        common = next(iter(_lines(os.path.join(own, "commondir"))), "")
        own = os.path.join(own, common)
    return os.path.join(own, "info", "exclude")


def _rules(base: str, file: str) -> Rules | None:
    lines = [line for line in _lines(file) if line.strip() and not line.startswith("#") and is_bounded(line)]
    if not lines:
        return None
    # Imported late: most folders have no such file.
    from pathspec import GitIgnoreSpec

    try:
        return Rules(base, GitIgnoreSpec.from_lines(lines))
    except (ValueError, re.error):
        # Git, too, passes over a line that it can't read.
        return Rules(base, GitIgnoreSpec.from_lines(filter(is_sound, lines)))


def _lines(file: str) -> list[str]:
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST:
            return []
        with open(file, encoding="utf-8-sig", errors="surrogateescape") as text:
            return text.read().splitlines()
    except OSError:
        return []
