"""Where a word may be said twice in a row: what the language doubles, and where two words meet that are alike."""

from __future__ import annotations

from edulint.api import (
    Span,
    WordList,
    characters_beside,
    holds_any,
    is_frequent_word,
    is_han,
    line_around,
    pattern,
    word_borders_around,
)

_REDUPLICATED = WordList(__file__, "reduplicated_words.txt")
_LONGER = WordList(__file__, "longer_words.txt")
# 一个项目一个项目地, 某县某县, 很远很远
EACH = ("一", "逐", "每", "某", "两", "很", "越", "太", "哪", "谁", "什么", "多么")
# 做多少做多少, 想在哪干在哪干: what asks in the first copy is answered in the second.
_ASKING = ("多少", "什么", "怎么", "怎样", "哪", "谁")
# 最近最近的: what is most so, before 的.
_MOST = "最"
_VERY = frozenset("的地也")
# 到|端到端, 点对点|对学生: the word beside holds a character twice.
_BETWEEN_ALIKE = frozenset("到对把挨连帮比")
# 十倍十倍的, 几万元几万元地买: so much at a time.
_AMOUNTS = frozenset("几一二两三四五六七八九十百千万半")
# 说着说着, 走了走了; 健不健全, 有没有没
_ASPECTS = ("着", "了", "不", "没")
# 大口大口地, 成批成批的: a measure of much. 稳就业保就业保民生: short calls, each of a verb and its object.
_MUCH, _ADVERBIAL = ("大", "小", "成", "整", "满", "好几"), frozenset("地的")
# With such a measure it stands before a noun, too: 整个整个山头, 大批大批游客.
_MEASURES = frozenset("个片批群把块堆车船箱桶段排队捆串筐袋团簇")
_BODIES = ("经济", "社会", "群团", "基层", "合作", "自治", "专业", "志愿", "行业", "国际", "民间", "工会", "妇联")
_SAYING = frozenset("有说是")
_WITHOUT = pattern("[^，。；：\n]{1,8}的")
# 行业部门|跨部门|跨领域: what is crossed begins with it.
_ACROSS = "跨"
_LEADS_TO_DEED = frozenset("要来去再先得以你快")
# 《玫瑰玫瑰我爱你》: short titles of works, which end like no document's.
_LONGEST_WORK = 10
_DOCUMENTS = (
    *("方案", "办法", "通知", "意见", "规定", "条例", "计划"),
    *("规划", "报告", "纲要", "总结", "细则", "制度", "法"),
)
_CALLS = frozenset("保稳促抓强惠防增扩补护兴育")
_SHORTEST_CALL, _RELIEF = 2, frozenset("退减免缓降")
# 晋城市|城市管理, 东城区|城区道路: the name of a place ends with the word that follows.
_ENDS_OF_PLACES = frozenset(("城市", "城区", "州区", "城县"))
_NO_NAME = frozenset("的在和与及对为是了从向使让把将被各全本该市县区镇新老大小")
# 哔哩哔哩, 咕噜咕噜: such characters write sounds.
SOUNDS = frozenset(
    "吭叭吧吱呀呃呜咔咕咚咣咯咻哇哈哎哐哒哔哗哩锵哧哼唧唰啊啦啪啵喀喂喔喳嗒嗖嗡嗤嗦嗷嘀嘎嘘嘟嘶嘻噌噔噗噜噢噼呲咩喵汪叽叮咛当轰隆沙滴答呷哺"
)
# Names of other countries are written with such characters, which make no words, and joined with such marks.
_FOREIGN = frozenset(
    "阿艾奥巴贝比布蒂杜多厄尔菲弗戈格古哈基吉加卡科克库拉莱勒里利卢鲁罗洛马曼梅米莫姆穆纳内尼诺努帕皮普奇乔萨塞瑟什斯索塔泰特图托瓦维乌西希亚耶伊扎祖兹"
)
_JOINTS = frozenset("-—·")
# What is said to others has such characters, which reports hardly use; so many of them, so near.
_TO_OTHERS = "你您咱俺吗吧嘛呢啊哇"
_SPOKEN = 2
_PERSONS = frozenset("你您我")
# A word of so many characters may be called out twice, or played with so soon.
_LONGEST_CALLED, _PLAY = 2, 2
_OPENING_SPEECH, _CRIES = frozenset("“‘"), frozenset("！…")
# 今天回去就跟他们普及普及。”
_ENDS_OF_SPEECH = ("。”", "！”", "，”", "。’")
# A clause so short may say the same thing from both ends.
_LONGEST_TURNED = 6
_RUN_BEFORE = pattern("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,6}\\Z")
_RUN_BEHIND = pattern("[\u4e00-\u9fff]{1,6}(?![\u4e00-\u9fff])")
# To whom something is done a little; what stands before the year in a document's number.
_OTHERS = frozenset("他她它咱")
_OF_DOCUMENT_NUMBER = pattern("[\u4e00-\u9fff]{0,3}[〔\\[（(][0-9]{4}[〕\\]）)]")
_SHORTEST_LABEL, _SHORTEST_HEADING = 4, 3
# 化疗化疗是…, 采购采购的…
_SAYS_WHAT = ("是", "的", "指", "为", "即", "通过")
_TOLD_OF = ("位于", "成立", "拥有", "主要", "与", "在", "于", "始建", "地处", "占地", "共有", "现有")
# A paragraph so long has a full stop in it.
_LONG_LINE = 200
_TWICE = pattern(r"([\u4e00-\u9fff]{2,6})\1")
# So near, another object stands behind the same word: 用村务监督“事”，用党内监督监督“人”.
_PARALLEL = 40
_NEAR = 120
_LONGEST_HEADING = 40
_HEADING_ALONE = pattern("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^，。；：\n]{2,36}")
_QUOTES = frozenset("“”《》‘’「」")
_SUFFIXES = frozenset(
    "物者员人方费法率额量数权品性化长部局厅站所室馆会组队界家业层级型区处科师生力线点岗簿表单书证卡册票款金税仪器机库"
)


