"""Reports made up for the measurements: long, full of slogans, repeated names, parallel sentences; nothing copied."""

from __future__ import annotations

import random

SLOGANS = [
    "以习近平新时代中国特色社会主义思想为指导",
    "全面贯彻党的教育方针",
    "落实立德树人根本任务",
    "坚持稳中求进工作总基调",
    "努力办好人民满意的教育",
    "在县委、县政府的正确领导下",
    "在市教育局的精心指导下",
    "深入贯彻落实科学发展观",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
    "认真学习《中共中央国务院关于深化教育教学改革全面提高义务教育质量的意见》",
    "对照《青川县推进义务教育优质均衡发展三年行动计划（2021—2023年）》",
    "实施“青川县农村义务教育薄弱学校改造与能力提升工程”",
]

_SUBJECTS = [
    "县教育局",
    "局党组",
    "基础教育股",
    "人事股",
    "计财股",
    "安全办",
    "教研室",
    "青川一中",
    "临湖小学",
    "云溪职业中专",
    "实验幼儿园",
    "各乡镇中心学校",
    "全县中小学",
    "各民办幼儿园",
    "县教师进修学校",
    "电教馆",
    "招生办",
    "督导室",
    "学生资助中心",
    "城区学校",
    "农村寄宿制学校",
    "各村小和教学点",
    "全体班主任",
    "青年教师",
    "骨干教师工作室",
    "县域内高中",
    "特殊教育学校",
    "校外培训机构",
    "家长委员会",
    "关工委",
]

_TIMES = [
    "今年以来",
    "上半年",
    "三月份",
    "秋季开学前",
    "暑假期间",
    "国庆节后",
    "第三季度",
    "高考期间",
    "教师节前后",
    "入冬以来",
    "五月中旬",
    "年初",
    "十月底前",
    "期中检测之后",
    "防汛关键时段",
    "中考结束后",
    "寒假来临之际",
    "八月上旬",
    "新学年伊始",
    "年底前",
]

_VERBS = [
    "组织开展",
    "扎实推进",
    "牵头制定",
    "逐步完善",
    "率先启动",
    "统筹安排",
    "认真落实",
    "全面排查",
    "重点整治",
    "积极争取",
    "着力打造",
    "深入研究",
    "及时公布",
    "反复论证",
    "持续优化",
    "联合举办",
    "严格执行",
    "稳妥实施",
    "试点运行",
    "广泛征求",
    "精心筹备",
    "定期通报",
    "按时完成",
    "加快建设",
    "大力培育",
    "主动对接",
    "分批采购",
    "公开评选",
    "集中清理",
    "跟踪督办",
]

_OBJECTS = [
    "校园食堂明厨亮灶改造",
    "乡村教师周转宿舍",
    "义务教育招生划片方案",
    "普通高中选课走班管理办法",
    "课后服务收费标准",
    "学前教育普惠奖补资金",
    "控辍保学台账",
    "教师交流轮岗名单",
    "防溺水巡查值守制度",
    "校车运营线路",
    "图书角和阅读空间",
    "校外培训机构资金监管",
    "心理健康辅导站",
    "劳动教育实践基地",
    "科技创新大赛",
    "书香校园评比",
    "师德专题报告会",
    "新教师岗前培训",
    "学生体质健康监测",
    "寄宿生生活补助发放",
    "消防通道标识更新",
    "实验室危险化学品清点",
    "智慧课堂应用展示",
    "家校共育大讲堂",
    "经典诵读比赛",
    "阳光体育大课间",
    "近视防控筛查",
    "学区联盟教研活动",
    "中职技能竞赛集训",
    "校园欺凌专项治理",
    "留守儿童结对帮扶",
    "营养改善计划供餐招标",
    "旱厕改造收尾工程",
    "操场塑胶铺设",
    "教学楼抗震加固",
    "班级多媒体更换",
    "退役军人学历提升班",
    "社区老年课堂",
    "随班就读资源教室",
    "教育基金会奖学金",
    "平安校园验收材料",
    "党支部标准化建设",
    "清廉学校宣传周",
    "教代会提案办理",
    "绩效工资考核细则",
    "职称评审推荐程序",
    "临聘教师合同续签",
    "校方责任险投保",
    "财务内控自查",
    "基建档案归集",
    "信访积案化解",
]

