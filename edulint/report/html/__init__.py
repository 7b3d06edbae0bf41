"""One self-contained page: the drafts as people read them, findings at the exact words; nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import ClassVar, TextIO

from edulint.outcome import Outcome
from edulint.report.html.content import drafts_of, overview_of
from edulint.report.html.words import WORDS
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.json_text import json_text
from edulint.text.template import asset, filled


class HtmlReporter(Reporter):
    """A page for one draft or a folder. Its texts are data in JSON, which a script of its own shows as text only."""

    format: ClassVar[str] = "html"
    shows_drafts: ClassVar[bool] = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the page."""
        language = options.language
        script = script_of(__name__)
        fields = {
            "lang": "zh-CN" if language == "zh" else "en",
            "title": escape(WORDS["heading"].in_language(language)),
            "noscript": escape(WORDS["needs_script"].in_language(language)),
            "policy": escape(_policy(script)),
            "style": asset(__name__, "page.css"),
            "script": script,
            "data": "\n".join(
                [
                    _data("report", overview_of(outcome, language)),
                    *(_data(f"draft-{index}", draft) for index, draft in enumerate(drafts_of(outcome, language))),
                ]
            ),
        }
        out.write(filled(asset(__name__, "page.html"), fields))


def _policy(script: str) -> str:
    """Return a content security policy under which the page's own script runs and nothing is requested."""
    from hashlib import sha256

    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _data(name: str, value: object) -> str:
    # In JSON a “<” stands only inside strings, where its escape means the same; without it no tag can end the element.
    text = json_text(value).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'


def script_of(package: str) -> str:
    """Return the script of the page that lies in a package, behind what all pages have in common."""
    return asset(__name__, "elements.js") + asset(package, "page.js")