def may_stand_twice(prose: str, span: Span, length: int) -> bool:
    """Tell whether a word of the language may stand twice here, or a longer word begins with it."""
    word, before, after = (
        prose[span.start : span.start + length],
        prose[max(0, span.start - 3) : span.start],
        prose[span.end : span.end + 3],
    )
    return (
        _is_called_out(prose, span, word)
        or _is_doubled(word, after)
        or _is_name(prose, span, word)
        or any(asking in word for asking in _ASKING)
        or (word[-1] == _ACROSS and is_han(after[:1]))
        # 没有没有风险的创新 has none without
        or (word == "没有" and _WITHOUT.match(prose, span.end) is not None)
        # 由集体经济组织组织实施: who does it and what it does
        or (word == "组织" and before[-2:] in _BODIES and is_han(after[:1]))
        # 说有多严重多严重; 该赔偿赔偿，该住院住院; 要统计统计， is done a little.
        or (word[0] == "多" and before[-1:] in _SAYING)
        or before[-1:] == "该"
        or ((before[-1:] in _LEADS_TO_DEED or before.endswith("一起")) and not is_han(after[:1]))
        or _ends_heading(prose, span, length)
        or (after[:1] == "“" and f"{word}“" in prose[max(0, span.start - _PARALLEL) : span.start])
        or (length > _SHORTEST_CALL and word[-1] in _CALLS and before[-1:] in _CALLS)
        # 想祸害祸害他
        or (after[:1] in _OTHERS and before[-1:] != "的" and len(word) == 2)
        # 以青检刑检刑诉〔2018〕9号
        or _OF_DOCUMENT_NUMBER.match(prose, span.end) is not None
        # 退税缓税缓费
        or (word[-1] in _RELIEF and before[-1:] in _RELIEF)
        # 把理论同实际联系联系起来 has a verb behind its noun.
        or (after.startswith("起来") and before[-2:-1] != "把")
        # 担当担当再担当; 《长征长征》 is a title.
        or prose.startswith("再" + word, span.end)
        or (before[-1:] in _QUOTES and after[:1] in _QUOTES)
        # 抓具体具体抓, 人塑环境环境育人
        or _is_turned_round(prose, span)
        # 纯债基金基金经理, 青川控股控股子公司
        or any((word + after).startswith(longer) for longer in _LONGER.words)
    )


