"""Whom a newspaper or a site names as those who made a text: 本报讯(记者 王一), (文/李二), 记者 王一 摄, below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import Block, Document, Genre, Span, holds_any, pattern
from edulint_residue.web.above import AT_TOP
from edulint_residue.web.credits import are_of_page, roles_of
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, words_of
from edulint_residue.web.phrases import SHORT_LINE
from edulint_residue.web.titles import AT_END, SHORTEST_TITLE, SIGNED, is_filling, is_title, names_kind

_MEDIUM = r"(?:本[报网台刊站]|[^\W\d_]{1,10}?(?:网|[日晚早晨]报|客户端|融媒(?:体(?:中心)?)?|电视台|在线))"
_PEOPLE = r"\([^()]{0,8}(?:记者|通讯员)[^()]{2,30}\)"
# 本报讯, 本报3月1日讯(记者 王一), 青川客户端3月1日讯(通讯员 王一 李二), 本网讯 通讯员王一 为…; a report may quote what
# 新华社 said.
_DATELINE = pattern(
    rf"(?!新华社)(?:{_MEDIUM}(?:[^\W\d_]{{0,8}}?[0-9]{{1,2}}月[0-9]{{1,2}}日)?(?:讯|电|消息)(?=[ (:]|[0-9]|[\u4e00-\u9fff])"
    rf"|[^\W\d_]{{2,12}}[ ]?讯(?=[ ]?:|[ ]{{0,2}}(?:记者|通讯员)|{_PEOPLE}))[ ]?:?[ ]?"
    rf"(?:{_PEOPLE}|(?:记者|通讯员)[ :]?[^\W\d_]{{2,8}}(?:[ 、][^\W\d_]{{2,3}}(?=[ :、])){{0,3}}(?:[ ]?:[ ]?|[ ]))?"
    # 青川新闻网:(王一 通讯员 李二), 青溪镇供稿(王一)
    rf"|{_MEDIUM}[ ]?:[ ]?{_PEOPLE}|[^\W\d_]{{2,10}}供稿[ ]?\([^()]{{2,12}}\)"
    # 青川网-青溪3月1日讯 (记者 王一), 青联社3月1日电, 新华社青川3月1日电(王一), 青川导报讯 青溪镇…
    rf"|[^\W\d_]{{2,12}}[-·][^\W\d_]{{2,10}}[0-9]{{1,2}}月[0-9]{{1,2}}日讯[ ]?{_PEOPLE}"
    r"|(?!新华社)[^\W\d_]{2,5}社(?:[^\W\d_]{2,6})?[0-9]{1,2}月[0-9]{1,2}日[讯电][, ]|[^\W\d_]{2,6}社(?:[^\W\d_]{2,6})?[0-9]{1,2}月[0-9]{1,2}日电[ ]?\([^()]{2,24}\)"
    r"|[^\W\d_]{2,8}(?<![通资简短快电喜问音])讯[ ]{1,3}(?=[\u4e00-\u9fff])|(?!据)[^\W\d_]{2,8}报道[ ]{1,3}(?=[\u4e00-\u9fff])"
    # (青川商报3月29日 13版), 云上青溪报道:
    # (青溪融媒记者王一/通讯员 李二)连日来…
    r"|\([^()]{0,24}(?:记者|通讯员)[ :]?[^()]{2,24}\)"
    r"|\([^()]{2,16}?(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日[ ]?(?:第[ ]?)?[0-9A-Z]{1,3}[ ]?版\)|(?!据)[^\W\d_]{2,8}报道[ ]?:[ ]?"
    rf"(?:{_PEOPLE})?|(?!据)[^\W\d_]{{2,8}}报道[ ]?{_PEOPLE}"
)
# News have no numbered headings, a report has so many at least.
_LEAST_HEADINGS = 2
# What only a newspaper says of who told it, or where
_TOLD_BY = ("记者", "通讯员", "讯")
_OF_NEWS = ("记者 ", "记者:", "通讯员 ", "通讯员:", "报讯", "网讯", "台讯")
# …取得成效。(记者 王一), …取得成效。(青川日报), …取得成效。(文/王一)
_BRACKET = pattern(r"[(](?P<inner>[^()]{2,60})[)]$")
_REPORTER = pattern(
    r"[^()]{0,6}(?:记者|通讯员|摄影)[ :/]?[^()]{2,24}|[^()]{0,16}(?:供稿|撰稿|审稿|供图)(?:人|单位)?[ ]?:[^()]{2,24}"
    r"|[^\W\d_]{2,8}(?:[日晚早晨]报|电视台|融媒体中心)(?:客户端)?"
)
# …开镰收割。记者 王一 摄
_PICTURE = pattern(
    r"(?:[(](?:新华社|[^()。,;:]{0,8}(?:记者|通讯员)|[^\W\d_]{2,4})[ ](?:[^()。,;:]{2,12}[ ]?)?(?:摄|发)[)]"
    r"|[(]新华社发[)]|(?<=[。!?” ])[^\W\d_]{0,6}(?:记者|通讯员)[ ][^。,;:()]{2,24}摄(?:影报道)?"
    r"|(?<=[。!?”])[ ]{0,2}[\u4e00-\u9fff]{2,8}[ ]?摄(?:影报道)?)$"
)
_ROLE = "(?:记者|通讯员|摄影)"
_NAMED = "(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff])"
_REPORTERS = rf"{_ROLE}[ :/]{{0,2}}{_NAMED}(?:[ 、,/]{{1,2}}(?:{_ROLE}[ :/]{{0,2}})?{_NAMED}){{0,6}}"
# …开镰收割。记者王一、通讯员李二, …开镰收割。本报记者 王一
_UNBRACKETED = pattern(rf"(?<=[。!?”])[ ]{{0,2}}[^\W\d_]{{0,4}}{_REPORTERS}$")
# 记者 王一 文/图, 本报记者 王一 通讯员 李二, alone on a line
# 青川经济报 记者 王一, 王二/青川青年报, 曹一 报道, 王一 文 李二 摄, (校团委网络部 技术员 刘三 讯), 《明镜》作者 周一
_ALONE = pattern(
    rf"[(]?(?:[^\W\d_]{{2,10}}[· ])?[^\W\d_]{{0,16}}?{_REPORTERS}(?:[ ]?(?:文/图|图/文|摄影报道|摄影?|[^\W\d_]{{0,4}}报道|讯))?[)]?"
    rf"|{_NAMED}(?:[ 、]{_NAMED}){{0,3}}[ ]?/[ ]?[^\W\d_]{{2,10}}(?:[日晚早晨]?报|网|新闻|客户端|电视台)"
    rf"|[(]?新华社发[)]?|[(]{_NAMED}(?:摄影)?报道[)]|[(]?{_NAMED}(?:[ 、]{_NAMED}){{0,3}}[ ](?:(?:摄影)?报道|文|图|摄|文/图|图/文)(?:[ ]{_NAMED}(?:[ 、]{_NAMED}){{0,3}}[ ](?:文|图|摄|摄影))?[)]?"
    rf"|[(][^\W\d_]{{2,12}}[ ](?:[^\W\d_]{{2,6}}[ ])?{_NAMED}(?:[ 、]{_NAMED}){{0,3}}[ ]?讯[)]|《[^《》]{{2,10}}》(?:特约)?(?:作者|记者|编辑)[ ]{_NAMED}"
)
_OF_REPORTER = ("记者", "社发", "通讯员", "摄", "/", "报道", "讯)", " 文", " 图", "》作者", "》特约")
_OFFICE = (
    "[\u4e00-\u9fff]{2,14}?(?:[部科处局办院校馆站所社村镇乡]|中心|社区|街道|公司|[大中支]队|支部|林场|集团|学院|医院)"
)
# …取得成效。(王一); (附表略) and (完) are no names.
_NAME = pattern(
    # …取得成效。(渔港社区), …取得成效。(工程管理部 王一)
    rf"(?<=[。!?”])[(](?:{_OFFICE}|{_OFFICE}[ ]{{1,2}}{_NAMED}(?:[ 、]{{1,2}}{_NAMED}){{0,3}})[)]$|"
    # …取得成效。(青溪林场:王一 李二)
    r"(?<=[。!?”])[(](?![^()]{0,10}(?:单位|部门|[人者级]|时间|时限|日期|电话):)[^()。,;:附表见图注]{2,10}:[ ]?[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,3}[)]$"
    # …取得成效。王一: glued to the last sentence
    "|(?<=[。!?])[ ]{0,8}(?!谢谢|结束|此致|完毕)[\u4e00-\u9fff]{2,3}$"
    "|(?<=[。!?”])[(](?!草[案稿]|待|暂)[^\\W\\d_完略附见图表续注节试]{2,4}(?:[ 、][\u4e00-\u9fff]{2,3}){0,3}[)]$"
)
_ENDED = pattern("(?<=[。!?”])[(]完[)]$")
# 秋粮开镰(图)
_WITH_PICTURE = pattern("[(](?:多图|组图|图文?|视频)[)]$")
# A text begins within so many paragraphs, each so long.
_FIRST_LINES, _SHORTEST, _LONGEST_REPORTER = 3, 20, 64
# 昨天, 5小时前: when an account sent a text out
_AGO = pattern("刚刚|今天|昨天|前天|[0-9]{1,2}(?:分钟|小时|天|周|个月)前")
# Below a title: 2023-11-24 11:54 青川县教育局, ©原创 04-24 15:23; 2023-11-24 11:54 三楼会议室 is where a meeting was
_STAMPED = pattern(
    r"(?:©[^\W\d_]{0,4}[ ]{0,3}(?P<own>))?(?:20[0-9]{2}[-/.])?[0-9]{1,2}[-/.][0-9]{1,2}[ ]{1,4}[0-9]{1,2}:[0-9]{2}"
    r"(?:[ ]{1,4}[^,。;:0-9]{2,20}(?<!会议室)(?<![楼厅])(?P<who>))?"
    # 青溪水利 2023年12月20日 17:30 四川
    r"|(?P<account>[^,。;:0-9 ]{2,16})[ ]20[0-9]{2}[-年][0-9]{1,2}[-月][0-9]{1,2}日?[ ]{1,2}[0-9]{1,2}:[0-9]{2}(?:[ ][^,。;:0-9]{2,3})?"
    # 财经小草2019-09-23 07:48, 2017-11-18李小草宁青红, 2019年09月11日 青溪传媒 时政新闻 1665 0
    r"|(?P<glued>[^,。;: 0-9]{2,16}20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}[ ]{1,2}[0-9]{1,2}:[0-9]{2})"
    r"|(?P<names>20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}[\u4e00-\u9fff]{4,30})"
    r"|(?P<counts>20[0-9]{2}年[0-9]{2}月[0-9]{2}日[ ][^,。;:]{2,24}(?:[ ][0-9]{1,7}){1,3})"
)


_SOURCES = ("来源", "稿源", "编辑", "责编")


def take_stamp(folded: str, blocks: Sequence[Block], whole: set[int], *, has_list: bool) -> None:
    """Add the line below a title that tells to the minute when somebody put the text there; a log has several."""
    matches = ((index, _STAMPED.fullmatch(words_of(folded, block))) for index, block in enumerate(blocks[:AT_END]))
    # When a meeting began stands alone, where nothing else is of a page.
    stamped = [index for index, match in matches if match and (match.lastgroup is not None or whole or has_list)]
    if len(stamped) == 1 and stamped[0] > 0 and _may_head(words_of(folded, blocks[stamped[0] - 1])):
        whole.add(stamped[0])
    # 渔港检修开工⏎青川发布⏎昨天
    first = range(1, min(AT_TOP, len(blocks)))
    ago = next((index for index in first if _AGO.fullmatch(words_of(folded, blocks[index]))), 0)
    if ago and _may_head(words_of(folded, blocks[0])):
        between = range(1, ago + 1)
        whole.update(index for index in between if is_filling(words_of(folded, blocks[index])))


def _may_head(words: str) -> bool:
    """Tell whether a line may be the title of a text; that of news may have a mark inside: 好消息!渔港开工了."""
    return SHORTEST_TITLE <= len(words) <= SHORT_LINE and "。" not in words and words[-1] not in ":;,"


def names_source(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the line below a title says where a page has its text from, or who edited it: 来源:县水利局."""
    if not 0 < index < AT_TOP:
        return False
    words = words_of(folded, blocks[index])
    roles = roles_of(words)
    is_source = bool(roles) and roles[0].endswith(_SOURCES)
    # 来源:青溪网在线通讯员 青溪水利站 王一 2016年4月1日: whatever else it tells
    if not is_source and not (
        words.startswith(("来源:", "来源于:")) and len(words) <= LONGEST_ROW and is_no_sentence(words)
    ):
        return False
    title = words_of(folded, blocks[index - 1])
    return is_title(title) and SIGNED.fullmatch(title) is None


