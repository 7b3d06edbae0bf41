"""Writes what stands in git and is made from the code: ``python docs/make_pages.py``.

That is the page of the API, the table of all checks, and the parts of other pages and the READMEs between marks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edulint.wording import Language

DOCS = Path(__file__).resolve().parent
# What is imported stands beside this file, however it is run.
sys.path.insert(0, str(DOCS))

import make_api  # noqa: E402
import make_checks  # noqa: E402
import make_reference  # noqa: E402

READMES: dict[str, Language] = {"README.md": "en", "README.zh-CN.md": "zh"}


def pages() -> dict[Path, str]:
    """Return the text of each page that holds anything made."""
    made = {make_api.PAGE: make_api.page()}
    made |= {DOCS / "checks" / name: text for name, text in make_checks.tables().items()}
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        anew = make_reference.kept(text, "en" if page.name.endswith(".en.md") else "zh")
        if "<!-- made: " in text:
            made[page] = anew
    for name, language in READMES.items():
        page = DOCS.parent / name
        made[page] = make_reference.kept(page.read_text(encoding="utf-8"), language)
    return made


if __name__ == "__main__":
    (DOCS / "checks").mkdir(exist_ok=True)
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
