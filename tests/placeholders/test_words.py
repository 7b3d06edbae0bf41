"""Every entry of the pack's word lists, in a sentence of its own: one that says something else without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import edulint_placeholders
from edulint.api import WordList
from edulint_placeholders.phrasings import GAP

from .checking import found

FOUND: dict[str, dict[str, tuple[Callable[[str], str], str]]] = {
    "words.txt": {
        "unit": (lambda word: f"全年共__{word}，成效明显。", "masked-number"),
        "unit-word": (lambda word: f"全年共__{word}，成效明显。", "masked-number"),
        "date": (lambda word: f"会议于x{word}，通过了方案。", "masked-date"),
        "year": (lambda word: f"总结20xx{word}，成效明显。", "masked-year"),
        "point-of-year": (lambda word: f"截至NN{word}，成效明显。", "masked-year"),
        "place": (lambda word: f"根据xx{word}，的要求。", "masked-name"),
        "organisation": (lambda word: f"根据xx{word}，的要求。", "masked-name"),
        "institution": (lambda word: f"由_新华{word}，牵头实施。", "masked-name"),
        "goes-on": (lambda word: f"推动x市{word}，成效明显。", "masked-name"),
        "person": (lambda word: f"会上，{word}xxx讲话。", "masked-name"),
        "name": (lambda word: f"根据xx{word}，的要求。", "masked-name"),
        "dividing": (lambda word: f"全县{word}x镇x乡，成效明显。", "masked-number"),
        "nameless": (lambda word: f"三个{word}、{word}、另一处全年无事故。", "masked-name"),
        "leading": (lambda word: f"一年来，在的{word}下，成效明显。", "masked-name"),
        "amount": (lambda word: f"全县投入（资金{word}）万元，成效明显。", "masked-number"),
        "task": (lambda word: f"水利站工作总结\n{word}：陈某\n", "masked-name"),
        "role": (lambda word: f"{word}：\n领导小组办公室设在水利站。", "masked-words"),
        "act": (lambda word: f"会上，副区长xx{word}督导组一行表示欢迎。", "masked-name"),
        "bound": (lambda word: f"排查外省{word}x人员情况。", "masked-name"),
        "length": (lambda word: f"这项工作{word}xx年，成效明显。", "masked-number"),
        "not-year": (lambda word: f"全县xx年{word}，成效明显。", "masked-number"),
        "after-month": (lambda word: f"会议于某月{word}，召开。", "masked-date"),
        "valued": (lambda word: f"全县{word}（），成效明显。", "masked-number"),
        "party": (lambda word: f"全镇认真抓好X{word}，成效明显。", "masked-words"),
        "saying": (lambda word: f"坚持{word}x，成效明显。", "masked-words"),
        "text": (lambda word: f"某县长在全会上的{word}", "masked-name"),
        "naming": (lambda word: f"全年渡口{word}X成效明显。", "masked-name"),
        "counted": (lambda word: f"全县{word} 个，成效明显。", "masked-number"),
        "with object": (lambda word: f"全县{word}.救助力度，成效明显。", "masked-words"),
    },
    "objects.txt": {
        "where": (lambda word: f"办公室{word}于，成效明显。", "masked-name"),
        "staying": (lambda word: f"船工早年曾在{word}，成效明显。", "masked-name"),
        "as what": (lambda word: f"全站以为{word}，成效明显。", "masked-words"),
        "with whom": (lambda word: f"今年，与{word}活动，成效明显。", "masked-name"),
        "to whom": (lambda word: f"近日，向{word}渔具，成效明显。", "masked-name"),
        "asked": (lambda word: f"下面，请{word}，大家欢迎。", "masked-name"),
        "appointed": (lambda word: f"会议{word}同志为站长，成效明显。", "masked-name"),
        "visited": (lambda word: f"船队{word}等村，成效明显。", "masked-name"),
        "made by": (lambda word: f"由{word}的渡船下水，成效明显。", "masked-name"),
        "done by": (lambda word: f"修渠由{word}，成效明显。", "masked-name"),
        "gone to": (lambda word: f"选派船工赴{word}，成效明显。", "masked-name"),
        "party": (lambda word: f"渡口的{word}人为，成效明显。", "masked-name"),
        "by when": (lambda word: f"修渠{word}前完成，成效明显。", "masked-date"),
        "done by then": (lambda word: f"修渠力争前{word}，成效明显。", "masked-date"),
        "end": (lambda word: f"船工学校设在{word}成效明显。", "masked-name"),
    },
    "notes.txt": {
        "pending": (lambda word: f"全年培训{word}，成效（{word}）明显。", "author-note"),
        "matter": (lambda word: f"培训教师{word}待核实。", "author-note"),
        "bracketed": (lambda word: f"全年培训（{word}）教师。", "author-note"),
        "picture": (lambda word: f"全年培训教师（{word}）。", "author-note"),
        "omitted": (lambda word: f"全年培训（{word}）教师。", "author-note"),
        "name": (lambda word: f"（单位{word}）开展培训。", "template-text"),
        "length": (lambda word: f"全年培训教师（{word}300字）。", "template-text"),
        "bound": (lambda word: f"全年培训教师（300字{word}）。", "template-text"),
        "request": (lambda word: f"全年培训教师（数字请教务处{word}）。", "author-note"),
        "request-start": (lambda word: f"全年【{word}主要措施】开展培训。", "template-text"),
        "asked": (lambda word: f"全年培训教师（数字{word}教务处提供）。", "author-note"),
        "when": (lambda word: f"该项目于（{word}）完成验收。", "template-text"),
        "asking": (lambda word: f"全年培训教师（{word}补充数据两项）。", "author-note"),
        "mark": (lambda word: f"{word}：补充数据", "author-note"),
        "filler": (lambda word: f"全年lorem {word} dolor", "template-text"),
        "instruction": (lambda word: f"全年培训{word}教师。", "template-text"),
        "value": (lambda word: f"参加人数：{word}", "template-text"),
        "opening": (lambda word: f"{word}一所学校的做法", "template-text"),
        "replaced": (lambda word: f"全年培训（{word}）教师。", "template-text"),
        "described": (lambda word: f"全年培训教师（{word}培训情况）。", "template-text"),
        "field": (lambda word: f"今年，【{word}】完成任务。", "template-text"),
    },
    "lost.txt": {
        "before-year": (lambda word: f"我们{word}年高考的情况", "lost-year"),
        "after-year": (lambda word: f"认真做好年{word}有关事项", "lost-year"),
        "opening-year": (lambda word: f"现总结如下。年{word}成效明显。", "lost-year"),
        "lost-unit": (lambda word: f"首批{word}，成效明显。", "lost-number"),
        "rate": (lambda word: f"全县{word}达到，成效明显。", "lost-number"),
        "congress": (lambda word: f"深入贯彻党的{word}全会", "lost-number"),
        "money": (lambda word: f"全县{word}万元用于建设。", "lost-number"),
        "in all": (lambda word: f"全县{word}名教师参加评选，成效明显。", "lost-number"),
        "official": (lambda word: f"全县{word}个项目，成效明显。", "lost-number"),
        "since": (lambda word: f"全县{word}年，我县学校增加。", "lost-year"),
        "from": (lambda word: f"我校{word}月日召开会议。", "lost-number"),
        "dated": (lambda word: f"泵站去年月{word}，成效明显。", "lost-number"),
        "named-year": (lambda word: f"我校{word}年月日召开会议。", "lost-number"),
        "people": (lambda word: f"全县新增万{word}，成效明显。", "lost-number"),
        "period": (lambda word: f"我县{word}年，成效明显。", "lost-number"),
        "numbered": (lambda word: f"全县推进{word}，成效明显。", "lost-number"),
        "duration": (lambda word: f"这座学校成立{word}，成效明显。", "lost-number"),
        "ordinal-unit": (lambda word: f"我县第{word}开始了。", "lost-number"),
        "after-ordinal": (lambda word: f"我县第{word}开始了。", "lost-number"),
        "capital": (lambda word: f"登记企业投入{word}亿元，成效明显。", "lost-number"),
    },
    "classifiers.txt": {
        "closed": (lambda word: f"全年新增{word}，成效明显。", "lost-number"),
        "counted": (lambda word: f"全县{word}，成效明显。", "lost-number"),
        "ending a clause": (lambda word: f"全镇购置割草机{word}，成效明显。", "lost-number"),
        "closing": (lambda word: f"层层签订责任书{word}，成效明显。", "lost-number"),
        "behind": (lambda word: f"新建文化园{word}样板，成效明显。", "lost-number"),
        "reached": (lambda word: f"全县民宿{word}家，成效明显。", "lost-number"),
        "alone": (lambda word: f"分别为50多、{word}，成效明显。", "lost-number"),
        "bound": (lambda word: f"建成示范点个{word}，成效明显。", "lost-number"),
        "from": (lambda word: f"标准{word}元提高到50元，成效明显。", "lost-number"),
        "change": (lambda word: f"标准由元{word}到50元，成效明显。", "lost-number"),
        "verb": (lambda word: f"全年{word}个项目，成效明显。", "lost-number"),
        "free": (lambda word: f"全年打造{word}样板，成效明显。", "lost-number"),
        "counting": (lambda word: f"全年打造{word}，成效明显。", "lost-number"),
        "counted behind": (lambda word: f"成效明显，{word}得到提升。", "lost-number"),
        "preposition": (lambda word: f"{word}所学校开展检查，成效明显。", "lost-number"),
        "anywhere": (lambda word: f"号召{word}社区党员，成效明显。", "lost-number"),
        "span": (lambda word: f"全县{word}年上升，成效明显。", "lost-number"),
        "time-unit": (lambda word: f"全县连续{word}上升，成效明显。", "lost-number"),
    },
    "unfinished_sentence.txt": {
        "open": (lambda word: f"开展了活动，{word}。", "unfinished-sentence"),
        "alone": (lambda word: f"开展了活动，{word}。", "unfinished-sentence"),
        "announcing": (lambda word: f"一年来有序推进，主要抓好{word}工作：", "unfinished-sentence"),
    },
}
# Without the entry something is found: the second sentence, with another word in its place, shows it.
SILENT: dict[str, dict[str, tuple[Callable[[str], str], str]]] = {
    "objects.txt": {
        "由-words": (lambda word: f"修渠的{word}由保管，成效明显。", "费"),
    },
    "words.txt": {
        "opening": (lambda word: f"工作完成.{word}，成效明显。", "事业"),
        "other": (lambda word: f"推动x{word}（详见附表），成效明显。", "人"),
        "term": (lambda word: f"研究X{word}，成效明显。", "镇"),
        "code": (lambda word: f"许可证的{word}为XX院长，代表省份。", "情况"),
        "code-part": (lambda word: f"许可证的编号为XX院长，{word}省份。", "显示"),
        "signed": (lambda word: f"负责人{word}\n　　　年　　月　　日", "通知"),
        "starred": (lambda word: f"表中{word}*的项目必填，成效明显。", "有"),
        "signature": (lambda word: f"经办人{word}　　年　　月　　日", "在"),
        "factor": (lambda word: f"得出{word}*结果，总和*{word}，成效明显。", "学"),
        "certain": (lambda word: f"针对某{word}，成效明显。", "镇"),
        "surname": (lambda word: f"嫌疑人{word}某某被抓获，{word}某在逃。", "者"),
        "unit-label": (lambda word: f"全县成效明显，{word} 万元。", "投入"),
        "question": (lambda word: f"这样{word}？？人都知道，成效明显。", "有"),
        "n-idiom": (lambda word: f"组织N{word}样板。", "期"),
        "told": (lambda word: f"{word}，某小区旁的某镇发生一起纠纷，成效明显。", "听说"),
        "company": (lambda word: f"嫌疑人陈某在逃，他用的是广州某某建材{word}的账户，成效明显。", "学院"),
        "case": (lambda word: f"嫌疑人陈某在逃，他住在某镇，{word}已经介入，成效明显。", "学校"),
        "some": (lambda word: f"某{word}股份公司参加，成效明显。", "新"),
        "name-like": (lambda word: f"组长王强　　{word}伟，成员若干。", "名"),
        "secret": (lambda word: f"账号的{word}******，已更换。", "名称"),
        "suffix": (lambda word: f"材料见xx.{word}，成效明显。", "人"),
    },
    "notes.txt": {
        "ordinary": (lambda word: f"全年培训教师（问题{word}核实），成效明显。", "待"),
        "on-screen": (lambda word: f"先{word}【春光】，再{word}【春光】，后{word}【秋色】。", "看"),
        "of-screen": (lambda word: f"在【春光】{word}，在【春光】{word}，在【秋色】{word}。", "里"),
        "of-field": (lambda word: f"登录系统，在【审批部门】{word}里选好，成效明显。", "的总结"),
    },
    "lost.txt": {
        "surplus": (lambda word: f"全县{word}余名教师，成效明显。", "达"),
        "not-money": (lambda word: f"全县投资万元{word}项目，成效明显。", "用于"),
        "indicator": (lambda word: f"全县学校增加，{word}人次，成效明显。", "学生"),
        "uncounted": (lambda word: f"全县{word}号文件，成效明显。", "发"),
        "no-gap": (lambda word: f"完成{word}万亩，成效明显。", "林"),
        "round": (lambda word: f"惠及群众{word}万人，成效明显。", "约"),
        "spoken": (lambda word: f"大家{word}个电话，成效明显。", "打造"),
        "nearly": (lambda word: f"惠及群众{word}万人，成效明显。", "约"),
        "reached": (lambda word: f"惠及群众{word}万元补贴，成效明显。", "约"),
        "ending like a unit": (lambda word: f"全县共有{word}，累计20个，成效明显。", "学校所"),
        "of the kind": (lambda word: f"资源有偿使用等项{word}全面推开，成效明显。", "专利"),
        "sized": (lambda word: f"全县总数达到90户，其中亿元{word}41户，成效明显。", "资金"),
        "many": (lambda word: f"造林{word}多万亩，成效明显。", "了"),
        "length": (lambda word: f"我校{word}年来的发展，成效明显。", "立"),
        "before-ordinal": (lambda word: f"全县{word}第批成员，成效明显。", "建"),
        "year-character": (lambda word: f"比年{word}增长。", "全"),
        "measure-word": (lambda word: f"全年新增绿地{word}，成效明显。", "公顷"),
        "determiner": (lambda word: f"推进{word}套，成效明显。", "程"),
        "to a person": (lambda word: f"全力{word}企业家，服务发展。", "规上"),
        "indefinite": (lambda word: f"推进{word}套，成效明显。", "工程"),
        "after-numbered": (lambda word: f"中华周年{word}，成效明显。", "庆"),
        "anniversary": (lambda word: f"中华周年{word}，成效明显。", "大会"),
        "counting nothing": (lambda word: f"全年开展文体活动36项，新设{word}，成效明显。", "工程项"),
        "trading": (lambda word: f"日元跌至150日元兑1美元，有人{word}美元、买进黄金。", "补贴"),
        "slip": (lambda word: f"全县{word}条，成效明显。", "修渠"),
        "day-word": (lambda word: f"全县4月{word}增长。", "日检"),
    },
    "unfinished_sentence.txt": {
        "complete": (lambda word: f"开展了活动，{word}。", "我们按照"),
    },
    "classifiers.txt": {
        "left": (lambda word: f"成效明显，{word}{'学生' * (word[1] == '名')}，得到提升。", "程套"),
        "right": (lambda word: f"全县{_before(word)}{word}，成效明显。", "个样"),
        "not counted before": (lambda word: f"听说{word}省属{_counted_by(word[1])}参加，成效明显。", "修座"),
        "not counted after": (lambda word: f"成效明显，{word}省属{_counted_by(word[0])}得到提升。", "座新"),
    },
}


@cache
def sections(file_name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a list of the pack by section, in whatever folder it stands; phrasings are no words."""
    (path,) = Path(str(edulint_placeholders.__file__)).parent.rglob(file_name)
    listed = WordList(str(path), file_name).sections
    return {name: words for name, words in listed.items() if not any(GAP in word for word in words)}


