"""What kind of text a draft is, told from the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.model import Genre
from edulint.outline import genre
from edulint.testing import document_of
from edulint.text.wordlist import WordList

WORDS = WordList(genre.__file__, "genre.txt")
FILLER = "今年以来，全所干部修好了大坝，清理了河道，群众反映良好。\n"


def kind(text: str) -> Genre:
    return document_of(text).genre


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"清岭县水务局工作总结\n{FILLER * 3}", Genre.REPORT),
        (FILLER * 3, Genre.REPORT),
        ("渔港管理办法\n第一条　为了管好渔港，制定本办法。\n第二条　渔港由县里管理。\n第三条　自公布之日起施行。\n", Genre.LAW),
        # Without line ends, too.
        ("渔港管理办法 第一章　总则 第一条　为了管好渔港，制定本办法。 第二条　渔港由县里管理。第三条　自公布之日起施行。\n", Genre.LAW),
        ("进港须知 第一条　进港应当报告。第二条　出港应当报告。第三条　违反的，依照船舶条例第九条处罚。\n", Genre.NOTICE),
        ("第七条　进港应当报告。\n第八条　出港应当报告。\n", Genre.NOTICE),
        ("关于开展渔港检查的通知\n各乡镇：\n现将有关事项通知如下。\n", Genre.NOTICE),
        ("渔港标准体系建设指南\n（2031版）\n一、总体要求\n", Genre.NOTICE),
        ("一、将第三条修改为：“渔港归县里管。”\n二、删去第五条。\n三、将第九条改为：“船舶应当登记。”\n", Genre.LAW),
        ("关于在试点渔港（码头）\n暂停收取登记费（试行）的通知\n为减轻负担，现通知如下。\n", Genre.NOTICE),
        (
            "公诉机关指控，被告人周某偷船。\n审判员郑和平\n书记员林秋\n第七条偷船的，处罚。\n第八条从重。\n第九条减轻。\n",
            Genre.JUDGMENT,
        ),
        ("评定渔港等级实施办法\n（清岭县水务局）\n根据渔港条例，拟定本实施办法。\n一、范围\n渔港都要评定。\n", Genre.LAW),
        ("渡口适用船舶条例若干问题的解释\n现就渡口适用船舶条例的问题解释如下：\n一、渡船要登记。\n二、渡船要检查。\n", Genre.LAW),
        ("渡口管理职责暂行规定\n为了管好渡口，现就各局的职责作如下规定：\n一、水务局管渡船。\n", Genre.LAW),
        (f"清岭县制定管理办法\n{FILLER}县里制定了渔港管理办法。\n", Genre.REPORT),
        ("关于船舶案件的解释\n一、本解释所称船舶，是指渔船。\n二、适用本解释。\n三、本解释自公布之日起施行。\n", Genre.LAW),
        ("原告诉称，货款未付。\n被告辩称，货物不合格。\n本院认为，应当付款。\n", Genre.JUDGMENT),
        ("央视网消息：大坝昨天合龙。\n", Genre.NEWS),
        (f"大坝合龙了\n{FILLER}记者了解到，工期提前了。\n记者看到，水位正在上升。\n", Genre.NEWS),
        ("“水来了。”老周说，“等了十年。”\n他告诉邻居：“今年能种稻子了。”\n“是啊。”邻居笑道。\n“真好。”她说。\n", Genre.NEWS),
        ("def total(values):\n    return sum(values)\n\nprint(total([1, 2, 3]))  # 求和\n", Genre.PROGRAM),
        ("1．大坝的作用是\nA．蓄水\nB．发电\nC．防洪\nD．以上都是\n", Genre.EXAM),
        ("一、选择题\n二、填空题\n三、简答题\n", Genre.EXAM),
        ("6．（12分）某水库的水位上升，原因是____。\n7．（9分）说明渠道的作用。\n8．（ 9分）填写渡口的名称。\n", Genre.EXAM),
        ("【分析】本题说的是渠道。\n【详解】渠道用来灌溉。\n下列说法都不对。\n", Genre.EXAM),
        ("青山县人民法院刑事判决书\n老周说：“我没看见。”\n老李说：“我也没有。”\n老陈说：“不知道。”\n", Genre.JUDGMENT),
        ("泊位申请表\n申请人：\n船名：____\n类别：□客船 □货船\n申请日期：  年  月  日\n", Genre.FORM),
        ("清岭县水务局\n泊位受理单（存根联）\n编号：清水〔  〕  号\n你单位于   年  月  日提出的申请收悉。\n请于   年  月  日前领取。\n", Genre.FORM),
        # Its title is set wide, and fields are named that a program fills in.
        ("泊  位  承  诺  书\n【船舶名称】已读须知。\n【申请单位】于     年办理登记。\n缴纳     元。\n", Genre.FORM),
        ("泊位租用合同\n甲方：【出租单位】\n乙方：【承租单位】\n租期自     年起。\n", Genre.FORM),
    ],
)  # fmt: skip
def test_a_draft_tells_what_it_is(text: str, expected: Genre) -> None:
    assert kind(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        # It cites three articles.
        f"渔港整治情况 {FILLER.strip() * 30}依照条例，处罚如下。第一条两起。第二条三起。第三条一起。\n",
        # The title says it, whatever is told of below.
        f"县法院工作报告\n{FILLER}审理案件60件，原告、被告、辩护人到庭率上升，判决书全部公开。\n",
        f"融媒体中心工作总结\n{FILLER}本报记者采写稿件40篇，记者看到、记者从、告诉记者等栏目改版。\n",
        # A court's words stand far apart in a report.
        f"{FILLER * 60}原告和被告都满意，审判长获得表彰。\n",
        # Masks are no Latin words.
        "xx县xx局xx年总结，xx镇xx村xx所学校xx万元，xx户xx人，xxxx年xx月xx日。\n",
        # A report with blanks has no form's title, a list of figures no blanks, and much is said beside few blanks.
        "泊位工作总结\n于   年  月  日完成泊位____个，编号清水〔  〕号，【单位名称】核对。\n",
        f"泊位统计表\n{FILLER}泊位60个。\n",
        f"泊位申请表\n{FILLER * 30}日期：  年  月  日\n船名：____\n□客船\n",
        # Articles quoted in a report.
        f"{FILLER * 8}第六条规定了收费。\n第七条规定了登记。\n第八条规定了罚款。\n{FILLER * 12}",
    ],
    ids=[
        "articles in one line",
        "a court's report",
        "a newspaper's report",
        "courts in passing",
        "masks",
        "a report with blanks",
        "a list",
        "few blanks",
        "articles in passing",
    ],
)
def test_a_report_stays_one(text: str) -> None:
    assert kind(text) is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("judgment"))
def test_each_word_of_a_court_counts(word: str) -> None:
    others = [other for other in WORDS.section("judgment") if other not in word and word not in other][:2]
    # The first words of a text count for more.
    assert kind(f"{FILLER * 8}{others[0]}。{others[1]}。") is not Genre.JUDGMENT
    assert kind(f"{FILLER * 8}{others[0]}。{others[1]}。{word}。") is Genre.JUDGMENT


@pytest.mark.parametrize("word", WORDS.section("form"))
def test_titles_of_forms_tell(word: str) -> None:
    blanks = "\n类别：□客船 □货船 □渔船\n"
    assert kind(f"泊位{word}{blanks}") is Genre.FORM
    assert kind(f"泊位{word}的管理{blanks}") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("guide"))
def test_titles_of_guides_tell(word: str) -> None:
    assert kind(f"渡口纠纷案件的审理思路和{word}\n{FILLER}") is Genre.JUDGMENT
    assert kind(f"渡口纠纷案件\n{word}\n{FILLER}") is Genre.JUDGMENT
    assert kind(f"{word}的学习\n{FILLER}") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("offence"))
def test_each_word_of_who_tells_of_an_offence_counts(word: str) -> None:
    others = [other for other in WORDS.section("offence") if other not in word and word not in other][:2]
    assert kind(f"{FILLER}犯了罪，{others[0]}。{others[1]}。") is Genre.REPORT
    assert kind(f"{FILLER}犯了罪，{others[0]}。{others[1]}。{word}。") is Genre.JUDGMENT
    assert kind(f"犯了罪，{others[0]}。{others[1]}。{word}。{FILLER * 60}") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("doctrine"))
def test_each_word_of_who_explains_the_law_counts(word: str) -> None:
    others = [other for other in ("债权人", "争议焦点", "应予支持") if other != word][:2]
    assert kind(f"{FILLER}{others[0]}和{others[1]}。\n") is Genre.REPORT
    assert kind(f"{FILLER}{others[0]}和{others[1]}，{word}。\n") is Genre.JUDGMENT
    assert kind(f"{FILLER * 70}{others[0]}和{others[1]}，{word}。\n") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("argument"))
def test_each_word_of_who_discusses_a_case_counts(word: str) -> None:
    others = [other for other in WORDS.section("argument") if other not in word and word not in other][:2]
    persons = "管坝人张某把水泵交给李某，李某又交给赵某。"
    assert kind(f"{persons}{others[0]}。{others[1]}。") is Genre.REPORT
    assert kind(f"{persons}{others[0]}。{others[1]}。{word}。") is Genre.JUDGMENT
    # Nobody's name is left out, or a report speaks of cases in passing.
    assert kind(f"{FILLER}{others[0]}。{others[1]}。{word}。") is Genre.REPORT
    assert kind(f"{persons}{others[0]}。{others[1]}。{word}。{FILLER * 60}") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("case"))
def test_a_part_of_a_judgment_is_known_by_its_first_words(word: str) -> None:
    text = "{}，甲拿走乙的水泵一台。\n" + FILLER
    assert kind(text.format("有人说起")) is not Genre.JUDGMENT
    assert kind(text.format(word)) is Genre.JUDGMENT
    assert kind(f"{FILLER * 8}{word}。\n") is not Genre.JUDGMENT


@pytest.mark.parametrize("party", WORDS.section("party"))
def test_the_facts_of_a_case_tell_of_its_parties(party: str) -> None:
    facts = f"某日,{party}驾车沿长街行驶。次日,{party}到案。{party}对此没有异议。"
    assert kind(facts) is Genre.JUDGMENT
    assert kind(facts + FILLER * 30) is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("exam"))
def test_each_word_of_an_examination_counts(word: str) -> None:
    others = [other for other in WORDS.section("exam") if other not in word and word not in other][:2]
    assert kind(f"{FILLER}{others[0]}。{others[1]}。") is not Genre.EXAM
    assert kind(f"{FILLER}{others[0]}。{others[1]}。{word}。") is Genre.EXAM


@pytest.mark.parametrize("word", WORDS.section("news"))
def test_two_words_of_a_journalist_make_news(word: str) -> None:
    far = FILLER * 20
    assert kind(f"{far}{word}。{FILLER}{word}。") is Genre.NEWS
    assert kind(f"{far}{word}。{FILLER}") is Genre.REPORT


@pytest.mark.parametrize("word", WORDS.section("lead"))
def test_a_journalists_first_line_makes_news(word: str) -> None:
    assert kind(f"{word}，{FILLER}") is Genre.NEWS


@pytest.mark.parametrize(
    "line", ["青山社海城3月8日电 ", "本报海城11月25日电（通讯员 甲）", "本报海城讯 ", "青山网海城8日电 "]
)
def test_a_dateline_above_the_text_makes_news(line: str) -> None:
    assert kind(f"渔港开渔\n■ 开渔要有序\n{line}{FILLER}") is Genre.NEWS
    assert kind(f"渔港开渔\n{FILLER}\n今天，{line}{FILLER}") is Genre.REPORT
    assert kind(f"渔港开渔\n6月8日电影周开幕。{FILLER}") is Genre.REPORT


@pytest.mark.parametrize("word", [*WORDS.section("report"), *WORDS.section("notice")])
def test_titles_tell(word: str) -> None:
    expected = Genre.REPORT if word in WORDS.section("report") else Genre.NOTICE
    court = "原告诉称，货款未付。\n被告辩称，货物不合格。\n本院认为，应当付款。\n"
    assert kind(f"关于渔港检查{word}\n{court}") is expected
    assert kind(f"关于渔港检查\n{court}") is Genre.JUDGMENT


@pytest.mark.parametrize("word", WORDS.section("law"))
def test_titles_of_laws_tell(word: str) -> None:
    articles = "第一条　渔港归县里管。\n第二条　进港报告。\n第三条　出港报告。\n"
    assert kind(f"渔港管理{word}\n{articles}") is Genre.LAW
    assert kind(f"渔港管理\n{articles}") is Genre.NOTICE


@pytest.mark.parametrize("word", WORDS.section("itself"))
def test_a_law_speaks_of_itself(word: str) -> None:
    title = next(law for law in WORDS.section("law") if word.endswith(law))
    text = f"渔港{title}\n一、{word}所称渔港，归县里管。\n二、进港适用{word}。\n"
    assert kind(f"{text}三、{word}今年施行。\n") is Genre.LAW
    assert kind(f"{text}三、今年施行。\n") is not Genre.LAW


@pytest.mark.parametrize("word", WORDS.section("label"))
def test_labels_at_lines_heads_tell_a_guide(word: str) -> None:
    assert kind(f"渡口怎么进\n一、{word}：船主。\n二、{word}\n船主。\n（三）{word}如下：船主。\n") is Genre.NOTICE
    assert kind(f"渡口怎么进\n一、{word}：船主。\n二、{word}\n船主。\n（三）压缩{word}：船主。\n") is Genre.REPORT


@pytest.mark.parametrize(
    "order",
    ["现将方案印发给你们，请遵照执行。", "请认真贯彻执行。", "现将有关事项通知如下。", "现就渡口的安排通知如下："],
)
def test_who_is_to_do_something_tells_a_notice_without_title(order: str) -> None:
    assert kind(f"清水发〔2031〕8号\n各乡镇，各有关单位：\n{FILLER}{order}\n") is Genre.NOTICE
    assert kind(f"清水发〔2031〕8号\n{FILLER}{order}\n") is Genre.REPORT
    assert kind(f"清水发〔2031〕8号\n各乡镇，各有关单位：\n{FILLER * 40}{order}\n") is Genre.REPORT
    assert kind(f"清水发〔2031〕8号\n各乡镇，各有关单位：\n{FILLER}现将工作总结报告如下。\n") is Genre.REPORT


@pytest.mark.parametrize(
    # So few lines are a text's own, and a page has not so many.
    ("lines", "expected"),
    [(3, Genre.NOTICE), (12, Genre.REPORT), (40, Genre.NOTICE), (260, Genre.REPORT)],
)
def test_a_page_s_own_lines_above_a_text_are_looked_past(lines: int, expected: Genre) -> None:
    page = "".join(f"栏目{number}\n" for number in range(lines))
    text = f"关于检查渡口的通知\n各乡镇：\n{FILLER.strip() * 3}\n{FILLER}"
    assert kind(f"{page}{text}") is expected
    assert kind(f"{page}渡口工作总结\n{FILLER.strip() * 3}\n") is Genre.REPORT


def test_a_law_with_broken_lines_keeps_its_title() -> None:
    heads = "".join(f"20{number}年1月1日清水市会议\n第{number}次通过\n" for number in range(10, 25))
    articles = "".join(f"第{number}条 船主应当检修船舶。\n" for number in "一二三四五六七八九")
    long_line = FILLER.replace("\n", "") * 3
    assert kind(f"清水市船舶检修办法\n{heads}{long_line}\n{articles}") is Genre.LAW


def test_answers_to_numbered_questions_tell_a_guide() -> None:
    asked = ["一、谁可以进港？", "二、怎样申请进港？", "（三）多久能办好？", "问：要缴费吗？"]
    text = f"进港的事\n{FILLER.join(f'{one}{chr(10)}' for one in asked)}"
    assert kind(text) is Genre.NOTICE
    assert kind(text.replace("（三）", "")) is Genre.REPORT
    assert kind(text.replace("多久", "多" * 60)) is Genre.REPORT


def test_a_genre_that_is_given_counts() -> None:
    from edulint.outline.assembly import parse
    from edulint.readers.plain import PlainReader

    assert parse(FILLER.encode(), PlainReader(), genre=Genre.LAW).genre is Genre.LAW


def test_the_list_has_no_section_that_nobody_reads() -> None:
    source = Path(genre.__file__).read_text(encoding="utf-8")
    assert {name for name in WORDS.sections if f'"{name}"' not in source} <= {kind.value for kind in Genre}


def test_what_a_comment_says_does_not_tell_the_kind() -> None:
    court = "原告诉称，货款未付。被告辩称，货物不合格。本院认为，应当付款。"
    assert kind(f"{court}\n{FILLER}") is Genre.JUDGMENT
    assert document_of(f"<!-- edulint: ignore-file FI101 {court} -->\n\n{FILLER}", "draft.md").genre is Genre.REPORT
