"""RE104: marks that scraping a web page leaves inside sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import (
    Check,
    Document,
    Finding,
    Severity,
    Span,
    Wording,
    WordList,
    holds_any,
    is_han,
    matches_from,
    pattern,
)
from edulint_residue.fixes import deletion

_WORDS = WordList(__file__, "scraping_marks.txt")

# Copying sites put a mark behind 的, so that their text can be found again.
_AFTER_DE = pattern(r"的(?P<mark>[.．`'·])")
# ，.坚决推进, 一、.救助体系: a full stop of half width behind another mark
_AFTER_MARK = pattern(r"\.(?<=[，、；：]\.)(?=[\u4e00-\u9fff])")
_BACKTICK = pattern("`")
# @#@ between the words of a text: no sentence has two different ones of these signs side by side.
_FENCE_SIGNS = "@#$&^~|*\\"
_FENCE = pattern(f"[{re.escape(_FENCE_SIGNS)}]{{2,6}}")
# 整治沟渠[page_break]14公里, and one sign three times over: 加强组织###每月例会###
_BREAK_WORDS = ("###", "$$$", "@@@", "&&&", "page", "Page", "PAGE")
_PAGE_BREAK = pattern(r"[\[{#](?:next_?|new_?)?page(?:_?break|_?end|_?next)?[\]}#]", re.IGNORECASE)
_THRICE = pattern(r"(?P<sign>[#$@&])(?P=sign){2}(?!(?P=sign))")
_LEAST_THRICE = 2
# ; |; d% s6 m3 w: q: signs and single letters with blanks between them, which a formula has not.
_GUARD_SIGN = r"[-;:|%=&^#@!~`'\"\\/.,*+<>{}()\[\]$? ]"
_GUARD_FIRST = pattern(_GUARD_SIGN)
_GUARD = pattern(rf"(?<![A-Za-z0-9])(?:{_GUARD_SIGN}{{1,8}}+[A-Za-z0-9]{{1,2}}+(?![A-Za-z0-9])){{4,}}")
_GUARD_LINE = pattern(
    rf"^(?:{_GUARD_SIGN}{{0,6}}+[A-Za-z0-9]{{1,2}}+(?![A-Za-z0-9])){{4,}}{_GUARD_SIGN}{{0,4}}$", re.MULTILINE
)
# Of these a formula has few.
_GUARD_SIGNS = frozenset(";|%&^#@!~`'\"\\$:")
_LEAST_GUARD_SIGNS = 4
# With one that no list of figures has, and with letters of both cases, two of them will do.
_RARE_SIGNS = frozenset("#^~`\\$@&")
_LEAST_RARE_SIGNS, _LEAST_BLANKS = 2, 4
# Р where lines ended
_FOREIGN = pattern(r"[\u0400-\u04ff](?<=[\u4e00-\u9fff。：；）][\u0400-\u04ff])(?=[ ]?[\u4e00-\u9fff（(0-9“])")
_LEAST_LETTERS = 3
# A single letter of a script from Hebrew to Tibetan: 征น兵
_EASTERN = pattern("[\u0590-\u0fff](?<![\u0590-\u0fff]{2})(?=[ ]?[\u4e00-\u9fff《“（])")
# \u3000 as a program writes it, and \n behind a sentence
_HTML_FIRST = pattern(r"[&<\\]")
_BRACKETS = pattern(r"\(\)|（）")


class ScrapingMarks(Check):
    """What it finds:
        zh: 网页抓取留下的符号：“的.各项”“的`工作”里的点和反引号，空括号“()”，插在字间的“@#@”，&nbsp; 和 <br> 之类的网页代码。
        en: Marks left by scraping: the dot and backtick in 的.各项 and 的`工作, empty brackets, @#@ between words, HTML such as &nbsp; and <br>.

    Why it matters:
        zh: 这些符号是网站为防抄袭加的，留在稿中等于注明出处。
        en: Web sites add them against copying; left in, they tell where the text is from.

    Example:
        扩大了职业学校的`招生规模。

    Instead:
        扩大了职业学校的招生规模。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE104"
    name = "scraping-marks"
    severity = Severity.WARNING
    summary = Wording(zh="抓取网页留下的符号", en="marks left by scraping")
    messages = {
        "mark": Wording(
            zh="“{words}”里的“{mark}”是抓取网页时留下的，应删去", en="{mark} in {words} was left by scraping; delete it"
        ),
        "signs": Wording(
            zh="“{words}”这样的符号有{count}处，是网页为防复制插进去的，应删去",
            en="signs like {words} stand in {count} place(s); a web page put them in against copying; delete them",
        ),
        "brackets": Wording(
            zh="空括号“{words}”，里面的内容丢失了或应删去",
            en="empty brackets {words}: their content is lost, or they should go",
        ),
        "html": Wording(
            zh="网页代码“{words}”留在了文中，应删去", en="HTML code {words} was left in the text; delete it"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each mark."""
        prose = document.prose
        yield from self._marks(document)
        fences = list(_fences(prose)) if document.format != "markdown" else []
        letters = list(_foreign_letters(prose)) if document.format != "markdown" else []
        if letters:
            fix = deletion(letters, safe=False)
            yield self.gathered(letters, "signs", fix=fix, words=document.slice(letters[0]))
        if fences:
            fix = deletion(fences, safe=True)
            yield self.gathered(fences, "signs", fix=fix, words=document.slice(fences[0]))
        for match in _BRACKETS.finditer(prose) if "()" in prose or "（）" in prose else ():
            if is_han(prose[match.start() - 1 : match.start()]):
                span = Span.of(match)
                fix = deletion([span], safe=False)
                yield self.finding(span, "brackets", fix=fix, blames=[span], words=match.group())
        if document.format != "markdown":
            for match in matches_from(_HTML_FIRST, _html(), prose) if holds_any(prose, "&<\\") else ():
                span = Span.of(match)
                yield self.finding(span, "html", fix=deletion([span], safe=False), words=match.group())

    def _marks(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        places = {
            match.start("mark") for match in _AFTER_DE.finditer(prose) if is_han(prose[match.end() : match.end() + 1])
        }
        if document.format != "markdown":
            places |= {match.start() for match in _BACKTICK.finditer(prose) if _is_lone(prose, match.start())}
        for at in sorted(places):
            mark = Span(at, at + 1)
            words = prose[max(0, at - 1) : at + 2].strip()
            yield self.finding(mark, "mark", fix=deletion([mark], safe=True), words=words, mark=prose[at])
        for match in _AFTER_MARK.finditer(prose) if "." in prose else ():
            mark, words = Span.of(match), prose[match.start() - 1 : match.end() + 2]
            # A page put a dot for words that it does not show, too: 和谐、.的稳定.
            yield self.finding(mark, "mark", fix=deletion([mark], safe=False), words=words, mark=".")


def _fences(prose: str) -> Iterator[Span]:
    """Yield the signs that a page has put between words so that copies can be known."""
    signs = [sign for sign in _FENCE_SIGNS if sign in prose]
    for match in _FENCE.finditer(prose) if len(signs) > 1 else ():
        beside = prose[match.start() - 1 : match.start()], prose[match.end() : match.end() + 1]
        if len(set(match.group())) > 1 and any(map(is_han, beside)):
            yield Span.of(match)
    if holds_any(prose, _BREAK_WORDS):
        yield from _breaks(prose)
    has_rare = any(sign in prose for sign in _RARE_SIGNS)
    if sum(sign in prose for sign in _GUARD_SIGNS) < (_LEAST_RARE_SIGNS if has_rare else _LEAST_GUARD_SIGNS):
        return
    guards = [Span.of(match) for match in matches_from(_GUARD_FIRST, _GUARD, prose)]
    certain = [span for span in guards if _is_guard(prose[span.start : span.end])]
    yield from certain
    if not certain:
        return
    # Beside a certain one, others with fewer signs, and a line of nothing else
    lines = (Span.of(match) for match in _GUARD_LINE.finditer(prose))
    others = (*{*guards}.difference(certain), *(line for line in lines if not _meets(guards, line)))
    yield from sorted(span for span in others if _is_like_guard(prose[span.start : span.end]))


def _breaks(prose: str) -> Iterator[Span]:
    """Yield what a page put where it breaks, and one sign three times over where that stands beside words again."""
    yield from map(Span.of, _PAGE_BREAK.finditer(prose))
    thrice = [Span.of(match) for match in _THRICE.finditer(prose)]
    around = [prose[span.start - 1 : span.start] + prose[span.end : span.end + 1] for span in thrice]
    yield from thrice if sum(any(map(is_han, beside)) for beside in around) >= _LEAST_THRICE else ()


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether a span overlaps one of some that are in order and apart."""
    before = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return before >= 0 and spans[before].end > span.start


def _is_like_guard(words: str) -> bool:
    return words.count(" ") >= _LEAST_BLANKS - 1 and not _GUARD_SIGNS.isdisjoint(words)


def _foreign_letters(prose: str) -> Iterator[Span]:
    """Yield the places of single letters of other scripts between Chinese; a Cyrillic one stands there repeatedly."""
    yield from map(Span.of, _EASTERN.finditer(prose))
    found = list(_FOREIGN.finditer(prose))
    if len(found) >= _LEAST_LETTERS and len({match.group() for match in found}) == 1:
        yield from map(Span.of, found)


def _is_guard(words: str) -> bool:
    signs = _GUARD_SIGNS.intersection(words)
    if len(signs) >= _LEAST_GUARD_SIGNS:
        return True
    return (
        len(signs) >= _LEAST_RARE_SIGNS
        and not signs.isdisjoint(_RARE_SIGNS)
        and words.count(" ") >= _LEAST_BLANKS
        and words.lower() != words
        and words.upper() != words
    )


@cache
def _html() -> re.Pattern[str]:
    return pattern(
        rf"(?:&(?:amp;)*(?:{_WORDS.any_of('entity')}|#[0-9]{{2,6}}|#x[0-9a-fA-F]{{2,5}});"
        rf"|</?{_WORDS.any_of('tag')}(?: [^<>\n]{{0,200}})?/?>"
        r"|\\u(?:3000|00a0|200b|feff)|\\xa0|\\(?<=[。！？；：]\\)n)+"
    )


def _is_lone(prose: str, at: int) -> bool:
    """Tell whether a backtick stands between Chinese words without a fellow on its line."""
    start, end = prose.rfind("\n", 0, at) + 1, prose.find("\n", at)
    line = prose[start : end if end >= 0 else len(prose)]
    return is_han(prose[at - 1 : at]) and is_han(prose[at + 1 : at + 2]) and line.count("`") % 2 == 1
