"""What git knows of a folder's files."""

from __future__ import annotations

import os

from edulint.run.files import UnreadableError
from edulint.wording import Wording

_NO_GIT = Wording(
    zh="没有安装 git，或找不到它，不知道 {folder} 里哪些文件受它管理",
    en="git is not installed, or not found: nobody knows which files of {folder} it tracks",
)
_NO_REPOSITORY = Wording(zh="{folder} 不在 git 仓库里：{reason}", en="{folder} lies in no git repository: {reason}")


def tracked_in(folder: str) -> frozenset[str]:
    """Return the absolute paths of the files below a folder that git tracks, staged ones included.

    Raises:
        UnreadableError: there is no git, or the folder lies in no repository.
    """
    import subprocess

    # A monitor that the repository's settings name would be run as a program.
    command = ["git", "-c", "core.fsmonitor=false", "-C", folder, "ls-files", "-z", "--cached"]
    try:
        run = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise UnreadableError(_NO_GIT.filled(folder=folder)) from error
    if run.returncode:
        reason = " ".join(run.stderr.decode("utf-8", "replace").split())
        raise UnreadableError(_NO_REPOSITORY.filled(folder=folder, reason=reason))
    top = os.path.abspath(folder)
    return frozenset(
        os.path.join(top, os.fsdecode(name).replace("/", os.sep)) for name in run.stdout.split(b"\0") if name
    )
