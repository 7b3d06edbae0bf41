"""RE104: marks that scraping a web page leaves inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from edulint.api import (
    Check,
    Document,
    Finding,
    Genre,
    Severity,
    Span,
    Wording,
    WordList,
    ends_with_dots,
    holds_any,
    line_around,
    matches_from,
    pattern,
)
from edulint_residue.fixes import deletion
from edulint_residue.inserted_signs import foreign_letters, inserted_signs
from edulint_residue.line_ends import Break, breaks_and_open_ends
from edulint_residue.style_sheets import style_sheets

_WORDS = WordList(__file__, "scraping_marks.txt")

# Copying sites put a mark behind 的, so that their text can be found again.
_AFTER_DE = pattern(r"的(?P<mark>[.．`'·](?=[\u3400-\u9fff])|`(?=[，。；、]))")
# ，.坚决推进, 一、.救助体系: a full stop of half width behind another mark
_AFTER_MARK = pattern(r"\.(?<=[，、；：]\.)(?=[\u4e00-\u9fff])")
_BACKTICK = pattern(r"`(?<=[\u3400-\u9fff]`)(?=[\u3400-\u9fff])")
_LONGEST_SHOWN = 30
# \u3000 as a program writes it, \n behind a mark, \r\n, and _x000D_, which a spreadsheet writes for a line's end
_HTML_FIRST = pattern(r"[&<\\_]")
# x0dx0a: the ends of lines as a program writes their bytes
_BYTES = pattern("(?:x0d)?x0a(?:(?:x0d)?x0a)*+")
_BRACKETS = pattern(r"[(（](?<=[\u3400-\u9fff].)(?:(?<=\()\)|(?<=（)）)")


class ScrapingMarks(Check):
    """What it finds:
        zh: 网页抓取留下的符号：“的.各项”“的`工作”里的点和反引号，空括号“()”，插在字间的“@#@”，&nbsp; 和 <br> 之类的网页代码。
        en: Marks left by scraping: the dot and backtick in 的.各项 and 的`工作, empty brackets, @#@ between words, HTML such as &nbsp; and <br>.

    Why it matters:
        zh: 这些符号是网站为防抄袭加的，留在稿中等于注明出处。
        en: Web sites add them against copying; left in, they tell where the text is from.

    Example:
        扩大了职业学校的`招生规模。

    Instead:
        扩大了职业学校的招生规模。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE104"
    name = "scraping-marks"
    severity = Severity.WARNING
    summary = Wording(zh="抓取网页留下的符号", en="marks left by scraping")
    messages = {
        "mark": Wording(
            zh="“{words}”里的“{mark}”是抓取网页时留下的，应删去", en="{mark} in {words} was left by scraping; delete it"
        ),
        "signs": Wording(
            zh="“{words}”这样的符号有{count}处，是网页为防复制插进去的，应删去",
            en="signs like {words} stand in {count} place(s); a web page put them in against copying; delete them",
        ),
        "brackets": Wording(
            zh="空括号“{words}”，里面的内容丢失了或应删去",
            en="empty brackets {words}: their content is lost, or they should go",
        ),
        "html": Wording(
            zh="网页代码“{words}”留在了文中，应删去", en="HTML code {words} was left in the text; delete it"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each mark."""
        prose = document.prose
        yield from self._marks(document)
        is_markdown = document.format == "markdown"
        for find, safe in ((foreign_letters, False), (inserted_signs, True)):
            signs = [] if is_markdown else list(find(prose))
            if signs:
                fix = deletion(signs, safe=safe)
                yield self.gathered(signs, "signs", fix=fix, words=document.slice(signs[0]))
        # In an examination the answer goes into them.
        may_be_lost = document.genre is not Genre.EXAM and holds_any(prose, ("()", "（）"))
        for match in _BRACKETS.finditer(prose) if may_be_lost else ():
            span = Span.of(match)
            yield self.finding(span, "brackets", fix=deletion([span], safe=False), blames=[span], words=match.group())
        for span in style_sheets(prose) if not is_markdown else ():
            words = f"{document.slice(span)[:_LONGEST_SHOWN]}…"
            yield self.finding(span, "html", fix=deletion([span], safe=False), words=words)
        # RE106 tells of a remark that parts a sentence.
        broken = _gaps(document) if "<!--" in prose else ()
        for match in () if is_markdown else _code(prose):
            span = Span.of(match)
            if any(gap.start <= span.start and span.end <= gap.end for gap in broken):
                continue
            yield self.finding(span, "html", fix=deletion([span], safe=False), words=match.group())

    def _marks(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        # 目的.结果表明,…是可行的.该方法…: a dot is the full stop of such a text.
        has_dots = ends_with_dots(prose)
        places = {
            at for match in _AFTER_DE.finditer(prose) if prose[at := match.start("mark")] not in ".．" or not has_dots
        }
        if document.format != "markdown":
            # Without a fellow on its line a backtick marks no code.
            backticks = (match.start() for match in _BACKTICK.finditer(prose))
            places |= {at for at in backticks if prose.count("`", *line_around(prose, at, at)) % 2}
        for at in sorted(places):
            mark = Span(at, at + 1)
            words = prose[max(0, at - 1) : at + 2].strip()
            yield self.finding(mark, "mark", fix=deletion([mark], safe=True), words=words, mark=prose[at])
        for match in _AFTER_MARK.finditer(prose) if "." in prose else ():
            mark, words = Span.of(match), prose[match.start() - 1 : match.end() + 2]
            # A page put a dot for words that it does not show, too: 和谐、.的稳定.
            yield self.finding(mark, "mark", fix=deletion([mark], safe=False), words=words, mark=".")


def _gaps(document: Document) -> list[Span]:
    """Return what stands between the parts of the broken paragraphs of a document."""
    breaks = [found.blocks for found in breaks_and_open_ends(document) if isinstance(found, Break)]
    return [Span(above.span.end, below.span.start) for blocks in breaks for above, below in pairwise(blocks)]


def _code(prose: str) -> Iterator[re.Match[str]]:
    """Yield the code of web pages and of programs that stands among words."""
    if holds_any(prose, ("&", "<", "\\", "_x000")):
        yield from matches_from(_HTML_FIRST, _html(), prose)
    if "x0a" in prose:
        yield from _BYTES.finditer(prose)


@cache
def _html() -> re.Pattern[str]:
    return pattern(
        rf"(?:&(?:amp;)*(?:{_WORDS.any_of('entity')}|#[0-9]{{2,6}}|#x[0-9a-fA-F]{{2,5}});"
        rf"|</?{_WORDS.any_of('tag')}(?: [^<>\n]{{0,200}})?/?>"
        r"|<!--(?! *edulint)[^<>\n]{0,80}-->"
        r"|\\u(?:3000|00a0|200b|feff)|\\xa0|\\(?<=[，。！？；：]\\)[nt]|\\(?<=[\u4e00-\u9fff]\\)n\\n|\\(?<=[\u4e00-\u9fff，。！？；：]\\)r\\n|_x000[0-9A-F]_)+"
    )
