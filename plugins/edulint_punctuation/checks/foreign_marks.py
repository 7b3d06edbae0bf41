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
# <<条例>>, ≪条例≫ and <防汛办法>: a title's marks as a keyboard without them has them
_TITLE = pattern(
    r"<<(?=[\u4e00-\u9fff])[^<>《》\n]{2,40}>>|≪[^≪≫《》\n]{2,40}≫"
    r"|<(?<!<<)(?=[\u4e00-\u9fff])[^<>《》\n]{2,40}(?:法|条例|办法|规定|细则|通知|意见|方案|决定|规划|纲要|标准)>(?!>)"
)


class ForeignMarks(Check):
    """What it finds:
        zh: 用直角引号“「」”“『』”或“＂”“〝〞”代替引号，用“●”“•”代替外国人名中间的间隔号“·”，用“<<>>”“≪≫”代替书名号。
        en: The corner brackets 「」 and 『』, ＂ or 〝〞 for quotes, ● or • for the dot · inside foreign names, << >> or ≪ ≫ for the marks of a title.

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
        "titles": Wording(
            zh="书名号用“《》”（套在里面的用“〈〉”），不用“{mark}”，共{count}处",
            en="titles take 《》, those inside them 〈〉, not {mark} ({count} place(s))",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all corner brackets, one for all dots, and one for all titles."""
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
        titles = [Span.of(match) for match in _TITLE.finditer(prose)] if holds_any(prose, ("<", "≪")) else []
        if titles:
            width = 2 if prose.startswith("<<", titles[0].start) else 1
            mark = prose[titles[0].start : titles[0].start + width] + prose[titles[0].end - width : titles[0].end]
            yield self.gathered(titles, "titles", fix=Fix(tuple(_title_marks(prose, titles))), mark=mark)


def _right_quote(prose: str, span: Span) -> str:
    """Return the quotation mark for another one; what is alike on both sides opens and closes by turns in its line."""
    mark = prose[span.start : span.end]
    if right := _RIGHT.get(mark) or _ACCENTS.get(mark):
        return right
    return _STRAIGHT[mark][prose.count(mark, prose.rfind("\n", 0, span.start) + 1, span.start) % 2]


def _title_marks(prose: str, titles: list[Span]) -> Iterator[Edit]:
    for span in titles:
        width = 2 if prose.startswith("<<", span.start) else 1
        # 《关于修改〈渡口条例〉的决定》
        is_inside = prose.rfind("《", 0, span.start) > prose.rfind("》", 0, span.start)
        opening, closing = "〈〉" if is_inside else "《》"
        yield Edit(Span(span.start, span.start + width), opening)
        yield Edit(Span(span.end - width, span.end), closing)
