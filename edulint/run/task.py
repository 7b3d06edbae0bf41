"""A task for one draft, and its result."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from edulint.outcome import Entry, LocatedFinding, Problem, ShownDraft
from edulint.settings.profile import Profile

FixMode = Literal["none", "safe", "unsafe"]


class DraftTask(Struct, frozen=True):
    """A draft to proofread and how.

    ``data`` is given where it isn't a file's (standard input). Word files are changed only ``in_place``. Facts for the
    checks that compare documents are collected where there is something to ``compare`` with. ``show`` asks for the
    draft's own text, for a report that shows it. Where there is a ``base``, an earlier text of the draft, only findings
    that meet a line which it does not have are repaired.
    """

    path: str
    profile: Profile
    max_size: int = 10
    fix: FixMode = "none"
    write: bool = True
    in_place: bool = False
    compare: bool = False
    show: bool = False
    data: bytes | None = None
    base: str | None = None


class DraftResult(Struct, frozen=True):
    """The result for one draft. ``before`` and ``after`` are its text on both sides of the repairs, if any were made.

    ``findings`` are all that the checks report; which of them are told is settled when the whole run's are there.
    ``data`` are the bytes that a draft from standard input has after its repairs, if any were made. ``key`` is what the
    cache knows the draft and its checks by, and empty where nothing is kept.
    ``accepting`` are the acceptances of the settings that were of use.
    """

    path: str
    characters: int = 0
    read: bool = False
    findings: tuple[LocatedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: dict[str, Any] = {}
    fixed: int = 0
    before: str = ""
    after: str = ""
    shown: ShownDraft | None = None
    data: bytes | None = None
    key: str = ""
    accepting: frozenset[Entry] = frozenset()
