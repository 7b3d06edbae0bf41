"""RE112: two spellings of what may be one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from edulint.api import (
    Check,
    Document,
    Finding,
    Related,
    Severity,
    Span,
    Wording,
    WordList,
    holds_any,
    is_han,
    pattern,
)
from edulint_residue.web.phrases import web_tails

_WORDS = WordList(__file__, "similar_names.txt")
_CONFUSABLE = WordList(__file__, "confusable_characters.txt")

# The sections of words beside names, and the length of the names.
_KINDS = {"school": 2, "person": 3, "title": 3, "office": 4, "place": 2}
_RARE = 2


class SimilarNames(Check):
    """What it finds:
        zh: 只差一个字、而且那个字音近或形近的学校名、人名、单位名和乡镇名，如“梨洲小学”和“梨州小学”。只在其中一个仅出现一两次、另一个更常见时提示。
        en: Names of schools, persons, offices and towns that differ by one character which sounds or looks alike; a
        hint, and only where one is rare and the other is not.

    Why it matters:
        zh: 多半是同一个名字写错了，见报后最伤人。
        en: Usually one name written wrongly, which hurts when published.

    Example:
        梨洲小学完成招标，梨洲小学和城东小学开展联谊，梨州小学通过验收。

    Instead:
        梨洲小学完成招标，梨洲小学和城东小学开展联谊，梨洲小学通过验收。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE112"
    name = "similar-names"
    severity = Severity.INFO
    summary = Wording(zh="两个名字只差一个字", en="names that differ by one character")
    messages = {
        "similar": Wording(
            zh="“{rare}”与“{usual}”只差一个字，请核对是不是同一个",
            en="{rare} and {usual} differ by one character; are they the same?",
        ),
        "usual": Wording(zh="另一种写法", en="the other spelling"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first place of each rare name that is like a frequent one."""
        told: list[Span] = []
        for kind, length in _KINDS.items():
            for word in _WORDS.section(kind):
                beside = _beside(kind, length, word)
                similar = list(_similar(_names(document, word, beside)))
                firsts = _firsts(document, beside, set(chain.from_iterable(similar))) if similar else {}
                for names in similar:
                    spans = [firsts[name] for name in names]
                    # 王治明镇长 is a person, and no town.
                    if not any(map(spans[0].overlaps, told)):
                        told.append(spans[0])
                        yield self._told(document, *spans)

    def _told(self, document: Document, rare: Span, usual: Span) -> Finding:
        related = [Related(usual, self.messages["usual"])]
        return self.finding(rare, "similar", related=related, rare=document.slice(rare), usual=document.slice(usual))


@cache
def _beside(kind: str, length: int, word: str) -> re.Pattern[str]:
    """Return the pattern of a word with a name of so many characters beside it, which is its group."""
    return pattern(f"{word}(?=(.{{{length}}}))" if kind == "title" else f"{word}(?<=(.{{{length}}}){word})")


def _names(document: Document, word: str, beside: re.Pattern[str]) -> Counter[str]:
    """Return how often each name stands beside a word, apart from a web page's lists of other articles."""
    prose = document.prose
    if not holds_any(prose, (word,)):
        return Counter()
    return Counter(chain.from_iterable(beside.findall(prose, *part) for part in web_tails(document).around(len(prose))))


def _firsts(document: Document, beside: re.Pattern[str], names: set[str]) -> dict[str, Span]:
    """Return where each of some names first stands beside its word, both of them."""
    firsts: dict[str, Span] = {}
    for part in web_tails(document).around(len(document.prose)):
        for match in beside.finditer(document.prose, *part):
            if match[1] in names:
                names.remove(match[1])
                bounds = (*match.span(), *match.span(1))
                firsts[match[1]] = Span(min(bounds), max(bounds))
    return firsts


def _similar(names: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the rare names, each with a frequent one that is like it; ``names`` says how often each stands."""
    # The names that stand several times are few, and hardly ever is another one like one of them.
    usual_names = [name for name, count in names.items() if count > 1]
    characters = set[str]().union(*names)
    slips = {other for name in usual_names for other in _alike(name, characters)}.intersection(names)
    for name in sorted(slips):
        if names[name] <= _RARE and all(map(is_han, name)):
            for other in _alike(name, characters):
                if names[other] > names[name]:
                    yield name, other


def _alike(name: str, characters: set[str]) -> Iterator[str]:
    """Yield the names of some characters that differ from ``name`` by one that is easily mistaken."""
    for index, character in enumerate(name):
        for other in _confusable().get(character, ""):
            if other in characters:
                yield name[:index] + other + name[index + 1 :]


@cache
def _confusable() -> dict[str, str]:
    others: dict[str, str] = {}
    for group in _CONFUSABLE.lines:
        for character in group:
            others[character] = others.get(character, "") + group.replace(character, "")
    return others