# How the entries of a section that stand behind a colon are put together with what is before it.
PAIRED: dict[str, Callable[[str, str], str]] = {
    "left": lambda head, rest: rest + head,
    "behind": lambda head, rest: rest + head,
    "right": lambda head, rest: head + rest,
    "counted": lambda head, rest: rest + head,
    "counting": lambda head, rest: head + rest,
    "counted behind": lambda head, rest: f"{head}省属{rest}",
    "not counted before": lambda head, rest: rest + head,
    "not counted after": lambda head, rest: head + rest,
}


def _counted_by(head: str) -> str:
    nouns = dict(entry.split(":") for entry in sections("classifiers.txt")["counted behind"])
    return nouns[head].partition("、")[0]


def _before(word: str) -> str:
    return "连续" if word[0] in sections("classifiers.txt")["time-unit"] else "打造"


def entries(file_name: str, section: str) -> Iterator[str]:
    for entry in sections(file_name)[section]:
        head, colon, rest = entry.partition(":")
        if colon:
            yield from (
                PAIRED[section](head, one) for one in (rest.split("、") if section.startswith("count") else rest)
            )
        else:
            yield entry


def pytest_generate_tests(metafunc: Any) -> None:
    if "check" in metafunc.fixturenames:
        metafunc.parametrize(
            ("text", "check"),
            [
                (sentence(word), check)
                for file_name, by_section in FOUND.items()
                for section, (sentence, check) in by_section.items()
                for word in entries(file_name, section)
            ],
        )
    elif "text" in metafunc.fixturenames:
        metafunc.parametrize(
            "text",
            [
                sentence(word)
                for file_name, by_section in SILENT.items()
                for section, (sentence, _) in by_section.items()
                for word in entries(file_name, section)
            ],
        )
    elif "slip" in metafunc.fixturenames:
        metafunc.parametrize("slip", sections("words.txt")["ending"])
    elif "without_entry" in metafunc.fixturenames:
        metafunc.parametrize(
            "without_entry",
            [sentence(other) for by_section in SILENT.values() for sentence, other in by_section.values()],
        )


def test_an_entry_is_found(text: str, check: str) -> None:
    assert [name for name, _ in found(text)] != []
    assert {name for name, _ in found(text)} == {check}


def test_an_entry_keeps_the_pack_silent(text: str) -> None:
    assert found(text) == []


def test_a_slip_in_a_word_is_no_blank(slip: str) -> None:
    assert [words for _, words in found(f"教师 名，{slip[0]} {slip[1]}，成效明显。")] == [" 名"]


def test_another_word_does_not(without_entry: str) -> None:
    assert found(without_entry) != []


def test_every_section_is_tested() -> None:
    for file_name, by_section in FOUND.items():
        assert set(sections(file_name)) - {"ending"} == {*by_section, *SILENT.get(file_name, {})}
