"""PU107: hyphens for ——."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import (
    Check,
    Document,
    Edit,
    Finding,
    Fix,
    Severity,
    Span,
    Wording,
    WordList,
    characters_beside,
    is_han,
    line_around,
    occurrences,
    pattern,
)
from edulint_punctuation.characters import CLOSING, OPENING

_NAMES = WordList(__file__, "dash_hyphens.txt")
# So many of the characters on each side are looked at, and so many of them must be of foreign names.
_NAME = 3
_LEAST_OF_NAME = 3
# Every branch begins with a sign written out: so the engine leaps to the next one, fifteen times as fast.
_DASH = r"(--{1,3}|－－{1,3}|——?-+|--*—{1,2}|———)[ ]?"
# Before these, hyphens stand for a number, not for a dash: ----年, ---月--日.
_MASKED = frozenset("年月日号届")
# A draft with one of these masks words with hyphens all over: none of its double hyphens is surely a dash.
_MASKS = pattern(
    "--(?:[亿万]?元(?![旦宵素])|[年月日届](?![底初末度终均轻常前本益时])|[%％]|大精神|同志|"
    "[个名人亩户所项座件条](?=[，。、；,;]))|党的--|---年度"
    "|(?:(?<![存所内外现潜])在|(?<![理自])由|(?<!方)向|[与和被]|中共)--+(?:[省市县区]委|[省市县区乡镇局校院])"
)
# A clause is looked at so far on each side, so that a text of hyphens alone is read in linear time.
_LONGEST_CLAUSE, _CLAUSE_END = 100, pattern("[，。；\n]")
# In a clause with one of these a hyphen is a minus sign.
_FORMULA = frozenset("=＝×÷")
# 出生率-死亡率, 迁入人数-迁出人数: one is taken from the other, without an equals sign.
_AMOUNT = pattern("[率数额值量费]-[一-鿿]{1,8}[率数额值量费]")
# 吐鲁番-哈密盆地: the names of what a noun behind them is made of are joined by a hyphen.
_COMPOUND = pattern("-[一-鿿]{1,4}?(?:盆地|经济圈|经济带|城市群|都市圈|断裂带|联合)")
# --现金⏎--其他: so many lines of no more than a label are the rows of a table, or a list, with hyphens as marks.
_LABEL, _LEAST_LABELS = pattern(r"\n-- ?[\u4e00-\u9fff（）、]{1,24}(?=\n)"), 3
_SEEDS = ("--", "－－", "—-", "-—", "———")
_OPENING, _CLOSING = frozenset(OPENING), frozenset(CLOSING)
# A dash may open a line, or the text.
_BEFORE_DASH = _CLOSING | frozenset(("，", "。", "\n", "\r", ""))


class DashHyphens(Check):
    """What it finds:
        zh: 破折号写成了“--”，或汉字之间用了短横“-”。单个“—”“－”作连接号是对的，不报。
        en: Hyphens where a dash —— belongs, or a single hyphen between Chinese characters. A single — or － joins, and
        is right.

    Why it matters:
        zh: 破折号占两个字的位置，用两个短横代替，排版后长短不一，也容易在行末断开。
        en: A dash takes the room of two characters; hyphens for it differ in length and break at line ends.

    Example:
        实现了目标--人人有学上。

    Instead:
        实现了目标——人人有学上。

    Source:
        zh: GB/T 15834-2011 4.10、4.13、5.1。
        en: GB/T 15834-2011, 4.10, 4.13 and 5.1.
    """

    code = "PU107"
    name = "dash-hyphens"
    severity = Severity.WARNING
    summary = Wording(zh="破折号用短横代替", en="hyphens for a dash")
    messages = {
        "dash": Wording(zh="破折号应写作“——”，不写“{written}”", en="write the dash ——, not {written}"),
        "single": Wording(
            zh="汉字之间用了短横“-”，共{count}处：破折号写“——”，连接号写“—”",
            en="{count} hyphen(s) between Chinese characters: a dash is ——, a joining mark —",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each dash made of hyphens, and one for all single hyphens."""
        prose = document.prose
        are_marks = len(_LABEL.findall(prose)) >= _LEAST_LABELS if "--" in prose else False
        for spaced, dash in () if "--" in prose and _MASKS.search(prose) else _dashes(prose):
            before, after = characters_beside(prose, *spaced.bounds)
            # ----年 is a year to be filled in; --转入第二阶段 is a row of a table.
            if after in _MASKED or (are_marks and _LABEL.match(prose, dash.start - 1)):
                continue
            if _is_joined(before, _BEFORE_DASH) and _is_joined(after, _OPENING):
                fix = Fix((Edit(spaced, "——"),), safe=True)
                yield self.finding(dash, "dash", fix=fix, written=prose[dash.start : dash.end])
        yield from self._at_line_starts(prose)
        single = [
            Span(at, at + 1)
            for at in occurrences(prose, "-")
            if _joins_words(prose, at) and not _joins_names(prose, at)
        ]
        if single:
            yield self.gathered(single, "single", severity=Severity.INFO)

    def _at_line_starts(self, prose: str) -> Iterator[Finding]:
        """Yield the hyphens that open a paragraph in a draft that opens others with ——."""
        hyphens = [at for at in occurrences(prose, "-") if is_han(prose[at + 1 : at + 2]) and _opens_line(prose, at)]
        if not hyphens or not any(_opens_line(prose, at) for at in occurrences(prose, "——")):
            return
        for at in hyphens:
            span = Span(at, at + 1)
            yield self.finding(span, "dash", fix=Fix((Edit(span, "——"),), safe=True), written="-")


def _dashes(prose: str) -> Iterator[tuple[Span, Span]]:
    """Yield the dashes made of hyphens, each with a space on either side and without."""
    for match in re.finditer(_DASH, prose) if any(seed in prose for seed in _SEEDS) else ():
        space = prose[match.start() - 1 : match.start()] == " "
        yield Span(match.start() - space, match.end()), Span.of(match, 1)


def _opens_line(prose: str, at: int) -> bool:
    return not prose[line_around(prose, at, at)[0] : at].strip()


def _joins_words(prose: str, at: int) -> bool:
    """Tell whether a hyphen stands between Chinese words, with a space on either side or none."""
    before = at - 1 - (prose[at - 1 : at] == " ")
    after = at + 1 + (prose[at + 1 : at + 2] == " ")
    return _is_joined(prose[before : before + 1], _CLOSING) and _is_joined(prose[after : after + 1], _OPENING)


def _joins_names(prose: str, at: int) -> bool:
    """Tell whether a hyphen joins a foreign name, two countries or the names of one thing, or is a minus sign.

    阿库福-阿多, 吐鲁番-哈密盆地, 当期值-上期值.
    """
    if "国" in (prose[at - 1], prose[at + 2 : at + 3]) or _COMPOUND.match(prose, at):
        return True
    low, high = max(0, at - _LONGEST_CLAUSE), at + _LONGEST_CLAUSE
    clause = _CLAUSE_END.split(prose[low:at])[-1] + _CLAUSE_END.split(prose[at:high])[0]
    if not _FORMULA.isdisjoint(clause) or _AMOUNT.match(prose, at - 1):
        return True
    around = prose[max(0, at - _NAME) : at] + prose[at + 1 : at + 1 + _NAME]
    return sum(character in _NAMES.words for character in around) >= _LEAST_OF_NAME


def _is_joined(character: str, marks: frozenset[str]) -> bool:
    return is_han(character) or character in marks
