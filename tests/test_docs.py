"""What the documents say is so: commands, settings, hooks, checks."""

from __future__ import annotations

import importlib
import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest

from edulint import api
from edulint.cli import cli
from edulint.cli.session import Session
from edulint.explanation import explanation_of
from edulint.packs import hookspecs
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.report import FORMATS
from edulint.settings.profile import Settings, field_names
from tests.cli.conftest import Edulint, edulint

__all__ = ["edulint"]
ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "checks").glob("index*.md")])
OURS = [point for point in entry_points() if point.distribution == "edulint_zh"]


def blocks(readme: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)


def test_both_readmes_begin_with_the_same_two_commands() -> None:
    english, chinese = (blocks(readme, "sh")[:2] for readme in READMES)
    assert english == chinese
    assert all(command.count("\n") == 1 and "venv" in command for command in english)
    assert "fixtures/" in english[0]
    assert "pytest" in english[1]


def test_both_readmes_have_the_same_parts_in_the_same_order() -> None:
    texts = [readme.read_text(encoding="utf-8").replace(".en.md", ".md") for readme in READMES]
    parts = [re.findall(r"^(?:#+|```\w*|\|(?= ---)|!\[)", text, re.MULTILINE) for text in texts]
    assert parts[0] == parts[1]
    names = {path.name for path in READMES}
    links = [[link for link in re.findall(r"\]\(([^)]+)\)", text) if link not in names] for text in texts]
    assert links[0] == links[1]


@pytest.mark.parametrize("page", [*READMES, *PAGES], ids=lambda path: path.name)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that a code host gives the headings of a file; it knows nothing of attributes of headings."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*READMES, *PAGES], ids=lambda path: path.name)
def test_anchors_lead_to_headings_on_a_code_host(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]*)#([^)]+)\)", page.read_text(encoding="utf-8"))
    dead = [
        f"{file}#{anchor}" for file, anchor in links if anchor not in anchors_of((page.parent / file) if file else page)
    ]
    assert dead == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.name.endswith(".en.md")], ids=lambda path: path.name)
