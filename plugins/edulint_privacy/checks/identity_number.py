"""PR101: identity-card numbers."""

from __future__ import annotations

from datetime import date

from edulint.api import Severity, Wording
from edulint_privacy.base import NumberCheck
from edulint_privacy.numbers import LongNumber

# GB 11643-1999: the weights of the first 17 digits, and the last sign by the remainder of their sum by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LAST = "10X98765432"
# The first digit is the region: GB/T 2260, 7 of which few cards have, and 9 for cards of residents from elsewhere.
_REGIONS = frozenset("123456789")
_LENGTH = 18
_FIRST_YEAR = 1900


class IdentityNumber(NumberCheck):
    """What it finds:
        zh: 没有遮盖的居民身份证号码（18 位，出生日期和校验码都成立）。
        en: Identity-card numbers in full: 18 signs with a real date of birth and the right check digit.

    Why it matters:
        zh: 公开的材料不得写出公民身份号码。经办人从表格里照抄，一发布就是泄露。
        en: What is published must not hold anybody's identity number; one copied from a form is a leak at once.

    Example:
        李晓红（身份证号11010519491231002X）

    Instead:
        李晓红（身份证号1****************X）

    Source:
        zh: GB 11643-1999；个人信息保护法第二十八条。
        en: GB 11643-1999; Personal Information Protection Law, article 28.
    """

    code = "PR101"
    name = "identity-number"
    severity = Severity.WARNING
    summary = Wording(zh="身份证号码", en="identity-card numbers")
    messages = {
        "one": Wording(
            zh="身份证号码不得公开，应遮盖为“{masked}”", en="an identity number must not be published: write {masked}"
        ),
        "several": Wording(
            zh="这里有 {count} 个身份证号码，不得公开，应遮盖，如“{masked}”",
            en="{count} identity numbers stand here, which must not be published: write {masked}",
        ),
    }

    def is_meant(self, number: LongNumber) -> bool:
        """Tell whether a number is an identity number."""
        return is_identity_number(number.digits)

    def masked(self, digits: str) -> str:
        """Return an identity number of which only the first and the last sign are left."""
        return f"{digits[0]}{'*' * (len(digits) - 2)}{digits[-1]}"


def is_identity_number(digits: str) -> bool:
    """Tell whether 18 signs are an identity number: a region, a date of birth, the right check digit."""
    if len(digits) != _LENGTH or digits[0] not in _REGIONS or not digits[:-1].isdecimal():
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return born.year >= _FIRST_YEAR and _LAST[total % 11] == digits[-1]
