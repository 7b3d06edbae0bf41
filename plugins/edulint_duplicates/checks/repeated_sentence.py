"""The check ``repeated-sentence``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from edulint.api import Check, Document, Finding, Genre, Related, Severity, Span, Wording, is_han, pattern

# Shorter sentences are called out more than once (加油！加油！), longer ones are passages, which repeated-passage tells of.
_SHORTEST, _LONGEST = 10, 30
# With another sentence between the two, a refrain is likelier.
_SHORTEST_APART = 14
# The same sentence with so many figures is nowhere told twice in one report, however far apart.
_FIGURES_TOLD = 2
_FIGURE = pattern("[0-9][0-9.,]*")
# Where so many characters before or behind are the same, too, it is a passage, which repeated-passage tells of.
_BESIDE = 6
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
# What is filled in for the signs makes two sentences of one: 请XX同志汇报; 由**镇作表态发言.
_MASKS = pattern("[xX×*○]{2}|__|某某")
_CLAUSE_MARKS = ",;:。!?、\n"
_CLAUSES_JOINED_BY = frozenset(",;")
_SHORTEST_CLAUSE = 7
# So many clauses make a run that may stand twice.
_MOST_CLAUSES = 12
# A sentence with several figures is told from so many Han characters on.
_SHORTEST_WITH_FIGURES = 6


class RepeatedSentence(Check):
    """What it finds:
        zh: 紧挨着出现两次的短句（中间至多隔一句）：一字不差的，或只改了“的、和、与”一类虚词和逗号的；同一段里、或带着同样几个数字在
        别处一字不差地又出现的短句；紧挨着写了两遍的分句。
        en: A short sentence that stands twice in a row, or with one between: verbatim, or with only particles and
        commas changed. A short sentence that stands verbatim again in its paragraph or, with several figures, anywhere
        in the draft. A clause that stands twice in a row.

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
    silent_in = frozenset({Genre.LAW, Genre.NOTICE, Genre.JUDGMENT, Genre.NEWS, Genre.EXAM, Genre.FORM, Genre.PROGRAM})
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
        "again": Wording(
            zh="这一句与{place}的一句完全相同，请只留一处",
            en="this sentence stands already in {place}; keep one of the two",
        ),
        "there": Wording(zh="前一处在这里", en="the earlier place"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each row of sentences that repeat the first of them."""
        sentences = list(_sentences(document.folded))
        rows = _rows(document, sentences)
        for row in rows:
            first, last = row[0], row[-1]
            words = [document.folded[one.start : one.end] for one in row]
            message = "many" if len(row) > _TWICE else "twice" if words[0] == words[1] else "edited"
            related = [Related(first, self.messages["there"])]
            yield self.finding(Span(row[1].start, last.end), message, related=related, count=len(row))
        in_rows = {later for row in rows for later in row[1:]}
        for first, later in _again(document, sentences):
            if later in in_rows:
                continue
            place = document.locate(first).name
            related = [Related(first, self.messages["there"])]
            yield self.finding(later, "again", related=related, place=place)
        for first, second in _clauses_twice(document):
            if any(second.start == later.start for later in in_rows):
                continue
            related = [Related(first, self.messages["there"])]
            yield self.finding(second, "clause", related=related, words=document.slice(second))


def _clauses_twice(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield the clauses of one paragraph, or runs of them, that stand twice in a row, a comma or a semicolon between.

    编制4286名，实有4117人；编制4286名，实有4117人；退休2063人.
    """
    divided = document.folded
    for mark in _CLAUSE_MARKS:
        # A pattern takes three times as long to divide a text.
        divided = divided.replace(mark, ",")
    clauses = divided.split(",")
    starts = [0, *accumulate(len(one) + 1 for one in clauses)]
    known: dict[str, int] = {}
    done = 0
    for index, clause in enumerate(clauses):
        earlier = known.get(clause, -1)
        known[clause] = index
        if not clause or earlier < done or index - earlier > _MOST_CLAUSES:
            continue
        first = Span(starts[earlier], starts[index] - 1)
        second = first.shifted(starts[index] - first.start)
        if _are_twice(document, first, second) and divided[second.end : second.end + 1] == ",":
            done = index
            yield first, second


def _are_twice(document: Document, first: Span, second: Span) -> bool:
    """Tell whether two stretches of a paragraph are alike, with the mark between them that joins clauses."""
    folded = document.folded
    words = folded[first.start : first.end]
    if folded[first.end] not in _CLAUSES_JOINED_BY or "\n" in words or not folded.startswith(words, second.start):
        return False
    block = document.block_at(first.start)
    has_figures = len(_FIGURE.findall(words)) >= _FIGURES_TOLD
    shortest = _SHORTEST_WITH_FIGURES if has_figures else _SHORTEST_CLAUSE
    return block is not None and block.is_prose and sum(map(is_han, words)) >= shortest


def _sentences(folded: str) -> Iterator[Span | None]:
    """Yield the sentences of a text that may be told, without the blanks before them, and None for any other."""
    for match in _SENTENCE.finditer(folded):
        is_told = match[1] and _SHORTEST < match.end() - match.start() <= _LONGEST_READ
        yield _without_spaces(folded, *match.span()) if is_told and not _MASKS.search(folded, *match.span()) else None


def _rows(document: Document, sentences: Sequence[Span | None]) -> list[list[Span]]:
    """Return the rows of sentences each of which repeats one of the two before it."""
    folded = document.folded
    rows: list[list[Span]] = []
    before: list[Span] = []
    for later in sentences:
        if later is None:
            before = before[-1:]
            continue
        earlier = next((one for one in reversed(before) if _repeats(folded, one, later)), None)
        if earlier and _is_told_twice(document, earlier, later):
            if rows and rows[-1][-1] == earlier:
                rows[-1].append(later)
            else:
                rows.append([earlier, later])
        before = [*before[-1:], later]
    return rows


def _again(document: Document, sentences: Sequence[Span | None]) -> Iterator[tuple[Span, Span]]:
    """Yield the first and the later places of sentences that stand verbatim again.

    Within a paragraph no sentence does, within a draft none with several figures.
    """
    folded = document.folded
    known: dict[str, Span] = {}
    for later in filter(None, sentences):
        words = folded[later.start : later.end]
        first = known.setdefault(words, later)
        if first is later or not _SHORTEST_APART <= sum(map(is_han, words)) < _LONGEST:
            continue
        is_sure = "\n" not in folded[first.end : later.start] or len(_FIGURE.findall(words)) >= _FIGURES_TOLD
        if is_sure and not _are_of_a_passage(folded, first, later) and _is_told_twice(document, first, later):
            yield first, later


def _are_of_a_passage(folded: str, one: Span, other: Span) -> bool:
    """Tell whether the words beside two places are the same, too."""
    before = folded[max(0, one.start - _BESIDE) : one.start] == folded[max(0, other.start - _BESIDE) : other.start]
    return before or folded[one.end : one.end + _BESIDE] == folded[other.end : other.end + _BESIDE]


def _is_told_twice(document: Document, earlier: Span, later: Span) -> bool:
    """Tell whether both are prose, and the first is no heading."""
    block, other = document.block_at(later.start), document.block_at(earlier.start)
    if block is None or other is None or not block.is_prose or not other.is_prose:
        return False
    # What a heading or the title says may be said again below it.
    is_head = other.heading is not None or other.span.start == document.blocks[0].span.start
    return other is block or not (is_head and earlier.start == other.span.start)


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
    has_figures = (
        folded[one.start : one.end] == folded[other.start : other.end] and len(_FIGURE.findall(first)) >= _FIGURES_TOLD
    )
    shortest = _SHORTEST_WITH_FIGURES if has_figures else _SHORTEST
    return (_SHORTEST_APART if between.strip() else shortest) <= sum(map(is_han, first)) < _LONGEST
