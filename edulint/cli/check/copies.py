"""Copies of the drafts with comments, as they are asked for on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from edulint.cli.options import together
from edulint.cli.session import Session, spoken_option
from edulint.run.task import DraftTask
from edulint.wording import SpokenError, Wording

if TYPE_CHECKING:
    from edulint.run.annotation import Copies

_TWO_COPIES = Wording(
    zh="带批注的 Word 文件一次只能写一份：多份稿件请用 --annotate 文件夹",
    en="one annotated Word file can be written at a time: for several drafts use --annotate FOLDER",
)
_WORD = ".docx"

copies_options = together(
    spoken_option(
        "--annotate",
        "target",
        metavar="OUT",
        zh="写出带批注的副本：一份稿件写成 OUT.docx，多份写进文件夹 OUT；与 --fix 合用时修正写成修订",
        en="Write copies with comments: one draft to OUT.docx, several into the folder OUT; with --fix the "
        "repairs are tracked changes in them",
    ),
)


class CopyTargets:
    """The files and folders that annotated copies are to be written to: a Word file among the outputs is one, too."""

    def __init__(self, options: dict[str, Any]) -> None:
        words = [target for target in options["output"] if target.lower().endswith(_WORD)]
        self.outputs = tuple(target for target in options["output"] if target not in words)
        self._targets = [*([options["target"]] if options["target"] else []), *words]

    def hold(self, path: str) -> bool:
        """Tell whether a file met in a folder (an absolute path) is a copy that an earlier run has made."""
        return any(f"{path}{os.sep}".startswith(f"{os.path.abspath(target)}{os.sep}") for target in self._targets)

    def copies_of(self, tasks: Sequence[DraftTask], session: Session) -> Copies | None:
        """Return the copies that are to be made of the drafts, if any.

        Raises:
            SpokenError: they can't be made as it was asked for.
        """
        if not self._targets:
            return None
        if len(self._targets) > 1:
            raise SpokenError(_TWO_COPIES)
        from edulint.run.annotation import Copies

        return Copies(session.host, tasks, self._targets[0], session.language)
