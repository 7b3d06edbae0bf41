"""RE112: two spellings of what may be one name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Finding, Related, Severity, Span, Wording, WordList, is_han
from edulint_residue.search import places_of
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
            for word, places in _names(document, kind, length).items():
                name_at = len(word) if kind == "title" else -length
                around = min(name_at, 0), max(len(word), name_at + length)
                for rare, usual in _similar(places):
                    spans = [Span(places[name][0] + around[0], places[name][0] + around[1]) for name in (rare, usual)]
                    # 王治明镇长 is a person, and no town.
                    if not any(map(spans[0].overlaps, told)):
                        told.append(spans[0])
                        yield self._told(document, *spans)

    def _told(self, document: Document, rare: Span, usual: Span) -> Finding:
        related = [Related(usual, self.messages["usual"])]
        return self.finding(rare, "similar", related=related, rare=document.slice(rare), usual=document.slice(usual))


def _names(document: Document, kind: str, length: int) -> dict[str, dict[str, list[int]]]:
    """Return what may be a name of one kind by the word that it stands beside, and the offsets of that word there."""
    tails, prose = web_tails(document), document.prose
    words = _WORDS.section(kind)
    named: dict[str, dict[str, list[int]]] = {word: {} for word in words}
    for at, word in places_of(words, prose):
        start = at + len(word) if kind == "title" else at - length
        if not tails.holds(at):
            named[word].setdefault(prose[start : start + length], []).append(at)
    return named


def _similar(places: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Yield the rare names, each with a frequent one that is like it; ``places`` are the places by name."""
    # The names that stand several times are few, and hardly ever is another one like one of them.
    usual_names = [name for name, found in places.items() if len(found) > 1]
    slips = {other for name in usual_names for other in _alike(name)}.intersection(places)
    for name in sorted(slips):
        if len(places[name]) <= _RARE and all(map(is_han, name)):
            for other in _alike(name):
                if len(places.get(other, ())) > len(places[name]):
                    yield name, other


def _alike(name: str) -> Iterator[str]:
    """Yield the names that differ from ``name`` by one character that is easily mistaken."""
    for index, character in enumerate(name):
        for other in _confusable().get(character, ""):
            yield name[:index] + other + name[index + 1 :]


@cache
def _confusable() -> dict[str, str]:
    others: dict[str, str] = {}
    for group in _CONFUSABLE.lines:
        for character in group:
            others[character] = others.get(character, "") + group.replace(character, "")
    return others
