"""Recognises from its text what kind of text a draft is: most are reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from edulint.model import Block, BlockKind, Genre
from edulint.text.patterns import pattern
from edulint.text.wordlist import WordList

_WORDS = WordList(__file__, "genre.txt")
# A draft shows its kind at the beginning; so much of it is looked at, in characters.
_GLANCE = 20_000
_FIRST_LINES = 300
# A part of a judgment shows it in its first words.
_FIRST_WORDS = 100
_LONGEST_TITLE = 80
_OPENING, _TITLE_LINES = 8, 5
# A text from a page of Markdown has its articles as items of a list.
_LIST_MARKS = "-*• "
# A page's own lines are short; so many stand above a text at the least, and so many are looked through.
_LONGEST_OF_PAGE, _FEWEST_OF_PAGE, _MOST_OF_PAGE = 60, 20, 200
# So many different words of a court or an examination, articles, amendments or places of speech tell the kind.
_FEW = 3
# A judgment has, on average, at least one of these words in so many characters; a report on a court's work has fewer.
_COURT_DENSITY = 400
# Who explains the law has one of its words in so many characters.
_DOCTRINE_DENSITY = 600
# The facts of a case name its parties, with none of the court's other words: each party so often, and so close.
_PARTY_DENSITY = 150
# One paragraph in so many is an article, at least, where a text consists of them.
_ARTICLE_SHARE = 6
# The same of its sentences, where it has lost its line ends.
_SENTENCE_SHARE = 8
# A form has so many blanks to fill in, one in so many characters.
_LEAST_BLANKS, _BLANK_SHARE = 3, 250
# Who tells the public what it may apply for has so many labels (申领条件) at lines' heads, or answers so many questions.
_LEAST_LABELS, _LEAST_QUESTIONS = 3, 4
_LONGEST_LABEL = 18
_LONGEST_QUESTION = 60
# To whom a notice goes and what is to be done stands in so many characters.
_LONGEST_ADDRESS, _OPENING_WORDS = 120, 1000
# One letter in so many is Latin, at least, where a text is a program or tells of one.
_LATIN_SHARE = 5
# Masks (xx, X) are no words.
_NO_LATIN = bytes(code for code in range(128) if not chr(code).isalpha() or chr(code) in "xX")


def genre_of(folded: str, blocks: Sequence[Block]) -> Genre:
    """Return what kind of text a draft is; ``folded`` is its text after :func:`edulint.text.fold.fold`.

    A kind is named only where the text shows it plainly: a report read as something else would lose checks.
    """
    glance = folded[:_GLANCE]
    # The articles that a judgment appends are another text's.
    own = (block for block in blocks if block.span.start < _GLANCE and block.kind is not BlockKind.PROVISION)
    lines = [folded[block.span.start : block.span.end] for block in own]
    found = _kind_of(glance, lines)
    first = _first_line(lines) if found is Genre.REPORT else 0
    return _kind_of(glance[glance.find(lines[first]) :], lines[first:]) if first > 0 else found


def _kind_of(glance: str, lines: Sequence[str]) -> Genre:
    """Return the kind that the beginning of a text and its lines show."""
    if _amends(glance):
        return Genre.LAW
    if _is_form(glance, lines):
        return Genre.FORM
    if _is_rules(glance, lines):
        # A text that has lost its line ends begins with its title.
        is_law = _is_titled(lines, "law") or (
            len(lines) < _FEW and _law().search(glance[:_LONGEST_TITLE].partition("第")[0])
        )
        return Genre.LAW if is_law else Genre.NOTICE
    for kind, genre in (("notice", Genre.NOTICE), ("guide", Genre.JUDGMENT), ("report", Genre.REPORT)):
        if _is_titled(lines, kind):
            return genre
    if any(word in glance[:_FIRST_WORDS] for word in _WORDS.section("case")):
        return Genre.JUDGMENT
    if _is_addressed_notice(glance, lines) or _is_service_guide(lines):
        return Genre.NOTICE
    for genre, is_of in ((Genre.EXAM, _is_exam), (Genre.PROGRAM, _is_program), (Genre.NEWS, _is_news)):
        if is_of(glance, lines):
            return genre
    return Genre.JUDGMENT if _is_judgment(glance) or _discusses_case(glance) else Genre.REPORT


def _first_line(lines: Sequence[str]) -> int:
    """Return where a text begins that a whole page was copied with: a few lines above its first long paragraph."""
    for index, line in enumerate(lines[:_MOST_OF_PAGE]):
        if len(line) > _LONGEST_OF_PAGE and "。" in line:
            return index - _TITLE_LINES if index >= _FEWEST_OF_PAGE else 0
    return 0


def _amends(text: str) -> bool:
    """Tell whether a text amends a law: 将第三条修改为：“…”. Quoted paragraphs open anew there, whoever writes it."""
    return "条" in text and len(_amendment().findall(text)) >= _FEW


def _is_rules(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a text consists of articles (第一条), or speaks of itself as one that does (制定本办法)."""
    articles = sum("第" in line[:4] and _article().match(line.lstrip(_LIST_MARKS)) is not None for line in lines)
    if (articles >= _FEW and articles * _ARTICLE_SHARE >= len(lines)) or 1 < articles == len(lines):
        return True
    if len(lines) < _FEW and "第一条" in text:
        run_on = len(_article_run_on().findall(text))
        return run_on >= _FEW and run_on * _SENTENCE_SHARE >= text.count("。")
    if not _is_titled(lines, "law"):
        return False
    # One with headings instead of articles says at the beginning that it is made: 根据…，拟定本实施办法。
    is_made = any(_made().search(line) for line in lines[:_OPENING])
    return is_made or sum(text.count(word) for word in _WORDS.section("itself")) >= _FEW


