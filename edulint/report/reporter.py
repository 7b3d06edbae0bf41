"""What a reporter is: the seam at which an output format joins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar


class Reporter(ABC):
    """Shows the outcome of a run."""

    format: ClassVar[str]

    @abstractmethod
    def placeholder(self) -> None:
        """To be written."""
