"""Statements of offices that count cases, people and fields, with random figures that are right, whatever they are."""

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
def people_by_sex_and_age(random: Random) -> str:
    whole = random.randint(500000, 2000000)
    men, young, grown = whole * random.randint(495, 525) // 1000, whole // 6, whole * random.randint(560, 680) // 1000
    old = whole - young - grown
    oldest = random.randint(old // 2, old * 9 // 10)
    return (
        f"常住人口中，男性{men}人，占{percent(men, whole, 2)}%；女性{whole - men}人，占{percent(whole - men, whole, 2)}%。"
        f"0—14岁{young}人，占{percent(young, whole, 2)}%；15—59岁{grown}人，占{percent(grown, whole, 2)}%；"
        f"60岁及以上{old}人，占{percent(old, whole, 2)}%，其中65岁及以上{oldest}人，占{percent(oldest, whole, 2)}%。"
    )


@statement
def fields_of_two_crops(random: Random) -> str:
    wheat, maize = some(random, 2, 100, 900)
    of_wheat, of_maize = random.randint(350, 650), random.randint(400, 800)
    return (
        f"小麦播种面积{wheat / 10:.1f}万亩，平均亩产{of_wheat}公斤，总产{shown(wheat * of_wheat / 10000, 2)}万吨；"
        f"玉米播种面积{maize / 10:.1f}万亩，平均亩产{of_maize}公斤，总产{shown(maize * of_maize / 10000, 2)}万吨，"
        f"两项合计{shown((wheat * of_wheat + maize * of_maize) / 10000, 2)}万吨。"
    )


@statement
def beds_and_those_in_them(random: Random) -> str:
    beds = random.randint(100, 900) * 10
    nursing, taken = random.randint(beds * 4 // 10, beds * 9 // 10), random.randint(beds * 3 // 10, beds * 9 // 10)
    return (
        f"床位{beds}张，其中护理型床位{nursing}张，占比{percent(nursing, beds)}%，入住老人{taken}人，"
        f"入住率{percent(taken, beds)}%，空余床位{beds - taken}张。"
    )


@statement
def what_each_household_gains(random: Random) -> str:
    field, each = random.randint(20, 300), random.randint(1000, 9000)
    return (
        f"采摘面积{field / 10:.1f}万亩，亩均产值{each}元，综合产值{shown(field * each / 100000, 2)}亿元，"
        f"带动{random.randint(1000, 9000)}户，户均增收{random.randint(1000, 9000)}元。"
    )


@statement
def some_of_two_groups(random: Random) -> str:
    first, second = some(random, 2, 5, 60)
    of_first, of_second = random.randint(1, first - 1), random.randint(1, second - 1)
    return (
        f"承办建议{first}件（主办{of_first}件、协办{first - of_first}件），提案{second}件（主办{of_second}件、"
        f"协办{second - of_second}件），主办件共{of_first + of_second}件，"
        f"占承办总数{first + second}件的{percent(of_first + of_second, first + second)}%。"
    )


@statement
def three_lots(random: Random) -> str:
    lots = some(random, 3, 20, 200)
    passed = random.randint(sum(lots) // 2, sum(lots))
    return (
        f"累计培训{sum(lots)}人次，分三批：第一批{lots[0]}人次，第二批{lots[1]}人次，第三批{lots[2]}人次；"
        f"培训合格{passed}人次，合格率{percent(passed, sum(lots))}%。"
    )


@statement
def women_of_three_schools(random: Random) -> str:
    teachers = some(random, 3, 30, 200)
    women = [random.randint(1, one - 1) for one in teachers]
    shares = "、".join(f"{percent(part, whole)}%" for part, whole in zip(women, teachers, strict=True))
    return (
        f"小学、初中、高中专任教师分别为{teachers[0]}人、{teachers[1]}人、{teachers[2]}人，"
        f"其中女教师分别为{women[0]}人、{women[1]}人、{women[2]}人，分别占{shares}，"
        f"女教师总数{sum(women)}人，占专任教师总数的{percent(sum(women), sum(teachers))}%。"
    )


@statement
def less_than_was_aimed_at(random: Random) -> str:
    done = random.randint(1000, 5000)
    aim = done + random.randint(1, done)
    return f"目标任务为{aim}亩，实际完成{done}亩，完成率{percent(done, aim)}%，较目标少{aim - done}亩。"


@statement
def two_groups_that_were_tested(random: Random) -> str:
    first, second = some(random, 2, 20, 80)
    of_first, of_second = random.randint(10, first), random.randint(10, second)
    return (
        f"A组{first}人中通过{of_first}人，通过率{percent(of_first, first)}%；B组{second}人中通过{of_second}人，"
        f"通过率{percent(of_second, second)}%；两组合计通过{of_first + of_second}人，"
        f"总通过率{percent(of_first + of_second, first + second)}%。"
    )


@statement
def stock_and_slaughter(random: Random) -> str:
    kept, sold = some(random, 2, 1000, 9000)
    before, sows = another(random, kept), random.randint(kept // 14, kept // 9)
    return (
        f"生猪存栏{hundredths(kept)}万头，同比{moved(kept, before, '增长', '下降')}{percent(abs(kept - before), before)}%，"
        f"其中能繁母猪{hundredths(sows)}万头，占{percent(sows, kept)}%；生猪出栏{hundredths(sold)}万头，同比增长5.8%。"
    )


@statement
def cases_that_were_solved(random: Random) -> str:
    whole = random.randint(1000, 5000)
    solved, fraud = random.randint(whole // 3, whole), random.randint(200, whole // 2)
    of_fraud = random.randint(30, fraud)
    return (
        f"全年共立刑事案件{whole}起；破案{solved}起，破案率{percent(solved, whole)}%；其中电信网络诈骗案件立案{fraud}起，"
        f"占刑事案件总数的{percent(fraud, whole)}%，破获{of_fraud}起，破案率{percent(of_fraud, fraud)}%。"
    )


@statement
def villages_by_their_income(random: Random) -> str:
    count = random.randint(20, 80)
    rich, good, fair = some(random, 3, 1, count // 4)
    return (
        f"{count}个村中，集体经济收入50万元以上的{rich}个，20—50万元的{good}个，10—20万元的{fair}个，"
        f"10万元以下的{count - rich - good - fair}个，20万元以上的村占{percent(rich + good, count)}%。"
    )


@statement
def how_far_houses_have_come(random: Random) -> str:
    done, going, waiting = random.randint(5, 30), random.randint(1, 20), random.randint(1, 20)
    count = done + going + waiting
    return (
        f"今年计划改造老旧小区{count}个，涉及居民{random.randint(2000, 18000)}户、{random.randint(100, 400)}栋楼，"
        f"目前已完工{done}个，在建{going}个，未开工{waiting}个，开工率{percent(done + going, count)}%，"
        f"完工率{percent(done, count)}%。"
    )


@statement
def cases_old_and_new(random: Random) -> str:
    old, new = random.randint(50, 400), random.randint(1000, 9000)
    done = random.randint(new * 8 // 10, new)
    return (
        f"全年受理案件{old + new}件（旧存{old}件、新收{new}件），审执结{done}件，同比分别上升17.4%和0.3%，"
        f"结案率{percent(done, old + new)}%，未结{old + new - done}件。"
    )


@statement
def what_came_of_findings(random: Random) -> str:
    done, going, waiting = random.randint(70, 300), random.randint(3, 30), random.randint(3, 30)
    count = done + going + waiting
    return (
        f"上年度审计查出的{count}个问题，已整改{done}个，占{percent(done, count)}%，正在整改{going}个，"
        f"占{percent(going, count)}%，尚未整改{waiting}个，占{percent(waiting, count)}%。"
    )


@statement
def four_ways_to_hold_to_account(random: Random) -> str:
    ways = some(random, 4, 2, 300)
    names = ("第一种形态", "第二种形态", "第三种形态", "第四种形态")
    told = "；".join(f"{name}{one}人次，占{percent(one, sum(ways))}%" for name, one in zip(names, ways, strict=True))
    return f"运用监督执纪“四种形态”批评教育帮助和处理{sum(ways)}人次，其中{told}。"


@statement
def accidents_and_how_they_fell(random: Random) -> str:
    kinds, dead = some(random, 3, 3, 30), random.randint(1, 20)
    fewer, fewer_dead = random.randint(1, 20), random.randint(1, 9)
    return (
        f"全年共发生生产安全事故{sum(kinds)}起，死亡{dead}人，同比事故起数减少{fewer}起、"
        f"下降{percent(fewer, sum(kinds) + fewer)}%，死亡人数减少{fewer_dead}人、"
        f"下降{percent(fewer_dead, dead + fewer_dead)}%。"
        f"其中，工矿商贸事故{kinds[0]}起，道路运输事故{kinds[1]}起，其他事故{kinds[2]}起。"
    )


@statement
def changes_of_three_kinds_together(random: Random) -> str:
    now = some(random, 3, 20, 200)
    before = [another(random, one) for one in now]
    if sum(now) == sum(before):
        before[0] += 1
    kinds = ("盗窃", "诈骗", "伤害")
    told = "；".join(
        f"{kind}案件{one}起，比去年{moved(one, was)}{abs(one - was)}起"
        for kind, one, was in zip(kinds, now, before, strict=True)
        if one != was
    )
    return (
        f"{told}。三类案件共{sum(now)}起，比去年{moved(sum(now), sum(before))}{abs(sum(now) - sum(before))}起。"
        if told.count("起") == 2 * len(now)
        else f"{told}。"
    )


@statement
def rates_in_a_row(random: Random) -> str:
    pupils = random.randint(1000, 9000)
    passed = some(random, 3, pupils // 2, pupils)
    shares = "、".join(f"{percent(one, pupils)}%" for one in passed)
    return (
        f"参考学生{pupils}人，语文、数学、英语三科及格人数分别为{passed[0]}人、{passed[1]}人、{passed[2]}人，"
        f"及格率分别为{shares}。"
    )


@statement
def visitors_and_each_lot(random: Random) -> str:
    lots, each = random.randint(5, 40), random.randint(10, 400)
    return f"接待参观{lots}批{lots * each}人次，平均每批{each}人次，较去年同期分别增长20.5%和33.5%。"


@statement
def two_rates_compared(random: Random) -> str:
    first, second = random.randint(850, 910), random.randint(911, 990)
    return (
        f"门诊患者满意度为{first / 10:.1f}%，住院患者满意度为{second / 10:.1f}%，"
        f"后者比前者高{(second - first) / 10:.1f}个百分点。"
    )


@statement
def answers_that_were_given(random: Random) -> str:
    asked = random.randint(1000, 5000)
    good, better, same = some(random, 3, 50, asked // 4)
    return (
        f"在{asked}名受访群众中，{good}人认为“明显改善”，占{percent(good, asked)}%，{better}人认为“有所改善”，"
        f"占{percent(better, asked)}%，两项合计{percent(good + better, asked)}%；{same}人认为“没有变化”，"
        f"占{percent(same, asked)}%，其余{asked - good - better - same}人表示“不清楚”。"
    )


@statement
def tasks_of_three_kinds(random: Random) -> str:
    done = some(random, 3, 50, 5000)
    plans = [one + random.randint(-one // 6, one // 5) for one in done]
    names = ("城镇新增就业", "失业人员再就业", "就业困难人员就业")
    told = "；".join(
        f"{name}{one}人，完成年度任务{plan}人的{percent(one, plan)}%"
        for name, one, plan in zip(names, done, plans, strict=True)
    )
    return f"{told}。"


@statement
def parts_that_are_kept_and_done_away_with(random: Random) -> str:
    kept, dropped, moved_down = (10 * one for one in some(random, 3, 5, 50))
    whole = kept + dropped + moved_down
    return (
        f"共梳理权力事项{whole}项，保留{kept}项，取消{dropped}项，下放{moved_down}项，"
        f"取消和下放事项占{percent(dropped + moved_down, whole)}%。"
    )


@statement
def forest_and_what_it_is(random: Random) -> str:
    public, traded, bare = random.randint(100, 900), random.randint(100, 900), random.randint(20, 90)
    return (
        f"全县林业用地{(public + traded + bare) / 10:.1f}万亩，其中公益林{public / 10:.1f}万亩、商品林{traded / 10:.1f}万亩，"
        f"其余{bare / 10:.1f}万亩为宜林荒地；森林覆盖率{random.randint(30, 70)}.25%。"
    )


@statement
def grades_of_those_who_were_judged(random: Random) -> str:
    grades = some(random, 4, 5, 60)
    return (
        f"年度考核{sum(grades)}人：优秀{grades[0]}人，称职{grades[1]}人，基本称职{grades[2]}人，"
        f"不定等次{grades[3]}人，优秀率为{percent(grades[0], sum(grades))}%。"
    )
