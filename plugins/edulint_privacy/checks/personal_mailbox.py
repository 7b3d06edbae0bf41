"""PR105: mailboxes of persons."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern
from edulint_privacy.numbers import words_before

_MAILBOX = pattern(r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]++)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_MOBILE = pattern(r"1[3-9][0-9]{9}")
_WORDS = WordList(__file__, "personal_mailbox.txt")
_BEFORE = 30


class PersonalMailbox(Check):
    """What it finds:
        zh: 个人的电子邮箱：以手机号码为名的，写在姓名、联系人之后的。政府、学校的公务邮箱不算。
        en: Mailboxes of persons: called like a mobile number, or given behind a person's name. Those of offices and
            schools are none.

    Why it matters:
        zh: 个人邮箱是个人信息；对外联系请用公务邮箱。
        en: A person's mailbox is personal information; give an office's.

    Example:
        联系人：张晓明，邮箱zhangxm@example.com

    Instead:
        zh: 改用公务邮箱，或删去。
        en: Give an office's mailbox, or none.

    Source:
        zh: 个人信息保护法第四条。
        en: Personal Information Protection Law, article 4.
    """

    code = "PR105"
    name = "personal-mailbox"
    severity = Severity.WARNING
    summary = Wording(zh="个人邮箱", en="mailboxes of persons")
    messages = {
        "mailbox": Wording(
            zh="个人邮箱不宜公开，请改用公务邮箱或删去",
            en="a person's mailbox should not be published: give an office's, or none",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each mailbox."""
        folded = document.folded
        if "@" not in folded:
            return
        for match in _MAILBOX.finditer(folded):
            name, host = match.groups()
            block = document.block_at(match.start())
            # xxx@example.com is nobody's yet.
            if block is None or not block.is_prose or _is_office(host) or len(set(name.lower())) == 1:
                continue
            before = words_before(folded, block, match.start(), _BEFORE)
            if before.rstrip(": ").endswith(_WORDS.section("public")):
                continue
            if _MOBILE.fullmatch(name) or any(cue in before for cue in _WORDS.section("person")):
                edit = Edit(Span(match.start(1) + 1, match.end(1)), "***")
                yield self.finding(Span.of(match), "mailbox", fix=Fix((edit,)))


def _is_office(host: str) -> bool:
    return any(part in _WORDS.section("office") for part in host.lower().split("."))
