"""The check ``mixed-width``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Fix, OrdinalStyle, Related, Severity, Wording, fold
from edulint_numbering.odd_headings import like, odd_headings, odd_ones, width_of
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item, is_structural


class MixedWidth(Check):
    """What it finds:
        zh: 同一序列的编号，括号、点号或数字有全角也有半角，如“（一）”“(二)”。
        en: Brackets, dots or digits of one sequence partly full-width, partly half-width: （一） then (二).

    Why it matters:
        zh: 排版后宽窄不一，也会让自动目录和查找失灵。
        en: They are set in different widths, and tables of contents and searches miss some of them.

    Example:
        （一）加强队伍建设
        (二)改善办学条件
        （三）确保校园安全

    Instead:
        （一）加强队伍建设
        （二）改善办学条件
        （三）确保校园安全

    Source:
        zh: GB/T 15834-2011 5.1；原始稿件中所见。
        en: GB/T 15834-2011, 5.1; seen in raw drafts.
    """

    code = "NU111"
    name = "mixed-width"
    severity = Severity.WARNING
    summary = Wording(zh="同一序列的编号全角、半角混用", en="Full- and half-width marks are mixed in one sequence")
    messages = {
        "mixed": Wording(
            zh="{item}与同一序列的{model}全角、半角不一致，应写作“{instead}”",
            en="{item} is not of the same width as {model} in its sequence; write “{instead}”",
        ),
        "model": Wording(zh="同一序列的写法", en="the style of this sequence"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first odd number of each sequence; its fix mends them all."""
        usual: dict[tuple[int, OrdinalStyle], Counter[str]] = {}
        for sequence in sequences(document):
            for item in filter(_is_written_with_marks, sequence.items):
                usual.setdefault((sequence.report, item.ordinal.style), Counter())[width_of(item)] += 1
        for sequence in sequences(document):
            # One in another style is told of by mixed-numbering, which writes it like its siblings.
            odd_styles = {item.start for item in odd_headings(sequence)[1]}
            for style, items in _by_style(sequence.items, odd_styles).items():
                common = usual[sequence.report, style].most_common(1)[0][0]
                model, odd = _model_and_odd(items, common)
                # （一）、 beside （一） differs by a mark, which ordinal-mark tells of.
                same_marks = [item for item in odd if _folded_width(item) == _folded_width(model)]
                edits = [edit for item in same_marks if (edit := like(model, item))]
                if edits:
                    yield self.finding(
                        same_marks[0].ordinal.span,
                        "mixed",
                        related=[Related(model.ordinal.span, self.messages["model"])],
                        fix=Fix(tuple(edits), safe=True),
                        # That its brackets are half-width need not be said once more.
                        covers=True,
                        item=quoted(same_marks[0]),
                        model=quoted(model),
                        instead="".join(edits[0].text.split()),
                    )


def _by_style(items: tuple[Item, ...], without: set[int]) -> dict[OrdinalStyle, list[Item]]:
    groups: dict[OrdinalStyle, list[Item]] = {}
    for item in filter(_is_written_with_marks, items):
        if item.start not in without:
            groups.setdefault(item.ordinal.style, []).append(item)
    return groups


def _model_and_odd(items: list[Item], common: str) -> tuple[Item, list[Item]]:
    """Return an item that is written as all should be, and those that are written otherwise.

    Full-width brackets are right in Chinese, however few have them. Of dots and digits the more frequent width is kept.
    """
    proper = [item for item in items if {"（", "）"} <= set(width_of(item))]
    model, _ = odd_ones(proper or items, width_of, common)
    return model, [item for item in items if width_of(item) != width_of(model)]


def _is_written_with_marks(item: Item) -> bool:
    return is_structural(item.ordinal.style) and item.value is not None and not item.given


def _folded_width(item: Item) -> str:
    return fold(width_of(item)).removesuffix("wide")
