"""PH104: a name that was never filled in."""

from __future__ import annotations

from edulint.api import Genre, Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedName(PlaceholderCheck):
    """What it finds:
        zh: 没有填写的名称：地名、学校、单位、人名，例如“xx市”“**大学”“__县”“xxx局长”“某某镇”。
        en: A name that was not filled in: of a place, a school, an office, a person, such as “xx市”, “**大学”, “__县”, “xxx局长”, “某某镇”.

    Why it matters:
        zh: 名称用符号代替，说明稿件取自别处而没有改完。
        en: A masked name shows that the text was taken from elsewhere and not finished.

    Example:
        根据xx市教育局的要求，xxx局长作了部署。

    Instead:
        根据云溪市教育局的要求，李明局长作了部署。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH104"
    name = "masked-name"
    severity = Severity.ERROR
    # 某公司 and 魏某 hide who it is.
    silent_in = PlaceholderCheck.silent_in | {Genre.JUDGMENT, Genre.NEWS}
    summary = Wording(
        zh="地名、单位名或人名没有填写", en="the name of a place, an organisation or a person was not filled in"
    )
    messages = {
        "place": Wording(zh="“{words}”没有填写地名", en="“{words}”: the name of the place is not filled in"),
        "organisation": Wording(
            zh="“{words}”没有填写单位名称", en="“{words}”: the name of the organisation is not filled in"
        ),
        "person": Wording(zh="“{words}”没有填写人名", en="“{words}”: the name of the person is not filled in"),
        "name": Wording(zh="“{words}”没有填写名称", en="“{words}”: the name is not filled in"),
    }
    kind = Kind.NAME
