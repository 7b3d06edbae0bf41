"""RE112: two spellings of what may be one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import ClassVar

from edulint.api import Check, Document, Finding, Related, Severity, Span, Wording, is_han, lines_beside
from edulint_residue.material import places_of
from edulint_residue.web_phrases import web_tail

# What follows a name, and the length of the name.
_SCHOOLS = (("中学", "小学", "幼儿园", "学校", "学院", "职高", "中专"), 2)
_PERSONS = (
    (
        "同志",
        "老师",
        "校长",
        "局长",
        "书记",
        "主任",
        "教授",
        "县长",
        "市长",
        "区长",
        "镇长",
        "村长",
        "组长",
        "科长",
        "股长",
        "院长",
    ),
    3,
)
# 第一小学 and 第二小学, 城东小学 and 城西小学 are different schools.
_COUNTED = frozenset("一二三四五六七八九十0123456789东西南北中上下左右前后新老大小内外高初男女")


class SimilarNames(Check):
    """What it finds:
        zh: 只差一个字、而且那个字音近或形近的学校名和人名，如“梨洲小学”和“梨州小学”。只在其中一个仅出现一两次、另一个更常见时提示。
        en: Names of schools and persons that differ by one character which sounds or looks alike; a hint, and only where one is rare and the other is not.

    Why it matters:
        zh: 多半是同一个名字写错了，见报后最伤人。
        en: Usually one name written wrongly, which hurts when published.

    Example:
        梨洲小学完成招标，梨洲小学和城东小学开展联谊，梨州小学通过验收。

    Instead:
        梨洲小学完成招标，梨洲小学和城东小学开展联谊，梨洲小学通过验收。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE112"
    name = "similar-names"
    severity = Severity.INFO
    summary = Wording(zh="两个名字只差一个字", en="names that differ by one character")
    messages: ClassVar[Mapping[str, Wording]] = {
        "similar": Wording(
            zh="“{rare}”与“{usual}”只差一个字，请核对是不是同一个",
            en="{rare} and {usual} differ by one character; are they the same?",
        ),
        "usual": Wording(zh="另一种写法", en="the other spelling"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first place of each rare name that is like a frequent one."""
        tail, prose = web_tail(document), document.prose
        for suffixes, length in (_SCHOOLS, _PERSONS):
            named: dict[str, dict[str, list[int]]] = {suffix: {} for suffix in suffixes}
            for at, suffix in places_of(suffixes, prose):
                name = prose[max(0, at - length) : at]
                # A name that stands there already needs no second look.
                is_name = name in named[suffix] or (len(name) == length and all(map(is_han, name)))
                if is_name and not (tail and tail.start <= at < tail.end):
                    named[suffix].setdefault(name, []).append(at - length)
            for suffix, places in named.items():
                yield from self._similar(places, suffix)

    def _similar(self, places: dict[str, list[int]], suffix: str) -> Iterator[Finding]:
        for name, starts in places.items():
            for other in _alike(name):
                others = places.get(other, [])
                if len(others) > len(starts) <= 2:
                    rare, usual = (Span(at, at + len(name + suffix)) for at in (starts[0], others[0]))
                    related = [Related(usual, self.messages["usual"])]
                    yield self.finding(rare, "similar", related=related, rare=name + suffix, usual=other + suffix)


def _alike(name: str) -> Iterator[str]:
    """Yield the names that differ from ``name`` by one character that is easily mistaken."""
    for index, character in enumerate(name):
        for other in _confusable().get(character, ""):
            if character not in _COUNTED and other not in _COUNTED:
                yield name[:index] + other + name[index + 1 :]


@cache
def _confusable() -> dict[str, str]:
    others: dict[str, str] = {}
    for group in lines_beside(__file__, "confusable_characters.txt"):
        for character in group:
            others[character] = others.get(character, "") + group.replace(character, "")
    return others
