"""PU111: full-width digits and Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, fold, pattern

_SEED = pattern("[０-９Ａ-Ｚａ-ｚ．]")
_RUN = pattern(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．：][０-９]+)*％?|(?<=[0-9])．(?=[0-9])")
_MASK = r"[Ｘｘ]{2}|^[Ｘｘ]$|[０-９][Ｘｘ]"


class FullWidthCharacters(Check):
    """What it finds:
        zh: 全角的数字和拉丁字母，如“５．１２”“ＧＤＰ”。全文只报一条。
        en: Full-width digits and Latin letters, like ５．１２ or ＧＤＰ: one finding for the whole draft.

    Why it matters:
        zh: 全角数字占位宽，与其他数字不齐，检索和汇总时也认不出来。
        en: They are wider than other figures, and neither search nor spreadsheet knows them.

    Example:
        全县共有学校３６所。

    Instead:
        全县共有学校36所。

    Source:
        zh: GB/T 15835-2011 5.1；原始稿件中所见。
        en: GB/T 15835-2011, 5.1; seen in raw drafts.
    """

    code = "PU111"
    name = "full-width-characters"
    severity = Severity.INFO
    summary = Wording(zh="数字或字母用了全角", en="full-width digits or letters")
    messages = {
        "wide": Wording(
            zh="数字、字母用了全角，共{count}处，应改为半角",
            en="{count} run(s) of full-width digits or letters; write them half-width",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all of them."""
        prose = document.prose
        if not _SEED.search(prose):
            return
        runs = [match for match in _runs(prose) if not re.search(_MASK, match.group())]
        spans = [Span.of(match) for match in runs if match.group() != "．" or not _ends_ordinal(prose, match.start())]
        if spans:
            edits = tuple(Edit(span, fold(document.slice(span))) for span in spans)
            yield self.gathered(spans, "wide", fix=Fix(edits, safe=True))


def _ends_ordinal(prose: str, at: int) -> bool:
    """Tell whether a full stop stands behind the number of a paragraph: 3．2024年启动, which is no 3.2024."""
    return prose[prose.rfind("\n", 0, at) + 1 : at].strip().isdecimal()


def _runs(prose: str) -> Iterator[re.Match[str]]:
    """Yield the runs: a search for them alone, of two kinds, would try every character."""
    seed = _SEED.search(prose)
    while seed:
        match = _RUN.match(prose, seed.start())
        if match:
            yield match
        seed = _SEED.search(prose, match.end() if match else seed.end())
