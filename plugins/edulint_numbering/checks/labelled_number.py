"""The check ``labelled-number``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from edulint.api import (
    Document,
    Finding,
    Severity,
    Span,
    Wording,
    WordList,
    is_han,
    matches_from,
    pattern,
)
from edulint_numbering.fault_check import MISSING, REPEATED, FaultCheck
from edulint_numbering.faults import Fault, FaultKind, faults_in
from edulint_numbering.quoting import written
from edulint_numbering.sequences.items import Item, NumberedSequence, SequenceKind, numbered_item

_WORDS = WordList(__file__, "labelled_number.txt")

# Two of a kind may be meant as an example; the third shows that they are counted.
_LEAST = 3


class LabelledNumber(FaultCheck):
    """What it finds:
        zh: “任务一”“任务二”、“第一阶段”“第二阶段”这样带名称的编号有缺漏或重复。
        en: Numbers with a name, like 任务一 and 任务二, 第一阶段 and 第二阶段, that are missing or doubled.

    Why it matters:
        zh: 少了一个阶段，多半是删改或粘贴时丢了一段，或编号没有顺改。
        en: A stage was lost in editing, or its number was not changed with the others.

    Example:
        第一阶段（3月），动员部署。第二阶段（4月），组织实施。第四阶段（7月），检查验收。

    Instead:
        第一阶段（3月），动员部署。第二阶段（4月），组织实施。第三阶段（7月），检查验收。

    Source:
        zh: 实际工作中的惯例。
        en: Practice.
    """

    code = "NU121"
    name = "labelled-number"
    severity = Severity.ERROR
    summary = Wording(zh="带名称的编号有误", en="a number with a name is wrong")
    messages = {
        "skipped": MISSING,
        "repeated": REPEATED,
        "other": Wording(zh="前一个或相同的编号", en="the number before it or the same one"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding where the next number of a kind stands nowhere in the draft."""
        for sequence in _labelled_sequences(document):
            for fault in faults_in(sequence):
                if _is_wanting(document, fault):
                    yield self.told(fault, fault.kind.value)


def _labelled_sequences(document: Document) -> Iterator[NumberedSequence]:
    """Yield the named numbers that count from one, in each part of a draft where a kind begins with its first."""
    rounds: dict[str, list[Item]] = {}
    found: list[list[Item]] = []
    for match in matches_from(_beginnings(), _labelled(), document.folded):
        block = document.block_index(match.start())
        if block < 0 or not document.blocks[block].is_prose:
            continue
        label, digits = match["named"] or match["counted"], Span.of(match, "behind" if match["behind"] else "within")
        item = numbered_item(document, block, Span.of(match), digits)
        if item.value == 1:
            rounds[label] = []
            found.append(rounds[label])
        if label in rounds:
            rounds[label].append(item)
    for items in found:
        if len(items) >= _LEAST and not _are_choices(document, items):
            yield NumberedSequence(SequenceKind.CAPTIONS, tuple(items), 0)


def _are_choices(document: Document, items: Sequence[Item]) -> bool:
    """Tell whether nothing is said of one of the numbers before the next, as in a row to tick: □第5类 □第6类 □第8类."""
    return any(
        not any(map(is_han, document.folded[left.ordinal.span.end : right.start])) for left, right in pairwise(items)
    )


def _is_wanting(document: Document, fault: Fault) -> bool:
    """Tell whether the number that an item's place asks for stands nowhere in the draft."""
    is_next = fault.expected == fault.item.number + 1
    if fault.kind is FaultKind.SKIPPED or (fault.kind is FaultKind.REPEATED and is_next):
        return written(fault.item, fault.expected) not in document.folded
    return False


@cache
def _labelled() -> re.Pattern[str]:
    number = "[一二三四五六七八九十]{1,3}|[0-9]{1,2}"
    return pattern(
        rf"(?:\A|(?<=[\n \u3000。;]))(?:(?P<named>{_WORDS.any_of('named')})(?P<behind>{number})(?=[:.、 \u3000\n])"
        rf"|第(?P<within>{number})(?P<counted>{_WORDS.any_of('counted')})(?=[(:,、 \u3000\n是为]))"
    )


@cache
def _beginnings() -> re.Pattern[str]:
    return pattern(f"[第{''.join(sorted({word[0] for word in _WORDS.section('named')}))}]")
