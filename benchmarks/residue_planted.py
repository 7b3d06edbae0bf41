"""How many planted leftovers of copying are found, and what else is reported.

usage: python benchmarks/residue_planted.py [FOLDER]
With a folder, the faults are planted in paragraphs of its drafts.
"""

from __future__ import annotations

import random
import re
import sys

from planting import Plant, measure, replaced, swap

import edulint_residue
from edulint.api import Span

_HAN = "[\u4e00-\u9fff]"


def at(pattern: str, *inserted: str) -> Plant:
    """Insert one of the strings behind a random match of a pattern."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        places = [match.end() for match in re.finditer(pattern, text)]
        if not places:
            return None
        place = chance.choice(places)
        return replaced(text, place, place, chance.choice(inserted))

    return plant


def line(*lines: str) -> Plant:
    """Put one of the lines behind the paragraph."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        return replaced(text + "\n", len(text) + 1, len(text) + 1, chance.choice(lines))

    return plant


def split(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Break the paragraph in the middle of a clause, behind its first sentence."""
    places = [match.end() for match in re.finditer(f"{_HAN}(?={_HAN}{{3}})", text) if "。" in text[15 : match.end()]]
    places = [place for place in places if place < len(text) - 15]
    return replaced(text, (place := chance.choice(places)), place, "\n") if places else None


def garble(written: str, read: str) -> Plant:
    """Write some words in one encoding and read them in another."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        match = chance.choice(list(re.finditer(f"{_HAN}{{4,12}}", text)))
        return replaced(text, *match.span(), match.group().encode(written).decode(read, "replace"))

    return plant


def unended(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Take the paragraph's last full stop away, or make it a comma."""
    if not text.endswith("。") or "。" not in text[:-1]:
        return None
    return text[:-1] + chance.choice(("", "，")), Span(len(text) - 2, len(text) - 1)


def twice(pattern: str) -> Plant:
    """Write a random match of a pattern twice."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        matches = [match for match in re.finditer(pattern, text) if match.group() not in ("一个", "千万")]
        if not matches:
            return None
        match = chance.choice(matches)
        text, _ = replaced(text, match.end(), match.end(), match.group())
        return text, Span(match.start(), match.end() + len(match.group()))

    return plant


PLANTS = {
    "web pages": (
        "RE101",
        [
            line(
                "打印本页",
                "【字体：大 中 小】",
                "上一篇：云溪县工作总结",
                "下一篇：没有了",
                "责任编辑：王芳",
                "手机阅读",
                "发布时间：2023-12-20",
                "点击下载文档",
                "浏览次数：1280",
                "来源：青川新闻网 作者：王芳 编辑：李敏",
                "【打印】【关闭】",
                "首页 > 政务公开 > 工作总结",
                "蜀ICP备12345678号-1",
                "- 3 -",
                "第1页 共5页",
            ),
            at(
                "。",
                "以下是小编为大家整理的内容，希望对大家有所帮助。",
                "更多内容请关注青山范文网。",
                "本文由网友投稿，仅供大家参考。",
                "以下是为大家整理的教育局工作总结，欢迎阅读。",
                "未经授权，禁止转载，侵权必究。",
            ),
            line("工作总结范文（精选5篇）", "2023年乡镇工作汇报推荐8篇"),
            line("您可能关注的文档", "猜你喜欢"),
        ],
    ),
    "headings of collections": (
        "RE102",
        [
            line("乡镇半年工作总结篇四", "【篇二】", "篇三：", "教育工作汇报 篇5"),
            at("。", "年度工作总结篇2一、提高认识。"),
        ],
    ),
    "lost characters": (
        "RE103",
        [
            swap(f"{_HAN}{{1,2}}(?=[，。])", "??"),
            swap(f"(?<={_HAN}){_HAN}(?={_HAN})(?![年月日号个名万元人所次届])", "???", "\ufffd\ufffd", "锟斤拷"),
        ],
    ),
    "mojibake": ("RE103", [garble("utf-8", "gbk"), garble("gbk", "latin-1"), garble("utf-8", "latin-1")]),
    "invisible characters": ("RE103", [at(_HAN, "\u200b", "\ufeff", "\u00ad", "\uf0b7")]),
    "scraping marks": (
        "RE104",
        [
            at(f"的(?={_HAN})", "`", ".", "'"),
            at(f"{_HAN}(?=[，。])", "()", "（）"),
            at("[，。]", "&nbsp;", "<br>", "&ldquo;"),
        ],
    ),
    "stray spaces": (
        "RE105",
        [at(f"[，；](?={_HAN})", " ", "\u3000"), at(f"{_HAN}(?=[，。])", " "), at(f"{_HAN}{{5}}(?={_HAN}{{5}})", " ")],
    ),
    "broken lines": ("RE106 RE107", [split]),
    "missing end marks": ("RE106 RE107", [unended]),
    "words twice": (
        "RE108",
        [
            twice(f"{_HAN}{{2}}(?={_HAN})"),
            twice(f"{_HAN}{{3,4}}(?=[，。])"),
            twice(f"(?<={_HAN})[的了](?={_HAN})"),
            twice(f"{_HAN}{{6,8}}(?=[，。])"),
            twice("(?<=[^\\W绝反参相总优])[对和与及在](?=[^\\W象有力])"),
        ],
    ),
    "another place": (
        "RE110",
        [at("。", "以上成绩是在云溪县委、县政府的正确领导下取得的。", "在中共临江县委的坚强领导下，工作有了新起色。")],
    ),
    "another year": (
        "RE111",
        [
            line("现将2021年工作情况汇报如下。", "三、2021年工作打算", "二、2020年主要工作回顾"),
            at("。", "截至2027年6月，新建学校3所。"),
        ],
    ),
    "another name for the place": ("RE109", [at("。", "我县成绩喜人，我县投入加大。我市排名第一。")]),
    "a name written in two ways": (
        "RE112",
        [at("。", "梨洲小学建成，梨洲小学获奖，梨州小学验收。", "王志明同志主持，王志明同志讲话，王治明同志总结。")],
    ),
}

if __name__ == "__main__":
    measure(edulint_residue, PLANTS, sys.argv[1:])
