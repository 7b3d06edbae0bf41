"""PR102: mobile numbers."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Document, Genre, Severity, Wording, holds_any
from edulint_privacy.base import NumberCheck
from edulint_privacy.numbers import LongNumber

_LENGTH = 11
# The second digit of the numbers that the numbering plan gives to mobile telephones.
_SECOND = "3456789"
# So near before the number a notice says that it is to be called.
_NEAR, _CONTACT = (
    60,
    ("联系人", "联系电话", "联系方式", "咨询", "报名", "热线", "举报", "电话", "邮寄", "收件人", "寄送"),
)
_NOT_MOBILES = frozenset(("other", "figure", "card", "identity"))


def _is_contact(document: Document, number: LongNumber) -> bool:
    """Tell whether a number stands behind words for whom to call or to write to."""
    block = document.block_at(number.span.start)
    start = max(block.span.start if block else 0, number.span.start - _NEAR)
    return holds_any(document.folded[start : number.span.start], _CONTACT)


class MobileNumber(NumberCheck):
    """What it finds:
        zh: 没有遮盖的手机号码。订单号、编号等各种代号和统计数字不算；通知里留给读者的联系电话只作提示。
        en: Mobile numbers in full. Codes of all kinds and figures are none; whom a notice gives to call is a hint.

    Why it matters:
        zh: 个人手机号码是个人信息，公开的材料里应当遮盖中间四位；对外联系请留办公电话。
        en: A person's number is personal information: what is published hides its middle four digits, or gives an
            office's.

    Example:
        联系人：张晓明，手机13912345678。

    Instead:
        联系人：张晓明，手机139****5678。

    Source:
        zh: 个人信息保护法第四条、第五十一条；电信网编号计划。
        en: Personal Information Protection Law, articles 4 and 51; the numbering plan of telecommunication networks.
    """

    code = "PR102"
    name = "mobile-number"
    severity = Severity.WARNING
    summary = Wording(zh="手机号码", en="mobile numbers")
    messages = {
        "one": Wording(
            zh="手机号码不宜公开，应遮盖为“{masked}”", en="a mobile number should not be published: write {masked}"
        ),
        "several": Wording(
            zh="这里有 {count} 个手机号码，不宜公开，应遮盖，如“{masked}”",
            en="{count} mobile numbers stand here, which should not be published: write {masked}",
        ),
    }

    def is_meant(self, number: LongNumber) -> bool:
        """Tell whether a number is a mobile telephone's."""
        digits = number.digits
        is_mobile = len(digits) == _LENGTH and digits[0] == "1" and digits[1] in _SECOND
        return is_mobile and number.kind not in _NOT_MOBILES

    def severity_of(self, document: Document, numbers: Sequence[LongNumber]) -> Severity:
        """Return a hint where a notice gives whom to call: 联系人：张晓明，13912345678."""
        is_given = document.genre is Genre.NOTICE and all(_is_contact(document, number) for number in numbers)
        return Severity.INFO if is_given else self.severity

    def masked(self, digits: str) -> str:
        """Return a mobile number with its middle four digits hidden: 138****1234."""
        return f"{digits[:3]}****{digits[-4:]}"
