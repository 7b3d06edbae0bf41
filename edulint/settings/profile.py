"""The settings of a run, where each comes from, and what they mean for one draft."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Struct

from edulint.check import BaseCheck, CheckOptions, Severity
from edulint.model import Genre
from edulint.packs.registry import Registry, UnknownSelectorError
from edulint.settings.values import misfit
from edulint.text.nearest import nearest
from edulint.wording import Language, SpokenError, Wording, listed

_NOT_WORDS = Wording(
    zh="列表里每一项都要有字，不能是空的、只有空格，也不能换行",
    en="each entry of a list holds words: none is empty, blank or of several lines",
)

SeverityWord = Literal["info", "warning", "error"]
CheckSettings = dict[str, dict[str, Any]]

# Folders in which nobody keeps drafts; names that begin with a dot are left out as well.
EXCLUDED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages", "venv", "build", "dist"})


class SettingsError(SpokenError):
    """A setting can't be what it is; the wording names the place and, where it can, what was meant.

    ``file``, ``path`` (``checks.figures.tolerance``) and ``words`` of its value say where to look for it.
    """

    def __init__(self, wording: Wording, file: str = "", path: str = "", words: str = "") -> None:
        super().__init__(wording)
        self.file = file
        self.path = path
        self.words = words


class Choice(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, omit_defaults=True):
    """Which checks run, how severe they are, and their options; ``genre`` overrides what the draft itself tells."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, SeverityWord] = {}
    checks: CheckSettings = {}
    genre: Genre | None = None


class PerFile(Choice, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, omit_defaults=True):
    """A choice for the drafts that match a pattern of ``files`` (as in .gitignore, from the configuration's folder)."""

    files: tuple[str, ...]


class Accept(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Findings of a check that are accepted at some words, in the drafts that match a pattern of ``files``."""

    files: tuple[str, ...]
    code: str
    words: Annotated[str, msgspec.Meta(min_length=1)]
    reason: Annotated[str, msgspec.Meta(pattern=r"\S")]


class ConfiguredAcceptance(Struct, frozen=True):
    """An ``[[accept]]`` that counts for a draft: the ``index``-th of a configuration file."""

    codes: frozenset[str]
    words: str
    file: str
    index: int


class Settings(Choice, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, omit_defaults=True):
    """All that a configuration file may say; every field has a default."""

    extend: str | None = None
    lang: Language | None = None
    fail_on: SeverityWord = "warning"
    exclude: tuple[str, ...] = ()
    max_size: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 10
    per_file: tuple[PerFile, ...] = ()
    # Each is held against all findings; nobody has that many.
    accept: Annotated[tuple[Accept, ...], msgspec.Meta(max_length=2000)] = ()


COMMAND_LINE = "--"
ON_COMMAND_LINE = Wording(zh="命令行", en="command line")
AT = Wording(zh="{place}：{what}", en="{place}: {what}")
DEFAULTS = Settings()


def field_names(kind: type[Struct]) -> dict[str, str]:
    """Return a struct's fields as a configuration file writes them, with their Python names."""
    return dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))


class Profile(Struct, frozen=True):
    """What is run on one draft: codes, severities that differ from the checks' own, options by code, and its genre.

    Profiles of one run are told apart by their ``number``. ``accepted`` is what the settings accept in the draft;
    ``directives`` tells whether what it says to edulint itself is heeded.
    """

    codes: tuple[str, ...]
    severities: dict[str, Severity]
    options: dict[str, CheckOptions]
    number: int = 0
    genre: Genre | None = None
    accepted: tuple[ConfiguredAcceptance, ...] = ()
    directives: bool = True


