"""RE108: a word that was written twice."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import (
    Check,
    Document,
    Finding,
    Severity,
    Span,
    Wording,
    WordList,
    is_frequent_word,
    is_han,
    is_traditional,
    pattern,
    word_borders_around,
)
from edulint_residue.echoes import Echoes
from edulint_residue.fixes import deletion
from edulint_residue.said_twice import EACH, SOUNDS, is_doubtful, may_stand_twice
from edulint_residue.surplus import ends_twice, ends_with_surname, is_surplus, is_uncertain
from edulint_residue.whole_twice import clauses_twice, headings_twice, titles_twice

_DOUBLED = WordList(__file__, "doubled_words.txt")
_ENDS = WordList(__file__, "doubled_ends.txt")

# One pattern for each length, longest first.
_PAIRS = {length: pattern(rf"({'.' * length})\1+") for length in (8, 7, 6, 5, 4, 3, 2)}
_SINGLE = pattern(r"(.)\1")
_LONGEST_SHOWN = 40
_NUMBER_SIGNS = frozenset("0123456789.．-—－~～")
_NUMBER_WITH_UNIT = pattern(r"[0-9.．]+[一-鿿]{1,2}")
_NUMERALS = frozenset("零一二三四五六七八九十百千万两")
_UNITS = frozenset("元人次个户项名家所亩吨")
_BEFORE_UNIT = frozenset("0123456789万亿")
_CLAUSE_ENDS = frozenset("，。；、：！？）\n")
# 都要说说, 再看看: behind these a verb stands twice.
_BEFORE_VERBS = frozenset("要想去来再先请多能会该应得让给")
_SCHOOLS, _AFTER_UNIT = frozenset("初高其"), frozenset("均主籍")
_NEAR_MISSILE = 12
# 我局局认真落实, 本校校积极开展; what the second one may begin: 局机关, 县直部门, 校领导
_OWN, _OWN_PLACES = frozenset("我本"), frozenset("局县镇乡校院村区市省所站")
_OFFICES = pattern("总工会|人民|纪委|妇联|残联|团委|政协|法院|检察院|党委|政府|党组|[公财教民][安政育]局")
_OF_OWN_PLACE = frozenset("党机领属直办班内长务里委情干人级区城府际外容志政域团史舍友报服刊歌训园方")
# 法院院受理; but 法院院长, 医院院感, 医院院前急救
_INSTITUTES, _OF_INSTITUTE = ("法院", "医院", "学院"), frozenset("士前后庭感庆")
_SET_PHRASE = 4
# 今年, 去年
_YEARS_OF_OWN = frozenset("今去本前明")
# 在工作中中，在会议上上。: what ends a place that 在 has begun
_LOCALIZERS, _LONGEST_PLACED = frozenset("上下中里内外"), 24
_PLACED = pattern("(?:^|(?<=[，。；：、\n]))[在从当到][^，。；：、？！\n上下中里内外]{2,20}\\Z")
_ADVERBS = frozenset("共不更")
_PARTICLES = frozenset("了和与")
# 第第十二条, 这这里
_NEVER_TWICE = frozenset("第这们")
# 收到到回复
_REACHED_TWICE = pattern("到(?<=[收接拿领]到)到(?![位场访岗期底会达来处了点])")
# 立案3起立案3起, but 宽3米乘3米乘3米
_COUNTED = pattern("(?![乘加减至到或比约])[\u4e00-\u9fff]{1,4}[0-9.]{1,6}[\u4e00-\u9fff]{1,2}")
_ONCE, _TWO_COUNTS = frozenset("进同"), 4
_PER_CENT = "百分之"
# 紧紧紧围绕
_THRICE = pattern(r"(?P<adverb>[紧常渐仅往刚频纷牢稳])(?P=adverb){2}")
# A pair that stands so often is one habit, or one slip of a template.
_OFTEN = 3


class RepeatedWord(Check):
    """What it finds:
        zh: 连着写了两遍的词，如“的的”“政策政策”“按年年度”。“人人”“高高兴兴”“讨论讨论”等不报。
        en: A word written twice in a row, like 的的 or 政策政策; not 人人, 高高兴兴, 讨论讨论.

    Why it matters:
        zh: 多半是修改或粘贴时留下的。
        en: Usually what editing or pasting left behind.

    Example:
        结合职业教育的相关政策政策进行宣传。

    Instead:
        结合职业教育的相关政策进行宣传。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE108"
    name = "repeated-word"
    severity = Severity.WARNING
    summary = Wording(zh="词语重复", en="a word written twice")
    messages = {
        "often": Wording(zh="“{word}”接连写了两遍，共{count}处", en="{word} stands twice in a row in {count} places"),
        "twice": Wording(zh="“{words}”重复，多了一个“{word}”", en="{words}: {word} stands twice"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each pair, one for a pair that stands many times."""
        prose = document.prose
        found: dict[tuple[str, Severity], list[Span]] = {}
        # Where two words meet (男性|性別, 法院|院長) is known of simplified ones.
        for span, length in () if is_traditional(prose) else _slips(prose):
            word = prose[span.start : span.start + length]
            is_uncertain_pair = length == 1 and word not in _DOUBLED.table and is_uncertain(prose, span.start)
            is_open = is_uncertain_pair or (word[-1] != "。" and is_doubtful(prose, span, word))
            severity = Severity.INFO if is_open else self.severity
            found.setdefault((word, severity), []).append(span)
        for (word, severity), spans in found.items():
            if len(spans) >= _OFTEN:
                # 菜刀刀背, 铁锤锤头: with such a character a word of the draft's own ends, and one begins.
                is_own = len(word) == 1 and word not in _DOUBLED.table
                surplus = [Span(span.start + len(word), span.end) for span in spans]
                fix = deletion(surplus, safe=False)
                told = Severity.INFO if is_own else severity
                yield self.gathered(spans, "often", severity=told, fix=fix, word=word)
                continue
            for span in spans:
                fix = deletion([Span(span.start + len(word), span.end)], safe=False)
                words = document.slice(span)[: min(3 * len(word), _LONGEST_SHOWN)]
                yield self.finding(span, "twice", severity=severity, fix=fix, words=words, word=word)


def _slips(prose: str) -> Iterator[tuple[Span, int]]:
    """Yield the words written twice in a row, each with the length of one copy; longer ones first."""
    reached: set[int] = set()
    for pair in (*titles_twice(prose), *clauses_twice(prose), *headings_twice(prose)):
        reached.update(range(*pair.bounds))
        yield pair, len(pair) // 2
    echoes = Echoes(prose)
    for length, form in _PAIRS.items():
        for match in echoes.matches(form, length):
            span = _slip(prose, Span.of(match), length)
            if span and reached.isdisjoint(range(*span.bounds)):
                reached.update(range(*span.bounds))
                yield span, length
    for match in echoes.matches(_SINGLE, 1):
        is_word = match[1] in _DOUBLED.table and _is_single_slip(prose, match.start(), *_DOUBLED.table[match[1]])
        is_unit = match[1] in _UNITS and _is_doubled_unit(prose, match.start())
        if is_word or is_unit or _is_known_slip(prose, match.start()) or _is_surplus(prose, match.start()):
            # 兢兢业业业: the last two of three.
            at = match.start() + prose.startswith(match[1], match.end())
            yield Span(at, at + 2), 1


def _is_known_slip(prose: str, start: int) -> bool:
    # 认真真; 认认真真 is a word.
    character = prose[start]
    is_half = character == "真" and prose.endswith("认真", 0, start + 1) and prose[start - 2 : start - 1] != "认"
    is_institute = character == "院" and _is_institute(prose, start)
    return (
        is_half
        or is_institute
        or _THRICE.match(prose, start) is not None
        or _ends_set_phrase_twice(prose, start)
        or _ends_clause_twice(prose, start)
        or _is_own_twice(prose, start)
    )


def _is_surplus(prose: str, start: int) -> bool:
    if prose[start] in _NEVER_TWICE:
        return True
    if prose[start] == "到" and _REACHED_TWICE.match(prose, start):
        return True
    is_other = prose[start] in _DOUBLED.table or prose[start] in SOUNDS or prose[start - 1 : start + 2] in _ENDS.words
    return not is_other and is_surplus(prose, start)


def _slip(prose: str, span: Span, length: int) -> Span | None:
    """Return where a word stands twice: in the span of an echo or a few characters on; None where two words meet.

    An echo of 通辽分公司 may begin with 公司 of the word before: then only a later beginning divides it into words.
    """
    word = prose[span.start : span.start + length]
    if word[0].isdecimal():
        # 3所3所; but 13所3所 are two numbers, and 整改 goes on to a rate in 排查128处，整改128处，整改率100%.
        is_number = _NUMBER_WITH_UNIT.fullmatch(word) and prose[span.start - 1 : span.start] not in _NUMBER_SIGNS
        return span if is_number else None
    if word == _PER_CENT or _COUNTED.fullmatch(word):
        return span
    if len(set(word)) == 1 or not all(map(is_han, word)) or _NUMERALS.issuperset(word):
        return None
    shift = 0
    while prose[span.end + shift : span.end + shift + 1] == prose[span.end + shift - length]:
        shift += 1
    borders = word_borders_around(prose, span.start, span.end + shift)
    starts = range(span.start, span.start + shift + 1)
    divided = [Span(at, at + len(span)) for at in starts if borders.issuperset((at, at + length, at + len(span)))]
    # 存量企业一家企业一家企业过堂: the echo of 一家企业 begins too early.
    if any(prose.startswith(EACH, found.start) for found in divided):
        return None
    if not divided:
        return span if _is_counted_twice(prose, span) else ends_twice(prose, span.start, length)
    return next((found for found in divided if not may_stand_twice(prose, found, length)), None)


def _is_counted_twice(prose: str, span: Span) -> bool:
    """Tell whether what 一 counts stands twice behind a word that goes before it once: 进一步一步, 同一个一个; not 一步一步."""
    is_counted = len(span) == _TWO_COUNTS and prose[span.start] == "一" and prose[span.start - 1 : span.start] in _ONCE
    # 促进|一次一次 are two words, and so are 进一次|一次性.
    is_counted = is_counted and is_frequent_word(prose[span.start - 1 : span.start + 2])
    return is_counted and not is_frequent_word(prose[span.end - 2 : span.end + 1])


def _is_doubled_unit(prose: str, start: int) -> bool:
    """Tell whether a unit stands twice behind its number (1.5万元元); 3个个体户 are two words."""
    behind = prose[start + 1 : start + 4]
    # 带动46户户均增收, 12户户主
    return behind[1:2] not in _AFTER_UNIT and prose[start - 1 : start] in _BEFORE_UNIT and not _begins_with_word(behind)


def _begins_with_word(words: str) -> bool:
    """Tell whether two or more characters at the beginning of a stretch are a frequent word."""
    return any(is_frequent_word(words[:length]) for length in range(2, len(words) + 1))


def _ends_clause_twice(prose: str, start: int) -> bool:
    """Tell whether the last character of a word stands twice at the end of a clause: 加强民主管理理。; not 目的的, 爸爸."""
    character, end = prose[start], start + 2
    # 6所初中中，一等奖2所: among them.
    if character == "中" and prose[start - 1 : start] in _SCHOOLS:
        return False
    # 启明--
    if not is_han(character) or character in _NUMERALS or character in _DOUBLED.table:
        return False
    if prose[end : end + 1] not in _CLAUSE_ENDS:
        return False
    # 中华人民共和国国⏎旗: the line goes on with a word. 李强强、 is a name.
    goes_on = prose[end] == "\n" and _begins_with_word(character + prose[end + 1 : end + 4])
    if goes_on or ends_with_surname(prose[max(0, start - 3) : start]):
        return False
    # 在学校的关怀下下
    if character in _LOCALIZERS and _PLACED.search(prose, max(0, start - _LONGEST_PLACED), start):
        return True
    before = prose[max(0, start - 2) : start]
    previous = before[-1:]
    # 构建建、宣、学、管: a row of single characters begins; 咕嘟嘟 is a sound.
    if previous in _BEFORE_VERBS or character in SOUNDS or prose[end : end + 3 : 2] == "、、":
        return False
    # 一桩桩, 高高兴兴
    if previous in ("一", before[-2:-1]) or prose[start - 1 : end] in _ENDS.words:
        return False
    # 驼铃声声
    if is_frequent_word(2 * character):
        return False
    borders = word_borders_around(prose, start, end)
    return start not in borders and borders.issuperset((start + 1, end))


def _ends_set_phrase_twice(prose: str, start: int) -> bool:
    """Tell whether the last character of a set phrase stands once more at the end of a clause: 脚踏实地地，, 兢兢业业业，."""
    pair = start + 1 if prose[start + 2 : start + 3] == prose[start] else start
    phrase, following = prose[max(0, pair - 3) : pair + 1], prose[pair + 2 : pair + 3]
    is_phrase = len(phrase) == _SET_PHRASE and is_frequent_word(phrase) and prose[start] not in _NUMERALS
    return is_phrase and (following == "" or following in _CLAUSE_ENDS)


def _is_own_twice(prose: str, start: int) -> bool:
    """Tell whether a draft's own place stands twice behind 我: 我局局认真落实; not 我局局长, 我县县城, 我校校园.

    It does, too, where a clause begins with its office: 县县总工会; 县县通公路 are all of them, 沛县县委 is one of 沛县.
    """
    if prose[start] in _OWN_PLACES and _OFFICES.match(prose, start + 2) and not is_han(prose[start - 1 : start]):
        return True
    if prose[start - 1 : start] not in _OWN or prose[start] not in _OWN_PLACES:
        return False
    behind = prose[start + 1 : start + 4]
    return behind[1:2] not in _OF_OWN_PLACE and not _begins_with_word(behind)


def _is_institute(prose: str, start: int) -> bool:
    """Tell whether the last character of a court or a school stands twice: 法院院受理; not 法院院长, 学院院刊."""
    behind = prose[start + 2 : start + 3]
    is_own = behind in _OF_OWN_PLACE or behind in _OF_INSTITUTE
    return is_han(behind) and not is_own and prose.endswith(_INSTITUTES, 0, start + 1)


def _is_single_slip(prose: str, start: int, before: str, after: str) -> bool:
    previous, following = prose[start - 1 : start], prose[start + 2 : start + 3]
    # 潜地、地地导弹: from the ground to the ground.
    if prose[start] == "地" and prose.find("导弹", start, start + _NEAR_MISSILE) >= 0:
        return False
    # Beside another pair it makes a word: 高高兴兴, 卿卿我我.
    if (is_han(previous) and prose[start - 2 : start] == 2 * previous) or prose.startswith("不得了", start - 2):
        return False
    if following == prose[start] or (previous and previous in before):
        # 今年年，全县…: no word that begins with 年 ends the clause.
        is_year = prose[start] == "年" and (previous.isdecimal() or previous in _YEARS_OF_OWN)
        return is_year and following != "" and following in _CLAUSE_ENDS
    is_listed = following != "" and following in after
    # 全全市: the second one belongs to the word behind it.
    if after.startswith("+") or is_listed:
        return is_listed and after.startswith("+")
    # 为了了 has one too many though the first belongs to 为了; 纵向向 and 实事求是是 have two words.
    alone = (start + 1, start + 2) if prose[start] in _PARTICLES else (start, start + 1, start + 2)
    # 共共有, 不不断: no adverb stands before a word that begins with it.
    alone = (start, start + 1) if prose[start] in _ADVERBS else alone
    return word_borders_around(prose, start, start + 2).issuperset(alone)
