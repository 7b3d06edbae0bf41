"""The numbers of documents: 青教发〔2023〕12号."""

from __future__ import annotations

import re

from edulint.api import Document, derived, is_han, occurrences, pattern

_DIGITS = frozenset("0123456789")
# Compiled only where a sign occurs. The court's （2012）民终10号 has words after the year and is another kind of number.
_NUMBER = pattern(
    r"[ ]?(?P<open>[〔\[［(（【﹝〖„<〈])(?P<year>(?:19|20)[0-9]{2}|(?<=[〔\[［【])[0-9]{2}(?=[〕\]］】]))"
    r"(?P<close>[〕\]］)）】﹞〗‟”>〉])(?P<padding>第?0*)[0-9]{1,5}号\Z"
)
_LONGEST = 20
# The numbers of prosecutors, police and experts have forms of their own: 南检刑诉（2018）6号, 公交认字[2015]第8号.
_OF_JUSTICE = r"[检诉鉴罚认判裁执刑][^，。；、]{0,7}[字诉检]\Z|[检诉]\Z"
# So have those of audits and appraisals, with 第 behind the year: 中审字(2020)第10082号.
_OF_AUDIT = r"[审验评估咨][^，。；、]{0,3}[字报]\Z"


@derived
def document_numbers(document: Document) -> tuple[re.Match[str], ...]:
    """Return where numbers of documents stand in the prose, from the bracket before the year to 号.

    Groups: ``open``, ``year``, ``close``, ``padding`` (第 and zeros before the serial number).
    """
    prose = document.prose
    found = []
    for sign in occurrences(prose, "号"):
        if prose[sign - 1 : sign] not in _DIGITS:
            continue
        match = _NUMBER.search(prose, max(0, sign + 1 - _LONGEST), sign + 1)
        if match is None or not is_han(prose[match.start() - 1 : match.start()]):
            continue
        issuer = prose[max(0, match.start() - 12) : match.start()]
        is_of_audit = match["padding"].startswith("第") and re.search(_OF_AUDIT, issuer)
        if not re.search(_OF_JUSTICE, issuer) and not is_of_audit:
            found.append(match)
    return tuple(found)