def take_reporters(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the lines of a newspaper that name its reporters, above a text or below it."""
    own = [index for index in range(len(blocks)) if index not in whole]
    for index in {*own[:AT_TOP], *own[-AT_TOP:]}:
        if len(blocks[index].span) <= SHORT_LINE and _names_reporter(folded, blocks[index]):
            whole.add(index)


def _names_reporter(folded: str, block: Block) -> bool:
    words = words_of(folded, block)
    return holds_any(words, _OF_REPORTER) and _ALONE.fullmatch(words) is not None


def tells_alone(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether a newspaper's words are its own in a draft that has nothing else of a page: it is no news.

    Such a draft is headed with the name of a kind of text and divided as no news are.
    """
    if document.genre is not Genre.REPORT or not holds_any(document.folded, _TOLD_BY):
        return False
    titles = (document.folded[block.span.start : block.span.end] for block in blocks[:AT_TOP])
    is_titled = any(is_title(words) and names_kind(words) for words in titles)
    return is_titled and sum(block.heading is not None for block in blocks) >= _LEAST_HEADINGS


def credits_alone(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Span]]:
    """Yield the bracket at the end of the text that names several who made its page, with its paragraph.

    …取得成效。(文/图:王一 编辑:李二 责编:赵三): no office's report is edited twice.
    """
    for block in blocks[-_FIRST_LINES:]:
        bracket = _at_end(_BRACKET, folded, block.span) if folded[block.span.end - 1] == ")" else None
        roles = roles_of(bracket["inner"]) if bracket else ()
        if bracket and len(roles) > 1 and are_of_page(roles):
            yield Span.of(bracket), block.span


