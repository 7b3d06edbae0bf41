"""Builds wheel and source distribution, checks what they hold and tries the wheel on every Python that is there.

    python tools/release.py [--folder dist] [--python /usr/bin/python3.12]... [--build-only]

Needs hatchling. Without ``--python`` every interpreter of ``VERSIONS`` that is found on the path, or among those of
pyenv, gets a fresh environment with the wheel in it; those that are not found are named. Anything that doesn't hold
ends the program with status 1. The tag to make is printed last; its number stands in ``edulint/__init__.py`` alone.
"""

from __future__ import annotations

import argparse
import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LICENCES = ("LICENSE", "THIRD-PARTY.md")
# Where somebody's files lie; a shipped file that names such a place was made with something of one machine in it.
_MACHINE_PATH = re.compile(rb"(?<![\w.])/(?:home|root|work|Users)/\w|[A-Za-z]:\\Users\\\w")
_NEVER = re.compile(r"(?:^|/)(?:tests?|benchmarks|fixtures|__pycache__)/|\.py[co]$|(?:^|/)test_\w+\.py$")
# A fault for each pack that reads plain text, and the checks that must tell of them.
DRAFT = """白石县教育局2023年工作总结
一、工作回顾
20xx年，全县新建学校。2023年2月30日召开了会议，各校都作了准备。
县教育局本年支出1300万元，其中基本支出820万元，项目支出450万元。
联系人：张晓明，手机13912345678，欢迎来电询问有关情况。
“各项工作进展顺利，家长普遍满意。
三、工作打算
责任编辑：王芳
会议布署了明年的任务，各校都作了按排。
我镇投入资金四百余万元，翻修校舍十九栋，完成了十三所村小的供暖改造，惠及学生两千六百余人，家长普遍满意。
我镇投入资金四百余万元，翻修校舍十九栋，完成了十三所村小的供暖改造，惠及学生两千六百余人，家长普遍满意。
"""
EXPECTED = (
    "dates",
    "duplicates",
    "figures",
    "numbering",
    "placeholders",
    "privacy",
    "punctuation",
    "residue",
    "wording",
)


