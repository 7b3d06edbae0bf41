"""WO101: a word written with a character that is not its own."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import SENTENCE_ENDS, Check, Document, Edit, Finding, Fix, Severity, Span, Wording, is_han
from edulint_wording.confusions import CLAUSE_BEGINNING, FOLLOWED_BY, Confusion, confusions_in
from edulint_wording.word_guard import (
    ends_own_word,
    is_in_row_of_abbreviations,
    is_misspelt_word,
    is_of_doubled_wording,
    is_of_persons_name,
    is_of_place,
    is_part_of_name,
    is_spoken_of,
)

_REST_OF_SENTENCE = 60
_ENDS = SENTENCE_ENDS | {"\n"}


class KnownConfusion(Check):
    """What it finds:
        zh: 机关文稿中常见的错别字，如“峻工”“布署”“截止目前”“一如继往”。只在它单独成词时报告，“可以经济”“预防犯罪”这样跨词的不算；举它作例子、旁边写着正确写法的也不算。
        en: Words that office texts often have with a wrong character, 峻工 for 竣工, where they stand as words; not
        where two words meet (可以经济), and not as an example with the right form beside it.

    Why it matters:
        zh: 错别字最伤文稿的脸面，输入法和抄旧稿都会带来，读的人却容易顺着意思滑过去。
        en: A wrong character shames a paper; input methods and old drafts bring them, and the eye glides over them.

    Example:
        教学楼已于9月峻工。

    Instead:
        教学楼已于9月竣工。

    Source:
        zh: 《通用规范汉字表》、《第一批异形词整理表》；机关文稿校对中常见的错误。
        en: 通用规范汉字表, 第一批异形词整理表; what proofreaders of office texts meet.
    """

    code = "WO101"
    name = "known-confusion"
    severity = Severity.WARNING
    summary = Wording(zh="常见错别字", en="a common wrong character")
    messages = {
        "one": Wording(zh="“{wrong}”应为“{right}”", en="{wrong} should be {right}"),
        "some": Wording(zh="“{wrong}”疑为“{right}”之误，请核对", en="{wrong} may stand for {right}; please check"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place."""
        prose = document.prose
        for confusion, start in confusions_in(document):
            span = Span(start, start + len(confusion.wrong))
            if not _is_confused(prose, span, confusion):
                continue
            rights = confusion.rights
            fix = Fix((Edit(span, rights[0]),), safe=True) if len(rights) == 1 else None
            right = "”或“".join(rights)
            yield self.finding(
                span,
                "one" if fix else "some",
                fix=fix,
                blames=_wrong_characters(span, confusion),
                wrong=confusion.wrong,
                right=right,
            )


def _is_confused(prose: str, span: Span, confusion: Confusion) -> bool:
    """Tell whether a form stands where it is not right."""
    start, end, right = span.start, span.end, confusion.rights[0]
    return (
        not any(_stands_in(prose, span, context) for context in confusion.contexts)
        and not any(is_spoken_of(prose, start, end, one) for one in confusion.rights)
        and not is_in_row_of_abbreviations(prose, start, end)
        and not is_of_doubled_wording(prose, start, end)
        and not is_of_persons_name(prose, start, end)
        and not is_part_of_name(prose, start, end, right)
        and is_misspelt_word(prose, start, end, right)
        and not is_of_place(prose, start, end)
        and not ends_own_word(prose, start, end, right)
    )


def _wrong_characters(span: Span, confusion: Confusion) -> list[Span]:
    """Return the places of the characters that are wrong, which a misquoted idiom may be told of, too."""
    if len(confusion.rights[0]) != len(span):
        return [span]
    pairs_of = zip(confusion.wrong, confusion.rights[0], strict=True)
    return [Span(span.start + at, span.start + at + 1) for at, (one, other) in enumerate(pairs_of) if one != other]


def _stands_in(prose: str, span: Span, context: str) -> bool:
    """Tell whether a form stands in a wording in which it is right."""
    if context.startswith(CLAUSE_BEGINNING):
        return not is_han(prose[span.start - 1 : span.start]) and prose.startswith(context[1:], span.start)
    if context.startswith(FOLLOWED_BY):
        following = prose[span.end : span.end + _REST_OF_SENTENCE]
        return context[1:] in following[: min((at for end in _ENDS if (at := following.find(end)) >= 0), default=None)]
    first = max(0, span.start - len(context) + 1)
    found = prose.find(context, first, span.end + len(context) - 1)
    return found >= 0 and Span(found, found + len(context)).contains(span)
