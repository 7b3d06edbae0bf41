"""The writer of Word files: comments at the words, repairs as tracked changes, everything else as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from edulint.api import Annotated, Document, Edit, Remark, Span, Wording, Writer, apply_edits

if TYPE_CHECKING:
    # At run time its XML parser would be imported wherever writers are listed.
    from edulint_word.package import Package
    from edulint_word.source_map import SourceMap

_SIGNED = Wording(
    zh="原文件有数字签名，副本里的签名因改动而失效", en="the file is signed; the copy's signature is no longer valid"
)


class WordWriter(Writer):
    """Annotates .docx files in their raw XML, so that nothing is lost that this program does not know."""

    formats = ("word",)
    suffix = ".docx"

    def annotate(self, data: bytes, remarks: Sequence[Remark], edits: Sequence[Edit]) -> Annotated:
        """Return a copy with real comments by ``edulint`` and tracked changes.

        Raises:
            ReadError: the bytes are no Word file, an encrypted one, or a damaged one.
        """
        from edulint_word.anchors import stretch
        from edulint_word.archive import rewritten
        from edulint_word.changes import can_make
        from edulint_word.comments import forget
        from edulint_word.package import Package
        from edulint_word.source import paragraphs_of
        from edulint_word.source_map import SourceMap

        package = Package(data)
        forget(package)
        source = SourceMap(paragraphs_of(package))
        copies = source.copies()
        made = [edit for edit in sorted(set(edits)) if can_make(source, copies, edit)]
        text = apply_edits(source.text, made)
        marked = [(stretch(source, remark.span), remark) for remark in remarks]
        source.cut(_ends([*(span for span, _ in marked), *(edit.span for edit in made)]))
        copies.cut(_ends(edit.span for edit in made))
        if marked:
            _comment(package, source, marked)
        _change(package, source, copies, made)
        return Annotated(
            data=rewritten(package.archive, data, package.changed()),
            text=text,
            left_out=frozenset(edits) - frozenset(made),
            problems=(_SIGNED,) if package.is_signed else (),
        )

    def without(self, data: bytes, comments: Collection[str]) -> bytes:
        """Return a copy without some comments; who wrote them stays among the people that the file names.

        Raises:
            ReadError: the bytes are no Word file, an encrypted one, or a damaged one.
        """
        from edulint_word.archive import rewritten
        from edulint_word.comments import take_out
        from edulint_word.package import Package

        if not comments:
            return data
        package = Package(data)
        take_out(package, comments)
        return rewritten(package.archive, data, package.changed()) if package.touched else data

    def create(self, document: Document, remarks: Sequence[Remark], edits: Sequence[Edit]) -> Annotated:
        """Return a new Word file in the usual fonts of reports, annotated."""
        from edulint_word.create import created

        fresh = created(document)
        result = self.annotate(
            fresh.data,
            [Remark(fresh.moved(remark.span), remark.text, remark.place) for remark in remarks],
            [Edit(span, edit.text) for edit in edits if (span := fresh.kept(edit.span)) is not None],
        )
        lost = frozenset(edit for edit in edits if fresh.kept(edit.span) is None)
        by_span = {fresh.kept(edit.span): edit for edit in edits}
        left_out = frozenset(by_span[edit.span] for edit in result.left_out)
        return Annotated(result.data, result.text, left_out | lost, result.problems)


def _ends(spans: Iterable[Span]) -> list[int]:
    return [end for span in spans for end in span.bounds]


def _comment(package: Package, source: SourceMap, marked: Sequence[tuple[Span, Remark]]) -> None:
    """Write remarks as comments on spans at whose ends the text was cut."""
    from edulint_word.anchors import anchor, free_references, set_marks
    from edulint_word.comments import Comments

    free_references(source, (span for span, _ in marked))
    # Where they stand is found before the first mark is set, which lies between the texts.
    places = [(anchor(source, span), remark) for span, remark in marked]
    comments = Comments(package)
    for place, remark in places:
        if place is not None:
            said = remark.text if place.is_exact or not remark.place else f"{remark.place}\n{remark.text}"
            set_marks(place, *comments.add(said))
            package.touch(place.first)
    comments.finish()


def _change(package: Package, source: SourceMap, copies: SourceMap, edits: Sequence[Edit]) -> None:
    """Make edits at whose ends the text was cut; text boxes are changed in both of their forms."""
    from edulint_word.changes import Changes
    from edulint_word.source_map import has_copy

    if not edits:
        # Looking up which numbers revisions have takes a way through the whole file.
        return
    changes = Changes(list(package.roots.values()))
    for edit in edits:
        changes.make(source, edit)
        paragraph = source.paragraphs[source.paragraph_at(edit.span.start)].element
        if has_copy(paragraph):
            changes.make(copies, edit)
        package.touch(paragraph)
