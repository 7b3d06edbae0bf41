"""Sentences in which the editor of a site offers a text (以下是小编整理的工作总结，希望对您有所帮助)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Block, Span, WordList, sentence_spans
from edulint_residue.search import places_of

_WORDS = WordList(__file__, "editor.txt")

_LONGEST = 160


def editor_sentences(text: str, folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield the editor's sentences, each with the index of the block that it stands in.

    Such a sentence says of somebody that he has gathered, chosen or brought a text for the reader's use; two of these
    four are enough beside a word of the site.
    """
    seeds = (*_WORDS.section("gathers"), *_WORDS.section("site"))
    places = sorted(at for at, _ in places_of(seeds, folded))
    index, reached = 0, -1
    for at in places:
        if at < reached:
            continue
        while index < len(blocks) and blocks[index].span.end <= at:
            index += 1
        if index == len(blocks):
            return
        span = blocks[index].span
        if span.start > at:
            continue
        for sentence in sentence_spans(text, span.start, span.end):
            if sentence.start <= at < sentence.end:
                reached = sentence.end
                if len(sentence) <= _LONGEST and _is_editors(folded[sentence.start : sentence.end]):
                    yield index, sentence
                break


def _is_editors(sentence: str) -> bool:
    def has(kind: str) -> bool:
        return any(word in sentence for word in _WORDS.section(kind))

    if not has("text") or has("work"):
        return False
    if has("site"):
        return has("gathers") or has("use")
    return has("who") and has("gathers") and has("use")
