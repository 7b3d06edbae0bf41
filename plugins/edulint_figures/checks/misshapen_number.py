"""FI207: a number whose thousands are set apart wrongly, with a point too many or gone, or a letter for a digit."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, holds_any, pattern

# Commas of half width only: behind one of full width another number begins. 3,5年 and 2,4 are lists.
_THOUSANDS = pattern(
    r"[0-9](?<![0-9,.，A-Za-z].)[0-9]{0,2}(?:(?:,[0-9]{3})*(?:,[0-9]{1,2}|,[0-9]{4,})(?:\.[0-9]+)?(?=[百千万亿]{0,2}(?:元|人|户|吨|亩|件|公里|平方米|立方米|公斤|公顷|瓦|株|头))"
    # 12,3456册: four digits behind one comma are no second number of a list.
    r"|,[0-9]{4}(?=[百千万亿]{0,2}[册本份张棵台辆套个名次项家所座只])"
    # 1,23,456: a group of three digits behind one that is shorter.
    r"|(?:,[0-9]{1,2})+(?:,[0-9]{3,})+(?=[百千万亿]{0,2}(?:元|人|户|吨|亩|件|公里|平方米)))"
)
# 3、000万元: no number of its own begins with 0. With ，, old texts wrote all their thousands.
_PAUSED_THOUSANDS = pattern(
    r"(?<![0-9,.，、A-Za-z])[1-9][0-9]{0,2}(?:、[0-9]{3}){0,4}、0[0-9]{2}(?:、[0-9]{3}){0,4}"
    r"(?=[百千万亿]{0,2}(?:元|人|户|吨|亩|件|公里|平方米))"
)
# 3.5.万元, 3..5万元: one point too many.
_POINTS = pattern(
    r"[0-9](?<![0-9.,][0-9])(?:[0-9]*\.[0-9]+\.|[0-9]*\.{2}[0-9]+)(?=[万亿]?(?:元|人|户|吨|亩|件|公里|平方米)|[%‰]|个百分点)"
)
# 56 3平方公里: the point is gone. 28. 1%: a blank stands behind it. 2020 3公里 is a year and a length.
_PARTED = pattern(
    r"[0-9](?<=[\u4e00-\u9fff][0-9])(?<![图表第号版级栋楼组卷册年月][0-9])(?!(?<=1)9[0-9]{2} |(?<=2)0[0-9]{2} )[0-9]{0,3}"
    r"(?P<point>\.?) [0-9]{1,2}(?=平方公里|公里|[万亿][元吨亩人斤千平]|万?公顷|%|个百分点)"
)
_PART = pattern(" (?<=[0-9.] )(?=[0-9])")
_TWO_POINTS = pattern(r"\.(?<=[0-9]\.)(?:[0-9]*\.)")
_UNIT = "年月日人元万亿个名户所公台座辆件次吨亩项家只头盏口份本米平棵株册套张%"
_LETTER = pattern(
    # O2O is a way of trading.
    r"(?<![A-Za-z0-9.])(?![Oo]2[Oo](?![0-9OolI]))"
    rf"(?P<number>[0-9]+(?:[OolI][0-9]*)+|[OolI][0-9]+(?:[OolI][0-9]*)*)(?=[{_UNIT}〕])"
    r"|(?P<han>[〇零一二三四五六七八九][OoＯｏ〇零一二三四五六七八九]{2,3})(?=年)"
)
# Each of those has a letter beside a digit.
_LETTERS = "OolIＯｏ"
_LETTER_BY_DIGIT = pattern(rf"[{_LETTERS}](?:(?<=[0-9〇零一二三四五六七八九].)|(?=[0-9]))")
_DIGITS = str.maketrans("OolI", "0011")
_HAN_DIGITS = str.maketrans("OoＯｏ", "〇〇〇〇")


class MisshapenNumber(Check):
    """What it finds:
        zh: 千分撇位置不对的数（12,34元），多了或丢了小数点的数（3.5.万元，56 3公里），夹着空格、字母的数（28. 1%，2O19年，二OO九年）。
        en: Numbers whose commas are not before three digits each, with a point too many (3.5.万元) or gone (56 3公里), with a
        blank inside (28. 1%), or with a letter for a digit.

    Why it matters:
        zh: 读者分不清是多写还是漏写了一位；夹了字母的数检索不到，也不能计算。
        en: Nobody can tell whether a digit is missing; with a letter the number can't be found or reckoned with.

    Example:
        全年支出12,34元，2O19年建成。

    Instead:
        全年支出1,234元，2019年建成。

    Source:
        zh: GB/T 15835-2011 关于千分撇的规定；主管部门通报的差错。
        en: GB/T 15835-2011 on thousands; mistakes that authorities published.
    """

    code = "FI207"
    name = "misshapen-number"
    severity = Severity.WARNING
    summary = Wording(zh="写错了样子的数", en="numbers with misplaced commas or letters")
    messages = {
        "thousands": Wording(
            zh="“{number}”的千分撇应每三位一个，请核对是否多写或漏写了数字",
            en="“{number}”: commas stand before three digits each; is a digit missing or too many?",
        ),
        "pause": Wording(
            zh="“{number}”用顿号隔开千位，应为“{meant}”", en="“{number}” has 、 between its thousands, for “{meant}”"
        ),
        "parted": Wording(
            zh="“{number}”中间只有空格，小数点或者别的符号丢了",
            en="“{number}” has a blank in it; is a decimal point gone?",
        ),
        "blank": Wording(zh="“{number}”里多了空格，应为“{meant}”", en="“{number}” has a blank in it, for “{meant}”"),
        "points": Wording(zh="“{number}”多了一个小数点", en="“{number}” has a decimal point too many"),
        "letter": Wording(zh="“{number}”里有字母，应为“{meant}”", en="“{number}” has a letter in it, for “{meant}”"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the misshapen numbers of the prose."""
        prose = document.prose
        # Both patterns are tried at every character; few drafts have what they look for besides digits.
        for match in _THOUSANDS.finditer(prose) if "," in prose else ():
            span = Span.of(match)
            number = document.slice(span)
            # Where two numbers stand apart by a wide comma, both are read.
            if "，" not in number and not number.startswith("0"):
                yield self.finding(span, "thousands", severity=Severity.INFO, number=number)
        for match in _PAUSED_THOUSANDS.finditer(prose) if "、0" in prose else ():
            span, meant = Span.of(match), match[0].replace("、", ",")
            fix = Fix((Edit(span, meant),))
            yield self.finding(span, "pause", severity=Severity.INFO, fix=fix, number=match[0], meant=meant)
        for match in _POINTS.finditer(prose) if _TWO_POINTS.search(prose) else ():
            span = Span.of(match)
            yield self.finding(span, "points", blames=[span], number=document.slice(span))
        for match in _PARTED.finditer(prose) if _PART.search(prose) else ():
            span, meant = Span.of(match), match[0].replace(" ", "")
            if match["point"]:
                fix = Fix((Edit(span, meant),), safe=False)
                yield self.finding(span, "blank", severity=Severity.INFO, fix=fix, number=match[0], meant=meant)
            else:
                yield self.finding(span, "parted", number=match[0])
        for match in _LETTER.finditer(prose) if holds_any(prose, _LETTERS) and _LETTER_BY_DIGIT.search(prose) else ():
            span = Span.of(match)
            number = document.slice(span)
            meant = match[0].translate(_DIGITS if match["number"] else _HAN_DIGITS)
            if meant != match[0]:
                fix = Fix((Edit(span, meant),), safe=False)
                yield self.finding(span, "letter", fix=fix, blames=[span], number=number, meant=meant)