def _is_turned_round(prose: str, span: Span) -> bool:
    """Tell whether the clause, or what stands right beside the word, ends with the character that it begins with."""
    before, behind = prose[span.start - 1 : span.start], prose[span.end : span.end + 1]
    if before == behind and is_han(behind):
        return True
    begun = _RUN_BEFORE.search(prose, max(0, span.start - _LONGEST_TURNED), span.start)
    ended = _RUN_BEHIND.match(prose, span.end, span.end + _LONGEST_TURNED)
    return begun is not None and ended is not None and begun[0][0] == ended[0][-1]


def _is_called_out(prose: str, span: Span, word: str) -> bool:
    """Tell whether the word is called out or spoken twice, or begins the title of a work."""
    return _is_called(prose, span, word) or _begins_title(prose, span) or prose.startswith(_ENDS_OF_SPEECH, span.end)


def _is_doubled(word: str, after: str) -> bool:
    """Tell whether the language doubles such a word: 说着说着, 别怕别怕, 大口大口地, 最近最近的, 哗啦哗啦."""
    return (
        (len(word) == 2 and word.endswith(_ASPECTS) and (word[1] == "着" or not is_frequent_word(word)))
        or word[0] == "别"
        # 研究研究, but 研究研究了年度预算: what is done and over is 研究了研究. 非常非常|了不起
        or (word in _REDUPLICATED.words and not _is_done(after))
        or SOUNDS.issuperset(word)
        or (word.startswith(_MUCH) and (after[:1] in _ADVERBIAL or word[1:] in _MEASURES))
        or (word.startswith(_MOST) and after[:1] in _VERY)
        or (word[0] in _AMOUNTS and after[:1] in _ADVERBIAL)
        or (
            len(word) == 2 and (word[0] in _BETWEEN_ALIKE or (word[1] in _BETWEEN_ALIKE and not is_frequent_word(word)))
        )
    )


def _is_done(after: str) -> bool:
    is_word = is_frequent_word(after[:2]) or is_frequent_word(after)
    return after[:1] == "了" and is_han(after[1:2]) and not is_word


def _is_name(prose: str, span: Span, word: str) -> bool:
    """Tell whether a name holds the word twice or ends with it: 艾米兹米兹, 晋城市城市管理, 中共某厅委员会委员会."""
    before = prose[span.start - 1 : span.start]
    is_foreign = _FOREIGN.issuperset(word) and (before in _FOREIGN or before in _JOINTS)
    # The Party's committee of a committee
    is_of_party = word == "委员会" and "中共" in prose[max(0, span.start - 20) : span.start]
    return is_foreign or is_of_party or (word in _ENDS_OF_PLACES and _ends_place(prose, span.start))


def _is_called(prose: str, span: Span, word: str) -> bool:
    """Tell whether somebody or something is called twice (“小孩小孩你别馋), or a sentence plays on the word (干部干部，干字当头)."""
    before, behind = characters_beside(prose, *span.bounds)
    if before in "“\n" and behind in _PERSONS:
        return True
    if is_han(before) or len(word) > _LONGEST_CALLED:
        return False
    # “不行不行，…, 向前向前！, 咔嚓咔嚓……
    if (before in _OPENING_SPEECH and behind == "，") or behind in _CRIES:
        return True
    # 条令条令，条条是令。
    plays = prose[span.end + 1 : span.end + 1 + _PLAY]
    return behind == "，" and any(character in plays for character in word)


def _ends_heading(prose: str, span: Span, length: int) -> bool:
    """Tell whether a heading that has lost its line ends with the word: 一、今年的统计工作统计工作是…."""
    if not prose.startswith("是", span.end):
        return False
    low, end = max(0, span.start - _LONGEST_HEADING), span.start + length
    start = max(prose.rfind(mark, low, span.start) for mark in "。；\n") + 1
    return _HEADING_ALONE.fullmatch(prose, start, end) is not None


