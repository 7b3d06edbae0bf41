"""What a page has run into a text: titles that stand in it once more, its own data and name before the first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import Block, Span, any_of, is_han, occurrences, parts_word, pattern
from edulint_residue.web.evidence import evidence_of
from edulint_residue.web.lines import is_collection
from edulint_residue.web.phrases import SHORT_LINE, words_at
from edulint_residue.web.titles import names_kind
from edulint_residue.web.to_readers import words_to_readers

# A collection's title may be said again in so many paragraphs below it.
_SAID_AGAIN = 4
# Such a title is one of the first two lines, or of the first so many where the text begins right below it.
_FIRST_TITLES, _LAST_TITLE = 2, 8
_SHORTEST = 8
# A title may have the number of its file behind it.
_SECOND_FILE = pattern("_[0-9]{1,2}$")
# 后勤工作总结 -总结: what a site has put behind its title
_BEHIND_TITLE = pattern(
    r"(?P<title>[^,。;:|_]{6,40}?)(?:[ ]?[-_|–][ ]?(?P<kind>[^\W\d_]{2,8})|[ ]{1,2}20[0-9]{2}-[0-9]{2}-[0-9]{2}(?: [0-9:]{4,8})?)"
)
_LINES_OF_TITLE, _AROUND_TITLE = 2, 3
_STOPS = frozenset(",。;!")
_LONGEST_WELCOME = 60
_AROUND = 6
# 后勤工作总结的起草, 后勤工作总结如下: there a sentence speaks of the text.
_SPEAKS_OF_TITLE = frozenset("的是由为如已将应要须需可在以从和与及等中里内会被经及或")
# A draft that lost its lines begins with the title of a collection, and that of its first text:
# 食品安全工作总结范文5篇食品安全工作总结(1)民以食为天
_COLLECTION = pattern(
    r"[^,。;:\n]{4,40}?(?:范文|精选|最新|通用|优秀|汇总|集锦|合集)[^,。;:\n]{0,12}?[0-9一二三四五六七八九十]{1,3}篇[】)]?"
    # …(3篇)社区建设调研报告1 一、…
    r"(?:[^,。;:\n]{4,30}?(?:[(【][1一][)】]|(?:总结|汇报|报告|计划|体会|材料|方案)[1一](?=[ ]?[一1][、.]|[ ][\u4e00-\u9fff])))?"
)
_LONGEST_TITLE = 60
# 秘书之家—全网资源每日更新www.qingmi.com在全县大会上的讲话: a site's name and address, the text run on behind them
_SITE_FIRST = pattern(
    r"(?:[^,。;:!?\n]{0,30}(?:网|库|之家|站|更新)[ ]?)?www\.[a-z0-9-]{2,30}\.(?:com|cn|net|org)(?=[\u4e00-\u9fff])"
)
# 某某医院 http://www.qingmi.com/a.html为贯彻落实…: put before a text on a forum
_ADDRESS_FIRST = pattern(
    r"(?![^:\n]{0,24}(?:登录|登陆|访问|网址|网站|官网|平台))[^,。;:\n\[\]()]{0,24}"
    r"https?://[a-z0-9./_-]{4,120}(?:html?|aspx?|php|/)(?=[\u4e00-\u9fff])"
)
# 民警社区工作总结民警社区工作总结随着…: the title of a draft that lost its lines, said again before the text
# The number of a page may stand between them.
_TITLE_TWICE = pattern(
    r"(?:[0-9]{1,2}、)?(?P<title>(?=[^\W_]|[“《(])[^,。;:!?\n]{6,60}?)[ ]?(?:[0-9]{1,3}(?![0-9]))?(?P=title)"
)
# …座谈会上讲话…座谈会上的讲话同志们: said again in other words
_TITLE_NEARLY_TWICE = (
    r"(?:[0-9]{{1,2}}、)?(?P<head>(?=[^\W_]|[“《(])[^,。;:!?\n]{{6}})[^,。;:!?\n]{{0,40}}?{title}[ ]?(?=(?P=head))"
)
# …工作方案范文根据上级要求: what a page adds to the title that a text runs on behind
_MODEL = (
    r"[^,。;:!?\n]{{4,50}}?{title}(?P<word>(?:最新|优秀)?(?:范文|范本|例文|精编|精选){{1,2}}(?:20[0-9]{{2}})?)"
    "(?=[ ]?[^\\W_]|\\([一1]\\))(?![ ]?(?:由(?!于)|[的是为如已将应要须需可在以从和与及等中里内会被经或给化]))"
)
# 学校工会工作报告7篇 根据工会法的规定; 2020 年双拥工作总结 6 篇 2020 年…; …总结5篇【篇一】全县…
_TITLE_OF_MANY = r"[^,。;:!?\n]{{2,40}}?{title}[ ]?[0-9]{{1,2}}[ ]?篇(?:(?=[ ])|[【(]篇[一1][】)])"
# 总务处范文之学校工作总结7  在新年的钟声里: a site's number behind the title of one of its texts
_NUMBERED_TITLE = r"[^,。;:!?\n]{{4,40}}?{title}[0-9]{{1,2}}(?=[ ]{{1,8}}[^\W\d_]|今[天年]|同志们|各位|根据|按照|为了|为进一步|尊敬的|大家)"
_FIRST_TITLE = r"[^,。;:!?\n]{{4,40}}?{title}"
# 街道2021年工作总结 2021年工作总结 2021年，…: without the place
_TAIL_TWICE = pattern(r"[^,。;:!?\n]{1,20}?(?P<title>[^,。;:!? \n]{8,40})(?P<again>[ ](?P=title))(?=[ ])")
_TWO_TITLES = pattern(r"(?P<title>[^,。;:!? \n]{6,45}) (?P<other>[^,。;:!? \n]{6,45}) (?=[^,。;:!? \n]{8})")
# Of its characters so many stand in the first.
_LEAST_KNOWN = 0.8
# 【小学教研工作总结】本学期,我校…: a site's heading, run into the text
_BRACKETED = pattern(
    r"【[^【】,。;]{2,30}(?:总结|汇报|报告|计划|体会|材料|方案|发言|讲话|[发讲]言稿|讲话稿|致辞|演讲稿|心得|感悟|事迹|怎么写|如何写|怎样写)(?:范文|范本|例文|模板|[0-9]{1,2}篇)?】(?=[^\W\d_]|[0-9])"
    # 【乡镇综治工作职责和工作制度】在基层…, but 【岗位职责】负责…
    "|【[^【】,。;]{6,30}(?:制度|办法|职责|要求)】(?=[^\\W\\d_])"
    # 【活动方案之防汛工作方案(8页)】随着…
    r"|【[^【】。;]{4,60}[(]共?[0-9]{1,4}页[)]】(?=[^\W\d_])"
)
# 某市防汛情况汇报》所在栏目:述职报告 > 内容摘要:近年来…: what a page says of the text, run into it
_DATA_BEFORE = pattern(
    r"[^。;\n]{0,60}?(?:所[在属])?(?:栏目|分类|来源|作者|日期|时间|标签)[ ]?:[^。;:\n]{1,30}(?:内容)?(?:摘要|简介|提要|导读)[ ]?:(?=[ ]?[^\W_])"
)
# 内容预览:根据会议精神…
_LABEL_BEFORE = pattern(r"(?:内容|文档|文章|资料|全文|正文|文本)(?:预览|简介|介绍|内容|概述|正文)[ ]?:(?=[ ]?[^\W_])")
# 编者按:本文主要从…,具体材料请详见下文:
_ABOUT_TEXT = pattern("(?:编者按|导语|导读)[ ]?:[^。;]{0,30}(?:本文|下文|这篇|此篇)")
_END_OF_ABOUT = pattern("(?:具体|详细)?(?:材料|内容)?请?(?:详见|见)(?:下文|如下)?:")
# 第1页共10页镇扶贫工作报告…, 编号:313481514县调研报告…: what a library puts before the text
_NUMBER_BEFORE = pattern("第[ ]?[0-9]{1,4}[ ]?页[ ,/]?共[ ]?[0-9]{1,4}[ ]?页|编号:[ ]?[0-9]{6,12}")


def page_heads(folded: str, first: Span) -> Iterator[Span]:
    """Yield what a page has put before a text that runs on behind it, at the head of a paragraph."""
    if len(first) > _LONGEST_TITLE:
        yield from _heads_of_page(folded, first)
        title = _said_again_with_number(folded, first) if folded.find("1", *first.bounds) >= 0 else None
        if title:
            yield title
    about = _ABOUT_TEXT.search(folded, *first.bounds)
    end = _END_OF_ABOUT.search(folded, about.end(), first.end) if about else None
    if about and (end or about.start() == first.start):
        yield Span(about.start(), end.end() if end else first.end)


def _said_again_with_number(folded: str, first: Span) -> Span | None:
    """Return the title with which a paragraph begins where it has it again with a number: 工作总结在生活中…工作总结1今年…."""
    match = _titled(_FIRST_TITLE).match(folded, *first.bounds)
    if match and folded.find(match[0] + "1", match.end(), first.end) >= 0:
        return Span.of(match)
    return None


def _heads_of_page(folded: str, first: Span) -> Iterator[Span]:
    """Yield what a page has put before the text, each form by the group that is the page's own."""
    twice = _TITLE_TWICE.match(folded, *first.bounds)
    # 1、上门拜访上门拜访是…: behind a number a point's own words may be said twice, but a title is the page's.
    if twice and folded[first.start].isdecimal() and not twice["title"].endswith(words_at("title")):
        twice = None
    if twice:
        yield Span(first.start, twice.end() - len(twice["title"]))
    forms: list[tuple[re.Pattern[str], int | str]] = [
        (form, 0) for form in (_NUMBER_BEFORE, _SITE_FIRST, _ADDRESS_FIRST, _BRACKETED, _DATA_BEFORE, _LABEL_BEFORE)
    ]
    if not twice:
        forms += [(_titled(form), 0) for form in (_TITLE_NEARLY_TWICE, _NUMBERED_TITLE)]
        forms += [(_titled(_MODEL), "word"), (_TAIL_TWICE, "again")]
    if folded.find("篇", first.start, first.start + _LONGEST_TITLE) >= 0:
        forms += [(_COLLECTION, 0), (_titled(_TITLE_OF_MANY), 0)]
    for form, group in forms:
        match = form.match(folded, *first.bounds)
        if match:
            yield Span.of(match, group)
            # 文档介绍:水利总结水利总结今年…
            again = _TITLE_TWICE.match(folded, match.end(), first.end) if form is _LABEL_BEFORE else None
            if again:
                yield Span(again.start(), again.end() - len(again["title"]))
    if not twice:
        yield from _other_title(folded, first)


