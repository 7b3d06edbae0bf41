"""What stands without an end mark because it is no sentence: captions, key words, addresses, credits."""

from __future__ import annotations

from edulint.api import STOPS, WordList, fold, holds_any, is_han, pattern

_WORDS = WordList(__file__, "line_ends.txt")

_ORDINAL = pattern(r"[(（]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})[)）、.．]")
_CAPTION = pattern(
    r"附?[图表] ?[0-9]{1,2}(?:[-.—][0-9]{1,2}){0,3}(?![ \u3000]?[显所为是中可说反])(?:[ \u3000:：.、]|[左右上下][:：])"
)
# 关键词：乡村振兴；产业；人才, 【关键词】乡村振兴；产业: a label and short words between semicolons.
_LIST_OF_WORDS = pattern(r"[^:】]{1,7}[:】](?:[^;。!?,]{0,12};)*[^;。!?,]{0,12}")
_LONGEST_ADDRESS = 100
# Behind the word for who signs stand a name of two or three characters: 首席记者高原青.
_SIGNED = 5
# 特此公告。云溪县人民政府2031年5月6日
_SIGNED_ON = pattern("[^，,；;：:]{2,24}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
# Pages set their credits apart with these.
_COLONS = ":：︱｜丨|/"
_ADDRESS = pattern(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}|(?:https?://|www\.)[!-~]{1,80}")


def begins_with_ordinal(words: str) -> bool:
    """Tell whether words begin with the number of a heading or an item: （一）, 3.2."""
    return _ORDINAL.match(fold(words)) is not None


def is_no_sentence(words: str) -> bool:
    """Tell whether a paragraph is a caption, a list of key words, program code, or ends with an address."""
    return (
        _CAPTION.match(words) is not None
        or _LIST_OF_WORDS.fullmatch(fold(words)) is not None
        or _ends_with_address(words[-_LONGEST_ADDRESS:])
        or not any(map(is_han, words))
    )


def _ends_with_address(words: str) -> bool:
    may_hold = holds_any(words, ("@", "://", "www."))
    return may_hold and any(match.end() == len(words) for match in _ADDRESS.finditer(words))


def ends_with_credit(words: str) -> bool:
    """Tell whether what follows the last full stop is no sentence: a signature, a credit, an address, a heading."""
    tail = words[max(words.rfind(stop) for stop in STOPS) + 1 :].strip()
    # …职责分工。三、主要措施: a heading that ran into the paragraph, of which the numbering tells.
    return (
        begins_with_ordinal(tail)
        or " " in tail.replace("\u3000", " ").replace("\u00a0", " ")
        or tail.endswith(_WORDS.section("credit-ending"))
        or any(word in tail[:12] or word in tail[-_SIGNED:] for word in _WORDS.section("credit"))
        or _SIGNED_ON.fullmatch(tail) is not None
        or any(f"{label}{colon}" in tail for label in _WORDS.section("credit-label") for colon in _COLONS)
        or any(word in tail for word in _WORDS.section("contact"))
    )
