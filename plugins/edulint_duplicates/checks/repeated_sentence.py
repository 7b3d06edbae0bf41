"""The check ``repeated-sentence``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Check, Document, Finding, Genre, Related, Severity, Span, Wording, is_han, pattern

# Shorter sentences are called out more than once (加油！加油！), longer ones are passages, which repeated-passage tells of.
_SHORTEST, _LONGEST = 10, 30
# With another sentence between the two, a refrain is likelier.
_SHORTEST_APART = 14
# With its marks and blanks, in characters.
_LONGEST_READ = 61
# The mark may be missing, so that a text without marks is read once.
_SENTENCE = pattern(r"[^。!?;\n]++([。!?;]?)")
# What a hurried edit changes and leaves the sentence the same.
_FUNCTION_WORDS = str.maketrans("", "", "的了地得与和及并、,，")
_MOST_EDITED = 6
# Sentences that begin with other characters than these are not compared any further.
_BEGINNING = 2
_TWICE = 2
_CLAUSE_MARKS = ",;:。!?、\n"
_CLAUSES_JOINED_BY = frozenset(",;")
_SHORTEST_CLAUSE = 7


class RepeatedSentence(Check):
    """What it finds:
        zh: 紧挨着出现两次的短句（中间至多隔一句）：一字不差的，或只改了“的、和、与”一类虚词和逗号的；紧挨着写了两遍的分句。
        en: A short sentence that stands twice in a row, or with one between: verbatim, or with only particles and
        commas changed. A clause that stands twice in a row.

    Why it matters:
        zh: 改写时留下了旧句，或者粘贴了两次。
        en: A sentence was rewritten and the old one left, or it was pasted twice.

    Example:
        本周完成了水渠的清淤任务，投工三百二十个。本周完成了水渠清淤任务，投工三百二十个。

    Instead:
        本周完成了水渠清淤任务，投工三百二十个。

    Source:
        zh: 实际工作中的惯例。
        en: Practice.
    """

    code = "DU103"
    name = "repeated-sentence"
    severity = Severity.WARNING
    # Provisions, questions and speech say the same in the same words.
    silent_in = frozenset({Genre.LAW, Genre.NOTICE, Genre.JUDGMENT, Genre.NEWS, Genre.EXAM, Genre.PROGRAM})
    summary = Wording(zh="同一句话接连出现两次", en="a sentence stands twice in a row")
    messages = {
        "twice": Wording(zh="这一句与前面一句相同，请删去一句", en="this sentence is one before it again; delete one"),
        "edited": Wording(
            zh="这一句与前面一句只差个别字，请删去一句",
            en="this sentence is one before it but for particles; delete one",
        ),
        "many": Wording(
            zh="这一句接连出现{count}次，请只留一句", en="this sentence stands {count} times in a row; keep one of them"
        ),
        "clause": Wording(
            zh="“{words}”接连写了两遍，请删去一遍", en="the clause {words} stands twice in a row; delete one"
        ),
        "there": Wording(zh="前一处在这里", en="the earlier place"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each row of sentences that repeat the first of them."""
        for row in _rows(document):
            first, last = row[0], row[-1]
            words = [document.folded[one.start : one.end] for one in row]
            message = "many" if len(row) > _TWICE else "twice" if words[0] == words[1] else "edited"
            related = [Related(first, self.messages["there"])]
            yield self.finding(Span(row[1].start, last.end), message, related=related, count=len(row))
        for first, second in _clauses_twice(document):
            related = [Related(first, self.messages["there"])]
            yield self.finding(second, "clause", related=related, words=document.slice(second))


def _clauses_twice(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield the places of the clauses of one paragraph that stand twice in a row, a comma or a semicolon between."""
    folded = divided = document.folded
    for mark in _CLAUSE_MARKS:
        # A pattern takes three times as long to divide a text.
        divided = divided.replace(mark, ",")
    start = 0
    for one, other in pairwise(divided.split(",")):
        end = start + len(one)
        if one == other and folded[end] in _CLAUSES_JOINED_BY and end + len(one) + 1 < len(folded):
            block = document.block_at(start)
            if block and block.is_prose and sum(map(is_han, one)) >= _SHORTEST_CLAUSE:
                yield Span(start, end), Span(end + 1, end + len(one) + 1)
        start = end + 1


def _rows(document: Document) -> list[list[Span]]:
    """Return the rows of sentences each of which repeats one of the two before it."""
    folded = document.folded
    rows: list[list[Span]] = []
    before: list[Span] = []
    for match in _SENTENCE.finditer(folded):
        if not match[1] or not _SHORTEST < match.end() - match.start() <= _LONGEST_READ:
            before = before[-1:]
            continue
        later = _without_spaces(folded, *match.span())
        earlier = next((one for one in reversed(before) if _repeats(folded, one, later)), None)
        if earlier and _is_told_twice(document, earlier, later):
            if rows and rows[-1][-1] == earlier:
                rows[-1].append(later)
            else:
                rows.append([earlier, later])
        before = [*before[-1:], later]
    return rows


def _is_told_twice(document: Document, earlier: Span, later: Span) -> bool:
    """Tell whether both are prose, and the first is not the title, which a text may begin with again."""
    block, other = document.block_at(later.start), document.block_at(earlier.start)
    if block is None or other is None or not block.is_prose or not other.is_prose:
        return False
    return other is block or (other.heading is None and other.span.start != document.blocks[0].span.start)


def _without_spaces(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start].isspace():
        start += 1
    return Span(start, end)


def _repeats(folded: str, one: Span, other: Span) -> bool:
    # Hardly ever do two begin alike.
    if not folded.startswith(folded[one.start : one.start + _BEGINNING], other.start):
        return False
    if abs(len(one) - len(other)) > _MOST_EDITED:
        return False
    first, second = (folded[span.start : span.end - 1].translate(_FUNCTION_WORDS) for span in (one, other))
    between = folded[one.end : other.start]
    if first != second or "\n" in between.strip():
        return False
    return (_SHORTEST_APART if between.strip() else _SHORTEST) <= sum(map(is_han, first)) < _LONGEST
