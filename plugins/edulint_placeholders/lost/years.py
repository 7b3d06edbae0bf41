"""Years that are gone without a trace: 年，全市共有7420人; 对年高考成绩进行分析."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Block, Document, Span, any_of, derived, holds_any, is_han, pattern
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, WORDS, in_prose, word_at
from edulint_placeholders.lost.year_signs import YEAR_GONE, YEAR_LIKELY, YEAR_WEAK, year_evidence

_SPANS = CLASSIFIERS["span"]
_NUMBERED_HEADING = pattern("[一二三四五六七八九十]{1,3}、")
_TIMES = pattern(r"(?:[0-9.]{1,8})?倍")
_YEAR = pattern("年")
_MONTH = pattern(r"\d{1,2}月")
# 年过半百, 年休假: words that begin so and name no year
_NO_YEAR = pattern("年休假?|年[过近逾](?:半百|花甲|古稀|而立|不惑|知命|耄耋|[二三四五六七八九][十旬])")
# 学年下学期学校工作总结
_SCHOOL_YEAR = pattern("学年度?(?=[上下第][一二]?学期)")
# 20年，我局…, 一、20年工作回顾: of 20xx年 the last digits are gone; 20年来 and 20年历程 are lengths of time.
_SHORT_YEAR = pattern("20年(?<![0-9〇一二]20年)(?:(?<=[\n。;:!?]20年)|(?<=[一二三四五六七八九十]、20年)|(?<=^20年))")
# From 41%提高到年的52%, and years side by side: 2027年、年分别建成, 年和2028年; what such a year is: 年是很不平凡的一年.
_CHANGED = pattern("年(?<=[至到]年)(?=的[0-9])")
_NEXT = pattern("年(?<=[0-9]年[、和]年)(?=[^\\W\\d_])|年(?<=[,;。(、\n]年)(?=[、和][0-9]{4}年)")
_YEAR_OF = pattern("年(?<=[\n。!;:]年)(?=是[^,。;\n]{1,40}(?:[之一元]年|周年|年份)[,。;])")
# 过去五年特别是年取得的成绩, 完成年全年目标的98%
_SAID_OF = pattern("年(?:(?<=别是年)|(?<=其是年)|(?<=完成年)(?=全年))")
# A title, or the beginning of a part: 年工作安排
_TITLE = pattern("年(?<=\n年)(?=(?:政府)?工作|的?(?:主要|重点|工作)|目标)")
# 是实施“十一五”规划的第一年，也是…: what a year is, with nothing before it in its paragraph
_WITHOUT_YEAR = pattern("是(?=[^,。;:\n是]{4,40}(?:第一年|之年|的一年|关键年|周年)[,。])")
# 与年降水量相关, 从贫困户到年收入5万元: what there is in each year
_YEARLY = pattern("年(?:主营业务)?[\u4e00-\u9fff]{1,3}(?<=[入量额值率费耗])")
# 年川教授: a person's name, there and wherever else the draft has it
_TITLES = any_of(("教授", "副教授", "研究员", "老师", "同志", "院士", "博士", "同学", "先生", "女士"))
_PERSONS = tuple(pattern(rf"年(?=(\w{{{length}}}){_TITLES})") for length in (1, 2))
_NEAR, _OF_HAN = 4, frozenset("一二三四五六七八九十")
_LENGTH = frozenset("来前后间以多的了之如里内左期不未历时下")
# 到20年建成, 在20年底前: of 20xx年 the last digits are gone.
_BY_YEAR = pattern(
    "20年(?:(?<=[到至自从在于]20年)(?=[底末初])|(?<=到20年)(?=建成|实现|基本|全面|力争|达到|形成|全[省市县区镇]))"
)
# 20年4月 is a year of two digits where others are: 19年5月.
_TWO_DIGITS = pattern("(?<![0-9])(?:1[0-9]|2[1-9])年(?=[0-9]{1,2}月)")
# Who celebrates may begin sentence after sentence with 20年，….
_CELEBRATED = ("20周年", "20年来", "20年前", "20年间", "二十年", "二十周年")
# A draft that has lost so many years has lost those that are only likely, too.
_LOST_SEVERAL = 2
# One that has lost so many has lost those of which no more can be said than that nothing speaks against it.
_LOST_MANY = 4
# ，年加工铁矿石10万吨: so much in each year
_IN_A_YEAR = pattern(
    "年(?<=[,、]年)(?=产|加工|出栏|处理|生产|销售|接待|发电|吞吐|供|消|利|培训|输出|存栏|饲养|均|可|创)"
)
_REACHED = frozenset("达高加升降减增")
_LEADING = (*WORDS["before-year"], *WORDS["since"], "由", "是")
_LENGTHS = (*_SPANS, *WORDS["period"], "达到", "时隔", "是")
_AROUND, _PART_OF_YEAR = 8, (*"底末初中前后内度至到—–~-", "过渡期", "行动", "新高", "新低")
# 在年中国国际进口博览会上: 年中 is no word there.
_NO_MIDDLE = ("中国", "中小", "中央", "中部", "中东", "中学", "中医", "中考")
_SENTENCE_ENDS = frozenset("。;:!?")


@derived
def lost_years(document: Document) -> tuple[Span, ...]:
    """Return the places where 年 has lost its year, with the word that follows, in order."""
    folded, sure, likely, weak = document.folded, list[Span](), list[Span](), list[Span]()
    persons = _persons(document)
    for match in _YEAR.finditer(folded):
        at = match.start()
        before = folded[at - 1 : at]
        # 处十⏎年以上有期徒刑: the number ends the line above.
        above = folded[max(0, at - _NEAR) : at]
        if before in NUMERALS or ("\n" in above and above.rstrip()[-1:] in _OF_HAN):
            continue
        # 从年过半百的人那里, 属于年休假待遇; 年川教授
        if _NO_YEAR.match(folded, at) or (
            persons and not persons.isdisjoint((folded[at : at + 2], folded[at : at + 3]))
        ):
            continue
        # 今年, 全年 and the like: only behind some words is a year missing.
        may_follow = not is_han(before) or folded.endswith(_LEADING, 0, at)
        block = document.block_at(at)
        if not (block and block.is_prose):
            continue
        length = _lost_year(document, block, at) if may_follow else 0
        weight = 0.0 if length or before == " " else _evidence(document, block, at)
        if length or (weight >= YEAR_GONE and not _IN_A_YEAR.match(folded, at)):
            sure.append(Span(at, at + max(1, length)))
        elif weight >= YEAR_LIKELY or (may_follow and _may_be_lost(document, block, at)):
            likely.append(Span(at, at + 1))
        elif weight >= YEAR_WEAK and not _IN_A_YEAR.match(folded, at):
            weak.append(Span(at, at + 1))
    sure += _in_company(document)
    sure += _without_year(document)
    sure += _in_titles(document)
    lost = (*sure, *(likely if len(sure) >= _LOST_SEVERAL else ()))
    found = (*lost, *(weak if len(lost) >= _LOST_MANY else ()), *_short_years(folded))
    return (*sorted({span.start: span for span in found}.values()), *_school_years(document))


def _school_years(document: Document) -> Iterator[Span]:
    """Yield the school years without their years with which blocks begin: 学年下学期学校工作总结."""
    folded = document.folded
    for match in _SCHOOL_YEAR.finditer(folded) if "学年" in folded else ():
        block = document.block_at(match.start())
        if block and block.is_prose and block.span.start == match.start():
            yield Span.of(match)


def _evidence(document: Document, block: Block, at: int) -> float:
    """Return how much speaks for a lost year; nothing does where a line goes on that the line above has begun."""
    low, high = max(block.span.start, at - _AROUND), min(block.span.end, at + _AROUND)
    # 截至年末, 到年底, 年度; of 过去的年 and 压缩到年 a length of time is gone; 正是年的味道
    folded = document.folded
    is_part = folded.startswith(_PART_OF_YEAR, at + 1) and not folded.startswith(_NO_MIDDLE, at + 1)
    if is_part or folded.endswith(_LENGTHS, 0, at):
        return 0.0
    # 折旧年限（年）, and what there is in each year: 其年能耗总量
    if folded[at - 1 : at + 2] == "(年)" or _YEARLY.match(folded, at):
        return 0.0
    if at == block.span.start and not _begins_sentence(document, block):
        return 0.0
    return year_evidence(folded[low:high], at - low)


@derived
def _persons(document: Document) -> frozenset[str]:
    """Return whom the draft calls by a title anywhere and whose surname is 年: 年川教授, 年川明同志."""
    given = (name for persons in _PERSONS for name in persons.findall(document.folded))
    return frozenset(f"年{name}" for name in given if name.isalpha())


def _in_company(document: Document) -> Iterator[Span]:
    """Yield the years that are gone beside others, or from before what they were."""
    folded = document.folded
    for gone in (_CHANGED, _NEXT, _YEAR_OF, _SAID_OF):
        for match in gone.finditer(folded):
            is_word = folded[match.end()] in WORDS["year-character"]
            if not is_word and in_prose(document, match.start()):
                yield Span.of(match)


def _in_titles(document: Document) -> Iterator[Span]:
    """Yield the years that are gone from the beginnings of titles and parts: 年工作安排."""
    for match in _TITLE.finditer(document.folded):
        block = document.block_at(match.start())
        if block and block.cell is None and _begins_sentence(document, block):
            yield Span.of(match)


def _without_year(document: Document) -> Iterator[Span]:
    """Yield the words with which a paragraph says what a year was that nothing names: 是实施“十一五”规划的第一年."""
    folded = document.folded
    for block in document.blocks:
        match = _WITHOUT_YEAR.match(folded, *block.span.bounds) if folded[block.span.start] == "是" else None
        above = folded[: block.span.start].rstrip()[-1:] if match else ""
        # 2021年⏎是…
        if match and block.is_prose and above not in ("年", *",、0123456789"):
            yield Span.of(match)


def _short_years(folded: str) -> Iterator[Span]:
    """Yield the years with which sentences and headings begin that have lost their last two digits."""
    yield from map(Span.of, _BY_YEAR.finditer(folded) if "20年" in folded else ())
    matches = _SHORT_YEAR.finditer(folded) if "20年" in folded and not holds_any(folded, _CELEBRATED) else ()
    found = [match for match in matches if folded[match.end() : match.end() + 1] not in _LENGTH]
    if any(_MONTH.match(folded, match.end()) for match in found) and _TWO_DIGITS.search(folded):
        found = [match for match in found if not _MONTH.match(folded, match.end())]
    is_sure = any(_opening(folded, match.end()) not in ("", ",") for match in found)
    if is_sure or len(found) >= _LOST_SEVERAL:
        yield from (Span.of(match) for match in found)


def _may_be_lost(document: Document, block: Block, at: int) -> bool:
    """Tell whether 年 begins a sentence and no other word: 年公司营业收入增长8%, but 年均增长8%."""
    before, after = document.folded[at - 1 : at], document.folded[at + 1 : at + 2]
    if before == ",":
        return after == ","
    begins = _begins_sentence(document, block) if at == block.span.start else before in "。;!"
    return begins and is_han(after) and after not in WORDS["year-character"]


def _lost_year(document: Document, block: Block, at: int) -> int:
    """Return how many characters from 年 on tell that its year is missing; 0 where it is not."""
    folded, low = document.folded, block.span.start
    before = folded[at - 1] if at > low else ""
    if before == "《":
        return 0 if folded[at + 1 : at + 2] in WORDS["year-character"] else 1
    if before == "、" and _NUMBERED_HEADING.fullmatch(folded, low, at):
        word = _opening(folded, at + 1)
        return len(word) + 1 if word else 0
    # （年1月11日）
    month = _MONTH.match(folded, at + 1) if before == "(" else None
    if month:
        return 1 + len(month[0])
    # 由年的12个增加到28个, 是年的2.3倍
    if folded.startswith("的", at + 1) and before in ("由", "是"):
        is_value = before == "由" or _TIMES.match(folded, at + 2) is not None
        return 1 if is_value else 0
    follows_blank = before == " " and folded[low:at].rstrip(" ")[-1:] in ("", "。")
    if before == "" or before in _SENTENCE_ENDS or follows_blank:
        word = _opening(folded, at + 1)
        return len(word) + 1 if word and (before != "" or _begins_sentence(document, block)) else 0
    if before == ",":
        # 今年，年， is no sentence at all; ，年全市 is.
        word = _opening(folded, at + 1)
        return len(word) + 1 if word not in ("", ",") else 0
    if folded.endswith(WORDS["before-year"], low, at):
        word = word_at(WORDS["after-year"], folded, at + 1)
        if word:
            return len(word) + 1
    is_other_word = not folded[at + 1 : block.span.end].strip() or folded[at + 1] in WORDS["year-character"]
    # 压缩到年 has lost a length of time.
    is_length = folded.endswith(_SPANS, low, at)
    # 达到年培训1000人: so much in each year.
    is_rate = before in ("到", "至") and folded[at - 2] in _REACHED
    is_other_word = is_other_word or _YEARLY.match(folded, at) is not None
    is_year = folded.endswith(WORDS["since"], low, at) and not is_other_word and not is_length and not is_rate
    return 2 if is_year else 0


def _opening(folded: str, start: int) -> str:
    month = _MONTH.match(folded, start)
    return month[0] if month else word_at(WORDS["opening-year"], folded, start)


def _begins_sentence(document: Document, block: Block) -> bool:
    """Tell whether the line above ``block`` is complete, so that ``block`` is not its second half."""
    above = block.span.start - 1
    while above >= 0 and document.folded[above] in " \r\n":
        above -= 1
    if above < 0 or document.folded[above] in "。!?;:”)》":
        return True
    block_above = document.block_at(above)
    return block_above is None or block_above.heading is not None
