"""A configuration file, read and checked key by key, with the files that it extends."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edulint.packs.registry import Registry
from edulint.settings.globs import is_bounded, is_sound
from edulint.settings.places import not_utf8, placed, syntax_error
from edulint.settings.profile import (
    DEFAULTS,
    Accept,
    PerFile,
    Settings,
    SettingsError,
    bad_value,
    field_names,
    unknown_key,
)
from edulint.settings.values import misfit
from edulint.wording import Wording
from edulint.wording.system import system_reason

OWN_FILE = "edulint.toml"
SHARED_FILE = "pyproject.toml"
# For these settings the nearest file that gives one counts; all other settings add up.
_SINGLE = ("lang", "fail_on", "max_size")
_LONGEST = 10_000_000
_CHOICE = r"Invalid enum value '([^']+)'"

_UNREADABLE = Wording(zh="读不了配置文件 {file}：{reason}", en="can't read the configuration {file}: {reason}")
_NOT_A_FILE = Wording(zh="不是普通文件，或者太大", en="not a regular file, or too large")
_EXTENDED = Wording(
    zh="{file}：extend 所指的 {base} 读不了：{reason}", en="{file}: {base}, which it extends, can't be read: {reason}"
)
_TOO_MANY_STARS = Wording(
    zh="{file}：“{pattern}”的 * 太多（两个斜线之间最多三个）",
    en="{file}: “{pattern}” has too many * (three between two slashes at most)",
)
_NO_PATTERN = Wording(zh="{file}：“{pattern}”不是文件名的写法", en="{file}: “{pattern}” is no pattern of file names")
_CIRCLE = Wording(zh="{file}：extend 绕回了自己（{way}）", en="{file}: extend leads back to where it came from ({way})")


class Configuration(Struct, frozen=True):
    """A configuration file's settings; ``file`` is None for the defaults, ``given`` holds the keys it sets.

    ``base`` is the file that it extends. What can be only one value is taken from there already.
    """

    settings: Settings
    file: str | None = None
    given: frozenset[str] = frozenset()
    base: Configuration | None = None

    def chain(self) -> Iterator[Configuration]:
        """Yield the configurations that count together, from the one that extends none to this one."""
        if self.base:
            yield from self.base.chain()
        yield self

    def giver(self, key: str) -> Configuration | None:
        """Return the nearest configuration that gives a setting (by its key in the file); None where none does."""
        givers = [one for one in self.chain() if key in one.given]
        return givers[-1] if givers else None


NO_CONFIGURATION = Configuration(DEFAULTS)


def read_configuration(
    file: str, registry: Registry, required: bool = True, above: tuple[str, ...] = ()
) -> Configuration | None:
    """Return what a file sets; None where a ``pyproject.toml`` has no ``[tool.edulint]`` and isn't ``required`` to.

    ``above`` are the files that extend it, one another.

    Raises:
        SettingsError: the file can't be read, is no TOML, sets what there isn't, or extends what can't be read.
    """
    values = _values(file)
    if os.path.basename(file) == SHARED_FILE:
        tool = values.get("tool", {})
        if "edulint" not in tool and not required:
            return None
        values = tool.get("edulint", {})
    given = frozenset(values)
    settings = _settings_of(values, registry.tables, file)
    _require_sound_patterns(settings, file)
    base = _extended(file, settings.extend, registry, above) if settings.extend else None
    if base:
        single = {name for key, name in field_names(Settings).items() if name in _SINGLE and key not in given}
        settings = replace(settings, **{name: getattr(base.settings, name) for name in single})
    return Configuration(settings, file, given, base)


def _settings_of(values: dict[str, Any], tables: Mapping[str, tuple[str, str]], file: str) -> Settings:
    """Return a file's values as settings; ``tables`` are the keys that stand for an option of a check."""
    try:
        _require_known_keys(values, tables, file)
        for key, (code, option) in tables.items():
            checks = values.setdefault("checks", {}) if key in values else None
            options = checks.setdefault(code, {}) if isinstance(checks, dict) else None
            # msgspec refuses what is no table.
            if isinstance(options, dict):
                options[option] = values.pop(key)
        return msgspec.convert(values, Settings)
    except SettingsError as error:
        raise placed(error) from error
    except msgspec.ValidationError as error:
        path = str(error).rpartition("`$.")[2].rstrip("`").replace("[...]", "")
        choice = re.search(_CHOICE, str(error))
        raise placed(bad_value(path, misfit(error, Settings), file, choice[1] if choice else "")) from error


def _require_sound_patterns(settings: Settings, file: str) -> None:
    groups = [("exclude", settings.exclude)]
    groups += [("per-file.files", entry.files) for entry in settings.per_file]
    groups += [("accept.files", entry.files) for entry in settings.accept]
    for path, patterns in groups:
        for pattern in patterns:
            # In this order: a pattern with too many stars is not even tried.
            reason = _TOO_MANY_STARS if not is_bounded(pattern) else _NO_PATTERN if not is_sound(pattern) else None
            if reason:
                raise placed(SettingsError(reason.filled(file=file, pattern=pattern), file, path, pattern))


def _extended(file: str, target: str, registry: Registry, above: tuple[str, ...]) -> Configuration | None:
    base = os.path.normpath(os.path.join(os.path.dirname(file), target))
    way = (*above, os.path.realpath(file))
    if os.path.realpath(base) in way:
        names = " → ".join([*map(os.path.basename, way), os.path.basename(base)])
        raise placed(SettingsError(_CIRCLE.filled(file=file, way=names), file, "extend", target))
    try:
        os.stat(base)
    except OSError as error:
        told = _EXTENDED.filled(file=file, base=target, reason=system_reason(error))
        raise placed(SettingsError(told, file, "extend", target)) from error
    return read_configuration(base, registry, above=way)


def _values(file: str) -> dict[str, Any]:
    import tomllib

    try:
        status = os.stat(file)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST:
            raise SettingsError(_UNREADABLE.filled(file=file, reason=_NOT_A_FILE))
        with open(file, encoding="utf-8-sig") as lines:
            text = lines.read()
    except OSError as error:
        raise SettingsError(_UNREADABLE.filled(file=file, reason=system_reason(error))) from error
    except UnicodeDecodeError as error:
        raise not_utf8(file) from error
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise syntax_error(file, text, error) from error


def _require_known_keys(values: dict[str, Any], tables: Collection[str], place: str) -> None:
    known = {*field_names(Settings), *tables}
    for key in values:
        if key not in known:
            raise unknown_key(key, key, known, place)
    for group, kind in (("per-file", PerFile), ("accept", Accept)):
        entries = values.get(group)
        for entry in entries if isinstance(entries, list) else ():
            for key in entry if isinstance(entry, dict) else ():
                if key not in field_names(kind):
                    raise unknown_key(f"{group}.{key}", key, set(field_names(kind)), place)
