"""Makes one executable of edulint and all its packs, for those who have no Python, and tries it.

    python tools/executable.py [--folder dist] [--extras pdf,serve,xlsx]

The wheel of this tree is built (hatchling) and installed with PyInstaller in a fresh environment, so that nothing of
this machine's own packages gets in. An executable runs on the kind of system it was made on. Status 1: it doesn't do
what it must.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from release import ROOT, build, complaints, fresh_environment, packages, version

_ENTRY = Path(__file__).with_name("executable_entry.py")
# Programs that start the web server name these as words; PyInstaller follows imports alone.
_NAMED = ("uvicorn",)


def made(folder: Path, extras: str) -> Path:
    """Make the executable and return its path in a folder."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        build(work, ROOT, "wheel")
        (wheel,) = work.glob("*.whl")
        python = str(fresh_environment(sys.executable, work / "environment") / "python")
        wanted = f"{wheel}[{extras}]" if extras else str(wheel)
        subprocess.run([python, "-m", "pip", "install", "-q", wanted, "pyinstaller>=6"], check=True)
        names = [Path(package).name for package in packages()]
        # Packs are found by the distribution's entry points, and imported by the names that stand there.
        options = ["--copy-metadata", "edulint-zh", *(f"--collect-all={name}" for name in names)]
        options += [f"--collect-submodules={name}" for name in _NAMED if "serve" in extras.split(",")]
        command = [python, "-m", "PyInstaller", "--onefile", "--console", "--name", "edulint", "--log-level", "WARN"]
        command += ["--distpath", str(work / "made"), *options, str(_ENTRY)]
        subprocess.run(command, check=True, cwd=work)
        (program,) = (work / "made").iterdir()
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(program, folder / program.name))


def main() -> int:
    """Make it and try it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    parser.add_argument("--extras", default="pdf,serve,xlsx", help="which of edulint's extras it can do")
    arguments = parser.parse_args()
    program = made(arguments.folder.resolve(), arguments.extras)
    print(f"{program.name} {version()}: {program.stat().st_size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        wrong = list(complaints([str(program)], Path(folder)))
    print("; ".join(wrong) or "tried: all packs, worker processes, repairs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
