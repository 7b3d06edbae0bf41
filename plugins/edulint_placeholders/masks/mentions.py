"""Masks in words that a text speaks of: how something is to be called, 应称“XX先生”，不得称“XX委员”."""

from __future__ import annotations

from edulint.api import Document, Genre, Span, any_of, pattern

# 有人说“某某学校不如某某学校”: what is said of nobody in particular
_TOLD = frozenset("说问讲道")
# Rules on names say so; 以下简称“xx办法” is a mask.
_CALLED = pattern(any_of(("应称", "可称", "不得称", "不能称", "不宜称", "不称", "改称", "称其为")))
_LONGEST_NAME = 24
# 应写明“依照第××条，给予×××警告”, 避免采用“××号牌车辆”的表述: how a form is filled in, and what it says then.
_WORDED = pattern(
    any_of(
        (
            "应写",
            "写有",
            "写着",
            "印有",
            "标有",
            "标注",
            "写成",
            "写为",
            "填写",
            "签写",
            "表述为",
            "格式为",
            "格式一般为",
            "名称应当为",
            "名称为",
            "记为",
            "记作",
        )
    )
    + "[:,]?$|(?:写明|列明)[^“”,。;:]{0,10}[:,]?$"
    # 统一命名为, 名称依次为: what all of a kind are to be called
    + "|(?:统一|一律|应当|应|须)(?:命名|冠名|称)为[:,]?$|(?:命名|冠名|名称)(?:统一|一律|应当|应|须|依次|分别|一般|可以?)为[:,]?$"
)
# “某月间”“某月以来”或“某月底”: several wordings of one thing.
_BESIDE = pattern("”[、,或和及]?$")
# 以“XX报”“XX新闻”等为名: what names look like.
_NAMING = ("等为名", "等名义", "等名头", "等字样", "等旗号")
_WORDING = ("的呈现形式", "的表述", "的字样", "字样", "的写法", "的信息")
_LONGEST_WORDING = 120
# (例如:XX银行XX市XX支行): how a field is to be filled in
_EXAMPLE = pattern(r"[(](?:例如|例|如|示例|格式如|格式):[^()\n]{0,60}$")
# 应注明原因、日期、返回××站: what rules have written on a paper, of which there are many.
_NOTED = pattern("(?:注明|写明|载明|标明|注记)[^。;:\n]{0,30}$")
# 应当使用的规范用语是:依据第XX条，处以XX元罚款: what is to be said
_TO_SAY = pattern("用语(?:是|为|如下)?:")
# “报告，我是XX号驾驶员”: what anybody says of himself there
_OF_ONESELF = pattern("我(?:是|叫|姓|来自)$")
_RULES = (Genre.LAW, Genre.NOTICE)


def is_spoken_of(document: Document, span: Span) -> bool:
    """Tell whether a mask lies in words that a paragraph speaks of, in quotation marks or in what rules have noted."""
    folded, block = document.folded, document.block_at(span.start)
    if block is None:
        return False
    low, high = block.span.start, block.span.end
    if _is_of_wording(folded, span, max(low, span.start - _LONGEST_WORDING), min(high, span.end + _LONGEST_WORDING)):
        return True
    if _EXAMPLE.search(folded, low, span.start) or _TO_SAY.search(folded, low, span.start):
        return True
    if document.genre in _RULES and _NOTED.search(folded, low, span.start):
        return True
    low, high = max(low, span.start - _LONGEST_NAME), min(high, span.end + _LONGEST_NAME)
    opening, closing = folded.rfind("“", low, span.start), folded.find("”", span.end, high)
    if opening < 0 or closing < 0 or folded.find("”", opening, span.start) >= 0:
        return False
    if _OF_ONESELF.search(folded, opening, span.start):
        return True
    said = folded[max(low, opening - 2) : opening].rstrip(":,")
    if folded.startswith("某某", span.start) and said[-1:] in _TOLD:
        return True
    return _CALLED.search(folded, block.span.start, block.span.end) is not None


def _is_of_wording(folded: str, span: Span, low: int, high: int) -> bool:
    """Tell whether a mask lies in a quotation that tells how something is to be worded."""
    opening, closing = folded.rfind("“", low, span.start), folded.find("”", span.end, high)
    if opening < 0 or closing < 0 or "”" in folded[opening : span.start]:
        return False
    while _BESIDE.search(folded, low, opening) and (earlier := folded.rfind("“", low, opening)) >= 0:
        opening = earlier
    last = closing
    while folded.startswith("“", last + 1) and (later := folded.find("”", last + 1, high)) >= 0:
        last = later
    is_naming = folded.startswith(_NAMING, last + 1)
    return is_naming or _WORDED.search(folded, low, opening) is not None or folded.startswith(_WORDING, closing + 1)
