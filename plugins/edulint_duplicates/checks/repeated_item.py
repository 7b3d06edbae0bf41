"""The check ``repeated-item``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import Check, Document, Finding, Genre, Related, Severity, Span, Wording, pattern, trimmed

# A stretch that a list with 、 can fill, and a line that is nothing but a label and words with blanks between them.
_SIGNS = "\u4e00-\u9fff·“”《》 \u3000"
_MARKED = pattern(f"[{_SIGNS}](?<![{_SIGNS}].)[{_SIGNS}]*+(?:、[{_SIGNS}]++){{2,}}")
_BLANKED = pattern("(?:[^:：,，。;；\\n]{1,12}[:：])?([\u4e00-\u9fff \u3000]++)")
# 孙禾, 孙　禾: one with blanks inside is as long as the others.
_NAME = pattern("H(?<!H.)(?:[ \u3000]{1,3}H(?!H)|H{1,3}(?!H))".replace("H", "[\u4e00-\u9fff]"))
_ITEM = pattern("[^、]+")
_BLANKS = str.maketrans("", "", " \u3000")
_LEAST_NAMES, _SHORTEST, _LONGEST = 4, 2, 14
# What stands behind the last item of a list and belongs to the sentence: 疼痛科等四个科室, 王建军组成.
_BEHIND = pattern("等|组成|(?:[和与及]|共)[^、]*$|[一二三四五六七八九十两]{1,3}[个所名位家项种]")
# What leads from a sentence to the first item of its list: 新开设了疼痛科, 由王建军.
_LEADS = frozenset("由为是有了括设到过在向的")
# Items of one list are of like length; 党、政府、人民始终将该国党、政府、人民视为朋友 is no list.
_MOST_LONGER = 3
# 二十七亿元 is a value, which others may have, too.
_VALUE = pattern("[零〇一二三四五六七八九十百千万亿两]{2}")
# A route may come back to a road, and end where it begins.
_ON_ROUTE = ("路", "街", "道", "巷", "桥", "站", "口", "交汇处")
_ROUTE = pattern("线路|路线|途[经径]|环线")
_BEFORE = 12
# Among so many persons two may well have one name.
_MANY = 30


class RepeatedItem(Check):
    """What it finds:
        zh: 同一串并列的名称里，有一项写了两遍：科室、学校、村名、人名，用顿号或者空格隔开的都算。
        en: One item that stands twice in one list: offices, schools, villages, persons, with 、 or blanks between them.

    Why it matters:
        zh: 多半是多抄了一遍，或者本来是另一个名称、忘了改；列出的个数也就对不上。
        en: It was copied once too often, or another name was meant there; the count of the list is then wrong, too.

    Example:
        走访了东沟村、西沟村、南岭村、东沟村。

    Instead:
        走访了东沟村、西沟村、南岭村、北岭村。

    Source:
        zh: 实际工作中的惯例。
        en: Practice.
    """

    code = "DU104"
    name = "repeated-item"
    severity = Severity.WARNING
    # Provisions and charges name the same offices and persons before and behind a verb.
    silent_in = frozenset({Genre.LAW, Genre.JUDGMENT, Genre.EXAM, Genre.PROGRAM})
    summary = Wording(zh="并列的几项里有一项写了两遍", en="an item of a list stands twice")
    messages = {
        "twice": Wording(
            zh="“{item}”在这一串并列里写了两遍，请删去一个，或核对是不是另一个名称",
            en="{item} stands twice in this list; delete one, or check whether another name was meant",
        ),
        "there": Wording(zh="前一处在这里", en="the earlier place"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each item of a list that stood in the list before."""
        if "、" in document.prose:
            for listed in _MARKED.finditer(document.prose):
                if not _ROUTE.search(document.prose, max(0, listed.start() - _BEFORE), listed.end()):
                    yield from self._told(document, _with_marks(document.prose, listed))
        for block in document.blocks:
            line = _BLANKED.fullmatch(document.prose, *block.span.bounds)
            names = [Span.of(name) for name in _NAME.finditer(document.prose, *line.span(1))] if line else []
            if len(names) >= _LEAST_NAMES:
                yield from self._told(document, names)

    def _told(self, document: Document, items: Sequence[Span]) -> Iterator[Finding]:
        words = [document.slice(item).translate(_BLANKS) for item in items]
        firsts: dict[str, int] = {}
        twice = [(at, index) for index, word in enumerate(words) if (at := firsts.setdefault(word, index)) < index]
        # 机关、事业单位的设立由机关、事业单位: where several stand again, the words between them are no list.
        if len(twice) != 1:
            return
        at, index = twice[0]
        is_parallel = at > 0 and words[index - 1].endswith(words[at - 1])
        # 学习、学习、再学习: said with stress.
        is_stressed = all(words[index] in word for word in words)
        is_right = is_parallel or is_stressed or words[index].endswith(_ON_ROUTE) or _VALUE.match(words[index])
        if is_right or max(map(len, words[1:-1]), default=0) > _MOST_LONGER * len(words[index]):
            return
        severity = Severity.INFO if len(items) > _MANY else None
        related = [Related(items[at], self.messages["there"])]
        yield self.finding(items[index], "twice", severity=severity, related=related, item=words[index])


def _with_marks(prose: str, listed: re.Match[str]) -> list[Span]:
    """Return the items of a list with 、, the first and the last without what belongs to the sentence."""
    items = [trimmed(prose, *item.span()) for item in _ITEM.finditer(prose, *listed.span())]
    # “谁请假、谁负责”: a saying in quotation marks is no item of a list.
    if not all(_is_item(prose[item.start : item.end]) for item in items[1:-1]):
        return []
    first, *inner, last = items
    # 00ma充电宝, 苹果涨超1%: what a figure or a Latin word begins or goes on with is more than these characters.
    lasts = [] if prose[last.end : last.end + 1].isalnum() else [_without_rest(prose, last)]
    others = {prose[one.start : one.end] for one in (*inner, *lasts)}
    firsts = [] if prose[first.start - 1 : first.start].isalnum() else [_without_lead(prose, first, others)]
    return [*firsts, *inner, *lasts]


def _is_item(words: str) -> bool:
    return _SHORTEST <= len(words) <= _LONGEST and words.count("“") == words.count("”")


def _without_rest(prose: str, last: Span) -> Span:
    """Return the last item without what belongs to the sentence; nothing of 张伟（女）, who is another than 张伟."""
    end = last.start if prose[last.end : last.end + 1] in ("（", "(") else min(last.end, last.start + _LONGEST)
    behind = _BEHIND.search(prose, last.start + 1, end)
    return Span(last.start, behind.start() if behind else end)


def _without_lead(prose: str, first: Span, others: set[str]) -> Span:
    """Return the first item from where a word leads to it, if another item is the same from there."""
    for start in range(max(first.start + 1, first.end - _LONGEST), first.end - 1):
        if prose[start - 1] in _LEADS and prose[start : first.end] in others:
            return Span(start, first.end)
    return first