def _is_form(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a text is a form by its title, and most of what it has to say is still to be filled in."""
    if not _is_titled(lines, "form"):
        return False
    blanks = len(_blank().findall(text))
    return blanks >= _LEAST_BLANKS and blanks * _BLANK_SHARE >= len(text)


def _is_titled(lines: Sequence[str], kind: str) -> bool:
    first = [line for line in lines[:_TITLE_LINES] if len(line) <= _LONGEST_TITLE]
    if kind == "form":
        # Blanks set its title wide: 承  诺  书.
        first = [line.replace(" ", "") for line in first]
    titles = map(_bare_title, first)
    return any(len(title) > 2 and title.endswith(_WORDS.section(kind)) for title in titles)


def _bare_title(line: str) -> str:
    """Return a title without the brackets at its end: …办法（试行）; those inside it stay: …试点县（市）…的决定."""
    title = line.rstrip("》 ")
    return title[: title.rfind("(")].rstrip("》 ") if title.endswith(")") else title


def _is_addressed_notice(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a text without its title is sent to offices, which are to do something: 各有关单位：…印发给你们."""
    is_addressed = any("各" in line and line[-1:] == ":" and len(line) <= _LONGEST_ADDRESS for line in lines[:_OPENING])
    return is_addressed and _ordered().search(text, 0, _OPENING_WORDS) is not None


def _is_service_guide(lines: Sequence[str]) -> bool:
    """Tell whether a text says what the public may apply for, and how: by labels at lines' heads, or by answers."""
    # A label stands alone on its line, or a colon behind it.
    labels = sum(
        (len(line) <= _LONGEST_LABEL or ":" in line[:_LONGEST_LABEL]) and _label().match(line) is not None
        for line in lines
    )
    if labels >= _LEAST_LABELS:
        return True
    asked = sum(
        line[-1:] == "?" and len(line) <= _LONGEST_QUESTION and _item().match(line) is not None for line in lines
    )
    return asked >= _LEAST_QUESTIONS


def _is_judgment(text: str) -> bool:
    if not _court().search(text):
        return False
    parties = sum(map(text.count, _WORDS.section("party")))
    is_of_facts = parties >= _FEW and parties * _PARTY_DENSITY >= len(text)
    return is_of_facts or _stands_close(text, "judgment")


def _discusses_case(text: str) -> bool:
    """Tell whether a text discusses an offence, what the law gives whom, or a case with names left out (张某, 张×, 甲)."""
    signs = len(_signed().findall(text)) if "×" in text else 0
    leaves_out_names = sum(map(text.count, "某甲"), signs) >= _FEW
    # Most texts hardly speak of crimes: the words are counted in few.
    is_of_offence = text.count("罪") * _COURT_DENSITY >= len(text) and _stands_close(text, "offence")
    is_of_law = _stands_close(text, "doctrine", _DOCTRINE_DENSITY)
    return is_of_offence or (leaves_out_names and _stands_close(text, "argument")) or is_of_law


def _stands_close(text: str, kind: str, density: int = _COURT_DENSITY) -> bool:
    """Tell whether a text has several different words of a kind, and not only in passing."""
    counts = [count for word in _WORDS.section(kind) if (count := text.count(word))]
    return len(counts) >= _FEW and sum(counts) * density >= len(text)


def _is_news(text: str, lines: Sequence[str]) -> bool:
    if any(_dateline().match(line) for line in lines[:_OPENING]):
        return True
    if sum(text.count(word) for word in _WORDS.section("news")) > 1:
        return True
    # A report quotes documents, but nobody speaks in it.
    is_led = any(word in text[:_FIRST_LINES] for word in _WORDS.section("lead"))
    return is_led or len(_speech().findall(text)) >= _FEW


def _is_exam(text: str, lines: Sequence[str]) -> bool:
    options = sum(line[:1] in "ABCD" and _option().match(line) is not None for line in lines)
    # Questions say what they are worth: 6.(12分)某种家禽的…
    worth = sum(line[:1].isdecimal() and _worth().match(line) is not None for line in lines) if "分)" in text else 0
    return max(options, worth + 1) > _FEW or sum(word in text for word in _WORDS.section("exam")) >= _FEW


def _is_program(text: str, _: Sequence[str]) -> bool:
    latin = len(text.encode("ascii", "ignore").translate(None, _NO_LATIN))
    return latin * _LATIN_SHARE >= max(len(text) - text.count(" "), 1)


@cache
def _blank() -> re.Pattern[str]:
    # □ to tick, 年  月  日, 〔  〕号, ____, 于    年, 【项目名称】
    return pattern(
        r"□|年 {1,12}月 {1,12}日|〔 {1,8}〕|___*| {3,24}(?=[年元])|【[^】\n]{1,9}(?:名称|时间|单位|编号|日期)】"
    )


@cache
def _label() -> re.Pattern[str]:
    label = _WORDS.any_of("label")
    return pattern(rf"[^\w\n]{{0,3}}(?:[一二三四五六七八九十0-9]{{1,3}}[).、]* ?)?{label}(?:如下|为)?(?::|$)")


@cache
def _ordered() -> re.Pattern[str]:
    return pattern(
        "[印转下]发(?:给你们|执行)|给你们,请|请(?:认真|遵照|结合|按照|抓好)[^。]{0,20}(?:执行|落实|实施)"
        "|现[将就][^。]{2,120}(?:通知|公告|通告|批复|函复|要求|意见|安排|事项)(?:通知|公告|明确|提出|通报)?如下"
    )


@cache
def _item() -> re.Pattern[str]:
    return pattern(r"\(?[一二三四五六七八九十0-9]{1,3}[).、:]|[问Q][一二三四五六七八九十0-9]{0,3}[:.、]")


@cache
def _article() -> re.Pattern[str]:
    return pattern(r"第[一二三四五六七八九十百零〇0-9]{1,7}条(?:之[一二三四五六七八九十]+)?(?![路款第、])")


@cache
def _article_run_on() -> re.Pattern[str]:
    return pattern(
        r"第(?<=[。;:)\s]第)[一二三四五六七八九十百零〇0-9]{1,7}条(?:之[一二三四五六七八九十]+)?(?![路款第、至的规])"
    )


@cache
def _law() -> re.Pattern[str]:
    return pattern(_WORDS.any_of("law"))


@cache
def _made() -> re.Pattern[str]:
    law = _WORDS.any_of("law")
    return pattern(rf"(?:制定|制订|拟定|拟订|订立|提出|作|作出)(?:本|以下|如下)[^。,]{{0,6}}{law}|{law}(?<!方法)如下:")


@cache
def _amendment() -> re.Pattern[str]:
    article = r"第[一二三四五六七八九十百零〇0-9]{1,7}(?:条|款|项)"
    return pattern(
        rf"{article}[^。]{{0,30}}(?:修改为|改为)[:\"“]|(?:删去|删除)[^。]{{0,8}}{article}|增加[一二三四五六七八九十]{{1,2}}[条款项],"
    )


@cache
def _court() -> re.Pattern[str]:
    return pattern(_WORDS.any_of("judgment", "party"))


@cache
def _signed() -> re.Pattern[str]:
    return pattern("[\u4e00-\u9fff]×(?![×0-9])")


@cache
def _worth() -> re.Pattern[str]:
    return pattern(r"[0-9]{1,2}[.、] ?\( ?[0-9]{1,2} ?分\)")


@cache
def _option() -> re.Pattern[str]:
    return pattern(r"[A-D][.、:)]\s?\S")


@cache
def _dateline() -> re.Pattern[str]:
    return pattern(r"[^,。:;“]{2,16}?[0-9]日电(?:[ (]|(?=[\u4e00-\u9fff])[^影视力子])|本报[^,。:;]{1,8}讯[ (]")


@cache
def _speech() -> re.Pattern[str]:
    verbs = ("说", "告诉", "坦言", "回忆", "笑道", "回答", "介绍", "问", "表示", "称")
    begun = "|".join(f"(?<={verb[0]}){verb[1:]}" for verb in verbs)
    # It begins with one class of characters, as this is what lets the search run over the words between.
    return pattern(
        rf"[,。!?…{''.join(verb[0] for verb in verbs)}](?:(?<=[,。!?…])”[^“。]{{0,15}}(?:{'|'.join(verbs)})道?[,。]"
        rf"|(?:{begun})道?[:,]“[^”]{{6}})"
    )
