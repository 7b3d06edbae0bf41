"""PU102: two marks where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, is_han, pattern

_MARK = r"[，、；：。？！,;:?!][ \u3000]?"
# Two marks written out are found four times as fast as {2,}.
_RUN = pattern(f"{_MARK}{_MARK}(?:{_MARK})*")
# ““十四五””; of “““ and ” the check of pairs tells.
_PAIR_TWICE = r"(?<![“《])([“《])\1[^“”《》\n]{1,60}([”》])\2(?![”》])"
# 检修12台（其中大修3台。），运行平稳; a bracket behind a full stop holds a sentence of its own.
_IN_BRACKET = r"(?<=[^。！？\n])（[^（）。\n]{1,40}(?P<stop>。)）(?=[，。；、\u4e00-\u9fff])"
# 他说：“要抓紧！”。: what is quoted behind a colon is a sentence of its own, and its mark ends the whole.
_AFTER_SPEECH = r"：“[^“”\n]{1,120}[！？]”。"
_FULL = str.maketrans(",;:?!", "，；：？！")
_EMPHASIS = frozenset("？！")
_ENTITY = pattern("&[A-Za-z]{2,8}$")
_LONGEST_ENTITY = 9
# Of two different marks the one that ends more is more likely meant.
_STRENGTH = "、，：；。！？"


class DoubledMark(Check):
    """What it finds:
        zh: 连着写了两个标点，如“，，”“。。”“，。”，或引号、书名号写了两层。表示强调的“？！”“！！”不算。
        en: Two marks in a row, like ，， or ，。 (not ？！ and ！！, which stress), and quotes or title marks written twice.

    Why it matters:
        zh: 多半是修改时删字留下的，说明这一处没有再读过。
        en: Usually what is left of a deletion: nobody has read the place again.

    Example:
        由分管局长任组长，，切实加强领导。

    Instead:
        由分管局长任组长，切实加强领导。

    Source:
        zh: GB/T 15834-2011 第4章；原始稿件中所见。
        en: GB/T 15834-2011, chapter 4; seen in raw drafts.
    """

    code = "PU102"
    name = "doubled-mark"
    severity = Severity.WARNING
    summary = Wording(zh="标点重复", en="doubled mark")
    messages = {
        "same": Wording(zh="“{mark}”重复，留一个即可", en="{mark} stands twice; keep one"),
        "pair": Wording(zh="{mark} 写了两层，留一层即可", en="the pair {mark} is written twice; keep one"),
        "around": Wording(
            zh="引号里外都有句末标点，留一个即可",
            en="a sentence ends on both sides of the closing quote; keep one mark",
        ),
        "goes-on": Wording(
            zh="引号后面句子没有结束，引号里面不用句号",
            en="the sentence goes on behind the quotation, which takes no full stop",
        ),
        "bracket": Wording(
            zh="句子中间的括号里，末尾不用句号", en="inside a sentence, what stands in brackets takes no full stop"
        ),
        "different": Wording(zh="“{mark}”两个标点连用，只应留一个", en="{mark}: two marks in a row; keep one"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each run of marks and for each pair written twice."""
        prose = document.prose
        yield from self._pairs(prose)
        yield from self._around_closers(prose)
        for match in _RUN.finditer(prose):
            written = match.group().rstrip()
            marks = [mark for mark in written.translate(_FULL) if mark in _STRENGTH]
            kinds = set(marks)
            # A ? beside other marks is a character lost in a conversion.
            if "?" in written or kinds <= _EMPHASIS or (kinds == {"。"} and len(marks) >= 3):
                continue
            if written.isascii() and not _touches_han(prose, match.start(), match.start() + len(written)):
                continue
            # &rdquo;、: the first mark belongs to a name of HTML.
            if _ENTITY.search(prose, max(0, match.start() - _LONGEST_ENTITY), match.start()):
                continue
            span = Span(match.start(), match.start() + len(written))
            if _belongs_elsewhere(prose, span):
                continue
            if len(kinds) == 1:
                full = any(not mark.isascii() for mark in written)
                kept = marks[0] if full else written[0]
                message, safe, mark = "same", True, kept
            else:
                kept = max(marks, key=_STRENGTH.index)
                message, safe, mark = "different", False, written
            yield self.finding(span, message, fix=Fix((Edit(span, kept),), safe=safe), mark=mark)

    def _around_closers(self, prose: str) -> Iterator[Finding]:
        """Yield marks on both sides of a closing quote, and a full stop at the end of a bracket inside a sentence."""
        for match in re.finditer("。”[。，、；]", prose) if "。”" in prose else ():
            # In “早部署。”，各村… the sentence goes on behind the quotation: there the full stop inside is too much.
            ends = match[0][-1] == "。"
            extra = Span(match.end() - 1, match.end()) if ends else Span(match.start(), match.start() + 1)
            yield self.finding(Span.of(match), "around" if ends else "goes-on", fix=Fix((Edit(extra, ""),)))
        for match in re.finditer(_AFTER_SPEECH, prose) if "！”。" in prose or "？”。" in prose else ():
            outer = Span(match.end() - 1, match.end())
            yield self.finding(
                Span(outer.start - 2, outer.end), "around", severity=Severity.INFO, fix=Fix((Edit(outer, ""),))
            )
        for match in re.finditer(_IN_BRACKET, prose) if "。）" in prose else ():
            inner = Span.of(match, "stop")
            yield self.finding(
                Span(inner.start, match.end()), "bracket", severity=Severity.INFO, fix=Fix((Edit(inner, ""),))
            )

    def _pairs(self, prose: str) -> Iterator[Finding]:
        for match in re.finditer(_PAIR_TWICE, prose) if "““" in prose or "《《" in prose else ():
            outer = (Span(match.start(), match.start() + 1), Span(match.end() - 1, match.end()))
            fix = Fix(tuple(Edit(span, "") for span in outer), safe=True)
            yield self.finding(Span.of(match), "pair", fix=fix, mark=match[1] + match[2])


def _belongs_elsewhere(prose: str, span: Span) -> bool:
    """Tell whether the first mark ends a name (Yahoo!、), or the last one begins an image of Markdown (。![图](…))."""
    before = prose[span.start - 1 : span.start]
    ends_name = prose[span.start] in "!?" and before.isascii() and before.isalpha()
    return ends_name or prose.startswith("![", span.end - 1)


def _touches_han(prose: str, start: int, end: int) -> bool:
    return is_han(prose[start - 1 : start]) or is_han(prose[end : end + 1])
