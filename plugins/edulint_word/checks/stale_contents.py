"""WD105: a table of contents that is older than the headings."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Mark, MarkKind, Severity, Span, Wording, pattern

# Page numbers, leaders and the number before a heading, which may be automatic, tell nothing.
_NO_LETTER = pattern(r"[\W\d_]+")
_FEWEST_LETTERS = 2
# Word prints this for the page of a heading that is gone, or for a table without entries.
_BROKEN = pattern(
    r"错误[!！] ?未[^。\n]{1,20}。?|Error! Bookmark not defined\.?|未找到目录项。|No table of contents entries found\."
)
_PAGE = pattern(r"(?<![\s.…·])[\s.…·]*+(?:\d{1,4}|[ivxlcIVXLC]{1,7})?\s*+$")


class StaleContents(Check):
    """What it finds:
        zh: 目录里的标题在正文中找不到：标题改了，目录没有更新；目录里该是页码的地方显示“错误!未定义书签。”。
        en: Lines of a table of contents that no heading has any more, or Error! Bookmark not defined. where a page
        number should be: it was not updated.

    Why it matters:
        zh: Word 的目录不会自己更新；目录和正文不一致，读者按目录找不到内容。
        en: Word doesn't update the contents by itself; a reader then looks for what is not there.

    Example:
        目录：二、主要做法……3；正文：二、主要措施

    Instead:
        在目录上点右键，选“更新域”。

    Source:
        zh: 公开的 Word 文件中所见。
        en: Seen in public Word files.
    """

    code = "WD105"
    name = "stale-contents"
    severity = Severity.WARNING
    summary = Wording(zh="目录没有更新", en="the table of contents is out of date")
    messages = {
        "lost": Wording(
            zh="目录里的{entries}在正文中找不到，目录没有更新",
            en="the table of contents has {entries}, the text has not: it is out of date",
        ),
        "broken": Wording(
            zh="目录里显示“{words}”，共{count}处：在目录上点右键，选“更新域”",
            en="the table of contents says “{words}” in {count} place(s): update the field",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all lines that are lost."""
        entries = [mark for mark in document.marks if mark.kind is MarkKind.CONTENTS]
        if not entries:
            return
        broken = [match for mark in entries if (match := _BROKEN.search(mark.text))]
        if broken:
            place = _words_at(document, entries[0].span.start)
            yield self.finding(place, "broken", severity=Severity.ERROR, words=broken[0].group(), count=len(broken))
        # A heading over two lines is one line of the contents, and its automatic number is part of it there.
        labels = {block.span.start: block.label for block in document.blocks if block.label}
        text = "".join(labels.get(at, "") + character for at, character in enumerate(document.text))
        known = _letters(text)
        lost = [mark for mark in entries if _is_lost(mark, known)]
        # Where nothing agrees it is no table of contents of this text, but a list of something else.
        if lost and len(lost) < len(entries):
            told = "、".join(f"“{_words(mark)}”" for mark in lost[:3]) + ("等" if len(lost) > 3 else "")
            at = lost[0].span.start
            yield self.finding(_words_at(document, at), "lost", entries=told)


def _is_lost(entry: Mark, known: str) -> bool:
    letters = _letters(_words(entry))
    return len(letters) >= _FEWEST_LETTERS and letters != "目录" and letters not in known


def _words(entry: Mark) -> str:
    return _PAGE.sub("", _BROKEN.sub("", entry.text))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _words_at(document: Document, offset: int) -> Span:
    """Return the block that follows a table of contents, which is no part of the text itself."""
    following = next((block.span for block in document.blocks if block.span.start >= offset and len(block.span)), None)
    return following or Span(offset, offset)
