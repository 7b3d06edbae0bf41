"""PU115: marks that other regions or typefaces use."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, holds_any, pattern

_RIGHT = {"「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "‚": "“", "‛": "”"}
# ``三减´´: an accent alone is no quote.
_ACCENTS = {"``": "“", "´´": "”"}
# The same sign opens and closes.
_STRAIGHT = {"＂": "“”", "＇": "‘’"}
_SIGNS = (*_RIGHT, *_STRAIGHT, *_ACCENTS)
# 28°51′18〞: seconds of an arc are no quote.
_QUOTES = pattern(f"[{''.join((*_RIGHT, *_STRAIGHT))}](?<![0-9]〞)|{'|'.join(_ACCENTS)}")
_DOTS = "●•∙⋅"
# 卡尔●林奈; at the head of a line ● begins an item.
_DOT = pattern(rf"(?<=[^\W\d_])[{_DOTS}](?=[^\W\d_])")


class ForeignMarks(Check):
    """What it finds:
        zh: 用直角引号“「」”“『』”或“＂”“〝〞”代替引号，用“●”“•”代替外国人名中间的间隔号“·”。
        en: The corner brackets 「」 and 『』, ＂ or 〝〞 for quotes, and ● or • for the dot · inside foreign names.

    Why it matters:
        zh: 横排的简体文稿用“”和‘’，人名中间用“·”；别的写法多半是输入法带来的。
        en: Simplified Chinese in lines takes “” and ‘’, and · inside names; others come from an input method.

    Example:
        站长说：「安全第一。」

    Instead:
        站长说：“安全第一。”

    Source:
        zh: GB/T 15834-2011 4.8、4.14。
        en: GB/T 15834-2011, 4.8 and 4.14.
    """

    code = "PU115"
    name = "foreign-marks"
    severity = Severity.INFO
    summary = Wording(zh="引号、间隔号用了别的写法", en="marks of other regions or typefaces")
    messages = {
        "corners": Wording(
            zh="横排文稿的引号用“”和‘’，不用“{mark}”，共{count}处",
            en="text in lines takes “” and ‘’, not {mark} ({count} place(s))",
        ),
        "dot": Wording(
            zh="外国人名中间用“·”，不用“{mark}”，共{count}处", en="inside names stands ·, not {mark} ({count} place(s))"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all corner brackets, and one for all dots."""
        prose = document.prose
        # In Markdown `` marks code.
        are_quotes = holds_any(prose, _SIGNS) and (document.format != "markdown" or "``" not in prose)
        quotes = [Span.of(match) for match in _QUOTES.finditer(prose)] if are_quotes else []
        if quotes:
            edits = tuple(Edit(span, _right_quote(prose, span)) for span in quotes)
            yield self.gathered(quotes, "corners", fix=Fix(edits), mark=document.slice(quotes[0]))
        dots = [Span.of(match) for match in _DOT.finditer(prose)] if any(mark in prose for mark in _DOTS) else []
        if dots:
            edits = tuple(Edit(span, "·") for span in dots)
            yield self.gathered(dots, "dot", fix=Fix(edits), mark=document.slice(dots[0]))


def _right_quote(prose: str, span: Span) -> str:
    """Return the quotation mark for another one; what is alike on both sides opens and closes by turns in its line."""
    mark = prose[span.start : span.end]
    if right := _RIGHT.get(mark) or _ACCENTS.get(mark):
        return right
    return _STRAIGHT[mark][prose.count(mark, prose.rfind("\n", 0, span.start) + 1, span.start) % 2]