_RESULTS = [
    "得到了家长的普遍认可",
    "为下一步工作打下了基础",
    "受益学生达到{n}人",
    "涉及学校{s}所",
    "投入资金{m}万元",
    "发现问题{s}处并当场交办",
    "较上年提高了{p}个百分点",
    "覆盖率达到{r}%",
    "形成经验材料{s}份",
    "参与教师{n}人次",
    "省电视台作了专题报道",
    "有{s}个项目通过验收",
    "解决了多年没有解决的难题",
    "社会反响良好",
    "群众来信来访明显减少",
    "其中农村学校占{r}%",
    "评出先进个人{s}名",
    "被市局转发推广",
    "仍有{s}所学校进度偏慢",
    "基层干部的责任心进一步增强",
    "审计部门给予了肯定",
    "收回意见建议{n}条",
    "目前正在公示",
    "已报县政府审定",
    "资金缺口约{m}万元",
    "培训合格率达到{r}%",
    "一批年轻教师脱颖而出",
    "校容校貌焕然一新",
    "服务对象由城区延伸到山区",
    "得到财政部门的大力支持",
]

_LINKS = [
    "与此同时",
    "此外",
    "在此基础上",
    "针对薄弱环节",
    "从督查情况看",
    "为把好事办好",
    "考虑到山区实际",
    "按照轻重缓急",
    "围绕中心工作",
    "结合主题教育",
]

_TITLES = [
    "加强党的建设",
    "推进学前教育普及普惠",
    "促进义务教育均衡",
    "提升普通高中质量",
    "发展职业教育",
    "建设高素质教师队伍",
    "改善办学条件",
    "守牢安全底线",
    "深化教育改革",
    "规范办学行为",
    "强化教育督导",
    "办好特殊教育",
    "做实学生资助",
    "繁荣校园文化",
    "加快教育信息化",
]

_ORDINALS = "一二三四五六七八九十"


def report(seed: int, characters: int) -> str:
    """Return a report of at least ``characters`` characters; the same seed gives the same report."""
    chance = random.Random(seed)
    lines = [f"青川县教育局{2010 + seed % 14}年工作总结（第{seed}号）"]
    length = chapter = 0
    while length < characters:
        title = chance.choice(_TITLES)
        lines.append(f"{_ORDINALS[chapter % 10]}、{title}")
        chapter += 1
        for _ in range(chance.randint(2, 4)):
            lines.append(_paragraph(chance))
            length += len(lines[-1])
    return "\n".join(lines) + "\n"


def _paragraph(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return "".join(
            f"{_ORDINALS[item]}是{_clause(chance)}，{_result(chance)}。" for item in range(chance.randint(3, 5))
        )
    sentences = []
    for _ in range(chance.randint(3, 6)):
        parts = [chance.choice(_TIMES) if chance.random() < 0.6 else chance.choice(_LINKS)]
        if chance.random() < 0.3:
            parts.append(chance.choice(SLOGANS))
        parts.append(chance.choice(_SUBJECTS) + _clause(chance))
        if chance.random() < 0.5:
            parts.append(_clause(chance))
        parts.append(_result(chance))
        sentences.append("，".join(parts) + "。")
    return "".join(sentences)


def _clause(chance: random.Random) -> str:
    return chance.choice(_VERBS) + chance.choice(_OBJECTS)


def _result(chance: random.Random) -> str:
    return chance.choice(_RESULTS).format(
        n=chance.randint(120, 9800),
        s=chance.randint(3, 60),
        m=chance.randint(12, 3900),
        p=f"{chance.uniform(0.3, 9):.1f}",
        r=f"{chance.uniform(60, 100):.1f}",
    )


class Vocabulary:
    """Words made up of frequent Han, used as often as words are: for measuring speed on very many reports.

    Unlike :func:`report` it never runs out of combinations, so that reports share what was copied and the slogans
    alone; and they can be compressed as far as real ones.
    """

    def __init__(self, seed: int = 7, words: int = 12_000) -> None:
        chance = random.Random(seed)
        han = [chr(0x4E00 + chance.randrange(0x3000)) for _ in range(3000)]
        weights = [1 / rank for rank in range(10, 3010)]
        self._words = ["".join(chance.choices(han, weights, k=chance.choice((1, 2, 2, 2, 3, 4)))) for _ in range(words)]
        total = 0.0
        self._weights = []
        for rank in range(1, words + 1):
            total += rank**-1.1
            self._weights.append(total)

    def report(self, seed: int, characters: int) -> list[str]:
        """Return the paragraphs of a report of at least ``characters`` characters."""
        chance = random.Random(seed)
        paragraphs = []
        length = 0
        while length < characters:
            words = iter(chance.choices(self._words, cum_weights=self._weights, k=chance.randint(60, 160)))
            parts = [f"（{_ORDINALS[len(paragraphs) % 10]}）"]
            for word in words:
                parts.append(word)
                if chance.random() < 0.15:
                    parts.append(chance.choice(("，", "，", "；", "。", str(chance.randint(3, 9999)))))
                if chance.random() < 0.01:
                    parts.append("，" + chance.choice(SLOGANS) + "，")
            paragraphs.append("".join(parts) + "。")
            length += len(paragraphs[-1])
        return paragraphs
