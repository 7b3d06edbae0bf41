"""Which configuration files count for which draft."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from edulint.packs.registry import Registry, UnknownSelectorError
from edulint.settings.places import placed
from edulint.settings.profile import (
    AT,
    COMMAND_LINE,
    Accept,
    Choice,
    ConfiguredAcceptance,
    PerFile,
    Profile,
    SettingsError,
    profile_of,
)
from edulint.settings.reading import (
    NO_CONFIGURATION,
    OWN_FILE,
    SHARED_FILE,
    Configuration,
    read_configuration,
)

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


# Which entries of a list count, for each of the configurations that count together.
_Indices = tuple[tuple[int, ...], ...]


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
        self.command_line = command_line
        self._directives = directives
        self._given = read_configuration(file, registry) if file else NO_CONFIGURATION if isolated else None
        self._by_folder: dict[str, Configuration] = {}
        self._profiles: dict[tuple[str | None, _Indices, _Indices], Profile] = {}

    def of_folder(self, folder: str) -> Configuration:
        """Return the configuration for the drafts of a folder (an absolute path).

        Raises:
            SettingsError: a file above it is wrong.
        """
        if self._given:
            return self._given
        passed: list[str] = []
        found = NO_CONFIGURATION
        for candidate in upwards(folder):
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
        chain = tuple(configuration.chain())
        # Patterns of a file that is extended count from the folder of the one that extends it.
        matching = tuple(_indices(one.settings.per_file, configuration, draft) for one in chain)
        accepting = tuple(_indices(one.settings.accept, configuration, draft) for one in chain)
        key = (configuration.file, matching, accepting)
        if key not in self._profiles:
            choices: list[tuple[Choice, str]] = []
            accepted: list[ConfiguredAcceptance] = []
            try:
                for one, files, entries in zip(chain, matching, accepting, strict=True):
                    place = one.file or ""
                    choices.append((one.settings, place))
                    choices += [(one.settings.per_file[index], place) for index in files]
                    accepted += [self._accepted(one.settings.accept[index], place, index) for index in entries]
                choices.append((self.command_line, COMMAND_LINE))
                profile = profile_of(choices, self._registry, len(self._profiles))
            except SettingsError as error:
                raise placed(error) from error
            self._profiles[key] = replace(profile, accepted=tuple(accepted), directives=self._directives)
        return self._profiles[key]

    def in_use(self) -> list[Configuration]:
        """Return the configurations that counted for a draft so far."""
        found = [self._given] if self._given else self._by_folder.values()
        return list({configuration.file: configuration for configuration in found if configuration.file}.values())

    def _accepted(self, entry: Accept, place: str, index: int) -> ConfiguredAcceptance:
        try:
            return ConfiguredAcceptance(self._registry.resolve(entry.code), entry.words, place, index)
        except UnknownSelectorError as error:
            raise SettingsError(AT.filled(place=place, what=error.wording), place, "accept.code", entry.code) from error

    def excludes(self, draft: str) -> bool:
        """Tell whether the configuration leaves out a draft (an absolute path) that was met in a folder."""
        configuration = self.of_folder(os.path.dirname(draft))
        root = _root(configuration)
        return any(_matches(one.settings.exclude, root, draft) for one in configuration.chain())


def upwards(folder: str) -> Iterator[str]:
    """Yield a folder (an absolute path) and those above it, from the nearest on."""
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
