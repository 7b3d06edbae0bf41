"""Packs of strangers for tests, a module each, and what makes distributions of them."""

from __future__ import annotations

import zipfile
from pathlib import Path


def source_of(name: str) -> str:
    """Return the code of one of the packs here."""
    return Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")


def wheel_of(folder: Path, name: str, source: str) -> Path:
    """Write a wheel with one module and an entry point called ``name`` into ``folder``, and return its path."""
    module = f"{name}_pack"
    wheel = folder / f"{module}-1.0-py3-none-any.whl"
    metadata = f"{module}-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{module}.py", source)
        archive.writestr(f"{metadata}/METADATA", f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        archive.writestr(f"{metadata}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{metadata}/entry_points.txt", f"[edulint]\n{name} = {module}\n")
        archive.writestr(f"{metadata}/RECORD", "")
    return wheel


def install(folder: Path, name: str, source: str) -> Path:
    """Install a pack of one module into ``folder``: of a wheel without compiled code that is to unpack it."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel_of(folder.parent, name, source)) as wheel:
        wheel.extractall(folder)
    return folder
