"""The base class of reporters: a pack adds an output format with one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, TextIO

from msgspec import Struct

from edulint.outcome import Outcome
from edulint.wording import Language

# A report that is a text or Markdown file begins with this, so that the next run does not check it as a draft.
REPORT_MARK = "# edulint report"


class ReportOptions(Struct, frozen=True):
    """How an outcome is to be shown. ``everything`` asks for each finding where a report would fold many into one."""

    language: Language = "zh"
    everything: bool = False
    color: bool | None = None


class Reporter(ABC):
    """Shows the outcome of a run in one format.

    ``for_people`` is false for formats that programs read: they are written in UTF-8 whatever the terminal's encoding
    is, and include the problems. ``shows_drafts`` is true where the report needs the drafts' own texts.
    """

    format: ClassVar[str]
    for_people: ClassVar[bool] = False
    shows_drafts: ClassVar[bool] = False

    @abstractmethod
    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the outcome to ``out``."""
