"""RE105: spaces inside Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import (
    BlockKind,
    Check,
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Severity,
    Span,
    Wording,
    is_han,
    pattern,
)
from edulint_residue.fixes import deletion
from edulint_residue.web.phrases import web_tails

_CLOSING = "，。；：、！？）》〉】〕”"
_OPENING = "（《〈【〔“"
# Between these is a blank to be filled in, （  ）辆; 〔2024〕  号 lacks its number.
_AROUND_BLANKS = frozenset(("（）", "《》", "〈〉", "【】", "〔〕", "“”", "〕号"))
# It begins with the space itself, which the search can jump to, and looks back from there.
_SPACE = pattern(r" (?<=\S ) ?(?=\S)")
_ENDS = "。：；"
_NUMBER = pattern(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[、．.](?![0-9])")
_SENTENCE = ("。", "，", "；")
# 20 2 1年, 2 022年
_YEAR = pattern(
    r"2(?<![0-9.]2)(?=[0 ]{1,3}[0-3 ]{1,3}[0-9 ]{1,3}年)(?![0-9]{3} {0,2}年) {0,2}0 {0,2}[0-3] {0,2}[0-9](?= {0,2}年)"
)
# A list of names has spaces close together, a slogan halves of four: 王小明 李小红 张军, 不忘初心 牢记使命.
# 第二十一条　海关…: the space sets an article apart from its number.
_ARTICLE = pattern("[-*•# ]{0,4}第[一二三四五六七八九十百零〇]{1,7}[条章节款]")
_LONG = 5
_SLOGAN = 4
_LONGEST_TITLE = 40
_LINE_OF_TITLE = 8
_LONGEST_OFFICES = 80
# What stands before a name in a credit, and behind one.
_ROLES = ("记者", "通讯员", "摄影", "作者", "编辑", "主编", "责编", "供图", "供稿", "撰文")
_DEEDS = ("摄影", "摄)", "摄）", "摄。", "报道", "供图", "文/图")
_OFFICES = ("部", "局", "委", "会", "厅", "院", "办", "署", "社", "行")
# These fold to a space but show none: they are damaged characters.
_UNSEEN = "\u200b\ufeff"


class StraySpaces(Check):
    """What it finds:
        zh: 句子里多余的空格：标点前后的空格，汉字与汉字之间的空格，年份中间的空格。汉字与数字、字母之间的空格不管。
        en: Spaces inside sentences: before and after marks, between two Chinese characters, and inside a year. Spaces
        beside digits and letters are left alone.

    Why it matters:
        zh: 从网页或 PDF 复制时带入，使字距忽宽忽窄，检索时也会漏掉这个词。
        en: They come from web pages and PDF files; the line looks uneven, and search misses the word.

    Example:
        我局实行限时办结制度 ，办事效率明显提高。

    Instead:
        我局实行限时办结制度，办事效率明显提高。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE105"
    name = "stray-spaces"
    severity = Severity.INFO
    silent_in = frozenset({Genre.PROGRAM})
    summary = Wording(zh="句子里有多余的空格", en="spaces inside sentences")
    messages = {
        "year": Wording(
            zh="年份“{words}”被空格拆开，应写作“{right}”", en="spaces part the year {words}; write {right}"
        ),
        "mark": Wording(
            zh="标点旁边有多余的空格，共{count}处，可以删去", en="{count} space(s) beside marks; delete them"
        ),
        "word": Wording(
            zh="汉字之间有空格，共{count}处，请核对是否多余",
            en="{count} space(s) between Chinese characters; are they meant?",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the spaces beside marks and one for those between characters."""
        prose, tails = document.prose, web_tails(document)
        beside: list[Span] = []
        between: list[Span] = []
        for match in _SPACE.finditer(document.folded):
            if document.text[match.start()] in _UNSEEN:
                continue
            before, after = prose[match.start() - 1], prose[match.end()]
            if before + after in _AROUND_BLANKS:
                continue
            if after in _CLOSING or before in _OPENING or (before in _CLOSING and (is_han(after) or after in _OPENING)):
                # Where a paragraph's end became a blank, the number behind it heads the next: 如下： 一、….
                if before in _ENDS and _NUMBER.match(prose, match.end()):
                    continue
                places = beside
            elif is_han(after) and _is_inside_sentence(prose, match):
                if _in_title(prose, match) or _parts_offices(prose, match) or _sets_name_apart(prose, match):
                    continue
                places = between
            else:
                continue
            span = Span.of(match)
            if not tails.holds(span.start) and _is_in_running_text(document, span):
                places.append(span)
        for match in _YEAR.finditer(prose) if "年" in prose else ():
            year, right = Span.of(match), match[0].replace(" ", "")
            fix = Fix((Edit(year, right),), safe=True)
            yield self.finding(year, "year", fix=fix, words=match[0], right=right)
        if beside:
            yield self.gathered(beside, "mark", fix=deletion(beside, safe=True))
        if between:
            yield self.gathered(between, "word", fix=deletion(between, safe=False))


def _is_in_running_text(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    return any(document.text.find(mark, *block.span.bounds) >= 0 for mark in _SENTENCE)


def _is_inside_sentence(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a space breaks a sentence: it parts no names and not the halves of a slogan."""
    left = prose[max(0, match.start() - _LONG) : match.start()]
    if not all(map(is_han, left)) or _ARTICLE.fullmatch(prose, prose.rfind("\n", 0, match.start()) + 1, match.start()):
        return False
    end = match.end()
    while is_han(prose[end : end + 1]) and end - match.end() <= _SLOGAN:
        end += 1
    right = end - match.end()
    return right not in (1, _SLOGAN) and prose[end : end + 1] != " "


def _sets_name_apart(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a space stands beside a credit's name, as newspapers write it: 青川日报记者 高青山 摄."""
    return prose.endswith(_ROLES, 0, match.start()) or prose.startswith(_DEEDS, match.end())


def _in_title(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a space parts the two lines of a title: 《铸牢共同体意识根基 推动民族工作高质量发展》."""
    before = prose[max(0, match.start() - _LONGEST_TITLE) : match.start()].rpartition("《")[2]
    after = prose[match.end() : match.end() + _LONGEST_TITLE].partition("》")[0]
    return all(len(half) >= _LINE_OF_TITLE and half.isalnum() for half in (before, after))


def _parts_offices(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a space parts the offices of a joint paper in brackets: （教育部 国家卫生健康委员会令第45号）."""
    start = max(0, match.start() - _LONGEST_OFFICES)
    named = prose[start : match.start()].rpartition("（")
    return bool(named[1]) and named[2].replace(" ", "").isalnum() and named[2].endswith(_OFFICES)