def profile_of(choices: list[tuple[Choice, str]], registry: Registry, number: int = 0) -> Profile:
    """Return what choices mean together; each comes with the words for the place where it was made.

    A later ``select`` replaces an earlier one; everything else adds up, a later word on the same check counting.

    Raises:
        SettingsError: a selector, option or value means nothing.
    """
    selected = registry.codes
    ignored: frozenset[str] = frozenset()
    severities: dict[str, Severity] = {}
    raw: dict[str, dict[str, Any]] = {}
    origin: dict[str, tuple[str, str]] = {}
    genre: Genre | None = None
    for choice, place in choices:
        try:
            if choice.select is not None:
                # Who selects anew, selects from all: an earlier file's ignores are still in force.
                selected = registry.resolve_all(choice.select)
            genre = choice.genre or genre
            ignored |= registry.resolve_all(choice.ignore)
            for selector, word in choice.severity.items():
                severities.update(dict.fromkeys(registry.resolve(selector), Severity.of(word)))
            for selector, values in choice.checks.items():
                codes = registry.resolve(selector)
                _require_known_options(selector, values, [registry[code].check for code in codes], place)
                for code in codes:
                    given = _given(registry[code].check, values, place)
                    raw.setdefault(code, {}).update(given)
                    origin[code] = (place, selector)
        except UnknownSelectorError as error:
            path, words = _place_of(choice, error.selector)
            raise SettingsError(AT.filled(place=_spoken(place), what=error.wording), place, path, words) from error
    options = {code: _options(registry[code].check, values, origin[code]) for code, values in raw.items() if values}
    return Profile(tuple(sorted(selected - ignored)), severities, options, number, genre)


def _given(check: type[BaseCheck], values: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Return the options of a check among ``values``; those that name files count from the configuration's folder."""
    known = field_names(type(check.options))
    given = {key: value for key, value in values.items() if key in known}
    for key, value in given.items():
        if known[key] in check.paths and isinstance(value, str) and value and place != COMMAND_LINE:
            given[key] = os.path.join(os.path.dirname(place), value)
    return given


def _place_of(choice: Choice, selector: str) -> tuple[str, str]:
    """Return the setting in which a choice names a selector, and the words to look for in its value."""
    group = "per-file." if isinstance(choice, PerFile) else ""
    for key, values in (("checks", choice.checks), ("severity", choice.severity)):
        if selector in values:
            return f"{group}{key}.{selector}", ""
    return f"{group}{'ignore' if selector in choice.ignore else 'select'}", selector


def _require_known_options(selector: str, values: Mapping[str, Any], checks: list[type[BaseCheck]], place: str) -> None:
    known = {name for check in checks for name in field_names(type(check.options))}
    for name in values:
        if name not in known:
            raise unknown_key(f"checks.{selector}.{name}", name, known, place)


def _options(check: type[BaseCheck], values: dict[str, Any], origin: tuple[str, str]) -> CheckOptions:
    place, selector = origin
    try:
        options: CheckOptions = msgspec.convert(values, type(check.options))
    except msgspec.ValidationError as error:
        option = str(error).rpartition("`$")[2].rstrip("`")
        raise bad_value(f"checks.{selector}{option}", misfit(error, type(check.options)), place) from error
    for key, name in field_names(type(options)).items():
        value = getattr(options, name)
        if isinstance(value, tuple) and not all(map(_is_words, value)):
            raise bad_value(f"checks.{selector}.{key}", _NOT_WORDS, place)
    return options


def _is_words(entry: object) -> bool:
    """Tell whether an entry of a list is no text that stands everywhere, or nowhere, in a line of a draft."""
    return not isinstance(entry, str) or (entry.strip() != "" and entry.splitlines() == [entry])


def unknown_key(path: str, key: str, known: set[str], place: str) -> SettingsError:
    """Return the error for a key that no setting has."""
    close = nearest(key, known)
    hint = Wording(zh="", en="")
    if close:
        hint = Wording(zh=f"，是不是“{close}”？", en=f"; did you mean “{close}”?")
    elif known:
        hint = Wording(zh="，可用的有：{known}", en="; there are: {known}").filled(known=listed(sorted(known)))
    return SettingsError(
        Wording(zh="{place}：没有“{path}”这项设置{hint}", en="{place}: there is no setting “{path}”{hint}").filled(
            place=_spoken(place), path=_written(path, place), hint=hint
        ),
        place,
        path,
    )


def bad_value(path: str, reason: Wording, place: str, words: str = "") -> SettingsError:
    """Return the error for a value that does not fit; ``words`` of it say where it is."""
    return SettingsError(
        Wording(
            zh="{place}：“{path}”的值不对（{reason}）", en="{place}: the value of “{path}” is wrong ({reason})"
        ).filled(place=_spoken(place), path=_written(path, place), reason=reason),
        place,
        path,
        words,
    )


def _spoken(place: str) -> Wording | str:
    return ON_COMMAND_LINE if place == COMMAND_LINE else place


def _written(path: str, place: str) -> str:
    """Return a setting as it is written where it stands: ``--set`` leaves out the table."""
    return path.removeprefix("checks.") if place == COMMAND_LINE else path
