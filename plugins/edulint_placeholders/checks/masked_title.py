"""PH106: a title that was never filled in."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedTitle(PlaceholderCheck):
    """What it finds:
        zh: 书名号里没有填写的标题，例如“《xxx》”“《》”。
        en: A title in book-title marks that was not filled in, such as “《xxx》”, “《》”.

    Why it matters:
        zh: 读者不知道说的是哪份文件。
        en: Nobody can tell which document is meant.

    Example:
        组织学习《xxx》，印发《》。

    Instead:
        组织学习《中小学德育工作指南》，印发《青川县校园安全工作方案》。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH106"
    name = "masked-title"
    severity = Severity.ERROR
    summary = Wording(zh="书名号里没有填写标题", en="a title was not filled in")
    messages = {
        "title": Wording(zh="“{words}”没有填写文件或书刊的名称", en="“{words}”: the title is not filled in"),
        "empty-title": Wording(
            zh="书名号“{words}”里是空的，缺少文件或书刊的名称",
            en="the book-title marks “{words}” are empty: the title is missing",
        ),
    }
    kind = Kind.TITLE
