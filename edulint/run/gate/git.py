"""What a git repository holds, read without running anything that the repository names.

Only trees, the index and objects are read. git compares nothing itself and never looks at the working files: what
would run a filter, a diff program, a monitor or a hook that ``.git/config`` may name is not asked for at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable

from edulint.settings.files import upwards
from edulint.wording import SpokenError, Wording

_NO_GIT = Wording(
    zh="没有安装 git，或找不到它，不知道 {root} 的版本库里有什么",
    en="git is not installed, or not found: what the repository of {root} holds can't be told",
)
_NO_REPOSITORY = Wording(zh="{folder} 不在 git 版本库里", en="{folder} lies in no git repository")
_REFUSED = Wording(zh="git 读不了 {root}：{reason}", en="git can't read {root}: {reason}")
_NO_REVISION = Wording(zh="{root} 里没有“{revision}”这个版本", en="{root} has no revision “{revision}”")
_NO_BASE = Wording(
    zh="找不到“{revision}”与当前分支分开的地方：版本库可能不完整，请先取回更多历史（如 fetch-depth: 0）",
    en="can't find where this branch left “{revision}”; fetch more of the history (as by fetch-depth: 0)",
)
_SECONDS = 120
_OF_GIT = ".git"
_LARGEST_BLOB = 200_000_000
# What a hook's surroundings say of the repository that is being committed to; drafts may lie in another one.
_OF_A_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE")
_SETTINGS = (
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
)
_REGULAR = (b"100644", b"100755", b"100664")

Listing = dict[bytes, str]


class Repository:
    """The repository whose working files lie in ``root``.

    Raises:
        SpokenError: there is no git.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        program = shutil.which("git")
        if program is None:
            raise SpokenError(_NO_GIT.filled(root=root))
        self._program = program

    def has_commits(self) -> bool:
        """Tell whether anything was ever committed.

        Raises:
            SpokenError: git refuses to read the repository.
        """
        self._output("rev-parse", "--git-dir")
        return self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0

    def base(self, revision: str) -> str:
        """Return the commit at which the current branch left a revision.

        Raises:
            SpokenError: there is no such revision, or no such commit.
        """
        # A revision that begins with a hyphen would be an option.
        found = (
            None
            if revision.startswith("-")
            else self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        )
        if found is None or found.returncode != 0:
            raise SpokenError(_NO_REVISION.filled(root=self._root, revision=revision))
        base = self._run("merge-base", found.stdout.decode().strip(), "HEAD")
        if base.returncode != 0:
            raise SpokenError(_NO_BASE.filled(revision=revision))
        return base.stdout.decode().strip()

    def tree(self, commit: str) -> Listing:
        """Return the files of a commit: paths from the root as bytes, and the names of their contents."""
        files: Listing = {}
        for entry in self._output("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            head, tab, path = entry.partition(b"\t")
            mode, _, name = head.partition(b" ")
            if tab and mode in _REGULAR:
                files[path] = name.split(b" ")[1].decode()
        return files

    def index(self) -> Listing:
        """Return the files of the index, as :meth:`tree` does; a file in conflict has one of its contents."""
        files: Listing = {}
        for entry in self._output("ls-files", "--stage", "-z", "--full-name").split(b"\0"):
            head, tab, path = entry.partition(b"\t")
            if tab and head.split(b" ")[0] in _REGULAR:
                files[path] = head.split(b" ")[1].decode()
        return files

    def tracked(self) -> list[bytes]:
        """Return the paths, from ``root``, of the files below it that git tracks, staged ones included.

        Raises:
            SpokenError: it lies in no repository.
        """
        return [path for path in self._output("ls-files", "--cached", "-z").split(b"\0") if path]

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return contents by name; without those that are missing or too large to be a draft's."""
        wanted = list(dict.fromkeys(names))
        sizes = self._output("cat-file", "--batch-check", sent="".join(f"{name}\n" for name in wanted).encode())
        small = []
        for line in sizes.decode("ascii", "replace").splitlines():
            words = line.split(" ")
            if len(words) == 3 and words[1] == "blob" and int(words[2]) <= _LARGEST_BLOB:
                small.append(words[0])
        found: dict[str, bytes] = {}
        data = self._output("cat-file", "--batch", sent="".join(f"{name}\n" for name in small).encode())
        at = 0
        while at < len(data):
            head = data[at : data.index(b"\n", at)]
            name, _, size = head.decode("ascii").split(" ")
            start = at + len(head) + 1
            found[name] = data[start : start + int(size)]
            at = start + int(size) + 1
        return found

    def _output(self, *arguments: str, sent: bytes = b"") -> bytes:
        done = self._run(*arguments, sent=sent)
        if done.returncode != 0:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise SpokenError(_REFUSED.filled(root=self._root, reason=lines[0] if lines else str(done.returncode)))
        return done.stdout

    def _run(self, *arguments: str, sent: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = [self._program, *settings, "--no-pager", "--literal-pathspecs", "-C", self._root, *arguments]
        try:
            # No shell, and every argument is one of ours or the name of an object.
            return subprocess.run(  # noqa: S603
                command, check=False, input=sent, capture_output=True, env=_environment(), timeout=_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SpokenError(_REFUSED.filled(root=self._root, reason=str(error))) from error


def tracked_in(folder: str) -> frozenset[str]:
    """Return the absolute paths of the files below a folder that git tracks.

    Raises:
        SpokenError: there is no git, or the folder lies in no repository.
    """
    top = os.path.abspath(folder)
    if root_of(os.path.join(top, _OF_GIT)) is None:
        raise SpokenError(_NO_REPOSITORY.filled(folder=folder))
    return frozenset(os.path.join(top, os.fsdecode(path).replace("/", os.sep)) for path in Repository(folder).tracked())


def root_of(path: str) -> str | None:
    """Return the folder of the repository that a file lies in; None where it lies in none."""
    folders = upwards(os.path.dirname(os.path.abspath(path)))
    return next((folder for folder in folders if os.path.lexists(os.path.join(folder, _OF_GIT))), None)


def name_of(data: bytes, like: str) -> str:
    """Return the name that git gives to contents, by the same kind of digest as another name."""
    import hashlib

    kind = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _environment() -> dict[str, str]:
    """Return an environment in which git fetches nothing and asks nobody: missing objects stay missing."""
    kept = {key: value for key, value in os.environ.items() if key not in _OF_A_REPOSITORY}
    if "GIT_INDEX_FILE" in kept:
        kept["GIT_INDEX_FILE"] = os.path.abspath(kept["GIT_INDEX_FILE"])
    return kept | {
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
