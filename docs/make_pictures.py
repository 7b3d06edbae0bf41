"""Makes the pictures of the documentation from the fixtures, so that they show what edulint does today.

usage: python docs/make_pictures.py

It needs chromium, LibreOffice, xvfb and scrot besides edulint itself. What can't be made here is named, and the picture
that is there stays.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
DRAFT = HERE.parent / "fixtures" / "half-year-draft.txt"
_COLUMNS = 80
# The terminal's own picture names a font on the web: nothing is fetched from anywhere by our pages.
_WEB_FONT = r"@font-face\s*\{[^}]*\}\s*"
# rich works the length of a text out as if Han were as narrow as letters, and asks for letters as wide as Han.
_LENGTH = r' textLength="[0-9.]+"|font-variant-east-asian: full-width;'
# Where rich puts each piece of a line depends on its own font: in others gaps or overlaps would be seen.
_PIECE = r'<text class="(?P<style>[\w-]+)" x="(?P<x>[\d.]+)" (?P<line>y="[\d.]+" clip-path="[^"]+")>'
_LINE_BREAK, _FIRST = re.compile(rf"{_PIECE}\n</text>"), re.compile(rf"{_PIECE}(?P<words>[^<]+)")
_AFTER = re.compile(rf"</text>{_PIECE}(?P<words>[^<]+)")
# So wide is a cell of rich's, in its own units.
_CELL = 12.2
_CODE = re.compile(r"[A-Z]{2}\d{3}$")
_FONTS = "Sarasa Mono SC, Noto Sans Mono CJK SC, Microsoft YaHei, monospace"
# LibreOffice shows comments beside the text only in a window: it gets a screen that nobody sees, and this part of it.
_SCREEN = "1500x950x24"
_WINDOW = "57,50,1386,850"
_SECONDS = 40


def edulint(*arguments: str, folder: Path = DRAFT.parent) -> str:
    """Run edulint in Chinese, as in a terminal of 80 columns, and return what it prints."""
    command = [sys.executable, "-m", "edulint", *arguments, "--isolated", "--exit-zero", "--lang", "zh"]
    environment = {**os.environ, "COLUMNS": str(_COLUMNS), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def terminal() -> str:
    """Return the report of the draft in a terminal, as SVG."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), color_system="truecolor")
    console.print(Text("$ edulint half-year-draft.txt", style="bold"))
    console.print(Text.from_ansi(edulint("--color", DRAFT.name)))
    svg = console.export_svg(title="edulint", unique_id="edulint")
    plain = re.sub(f"{_WEB_FONT}|{_LENGTH}", "", svg)
    plain = plain.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")
    return _FIRST.sub(_first, _AFTER.sub(_after, _LINE_BREAK.sub("\n", plain)))


def _first(piece: re.Match[str]) -> str:
    """Return the first piece of a line, its indent in blanks."""
    indent = "&#160;" * round(float(piece["x"]) / _CELL)
    return f'<text x="0" {piece["line"]}>{indent}<tspan class="{piece["style"]}">{piece["words"]}</tspan>'


def _after(piece: re.Match[str]) -> str:
    """Return a piece of a line that follows the one before it; a check's code stays at the right."""
    place = f' x="{piece["x"]}"' if _CODE.search(piece["words"]) else ""
    return f'<tspan class="{piece["style"]}"{place}>{piece["words"]}</tspan>'


def page(folder: Path) -> Path:
    """Return a picture of the report as a page."""
    edulint(DRAFT.name, "--output", str(folder / "report.html"))
    picture = folder / "page.png"
    _photograph(folder / "report.html", picture)
    return picture


def word(folder: Path) -> Path:
    """Return a picture of the Word file with comments, as LibreOffice shows it."""
    edulint(DRAFT.name, "--annotate", str(folder / "draft.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = ["soffice", profile, "--norestore", "--nologo", "--nofirststartwizard", str(folder / "draft.docx")]
    picture = folder / "word.png"
    script = f"{shlex.join(office)} & sleep {_SECONDS}; scrot -o -a {_WINDOW} {shlex.quote(str(picture))}"
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {_SCREEN}", "sh", "-c", script]
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        process.wait(timeout=_SECONDS + 20)
    except subprocess.TimeoutExpired:
        # The screen stays open for as long as LibreOffice's window does.
        pass
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return picture


def _photograph(file: Path, picture: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        window.goto(file.as_uri())
        window.keyboard.press("j")
        window.wait_for_timeout(500)
        window.screenshot(path=picture)
        browser.close()


def main() -> int:
    """Make all pictures; return 1 where one could not be made."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "terminal.svg").write_text(terminal(), encoding="utf-8")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for make in (page, word):
            try:
                shutil.copyfile(made := make(Path(folder)), PICTURES / made.name)
            except (OSError, ImportError, subprocess.SubprocessError) as error:
                print(f"{make.__name__}: {error}", file=sys.stderr)
                failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