def _begins_title(prose: str, span: Span) -> bool:
    """Tell whether the title of a work begins with the word: 《玫瑰玫瑰我爱你》."""
    if prose[span.start - 1 : span.start] != "《":
        return False
    end = prose.find("》", span.end, span.end + _LONGEST_WORK)
    return end >= 0 and not prose.endswith(_DOCUMENTS, span.end, end)


def _ends_place(prose: str, at: int) -> bool:
    """Tell whether one character alone stands before the end of a place's name: 《晋|城市, 加强|聊|城市."""
    before = prose[at - 1 : at]
    return before not in _NO_NAME and at - 1 in word_borders_around(prose, at, at)


def is_doubtful(prose: str, span: Span, word: str) -> bool:
    """Tell whether a word that stands twice in ``span`` may be meant so.

    A suffix behind the second copy may make it a longer noun than the list of words has (保管保管物); 的 before both
    says whose (敌人的敌人, 管理的航道的航道保护范围); and who speaks to others stresses a word (你先冷静冷静。).
    """
    if prose[span.end : span.end + 1] in _SUFFIXES or (word[0] == "的" and is_frequent_word(word[1:])):
        return True
    # 不断不断地说
    if prose[span.end : span.end + 1] == "地":
        return True
    # “着火了着火了”，: somebody cries out.
    if len(word) > _SHORTEST_CALL and word[-1] in "了啦" and not is_han(prose[span.end : span.end + 1]):
        return True
    # 屁颠屁颠跟着, 满眼墨绿墨绿的: what reports hardly speak of is mostly doubled to paint it.
    if len(word) == 2 and not is_frequent_word(word):
        return True
    if _heads_its_sentence(prose, span, word) or _may_be_two_sentences(prose, span) or _is_in_row_of_cells(prose, span):
        return True
    return len(word) > 1 and _is_spoken(prose, span)


def _heads_its_sentence(prose: str, span: Span, word: str) -> bool:
    """Tell whether a heading that has lost its line may be the first word: (1)蓄电池蓄电池是…; 最后一页注意事项注意事项：."""
    if len(word) >= _SHORTEST_LABEL and prose[span.end : span.end + 1] in (":", "："):
        return True
    first, _ = line_around(prose, *span.bounds)
    is_first = prose[max(first, span.start - 1) : span.start] in ("", *"。；：:)）、") or span.start == first
    return is_first and (_is_told_of(prose, span, word) or prose.startswith(_SAYS_WHAT, span.end))


def _is_told_of(prose: str, span: Span, word: str) -> bool:
    """Tell whether a noun of some length goes on with what a sentence says of it: 云溪灌区云溪灌区位于…."""
    behind = prose[span.end : span.end + 1]
    return len(word) >= _SHORTEST_HEADING and (behind.isdecimal() or prose.startswith(_TOLD_OF, span.end))


def _may_be_two_sentences(prose: str, span: Span) -> bool:
    """Tell whether a long paragraph has lost its stops, so that a sentence may end with the word, one begin with it."""
    line = Span(*line_around(prose, *span.bounds))
    return len(line) >= _LONG_LINE and not holds_any(prose[line.start : line.end], "。！？；")


def _is_in_row_of_cells(prose: str, span: Span) -> bool:
    """Tell whether a line is a table's row whose cells ran together: 合并合并银行银行金额, 湖面湖面0.30滩地滩地0.15."""
    first, last = line_around(prose, *span.bounds)
    before, behind = prose[first : span.start], prose[span.end : last]
    if holds_any(before + behind, "，。；"):
        return False
    return _TWICE.search(before) is not None or _TWICE.search(behind) is not None


def _is_spoken(prose: str, span: Span) -> bool:
    """Tell whether the paragraph of a place is what somebody says to others."""
    first, last = line_around(prose, *span.bounds)
    near = prose[max(first, span.start - _NEAR) : min(last, span.end + _NEAR)]
    return sum(near.count(character) for character in _TO_OTHERS) >= _SPOKEN
