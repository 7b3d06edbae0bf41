"""Reads all relations of a document: every phrasing at every place, and of several readings of the same figures one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.by_roles import add_by_roles
from edulint_figures.relations.phrasings import phrasings_for
from edulint_figures.relations.readers import (
    FORMS,
    OF_LINES,
    OF_PASSAGES,
    Readers,
    line_reader,
    named,
    passage_reader,
    readers_of,
)
from edulint_figures.relations.reading import Match, Memory, Reading, Settings
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict
from edulint_figures.relations.roles import quotient
from edulint_figures.relations.tokenizing import figures_of, lines_of
from edulint_figures.relations.tokens import Line

_DIVISIONS = frozenset({"parts", "total", "inside", "run", "bare", "rises"})
_OTHERS = FORMS - _DIVISIONS
# Only brackets hold relations of these forms.
_IN_BRACKETS = frozenset({"inside", "aside", "bracket"})
# Words for the rest of an amount of money.
_LEFT = ("结余", "结存", "结转", "顺差", "逆差", "相抵", "收支差", "赤字")
# A paragraph that leads in a list of paragraphs ends, or the first item of one begins, like this.
_LISTS = (":\n", "\n1.", "\n1、", "\n(1)", "\n一、", "\n(一)", "\n一是")
_WRONG = (Verdict.WRONG, Verdict.LIKELY_WRONG)
# Fewer levels than this are divided in the ways that phrasings tell.
_FEW = 3
_YIELDS = ("亩产", "单产", "单位面积产量")
_AS_ONE = {"total": "parts"}


class FormCheck(RelationCheck, abstract=True):
    """Reports the relations of one form."""

    form: ClassVar[str]
    reading: Settings = Settings()

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield all relations of the form, those that hold too."""
        yield from document.derived(_ByForm(self.reading)).get(self.form, ())


def relations_of(document: Document, settings: Settings) -> tuple[Relation, ...]:
    """Return the relations of a document in the order of the text, those that hold too."""
    return document.derived(_Relations(settings))


class _Relations(Struct, frozen=True):
    """Works out the relations of a document; equal settings are worked out once."""

    settings: Settings

    def __call__(self, document: Document) -> tuple[Relation, ...]:
        return _relations_of_passages(passages_of(document), self.settings)


class _ByForm(Struct, frozen=True):
    """Sorts the relations of a document by their forms."""

    settings: Settings

    def __call__(self, document: Document) -> dict[str, list[Relation]]:
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in relations_of(document, self.settings):
            found[relation.form].append(relation)
        return dict(found)


def _relations_of_passages(passages: Sequence[Passage], settings: Settings) -> tuple[Relation, ...]:
    if not passages:
        return ()
    memory, relations = Memory(settings), []
    paragraphs: list[list[Line]] = []
    # Most drafts have none of the words that are looked for here, and no paragraph need be searched for them.
    draft = Passage(passages[0].text, Span(0, len(passages[0].text)), ())
    tells_of_left, names_quotient = draft.holds(*_LEFT), quotient.are_named(draft)
    of_lines, of_passages = ([one for one in table if draft.holds(*one[0])] for table in (OF_LINES, OF_PASSAGES))
    classes = dict(settings.classes)
    for paragraph in passages:
        passage = _merged(paragraph, classes) if classes else paragraph
        is_alone = len(passage.quantities) < 2 and not passage.holds(":", "∶")
        if is_alone and not passage.quantities:
            continue
        lines = figures_of(passage) if is_alone else lines_of(passage, settings.markers)
        memory.begin(lines)
        paragraphs.append(lines)
        if not is_alone:
            relations += _of_paragraph(passage, lines, memory, of_lines, of_passages)
        if tells_of_left and passage.holds(*_LEFT):
            relations += _balances(lines, memory)
        if names_quotient and not is_alone and quotient.are_named(passage):
            relations += chosen([one for line in lines for one in quotient.relations_in(line, memory)])
        for line in lines:
            memory.keep(line)
    relations += _over_paragraphs(draft, paragraphs, relations)
    if any(one.verdict in _WRONG and one.form == "share" for one in relations):
        relations = named("share_verdict.without_shares_of_others")(relations, draft.text)
    if any(one.verdict in _WRONG and one.form == "parts" for one in relations):
        lines = [line for told in paragraphs for line in told]
        relations = named("same_division.without_open_divisions")(relations, lines)
    return tuple(sorted(relations, key=lambda relation: relation.span))


