"""The checks of a run by code, name and category; resolves selectors to checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict

from edulint.check import BaseCheck
from edulint.text.nearest import nearest
from edulint.wording import SpokenError, Wording

_NO_CHECK = Wording(zh="没有名为“{selector}”的检查{hint}", en="no check is called “{selector}”{hint}")


class RegisteredCheck(Struct, frozen=True):
    """A check class and the category (the pack's name) it belongs to; ``title`` is what people call the category."""

    check: type[BaseCheck]
    category: str
    title: Wording | None = None

    @property
    def code(self) -> str:
        """The check's code."""
        return self.check.code

    def is_called(self, selector: str) -> bool:
        """Tell whether a selector names the check's category."""
        titles = (self.title.zh, self.title.en) if self.title else ()
        return selector.lower() == self.category or selector in titles


class UnknownSelectorError(SpokenError):
    """A selector means no check; the wording says what may have been meant."""

    def __init__(self, wording: Wording, selector: str) -> None:
        super().__init__(wording)
        self.selector = selector


class Registry:
    """All checks, sorted by code."""

    def __init__(self, checks: Iterable[RegisteredCheck]) -> None:
        self._by_code = {registered.code: registered for registered in sorted(checks, key=lambda one: one.code)}
        self._by_name = {registered.check.name: registered.code for registered in self._by_code.values()}

    def __iter__(self) -> Iterator[RegisteredCheck]:
        return iter(self._by_code.values())

    def __getitem__(self, code: str) -> RegisteredCheck:
        return self._by_code[code]

    @property
    def tables(self) -> dict[str, tuple[str, str]]:
        """The keys of a configuration file that stand for an option of a check: its code and the option's name."""
        return {
            key: (code, option)
            for code, registered in self._by_code.items()
            for option, key in registered.check.tables.items()
        }

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all checks."""
        return frozenset(self._by_code)

    def resolve(self, selector: str) -> frozenset[str]:
        """Return the codes that a selector means: a code or the beginning of codes, a name, a category, or ``ALL``.

        Raises:
            UnknownSelectorError: it means none.
        """
        if selector.upper() == "ALL":
            return self.codes
        if selector.lower() in self._by_name:
            return frozenset({self._by_name[selector.lower()]})
        meant = frozenset(
            code
            for code, registered in self._by_code.items()
            if (selector and code.startswith(selector.upper())) or registered.is_called(selector)
        )
        if not meant:
            raise _unknown(selector, self.selectors)
        return meant

    def mentioning(self, words: str) -> frozenset[str]:
        """Return the codes of the checks whose name or summary contains ``words``; none for the empty string."""
        return frozenset(
            code
            for code, registered in self._by_code.items()
            if words
            and any(words in text for text in (registered.check.name, *(asdict(registered.check.summary).values())))
        )

    def resolve_all(self, selectors: Iterable[str]) -> frozenset[str]:
        """Return the codes that any of the selectors means.

        Raises:
            UnknownSelectorError: one of them means none.
        """
        return frozenset().union(*(self.resolve(selector) for selector in selectors))

    @property
    def selectors(self) -> frozenset[str]:
        """Every word that :meth:`resolve` knows, beginnings of codes left out."""
        categories = {registered.category for registered in self._by_code.values()}
        return self.codes | self._by_name.keys() | categories


def _unknown(selector: str, known: Iterable[str]) -> UnknownSelectorError:
    close = nearest(selector, known)
    hint = Wording(zh="", en="")
    if close:
        hint = Wording(zh=f"，是不是“{close}”？", en=f"; did you mean “{close}”?")
    return UnknownSelectorError(_NO_CHECK.filled(selector=selector, hint=hint), selector)