def news_bylines(
    folded: str, blocks: Sequence[Block], whole: set[int], *, has_marks: bool
) -> Iterator[tuple[Span, Span]]:
    """Yield the dateline at the beginning of a text, who took its pictures, and the reporter's name at its end, each
    with its paragraph.

    ``whole`` holds the indices of a page's own lines, ``has_marks`` tells of others inside paragraphs and of lists
    below the text; without any the text may be a newspaper's, told as it is.
    """
    return _bylines(folded, blocks, whole, has_marks=has_marks) if whole or has_marks else iter(())


def bylines_alone(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Span]]:
    """Yield what a newspaper says of who told a text, with its paragraph, in a draft that :func:`tells_alone`."""
    for words, paragraph in _bylines(folded, blocks, set(), has_marks=False):
        if holds_any(folded[words.start : words.end], _OF_NEWS):
            yield words, paragraph


def _bylines(folded: str, blocks: Sequence[Block], whole: set[int], *, has_marks: bool) -> Iterator[tuple[Span, Span]]:
    own = [index for index in range(len(blocks)) if index not in whole]
    text = [blocks[index].span for index in own]
    # The dateline may stand on a line of its own.
    alone = [span for span in text[:AT_TOP] if len(span) < _SHORTEST and _DATELINE.fullmatch(folded, *span.bounds)]
    for span in [*alone, *[span for span in text if len(span) >= _SHORTEST][:_FIRST_LINES]]:
        dateline = _DATELINE.match(folded, *span.bounds)
        if dateline:
            yield Span.of(dateline), span
    for span in text[:_FIRST_LINES]:
        pictured = _WITH_PICTURE.search(folded, max(span.start, span.end - AT_TOP), span.end)
        if pictured and pictured.start() > span.start:
            yield Span.of(pictured), span
    # Where lines of the page stand above the text or below it, its writer's name alone is told, too.
    is_below_page = has_marks or min(whole, default=AT_TOP) < AT_TOP
    for index, span in zip(own, text, strict=True):
        is_above_page = index + 1 in whole
        # On a line of its own the name may be the newspaper's.
        made = _at_end(_PICTURE, folded, span) if folded[span.end - 1] in ")摄道" else None
        if made is None and (is_above_page or index == own[-1]):
            made = _writer(folded, span, is_above_page=is_above_page, is_beside_page=is_above_page or is_below_page)
        if made:
            yield Span.of(made), span


def _writer(folded: str, paragraph: Span, *, is_above_page: bool, is_beside_page: bool) -> re.Match[str] | None:
    """Return who wrote a text at the end of its last paragraph; a name alone only beside a page's lines."""
    writer = _reporter(folded, paragraph) or _at_end(_UNBRACKETED, folded, paragraph)
    if writer is None and is_beside_page:
        writer = _at_end(_NAME, folded, paragraph)
    return writer or (_at_end(_ENDED, folded, paragraph) if is_above_page else None)


def _at_end(form: re.Pattern[str], folded: str, paragraph: Span) -> re.Match[str] | None:
    # |, what is left of a page's table
    first = max(paragraph.start, paragraph.end - _LONGEST_REPORTER)
    match = form.search(folded, first, first + len(folded[first : paragraph.end].rstrip(" |")))
    return match if match and match.start() > paragraph.start else None


def _reporter(folded: str, paragraph: Span) -> re.Match[str] | None:
    """Return the bracket at a paragraph's end that holds nothing but who wrote it."""
    bracket = _at_end(_BRACKET, folded, paragraph)
    if bracket is None or not (_REPORTER.fullmatch(bracket["inner"]) or roles_of(bracket["inner"])):
        return None
    return bracket
