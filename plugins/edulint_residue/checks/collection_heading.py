"""RE102: the headings of a collection of texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from edulint.api import Check, Document, Finding, Genre, Severity, Span, Wording, WordList, holds_any, pattern

_WORDS = WordList(__file__, "collection_heading.txt")

# The title of a collection stands within so many characters from the top.
_TOP, _LINES_OF_TITLE = 300, 3
# Below a heading its title stands within so many lines; a title in a paragraph is no longer than this.
_LINES_BELOW, _BELOW, _LONGEST_TITLE = 3, 120, 40
# What a collection says of a text and its number stand in so many characters.
_PRAISE = 8
_ENDS = frozenset("。!?;:,)】」…")
_SHORTEST_TITLE = 6
# 工作总结1今年…, but 总结1个 and 汇报1月
_FIRST_NUMBER = pattern(
    "1(?=[\u4e00-\u9fff])(?<![0-9]1)(?![年月日号个篇届次名所项级期章条点份本套场张件家户人只位枚副册幅封支台座处万亿千百余多])"
)
_NUMBER_BEHIND = pattern(
    "[1-9](?=[\u4e00-\u9fff])(?<![0-9].)(?![年月日号个篇届次名所项级期章条点份本套场张件家户人只位枚副册幅封支台座处万亿千百余多])"
)
# 承诺书, 演讲稿, 主持词, 倡议信
_KINDS_OF_PAPERS = ("书", "稿", "词", "信")
# 工作总结(summary)1
_IN_LATIN = pattern(r"\([A-Za-z /]{3,40}\)$")
_DIGITS = frozenset("一二三四五六七八九十0123456789")
_DIGITS_AND_BRACKET = _DIGITS | {")", "]", "】"}
_HAN = "[一二三四五六七八九十]{1,3}"
_TITLE_AGAIN = pattern(r"([^,。;!?:0-9]{6,36})[1-9](?=[\u4e00-\u9fff])(?![年月日号个篇届次名所项级期章条点])")
# 总结一2020年,我局…, below the title of a collection
_PART_RUN_IN = pattern(r"[^\W\d_]{2}[一1](?=20[0-9]{2}年|[,。;:]?今年|[^\W\d_]{0,8}年来)")
# 第1篇 alone; behind the name of a part of a book, or above it, it is the book's.
_NUMBER_ALONE, _LONGEST_NAME = pattern("第[0-9]{1,3}篇"), 30
_NUMBER = rf"[\[(【]?(?:{_HAN}|[0-9]{{1,3}})[\])】]?"


class CollectionHeading(Check):
    """What it finds:
        zh: 范文汇编留下的标题，如“工作总结篇三”“【篇二】”。
        en: Headings that a collection of model texts leaves, such as 工作总结篇三 or 【篇二】.

    Why it matters:
        zh: 说明稿件是从汇编里抄来的，往往几份材料连在一起。
        en: The draft was taken from a collection, often several texts in a row.

    Example:
        教育局半年工作总结篇三
        半年来，全区教育系统扎实工作。

    Instead:
        教育局半年工作总结
        半年来，全区教育系统扎实工作。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE102"
    name = "collection-heading"
    severity = Severity.ERROR
    # 二、阅读（本题共3小题）
    silent_in = frozenset({Genre.EXAM})
    summary = Wording(zh="范文汇编的标题", en="heading of a collection")
    messages = {
        "heading": Wording(
            zh="“{words}”是范文汇编的标题，请删去或改成本稿的标题", en="{words} is the heading of a collection of texts"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each heading, alone on its line or run into the text."""
        folded, has_first = document.folded, False
        numbers, known = _numbers_behind_titles(folded), set[str]()
        for block in document.blocks:
            if not block.is_prose:
                continue
            span, last = block.span, folded[block.span.end - 1]
            if (
                last in _DIGITS_AND_BRACKET
                and block.heading is None
                and not folded.startswith("附", span.start)
                and _numbered().fullmatch(folded, *span.bounds)
            ):
                yield self._heading(document, span, Severity.ERROR if _is_praised(folded, span) else Severity.WARNING)
            elif run_in := _run_in().match(folded, *span.bounds) or _title_again(folded, span):
                yield self._heading(document, Span.of(run_in))
            elif numbers and (said_again := _titles_said_again(folded, span, numbers, known)):
                yield from (self._heading(document, heading) for heading in said_again)
            elif folded.find("】", *span.bounds) >= 0 or folded.find("篇", *span.bounds) >= 0:
                is_part = _part().fullmatch(folded, *span.bounds) is not None
                is_heading = _line().fullmatch(folded, *span.bounds) is not None or _stands_alone(folded, span)
                if is_heading or _names_title(folded, span) or (has_first and is_part):
                    has_first = has_first or is_part
                    yield self._heading(document, span)
                else:
                    for match in _inside().finditer(folded, *span.bounds):
                        yield self._heading(document, _whole_title(folded, span, Span.of(match)))

    def _heading(self, document: Document, span: Span, severity: Severity = Severity.ERROR) -> Finding:
        return self.finding(span, "heading", severity=severity, blames=[span], words=document.slice(span))


def is_praised_heading(folded: str, span: Span) -> bool:
    """Tell whether a line is the numbered heading of a text that its collection recommends: 述职报告(推荐)4."""
    is_numbered = folded[span.end - 1] in _DIGITS_AND_BRACKET and _is_praised(folded, span)
    return is_numbered and _numbered().fullmatch(folded, *span.bounds) is not None


def _is_praised(folded: str, span: Span) -> bool:
    # No author praises a report of theirs.
    return holds_any(folded[max(span.start, span.end - _PRAISE) : span.end], _WORDS.section("praised"))


def _title_again(folded: str, span: Span) -> re.Match[str] | None:
    """Return the first words of a paragraph that are the title above and a number: 护理工作总结1怀着对工作的热情."""
    match = _TITLE_AGAIN.match(folded, *span.bounds)
    if match is None and folded[span.start : span.start + 2] not in _WORDS.section("kind"):
        return None
    title = folded[: min(span.start, _TOP)].partition("\n")[0].strip()
    if title[-1:] not in ("篇", "则", ")"):
        return None
    return match if match and title.startswith(match[1]) else _PART_RUN_IN.match(folded, *span.bounds)


def _numbers_behind_titles(folded: str) -> list[Span]:
    """Return each number behind the name of a kind of text in a draft that has a first: 工作总结1, 承诺书(letter)1.

    It is a digit alone.
    """
    kinds = (")", *_KINDS_OF_PAPERS, *_WORDS.section("kind"))
    if not any(folded.endswith(kinds, 0, match.start()) for match in _FIRST_NUMBER.finditer(folded)):
        return []
    return [Span.of(match) for match in _NUMBER_BEHIND.finditer(folded) if folded.endswith(kinds, 0, match.start())]


def _titles_said_again(folded: str, block: Span, numbers: list[Span], known: set[str]) -> list[Span]:
    """Return the titles in a paragraph that stood before it or in it, with a number: …总结五篇，欢迎查阅!护理工作总结1今年….

    ``known`` are the titles that had a number before; those that are found are added.
    """
    found: list[Span] = []
    first = bisect_left(numbers, block.start, key=_start) if len(block) > _LONGEST_TITLE else len(numbers)
    for number in takewhile(block.contains, islice(numbers, first, None)):
        latin = _IN_LATIN.search(folded, block.start, number.start)
        end = latin.start() if latin else number.start
        start = _whole_title(folded, block, Span(end, number.end)).start
        half = (end - start) // 2
        if folded[start : start + half] == folded[start + half : end]:
            # 护林承诺书护林承诺书1我们
            start += half
        start = next((end - len(title) for title in known if folded.endswith(title, block.start, end)), start)
        title = folded[start:end]
        is_title = title.endswith((*_KINDS_OF_PAPERS, *_WORDS.section("kind"))) and len(title) >= _SHORTEST_TITLE
        if is_title and 0 <= folded.find(title, 0, number.start) < start:
            found.append(Span(start, number.end))
            known.add(title)
    return found


def _start(span: Span) -> int:
    return span.start


def _names_title(folded: str, span: Span) -> bool:
    """Tell whether a line puts a number before or behind words of the title above: 第1篇护理总结, 护理的那些事篇一."""
    match = _numbered_title().fullmatch(folded, *span.bounds)
    words = match["before"] or match["behind"] if match else ""
    if words and _stands_below(folded, span, words):
        # 第一篇:敬老月总结, and the title itself below
        return True
    # 第一篇 in the contents of a book is no title of all.
    lines = folded[: min(span.start, _TOP)].split("\n", _LINES_OF_TITLE)[:_LINES_OF_TITLE]
    return bool(words) and any(words in line and not line.startswith("第") for line in lines)


def _stands_alone(folded: str, span: Span) -> bool:
    """Tell whether a line is 第1篇 alone and a text begins below; in a book the name of a part stands there."""
    if not _NUMBER_ALONE.fullmatch(folded, *span.bounds):
        return False
    below = folded[span.end : span.end + _BELOW].lstrip().partition("\n")[0]
    return len(below) > _LONGEST_NAME


def _stands_below(folded: str, span: Span, words: str) -> bool:
    """Tell whether one of the next lines is the title that a heading names; an office's name may stand above it."""
    below = folded[span.end + 1 : span.end + 1 + _BELOW].split("\n", _LINES_BELOW)[:_LINES_BELOW]
    return folded.startswith(words, span.end + 1) or any(line.strip() == words for line in below)


def _whole_title(folded: str, block: Span, heading: Span) -> Span:
    """Return a heading inside a paragraph with all of its title, from where the clause before it ends."""
    first = heading.start
    while first > block.start and heading.start - first < _LONGEST_TITLE and folded[first - 1] not in _ENDS:
        first -= 1
    return Span(first, heading.end) if first == block.start or folded[first - 1] in _ENDS else heading


def _kind() -> str:
    return _WORDS.any_of("kind")


# Each is compiled for the first draft that may have such a heading.
@cache
def _line() -> re.Pattern[str]:
    # 上篇 and 第一篇 总论 are parts of a book; 篇三 behind the name of a kind of text, or alone, is a collection's.
    return pattern(
        rf"(?:[^，。；！？\n]{{0,36}}{_kind()}(?:应该)?(?:怎么写|如何写|[0-9]{{1,2}}(?=篇[一二三四五六七八九十]))?)?[ ]?[\[(【]?(?:第[ ]?)?篇[ ]?{_NUMBER}[\])】]?[ :、]*"
        # 【篇1】2000字
        r"(?:[0-9]{3,4}字)?"
        rf"|[\[(【]?篇[ ]?{_NUMBER}[\])】]?[ ]?[:、].{{1,36}}"
        # 院长年会致辞【篇1】, 德育主题活动方案 篇一: whatever kind of text it is.
        rf"|[^，。；！？\n]{{2,36}}(?:[\[(【][ ]?篇[ ]?{_NUMBER}[\])】]|(?:[ ]|[(（][0-9一二三四五六七八九十]{{1,3}}篇[)）])篇[ ]?{_NUMBER})"
        # 农技站工作总结 第一篇:
        rf"|[^，。；！？\n]{{2,36}}{_kind()}[ ]?第(?:{_HAN}|[0-9]{{1,3}})篇[ :、]*"
        rf"|(?:[\[(【]?第(?:{_HAN}|[0-9]{{1,3}})篇[\])】 :]+|[\[(【]?篇[ ]?{_NUMBER}[\])】 ]+)[^，。；\n]{{0,36}}{_kind()}[^，。；\n]{{0,6}}"
    )


@cache
def _numbered() -> re.Pattern[str]:
    # Without 篇: 教育局工作总结二, 工作汇报优秀2. Elsewhere than in a collection it may be a list of texts. 工作总结2021 has a year.
    numbered, praised = _WORDS.any_of("numbered"), _WORDS.any_of("praised")
    number = "(?:[一二三四五六七八九十]{1,2}|[1-9][0-9]?)"
    return pattern(
        rf"(?![0-9])[^，。；！？、:\n]{{3,30}}{numbered}[ ]{{0,2}}(?:{praised}){{0,2}}[ ]?{number}"
        # 工作计划精选【3】
        rf"|[^，。；！？、:\n]{{3,30}}{numbered}(?:{praised}){{1,2}}[ ]?[(\[【]{number}[)\]】]"
        # 述职报告(推荐)4, 换届工作汇报(精选3)
        rf"|[^，。；！？、:\n]{{3,30}}{numbered}[ ]{{0,2}}[(\[【](?:{praised}){{1,2}}(?:[)\]】][ ]?{number}|{number}[)\]】])"
        # 工作计划(5), 工作计划【5】: the page of a text, or one of several
        rf"|[^，。；！？、:\n]{{3,30}}{numbered}[ ]?[(\[【](?:1?[2-9]|[12]0|[二三四五六七八九十])[)\]】]"
        # 工作总结【一】
        rf"|[^，。；！？、:\n]{{3,30}}{numbered}[ ]?【[一1]】"
    )


@cache
def _part() -> re.Pattern[str]:
    # 第二篇:护林的重要性, behind a first one that names the title above
    return pattern(rf"第{_HAN}篇[:：][^。;]{{2,40}}")


@cache
def _run_in() -> re.Pattern[str]:
    # 柜员工作总结120__年，在…: the number of the text and its first year
    return pattern(
        rf"[^，。；！？、:,;\n0-9]{{3,30}}{_WORDS.any_of('numbered')}[1-9](?=20(?:[0-9]{{2}}|[xX×*_]{{1,2}})年"
        # 校长发言稿1尊敬的各位来宾
        "|尊敬的|敬爱的|亲爱的|各位|同志们|大家好|在(?!第)|今年|为了|我们?[校院局县镇乡]|一年来|半年来|近年来|本学期|本着|根据|按照)"
    )


@cache
def _inside() -> re.Pattern[str]:
    return pattern(
        rf"{_kind()}(?:[ ]?篇[ ]?(?:[0-9]{{1,2}}|{_HAN}(?=[:、 ]|[一二三四五六七八九十]、))(?![0-9章幅])"
        # (精选篇1)
        rf"|[(【\[](?:精选|优秀|通用|推荐)?篇[ ]?(?:[0-9]{{1,2}}|{_HAN})[)】\]]"
        # 年终总结范文【一】在过去的一年里
        rf"|【(?:[0-9]{{1,2}}|{_HAN}|第(?:[0-9]{{1,2}}|{_HAN})篇)】(?=[\u4e00-\u9fff]))"
        # 欢迎阅读!篇一:学校安全工作总结据上级…
        rf"|篇(?<=[。!?]篇)[ ]?[一1][:、][^。;,\n]{{2,30}}?{_kind()}(?=[\u4e00-\u9fff])"
    )


@cache
def _numbered_title() -> re.Pattern[str]:
    return pattern(
        rf"第(?:{_HAN}|[0-9]{{1,3}})篇[ :]*(?P<behind>[^,。;!?:]{{4,70}})|(?P<before>[^,。;!?:]{{4,36}})(?:篇[ ]?{_NUMBER}|【[0-9]{{1,2}}】)"
    )
