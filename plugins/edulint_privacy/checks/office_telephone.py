"""PR106: telephones of offices."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Wording
from edulint_privacy.numbers import long_numbers

_TELEPHONES = frozenset(("telephone", "mobile"))
# With the area's code, without it.
_LENGTHS = (7, 8, 10, 11, 12)


class OfficeTelephone(Check):
    """What it finds:
        zh: “联系电话”之后的固定电话号码。只作提示：办公电话可以公开，个人住宅电话不可以。
        en: Landline numbers behind 联系电话. A hint only: an office's may be published, a home's may not.

    Why it matters:
        zh: 稿件里的联系方式往往是写给上级或同事的，公开前要看一看是否该留。
        en: A draft's telephones are often meant for a superior or a colleague: look before you publish.

    Example:
        联系电话：0571-88001234

    Instead:
        zh: 确认是对外公开的办公电话，或删去。
        en: Make sure that it is an office's public number, or take it out.

    Source:
        zh: 政府信息公开条例第十五条。
        en: Regulations on open government information, article 15.
    """

    code = "PR106"
    name = "office-telephone"
    severity = Severity.INFO
    summary = Wording(zh="固定电话号码", en="landline numbers")
    messages = {
        "telephone": Wording(
            zh="有 {count} 个固定电话号码，公开前请确认是对外的办公电话",
            en="{count} landline number(s): make sure before publishing that they are an office's public ones",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all of the draft's."""
        found = [
            number.span
            for number in long_numbers(document)
            if number.kind in _TELEPHONES and len(number.digits) in _LENGTHS and number.digits[0] != "1"
        ]
        if found:
            yield self.gathered(found, "telephone")
