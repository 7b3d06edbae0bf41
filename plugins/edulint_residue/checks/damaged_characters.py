"""RE103: characters that a conversion damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, is_han, pattern
from edulint_residue.fixes import deletion
from edulint_residue.mojibake import garbled
from edulint_residue.search import places_of

_WORDS = WordList(__file__, "damaged_characters.txt")

# U+E5E5 is the space of GB18030 pages, which readers take for one.
_SPACE = "\ue5e5"
_INVISIBLE = frozenset(
    "\u200b\u200c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad"
).union(map(chr, range(0x09)), map(chr, range(0x0B, 0x0D)), map(chr, range(0x0E, 0x20)), map(chr, range(0x7F, 0xA0)))
# Ranges, wider than what is meant, compile in less time than the single characters.
_UNSEEN = pattern("[\0-\x08\x0b-\x1f\x7f-\xad\u200b-\u206f\ue000-\uf8ff\ufeff]")
_LOST = pattern(r"\?+")
_LOST_BEFORE = frozenset("、，；：（《“")
_LOST_AFTER = frozenset("，。、；")
_SHOWN = 20
# The signs of radicals that a PDF file's text has for characters (⼯⽤ for 工用); a text with some has one of these.
_RADICALS = pattern("[\u2e80-\u2fd5]+")
_FREQUENT = "⼀⼯⼤⼈⽅⾏⽤⽣⻓⺠"
# What scanning and the fonts of other countries have for characters of GB 18030's first level
_ALIKE = {"臵": "置", "岀": "出", "吿": "告", "郞": "郎", "値": "值", "眞": "真", "敎": "教"}
_TRADITIONAL = "國學會"
# （20212025年）
_YEARS = pattern("(2(?<![0-9]2)0[0-9]{2})(20[0-9]{2})年")
_BRACKETS = pattern(r"„([^„‟\n]{1,20})‟")


class DamagedCharacters(Check):
    """What it finds:
        zh: 转码时损坏的字：“??”、“�”、“锟斤拷”之类的乱码、变成“„2010‟”的括号、丢了连接号的“20212025年”、从 PDF 复制来的部首字符（看着像“工作”的“⼯作”）、扫描或字库换出的异形字（“设臵”），显示不出的私用区字符和看不见的控制符。
        en: Characters damaged in a conversion: ?? for lost ones, U+FFFD, mojibake, brackets turned into „2010‟, years
        that lost their dash, the signs of radicals that look like characters (⼯作, copied from a PDF file),
        forms of characters that scanning or a font brought in (设臵), private-use and invisible characters.

    Why it matters:
        zh: 原来的字已经丢失，只有作者能补上；乱码打印出来非常难看。
        en: The character itself is lost and only the author can restore it.

    Example:
        围绕家长关心的事项，稳步推进财务公??

    Instead:
        围绕家长关心的事项，稳步推进财务公开。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE103"
    name = "damaged-characters"
    severity = Severity.ERROR
    summary = Wording(zh="文字在转码时损坏", en="characters damaged in a conversion")
    messages = {
        "lost": Wording(
            zh="“{words}”处的字在转码时丢失了，请补上", en="characters were lost here ({words}); restore them"
        ),
        "unreadable": Wording(
            zh="无法识别的字符“�”，共{count}处，请补上原来的字",
            en="{count} unreadable character(s) (U+FFFD); restore them",
        ),
        "mojibake": Wording(zh="乱码，共{count}处，请按原稿改正", en="{count} piece(s) of mojibake; restore the text"),
        "garbled": Wording(
            zh="乱码，共{count}处，请按原稿改正；“{words}”原来大概是“{said}”",
            en="{count} piece(s) of mojibake; restore the text: {words} was probably {said}",
        ),
        "brackets": Wording(
            zh="“{words}”的括号在转码时损坏，应为“〔〕”或引号",
            en="the brackets of {words} were damaged; write 〔〕 or quotes",
        ),
        "dash": Wording(
            zh="“{words}”两个年份之间的连接号丢了，应为“{right}”",
            en="the dash between the years in {words} was lost; write {right}",
        ),
        "radicals": Wording(
            zh="“{words}”里是部首字符，不是汉字，共{count}处：看着一样，却查不到、排不齐，请改成汉字",
            en="{words} has signs of radicals, which no search finds, for characters ({count} place(s)); write those",
        ),
        "alike": Wording(
            zh="“{words}”里的“{sign}”不是规范汉字，共{count}处，应为“{right}”",
            en="{sign} in {words} is no standard character ({count} place(s)); write {right}",
        ),
        "private": Wording(
            zh="显示不出的特殊字符，共{count}处，请改成普通文字或符号",
            en="{count} private-use character(s) that others can't see",
        ),
        "invisible": Wording(
            zh="看不见的控制符，共{count}处，可以删去", en="{count} invisible character(s); delete them"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place of lost characters, and one for each other kind of damage."""
        text = document.text
        for match in _LOST.finditer(document.prose) if "?" in document.prose else ():
            if _is_loss(text, match):
                yield self.finding(Span.of(match), "lost", words=match.group())
        for match in _BRACKETS.finditer(text) if "„" in text else ():
            if text[match.end() : match.end() + 1].isdecimal():
                continue  # the number of a document, which the punctuation knows
            ends = (Edit(Span(match.start(), match.start() + 1), "〔"), Edit(Span(match.end() - 1, match.end()), "〕"))
            yield self.finding(Span.of(match), "brackets", fix=Fix(ends), words=match.group())
        for match in _YEARS.finditer(document.prose):
            if match[1] < match[2]:
                fix = Fix((Edit(Span(match.end(1), match.end(1)), "—"),))
                yield self.finding(
                    Span.of(match), "dash", fix=fix, words=match.group(), right=f"{match[1]}—{match[2]}年"
                )
        yield from self._radicals(document)
        yield from self._alike(document)
        yield from self._at_all("unreadable", _runs(text, {"\ufffd"}))
        yield from self._mojibake(document)
        unseen = set(_UNSEEN.findall(text)) if _may_hide(document) else set()
        private = {character for character in unseen if "\ue000" <= character <= "\uf8ff"} - {_SPACE}
        yield from self._at_all("private", _runs(text, private), Severity.WARNING)
        invisible = _runs(text, unseen & _INVISIBLE)
        yield from self._at_all("invisible", invisible, Severity.INFO, deletion(invisible, safe=True))

    def _mojibake(self, document: Document) -> Iterator[Finding]:
        told = garbled(document)
        spans = [one.span for one in told]
        pieces = places_of(_WORDS.section("mojibake"), document.text)
        others = [Span(at, at + len(words)) for at, words in sorted(pieces)]
        spans = sorted([*spans, *(one for one in others if not any(map(one.overlaps, spans)))])
        if not told:
            yield from self._at_all("mojibake", spans)
            return
        words, said = document.slice(told[0].span)[:_SHOWN], told[0].said[:_SHOWN]
        edits = tuple(Edit(one.span, one.said) for one in told if one.whole)
        yield self.gathered(spans, "garbled", fix=Fix(edits) if edits else None, words=words, said=said)

    def _radicals(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the signs of radicals that stand for characters."""
        text, folded = document.text, document.folded
        if not any(radical in text for radical in _FREQUENT):
            return
        found = (Span.of(match) for match in _RADICALS.finditer(text))
        spans = [span for span in found if _RADICALS.search(folded, *span.bounds) is None]
        if spans:
            fix = Fix(tuple(Edit(span, folded[span.start : span.end]) for span in spans), safe=True)
            words = text[spans[0].start : spans[0].end + 1]
            yield self.gathered(spans, "radicals", fix=fix, severity=Severity.WARNING, words=words)

    def _alike(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each form of a character that scanning or a font put for the standard one: 设臵, 提岀."""
        text = document.text
        signs = [sign for sign in _ALIKE if sign in text]
        # A text in traditional characters has forms of its own.
        if not signs or any(character in text for character in _TRADITIONAL):
            return
        for sign in signs:
            spans = [span for span in _runs(text, {sign}) if document.prose[span.start] == sign]
            if spans:
                right = _ALIKE[sign]
                fix = Fix(tuple(Edit(span, right * len(span)) for span in spans), safe=True)
                words = text[max(0, spans[0].start - 1) : spans[0].end + 1].strip()
                yield self.gathered(
                    spans, "alike", fix=fix, severity=Severity.WARNING, words=words, sign=sign, right=right
                )

    def _at_all(
        self, message: str, spans: list[Span], severity: Severity = Severity.ERROR, fix: Fix | None = None
    ) -> Iterator[Finding]:
        if spans:
            yield self.gathered(spans, message, fix=fix, severity=severity)


def _may_hide(document: Document) -> bool:
    """Tell whether a draft may hold characters that show nothing; most hold none, and are spared the search."""
    seen = document.folded.replace("\n", "").replace("\r", "").replace("\t", "")
    # Folding makes spaces of the first two.
    return "\u200b" in document.text or "\ufeff" in document.text or not seen.isprintable()


def _runs(text: str, characters: set[str]) -> list[Span]:
    """Return the runs of certain characters."""
    if not any(character in text for character in characters):
        return []
    pattern = f"[{re.escape(''.join(sorted(characters)))}]+"
    return [Span.of(match) for match in re.finditer(pattern, text)]


def _is_loss(text: str, match: re.Match[str]) -> bool:
    """Tell whether question marks stand for lost characters: not after a question, not for a number."""
    start, end = match.span()
    if end - start == 1:
        # No question ends behind 、 or before 。
        return text[start - 1 : start] in _LOST_BEFORE or text[end : end + 1] in _LOST_AFTER
    before = text[start - 1 : start]
    if not (is_han(before) or before.isdecimal() or before in ("%", "％", *_LOST_BEFORE)) or text.startswith(
        _WORDS.section("unit"), end
    ):
        return False
    asked = text[max(text.rfind(mark, max(0, start - 60), start) for mark in "。！；\n") + 1 : start]
    return not any(word in asked for word in _WORDS.section("question"))
