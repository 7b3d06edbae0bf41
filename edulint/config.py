"""Configuration files: found above a draft, read, and checked key by key."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from edulint.registry import Registry
from edulint.settings import (
    DEFAULTS,
    Choice,
    PerFile,
    Profile,
    Settings,
    SettingsError,
    bad_value,
    field_names,
    profile_of,
    unknown_key,
)
from edulint.wording import Wording

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN_FILE = "edulint.toml"
SHARED_FILE = "pyproject.toml"


class Configuration(Struct, frozen=True):
    """A configuration file's settings. ``file`` is None for the defaults; ``given`` holds the keys that the file sets."""

    settings: Settings
    file: Path | None = None
    given: frozenset[str] = frozenset()


NO_CONFIGURATION = Configuration(DEFAULTS)


def read_configuration(file: Path, required: bool = True) -> Configuration | None:
    """Return what a file sets; None where a ``pyproject.toml`` has no ``[tool.edulint]`` and isn't ``required`` to.

    Raises:
        SettingsError: the file can't be read, is no TOML, or sets what there isn't.
    """
    import tomllib

    place = str(file)
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            Wording(zh="读不了配置文件 {file}：{reason}", en="can't read the configuration {file}: {reason}").filled(
                file=place, reason=error.strerror
            )
        ) from error
    except ValueError as error:
        raise SettingsError(
            Wording(zh="{file} 不是合格的 TOML 文件：{reason}", en="{file} is not valid TOML: {reason}").filled(
                file=place, reason=error
            )
        ) from error
    if file.name == SHARED_FILE:
        tool = values.get("tool", {})
        if "edulint" not in tool and not required:
            return None
        values = tool.get("edulint", {})
    _require_known_keys(values, place)
    try:
        settings = msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        path = str(error).rpartition("`$.")[2].rstrip("`")
        raise bad_value(path, str(error).partition(" - at ")[0], place) from error
    return Configuration(settings, file, frozenset(values))


def _require_known_keys(values: dict[str, Any], place: str) -> None:
    known = field_names(Settings)
    for key in values:
        if key not in known:
            raise unknown_key(key, key, set(known), place)
    for entry in values.get("per-file", []) if isinstance(values.get("per-file"), list) else []:
        for key in entry if isinstance(entry, dict) else ():
            if key not in field_names(PerFile):
                raise unknown_key(f"per-file.{key}", key, set(field_names(PerFile)), place)


class Configurations:
    """Which settings are in force for which draft: the nearest file above it, under the command line's choice."""

    def __init__(
        self,
        registry: Registry,
        command_line: Choice,
        file: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self._registry = registry
        self._command_line = command_line
        self._given = read_configuration(file) if file else NO_CONFIGURATION if isolated else None
        self._by_folder: dict[Path, Configuration] = {}
        self._profiles: dict[tuple[Path | None, tuple[int, ...]], Profile] = {}

    def of_folder(self, folder: Path) -> Configuration:
        """Return the configuration for the drafts of a folder.

        Raises:
            SettingsError: a file above it is wrong.
        """
        if self._given:
            return self._given
        passed: list[Path] = []
        found = NO_CONFIGURATION
        for candidate in (folder, *folder.parents):
            if candidate in self._by_folder:
                found = self._by_folder[candidate]
                break
            passed.append(candidate)
            own = _read_in(candidate)
            if own:
                found = own
                break
        self._by_folder.update(dict.fromkeys(passed, found))
        return found

    def profile(self, draft: Path) -> Profile:
        """Return what is run on a draft (an absolute path).

        Raises:
            SettingsError: a setting for it is wrong.
        """
        configuration = self.of_folder(draft.parent)
        matching = tuple(
            index
            for index, entry in enumerate(configuration.settings.per_file)
            if _matches(entry.files, _root(configuration), draft)
        )
        key = (configuration.file, matching)
        if key not in self._profiles:
            place = str(configuration.file or "")
            choices: list[tuple[Choice, str]] = [(configuration.settings, place)]
            choices += [(configuration.settings.per_file[index], place) for index in matching]
            choices.append((self._command_line, COMMAND_LINE))
            self._profiles[key] = profile_of(choices, self._registry, len(self._profiles))
        return self._profiles[key]

    def excludes(self, draft: Path) -> bool:
        """Tell whether the configuration leaves out a draft (an absolute path) that was met in a folder."""
        configuration = self.of_folder(draft.parent)
        return _matches(configuration.settings.exclude, _root(configuration), draft)


COMMAND_LINE = "--"


def _read_in(folder: Path) -> Configuration | None:
    if (folder / OWN_FILE).is_file():
        return read_configuration(folder / OWN_FILE)
    if (folder / SHARED_FILE).is_file():
        return read_configuration(folder / SHARED_FILE, required=False)
    return None


def _root(configuration: Configuration) -> Path:
    return configuration.file.parent if configuration.file else Path.cwd()


def _matches(patterns: tuple[str, ...], root: Path, draft: Path) -> bool:
    if not patterns or not draft.is_relative_to(root):
        return False
    return _spec(patterns).match_file(draft.relative_to(root).as_posix())


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # Imported late: most runs match nothing, and the import costs a tenth of the start-up.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
