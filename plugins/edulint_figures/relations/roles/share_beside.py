"""Tells by the shares beside one whether a base is theirs: 甲类18件，占32%；乙类9件，占16%；… are of no 96件."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint_figures.relations.judge import gives_share
from edulint_figures.relations.labels import ALIKE, THE_SAME, agreement, core, is_other_side, share_a_word
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.share_bases import is_part, part_before
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, best, judged
from edulint_figures.relations.tokens import Figure, Line

# Shares that were found to be of a base prove that it is not the one with a wrong digit.
_LEAST_PROOFS = 2
# A share stands within so many tokens behind its part.
_NEAR = 8
# So many shares of three digits hardly fit another base by chance.
_FEWEST, _TELLING_DIGITS = 2, 3


def are_of_another(line: Line, share: Figure, base: Figure, memory: Memory) -> bool:
    """Tell whether most shares of a row are not of a base that other shares prove: then the row has one of its own."""
    if memory.proofs[base.quantity.span.start] < _LEAST_PROOFS:
        return False
    fits = [gives_share(part.quantity, base.quantity, one.quantity) for part, one in _row_of_shares(line, share, base)]
    return len(fits) > 1 and 2 * sum(fits) <= len(fits)


def has_its_own(line: Line, part: Figure, name: str) -> bool:
    """Tell whether a share of a base of that name stands right behind a part: 副高级474人，占教师26.2%."""
    behind = line.between(part.place + 1, part.place + _NEAR)[:1] if name and line.holds(part) else []
    return any(one.letter == "P" and one.label.endswith(f"占{name}") for one in behind)


def part_of_a_part(line: Line, share: Figure, subject: str) -> Figure | None:
    """Return the level whose name and that of the one before make a subject: 师范生106人，就业67人，…师范生就业人数占."""
    levels = [one for one in line.before(share.place, line.sentence_start(share.place)) if is_part(one)]
    told = ((one, core(before.label) + core(one.label)) for one, before in pairwise(levels))
    return next((one for one, name in told if name == subject and core(one.label)), None)


def of_row(line: Line, part: Figure, share: Figure, memory: Memory) -> list[Reading]:
    """Return a share of the level that most shares of its row are of: 毕业生3417人，落实3204人：就业2206人，占64.6%；…."""
    base = _base_of_row(line, part, share, memory) if line.holds(part) else None
    return [] if base is None else list(judged(part.quantity, base.quantity, share.quantity, surety=NAMED))


def _base_of_row(line: Line, part: Figure, share: Figure, memory: Memory) -> Figure | None:
    row = _row_of_shares(line, share, part)
    telling = sum(len(one.quantity.digits) >= _TELLING_DIGITS for _, one in row)
    if telling < _FEWEST:
        return None
    for base in (*line.before(row[0][0].place), *memory.earlier_wholes()):
        if base.letter == "L" and base.is_exact and base.quantity.is_kin(part.quantity):
            fits = [gives_share(one.quantity, base.quantity, told.quantity) for one, told in row]
            if sum(fits) >= _FEWEST and 2 * sum(fits) > len(fits):
                return base
    return None


def _row_of_shares(line: Line, share: Figure, kin: Figure) -> list[tuple[Figure, Figure]]:
    """Return the parts of a sentence that are of a figure's kind, each with its share of the same words."""
    row = line.between(line.sentence_start(share.place), line.sentence_stop(share.place))
    beside = [one for one in row if one.letter == "P" and one.label == share.label]
    pairs = [(part_before(line, one), one) for one in beside]
    return [(part, one) for part, one in pairs if part is not None and part.quantity.is_kin(kin.quantity)]


def divided_before(line: Line, part: Figure) -> Figure | None:
    """Return the level that 其中 divides into a list which ends with a part, none of which has a share of its own."""
    start = line.sentence_start(part.place)
    at = line.letters.rfind("z", start, part.place)
    if at < 0 or "P" in line.letters[at : part.place]:
        return None
    levels = (one for one in line.before(at, start) if one.letter == "L" and one.quantity.is_kin(part.quantity))
    return next(levels, None)


def of_named(line: Line, share: Figure, name: str, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a level that is named: 税收占比为62.2%, where 税收 was counted among the parts of a whole."""
    for part in line.before(share.place):
        if not is_part(part) or agreement(part.label, name) < ALIKE or is_other_side(part.label, name):
            continue
        if len(core(name)) > len(core(part.label)) and not share_a_word(
            name.removesuffix(core(part.label)), part.label
        ):
            # The amount that has this share is not told: 出口166亿元。…机电产品出口比重达到65%.
            return
        beside = line.before(share.place, line.sentence_start(share.place))
        if part.sentence != share.sentence and any(
            one.letter == "L" and one.quantity.is_kin(part.quantity) for one in beside
        ):
            # The share is of what its own sentence counts: 甲类640万支，其中某厂150万支。乙类85万支，其中某厂占比37%.
            return
        whole = memory.whole_of.get(part.quantity.span.start)
        bases = [whole] if whole else list(memory.supposed.get(part.quantity.span.start, ()))
        bases = [one for one in bases if one.quantity.is_kin(part.quantity)]
        # Shares beside one another have one base: 甲类余额占比5%，乙类余额占比7%.
        is_sure = agreement(part.label, name) == THE_SAME and bases[:1] == memory.bases_here()[:1]
        yield from best(part, bases, share, NAMED if is_sure else PLACED)
        return
