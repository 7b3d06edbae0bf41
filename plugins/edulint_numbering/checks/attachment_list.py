"""The check ``attachment-list``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Wording
from edulint_numbering.captions import ATTACHMENT, captions


class AttachmentList(Check):
    """What it finds:
        zh: 附件说明与正文后面的附件对不上：列了没有附，或者附了没有列。
        en: A list of attachments that doesn't agree with those that follow: one listed and not there, or there and not
        listed.

    Why it matters:
        zh: 收文单位按附件说明核对附件，对不上就要退回。
        en: Whoever receives the report checks the attachments against the list, and sends it back.

    Example:
        附件：1.检查人员名单
        2.问题清单
        附件1
        检查人员名单

    Instead:
        附件：1.检查人员名单
        2.问题清单
        附件1
        检查人员名单
        附件2
        问题清单

    Source:
        zh: GB/T 9704-2012 7.3.4、7.3.5。
        en: GB/T 9704-2012, 7.3.4 and 7.3.5.
    """

    code = "NU119"
    name = "attachment-list"
    severity = Severity.WARNING
    summary = Wording(zh="附件说明与附件不一致", en="the list of attachments doesn't agree with them")
    messages = {
        "absent": Wording(
            zh="附件说明列有附件{number}，后面却没有这个附件", en="attachment {number} is listed, but doesn't follow"
        ),
        "unlisted": Wording(
            zh="附件{number}没有列入附件说明", en="attachment {number} is not in the list of attachments"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each entry without attachment and each attachment without entry; a draft needs both."""
        attachments = [caption for caption in captions(document) if caption.kind == ATTACHMENT]
        listed = [caption for caption in attachments if caption.listed]
        there = [caption for caption in attachments if not caption.listed]
        if not listed or not there:
            return
        # As many listed as there: then a number that doesn't agree is a wrong one, which caption-number tells of.
        if len(listed) == len(there):
            return
        # A number missing or doubled in the middle is told of where it is so.
        last_listed = max(len(listed), *(caption.value for caption in listed))
        last_there = max(len(there), *(caption.value for caption in there))
        for caption in listed:
            if caption.value > last_there:
                yield self.finding(caption.item.ordinal.span, "absent", number=caption.value)
        for caption in there:
            if caption.value > last_listed:
                yield self.finding(caption.item.ordinal.span, "unlisted", number=caption.value)
