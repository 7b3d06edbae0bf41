"""Statements as clerks write them, each with random figures that are right, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

Statement = Callable[[Random], str]
STATEMENTS: list[Statement] = []


def taking_up(statements: list[Statement]) -> Callable[[Statement], Statement]:
    """Return what takes a statement up into those that are tried."""

    def statement(made: Statement) -> Statement:
        statements.append(made)
        return made

    return statement


statement = taking_up(STATEMENTS)


def shown(value: float | Decimal, places: int) -> str:
    """Return a number as a report rounds it."""
    return str(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def percent(part: int, whole: int, places: int = 1) -> str:
    """Return a share in percent with one decimal, or so many."""
    return shown(Decimal(part) * 100 / Decimal(whole), places)


def hundredths(value: int) -> str:
    """Return an amount that is given in hundredths of its unit: 123.45."""
    return shown(Decimal(value) / 100, 2)


def moved(now: int, before: int, rise: str = "增加", fall: str = "减少") -> str:
    """Return the word for a change."""
    return rise if now > before else fall


def another(random: Random, value: int) -> int:
    """Return what may have been before a value, and differs from it."""
    return value + random.choice((-1, 1)) * random.randint(1, max(value // 5, 1))


def some(random: Random, count: int, least: int, most: int) -> list[int]:
    """Return so many random numbers."""
    return [random.randint(least, most) for _ in range(count)]


@statement
def the_rate_of_two_parts_of_three(random: Random) -> str:
    done, running, waiting = some(random, 3, 5, 150)
    whole = done + running + waiting
    return (
        f"截至6月底，{whole}个项目中已竣工{done}个，在建{running}个，未开工{waiting}个，"
        f"开工率{percent(done + running, whole)}%。"
    )


@statement
def what_remains_of_a_whole_told_before(random: Random) -> str:
    granted, own, rest = some(random, 3, 200, 3000)
    return (
        f"项目总投资{(granted + own + rest) / 10:.1f}万元。其中申请上级补助{granted / 10:.1f}万元，"
        f"学校自筹{own / 10:.1f}万元，余下{rest / 10:.1f}万元请县财政安排。"
    )


@statement
def groups_that_overlap(random: Random) -> str:
    whole = random.randint(800, 3000)
    women, old, young = random.randint(300, whole - 200), *some(random, 2, 100, whole // 3)
    return (
        f"现有专任教师{whole}人，其中女教师{women}人，占{percent(women, whole)}%；50岁以上的{old}人，"
        f"占{percent(old, whole)}%；35岁以下的{young}人，占{percent(young, whole)}%。"
    )


@statement
def overlapping_groups_in_one_row(random: Random) -> str:
    whole = random.randint(200, 400)
    young, women, others, few = some(random, 2, 30, whole - 10) + some(random, 2, 2, 30)
    shares = "、".join(f"{percent(one, whole)}%" for one in (young, women, others))
    return (
        f"全区{whole}名干部中，45岁以下{young}名，女干部{women}名，党外干部{others}名，少数民族干部{few}名，"
        f"分别占{shares}和{percent(few, whole)}%。"
    )


@statement
def five_rounded_shares(random: Random) -> str:
    parts = some(random, 5, 100, 900)
    whole = sum(parts)
    names = ("学前教育", "义务教育", "普通高中", "职业教育", "其他")
    listed = "，".join(f"{name}{part / 100:.2f}亿元" for name, part in zip(names, parts, strict=True))
    shares = "、".join(f"{percent(part, whole)}%" for part in parts[:-1])
    return f"教育支出{whole / 100:.2f}亿元。分学段看，{listed}，占比分别为{shares}和{percent(parts[-1], whole)}%。"


@statement
def what_was_done_beside_what_was_not(random: Random) -> str:
    done, nearly, undone = some(random, 3, 2, 30)
    whole = done + nearly + undone
    return (
        f"指标一共有3大类{whole}项。对照自查，全县现在达标{done}项，基本达标{nearly}项，未达标{undone}项，"
        f"达标率为{percent(done, whole)}%。"
    )


@statement
def the_progress_of_a_budget(random: Random) -> str:
    budget = random.randint(1000, 3000)
    spent = random.randint(200, budget - 300)
    return f"预算安排{budget}万元，已支出{spent}万元，支出进度{percent(spent, budget)}%，结余{budget - spent}万元。"


@statement
def the_share_of_a_sum_of_two_groups(random: Random) -> str:
    first, second = some(random, 2, 1000, 4000)
    some_of_first, some_of_second = some(random, 2, 20, 200)
    return (
        f"小学在校生{first}人，其中留守儿童{some_of_first}人，占{percent(some_of_first, first)}%；"
        f"初中在校生{second}人，其中留守儿童{some_of_second}人，占{percent(some_of_second, second)}%；"
        f"两学段合计{first + second}人，留守儿童{some_of_first + some_of_second}人，"
        f"占{percent(some_of_first + some_of_second, first + second)}%。"
    )


@statement
def a_list_of_properties_behind_a_division(random: Random) -> str:
    boys, girls = some(random, 2, 200, 900)
    boarders, left, impaired = random.randint(100, boys), random.randint(20, 150), random.randint(1, 9)
    return (
        f"全校共有学生{boys + girls}人，男生{boys}人，女生{girls}人，其中寄宿生{boarders}人，"
        f"留守儿童{left}人，残疾学生{impaired}人。"
    )


@statement
def two_rates_behind_their_counts(random: Random) -> str:
    whole = random.randint(800, 2000)
    good = random.randint(300, whole)
    best = random.randint(100, good)
    return (
        f"参加中考{whole}人，达到普高线{good}人，其中重点高中线{best}人，普高上线率{percent(good, whole)}%，"
        f"重点高中上线率{percent(best, whole)}%。"
    )


@statement
def one_part_of_another(random: Random) -> str:
    whole = random.randint(500, 1500)
    served = random.randint(100, whole - 50)
    stayed = random.randint(80, served)
    return f"全县{whole}名特岗教师中，服务期满{served}名，留任{stayed}名，留任率{percent(stayed, served)}%。"


@statement
def two_parts_together_and_the_rest(random: Random) -> str:
    whole = random.randint(60, 200)
    first, second = random.randint(20, whole // 2), random.randint(10, whole // 2 - 5)
    return (
        f"全县{whole}所幼儿园中，公办园{first}所，普惠性民办园{second}所，两者合计占{percent(first + second, whole)}%，"
        f"其余{whole - first - second}所为营利性民办园。"
    )


@statement
def shares_of_those_examined(random: Random) -> str:
    due = random.randint(500, 2000)
    seen = random.randint(300, due)
    first, second = random.randint(100, seen), random.randint(50, seen)
    return (
        f"需体检学生{due}人，实际体检{seen}人，体检率{percent(seen, due)}%；视力不良{first}人，"
        f"占受检人数的{percent(first, seen)}%；龋齿{second}人，占{percent(second, seen)}%。"
    )


@statement
def what_is_done_goes_on_and_waits(random: Random) -> str:
    done, running, waiting = some(random, 3, 2, 30)
    whole = done + running + waiting
    return (
        f"计划新建改建厕所{whole}座，已完工{done}座，完工率{percent(done, whole)}%；正在施工{running}座，"
        f"尚未动工{waiting}座。"
    )


@statement
def less_than_the_budget(random: Random) -> str:
    budget = random.randint(1000, 4000)
    spent = random.randint(200, budget - 100)
    guests = random.randint(50, spent - 20)
    return (
        f"“三公”经费支出{spent / 100:.2f}万元，比预算数{budget / 100:.2f}万元减少{(budget - spent) / 100:.2f}万元，"
        f"下降{percent(budget - spent, budget)}%，其中公务接待费{guests / 100:.2f}万元，"
        f"公务用车运行维护费{(spent - guests) / 100:.2f}万元。"
    )


@statement
def parts_of_each_of_two_wholes(random: Random) -> str:
    first, second = some(random, 2, 1000, 5000)
    of_first, of_second = random.randint(100, first - 100), random.randint(100, second - 100)
    return (
        f"全县小学{first}人、初中{second}人，其中进城务工人员随迁子女小学{of_first}人、初中{of_second}人，"
        f"分别占{percent(of_first, first)}%和{percent(of_second, second)}%。"
    )


@statement
def as_good_or_better(random: Random) -> str:
    whole = random.randint(400, 900)
    best = random.randint(200, whole - 60)
    good = random.randint(10, whole - best - 5)
    return (
        f"参加集中培训的{whole}人中，考核优秀{best}人，优秀率{percent(best, whole)}%；合格{good}人，"
        f"合格以上占{percent(best + good, whole)}%。"
    )


@statement
def what_was_left_of_the_year_before(random: Random) -> str:
    left, came = random.randint(10, 99), random.randint(300, 900)
    spent = random.randint(200, left + came)
    return f"公用经费结转上年{left}万元，本年收入{came}万元，本年支出{spent}万元，年末结余{left + came - spent}万元。"


@statement
def changes_of_two_levels_together(random: Random) -> str:
    first, second = some(random, 2, 100, 800)
    fall, other_fall = some(random, 2, 20, 200)
    return (
        f"办公经费支出{first / 10:.1f}万元，同比减少{fall / 10:.1f}万元，降幅{percent(fall, first + fall)}%；"
        f"会议费支出{second / 10:.1f}万元，同比减少{other_fall / 10:.1f}万元，"
        f"降幅{percent(other_fall, second + other_fall)}%；两项合计减少{(fall + other_fall) / 10:.1f}万元。"
    )


@statement
def a_total_and_what_it_is_a_share_of(random: Random) -> str:
    first, second = some(random, 2, 20, 60)
    whole = random.randint(first + second + 30, 600)
    return (
        f"四年级{first}人、五年级{second}人参加合唱比赛，两个年级共{first + second}人，"
        f"占两个年级学生总数{whole}人的{percent(first + second, whole)}%。"
    )


@statement
def what_is_owed_of_two_terms(random: Random) -> str:
    first, second = some(random, 2, 200, 900)
    of_first, of_second = random.randint(20, first - 10), random.randint(20, second - 10)
    return (
        f"上学期应收学费{first}万元，实收{of_first}万元，收缴率{percent(of_first, first)}%；"
        f"本学期应收{second}万元，实收{of_second}万元，收缴率{percent(of_second, second)}%，"
        f"两学期累计欠费{first + second - of_first - of_second}万元。"
    )


@statement
def a_fall_over_a_year(random: Random) -> str:
    before = random.randint(2500, 5000)
    now = random.randint(1000, before - 100)
    return (
        f"2024年末职工{before}人，2025年末{now}人，一年间净减{before - now}人，"
        f"下降{percent(before - now, before)}%，其中退休{random.randint(10, 60)}人、调出{random.randint(5, 30)}人。"
    )