def _other_title(folded: str, first: Span) -> Iterator[Span]:
    """Yield the title of a text that is said again in other words: 水利局2021年工作方案 2021工作总结2021工作方案 为做好…."""
    match = _TWO_TITLES.match(folded, *first.bounds)
    if match and match["title"].endswith(words_at("title")) and match["other"].endswith(words_at("title")):
        known = sum(character in match["title"] for character in match["other"])
        if known >= _LEAST_KNOWN * len(match["other"]):
            yield Span.of(match, "other")


@cache
def _titled(form: str) -> re.Pattern[str]:
    return pattern(form.format(title=any_of((*words_at("title"), "致辞"))))


def titles_in_text(folded: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield what a site has put behind the draft's title (后勤工作总结 -总结), and the title where it stands as a clause."""
    for block in blocks[:_LINES_OF_TITLE]:
        words = folded[block.span.start : block.span.end]
        if len(words) > SHORT_LINE:
            continue
        behind = _BEHIND_TITLE.fullmatch(words)
        kind = behind["kind"] if behind else ""
        is_kind = bool(kind) and (names_kind(kind) or evidence_of(kind).kinds > 0)
        # 街道2016年工作安排 2016-03-07
        if behind and (kind is None or (is_kind and names_kind(behind["title"]))):
            yield Span(block.span.start + behind.end("title"), block.span.end)
        title = behind["title"] if behind else words
        if len(title) >= _SHORTEST and names_kind(title):
            yield from _clauses(folded, title)
    yield from _before_first_heading(folded, blocks)


def _before_first_heading(folded: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield a title run into the first heading where one stands above: 计划书⏎团委工作计划一、工作目标."""
    if blocks and any(kind in folded[blocks[0].span.start : blocks[0].span.end] for kind in words_at("title")):
        found = (_before_heading().match(folded, *block.span.bounds) for block in blocks[1:_AROUND_TITLE])
        yield from (Span.of(match) for match in found if match)


def _clauses(folded: str, title: str) -> Iterator[Span]:
    """Yield a title of a draft where it is a clause of its own, with the comma before it: …任务过半,后勤工作总结。."""
    for at in occurrences(folded, title):
        end = at + len(title)
        if folded[at - 1] == "," and folded[end : end + 1] in _STOPS:
            yield Span(at - 1, end)


def titles_run_in(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield a first title where a paragraph below begins with it: 工作总结3篇 今年以来，…; 后勤工作总结后勤支部在…."""
    for index, block in enumerate(blocks[:_LAST_TITLE]):
        title = folded[block.span.start : block.span.end].strip()
        if _SHORTEST <= len(title) <= SHORT_LINE and (index < _FIRST_TITLES or block.heading is None):
            # Below the lines of a page the text follows its title.
            below = range(_SAID_AGAIN + 1) if index < _FIRST_TITLES else range(index + 1, index + 2)
            yield from _title_run_in(folded, title, blocks, below)


def _title_run_in(folded: str, title: str, blocks: Sequence[Block], below: range) -> Iterator[tuple[int, Span]]:
    is_of_collection = is_collection(title)
    title = _SECOND_FILE.sub("", title)
    names_kind = title.endswith((*words_at("title"), "汇编", ")"))
    for index, block in zip(below, blocks[below.start : below.stop], strict=False):
        # 感谢您的下载 书山有路勤为径。 人口工作总结 今年以来…: words to the reader and the title, before the text
        at = folded.find(title, block.span.start + 1, block.span.start + _LONGEST_WELCOME + len(title))
        if (
            at >= 0
            and (is_of_collection or names_kind)
            and len(block.span) > _LONGEST_WELCOME + len(title)
            and any(words_to_readers(folded[block.span.start : at]))
        ):
            yield index, Span(block.span.start, at + len(title))
        end = block.span.start + len(title)
        if len(block.span) > max(SHORT_LINE, len(title)) and folded.startswith(title, block.span.start):
            behind = folded[end : end + _AROUND]
            goes_on = behind.lstrip()[:1]
            is_begun = (is_han(goes_on) and goes_on not in _SPEAKS_OF_TITLE) or goes_on.isdecimal()
            # A title of any kind is said again where a blank parts it from a sentence.
            is_parted = behind[0] == " " and (is_of_collection or is_begun)
            if is_parted or (names_kind and not is_of_collection and is_begun and not parts_word(title, behind)):
                yield index, Span(block.span.start, end)


@cache
def _before_heading() -> re.Pattern[str]:
    return pattern(rf"[^,。;:!?\n0-9]{{2,30}}?{any_of(words_at('title'))}1?(?=一、)")
