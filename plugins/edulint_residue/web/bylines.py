"""Whom a newspaper or a site names as those who made a text: 本报讯(记者 王一), (文/李二), 记者 王一 摄, below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import Block, Document, Genre, Span, holds_any, pattern
from edulint_residue.web.above import AT_TOP
from edulint_residue.web.credits import are_of_page, roles_of
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, words_of
from edulint_residue.web.phrases import SHORT_LINE
from edulint_residue.web.signatures import signs_of
from edulint_residue.web.titles import AT_END, SHORTEST_TITLE, SIGNED, is_filling, is_title, names_kind

_MEDIUM = r"(?:本[报网台刊站]|[^\W\d_]{1,10}?(?:网|[日晚早晨]报|客户端|融媒(?:体(?:中心)?)?|电视台|在线))"
_PEOPLE = r"\([^()]{0,8}(?:记者|通讯员)[^()]{2,30}\)"
_DAY = r"(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日"
_NAMES = r"[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,3}"
# 通讯, 资讯, 简讯: no medium sends them
_SENT = rf"(?:{_DAY}(?:讯|电|消息)|(?<![通资简短快电喜问音])讯|消息(?=[ (:]))"
# 本报讯, 本报3月1日讯(记者 王一), 青川客户端3月1日讯(通讯员 王一 李二), 本网讯 通讯员王一 为…, 青川网·青溪新闻3月1日讯,
# 青川网青溪频道讯(王一、李二); a report may quote what 新华社 said.
_DATELINE = pattern(
    rf"(?!新华社)(?:{_MEDIUM}(?:[-·]?[^\W\d_]{{1,8}}?)?{_SENT}(?=[ (:“《]|[0-9]|[\u4e00-\u9fff])"
    rf"|[^\W\d_]{{2,12}}[ ]?讯(?=[ ]?:|[ ]{{0,2}}(?:记者|通讯员)|{_PEOPLE}))[ ]?:?[ ]?"
    rf"(?:{_PEOPLE}|\({_NAMES}\)|{_NAMES}[ ]?报道[ ]?:"
    rf"|(?:记者|通讯员)[ :]?[^\W\d_]{{2,8}}(?:[ 、][^\W\d_]{{2,3}}(?=[ :、])){{0,3}}(?:[ ]?:[ ]?|[ ]))?"
    # 青川新闻网:(王一 通讯员 李二), 青川融媒(记者 王一), 青溪镇供稿(王一)
    rf"|{_MEDIUM}[ ]?:?[ ]?{_PEOPLE}|[^\W\d_]{{2,10}}供稿[ ]?\([^()]{{2,12}}\)"
    # 青川网 春节前夕,…
    r"|[^\W\d_]{2,8}(?:(?<![电管路水联河渠通])网|[日晚早晨]报)[ ]{1,3}(?=[\u4e00-\u9fff])(?![络格点站民红友页])"
    # 青联社3月1日电, 新华社青川3月1日电(王一), 青川导报讯 青溪镇…
    rf"|(?!新华社)[^\W\d_]{{2,5}}社(?:[^\W\d_]{{2,6}})?{_DAY}[讯电][, ]|[^\W\d_]{{2,6}}社(?:[^\W\d_]{{2,6}})?{_DAY}电[ ]?\([^()]{{2,24}}\)"
    r"|[^\W\d_]{2,8}(?<![通资简短快电喜问音])讯[ ]{1,3}(?=[\u4e00-\u9fff])|(?!据)[^\W\d_]{2,8}报道[ ]{1,3}(?=[\u4e00-\u9fff0-9])"
    # (青溪融媒记者王一/通讯员 李二)连日来…, (青川商报3月29日 13版), 云上青溪报道:
    r"|\([^()]{0,24}(?:记者|通讯员)[ :]?[^()]{2,24}\)"
    rf"|\([^()]{{2,16}}?{_DAY}[ ]?(?:第[ ]?)?[0-9A-Z]{{1,3}}[ ]?版\)|(?!据)[^\W\d_]{{2,8}}报道[ ]?:[ ]?"
    rf"(?:{_PEOPLE})?|(?!据)[^\W\d_]{{2,8}}报道[ ]?{_PEOPLE}"
)
# News have no numbered headings, a report has so many at least.
_LEAST_HEADINGS = 2
# What only a newspaper says of who told it, or where
_TOLD_BY = ("记者", "通讯员", "讯")
_OF_NEWS = ("记者 ", "记者:", "通讯员 ", "通讯员:", "报讯", "网讯", "台讯")
# …取得成效。(记者 王一), …取得成效。(青川日报), …取得成效。 (青溪镇   王一)
_BRACKET = pattern(r"[(](?P<inner>[^()]{2,60})[)]$")
_BEHIND_SENTENCE = pattern("(?<=[。!?”])[ ]{0,6}[(](?P<inner>[^()]{2,60})[)]$")
# …开镰收割。记者 王一 摄
_PICTURE = pattern(
    r"(?:[(](?:新华社|[^()。,;:]{0,8}(?:记者|通讯员)|[^\W\d_]{2,4})[ ](?:[^()。,;:]{2,12}[ ]?)?(?:摄|发)[)]"
    r"|[(]新华社发[)]|(?<=[。!?”)])[ ]{0,2}(?P<signed>[^。!?,;:()]{2,30}(?:摄(?:影报道)?|供图)))$"
)
# …开镰收割。记者王一、通讯员李二, …开镰收割。本报记者 王一
_UNBRACKETED = pattern("(?<=[。!?”])[ ]{0,2}(?P<signed>[^。!?,;()]{0,8}(?:记者|通讯员)[^。!?,;()]{2,40})$")
_OF_REPORTER = ("记者", "社发", "通讯员", "摄", "/", "报道", "讯)", " 文", " 图", "》作者", "》特约")
# 王二/青川青年报
_MEDIA = ("报", "网", "新闻", "客户端", "电视台")
# 《明镜》作者 周一
_OF_PAPER = pattern("《[^《》]{2,10}》(?:特约)?(?:作者|记者|编辑)[ ][\u4e00-\u9fff]{2,3}|[(]?新华社发[)]?")
# …取得成效。王一: glued to the last sentence
_GLUED = pattern("(?<=[。!?])[ ]{0,8}(?!谢谢|结束|此致|完毕)[\u4e00-\u9fff]{2,3}$")
# 某日报 alone; 文字撰稿:王一, 供图单位:县水利局
_MADE_BY = pattern(
    "[^()]{0,16}(?:供稿|撰稿|审稿|供图)(?:人|单位)?[ ]?:[^()]{2,24}|[^\\W\\d_]{2,8}(?:[日晚早晨]报|电视台|融媒体中心)(?:客户端)?"
)
_ENDED = pattern("(?<=[。!?”])[(]完[)]$")
# 秋粮开镰(图)
_WITH_PICTURE = pattern("[(](?:多图|组图|图文?|视频)[)]$")
# A text begins within so many paragraphs, each so long.
_FIRST_LINES, _SHORTEST, _LONGEST_REPORTER = 3, 20, 64
_ENDS = frozenset("。!?”)")
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
    if len(stamped) == 1 and stamped[0] > 0 and may_head(words_of(folded, blocks[stamped[0] - 1])):
        whole.add(stamped[0])
    # 渔港检修开工⏎青川发布⏎昨天
    first = range(1, min(AT_TOP, len(blocks)))
    ago = next((index for index in first if _AGO.fullmatch(words_of(folded, blocks[index]))), 0)
    if ago and may_head(words_of(folded, blocks[0])):
        between = range(1, ago + 1)
        whole.update(index for index in between if is_filling(words_of(folded, blocks[index])))


def may_head(words: str) -> bool:
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
        if len(blocks[index].span) <= SHORT_LINE and names_reporter(folded, blocks[index]):
            whole.add(index)


def names_reporter(folded: str, block: Block) -> bool:
    """Tell whether a line says nothing but who reported a text or took its pictures: 青川经济报 记者 王一, 王二 文 李三 摄."""
    words = words_of(folded, block)
    if not holds_any(words, _OF_REPORTER):
        return False
    signs = signs_of(words.strip("()"))
    is_of_medium = "/" in words and words.endswith(_MEDIA) and {"name", "office"} <= signs
    return is_of_medium or {"role", "name"} <= signs or _OF_PAPER.fullmatch(words) is not None


def tells_alone(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether a newspaper's words are its own in a draft that has nothing else of a page: it is no news.

    Such a draft is headed with the name of a kind of text and divided as no news are.
    """
    if document.genre is not Genre.REPORT or not holds_any(document.folded, _TOLD_BY):
        return False
    return _is_titled(document.folded, blocks) and sum(block.heading is not None for block in blocks) >= _LEAST_HEADINGS


