"""The check ``archived-passage``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from edulint.api import Check, CheckOptions, Document, Finding, Location, Related, Severity, Span, Wording

if TYPE_CHECKING:
    from edulint_duplicates.archive.reading import ArchiveReader
    from edulint_duplicates.passages.normalise import Compact
    from edulint_duplicates.passages.passage import Limits


class Options(CheckOptions, frozen=True):
    """Settings of ``archived-passage``."""

    archive: str = ""
    min_length: Annotated[int, Meta(ge=1)] = 30
    min_similarity: Annotated[float, Meta(ge=0, le=1)] = 0.8


class ArchivedPassage(Check):
    """What it finds:
        zh: 与档案库里的旧稿相同或几乎相同的段落（--archive 指定档案库，用 edulint archive 建立）。连数字也与另一年的旧稿相同的，是错误。
        en: Passages that stand in an earlier report of the archive (--archive names it, edulint archive makes it). One
        that has even its figures from another year's report is an error.

    Why it matters:
        zh: 照抄别处或往年的总结，是纪律问题；旧稿里的数字也往往已经过时。
        en: To take over another place's or an earlier year's report is a disciplinary matter, and its figures are out
        of date.

    Example:
        我县投入资金三千余万元，新建改建校舍二十一栋，完成了十七所农村学校的供暖改造任务。

    Instead:
        本乡今年改造校舍两栋，其中中心小学教学楼已于九月投入使用，惠及学生四百余人。

    Options:
        zh: archive：档案库所在的文件夹，不指定则不检查。min-length：至少多少个汉字才算（30）。min-similarity：改动过的段落至少多相似（0.8）。
        en: archive: the archive's folder; nothing is checked without it. min-length: Han characters at the least (30).
        min-similarity: how similar an edited passage must be (0.8).

    Source:
        zh: 原始稿件中所见：两地的总结有二十一段相同。
        en: Seen in raw drafts: the reports of two places with twenty-one paragraphs in common.
    """

    code = "DU301"
    name = "archived-passage"
    severity = Severity.WARNING
    summary = Wording(zh="与旧稿有相同的段落", en="passages of earlier reports")
    messages = {
        "verbatim": Wording(
            zh="这 {count} 个汉字与旧稿 {other} {place}的文字相同（本稿 {share} 的文字与该稿相同）",
            en="these {count} Chinese characters stand in the earlier report {other}, {place} ({share} of this draft "
            "stands there)",
        ),
        "edited": Wording(
            zh="这 {count} 个汉字与旧稿 {other} {place}的文字几乎相同：{differences}（本稿 {share} 的文字与该稿相同）",
            en="these {count} Chinese characters are nearly the same as in the earlier report {other}, {place}: "
            "{differences} ({share} of this draft stands there)",
        ),
        "figures": Wording(
            zh="这 {count} 个汉字连同其中的数字（{figures}）都与 {year} 年的旧稿 {other} {place}相同：不同年份的数字不会一样，请换成今年的",
            en="these {count} Chinese characters and their figures ({figures}) stand in the report on {year}, {other}, "
            "{place}: no two years have the same figures",
        ),
        "whole": Wording(
            zh="本稿与旧稿 {other} 几乎相同（{share} 的文字相同）：{differences}",
            en="this draft is nearly the same as the earlier report {other} ({share} of the text): {differences}",
        ),
        "same": Wording(
            zh="本稿与旧稿 {other} 是同一份稿件（{share} 的文字相同）",
            en="this draft and the earlier report {other} are one and the same ({share} of the text)",
        ),
        "placed": Wording(
            zh="这 {count} 个汉字与旧稿 {other} 第 {line} 行的文字相同（档案库未保存原文）",
            en="these {count} Chinese characters stand in the earlier report {other}, line {line} (the archive does "
            "not keep its text)",
        ),
        "nearly": Wording(
            zh="这 {count} 个汉字与旧稿 {other} 第 {line} 行起的文字大部分相同（档案库未保存原文）",
            en="most of these {count} Chinese characters stand in the earlier report {other}, from line {line} on (the "
            "archive does not keep its text)",
        ),
        "quoted": Wording(
            zh="这 {count} 个汉字的引文也见于旧稿 {other} {place}",
            en="these {count} Chinese characters are quoted in the earlier report {other}, {place}, too",
        ),
        "there": Wording(zh="旧稿 {other} 中的文字", en="the words in the earlier report {other}"),
    }
    options = Options()
    flags = {"archive": "--archive"}
    paths = frozenset({"archive"})

    def files_read(self) -> list[str]:
        """Return the archive's files: what was written last may stand in the log beside it."""
        if not self.options.archive:
            return []
        from edulint_duplicates.archive.store import files_of

        return files_of(self.options.archive)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every passage that the archive knows.

        Raises:
            ArchiveError: the archive can't be used.
        """
        if not self.options.archive:
            return
        from contextlib import closing
        from pathlib import Path

        from edulint_duplicates.archive.reading import ArchiveReader
        from edulint_duplicates.archive.store import FILE, open_for_reading
        from edulint_duplicates.archive.troubles import in_words
        from edulint_duplicates.passages.normalise import Compact
        from edulint_duplicates.passages.passage import Limits

        folder = Path(self.options.archive)
        draft = document.derived(Compact)
        limits = Limits(self.options.min_length, self.options.min_similarity)
        with closing(open_for_reading(folder)) as connection, in_words(folder / FILE):
            # One state of the archive, whoever writes to it meanwhile.
            connection.execute("BEGIN")
            reader = ArchiveReader(connection, folder, draft)
            if reader.keeps_texts:
                yield from self._copies(reader, draft, limits)
            else:
                yield from self._placed(reader, draft, limits)

    def _copies(self, reader: ArchiveReader, draft: Compact, limits: Limits) -> Iterator[Finding]:
        from edulint_duplicates.passages.copies import CopyTeller, strongest

        copies = reader.copies(limits)
        teller = CopyTeller(self, draft, copies, archived=True)
        for copy, further in strongest(copies):
            yield teller.told(copy, further)

    def _placed(self, reader: ArchiveReader, draft: Compact, limits: Limits) -> Iterator[Finding]:
        from edulint_duplicates.passages.normalise import han_count
        from edulint_duplicates.passages.telling import with_marks

        reached = 0
        for copy in sorted(reader.placed_copies(limits), key=lambda copy: (copy.passage.start, -copy.passage.end)):
            passage = copy.passage
            if passage.end <= reached:
                continue
            reached = passage.end
            there = self.messages["there"].filled(other=copy.path)
            yield self.finding(
                with_marks(draft.document, draft.span(passage.start, passage.end)),
                "placed" if passage.verbatim else "nearly",
                severity=self.severity if passage.sure else Severity.INFO,
                related=[Related(Span(0, 0), there, copy.path, Location(copy.line, 1, copy.line, 1))],
                count=han_count(draft.text[passage.start : passage.end]),
                other=copy.path,
                line=copy.line,
            )
