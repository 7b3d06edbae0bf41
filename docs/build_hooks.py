"""What a build of the documentation makes from the code: pages of checks, tables of settings, the commands' help."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

DOCS = Path(__file__).resolve().parent
# mkdocs runs this file by its path; what it imports stands beside it.
sys.path.insert(0, str(DOCS))

import make_checks  # noqa: E402
import make_reference  # noqa: E402

_HAN_OR_MARK = r"[\u2014\u2018-\u201d\u2026\u3001-\u301f\u3400-\u9fff\uff00-\uffef]"
_LINE_END = re.compile(
    rf"(?<={_HAN_OR_MARK})\n(?={_HAN_OR_MARK}|<(?!/|p|t|[uo]l|li|div|h[1-6]))|(?<=>)\n(?={_HAN_OR_MARK})"
)
_OUTSIDE = re.compile(r"\[`?([^\]`]+)`?\]\(\.\./[^)]*\)")
_LAID_OUT = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from edulint.wording import Language


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the catalogue where pages are looked for; git ignores it, but for its table, which code hosts show, too."""
    folder = DOCS / "checks"
    folder.mkdir(exist_ok=True)
    for name, text in make_checks.pages().items():
        page = folder / name
        if name.startswith("index."):
            continue
        # `mkdocs serve` builds again whenever a file is written.
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
    names = sorted({name.partition(".")[0] for name in make_checks.pages()} - {"index"})
    section = next(entry["检查"] for entry in config.nav or [] if "检查" in entry)
    section[:] = ["checks/index.md", *(f"checks/{name}.md" for name in names)]
    return config


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001
) -> TemplateContext:
    """Link a page to itself in the other language."""
    others = vars(page.file).get("alternates", {})
    config.extra["alternate"] = [
        {"name": name, "lang": language, "link": others[language].url}
        for language, name in (("zh", "中文"), ("en", "English"))
        if language in others
    ]
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Join the lines of Chinese paragraphs: a browser shows a line's end as a space, which Chinese has not."""
    parts = _LAID_OUT.split(html)
    parts[::2] = [_LINE_END.sub("", part) for part in parts[::2]]
    return "".join(parts)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put what is made from the code in the place of its mark, in the language that is built.

    Links to files of the repository beside this folder lead nowhere in a site: their words stay. The table of all
    checks leads to the site's pages instead of the checks' code.
    """
    language: Language = "zh" if config.theme["language"] == "zh" else "en"
    if page.file.src_uri.startswith("checks/index."):
        return make_checks.pages()["index.md" if language == "zh" else "index.en.md"]
    if "/" not in page.file.src_uri:
        markdown = _OUTSIDE.sub(r"`\1`", markdown)
    return make_reference.on_site(make_reference.kept(markdown, language), language)
