"""What a check is and what it reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from msgspec import Struct

from edulint.model import Document, Genre
from edulint.text.locations import Location
from edulint.text.patterns import pattern
from edulint.text.spans import Span
from edulint.wording import Wording

_HERE = Wording(zh="此处", en="here")
_CODE = pattern(r"[A-Z]{2}[0-9]{3}")
_NAME = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")


class Severity(IntEnum):
    """How grave a finding is, and how sure. Severities are ordered: ``severity >= fail_on`` compares them."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def of(cls, word: str) -> Severity:
        """Return the severity that a word of the configuration means.

        Raises:
            KeyError: it means none.
        """
        return cls[word.upper()]

    @property
    def word(self) -> str:
        """The severity as configuration and JSON write it."""
        return self.name.lower()


class Edit(Struct, frozen=True, order=True):
    """Replace the text of a span."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """A repair. A safe one never changes what the draft says; an unsafe one needs a person's eye."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Related(Struct, frozen=True):
    """Another place that a finding speaks of.

    ``path`` is None where it lies in the finding's own draft. A place in a text that is no draft of the run (an earlier
    report) brings its own ``location``, since the run can't look it up.
    """

    span: Span
    message: Wording
    path: str | None = None
    location: Location | None = None


class Finding(Struct, frozen=True):
    """What a check reports.

    ``path`` is set only by checks that compare documents. Two fields say which other findings this one stands for
    (:mod:`edulint.run.precedence`). ``covers``: what stands in the span is no part of the report (a web page's list of
    links), so that milder findings wholly inside it are not shown. ``blames``: one of these places is wrong, so that
    findings which blame the same place tell of the same fault.
    """

    code: str
    span: Span
    message: Wording
    severity: Severity
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    path: str | None = None
    covers: bool = False
    blames: frozenset[Span] = frozenset()


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


class Documents(Protocol):
    """The drafts of a run, by path; a draft is read again when it is no longer in memory."""

    def __getitem__(self, path: str) -> Document: ...


Facts = TypeVar("Facts")


class FolderCheck(BaseCheck, Generic[Facts], abstract=True):
    """Compares the documents of a run.

    ``collect`` runs beside the checks, perhaps in another process; ``conclude`` runs once, when every document is read.
    """

    def collect(self, document: Document) -> Facts:
        """Return what the comparison needs of one document; it must be possible to pickle it."""
        raise NotImplementedError

    def packed(self, facts: Facts) -> bytes | None:  # noqa: ARG002
        """Return facts as bytes, for the cache; None if they can't be packed: then every run reads the draft again."""
        return None

    def unpacked(self, data: bytes) -> Facts:
        """Return the facts that :meth:`packed` has made bytes of.

        Raises:
            ValueError: :meth:`packed` has not made these bytes.
        """
        raise NotImplementedError

    def conclude(self, facts: Mapping[str, Facts], documents: Documents) -> Iterator[Finding]:
        """Yield findings, each with its ``path``. ``facts`` are by path, in the order of the paths."""
        raise NotImplementedError


class PairwiseCheck(FolderCheck[Facts], Generic[Facts], abstract=True):
    """Compares each document of a run with those before it that it shares something with, two by two.

    The results for each pair and the findings on each draft are cached: a pair is compared again only when one of its
    drafts has changed. Pairs are compared in several processes. Results travel and are cached as bytes, in a form that
    the check itself chooses.
    """

    def shares(self, facts: Mapping[str, Facts]) -> Mapping[str, Mapping[str, bytes]]:
        """Return for each draft the others to compare it with, and what it shares with each of them.

        ``facts`` are by path, in the order of the paths. A pair is compared again when what it shares changes.
        """
        raise NotImplementedError

    def may_share(self, pair: tuple[str, str], shared: bytes, facts: Mapping[str, Facts]) -> bool:  # noqa: ARG002
        """Tell whether :meth:`compare` may return anything, as far as the facts tell it in little time.

        A pair of which this isn't true is not compared, and its drafts are not read again.
        """
        return True

    def compare(self, pair: tuple[str, str], shared: bytes, documents: Documents) -> bytes:
        """Return what a draft, the first of the pair, has in common with the other one; no bytes if nothing matters.

        ``documents`` may hold these two drafts alone.
        """
        raise NotImplementedError

    def conclude_on(self, path: str, common: Mapping[str, bytes], documents: Documents) -> Iterator[Finding]:
        """Yield the findings of the draft ``path``, which has something in ``common`` with each of these others."""
        raise NotImplementedError

    def conclude(self, facts: Mapping[str, Facts], documents: Documents) -> Iterator[Finding]:
        """Yield the findings of all drafts."""
        for path, others in self.shares(facts).items():
            found = {
                other: self.compare((path, other), shared, documents)
                for other, shared in others.items()
                if self.may_share((path, other), shared, facts)
            }
            common = {other: data for other, data in found.items() if data}
            if common:
                yield from self.conclude_on(path, common, documents)


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
