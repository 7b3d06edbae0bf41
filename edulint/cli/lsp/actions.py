"""Repairs as an editor offers them: one for the place of the cursor, and all safe ones of a draft together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from edulint.cli.lsp.drafts import CheckedDraft, OpenDraft
from edulint.cli.lsp.messages import diagnostic_of
from edulint.cli.lsp.positions import Positions, meets
from edulint.outcome import LocatedFinding, LocatedFix
from edulint.text.lines import line_starts, lines_of
from edulint.text.spans import Span
from edulint.text.visible import one_line
from edulint.wording import Language, Wording

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.edulint"
KINDS: tuple[str, ...] = (lsp.CodeActionKind.QuickFix.value, FIX_ALL)

_REPLACE = Wording(zh="改为“{new}”", en="Replace by “{new}”")
_DELETE = Wording(zh="删去“{old}”", en="Delete “{old}”")
_INSERT = Wording(zh="插入“{new}”", en="Insert “{new}”")
_REPAIR = Wording(zh="修正：{message}", en="Repair: {message}")
_UNSAFE = Wording(zh="{what}（请过目）", en="{what} (unsafe: look it over)")
_ALL = Wording(zh="修正全部不改变文意的问题", en="Make all safe repairs")
_LONGEST = 30


class Repairs:
    """The repairs of one checked draft."""

    def __init__(self, checked: CheckedDraft, codec: PositionCodec, language: Language, *, versioned: bool) -> None:
        self._checked = checked
        self._positions = Positions(checked.draft.text, codec)
        self._language = language
        self._versioned = versioned

    def at(self, place: lsp.Range, only: Sequence[str] | None) -> list[lsp.CodeAction]:
        """Return what can be repaired at a place; ``only`` are the kinds that the editor asks for."""
        actions: list[lsp.CodeAction] = []
        if _is_wanted(lsp.CodeActionKind.QuickFix.value, only):
            actions += self._quick_fixes(place)
        if _is_wanted(FIX_ALL, only) and any(one.fix and one.fix.safe for one in self._checked.findings):
            data = {"uri": self._checked.draft.uri, "version": self._checked.draft.version}
            actions.append(lsp.CodeAction(_ALL.in_language(self._language), kind=FIX_ALL, data=data))
        return actions

    def to(self, text: str) -> lsp.WorkspaceEdit:
        """Return the edit that makes the draft's text another one."""
        return self._edit(list(_differences(self._checked.draft.text, text, self._positions)))

    def _quick_fixes(self, place: lsp.Range) -> Iterator[lsp.CodeAction]:
        for finding in self._checked.findings:
            if finding.fix and meets(self._positions.range_of(finding.location), place):
                edits = [lsp.TextEdit(self._positions.range_of(edit.location), edit.text) for edit in finding.fix.edits]
                diagnostic = diagnostic_of(finding, self._checked, self._positions, self._language, with_related=False)
                yield lsp.CodeAction(
                    self._title(finding, finding.fix),
                    kind=lsp.CodeActionKind.QuickFix,
                    diagnostics=[diagnostic],
                    is_preferred=finding.fix.safe,
                    edit=self._edit(edits),
                )

    def _title(self, finding: LocatedFinding, fix: LocatedFix) -> str:
        what = _REPAIR.filled(message=finding.message)
        if len(fix.edits) == 1:
            words, old = self._positions.text_at(finding.location), self._positions.text_at(fix.edits[0].location)
            new = self._positions.edited_at(finding.location, fix.edits[0])
            if new is None:
                new = fix.edits[0].text
            else:
                old = words
            if max(len(old), len(new)) <= _LONGEST:
                what = _what(one_line(old), one_line(new))
        if not fix.safe:
            what = _UNSAFE.filled(what=what)
        return one_line(what.in_language(self._language))

    def _edit(self, edits: list[lsp.TextEdit]) -> lsp.WorkspaceEdit:
        draft = self._checked.draft
        if not self._versioned:
            return lsp.WorkspaceEdit(changes={draft.uri: edits})
        # The editor refuses an edit of a text that has changed since.
        document = lsp.OptionalVersionedTextDocumentIdentifier(draft.uri, draft.version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, [*edits])])


def _what(old: str, new: str) -> Wording:
    if not old:
        return _INSERT.filled(new=new)
    return _REPLACE.filled(new=new) if new else _DELETE.filled(old=old)


def is_of(data: object, draft: OpenDraft) -> bool:
    """Tell whether an action that is to be resolved belongs to a draft as it is now."""
    return isinstance(data, dict) and data.get("uri") == draft.uri and data.get("version") == draft.version


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def _differences(before: str, after: str, positions: Positions) -> Iterator[lsp.TextEdit]:
    """Yield edits by whole lines, so that the cursor and the marks elsewhere stay where they are."""
    starts = (*line_starts(before), len(before))
    old, new = lines_of(before), lines_of(after)
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            span = Span(starts[start], starts[end] if end < len(old) else len(before))
            yield lsp.TextEdit(positions.range_of_span(span), "".join(new[new_start:new_end]))
