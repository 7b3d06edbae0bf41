"""Clauses from which the object of a preposition or a verb is gone: 按照的部署, 由负责解释, 办公室设在，, 与，."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from edulint.api import Severity, Span, WordList, any_of, holds_any, is_han, pattern
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_WORDS = WordList(__file__, "objects.txt").sections
_END = "(?=[,。;、])"
# Before 由 in 理由, 事由 and the like; 管理由负责 is another place, and 为由 and 路由 end clauses, too.
_NO_BY, _MANAGED_BY = "(?<![理自事缘原因案根来不情何所必].)", "(?<=[管办治]理.)"


def _behind(words: Iterable[str], end: str) -> str:
    """Return the source of a pattern: what was matched so far ends with ``end`` behind one of the words."""
    by_length = groupby(sorted((word + end for word in words), key=len), len)
    return "(?:" + "|".join(f"(?<={'|'.join(alike)})" for _, alike in by_length) + ")"


def _places() -> str:
    return "|".join(
        (
            # 办公室设在，, 曾在任教，, 开幕式在举行，, 登记在名下
            f"在(?:{_behind(_WORDS['where'], '在')}{_END}|(?<=[曾后别]在)(?={any_of(_WORDS['staying'])}{_END})|(?<=[登记挂落]在)(?=名下)"
            f"|(?<![正仍还也都就不总直实是现]在)(?=(?:召开|举行|举办|集合){_END}))",
            # 毕业于。, 毕业于大学，, 位于省西部
            f"于(?:{_behind(_WORDS['where'], '于')}{_END}|(?<=毕业于)(?=大学|学院)|(?<=位于)(?=[省市县区][东西南北]部))",
            # 东临，西接；, 来自省的, 师从，, 从开始，, 赴支教, 赴等地考察
            *(f"{one}(?<=[东西南北].){_END}" for one in "临接邻靠连依抵倚"),
            f"自(?<=来自)(?=[省市县区镇乡村][的、,。])|从(?:(?<=师从){_END}|(?=(?:走出|返回|进入|撤离|开始)[,。]))",
            f"赴(?<![赶奔]赴)(?={any_of(_WORDS['gone to'])}[,。;、])",
            f"等(?:(?<=会同等)(?=部门|单位)|{_behind(_WORDS['visited'], '等')}(?=[地村县镇乡市省区][^理位铁上面带点形]|[0-9]+个))",
        )
    )


def _persons() -> str:
    who_does_it = (
        # 由负责解释，, 由和负责。, 由创作的歌曲, 费用由承担。, 由返回，, 由统一保管，, 由，
        "(?=负责(?!人)[^的,。;\n]{0,12}[,。;])|(?=和(?:担任|负责|主持|同志|组成))",
        "(?<!为由)(?=(?:主办|承办|组织|举办|发起|担任|编写)(?:开展|实施|评选)?的[“《第])",
        f"(?={any_of(_WORDS['made by'])}的)|(?={any_of(_WORDS['done by'])}[,。;])",
        "(?=返回[,。]|(?:统一|共同|联合|具体|全权)(?![到向国])[\u4e00-\u9fff]{2,4}[,。;])|(?<![为路]由)(?=[,;、])",
    )
    return "|".join(
        (
            f"由(?:{_MANAGED_BY}(?=负责(?!人)[^的,。;\n]{{0,12}}[,。;])|{_NO_BY}(?:{'|'.join(who_does_it)}))",
            # 任命同志为站长, 以同志为组长, 同志，男，, 免去的副局长职务
            f"同志(?:{_behind(_WORDS['appointed'], '同志')}(?=[为任的等职担])|(?<=以同志)(?=为)|(?<=[\n。;]同志)(?=,[男女现]))",
            "的(?<=免去的)(?=[^,。;\n]{0,10}职务)",
            # 由王明任组长、任副组长的领导小组; 招标人为，, 出席的有，, （记者）
            f"任(?<=、任)(?=副?(?:组长|总指挥|主任)的)|人为{_behind(_WORDS['party'], '人为')}{_END}",
            "有(?<=出席的有|到会的有|会议的有|仪式的有)(?=[,。;])|[(](?=(?:记者|通讯员)[)])",
            # 下面，请讲话, 现在，我代表向大会报告
            f"请(?<!邀请)(?={any_of(_WORDS['asked'])}[,。;、!])|代表(?<=[我谨]代表)(?=向)",
            # 今年，与开展结对活动, 已与，, 近日，向捐赠图书，, 向学习，
            f"与(?:(?<=[,。;\n]与)(?={any_of(_WORDS['with whom'])}[^的,。;、\n]{{0,14}}(?<!一样|相同|不同|有关|无关|相比|同步|并重|一起|起来)[,。;])"
            "|(?<![参给赠授寄赋付应干预相是]与)(?=[,;]))",
            f"向(?:(?<=[,。;\n]向)(?={any_of(_WORDS['to whom'])}[^的者人,。;\n]{{0,14}}[,。;])|(?=学习{_END}|伸出|致以))",
            # ，受的委托，, ，应的邀请，, 感谢的关心, 离不开的支持, 对的到来
            "的(?:(?<=[,。;\n]受的)(?=委托|指派)|(?<=[,。;\n]应的)(?=邀请|要求)|(?<=感谢的|不开的)(?=关心|支持|帮助|到来|信任)"
            "|(?<=对的)(?<!绝对的)(?=到来|关心|支持|厚爱))",
        )
    )


def _words() -> str:
    return "|".join(
        (
            # 讨论了的报告, ，充分发挥的作用，
            "的(?:(?<=[究议论达习察阅审]了的)(?=[\u4e00-\u9fff]{2})"
            "|(?<=[,。;\n]....的)(?<=充分..的|大力..的|认真..的|紧紧..的|切实..的|全面..的|牢牢..的|坚决..的|自觉..的)"
            # 全面发展的青年
            "(?<!全面发展的|认真负责的)"
            "(?=[\u4e00-\u9fff]{2,4}[,。;]))",
            # 全县上下以为指导，, 以理论、, 我们把打造成名片, 贯彻落实和中央经济工作会议精神
            f"以为(?<![我你他她们都会可也自难误所便就还人原别本]以为)(?={any_of(_WORDS['as what'])}{_END})|以理论(?=[、和])",
            "把(?<!镐把)(?<![,。;\n]把)(?![^,。;\n]{0,14}的)(?=打造成|培育成|建设成|当作|列为|列入|摆在|提上|融入)",
            "和(?<=落实和|贯彻和|学习和|传达和)(?=中央|[省市县区]委|党的|全[国省市县]|上级)",
            # 我对了解不够, 大会授予称号, 除外，其他…
            # 学习了精神，, 按照处理。, 镇长主持，列席。, 为贯彻，保障安全
            "精神(?<=[习达彻]了精神)(?=[,。;])|按照(?=(?:处理|执行|办理)[。;])|列席(?<=,列席)(?=[。;])|贯彻(?<=为贯彻)(?=,)",
            "对(?=了解(?:不|甚|得))|授予(?<=[会党委院局校]授予)(?=称号)|除外(?<=[,。;\n]除外)(?=,(?:其他|其余))",
            # 时间为，, 鉴定为。, 为增光; ，联系人，
            "为(?:(?<=单位为|地点为|时间为|地址为|日期为|金额为|面积为|方式为|期限为|单价为|总价为|规模为)(?=[,。;](?![1一(①]))"
            "|(?<=[鉴判核]定为)(?=[,。;])|(?=增光|争光|添彩))",
            f"联系人(?<=[,;]联系人){_END}",
        )
    )


# 确保前完成, 请在前上报, 现任。, 截至，全部完成
_WHEN = pattern(
    f"前(?:{_behind(_WORDS['by when'], '前')}(?<![排跑走赶冲]在前)(?={any_of(_WORDS['done by then'])})|(?<=[,。;\n请]在前)(?=将))"
    "|截至(?<=[,。;:\n]截至)(?=,)"
)
_POST = pattern("现任(?=[,。;])")
_PLACES, _PERSONS, _OTHER = pattern(_places()), pattern(_persons()), pattern(_words())
# How many characters before and behind are told with what is found: “的” alone says nothing, 按照的 does.
_KINDS = (
    (("前", "截至,"), _WHEN, (2, 2), Kind.DATE, "date"),
    (("现任",), _POST, (0, 0), Kind.WORDS, "words"),
    ((), _PLACES, (1, 1), Kind.NAME, "place"),
    ((), _PERSONS, (1, 2), Kind.NAME, "name"),
    ((), _OTHER, (2, 2), Kind.WORDS, "words"),
)


def without_object(folded: str) -> Iterator[Placeholder]:
    """Yield the words of a text from which their object is gone, in no order."""
    for signs, gone, (before, behind), kind, message in _KINDS:
        for match in gone.finditer(folded) if not signs or holds_any(folded, signs) else ():
            yield Placeholder(_with_words_beside(folded, match, before, behind), kind, message, Severity.WARNING)


def _with_words_beside(folded: str, match: re.Match[str], before: int, behind: int) -> Span:
    """Return the span of a match with up to so many Chinese characters on each side."""
    start, end = match.span()
    while before and is_han(folded[start - 1 : start] or " "):
        start, before = start - 1, before - 1
    while behind and is_han(folded[end : end + 1] or " "):
        end, behind = end + 1, behind - 1
    return Span(start, end)
