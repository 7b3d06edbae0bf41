"""Set phrases from which words are missing: 以为核心的党中央, （2016年月日）, 组长：."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from edulint.api import (
    Block,
    Document,
    Severity,
    Span,
    any_of,
    holds_any,
    is_han,
    line_around,
    occurrences,
    pattern,
)
from edulint_placeholders.masks.context import WORDS, noun_at, of_noun
from edulint_placeholders.masks.dotted import dotted
from edulint_placeholders.masks.dropped import dropped
from edulint_placeholders.masks.objects import without_object
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# 2016年月日, 于年月日前, 。年月日，; 注明年月日 says what is to be written.
_DATE = pattern(
    "[0-9]{4}年月日|年月日(?<=[于至自到]年月日)(?=[前起止,。至]|以前|之前|开始)"
    r"|年月日(?<![^\n。;]年月日)(?=,[\u4e00-\u9fff]{2}|[由国我本市县学])"
)
# 其中办事处、办事处、卫生院最高: the names before them are gone.
_NAMELESS = pattern(f"(?:{'|'.join(f'{word}、{word}' for word in WORDS['nameless'])})(?=[、和及等,])")
# 在的正确领导下: who led is gone.
_LEADERLESS = pattern(f"在的(?:{'|'.join(WORDS['leading'])}){{1,2}}下")
# 在同志的带领下, 请同志宣读名单, ，同志率队: who it was is gone.
_COMRADE = pattern(
    "[在由请受经同](?:(?<=在)同志的(?=带领|领导|关心|支持|指导|帮助)|"
    "(?<=[由请受经])同志(?![们之间情式]|注意|放心|批评|指正)|"
    # 革命尚未成功，同志仍须努力 and 同志加兄弟 are sayings.
    "(?<=[,。;:\n]同)志(?=[\u4e00-\u9fff]{2})(?!任务|[们之间情关式哥加仍靠的是和与及等也都有中对不未你我他她该]))"
)
# 由县长任组长，任副组长: who it was is gone.
_DEPUTY = pattern("任(?<=[,、]任)(?=副?(?:组长|指挥长|总指挥)[,、;。])")
# ，等五位同志为理事, 提名、等2位同志: the names of all are gone.
_COMRADES = pattern("等(?:(?<=[,。;]等)|(?<=[,。;]、等))(?=[二三四五六七八九十0-9]{1,3}[位名]同志)")
_DASHED = pattern(r"20--(?![年0-9-])|(?<=[\u4e00-\u9fff])--?(?=[,\u4e00-\u9fff])")
_LEAST_DASHED = 2
# ----年, --万元, 党的----大: a draft that has one of these masks with hyphens; then --县 and 共有--人 are masks, too.
# Dashes (——同志, 现任——局局长) are so often meant that there must be several of these.
_HYPHENS = pattern("--+(?!>)")
_DASHES = pattern("——+")
_MASKED = (
    "(?:[亿万]?元(?![旦宵素])|[年月日届](?![底初末度终均轻常前本益时级])|%|大精神|同志(?!们)|"
    "[个名人亩户所项座件条](?=[,。、;]))"
)
_MASKS_WITH_HYPHENS = pattern(f"--{_MASKED}|党的--|---年度")
_MASKS_WITH_DASHES = pattern(f"——{_MASKED}")
_LEAST_WITH_DASHES = 3
# 以“……”为抓手, 修改了……等法规, and 一是……；二是……。: nobody has filled them in.
_ELLIPSIS = pattern(
    "…(?:(?<=以“…)…{0,5}(?=”为)|(?<=以…)…{0,5}(?=为[^了…])|(?<=[了括]…)…{0,5}(?=等)|(?<=[一二三四五六七八]是…)…{0,5}(?=[;。,]|$))"
)
_ITEMS = pattern("[一二三四五六七八]是…{1,6}(?:[;。,]|$)")
_LEAST_ITEMS = 2
# 大家好!我叫，来自…: the speaker's name is gone.
_SPEAKER = pattern("我叫 *(?=[,。])")
# 在某、某、某等村
_SOMEWHERE = pattern(f"(?<![{''.join(WORDS['surname'])}])某(?:、某)+(?!某)")
# 欢迎加入某-中, 某-某同志: the sign stands for what was taken out beside it.
_DASHED_SOMEONE = pattern("某[-—](?:某|(?=[\u4e00-\u9fff]))")
# 组长：，副组长：，: nobody stands between the label and the next mark. A form writes 组 长.
_ROLE = "|".join(" {0,4}".join(word) for word in WORDS["role"])
# 主任:张明  副主任:  委员:李丽: or the next label
_NO_ROLE = pattern(f"(?:{_ROLE}):(?= *[,;。]| {{1,12}}(?:{_ROLE}|委 {{0,4}}员):| *$)", re.MULTILINE)
# 总指挥：  联络员：
_GAP = "  "
# 乡位于族自治县西南部: a nationality's name is gone.
_NATIONALITY = pattern("族自治[县州乡旗](?:(?<![\u4e00-\u9fff].{4})|(?<=[于在是为从到].{4}))")
_THOUGHT = pattern("(?<!平)总书记(?=新时代中国特色)")
# 深入贯彻主席生态文明思想
_THOUGHT_ON = pattern("主席(?:(?<![平毛习]主席)|(?<=学习主席))(?=(?:生态文明|法治|强军|外交|文化|经济)思想)")
# 认真贯彻落实在十九大上的讲话精神: whose speech it was is gone.
_SPOKEN = pattern("(?:贯彻|落实|学习)在[^,。;:\n“《]{2,20}(?:[上中时]|期间)的?(?:重要)?(?:讲话|指示|批示)精神")
# 全面落实思想和党的精神: whose thought it is, and of which congress, is gone.
_THOUGHT_OF = pattern("思想(?<=[落贯学][实彻习]思想)(?=[和与、]党)")
_CONGRESS = pattern("党的精神(?<!共产党的精神)(?=[,。;、和与])")
# 贯彻党的和二中、三中全会精神: which congress it was is gone.
_PLENARY = pattern("党的和(?=[一二三四五六七]中[、全])")
# 坚定维护总书记党中央的核心地位
_CORE = pattern("(?<!平)总书记(?=党中央的核心)")
# 乡位于县西南边缘，与区、县接壤: the places' names are gone.
_LIES = ("位于", "地处", "坐落", "接壤", "毗邻", "相邻", "交界", "相连")
_PLACES = pattern(
    r"[省市县区乡镇村与和同](?:(?<=[省市县区乡镇村])(?<![^,。;:\n ].)"
    rf"|(?<=[与和同])[省市县区乡镇](?:[、,][省市县区乡镇])+)(?={any_of(_LIES)})"
)
# 近年来,乡在上级党委的领导下: the name before it is gone. In such a draft 乡也有潜力 lacks one, too.
_LED = pattern(r"在[^,。;\n]{2,24}?(?:领导|指导|支持|帮助|关心)(?:下|[、和与,])")
_OPENERS, _ENDS_OF_PLACES = frozenset(",。;:\n"), frozenset("省市县区乡镇村")
_IN_PLACES = ("县在", "乡在", "镇在")
_NAMELESS_SUBJECT = pattern(
    r"[市县区乡镇村](?<=[,。;\n].)(?<![省市县区乡镇村],.)"
    "(?=[也将已]|现?辖|的发展|坚持|始终|紧紧围绕|认真贯彻|总面积|地处|位于|始建)"
)
# 由县住建局与——————（乙方）签订: a line to be filled in
_RULED = pattern(r"—(?<!——)(?:(?<=[\u4e00-\u9fff]—)—{5,200}|—{5,200}(?=\())")
# 加强风廉政建设: 党 is gone; 行风, 家风 and 学风 are words.
_INCORRUPT = pattern("风廉政(?<=[为把将强进化实抓和与的、,。\n]风廉政)")
# X总传达了会议精神: a manager's surname.
_MANAGER = pattern("[Xx]总(?<![A-Za-z].总)(?=传达|强调|指出|要求|提出|主持|作|讲|说|全面|带|对|等|[、,和])")
# 团结在以为核心的党中央周围, 同以 为核心的党中央: the leader's name is gone.
_LEADER = pattern("以[ ]{0,4}(?:同志|总书记)?[ ]?为(?:核心|首|总书记)的(?=党?中央)")
# 坚定维护党中央的核心、全党的核心地位: whom all uphold is gone.
_UPHELD = pattern("维护(?:党中央的核心(?=、全党的核心)|同志(?=的核心|在?党中央的核心))")
# 沿着指引的方向: who shows the way is gone.
_GUIDE = pattern("[着照]指引(?<=[沿朝向按遵循][着照]指引)(?=的(?:方向|道路|航向))")
# 工程名称：。, 交货时间：，交货地点：
_UNSAID = pattern("[\u4e00-\u9fff]:(?<=[\u4e00-\u9fff]{2}:)[,。;]")
# Each with signs without one of which no place is searched for.
_PHRASES = (
    ((":。", ":,", ":;"), _UNSAID, Kind.WORDS, "words", Severity.ERROR),
    (("为核心的", "为首的", "为总书记的"), _LEADER, Kind.NAME, "person", Severity.ERROR),
    (("维护党中央的核心", "维护同志"), _UPHELD, Kind.NAME, "person", Severity.ERROR),
    (("指引的",), _GUIDE, Kind.NAME, "person", Severity.WARNING),
    (("我叫",), _SPEAKER, Kind.NAME, "person", Severity.ERROR),
    (("总书记新时代",), _THOUGHT, Kind.NAME, "person", Severity.ERROR),
    (("文明思想", "法治思想", "强军思想"), _THOUGHT_ON, Kind.NAME, "person", Severity.ERROR),
    (("总书记党中央",), _CORE, Kind.NAME, "person", Severity.ERROR),
    (("思想",), _THOUGHT_OF, Kind.NAME, "name", Severity.ERROR),
    (("党的精神",), _CONGRESS, Kind.WORDS, "words", Severity.WARNING),
    (("党的和",), _PLENARY, Kind.WORDS, "words", Severity.WARNING),
    (("落实在", "贯彻在", "学习在"), _SPOKEN, Kind.NAME, "person", Severity.WARNING),
    (("某、某",), _SOMEWHERE, Kind.NAME, "name", Severity.ERROR),
    (("某",), _DASHED_SOMEONE, Kind.NAME, "name", Severity.ERROR),
    (("X总", "x总"), _MANAGER, Kind.NAME, "person", Severity.ERROR),
    (("同志",), _COMRADE, Kind.NAME, "person", Severity.ERROR),
    (("任副组长", "任组长", "指挥"), _DEPUTY, Kind.NAME, "person", Severity.WARNING),
    (("位同志", "名同志"), _COMRADES, Kind.NAME, "person", Severity.WARNING),
    (("风廉政",), _INCORRUPT, Kind.WORDS, "words", Severity.ERROR),
    (("——————",), _RULED, Kind.WORDS, "words", Severity.WARNING),
    (("族自治",), _NATIONALITY, Kind.NAME, "name", Severity.ERROR),
)
# 组长：  副组长：
_ROLES = pattern(f"^(?:{_ROLE}):(?= *$| +(?:{_ROLE}|电话|手机):)")
# 联络员： below an empty 副组长：
_OTHER_ROLE = pattern("^[^\\W\\d_]{1,6}[人员长]:(?= *$)")
# 时间：, 地点：, 主持人：: what stands above the report of a meeting; of those only several in a row tell.
_OF_MEETING = pattern(
    "^(?:会议|活动)?(?:时间|日期|地点|议题|主题|主持人?|记录人?|缺席人?|(?:出席|列席|参加|参会)(?:人员|人)?):(?= *$)",
    re.MULTILINE,
)
_ENDS_OF_ROLES = frozenset("人员长持席录任")
# 成员单位：县水利局 is no name below 副指挥长：.
_LABELLED = pattern(rf"(?:{_ROLE}|[^\W\d_]{{4,8}}|[^\W\d_]{{1,3}}[员长]):")


def gone(document: Document) -> Iterator[Placeholder]:
    """Yield the phrases of a draft in which words are gone, in no order."""
    readers = (_phrases, _nameless, dropped, without_object, dotted, _dashed, _hyphened)
    for found in (found for read in readers for found in read(document.folded)):
        block = document.block_at(found.span.start)
        if block and block.is_prose:
            yield found
    yield from _roles(document)


def _phrases(folded: str) -> Iterator[Placeholder]:
    for match in _NAMELESS.finditer(folded):
        yield Placeholder(Span.of(match), Kind.NAME, "place")
    for match in _LEADERLESS.finditer(folded) if "在的" in folded else ():
        # 实实在在的关心下
        if folded[match.start() - 1] not in "在现实":
            yield Placeholder(Span.of(match), Kind.NAME, "name")
    for match in _ELLIPSIS.finditer(folded) if "…" in folded else ():
        if folded[match.start() - 1] in "以“了括" or _is_skeleton(folded, match.start()):
            yield Placeholder(Span.of(match), Kind.WORDS, "words", Severity.WARNING)
    for signs, phrase, kind, message, severity in _PHRASES:
        for match in phrase.finditer(folded) if holds_any(folded, signs) else ():
            yield Placeholder(Span.of(match), kind, message, severity)
    for match in _NO_ROLE.finditer(folded) if ":" in folded else ():
        # A label alone on its line is the list's.
        if folded[match.end() : match.end() + 1] in ",;。 " or folded.endswith(_GAP, 0, match.start()):
            yield Placeholder(Span.of(match), Kind.WORDS, "role", Severity.WARNING)
    if "年月日" in folded:
        for match in _DATE.finditer(folded):
            if not folded[match.start() - 1 : match.start()].isdecimal():
                yield Placeholder(Span.of(match), Kind.DATE, "date")


def _nameless(folded: str) -> Iterator[Placeholder]:
    """Yield the places that lie somewhere or are led without a name, and what else a place does in such a draft."""
    led = [at for word in _IN_PLACES for at in occurrences(folded, word) if _is_led(folded, at)]
    lost = [Span(at, at + 1) for at in led]
    lost += map(Span.of, _PLACES.finditer(folded))
    yield from (Placeholder(span, Kind.NAME, "place") for span in lost)
    for match in _NAMELESS_SUBJECT.finditer(folded) if lost else ():
        yield Placeholder(Span.of(match), Kind.NAME, "place", Severity.WARNING)


def _is_led(folded: str, at: int) -> bool:
    """Tell whether the sentence or clause that begins with a place is about who leads it: ,乡在县委的领导下."""
    opens = folded[at - 1 : at] in _OPENERS and folded[at - 2 : at - 1] not in _ENDS_OF_PLACES
    return opens and _LED.match(folded, at + 1) is not None


def _dashed(folded: str) -> Iterator[Placeholder]:
    # In a draft with 20--年, two dashes are the same mask behind 在 and 今年, and one is before a school.
    if folded.count("20--年") >= _LEAST_DASHED:
        for match in _DASHED.finditer(folded):
            kind = Kind.YEAR if match[0].startswith("20") else Kind.WORDS
            if match[0] != "-" or noun_at(folded, match.end(), len(folded))[0] == "organisation":
                yield Placeholder(Span.of(match), kind, kind.value)


def _hyphened(folded: str) -> Iterator[Placeholder]:
    if "--" in folded and _MASKS_WITH_HYPHENS.search(folded):
        yield from _masked_by(_HYPHENS, folded)
    if "——" in folded and len(_MASKS_WITH_DASHES.findall(folded)) >= _LEAST_WITH_DASHES:
        yield from _masked_by(_DASHES, folded)


def _masked_by(signs: re.Pattern[str], folded: str) -> Iterator[Placeholder]:
    """Yield what signs mask in a draft that masks with them."""
    for match in signs.finditer(folded):
        noun, stop = noun_at(folded, match.end(), len(folded), match.start())
        found = of_noun(noun, Span(match.start(), stop))
        before = folded[match.start() - 1 : match.start()]
        if found and (before in ("", *",。;:、(“ \n") or is_han(before)):
            yield found
        elif folded.startswith(("大精神", "大报告", "大以来"), match.end()) or folded.endswith(
            "党的", 0, match.start()
        ):
            yield Placeholder(Span.of(match), Kind.NUMBER, "number")
        elif before == "在" and folded.startswith("的", match.end()):
            yield Placeholder(Span.of(match), Kind.NAME, "name")


def _is_skeleton(folded: str, at: int) -> bool:
    """Tell whether several items of the line at ``at`` have nothing but an ellipsis behind their ordinal."""
    items = _ITEMS.finditer(folded, *line_around(folded, at, at))
    return next(islice(items, _LEAST_ITEMS - 1, None), None) is not None


def _roles(document: Document) -> Iterator[Placeholder]:
    """Yield the labels of a list of people or of a meeting that nothing stands behind, and other labels below them."""
    is_below = False
    for block, following in pairwise((*document.blocks, None)):
        match = None
        if block is not None and block.is_prose and len(block.span) < _LONGEST_LABELS:
            label = document.folded[block.span.start : block.span.end]
            if ":" in label:
                of_list = _ROLES.match(label) or (is_below and (_OTHER_ROLE.match(label) or _OF_MEETING.match(label)))
                match = of_list or (_OF_MEETING.match(label) if _begins_meeting(document, following) else None)
            if match and _has_nobody(document, match, following):
                message = "role" if match[0].rstrip(":")[-1] in _ENDS_OF_ROLES else "label"
                yield Placeholder(Span.of(match).shifted(block.span.start), Kind.WORDS, message, Severity.WARNING)
        is_below = bool(match)


def _begins_meeting(document: Document, following: Block | None) -> bool:
    """Tell whether another label of a meeting stands below, with nothing behind it: 时间：⏎地点：."""
    return following is not None and _OF_MEETING.match(document.folded, *following.span.bounds) is not None


def _has_nobody(document: Document, label: re.Match[str], following: Block | None) -> bool:
    """Tell whether nobody is named on the label's line or below it."""
    below = document.folded[following.span.start : following.span.end] if following else ""
    # 委员：⏎（一）部门委员⏎…: they are named by groups.
    if below.startswith(_GROUPS):
        return False
    if label.end() < len(label.string.rstrip()) or following is None or following.heading is not None:
        return True
    return bool(_LABELLED.match(below) or _OF_MEETING.match(below)) or below.endswith("。")


_LONGEST_LABELS, _GROUPS = 40, ("(一)", "(1)")
