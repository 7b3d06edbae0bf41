"""What every check declares, and what it makes findings with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct

from edulint.check.findings import Finding, Fix, Related, Severity
from edulint.model import Document, Genre
from edulint.text.patterns import pattern
from edulint.text.spans import Span
from edulint.wording import Wording

_HERE = Wording(zh="此处", en="here")
_CODE = pattern(r"[A-Z]{2}[0-9]{3}")
_NAME = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")


class CheckError(TypeError):
    """A check's class is not complete; the message names the class and what is wrong."""


class CheckOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The settings of a check: fields with types and defaults, written with hyphens in the configuration."""


class BaseCheck:
    """What every check declares; see :class:`Check` and :class:`FolderCheck`.

    The class docstring is the check's documentation, under the headings of :mod:`edulint.explanation`.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    summary: ClassVar[Wording]
    messages: ClassVar[Mapping[str, Wording]]
    # The check's options; the class attribute holds the defaults: ``options = Options()``.
    options: CheckOptions = CheckOptions()
    # Options that the command line offers under a flag of their own: {"archive": "--archive"}.
    flags: ClassVar[Mapping[str, str]] = {}
    # Options that a configuration file offers under a key of its own, beside select and ignore: {"terms": "terms"}.
    tables: ClassVar[Mapping[str, str]] = {}
    # Options that name files: a configuration file gives them relative to its own folder.
    paths: ClassVar[frozenset[str]] = frozenset()

    # The kinds of text in which the fault is normal: the check does not run on them.
    silent_in: ClassVar[frozenset[Genre]] = frozenset()

    def __init_subclass__(cls, abstract: bool = False, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if not abstract:
            _require_metadata(cls)

    def __init__(self, options: CheckOptions | None = None) -> None:
        if options is not None:
            self.options = options

    def files_read(self) -> Iterable[str] | None:
        """Return the files beside the draft that the findings depend on, there or not: an archive, a list of names.

        Cached findings count only while these files are unchanged. None says that the findings depend on something
        else (the date, another machine): then they are not cached.
        """
        return ()

    def finding(
        self,
        span: Span,
        message: str,
        /,
        *,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        path: str | None = None,
        covers: bool = False,
        blames: Iterable[Span] = (),
        **values: object,
    ) -> Finding:
        """Return a finding with one of the check's messages, its fields filled with ``values``.

        Raises:
            KeyError: there is no such message, or a field of it has no value.
        """
        return Finding(
            code=self.code,
            span=span,
            message=self.messages[message].filled(**values),
            severity=self.severity if severity is None else severity,
            related=tuple(related),
            fix=fix,
            path=path,
            covers=covers,
            blames=frozenset(blames),
        )

    def gathered(
        self,
        places: Sequence[Span],
        message: str,
        /,
        *,
        severity: Severity | None = None,
        fix: Fix | None = None,
        **values: object,
    ) -> Finding:
        """Return one finding for a fault that stands in many places: at the first, with every place as a related span.

        ``count`` is among the values that the message is filled with.
        """
        related = [Related(place, _HERE) for place in places]
        return self.finding(
            places[0],
            message,
            severity=severity,
            related=related,
            fix=fix,
            path=None,
            covers=False,
            blames=(),
            count=len(places),
            **values,
        )


class Check(BaseCheck, abstract=True):
    """Looks for one thing in one document."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is wrong in the document, in any order."""
        raise NotImplementedError


def _require_metadata(cls: type[BaseCheck]) -> None:
    def wrong(what: str) -> CheckError:
        return CheckError(f"{cls.__module__}.{cls.__qualname__}: {what}")

    for attribute in ("code", "name", "severity", "summary", "messages"):
        if not hasattr(cls, attribute):
            raise wrong(f"has no {attribute}")
    if not isinstance(cls.code, str) or not _CODE.fullmatch(cls.code):
        raise wrong(f"code {cls.code!r} is not two capitals and three digits")
    if not isinstance(cls.name, str) or not _NAME.fullmatch(cls.name):
        raise wrong(f"name {cls.name!r} is not lower-case words joined by hyphens")
    if not isinstance(cls.severity, Severity):
        raise wrong(f"severity {cls.severity!r} is not a Severity")
    if not isinstance(cls.summary, Wording):
        raise wrong("summary is not a Wording")
    messages = cls.messages.values() if isinstance(cls.messages, Mapping) else ()
    if not messages or not all(isinstance(message, Wording) for message in messages):
        raise wrong("messages is not a mapping of ids to Wordings")
    if not isinstance(cls.options, CheckOptions):
        raise wrong("options is not an instance of a subclass of CheckOptions")
