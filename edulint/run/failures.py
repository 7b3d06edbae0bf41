"""The problem that is reported when a check raises an error."""

from __future__ import annotations

import os

from edulint.check import BaseCheck
from edulint.outcome import Problem
from edulint.wording import SpokenError, Wording
from edulint.wording.system import error_line

_FAILED = Wording(
    zh="检查 {code}（{name}）出错，未完成：{reason}。其他检查照常",
    en="the check {code} ({name}) failed: {reason}. The others ran",
)
_NOT_RUN = Wording(
    zh="检查 {code}（{name}）没有做：{reason}。其他检查照常",
    en="the check {code} ({name}) was not run: {reason}. The others ran",
)
_BAD_FINDING = Wording(zh="所报位置不在稿件之内", en="it reported a place outside the draft")
_RAISED = Wording(zh="{what}（{file} 第 {line} 行）", en="{what} ({file}, line {line})")


def failure(check: BaseCheck, path: str, error: Exception) -> Problem:
    """Return the problem that an error of a check is: where it was raised is told, for whoever wrote the check."""
    if isinstance(error, SpokenError):
        told = _NOT_RUN.filled(code=check.code, name=check.name, reason=error.wording)
        return Problem(path, told, is_general=True)
    import traceback

    told = _FAILED.filled(code=check.code, name=check.name, reason=raised(error))
    return Problem(path, told, "".join(traceback.format_exception(error)))


def misplaced(check: BaseCheck, path: str) -> Problem:
    """Return the problem that a check reports a place which the draft doesn't have: a fault of the check."""
    told = _FAILED.filled(code=check.code, name=check.name, reason=_BAD_FINDING)
    return Problem(path, told, is_general=True)


def raised(error: BaseException) -> Wording:
    """Return an exception in words, with the file and line that raised it."""
    import traceback

    text = error_line(error)
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return Wording(zh=text, en=text)
    # The package and the file: enough to find it, and nothing of how somebody's folders are called.
    place = "/".join(frames[-1].filename.replace(os.sep, "/").split("/")[-2:])
    return _RAISED.filled(what=text, file=place, line=frames[-1].lineno)