def _is_titled(folded: str, blocks: Sequence[Block]) -> bool:
    """Tell whether one of the first lines is a title that names a kind of text, which no news have: 工作总结."""
    titles = (words_of(folded, block) for block in blocks[:AT_TOP])
    return any(is_title(words) and names_kind(words) for words in titles)


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


def bylines_of_paper(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Span]]:
    """Yield what a newspaper or a page may say of who told a text without other lines of a page, with its paragraph."""
    is_report = _is_titled(folded, blocks)
    lines = [*blocks[:AT_TOP], blocks[-1]] if len(blocks) > 1 else []
    for block in lines:
        inner = folded[block.span.start + 1 : block.span.end - 1] if folded[block.span.start] == "(" else ""
        is_name = block is blocks[-1] and not is_report and "name" in signs_of(inner)
        if len(block.span) <= SHORT_LINE and (is_name or names_reporter(folded, block)):
            yield block.span, block.span
    for words, paragraph in _bylines(folded, blocks, set(), has_marks=True):
        # An office signs its own brief, …取得成效。(县水利局), and whoever writes a report may sign that.
        is_last = words.end == paragraph.end
        signs = signs_of(folded[words.start : words.end].strip(" ()")) if is_last else frozenset()
        is_own = signs == frozenset({"office"}) or (is_report and "role" not in signs)
        is_bare = folded.find("(", *words.bounds) < 0 and "role" not in signs
        if not signs or not (is_own or is_bare):
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
    # Captions may stand below the last paragraph.
    last = next(
        (index for index in reversed(own) if folded[blocks[index].span.end - 1] in _ENDS), own[-1] if own else 0
    )
    last = last if all(len(blocks[index].span) <= SHORT_LINE for index in own if index > last) else own[-1]
    for index, span in zip(own, text, strict=True):
        is_above_page = index + 1 in whole
        # On a line of its own the name may be the newspaper's.
        made = _at_end(_PICTURE, folded, span) if folded[span.end - 1] in ")摄道图" else None
        if made is None and (is_above_page or index == last):
            made = _writer(folded, span, is_above_page=is_above_page, is_beside_page=is_above_page or is_below_page)
        if made:
            yield Span.of(made), span


