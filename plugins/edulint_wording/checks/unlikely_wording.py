"""WO107: what is written for a usual word, beside two characters that office texts have it with."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording
from edulint_wording.collocations import slips
from edulint_wording.own_words import slips_of_own_words


class UnlikelyWording(Check):
    """What it finds:
        zh: 公开的公文里极少或从来没有的两个字，换成音同、形近的字，或换成同音的另一个词，就与旁边的词成了常见的搭配，
            如“群众满义”“牢故树立”“社会揪住”；或者就是文中一再用到的词，如多次写到“教师”的稿子里的“教适”。
            引号里的词、名称和文中一再出现的写法不报。
        en: Two characters that published office texts seldom or never have, where one of the same sound or shape, or
            another word of the same sound, makes a word that often stands beside the next one (群众满义, 社会揪住), or
            one that the draft has again and again. Names, quotations and what the draft repeats are left alone.

    Why it matters:
        zh: 输入法选错的字千变万化，词表里列不全；公文用语却相当固定，极少有人这样写的，多半是错字。
        en: No list has every slip of an input method, but office texts are worded alike: what none of them has is most
        often a slip.

    Example:
        努力提高群众满义程度。

    Instead:
        努力提高群众满意程度。

    Source:
        zh: 与约六千六百万字公开的政府工作报告、法律法规、党内文件、部门文件和新闻联播文稿中的连用情况比对（tools/collocations.py）；只提示核对，不改动。
        en: What stands side by side in some 66 million characters of published reports, laws, documents of the party
        and of ministries, and television news (tools/collocations.py); a hint, never a repair.
    """

    code = "WO107"
    name = "unlikely-wording"
    # On texts that nobody has read before, two in three of its findings are wrong.
    severity = Severity.INFO
    summary = Wording(
        zh="公文中少有的写法，疑为错字", en="a wording that office texts hardly have, likely a wrong character"
    )
    messages = {
        "likely": Wording(
            zh="“{wrong}”疑为“{right}”之误（公文多写作“{usual}”），请核对",
            en="{wrong} may stand for {right} (office texts have {usual}); please check",
        ),
        "own": Wording(
            zh="“{wrong}”疑为“{right}”之误（文中另有{count}处“{usual}”），请核对",
            en="{wrong} may stand for {right} (the draft has {usual} {count} times); please check",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place."""
        told = list(slips(document))
        for slip in told:
            yield self.finding(
                Span(slip.start, slip.start + len(slip.wrong)),
                "likely",
                blames=[Span(at, at + 1) for at in slip.differing],
                wrong=slip.wrong,
                right="”或“".join(slip.rights),
                usual=slip.usual,
            )
        for slip in slips_of_own_words(document, {slip.start for slip in told}):
            yield self.finding(
                Span(slip.start, slip.start + len(slip.wrong)),
                "own",
                blames=[Span(at, at + 1) for at in slip.differing],
                wrong=slip.wrong,
                right="”或“".join(slip.rights),
                usual=slip.usual,
                count=document.prose.count(slip.usual),
            )
