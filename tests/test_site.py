"""The documentation site: it builds without a warning, asks for nothing on the web, and holds every check."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.settings.profile import Settings, field_names

pytest.importorskip("mkdocs_static_i18n")

ROOT = Path(__file__).parent.parent
# Attributes that make a browser fetch something, with those elements whose links only a reader follows left out.
_FETCHING = {"src", "srcset", "data", "poster"}
_FETCHED_BY_LINK = {"stylesheet", "preload", "prefetch", "preconnect", "icon", "modulepreload"}

pytestmark = pytest.mark.slow


class Fetches(HTMLParser):
    """Collects the addresses that a browser fetches for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [value for name, value in attrs if name in _FETCHING and value]
        if tag == "link" and _FETCHED_BY_LINK.intersection((given.get("rel") or "").split()):
            self.addresses.append(given.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_both_languages_have_the_same_pages(site: Path) -> None:
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    english = {page.removeprefix("en/") for page in pages if page.startswith("en/")}
    chinese = {page for page in pages if not page.startswith("en/")} - {"404.html"}
    assert chinese == english - {"404.html"}
    assert len(chinese) > 20


def test_no_page_loads_anything_from_the_web(site: Path) -> None:
    loaded = {}
    for page in site.rglob("*.html"):
        reader = Fetches()
        reader.feed(page.read_text(encoding="utf-8"))
        assert reader.addresses
        if foreign := [one for one in reader.addresses if re.match(r"(?:\w+:)?//", one)]:
            loaded[page.name] = foreign
    assert loaded == {}
    assert all("url(http" not in sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css"))


@pytest.mark.parametrize("folder", ["checks", "en/checks"])
def test_every_check_has_its_entry(site: Path, folder: str) -> None:
    host = Host(point for point in entry_points() if point.distribution == "edulint_zh")
    for one in host.registry:
        page = (site / folder / f"{one.category}.html").read_text(encoding="utf-8")
        assert f'id="{one.code.lower()}"' in page


@pytest.mark.parametrize("folder", ["", "en/"])
def test_what_is_made_from_the_code_stands_in_its_place(site: Path, folder: str) -> None:
    settings = (site / f"{folder}configuration.html").read_text(encoding="utf-8")
    assert [name for name in field_names(Settings) if f"<td><code>{name}</code></td>" not in settings] == []
    commands = (site / f"{folder}command-line.html").read_text(encoding="utf-8")
    assert "--fail-on" in commands
    assert ("检查项和设置：" in commands) == (folder == "")
    assert "<!-- made on the site:" not in settings + commands


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_tutorial_shows_the_code_of_the_example(site: Path, folder: str) -> None:
    page = (site / f"{folder}packs.html").read_text(encoding="utf-8")
    shown = [html.unescape(re.sub("<[^>]+>", "", block)) for block in re.findall("<pre.*?</pre>", page, re.DOTALL)]
    example = ROOT / "examples" / "edulint-pack-example"
    for name in ("checks/__init__.py", "checks/office_name.py", "checks/office_name.toml", "__init__.py"):
        code = (example / "src" / "edulint_pack_example" / name).read_text(encoding="utf-8")
        assert any(code.strip() == block.strip() for block in shown), name


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_front_page_leads_to_what_newcomers_look_for(site: Path, folder: str) -> None:
    front = (site / f"{folder}index.html").read_text(encoding="utf-8")
    article = front.partition("<article")[2].partition("<h2")[0]
    assert [link.partition("#")[0] for link in re.findall('href="([^"#]+\\.html[^"]*)"', article)] == [
        "install.html",
        "results.html",
        "github.html",
        "gitlab.html",
        "packs.html",
    ]


def test_chinese_lines_are_joined_without_a_space(site: Path) -> None:
    text = re.sub(r"<pre.*?</pre>", "", (site / "index.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.search(r"[\u4e00-\u9fff，。]\n[\u4e00-\u9fff]", text) is None
