"""Drafts for these tests: paragraphs that share nothing, put together as a test needs them."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from edulint.api import Document
from edulint.testing import document_of

_WORDS = [
    "组织",
    "检查",
    "学校",
    "教师",
    "培训",
    "安全",
    "食堂",
    "操场",
    "家长",
    "学生",
    "课程",
    "评比",
    "经费",
    "项目",
    "验收",
    "乡镇",
    "村小",
    "幼儿园",
    "高中",
    "职校",
    "宣传",
    "走访",
    "整改",
    "台账",
    "值班",
    "校车",
    "消防",
    "阅读",
    "科技",
    "竞赛",
    "慰问",
    "捐赠",
    "奖励",
    "考核",
    "轮岗",
    "招聘",
    "公示",
    "汇报",
    "调研",
    "督导",
    "改造",
    "维修",
    "采购",
    "绿化",
    "食谱",
    "体检",
    "防疫",
    "演练",
    "讲座",
    "观摩",
    "备课",
    "听课",
    "命题",
    "阅卷",
    "招生",
    "建档",
    "资助",
    "补贴",
    "审计",
    "信访",
]


def paragraph(seed: int, words: int = 40) -> str:
    """Return a paragraph of about two Han a word; two seeds have nothing of length in common."""
    chance = random.Random(seed)
    parts = []
    for number in range(words):
        parts.append(chance.choice(_WORDS))
        if number % 6 == 5:
            parts.append(chance.choice("，，；。"))
    return "".join(parts).rstrip("，；。") + "。"


def draft(paragraphs: list[str], path: str = "draft.txt") -> Document:
    """Return a draft of these paragraphs."""
    return document_of("\n".join(paragraphs) + "\n", path)


# Drafts as numbers of paragraphs: what they share, they share on purpose.
numbers = st.lists(st.integers(0, 12), min_size=1, max_size=6)
folders = st.lists(numbers, min_size=2, max_size=4)


def folder(lists: list[list[int]]) -> dict[str, Document]:
    """Return drafts by path, each of the paragraphs its list names; some a little shorter, so that copies differ."""
    drafts = {}
    for place, seeds in enumerate(lists):
        path = f"{place}.txt"
        drafts[path] = draft([paragraph(seed)[seed % 3 * place :] for seed in seeds], path)
    return drafts
