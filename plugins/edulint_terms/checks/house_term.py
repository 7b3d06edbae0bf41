"""TE101: a form that an office doesn't write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from edulint.api import Check, CheckOptions, Document, Edit, Finding, Fix, Severity, Wording
from edulint_terms.terms import Term, places_of, table_of


class Options(CheckOptions, frozen=True):
    """Settings of ``house-term``."""

    terms: Annotated[tuple[Term, ...], Meta(max_length=5000)] = ()
    file: str = ""


class HouseTerm(Check):
    """What it finds:
        zh: 本单位规定不用的写法：配置里 [[terms]] 列出的，和 terms-file 指定的用语表里的。没有列出，就不检查。
        en: Forms that an office doesn't write: those of [[terms]] in the configuration, and of the table that
            terms-file names. Nothing is checked where there are none.

    Why it matters:
        zh: 机构改名、会议和文件的简称、禁用词，各单位有各单位的规定，词典里查不到。
        en: New names of bodies, short names of meetings, words not to be used: every office has rules of its own.

    Example:
        县教育局和体育局共同举办。

    Instead:
        县教育和体育局共同举办。

    Options:
        zh: terms：用语，每条写成 [[terms]]，有 wrong（不用的写法）、right（应写的，空着就是禁用）、why（说明）、severity（级别）。
            file：用语表（CSV，第一行写列名 wrong,right），在设置里写作 terms-file = "用语.csv"。
        en: terms: entries [[terms]] with wrong, right (empty: forbidden), why, severity. file: a table of terms (CSV,
            whose first line is wrong,right), written terms-file = "terms.csv" in the configuration.

    Source:
        zh: 本单位的规定。
        en: The office's own rules.
    """

    code = "TE101"
    name = "house-term"
    severity = Severity.WARNING
    summary = Wording(zh="本单位不用的写法", en="forms that the office doesn't write")
    messages = {
        "instead": Wording(zh="“{wrong}”应为“{right}”{why}", en="“{wrong}” should be “{right}”{why}"),
        "forbidden": Wording(zh="不用“{wrong}”{why}", en="“{wrong}” is not to be written{why}"),
    }
    options = Options()
    tables = {"terms": "terms", "file": "terms-file"}
    paths = frozenset({"file"})

    def files_read(self) -> list[str]:
        """Return the table of terms."""
        return [self.options.file] if self.options.file else []

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place.

        Raises:
            TermsError: the table can't be used.
        """
        terms = [*self.options.terms]
        if self.options.file:
            terms += (term for _, term in table_of(self.options.file))
        prose = document.prose
        for term in terms:
            for span in places_of(term, prose):
                why = Wording(zh=f"：{term.why}", en=f": {term.why}") if term.why else ""
                yield self.finding(
                    span,
                    "instead" if term.right else "forbidden",
                    severity=Severity.of(term.severity),
                    # Chinese sets no borders between words: the form may be parts of two.
                    fix=Fix((Edit(span, term.right),)) if term.right else None,
                    wrong=term.wrong,
                    right=term.right,
                    why=why,
                )
