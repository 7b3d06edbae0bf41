"""PR103: numbers of bank cards."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_privacy.base import NumberCheck
from edulint_privacy.checks.identity_number import is_identity_number
from edulint_privacy.numbers import LongNumber

_LENGTHS = range(16, 20)
# UnionPay; others only where the draft says that it is a card.
_UNION = "62"
_OTHERS = ("4", "51", "52", "53", "54", "55", "60", "9")
_NOT_CARDS = frozenset(("other", "figure", "identity"))


class BankCard(NumberCheck):
    """What it finds:
        zh: 没有遮盖的银行卡号（16 至 19 位，发卡行标识和校验位都成立）。订单号、流水号等不算。
        en: Numbers of bank cards in full: 16 to 19 digits with a known prefix and the right check digit. Numbers of
            orders are none.

    Why it matters:
        zh: 银行卡号属于敏感个人信息。补助发放表、报销材料附在报告后面时最容易带出。
        en: A card's number is sensitive; lists of subsidies and receipts at a report's end bring them along.

    Example:
        卡号6222021234567890128

    Instead:
        卡号***************0128

    Source:
        zh: GB/T 17552（识别卡 发卡者标识）；个人信息保护法第二十八条。
        en: GB/T 17552, identification of issuers; Personal Information Protection Law, article 28.
    """

    code = "PR103"
    name = "bank-card"
    severity = Severity.WARNING
    summary = Wording(zh="银行卡号", en="numbers of bank cards")
    messages = {
        "one": Wording(
            zh="银行卡号不得公开，应遮盖为“{masked}”", en="a card's number must not be published: write {masked}"
        ),
        "several": Wording(
            zh="这里有 {count} 个银行卡号，不得公开，应遮盖，如“{masked}”",
            en="{count} numbers of cards stand here, which must not be published: write {masked}",
        ),
    }

    def is_meant(self, number: LongNumber) -> bool:
        """Tell whether a number is a bank card's."""
        digits = number.digits
        if len(digits) not in _LENGTHS or number.kind in _NOT_CARDS or not digits.isdecimal():
            return False
        prefixes = (_UNION, *_OTHERS) if number.kind == "card" else (_UNION,)
        return digits.startswith(prefixes) and has_check_digit(digits) and not is_identity_number(digits)

    def masked(self, digits: str) -> str:
        """Return a card's number of which only the last four digits are left."""
        return f"{'*' * (len(digits) - 4)}{digits[-4:]}"


def has_check_digit(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before it by Luhn's formula (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * 2 if place % 2 else int(digit)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
