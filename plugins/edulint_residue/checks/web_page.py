"""RE101: what a web page, or a program that writes texts, leaves in a copied text."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, CheckOptions, Document, Finding, Severity, Span, Wording, pattern
from edulint_residue.checks.collection_heading import is_praised_heading
from edulint_residue.fixes import deletion
from edulint_residue.web.answers import is_answer
from edulint_residue.web.furniture import Furniture, furniture
from edulint_residue.web.lines import is_page_number
from edulint_residue.web.phrases import web_tails

_LONGEST_QUOTE = 40
_LONGEST_GAP = 20
# 第11期(总第29期): an office's bulletin, which names its editors itself: 责任编辑:王一  审核:李二.
_ISSUE, _LONGEST_HEAD = pattern(r"第[ *]{0,3}[0-9一二三四五六七八九十百]{1,5}[ *]{0,3}期"), 200
_EDITORS = pattern(
    r"[(\[]?(?:(?:责任编辑|责编|编辑|主编|校对|审核|审签|审定|签发|终审|核稿|[编初复]审|撰稿|供稿)[:][ ]?[^,。;:]{2,12}?[ /|]{0,6}){1,5}[)\]]?"
)


class WebPageOptions(CheckOptions, frozen=True):
    """``allow``: words that are no trace of a web page here."""

    allow: tuple[str, ...] = ()


class WebPage(Check):
    """What it finds:
        zh: 从网页复制时带进来的内容：“小编”“范文网”“打印本页”“上一篇”“相关文章”栏目、页码等；写作软件在稿件前后说的话（“以下是为您撰写的总结”）也在内。相邻的几行和“相关文章”以后的部分各报一条，其中较轻的问题不再单独报。别无网页痕迹时，报刊、网站的署名和日期以及图片说明只作提示。
        en: What comes along when text is copied from a web page: the site's name, 打印本页, 上一篇, a list of related articles, page numbers; also what a program that writes texts says around them. Lines in a row are one finding, and so is such a list; milder findings inside them are not shown. A newspaper's byline where nothing else tells of a page, and a picture's caption, are told as info.

    Why it matters:
        zh: 一看便知稿件是从网上抄来的，或者不是自己写的。
        en: It shows at once that the draft was taken from the web, or written by a program.

    Example:
        全年各项工作圆满完成。
        打印本页 关闭窗口

    Instead:
        全年各项工作圆满完成。

    Options:
        zh: allow：不算网页痕迹的词语，如 ["责任编辑:"]。
        en: allow: words that are no trace of a web page here, such as ["责任编辑:"].

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE101"
    name = "web-page"
    severity = Severity.ERROR
    summary = Wording(zh="网页内容混入稿件", en="parts of a web page")
    options = WebPageOptions()
    messages = {
        "words": Wording(
            zh="“{words}”是网页上的内容，不属于稿件，请删去", en="{words} comes from a web page; delete it"
        ),
        "lines": Wording(
            zh="从“{first}”到“{last}”这{count}行是网页上的内容，不属于稿件，请删去",
            en="the {count} lines from {first} to {last} come from a web page; delete them",
        ),
        "answer": Wording(
            zh="“{words}”是写作软件（或代笔人）对使用者说的话，不属于稿件，请删去",
            en="{words} is what a writing program (or whoever wrote the draft for you) says to you; delete it",
        ),
        "mark": Wording(
            zh="“{words}”是网页留在句子里的记号，请删去",
            en="{words} is a mark that a web page left inside the text; delete it",
        ),
        "byline": Wording(
            zh="“{words}”像报刊、网站的署名或日期；稿件不是新闻稿的，请删去",
            en="{words} looks like a newspaper's or a site's byline; delete it unless the draft is news",
        ),
        "caption": Wording(
            zh="“{words}”像图片的说明；图片不在稿件里的，请删去",
            en="{words} looks like a picture's caption; delete it unless the draft has the picture",
        ),
        "preview": Wording(
            zh="“{words}”是网页预览的页码，共{count}处，夹在句子中间，请删去并把上下两行接起来",
            en="{words}: {count} page number(s) of a preview inside sentences; take them out and join the lines",
        ),
        "page-number": Wording(
            zh="“{words}”是复制时带进来的页码，不属于正文，请删去",
            en="{words} is a page number that was copied along; delete it",
        ),
        "list": Wording(
            zh="从“{words}”到“{last}”是网页上的其他文章，不属于稿件，请删去",
            en="from {words} to {last} stand other articles of a web page; delete them",
        ),
        "tail": Wording(
            zh="从“{words}”到文末是网页上的其他文章，不属于稿件，请删去",
            en="from {words} to the end stand other articles of a web page; delete them",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each stretch of such paragraphs, and one for each list of other articles."""
        tails = web_tails(document)
        for tail in tails.spans:
            first, last = (_quoted(document, offset) for offset in (tail.start, tail.end - 1))
            message = "list" if document.text[tail.end :].strip() else "tail"
            if not self._is_allowed(first):
                yield self.finding(tail, message, covers=True, words=first, last=last)
        blocks = [block for block in document.blocks if block.is_prose and not tails.holds(block.span.start)]
        is_bulletin = "编" in document.folded and _ISSUE.search(document.folded[:_LONGEST_HEAD]) is not None
        for found in furniture(document, blocks, self._is_allowed):
            lines = _folded(document, found)
            if len(lines) == 1:
                lines = [document.folded[found.span.start : found.span.end]]
            is_masthead = is_bulletin and all(map(_EDITORS.fullmatch, lines))
            # RE102 tells of 述职报告(推荐)4 alone on its line.
            is_heading = len(found.paragraphs) == 1 and is_praised_heading(document.folded, found.paragraphs[0])
            if not is_masthead and not is_heading:
                yield self._found(document, found)
        numbers = document.page_numbers
        if numbers:
            # Where the sentence goes on in the next line, that line's end goes, too.
            gaps = [Span(_end_before(document, number.start), number.end) for number in numbers]
            words = "、".join(document.slice(number)[:-1] for number in numbers)
            yield self.gathered(numbers, "preview", fix=deletion(gaps, safe=False), words=words)

    def _found(self, document: Document, found: Furniture) -> Finding:
        if found.doubt:
            words = _shortened(document.slice(found.span))
            return self.finding(found.span, found.doubt, severity=Severity.INFO, words=words)
        message = "lines" if len(found.paragraphs) > 1 else "mark" if found.is_mark else "words"
        if all(is_page_number(words) or words.isdecimal() for words in _folded(document, found)):
            message = "page-number"
        elif message == "words" and is_answer(document.folded[found.span.start : found.span.end]):
            message = "answer"
        first, last = (_shortened(document.slice(span)) for span in (found.paragraphs[0], found.paragraphs[-1]))
        return self.finding(
            found.span,
            message,
            covers=True,
            blames=[found.span, *(one for one in found.paragraphs if found.span.contains(one))],
            fix=deletion([found.span], safe=False) if message == "mark" else None,
            words=_shortened(document.slice(found.span)),
            first=first,
            last=last,
            count=len(found.paragraphs),
        )

    def _is_allowed(self, words: str) -> bool:
        return any(allowed in words for allowed in self.options.allow)


def _folded(document: Document, found: Furniture) -> list[str]:
    return [document.folded[span.start : span.end] for span in found.paragraphs]


def _end_before(document: Document, offset: int) -> int:
    """Return where the paragraph before an offset ends; the offset itself where none is near."""
    before = document.text[max(0, offset - _LONGEST_GAP) : offset]
    return offset - (len(before) - len(before.rstrip()))


def _quoted(document: Document, offset: int) -> str:
    block = document.block_at(offset)
    return _shortened(document.slice(block.span)) if block else ""


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:18]}…{words[-18:]}"
