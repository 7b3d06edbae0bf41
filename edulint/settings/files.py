"""Configuration files: found above a draft, read, and checked key by key."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edulint.packs.registry import Registry, UnknownSelectorError
from edulint.settings.profile import (
    AT,
    COMMAND_LINE,
    DEFAULTS,
    Accept,
    Choice,
    ConfiguredAcceptance,
    PerFile,
    Profile,
    Settings,
    SettingsError,
    bad_value,
    field_names,
    profile_of,
    unknown_key,
)
from edulint.settings.values import misfit
from edulint.wording import Wording
from edulint.wording.system import system_reason

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN_FILE = "edulint.toml"
SHARED_FILE = "pyproject.toml"


class Configuration(Struct, frozen=True):
    """A configuration file's settings; ``file`` is None for the defaults, ``given`` holds the keys it sets."""

    settings: Settings
    file: str | None = None
    given: frozenset[str] = frozenset()


NO_CONFIGURATION = Configuration(DEFAULTS)


def read_configuration(file: str, registry: Registry, required: bool = True) -> Configuration | None:
    """Return what a file sets; None where a ``pyproject.toml`` has no ``[tool.edulint]`` and isn't ``required`` to.

    Raises:
        SettingsError: the file can't be read, is no TOML, or sets what there isn't.
    """
    import tomllib

    try:
        with open(file, encoding="utf-8-sig") as lines:
            values = tomllib.loads(lines.read())
    except OSError as error:
        raise SettingsError(
            Wording(zh="读不了配置文件 {file}：{reason}", en="can't read the configuration {file}: {reason}").filled(
                file=file, reason=system_reason(error)
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            Wording(zh="{file} 不是合格的 TOML 文件：{reason}", en="{file} is not valid TOML: {reason}").filled(
                file=file, reason=error
            )
        ) from error
    if os.path.basename(file) == SHARED_FILE:
        tool = values.get("tool", {})
        if "edulint" not in tool and not required:
            return None
        values = tool.get("edulint", {})
    tables = registry.tables
    _require_known_keys(values, tables, file)
    for key, (code, option) in tables.items():
        if key in values:
            values.setdefault("checks", {}).setdefault(code, {})[option] = values.pop(key)
    try:
        settings = msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        path = str(error).rpartition("`$.")[2].rstrip("`")
        raise bad_value(path, misfit(error), file) from error
    return Configuration(settings, file, frozenset(values))


def _require_known_keys(values: dict[str, Any], tables: Collection[str], place: str) -> None:
    known = {*field_names(Settings), *tables}
    for key in values:
        if key not in known:
            raise unknown_key(key, key, known, place)
    for entry in values.get("per-file", []) if isinstance(values.get("per-file"), list) else []:
        for key in entry if isinstance(entry, dict) else ():
            if key not in field_names(PerFile):
                raise unknown_key(f"per-file.{key}", key, set(field_names(PerFile)), place)
    for entry in values.get("accept", []) if isinstance(values.get("accept"), list) else []:
        for key in entry if isinstance(entry, dict) else ():
            if key not in field_names(Accept):
                raise unknown_key(f"accept.{key}", key, set(field_names(Accept)), place)


class Configurations:
    """Which settings are in force for which draft: the nearest file above it, under the command line's choice."""

    def __init__(
        self,
        registry: Registry,
        command_line: Choice,
        file: str | None = None,
        isolated: bool = False,
        directives: bool = True,
    ) -> None:
        self._registry = registry
        self._command_line = command_line
        self._directives = directives
        self._given = read_configuration(file, registry) if file else NO_CONFIGURATION if isolated else None
        self._by_folder: dict[str, Configuration] = {}
        self._profiles: dict[tuple[str | None, tuple[int, ...], tuple[int, ...]], Profile] = {}

    def of_folder(self, folder: str) -> Configuration:
        """Return the configuration for the drafts of a folder (an absolute path).

        Raises:
            SettingsError: a file above it is wrong.
        """
        if self._given:
            return self._given
        passed: list[str] = []
        found = NO_CONFIGURATION
        for candidate in _upwards(folder):
            if candidate in self._by_folder:
                found = self._by_folder[candidate]
                break
            passed.append(candidate)
            own = _read_in(candidate, self._registry)
            if own:
                found = own
                break
        self._by_folder.update(dict.fromkeys(passed, found))
        return found

    def profile(self, draft: str) -> Profile:
        """Return what is run on a draft (an absolute path).

        Raises:
            SettingsError: a setting for it is wrong.
        """
        configuration = self.of_folder(os.path.dirname(draft))
        settings = configuration.settings
        matching = _indices(settings.per_file, configuration, draft)
        accepting = _indices(settings.accept, configuration, draft)
        key = (configuration.file, matching, accepting)
        if key not in self._profiles:
            place = configuration.file or ""
            choices: list[tuple[Choice, str]] = [(settings, place)]
            choices += [(settings.per_file[index], place) for index in matching]
            choices.append((self._command_line, COMMAND_LINE))
            self._profiles[key] = replace(
                profile_of(choices, self._registry, len(self._profiles)),
                accepted=tuple(self._accepted(settings.accept[index], place, index) for index in accepting),
                directives=self._directives,
            )
        return self._profiles[key]

    def in_use(self) -> list[Configuration]:
        """Return the configurations that counted for a draft so far."""
        found = [self._given] if self._given else self._by_folder.values()
        return list({configuration.file: configuration for configuration in found if configuration.file}.values())

    def _accepted(self, entry: Accept, place: str, index: int) -> ConfiguredAcceptance:
        try:
            return ConfiguredAcceptance(self._registry.resolve(entry.code), entry.words, place, index)
        except UnknownSelectorError as error:
            raise SettingsError(AT.filled(place=place, what=error.wording)) from error

    def excludes(self, draft: str) -> bool:
        """Tell whether the configuration leaves out a draft (an absolute path) that was met in a folder."""
        configuration = self.of_folder(os.path.dirname(draft))
        return _matches(configuration.settings.exclude, _root(configuration), draft)


def _upwards(folder: str) -> Iterator[str]:
    above = None
    while folder != above:
        yield folder
        above, folder = folder, os.path.dirname(folder)


def _read_in(folder: str, registry: Registry) -> Configuration | None:
    for name in (OWN_FILE, SHARED_FILE):
        file = os.path.join(folder, name)
        if os.path.isfile(file):
            return read_configuration(file, registry, required=name == OWN_FILE)
    return None


def _root(configuration: Configuration) -> str:
    return os.path.dirname(os.path.abspath(configuration.file)) if configuration.file else os.getcwd()


def _indices(entries: Iterable[PerFile | Accept], configuration: Configuration, draft: str) -> tuple[int, ...]:
    root = _root(configuration)
    return tuple(index for index, entry in enumerate(entries) if _matches(entry.files, root, draft))


def _matches(patterns: tuple[str, ...], root: str, draft: str) -> bool:
    if not patterns:
        return False
    relative = os.path.relpath(draft, root).replace(os.sep, "/")
    return not relative.startswith("../") and _spec(patterns).match_file(relative)


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # Imported late: most runs match nothing, and the import costs a tenth of the start-up.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