def _of_paragraph(
    passage: Passage, lines: Sequence[Line], memory: Memory, of_lines: Readers, of_passages: Readers
) -> list[Relation]:
    """Return the relations of a paragraph with several figures: those of phrasings, then those that its words tell."""
    found: list[Relation] = []
    for forms in (_DIVISIONS, _OTHERS):
        for line in lines:
            found += chosen(_readings(line, forms, memory))
    if memory.shared:
        from edulint_figures.relations.roles import shared

        told = {(one.form, one.span, frozenset(one.operands)) for one in found}
        together = chosen(list(shared.relations_of(memory)))
        found += [one for one in together if (one.form, one.span, frozenset(one.operands)) not in told]
    if any(one.dimension is Dimension.PRICE for one in passage.quantities):
        found += passage_reader("product.relations_in")(passage)
    for words, name in of_lines:
        if passage.holds(*words):
            rates = [line for line in lines if "P" in line.letters]
            found += _without(chosen([one for line in rates for one in line_reader(name)(line)]), found)
    for words, name in of_passages:
        if passage.holds(*words):
            found += _without(passage_reader(name)(passage), found)
    add_by_roles(passage, lines, found)
    if sum(line.letters.count("P") for line in lines) > (not memory.bases):
        from edulint_figures.relations.roles import share_agreement

        beside = list(share_agreement.relations_in(lines, memory, found))
        shares = {one.span for one in beside}
        found = [one for one in found if one.form != "share" or one.span not in shares] + beside
    if any(one.verdict is not Verdict.HOLDS for one in found):
        from edulint_figures.relations.settled import settled

        found = settled(found, lines)
    if lines and lines[0].letters.count("L") > _FEW:
        found += named("all_told.relations_in")(lines, found)
    if any(one.form in _DIVISIONS for one in found):
        beside = list(named("columns.relations_in")(lines, found))
        found = [*_without(found, beside), *beside]
    return found


def _over_paragraphs(
    draft: Passage, paragraphs: Sequence[Sequence[Line]], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Yield totals whose parts stand in paragraphs or sentences of their own, and what shares of several tell."""
    listed: list[Relation] = []
    lines = [line for of_one in paragraphs for line in of_one[:1]]
    if sum(line.letters.count("P") for of_one in paragraphs for line in of_one) > 1:
        from edulint_figures.relations.roles import share_family

        listed += share_family.relations_in(paragraphs, relations)
    if draft.holds(*_LISTS):
        from edulint_figures.relations.roles import item_lines

        listed += item_lines.relations_in(lines)
    if draft.holds(*_YIELDS):
        from edulint_figures.relations.roles import yields

        listed += _without(yields.relations_in(lines), relations)
    if lines:
        from edulint_figures.relations.roles import block_totals, row_totals

        for read in (block_totals.relations_in, row_totals.relations_in):
            known = (one for one in (*relations, *listed) if one.verdict is not Verdict.UNKNOWN)
            listed += read(lines, {one.span.start for one in known if one.form in _DIVISIONS})
    yield from listed


def _balances(lines: Sequence[Line], memory: Memory) -> list[Relation]:
    """Return what is left of amounts of money."""
    from edulint_figures.relations.roles import balance

    return chosen([one for line in lines for one in balance.relations_in(line, memory)])


def _without(found: Iterable[Relation], others: Iterable[Relation]) -> list[Relation]:
    """Return the relations whose figures another one of the same form does not already have."""
    listed = list(found)
    if not listed:
        return []
    told = {(other.form, other.span) for other in others if other.verdict is not Verdict.UNKNOWN}
    return [one for one in listed if (one.form, one.span) not in told]


def _merged(passage: Passage, classes: dict[str, str]) -> Passage:
    """Return a paragraph in which units that may be added are of one class."""
    merged = (replace(one, unit_class=classes.get(one.unit_class, one.unit_class)) for one in passage.quantities)
    return replace(passage, quantities=tuple(merged))


def _readings(line: Line, forms: frozenset[str], memory: Memory) -> list[Reading]:
    # A figure alone in brackets may be the former value of what stands around them.
    if len(line.letters) < 2 and (line is memory.line or line.letters == "R"):
        return []
    if line is memory.line:
        forms -= _IN_BRACKETS
    return [
        reading
        for phrasing in phrasings_for(frozenset(line.letters), forms)
        for found in phrasing.matches(line)
        for read in readers_of(phrasing.form)
        for reading in read(Match(phrasing, line, found), memory)
    ]


def chosen(readings: Sequence[Reading]) -> list[Relation]:
    """Return the readings that stay: one that holds drives out others of its form over the same figures."""
    if not readings:
        return []
    ordered = sorted(readings, key=lambda reading: (reading.relation.verdict is not Verdict.HOLDS, reading.rank))
    kept_readings: list[Reading] = []
    # Only readings that share a figure or the place they tell are compared: a paragraph may have thousands.
    near: defaultdict[str, dict[Span | int, list[Reading]]] = defaultdict(dict)
    for reading in ordered:
        others = near[_AS_ONE.get(reading.relation.form, reading.relation.form)]
        keys: tuple[Span | int, ...] = (reading.relation.span, *reading.figures)
        beside = [other for key in keys if key in others for other in others[key]]
        if not any(_are_of_the_same(reading, other) for other in beside):
            kept_readings.append(reading)
            for key in keys:
                others.setdefault(key, []).append(reading)
    return [reading.relation for reading in kept_readings]


def _are_of_the_same(reading: Reading, other: Reading) -> bool:
    common = len(reading.figures & other.figures)
    if reading.relation.verdict is Verdict.HOLDS:
        return common == len(reading.figures)
    if _AS_ONE.get(reading.relation.form, reading.relation.form) != "parts":
        return reading.relation.span == other.relation.span
    return common >= 2