def version() -> str:
    """Return the version, from the one place where it stands."""
    text = (ROOT / "edulint" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def build(folder: Path, source: Path = ROOT, *targets: str) -> None:
    """Write distributions of a source tree into a folder; ``targets`` are hatchling's ``wheel`` and ``sdist``."""
    options = [option for target in targets or ("wheel", "sdist") for option in ("-t", target)]
    command = [sys.executable, "-m", "hatchling", "build", *options, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


def packages() -> list[str]:
    """Return the packages that the wheel must hold, as paths below the root."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def shipped_files() -> set[str]:
    """Return the names, in the wheel, of all files of the packages that git knows."""
    listed = subprocess.run(["git", "ls-files", "-z", *packages()], cwd=ROOT, check=True, capture_output=True)
    return {name.removeprefix("plugins/") for name in listed.stdout.decode().split("\0") if name}


def faults_of(wheel: Path) -> Iterator[str]:
    """Yield what is wrong with a wheel, in words: files that lack or are too many, machine paths, metadata."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        metadata = f"edulint_zh-{version()}.dist-info"
        held = {name for name in names if not name.startswith(f"{metadata}/")}
        expected = shipped_files()
        yield from (f"lacks {name}" for name in sorted(expected - held))
        yield from (f"holds {name}, which git does not know" for name in sorted(held - expected))
        yield from (f"holds {name}, which is not for users" for name in sorted(held) if _NEVER.search(name))
        for name in names:
            if found := _MACHINE_PATH.search(archive.read(name)):
                yield f"{name} names a place of one machine: {found.group().decode()}"
        for licence in LICENCES:
            stored = f"{metadata}/licenses/{licence}"
            if stored not in names or archive.read(stored) != (ROOT / licence).read_bytes():
                yield f"lacks {licence} as it stands"
        if f"\nVersion: {version()}\n" not in archive.read(f"{metadata}/METADATA").decode():
            yield f"is not of version {version()}"
        points = configparser.ConfigParser()
        points.read_string(archive.read(f"{metadata}/entry_points.txt").decode())
        modules = {Path(package).name for package in packages()} - {"edulint"}
        if set(points["edulint"].values()) != modules:
            yield f"names packs {sorted(points['edulint'].values())}, not {sorted(modules)}"


def differences(wheel: Path, source: Path, folder: Path) -> list[str]:
    """Return the files that a wheel built from the source distribution has otherwise than the one from the tree."""
    with tarfile.open(source) as archive:
        archive.extractall(folder, filter="data")
    (tree,) = folder.iterdir()
    build(folder / "again", tree, "wheel")
    (other,) = (folder / "again").glob("*.whl")
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(other) as theirs:
        names = {*ours.namelist(), *theirs.namelist()}
        both = set(ours.namelist()) & set(theirs.namelist())
        return sorted(name for name in names if name not in both or ours.read(name) != theirs.read(name))


def interpreters() -> dict[str, str]:
    """Return the path of an interpreter for each version that is found."""
    found = {}
    root = os.environ.get("PYENV_ROOT")
    for wanted in VERSIONS:
        others = sorted(Path(root).glob(f"versions/{wanted}.*/bin/python")) if root else []
        for path in filter(None, [shutil.which(f"python{wanted}"), *map(str, others)]):
            # pyenv puts a program on the path for versions that are not switched on; it only complains.
            if subprocess.run([path, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode == 0:
                found[wanted] = path
                break
    return found


def complaints(edulint: list[str], folder: Path) -> Iterator[str]:
    """Yield what an installed edulint does not do as it must: tells its version, finds a fault of each kind, mends."""

    def said(*arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        run = subprocess.run(
            [*edulint, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return run.stdout + (run.stderr if run.returncode > 1 else "")

    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    if version() not in (told := said("--version")):
        yield f"--version says {told!r}"
    for arguments in ((), ("--jobs", "2")):
        report = said("draft.txt", "draft.txt", "--isolated", "--no-cache", "--format", "json", *arguments)
        try:
            found = {finding["category"] for finding in json.loads(report)["findings"]}
        except ValueError:
            yield f"no JSON: {report[-400:]}"
            continue
        if missing := [name for name in EXPECTED if name not in found]:
            yield f"{' '.join(arguments)} finds nothing of {', '.join(missing)}"
    if "NU101" not in (told := said("explain", "NU101")):
        yield f"explain NU101 says {told[:200]!r}"
    said("draft.txt", "--isolated", "--fix")
    if "20xx" not in (mended := (folder / "draft.txt").read_text(encoding="utf-8")) or "部署" not in mended:
        yield "--fix does not mend 布署, or mends what it must not"


def fresh_environment(python: str, folder: Path) -> Path:
    """Make an environment of an interpreter with nothing in it but pip, and return the folder of its programs."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def tried(python: str, wheel: Path) -> list[str]:
    """Install the wheel into a fresh environment of an interpreter and return what is wrong there."""
    with tempfile.TemporaryDirectory() as folder:
        programs = fresh_environment(python, Path(folder) / "environment")
        install = [str(programs / "python"), "-m", "pip", "install", "-q", str(wheel)]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            return [done.stderr.strip()[-400:]]
        working = Path(folder) / "drafts"
        working.mkdir()
        return list(complaints([str(programs / "edulint")], working))


def main() -> int:
    """Build, check, try; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    parser.add_argument("--python", action="append", default=[], help="an interpreter to try the wheel on")
    parser.add_argument("--build-only", action="store_true", help="try the wheel on no interpreter")
    arguments = parser.parse_args()
    build(arguments.folder.resolve())
    wheel = arguments.folder / f"edulint_zh-{version()}-py3-none-any.whl"
    source = arguments.folder / f"edulint_zh-{version()}.tar.gz"
    faults = list(faults_of(wheel))
    with tempfile.TemporaryDirectory() as folder:
        faults += [f"{name} differs when built from {source.name}" for name in differences(wheel, source, Path(folder))]
    for path in (wheel, source):
        print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
    print(*(f"{wheel.name} {fault}" for fault in faults) if faults else [f"{wheel.name} holds what it must"], sep="\n")
    if not arguments.build_only:
        chosen = {path: path for path in arguments.python} or interpreters()
        for name, path in chosen.items():
            wrong = tried(path, wheel)
            faults += wrong
            print(f"Python {name}: {'; '.join(wrong) or 'installed and tried'}")
        if not arguments.python:
            print(*(f"Python {name}: not found" for name in VERSIONS if name not in chosen), sep="\n")
    print(f"To release: git tag v{version()}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
