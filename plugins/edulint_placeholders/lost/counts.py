"""Counted things that have lost their number: 新建校舍套, 打造个示范点, 举办期培训班, 连续年获评."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Genre, Span, any_of, derived, is_han, pattern
from edulint_placeholders.lost.judged import is_apart, is_backed, is_in_word
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, in_sentence, word_before
from edulint_placeholders.masks.context import WORDS as NOUNS
from edulint_placeholders.words import by_head, by_last, words_by_head

_LEFT, _RIGHT, _BEHIND = by_head(CLASSIFIERS["left"]), by_head(CLASSIFIERS["right"]), by_head(CLASSIFIERS["behind"])
_COUNTED = {name: (*words, *CLASSIFIERS["reached"]) for name, words in words_by_head(CLASSIFIERS["counted"]).items()}
_COUNTING = words_by_head(CLASSIFIERS["counting"])
_THERE_ARE = ("共有", "已有", "现有", "拥有", "设有", "区有", "县有", "市有", "镇有", "乡有", "省有")
_BEFORE_NOUN = frozenset("、,。;:“")
_NOUNS = words_by_head(CLASSIFIERS["counted behind"])
_NOT_BEHIND, _NOT_BEFORE = by_head(CLASSIFIERS["not counted before"]), by_head(CLASSIFIERS["not counted after"])


def _none_of(name: str, *lists: dict[str, str]) -> str:
    """Return the characters beside which a classifier is another word: itself, and those of the lists."""
    return name + "".join(words.get(name, "") for words in lists)


_CLOSED, _FREE = frozenset(CLASSIFIERS["closed"]), frozenset(CLASSIFIERS["free"])
_ALONE, _ANYWHERE = frozenset(CLASSIFIERS["alone"]), frozenset(CLASSIFIERS["anywhere"])
_CLOSING_UNITS = frozenset(CLASSIFIERS["closing"])
_ENDING = frozenset(NOUNS["ending"])
_MARKS = frozenset("、,。;")
_STOPS = _MARKS - {"、"}
# 代表团次增加, 捆扎道次、: there it names what grows, or one thing of several.
_CLAUSE_ENDS = frozenset((*",。;", ""))
# 补助提高到位 is done, 排名提高到位 lacks a number.
_RANKED = pattern("[排名位]")
_FROM = frozenset(CLASSIFIERS["from"])
_OPEN_AIR = ("户外活动", "室外活动", "室内活动", "体育活动", "健身活动", "休闲活动")
_ON_TABLE = ("上手术", "上了手术", "到手术", "到了手术", "下手术", "下了手术", "在手术")
_NEAR = 16
# 戗兽、套兽等, 条盒和小盒: what the items of a list end with alike, and what goes on behind an item.
_LONGEST_KIND = 3
# 枝江路街道、亩田街道: places; but 5个自然村、个行政村 has lost a number.
_PLACE = pattern(r"[^\W\d_]{1,4}?(?P<kind>街道|社区|[镇乡村县])(?=[、,。;和与及等]|$)")
_JOINS, _GOES_ON = frozenset("、和与及"), frozenset("、和与及等(的")

# Classifiers that end no word behind a verb and what it is done to; of 台, before which machines stand.
_ENDING_CLAUSE = frozenset(CLASSIFIERS["ending a clause"])
_MACHINES = frozenset("机器备仪脑泵车")
_ACT = pattern(rf"(?:^|[,。;、:\s])[^\W\d_]{{0,4}}{any_of(CLASSIFIERS['verb'])}(?:(?!的)[^\W\d_]){{2,9}}$")

# The evidence that must speak for a lost number beside a noun of the lists, behind a verb or a mark, before a unit that
# ends few words at a clause's end, and elsewhere.
_LISTED, _LED, _CLOSING, _ANY = -6.0, -0.8, -1.3, 0.6
# Behind an act the same as beside a noun of the lists, but no known word may reach over the place.
_ACTED = -4.1
# The same elsewhere in a draft that has lost no other number: no list has every word like 解套, 抢座, 凭条.
_ALONE_IN_DRAFT = 1.6
# And in a clause where the noun that it counts stands behind it: 智慧家零售公司 is a name.
_NEAR_ITS = -2.2

_COMPLETE = frozenset({Genre.LAW, Genre.JUDGMENT})
_SIGN_CHARACTERS = frozenset({*_CLOSED, *_COUNTED, *_COUNTING, *_FREE, *_ALONE})
_SIGNS = pattern(f"[{''.join(sorted(_SIGN_CHARACTERS))}]")
# 家省属企业: so far behind a classifier may the noun be that it counts, where no other noun is joined to it. What must not
# stand before is told behind the classifier: so one search runs to the next of a few characters.
_NEAR_ITS_NOUN = pattern(
    "|".join(
        f"{name}(?<![{_none_of(name, _LEFT, _NOT_BEHIND)}{''.join(sorted(NUMERALS))}]{name})"
        f"(?![{_none_of(name, _RIGHT, _NOT_BEFORE)}])"
        rf"(?:(?![的和与及或进入到])[^\W\d_]){{0,7}}?{any_of(nouns)}"
        for name, nouns in _NOUNS.items()
    )
)
_TIME = pattern(f"{any_of(CLASSIFIERS['span'])}({any_of(CLASSIFIERS['time-unit'])})")
_ENDS = frozenset((*",。;、!?()”\r\n", ""))
_AFTER = (*CLASSIFIERS["bound"], *CLASSIFIERS["change"])
_AFTER_FIRSTS = frozenset(word[0] for word in _AFTER)
_VERBS, _PREPOSITIONS = by_last(CLASSIFIERS["verb"]), by_last(CLASSIFIERS["preposition"])
_LASTS = frozenset((*_MARKS, *_VERBS, *_PREPOSITIONS))


def lost_counts(document: Document) -> Iterator[Span]:
    """Yield the classifiers and the lengths of time that have lost their number, in no order."""
    folded = document.folded
    for at in _counts_of(document):
        yield Span(at, at + 1)
    yield from _near_their_nouns(document)
    for match in _TIME.finditer(folded):
        after = folded[match.end() : match.end() + 1]
        is_other_word = after != "" and after in _RIGHT.get(match[1], "")
        if not is_other_word and in_sentence(document, match.start(1)):
            yield Span.of(match, 1)


def _near_their_nouns(document: Document) -> Iterator[Span]:
    """Yield the classifiers behind which stands the noun that they count: ，家省属企业重组."""
    folded = document.folded
    # A law counts nothing, and who writes a judgment leaves out no number.
    for match in _NEAR_ITS_NOUN.finditer(folded) if document.genre not in _COMPLETE else ():
        at = match.start()
        before = folded[at - 1 : at]
        if not (is_han(before) or before in _BEFORE_NOUN) or _says_what_kind(folded, at, before):
            continue
        # 有家公司, 开了家公司 and 是所好学校 are one in speech; in 共有所学校 有 does not belong to 有所.
        is_lost = folded.endswith(_THERE_ARE, 0, at) if before in "有是了" else is_apart(document, at)
        is_lost = is_lost and (before in _BEFORE_NOUN or is_backed(document, at, _NEAR_ITS))
        if is_lost and in_sentence(document, at):
            yield Span(at, at + 1)


def doubted_counts(document: Document) -> frozenset[int]:
    """Return the offsets of classifiers that may be the end of a word, behind no word that leads to a number."""
    return frozenset(
        at
        for at, least in _counts_of(document).items()
        if least == _ANY and document.folded[at - 1] not in _FROM and not is_backed(document, at, _ALONE_IN_DRAFT)
    )


@derived
def _counts_of(document: Document) -> dict[int, float]:
    """Return the classifiers that have lost their number by offset, with the evidence that was asked for."""
    folded, found = document.folded, dict[int, float]()
    for match in _SIGNS.finditer(folded):
        at, name = match.start(), match[0]
        before = folded[at - 1]
        # Most have their number.
        least = None if before in NUMERALS else _least_evidence(folded, at, name, before)
        if least != _LISTED and _ends_act(folded, at, name, before) and not is_in_word(document, at):
            least = _ACTED
        # 接到匿名群众举报: a word ends with the classifier, and the noun behind it is another one.
        elif least is not None and not _is_led(folded, at, before) and is_in_word(document, at):
            least = max(least, _ANY)
        # A law counts nothing (老年人家庭户，优先享受…), and who writes a judgment leaves out no number.
        if least is not None and document.genre in _COMPLETE:
            least = max(least, _ANY)
        if least is None or _says_what_kind(folded, at, before) or _is_beside_word(document, at, name):
            continue
        if in_sentence(document, at) and is_backed(document, at, least):
            found[at] = least
    return found


def _is_led(folded: str, at: int, before: str) -> bool:
    """Tell whether a classifier ends a phrase, or stands behind a word of the lists that may lead to a number."""
    leading = (*_VERBS.get(before, ()), *_PREPOSITIONS.get(before, ()))
    return _ends_phrase(folded, at + 1) or folded.endswith(leading, 0, at)


def _least_evidence(folded: str, at: int, name: str, before: str) -> float | None:
    """Return how much must speak for a lost number before a classifier; None where the words see none."""
    is_end = _ends_phrase(folded, at + 1)
    may_count = (before in _LASTS or name in _ANYWHERE) and is_han(folded[at + 1 : at + 2])
    # Most are inside a word. 由点拓展到面
    if not (is_end or may_count) or before + name == "由点":
        return None
    # 抱上手术台
    if name == "台" and folded.endswith(_ON_TABLE, 0, at):
        return None
    # 户外活动场、健身场所: where people meet
    if name == "场" and folded[at + 1 : at + 2] in _JOINS and folded.endswith(_OPEN_AIR, 0, at):
        return None
    if before + name == "到位" and not _RANKED.search(folded, max(0, at - 12), at - 1):
        return None
    if is_end:
        noun = "" if before in _MARKS else word_before(_COUNTED.get(name, CLASSIFIERS["reached"]), folded, at)
        if noun:
            # 移交的信访件 is one noun: behind 的 a number stands before what is counted. So is 卫生院所、
            is_noun = folded[at - len(noun) - 1 : at - len(noun)] in ("的", "类") or folded.startswith("院所、", at - 1)
            is_noun = is_noun or folded.endswith("政策法规部", 0, at + 1)
            return _ANY if is_noun else _LISTED
        if _is_lost_at_end(name, before):
            closes = name in _CLOSING_UNITS and folded[at + 1 : at + 2] in _CLAUSE_ENDS
            return _LED if before in _MARKS else _CLOSING if closes else _ANY
    if may_count and _is_lost_before_noun(folded, at, name, before):
        return _LISTED if folded.startswith(_COUNTING.get(name, ()), at + 1) else _LED
    return None


def _ends_act(folded: str, at: int, name: str, before: str) -> bool:
    """Tell whether a classifier ends a clause that says what was done to what: 开展主题党日次，, 发放宣传单份，.

    Of 台, only machines are counted: 观景台 and 瞭望台 are built.
    """
    if name == "台" and before not in _MACHINES:
        return False
    if name not in _ENDING_CLAUSE or before in _LEFT.get(name, "") or folded[at + 1 : at + 2] not in _STOPS:
        return False
    return _ACT.search(folded, max(0, at - _NEAR), at) is not None


def _says_what_kind(folded: str, at: int, before: str) -> bool:
    """Tell whether a classifier begins one of several kinds of a thing: 条盒、小盒, 名校、名专业."""
    last = folded[max(0, at - _NEAR) : at - 1] if before == "、" else ""
    place = _PLACE.match(folded, at + 1) if last and folded[at] != "个" else None
    if place and last.endswith(place["kind"]):
        return True
    for end in range(at + 2, min(at + 2 + _LONGEST_KIND, len(folded))):
        thing, behind = folded[at + 1 : end], folded[end]
        if not is_han(thing[-1]) or behind not in _GOES_ON:
            continue
        following = folded[end + 1 : end + 1 + _NEAR] if behind in _JOINS else ""
        # The item behind is a modifier of one or two characters and the thing: 条盒和小盒.
        is_behind = any(following.startswith(thing, length) for length in (1, 2) if is_han(following[:length][-1:]))
        if last.endswith(thing) or is_behind:
            return True
    return False


def _is_beside_word(document: Document, at: int, name: str) -> bool:
    """Tell whether the next item of a list is a word that ends alike: 岗前培训期、试用期."""
    folded = document.folded
    if folded[at + 1 : at + 2] not in _JOINS:
        return False
    other = folded.find(name, at + 3, at + 3 + _LONGEST_KIND)
    return other >= 0 and folded[at + 2 : other].isalpha() and is_in_word(document, other)


def _ends_phrase(folded: str, end: int) -> bool:
    after = folded[end : end + 1]
    return after in _ENDS or (after in _AFTER_FIRSTS and folded.startswith(_AFTER, end))


def _is_lost_at_end(name: str, before: str) -> bool:
    if before in _MARKS:
        return name in _ALONE
    if not (is_han(before) or before == "”") or before + name in _ENDING:
        return False
    return name in _CLOSED and before not in _LEFT.get(name, "")


def _is_lost_before_noun(folded: str, at: int, name: str, before: str) -> bool:
    after = folded[at + 1]
    if after == name or before + name in _ENDING or not (is_han(before) or before in _MARKS):
        return False
    follows_verb = folded.endswith(_VERBS.get(before, ()), 0, at)
    # 有个 is ordinary speech, 共有个 is not.
    if before in _LEFT.get(name, "") and not follows_verb:
        return False
    is_plain = name in _FREE and after not in _RIGHT.get(name, "")
    if is_plain and (follows_verb or before in _BEHIND.get(name, "、")):
        return True
    if not folded.startswith(_COUNTING.get(name, ()), at + 1):
        return False
    if follows_verb or before in _MARKS or name in _ANYWHERE:
        return True
    return folded.endswith(_PREPOSITIONS.get(before, ()), 0, at)
