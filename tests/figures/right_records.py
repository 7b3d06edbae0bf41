"""Right statements behind one another, with random figures: trade, staff, loans, insurance."""

from __future__ import annotations

from random import Random

from tests.figures.right_statements import Statement, hundredths, percent, some, taking_up

STATEMENTS: list[Statement] = []
statement = taking_up(STATEMENTS)


@statement
def shares_of_two_bases(random: Random) -> str:
    whole = random.randint(50000, 900000)
    private, foreign = some(random, 2, whole // 5, whole // 3)
    machines, clothes = some(random, 2, whole // 20, whole // 6)
    exports = whole // 2
    return (
        f"外贸总值{hundredths(whole)}亿元。其中，民营企业进出口{hundredths(private)}亿元，占进出口总值的{percent(private, whole)}%；"
        f"外商投资企业进出口{hundredths(foreign)}亿元，占{percent(foreign, whole)}%。机电产品出口{hundredths(machines)}亿元，"
        f"占出口总值的{percent(machines, exports)}%；服装出口{hundredths(clothes)}亿元，占{percent(clothes, exports)}%。"
    )


@statement
def shares_of_the_first_two_of_four(random: Random) -> str:
    ranks = some(random, 4, 20, 400)
    whole = sum(ranks)
    doctors = random.randint(10, whole // 2)
    return (
        f"专任教师{whole}人中，正高级{ranks[0]}人，副高级{ranks[1]}人，中级{ranks[2]}人，初级及以下{ranks[3]}人，"
        f"正高级、副高级占比分别为{percent(ranks[0], whole)}%和{percent(ranks[1], whole)}%；"
        f"博士{doctors}人，占{percent(doctors, whole)}%。"
    )


@statement
def changes_of_parts_and_of_what_stands_beside(random: Random) -> str:
    first, second = some(random, 2, 100, 900), some(random, 3, 100, 900)
    beside = random.randint(100, 900)
    return (
        f"住户贷款增加{hundredths(sum(first))}亿元，其中，短期贷款增加{hundredths(first[0])}亿元，中长期贷款增加"
        f"{hundredths(first[1])}亿元；企业贷款增加{hundredths(sum(second))}亿元，其中，短期贷款增加{hundredths(second[0])}亿元，"
        f"中长期贷款增加{hundredths(second[1])}亿元，票据融资增加{hundredths(second[2])}亿元；"
        f"非银行业金融机构贷款增加{hundredths(beside)}亿元。"
    )


@statement
def insurances_beside_one_another(random: Random) -> str:
    workers, pensioners, *others = some(random, 5, 1000, 9000)
    names = ("失业", "工伤", "生育")
    told = "，".join(f"参加{name}保险人数{hundredths(one)}万人" for name, one in zip(names, others, strict=True))
    return (
        f"参加城镇职工基本养老保险人数{hundredths(workers + pensioners)}万人，其中参保职工{hundredths(workers)}万人，"
        f"离退休人员{hundredths(pensioners)}万人。{told}。"
    )


@statement
def problems_of_two_reports(random: Random) -> str:
    first, second = (some(random, 3, 20, 90), some(random, 2, 20, 90))
    return (
        f"截至9月底，{sum(first)}个问题中，已完成整改{first[0]}个，占{percent(first[0], sum(first))}%；阶段性完成{first[1]}个，"
        f"占{percent(first[1], sum(first))}%；持续推进{first[2]}个，占{percent(first[2], sum(first))}%。"
        f"上年度反映的{sum(second)}个问题已整改{second[0]}个，正在整改{second[1]}个，"
        f"整改完成率达{percent(second[0], sum(second))}%。"
    )