def test_english_pages_lead_to_english_pages(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\.md", page.read_text(encoding="utf-8"))
    assert [link for link in links if (page.parent / f"{link}.en.md").exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_pages_show_as_plain_files(page: Path) -> None:
    # Tabs, attributes of headings and inclusions are known to the site alone: a code host shows their marks as text.
    assert re.findall(r'^===+ "|^#.*\{ ?[#.:].*\}|--8<--', page.read_text(encoding="utf-8"), re.MULTILINE) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_is_told_of_in_both_languages(language: str) -> None:
    english = {page.name.replace(".en.md", ".md") for page in PAGES if page.name.endswith(".en.md")}
    # A page without a second file is in both languages.
    pages = [page for page in PAGES if page.name.endswith(".en.md") == (language == "en") or page.name not in english]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    commands = cli.list_commands(cli.make_context("edulint", ["--help"], resilient_parsing=True, obj=Session()))
    assert "explain" in commands
    # The help of all commands is in the command line's page by itself; elsewhere is said what each is good for.
    assert [name for name in commands if f"edulint {name}" not in text and name != "check"] == []


@pytest.mark.parametrize("page", ["command-line.md", "command-line.en.md"])
def test_every_format_of_reports_stands_in_a_row(page: str) -> None:
    rows = "\n".join(re.findall(r"^\| `.*$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert [name for name in FORMATS if f"`{name}`" not in rows] == []


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_the_example_of_a_configuration_is_valid_and_complete(page: str, tmp_path: Path) -> None:
    example = next(block for block in blocks(ROOT / "docs" / page, "toml") if "fail-on" in block)
    assert set(tomllib.loads(example)) == set(field_names(Settings))
    from edulint.settings.profile import profile_of
    from edulint.settings.reading import read_configuration

    (tmp_path / "edulint.toml").write_text(example, encoding="utf-8")
    registry = Host(OURS).registry
    (tmp_path / "office.toml").write_text("", encoding="utf-8")
    configuration = read_configuration(str(tmp_path / "edulint.toml"), registry)
    assert configuration is not None
    settings = configuration.settings
    profile = profile_of([(settings, page), (settings.per_file[0], page)], registry)
    assert profile.codes


def test_every_hook_is_documented_where_it_is_declared_and_for_contributors() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("edulint_")]
    assert len(hooks) == 6
    for hook in hooks:
        assert f"| `{hook}` |" in guide
        assert "Called" in str(getattr(hookspecs, hook).__doc__)


def test_every_check_explains_itself_in_both_languages() -> None:
    host = Host(OURS)
    assert host.broken == []
    checks = list(host.registry)
    assert len(checks) > 30
    for registered in checks:
        assert explanation_of(registered.check).example.zh
        assert registered.check.summary.zh != registered.check.summary.en


def test_english_messages_begin_and_end_alike_in_all_packs() -> None:
    texts = {
        f"{registered.code} {name}": wording.en
        for registered in Host(OURS).registry
        for name, wording in (("summary", registered.check.summary), *registered.check.messages.items())
    }
    # They stand behind a place or a code, as part of its line.
    assert [name for name, text in texts.items() if re.match(r"“?[A-Z][a-z]* ", text) or text.endswith(".")] == []


def test_every_pack_has_its_folder_and_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = sorted(folder.name for folder in (ROOT / "plugins").iterdir() if (folder / "__init__.py").exists())
    assert sorted(point.module for point in OURS) == folders
    assert [f"plugins/{name}" for name in folders] == [
        package for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] if package != "edulint"
    ]
    for point in OURS:
        assert importlib.import_module(point.module).__doc__


MADE = ["README.md", "README.zh-CN.md", "api", "checks/index", "configuration", "json", "packs"]


def test_what_pages_hold_of_the_code_is_what_the_code_says() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_pages.py"))["pages"]()
    pages = (page.relative_to(ROOT).as_posix() for page in made)
    names = {re.sub(r"^docs/(.+?)(?:\.en)?\.md$", r"\1", page) for page in pages}
    assert sorted(names) == MADE
    old = [page.name for page, text in made.items() if page.read_text(encoding="utf-8") != text]
    assert old == [], "after a look at them: python docs/make_pages.py"


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_the_example_of_an_offices_words_finds_them(page: str, edulint: Edulint, tmp_path: Path) -> None:
    example = next(block for block in blocks(ROOT / "docs" / page, "toml") if "[[terms]]" in block)
    table = next(block for block in blocks(ROOT / "docs" / page, "text") if block.startswith("wrong,"))
    (tmp_path / "edulint.toml").write_text(example, encoding="utf-8")
    (tmp_path / tomllib.loads(example)["terms-file"]).write_text(table, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(
        "教委召开会议，见附件三。\n李小河、张大山出席教育体育局会议。\n", encoding="utf-8"
    )
    run = edulint("draft.txt", "--select", "terms", "--format", "json", "--no-cache")
    found = [(one["code"], one["line"]) for one in run.json["findings"]]
    assert found == [("TE101", 1), ("TE102", 1), ("TE103", 2), ("TE101", 2)]


def test_the_page_of_the_api_tells_of_every_name() -> None:
    entries = re.split(r"^## ", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    told = dict(entry.split("\n", 1) for entry in entries)
    assert set(told) == {f"`{name}`" for name in api.__all__}
    assert [name for name, entry in told.items() if not re.sub(r"```.*?```", "", entry, flags=re.DOTALL).strip()] == []


@pytest.mark.slow
def test_what_the_readmes_show_is_found(edulint: Edulint, tmp_path: Path) -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", READMES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 3
    draft = tmp_path / "总结.txt"
    for text, told in rows:
        draft.write_text(f"全县{text.replace('；', '，')}。\n", encoding="utf-8")
        findings = json.loads(edulint(draft.name, "--format", "json", lang="en").out)["findings"]
        assert findings
        assert told.startswith("the numbers") or any(told.strip() in one["message"] for one in findings)
