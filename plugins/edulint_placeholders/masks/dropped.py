"""Clauses from which words are gone without a trace: 会议由主持，, 工程位于，, 该中心于正式投入使用, 根据的统一部署."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Severity, Span, holds_any, pattern
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# Before 由 and 于 in 理由, 事由, 由于, 关于, 有利于 and the like.
_NO_BY = "(?<![理自事缘原因案根来不情].)"
_NO_AT = "(?<![由关对低高大小多少优属善终至处位基限鉴过急便敢忠勇助利用致长出止在归勤适难易乐源等重向力].)"
_HELD = "(?:举行|召开|开班|开幕|揭牌|启动|举办|开营|签约|成立)"
# 以为组长的, 以为主体的: whom or what for is gone; 以为 alone is thinking.
_AS = pattern("以为(?!首的党?中央)(?=(?:副?组长|副?总?指挥长?|副?主任|主体|榜样|首)的)")
# 坚持以为中心，: nobody thinks so shortly of a middle. 以为核心的党中央 lacks a leader's name.
_AS_CENTRE = pattern(
    "以为(?!核心的党?中央)(?:(?=(?:中心|统领|重点|抓手|主线|核心|突破口|引领|基础|载体|龙头|主题|契机|依托|导向|支撑|牵引|统揽)"
    "(?![是会能就在要可不应才]))|(?=代表的)|(?<=[,。;、由和向对]以为)(?=代表[,、]))"
)
# 会议由主持，, 由投资兴建, 由和村集体共同组建
_BY = pattern(
    f"由{_NO_BY}(?=(?:负责|组织实施|担任|解释|出资|投资)[,。;、]|(?:组成|构成)[的,。;]"
    # 由牵头抓总: but 由承办法官主持
    "|(?:主持|牵头|承办|主办)(?!人|方|单位|部门|地|机构|处|科|者|的|行|局|司|组|法官|律师|国|城|学校|高校|企业|领导)"
    "|(?:投资|出资)(?:兴建|建设|新建|修建|开发|组建)(?!的)|投资[0-9]|(?:任|担任)(?:副?组长|主任|校长|总指挥)"
    r"|和[^,。;\n]{2,8}(?:共同|联合|合作))"
)
# 工程位于，, 东至，西至人民路, 地处境内
_LIES = pattern(
    "[位起坐座地选东西南北流途](?:"
    "(?:(?<=[位起])于|(?<=[坐座])落[于在]|(?<=地)处(?<![基场工田草林营驻产]..)|(?<=选)址[于在]|(?<=起)自|(?<=[东西南北])至)"
    r"(?=,|[。;](?<!位于.)|的(?<=位于的))|(?:(?<=地)处|(?<=位)于|(?<=坐)落于|(?<=[流途])经)(?=境内|与[^,。;\n]{2,8}交[汇叉界]))"
)
# 沿两侧实施绿化; 与签订协议, 我镇与建立了合作关系
_BESIDE = pattern("沿(?=两[侧岸旁边])(?<![^,。;\n].)")
_WITH = pattern(
    "与(?<![参给赠授寄赋付]与)(?=签[订署]|达成了|建立(?:了|合作|帮扶|协作|战略|长期|稳定|良好|紧密|友好|联动|更))"
)
# 该中心于正式投入使用, 培训班于在党校开班, 协议已于签订
_ON = pattern(
    f"于(?:{_NO_AT}(?=正式(?:投入|投产|启[动用]|开[通工业园馆班放营]|成立|运[行营]|挂牌|实施|施行|签|上线|揭牌|通[车过]|建成)"
    "|(?:顺利|圆满)(?:完成|完工|通过|竣工|结束|闭幕|落幕|开工|开幕|举[行办])|如期(?:完成|开|投|竣|举)"
    rf"|在[^,。;\n]{{2,12}}{_HELD})"
    # 幼儿园创立于，是由小学改建而来
    "|(?<=[立建办工业生开]于)(?=[,。;])"
    "|(?<=[已定将拟并曾]于|划于|计于|定于)(?=签[订署]|召开|举[行办]|开[工业通班幕]|[竣完]工|建成|投产|投入|启[动用]|通车|完成"
    "|成立|挂牌|交付|通过|[印下]发|实施|发布|结束|闭幕))"
)
# 自起施行, 自至6月底, 每月日定为党员活动日, 会议在召开，
_SINCE = pattern(
    "自(?:(?<![各独亲来出]自)(?=起(?:施行|实施|执行|生效|试行))|(?=至[0-9]{1,4}[年月])|(?=以来)|(?=开始(?:施行|实施|执行)))"
)
_DAY = pattern("月日(?<=每月日)(?=定?为|作为|组织|开展|召开|举办|集中)")
_PLACE = pattern(f"在(?<=会在)(?={_HELD}[,。;])")
# 始终把作为头等大事, 我们对进行了排查; but 把作为文化重要组成部分的民歌传承下去
_KIND_OF_WHOM = "[^,。;:\n]{2,30}(?:组成部分|之一|主体|代表|载体|支柱|成员)的[\u4e00-\u9fff]{2}"
_WHOM = pattern(
    f"把(?<![^,。;:\n要持续终并也都均须应]把)(?=作为(?!{_KIND_OF_WHOM})|纳入|列入|摆在|放在|贯穿(?!其中)|融入|当作|视为)"
)
# 对进行考核的单位 are those that go on to something.
_ON_WHOM = pattern(
    "对(?<![核校比相应面针反成绝查派会结配]对)"
    "(?=进行(?:了|(?![^,。;\n]{0,24}的(?:单位|个人|企业|人员|行为|学生|商户|用户|项目|部门|机构|经营者|者|人))))"
)
# 先后了《考勤办法》: what was done is gone; 解决了等突出问题: what the list named; 完善了、《值班制度》: an item of it,
# but 路通了、水清了
_DONE = pattern(
    "了(?:(?<=先后了|相继了|陆续了|逐步了|一步了|切实了|大力了|逐一了|分别了)(?![解结却然断如无])(?=[《“\u4e00-\u9fff])"
    "|(?<=[决处治现定台立成进得造获设到]了)(?=等(?:[一各多有突重系相问项典基制困难先][^。,;候待]|[0-9]))"
    "|(?<=[善定台订发织展成建施进现购引]了)(?=、[《“\u4e00-\u9fff])(?!、[^,。;\n]{0,16}了))"
)
_SHOWN = pattern("出(?<=[现进发]出)(?=等(?:[一各多有突重系相问项典基制困难先][^。,;候待]|[0-9]))")
# 通过开展，干部作风好转; 为进一步加强，我局…; 紧紧围绕，
_THROUGH = pattern("通过(?=(?:开展|实施|加强|加大|举办|建立|采取|制定|完善|强化|推进),)")
_IN_ORDER_TO = pattern(
    "进一步(?<=为进一步)(?<![^,。;:\n]为进一步)(?=(?:加强|推进|规范|完善|强化|深化|做好|提高|提升|优化|改善),)"
)
_AROUND = pattern("围绕(?<=[,。;:\n紧移是终续动要须应将]围绕)(?=[,。;、])")
# 根据的统一部署, 随着的深入, 听取了的汇报, 加强对的监管, 加强与的合作, 来自的学生
_OF = pattern(
    "的(?:(?<=[据照]的)(?<=根据的|按照的|遵照的|依照的|参照的)(?<![^,。;\n]..的)(?![是话])"
    "|(?<=[着于]的)(?<=随着的|关于的)"
    "|(?<=[听学观得受看取到]了的)(?=(?:重要|充分|高度|一致|热情|大力)?"
    "(?:讲话|汇报|发言|指导|支持|欢迎|好评|肯定|认可|赞扬|表彰|批示|成绩|成效|进展|成果|突破|效果))"
    "|(?<=[强大化视重进展]对的)(?=管理|监[督管]|支持|指导|领导|考核|检查|培训|投入|保护|宣传|扶持|教育|排查|整治|评估|打击)"
    "|(?<=[强化展进大]与的)(?=(?:战略|深度|全面|友好)?(?:合作|交流|联系|沟通|协作|对接|协调|互动))"
    "|(?<=来自的)(?!确)"
    # 在市委、的领导下; 达到的1.3倍
    "|(?<=委、的)|(?<=[是到达]的)(?=[0-9.]+倍))"
)
# 进出口货值占的33%
_OF_WHOLE = pattern("占的(?<!所占的)(?=约?[0-9])")
# 9位科学家增选为，
_WHAT = pattern(
    "为(?:(?=[,。;、的]|了的)(?<=成为)|(?=[,。;])(?:(?<=誉为)|(?<=[题称目]为)(?<=主题为|名称为|题目为|标题为)))"
)
# 以思想为，深入实施…
_AS_WHAT = pattern("以[^,。;:\n以]{2,28}为(?<![作行认成称分何有无人因解更视不]为)(?=[,;])")
# 这项技术为提供了样板; 为提供有力保障。, where no main clause follows
_FOR_WHOM = pattern("为提供(?:(?=了)|(?<![是旨于因]为提供)(?=[^,。;:\n的]{2,40}(?:的[^,。;:\n]{2,5})?[。;]))")
# 总量比增加7400亿元; but 占比增加, 与上年相比增加
_THAN = pattern("比(?<=[量额值数入积资耗格费度业次利、争别]比)(?=增长|增加|提高|下降|减少|上升)")
# 代表县人民政府向报告工作
_TO_WHOM = pattern(
    "向(?<![方面意倾趋动走流去指内外导投转定双单纵横一志取]向)"
    "(?=报告(?!人|书|期|会)|汇报(?!会|人|材料|片)|捐赠(?![人者方物])|捐款(?![人者])|发放|赠送|颁发|致敬)"
)
# 坚持从出发, 进一步从入手
_FROM_WHAT = pattern("从(?=入手|抓起(?!的)|做起(?!的)|出发(?![时点地前到后的]))")
# 。以来，全县…; 来自，; 。随着，
_SINCE_WHAT = pattern("以来(?<=[,。;:\n]以来)(?=[,\u4e00-\u9fff])")
_FROM_WHERE = pattern("来自(?=[,。;、])")
# A clause that is no more than such a verb or preposition: ，依托，建成了产业园
_ALONE = pattern(
    ",(?<=[,。;:\n]..,)(?<=(?:依托|立足|聚焦|瞄准|紧扣|针对|按照|根据|依据|遵照|对照|关于|随着|为了|基于|鉴于|由于|借助|面向"
    "|坚持|采取|聘请|邀请),)"
)
# 有力推动了，; 以及，
_MOVED = pattern(
    "了(?<=[进动护障持供]了)(?<=促进了|推动了|维护了|保障了|支持了|提供了)(?=[,。;、])(?<=[力效极实入真]...)"
)
_AS_WELL = pattern("以及(?=[、,])")
# 青川县、县、竹溪县; 山阳、县等6处
_VILLAGES = pattern(
    "、[县镇乡村](?:(?=等)(?<=[^、,。;:\n]{2}、.)(?<![省市区州乡镇街道]、.)"
    "|、(?<=[^、,。;:\n]{2}[县市区镇乡村]、.、)(?<!自治县、.、)(?<!民族乡、.、)(?<!市辖区、.、)"
    "(?=(?!自治|民族)[^、,。;\n]{2,4}[县市区镇乡村][、,。等]))"
)
# 荣获，, 被评为。, 命名为，
_NAMED = pattern("为(?=[,。;])(?<=[名选定命评]为)(?<=命名为|更名为|评选为|评定为|认定为|任命为|推选为|被评为)")
_AWARDED = pattern("荣获(?=[,。;])")
_GIVEN = pattern("被授予(?=[,。;])")
# 组织人员赴考察学习, 邀请等专家
_WHERE = pattern("赴(?<![奔前远开共以]赴)(?=(?:参观|考察|学习|调研|培训|交流|慰问)[,。;学]|开展)")
_WHO = pattern("邀请(?=等[专学教老])")
# 在领导下，, 在正确领导下，
_UNDER = pattern("在(?=(?:正确|坚强|统一)?(?:领导|带领)下[,。;])")
# 在时期，他…: which time it was is gone. 监票人是，; 其中、等村缺水
_WHEN = pattern(
    "在(?<=[,。;\n]在)(?=(?:时期|期间|年代)[,、的]|(?:基础上|过程中|背景下|形势下|情况下|前提下|框架下|条件下)[,。;])"
)
_IS_NOBODY = pattern("人是(?<=[票持责集系唱]人是)(?=[,。、;])")
_AMONG = pattern("其中(?=、等)")
# 授予  等40名同志
_HONOURED = pattern(" 等(?<=[予彰对由请] 等)(?=[0-9]{1,3}[名位人])|  等(?<=[予彰对由请]  等)(?=[0-9]{1,3}[名位人])")
# Each with signs without one of which no place is searched for (the engine runs to a phrase that begins with one
# character as quickly), and how many characters before it and behind it are told with it: “的” alone says nothing, 根据的 does.
_PHRASES = (
    (("以为",), _AS, (0, 2), Kind.NAME, "name"),
    (("以为",), _AS_CENTRE, (0, 2), Kind.WORDS, "words"),
    (("由",), _BY, (0, 2), Kind.NAME, "name"),
    (
        ("于", "处", "自", "至"),
        _LIES,
        (0, 0),
        Kind.NAME,
        "place",
    ),
    (("沿",), _BESIDE, (0, 2), Kind.NAME, "name"),
    (("与",), _WITH, (0, 2), Kind.NAME, "name"),
    (("于",), _ON, (0, 2), Kind.DATE, "date"),
    (("自",), _SINCE, (0, 1), Kind.DATE, "date"),
    (("每月日",), _DAY, (0, 0), Kind.DATE, "date"),
    (("在",), _PLACE, (0, 2), Kind.NAME, "place"),
    (("的",), _OF, (2, 0), Kind.NAME, "name"),
    (("为",), _NAMED, (2, 0), Kind.WORDS, "words"),
    (("荣获",), _AWARDED, (0, 0), Kind.WORDS, "words"),
    (("被授予",), _GIVEN, (0, 0), Kind.WORDS, "words"),
    (("在",), _UNDER, (0, 2), Kind.NAME, "name"),
    (("赴",), _WHERE, (0, 2), Kind.NAME, "place"),
    (("邀请等",), _WHO, (0, 1), Kind.NAME, "person"),
    (("把",), _WHOM, (0, 2), Kind.WORDS, "words"),
    (("对进行",), _ON_WHOM, (0, 2), Kind.WORDS, "words"),
    (("占的",), _OF_WHOLE, (0, 0), Kind.NAME, "name"),
    (("为",), _WHAT, (1, 0), Kind.WORDS, "words"),
    (("以",), _AS_WHAT, (0, 0), Kind.WORDS, "words"),
    (("为提供",), _FOR_WHOM, (0, 0), Kind.WORDS, "words"),
    (("比",), _THAN, (2, 2), Kind.WORDS, "words"),
    (("向",), _TO_WHOM, (0, 2), Kind.NAME, "name"),
    (("从",), _FROM_WHAT, (0, 2), Kind.WORDS, "words"),
    (("以来",), _SINCE_WHAT, (0, 0), Kind.WORDS, "words"),
    (("来自",), _FROM_WHERE, (0, 0), Kind.NAME, "place"),
    (("以及",), _AS_WELL, (0, 0), Kind.WORDS, "words"),
    (("了",), _MOVED, (2, 0), Kind.WORDS, "words"),
    (("、",), _VILLAGES, (-1, 1), Kind.NAME, "place"),
    ((",",), _ALONE, (2, -1), Kind.WORDS, "words"),
    (("了",), _DONE, (2, 0), Kind.WORDS, "words"),
    (("出",), _SHOWN, (1, 1), Kind.WORDS, "words"),
    (("通过",), _THROUGH, (0, 2), Kind.WORDS, "words"),
    (("进一步",), _IN_ORDER_TO, (1, 2), Kind.WORDS, "words"),
    (("围绕",), _AROUND, (0, 0), Kind.WORDS, "words"),
    (("在",), _WHEN, (0, 2), Kind.WORDS, "words"),
    (("人是",), _IS_NOBODY, (1, 1), Kind.NAME, "person"),
    (("其中、等",), _AMONG, (0, 2), Kind.NAME, "place"),
    ((" 等",), _HONOURED, (0, 0), Kind.NAME, "person"),
)


def dropped(folded: str) -> Iterator[Placeholder]:
    """Yield the words of a text behind or before which others are gone, in no order."""
    for signs, phrase, (before, behind), kind, message in _PHRASES:
        for match in phrase.finditer(folded) if holds_any(folded, signs) else ():
            yield Placeholder(Span(match.start() - before, match.end() + behind), kind, message, Severity.WARNING)