def _writer(folded: str, paragraph: Span, *, is_above_page: bool, is_beside_page: bool) -> re.Match[str] | None:
    """Return who wrote a text at the end of its last paragraph; a name or an office only beside a page's lines."""
    bracket = _at_end(_BRACKET, folded, paragraph)
    if bracket:
        signs = signs_of(bracket["inner"])
        if "role" in signs or _MADE_BY.fullmatch(bracket["inner"]) or roles_of(bracket["inner"]):
            return bracket
        bracket = _at_end(_BEHIND_SENTENCE, folded, paragraph) if signs and is_beside_page else None
    writer = bracket or _at_end(_UNBRACKETED, folded, paragraph)
    if writer is None and is_beside_page:
        writer = _at_end(_GLUED, folded, paragraph)
    return writer or (_at_end(_ENDED, folded, paragraph) if is_above_page else None)


def _at_end(form: re.Pattern[str], folded: str, paragraph: Span) -> re.Match[str] | None:
    """Return what a form finds at the end of a paragraph; what it calls signed must be names and roles alone."""
    # |, what is left of a page's table
    first = max(paragraph.start, paragraph.end - _LONGEST_REPORTER)
    match = form.search(folded, first, first + len(folded[first : paragraph.end].rstrip(" |")))
    if match is None or match.start() <= paragraph.start:
        return None
    signed = match.groupdict().get("signed")
    return match if signed is None or {"role", "name"} <= signs_of(signed) else None
