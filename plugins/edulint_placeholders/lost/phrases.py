"""Set phrases that lack a number, with no unit left to tell it: 市届人大次会议, ，—月, 比例为::, 世界强企业, 过去的年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Span, any_of, is_han, occurrences, pattern
from edulint_placeholders.lost.places import NUMERALS, WORDS, in_prose

_COUNTED_BEFORE = "".join(sorted(NUMERALS)) + "几许余0-9A-Za-z%×*_)"
_EXACT = "(?:分|%|万?元|亿元|平方米|公里|米|亩|吨|倍|个百分点|万|亿)"
# Each phrase by the characters that it may begin with, and what follows them; no two begin at one place. What must
# stand before is told behind what is found: so one search runs to the next of a few characters.
_PHRASES = (
    # 市届人大, 省委届全会, 党的大和届三中全会; 人大次会议, 届次全会
    (
        "届",
        "(?<=[省市县区镇乡州旗委会大、和].)"
        "(?=人大|政协|党代会|代表大会|历?次?全会|历次|次会议|[一二三四五六七]?中[、全一二三四五六七])",
    ),
    ("次", "(?:(?<=人大.)|(?<=政协.)|(?<=届.))(?=会议|全会)"),
    # ，—月, （-年）, 年至月, ；年至2024年, 。年来，全镇
    ("—~-", "(?<=[,;。(、:\n].)(?:月(?![光亮饼球色夜])|年(?=[),])|岁|个月)"),
    ("年", "(?:[至到—~-](?:月|(?<![^,;。(:\n]..)(?=年|[0-9]{4}年))|来(?<![^。\n]..)(?=,))"),
    # 增长5%-%, 发展1-个主导产业
    ("—~-", r"(?<=[0-9%].)(?<![A-Za-z].[—~-])(?=[%‰]|[个家项名所件次场天](?:[,。;、]|[^\W\d_]{2}))"),
    # 每组由至5人组成, 公示期为—7天; 配备2至名保洁员, 评出3到个案例
    ("至—", r"(?<=[由为约].)(?=[0-9]{1,4}(?:[个名人天次项户家条]|小时|分钟|周|万元|元)(?![年月日]))"),
    ("至", r"(?<=[0-9]至)(?=[%‰]|[个名项条件次天](?:[,。;、]|[^\W\d_]{2}))"),
    ("到", r"(?<=[0-9]到)(?=[个名项](?:[,。;、]|[^\W\d_]{2}))"),
    # 就业人口年-年累计
    ("年", "[—–-](?=年)(?<![0-9一二三四五六七八九十百零〇]..)"),
    # 受教育年限达到年，创年新高; 年过渡期, 年行动方案
    ("年", r"(?:限[^\d,。;\n]{0,5}[到至达]年(?=[,。;、])|(?<=创年)(?=新[高低]))"),
    (
        "年",
        r"(?<![今去明本当每全逐整新近多几数两半首头满一二三四五六七八九十]年)(?<![升设效质实]年)(?<=[^\W\d_]年)(?=过渡期|行动(?:方案|计划))",
    ),
    # 。月份以来
    ("月", "份(?<=\n..)(?=以来)"),
    # 三次产业比例为::, 由:59:31调整为; “+”, “+N”, “·”
    (
        ":∶",
        r"(?:(?<=[为由从到是整].)(?: ?[:∶](?![:∶/A-Za-z_])|(?=[0-9]{1,3}(?:\.[0-9]+)?[:∶][0-9]))|(?<=[0-9].)(?=[调优变][整化为]))",
    ),
    # 短短天内, 短短个月
    ("短", "短(?:[天年月周]|个月|小时|分钟)"),
    ("“", "[+·](?=[+·N”])(?!”(?:越|表示|代表|号|意|就?是))"),
    # 由12%提高到，, 分别为，
    ("到至为达", "(?:(?<=[升降增减高加低][到至])(?=[,。;、])|(?<=分别[为达])(?=[,、])|(?<=[高多长仅约]达)(?=[,。;]))"),
    ("强", "(?:(?<=世界.)|(?<=全[球国].))(?=企业[^\\W\\d_]|[、,。])"),
    # 种植多亩, 修路多公里, 办墙报多期; 7时分，, 1分秒的成绩, 以分27秒; 地铁号线
    ("多", rf"(?<![{_COUNTED_BEFORE}]多)(?=亩|公里|平方米|公顷|公斤|吨|万元|亿元)"),
    ("多", f"(?:(?<=[^{_COUNTED_BEFORE}增更众许很太较至最大诸]多)(?=[期幅][,。;、])|(?<=标语多)(?=[条幅]))"),
    ("分", "(?:(?<=[0-9]时分)(?=[,。])|(?<=[为以]分)(?=[0-9]{1,2}秒))"),
    ("秒", "(?<=[0-9]分秒)(?=[的,。])"),
    ("号", "(?:(?<=地铁号)|(?<=轨道交通号))(?=线)"),
    # 推选的村数个，; 实际参加选举人，; 设主任人、副主任人; （或有人）
    ("个", "(?<=[村户组人镇乡]数个)(?=[,。;、])"),
    ("人", "(?:(?<=参加选举人)|(?<=[设副]主任人)|(?<=委员人)|(?<=或有人))(?=[,。;、)])"),
    # （庄政发号）, 付息日为每月的日，; 由的19:37:44
    ("号", "(?:(?<=[政委府]发号)|(?<=[政委府]字号))(?=[)])"),
    ("日", "(?<=每月的日)(?=[,。;前])"),
    ("的", "(?<=由的)(?=[0-9]{1,3}:[0-9])"),
    # 农民合作社和家庭农场各家以上, 余票各张，; 代表为名，; 山塘口、
    # Without 以上 they may be all: 分给各家，
    (
        "各",
        "(?:(?:[张名份台座辆亩吨元分]|万元|公里)(?=[,。;])|(?:[张家名份台所座处辆条期次亩吨元人个项分]|万元|公里)(?=以上))",
    ),
    ("名", "(?<=[表员数生师工]为名)(?=[,。;])"),
    ("口眼", "(?=[、,。;])(?<=山塘.|水井.|气池.|水窖.|机井.)"),
    # (大写元), （金额大写）元整, ¥：元, 总天数天, 区大班子
    ("元", "(?:(?<=大写元)(?=[整)])|(?<=[:)]元)(?=整)|(?<=[:¥]元)(?<!单位:元)(?=[、,。;(]))"),
    ("天", "(?<=天数天)(?=[,。;])"),
    ("大", "(?<=[省市县区镇州]大)(?=班子)"),
    # 第投票站, 第代表团, 第日历天
    ("第", "(?=投票站|选区|代表团|标段|监区|日历天|个工作日)"),
    # 每人元，, 贫困户户48693人, 脱贫户人，
    ("元", "(?<=每[人户亩名生天月年家件吨斤次].)(?![宵旦素件首老勋气])"),
    (
        "户",
        f"(?:(?<=[^家户]户.)(?=[0-9])|人(?<=[^\\W\\d_][^\\W\\d_]..)(?<![{''.join(sorted(NUMERALS))}]..)(?=[,。;、)]))",
    ),
    # 占行政村总数的。, 贫困发生率以上的
    (
        "占",
        "(?<![所侵强抢征]占)(?![用有据领地比])[^,。;、\n]{1,14}(?:[数量额口积值]|计划|任务|预算|目标)的(?<![多少半]数的)(?=[,。;])",
    ),
    ("率", "(?=以[上下][的,。;、]|左右[的,。;])"),
    # 扩大了倍多
    ("倍", "(?<=[大长加高多]了倍)(?=多[,。、;])"),
    # 平均分达到8.分
    ("到至达为约", r"[0-9]{1,4}\.(?=[%分元万亿米倍吨亩]|公里|个百分点)"),
    # 自评29.分），: the digits behind the point are gone; 自评.5分）: those before it
    (
        ".",
        r"(?:(?:(?<=[\u4e00-\u9fff(][0-9]\.)|(?<=[\u4e00-\u9fff(][0-9]{2}\.)|(?<=[\u4e00-\u9fff(][0-9]{3}\.))"
        rf"(?={_EXACT}[)、,。;])|(?<=[\u4e00-\u9fff(]\.)[0-9]{{1,2}}(?={_EXACT}[)、,。;]))",
    ),
    # 增长.5%
    (".", r"(?<=[长降达为到占约高加少升]\.)[0-9]{1,2}(?=%|‰|个百分点|万|亿)"),
    ("P", "M(?=(?:年均|日均|平均|年平均)?浓度)"),
    # ⏎、入户走访, ⏎（）畅通路网: an item's number is gone, unless the line above goes on here.
    ("、.(", r"(?:(?<=[。:;\n]\n[、.])|(?<=[。:;]\n\()\)) ?[\u4e00-\u9fff“]{2}"),
)
_PHRASE = pattern("|".join(re.escape(first) + rest for firsts, rest in _PHRASES for first in firsts))
# 新增万城镇就业人员: people that are counted without a unit.
_PEOPLE = pattern(
    rf"万(?![元亿名户家马里物事众千万企种余多]|人[^口员]|人口[^\W\d_]{{0,4}}率)(?=[^\W\d还帮等]{{0,6}}{any_of(WORDS['people'])})"
)
_ROUND = NUMERALS | frozenset((*WORDS["round"], *WORDS["nearly"]))
# 完成任务的 0%: the digits before 0 are gone, where no other number has a blank before it.
_NOUGHT = pattern(r"0%(?<=[\u4e00-\u9fff] 0%)")
_SPACED = pattern(r" (?<=[\u4e00-\u9fff] )[1-9]")
# 百分之几, 万分之×, 百分之到九十多
_AFTER_PER = NUMERALS | frozenset("几零〇到至多若XxNn×*_- ")
# 过去的年，, 极不平凡的年。
_YEAR = pattern("年(?=[,。;、来工我是和的])")
_PERIODS = WORDS["period"]
# A line so long is no heading; so many line ends and blanks may follow it.
_LONG_LINE, _NEAR = 25, 20


def _goes_on_from_line(folded: str, at: int) -> bool:
    """Tell whether a mark that begins a line belongs to the long line above, which no mark ends: …政治⏎⏎、作风重塑."""
    if folded[at] not in "、." or folded[at - 1 : at] != "\n":
        return False
    end = len(folded[max(0, at - _NEAR) : at].rstrip()) + max(0, at - _NEAR)
    above = folded[folded.rfind("\n", 0, end) + 1 : end]
    return len(above) >= _LONG_LINE and is_han(above[-1])


def lost_in_phrases(document: Document) -> Iterator[Span]:
    """Yield the places of set phrases where a number is gone, in no order."""
    folded = document.folded
    for match in _PHRASE.finditer(folded):
        if in_prose(document, match.start()) and not _goes_on_from_line(folded, match.start()):
            yield Span.of(match)
    for match in _PEOPLE.finditer(folded):
        before = folded[match.start() - 1 : match.start()] or "万"
        is_round = before in _ROUND or folded.endswith("成千成", 0, match.start())
        if (is_han(before) or before in ",;、") and not is_round and in_prose(document, match.start()):
            yield Span.of(match)
    # 罚款总值的万分之计算
    for at in occurrences(folded, "分之") if "分之" in folded else ():
        is_share = folded[at - 1 : at] in ("百", "千", "万") and folded[at + 2 : at + 3] not in _AFTER_PER
        if is_share and in_prose(document, at):
            yield Span(at - 1, at + 2)
    for at in occurrences(folded, "以下点:") if "以下点:" in folded else ():
        yield Span(at + 1, at + 2)
    if " 0%" in folded and not _SPACED.search(folded):
        yield from (Span.of(match) for match in _NOUGHT.finditer(folded) if in_prose(document, match.start()))
    for match in _YEAR.finditer(folded):
        at = match.start()
        # 工作了年，; but 过了年，
        has_lasted = folded.endswith("了", 0, at) and not folded.endswith("过了", 0, at) and folded[at + 1] in ",。;、"
        if (has_lasted or folded.endswith(_PERIODS, 0, at)) and in_prose(document, at):
            yield Span.of(match)
