"""Statements of budgets, final accounts and bulletins with random figures that are right, whatever they are."""

from __future__ import annotations

from random import Random

from tests.figures.right_statements import (
    Statement,
    another,
    hundredths,
    moved,
    percent,
    shown,
    some,
    taking_up,
)

STATEMENTS: list[Statement] = []
statement = taking_up(STATEMENTS)


@statement
def what_came_in_beyond_the_plan(random: Random) -> str:
    income = random.randint(5000, 30000)
    plan = another(random, income)
    land = random.randint(1000, income - 1000)
    return (
        f"政府性基金预算收入{hundredths(income)}亿元，{moved(income, plan, '超收', '短收')}{hundredths(abs(income - plan))}亿元，"
        f"完成年初预算{hundredths(plan)}亿元的{percent(income, plan)}%，其中土地出让收入{hundredths(land)}亿元，"
        f"占{percent(land, income)}%。"
    )


@statement
def three_of_many_kinds_of_spending(random: Random) -> str:
    whole = random.randint(3000, 9000)
    people = random.randint(whole * 7 // 10, whole * 9 // 10)
    parts = some(random, 3, whole // 20, whole // 6)
    return (
        f"民生支出{hundredths(people)}亿元，占一般公共预算支出的比重为{percent(people, whole)}%，一般公共预算支出"
        f"{hundredths(whole)}亿元，其中教育支出{hundredths(parts[0])}亿元，社会保障和就业支出{hundredths(parts[1])}亿元，"
        f"卫生健康支出{hundredths(parts[2])}亿元，三项支出合计占{percent(sum(parts), whole)}%。"
    )


@statement
def the_three_largest_shares(random: Random) -> str:
    whole = random.randint(3000, 9000)
    parts = some(random, 3, 200, whole // 4)
    return (
        f"占比居前三位的依次是：教育{hundredths(parts[0])}亿元，占{percent(parts[0], whole)}%；"
        f"农林水{hundredths(parts[1])}亿元，占{percent(parts[1], whole)}%；城乡社区{hundredths(parts[2])}亿元，"
        f"占{percent(parts[2], whole)}%，三项合计{hundredths(sum(parts))}亿元，"
        f"占总支出{hundredths(whole)}亿元的{percent(sum(parts), whole)}%。"
    )


@statement
def what_is_left_in_the_next_sentence(random: Random) -> str:
    parts, left = some(random, 4, 3000, 90000), random.randint(1000, 20000)
    return (
        f"支出总计{sum(parts) + left}万元，其中：本级支出{parts[0]}万元，上解上级支出{parts[1]}万元，"
        f"债务还本支出{parts[2]}万元，安排预算稳定调节基金{parts[3]}万元。收支相抵，年终结余{left}万元。"
    )


@statement
def two_divisions_of_one_income(random: Random) -> str:
    parts = some(random, 4, 200, 3000)
    spent = random.randint(sum(parts) * 7 // 10, sum(parts))
    return (
        f"社会保险基金收入{hundredths(sum(parts))}亿元，分险种看：企业职工养老保险{hundredths(parts[0])}亿元，"
        f"居民养老保险{hundredths(parts[1])}亿元，职工医疗保险{hundredths(parts[2])}亿元，"
        f"其他险种{hundredths(parts[3])}亿元；当年支出{hundredths(spent)}亿元，"
        f"当年结余{hundredths(sum(parts) - spent)}亿元。"
    )


@statement
def what_is_aimed_at(random: Random) -> str:
    done = random.randint(2000, 9000)
    aim = done + random.randint(done * 3 // 100, done * 8 // 100)
    spending = random.randint(aim, 2 * aim)
    kept = random.randint(spending // 3, spending * 2 // 3)
    return (
        f"一般公共预算收入预期目标{hundredths(aim)}亿元，比上年完成数{hundredths(done)}亿元"
        f"增长{percent(aim - done, done)}%；支出安排{hundredths(spending)}亿元，其中“三保”支出{hundredths(kept)}亿元，"
        f"占{percent(kept, spending)}%。"
    )


@statement
def a_budget_that_was_changed(random: Random) -> str:
    planned, added = random.randint(100000, 600000), random.randint(5000, 90000)
    spent = random.randint(planned * 6 // 10, planned + added - 1)
    return (
        f"年初预算支出{planned}万元，执行中因上级追加等增加{added}万元，调整预算为{planned + added}万元，"
        f"实际支出{spent}万元，占调整预算的{percent(spent, planned + added)}%，结转下年{planned + added - spent}万元。"
    )


@statement
def what_was_saved_of_a_budget_in_brackets(random: Random) -> str:
    spent = random.randint(1000, 5000)
    budget, before = spent + random.randint(20, 900), another(random, spent)
    return (
        f"支出{hundredths(spent)}万元，比预算（{hundredths(budget)}万元）节约{hundredths(budget - spent)}万元，"
        f"节约率{percent(budget - spent, budget)}%，比上年（{hundredths(before)}万元）"
        f"{moved(spent, before)}{hundredths(abs(spent - before))}万元。"
    )


@statement
def income_and_spending_that_are_one(random: Random) -> str:
    total = random.randint(3000, 30000)
    before = another(random, total)
    return (
        f"财政拨款收、支总计均为{hundredths(total)}万元。与上年{hundredths(before)}万元相比，收、支总计各"
        f"{moved(total, before)}{hundredths(abs(total - before))}万元，"
        f"{moved(total, before, '增长', '下降')}{percent(abs(total - before), before, 2)}%。"
    )


@statement
def trade_with_two_partners(random: Random) -> str:
    whole = random.randint(1000, 9000)
    exports = random.randint(100, whole - 100)
    first, second = random.randint(50, whole // 2), random.randint(50, whole // 3)
    return (
        f"外贸进出口总值{whole / 10:.1f}亿美元，其中出口{exports / 10:.1f}亿美元、进口{(whole - exports) / 10:.1f}亿美元，"
        f"出口占{percent(exports, whole)}%；对东盟进出口{first / 10:.1f}亿美元，占外贸总值的{percent(first, whole)}%；"
        f"对欧盟进出口{second / 10:.1f}亿美元，占{percent(second, whole)}%。"
    )


@statement
def three_industries_in_a_row(random: Random) -> str:
    whole = random.randint(2000, 6000)
    first, second = random.randint(100, whole // 4), random.randint(100, whole // 2)
    shares = [percent(one, whole) for one in (first, second)]
    rest = shown(100 - sum(map(float, shares)), 1)
    return (
        f"实现GDP{whole / 10:.1f}亿元，按可比价增长{random.randint(3, 9)}.2%；三次产业分别实现增加值{first / 10:.1f}亿元、"
        f"{second / 10:.1f}亿元、{(whole - first - second) / 10:.1f}亿元，占比{shares[0]}∶{shares[1]}∶{rest}。"
    )


@statement
def loans_beside_another_amount(random: Random) -> str:
    count, capital, loans = random.randint(5, 30), random.randint(50, 300), random.randint(50, 400)
    farming, small = random.randint(10, loans - 10), random.randint(10, loans)
    return (
        f"小额贷款公司{count}家，注册资本{capital / 10:.1f}亿元，户均{shown(capital / 10 / count, 2)}亿元，"
        f"贷款余额{loans / 10:.1f}亿元，其中涉农贷款{farming / 10:.1f}亿元，小微贷款{small / 10:.1f}亿元，"
        f"占比分别为{percent(farming, loans)}%和{percent(small, loans)}%。"
    )


@statement
def years_in_a_row(random: Random) -> str:
    first = random.randint(1000, 2000)
    second, third = first + random.randint(20, 300), first + random.randint(320, 600)
    return (
        f"2023年、2024年、2025年在校生分别为{first}人、{second}人和{third}人，2025年比2023年净增{third - first}人，"
        f"增长{percent(third - first, first)}%，两年年均净增{shown((third - first) / 2, 1)}人，"
        f"2025年是2023年的{shown(third / first, 2)}倍。"
    )


@statement
def stocks_of_a_year(random: Random) -> str:
    had, came, went = random.randint(1000, 9000), random.randint(100, 400), random.randint(401, 900)
    return (
        f"年初库存{had}吨，全年入库{came}吨、出库{went}吨，年末库存{had + came - went}吨，较年初减少{went - came}吨。"
    )
