"""PH105: a document number with parts that were never filled in."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedDocumentNumber(PlaceholderCheck):
    """What it finds:
        zh: 没有填全的发文字号，例如“〔20xx〕x号”“x教高〔2023〕2号”“〔2023〕号”。
        en: A document number with a part not filled in, such as “〔20xx〕x号”, “x教高〔2023〕2号”, “〔2023〕号”.

    Why it matters:
        zh: 文号不全，引用的文件就找不到。
        en: With an incomplete number the document referred to can’t be found.

    Example:
        根据青政办函〔20xx〕x号文件精神

    Instead:
        根据青政办函〔2023〕3号文件精神

    Source:
        zh: GB/T 9704-2012 7.2.5（发文字号由机关代字、年份、序号组成）；原始稿件中所见。
        en: GB/T 9704-2012, 7.2.5 (a document number has issuer, year and number); seen in raw drafts.
    """

    code = "PH105"
    name = "masked-document-number"
    severity = Severity.ERROR
    summary = Wording(zh="发文字号没有填全", en="a document number is incomplete")
    messages = {
        "document-number": Wording(zh="文号“{words}”没有填全", en="the document number “{words}” is not complete"),
    }
    kind = Kind.DOCUMENT_NUMBER
