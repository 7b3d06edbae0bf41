"""PH107: words or characters behind masking signs."""

from __future__ import annotations

from edulint.api import Genre, Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedWords(PlaceholderCheck):
    """What it finds:
        zh: 用符号代替、看不出是年份、数字还是名称的词语，例如“弘扬‘xx’精神”“推进xx发展”，以及词语中被符号盖住的一个字（“学*贯彻”）。
        en: Words behind masking signs that are no year, number or name by their surroundings, such as “推进xx发展”, and a single character of a word behind a sign (“学*贯彻”).

    Why it matters:
        zh: 网上的范文常把词语换成符号，照搬下来就成了病句；表格和模板里的空没有填，说明材料没有写完。
        en: Models on the web mask words, and copied as they are the sentences are broken; a blank of a form that is
        left empty says that the draft is unfinished.

    Example:
        深入学*贯彻会议精神，推进xx事业发展。

    Instead:
        深入学习贯彻会议精神，推进教育事业发展。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH107"
    name = "masked-words"
    severity = Severity.ERROR
    # Judgments hide who it is (张XX); a law shows how a document is numbered.
    silent_in = PlaceholderCheck.silent_in | {Genre.LAW, Genre.JUDGMENT}
    summary = Wording(zh="词语被符号代替", en="words were not filled in")
    messages = {
        "words": Wording(zh="“{words}”处的内容没有填写", en="“{words}”: something is not filled in here"),
        "quoted": Wording(zh="引号里的“{words}”没有填写内容", en="“{words}” in quotation marks is not filled in"),
        "role": Wording(zh="“{words}”后面没有填写人员", en="nobody is named behind “{words}”"),
        "label": Wording(zh="“{words}”后面没有填写内容", en="nothing is filled in behind “{words}”"),
        "empty": Wording(zh="“{words}”里是空的，没有填写内容", en="“{words}” is empty"),
        "character": Wording(
            zh="“{words}”中有一个字被符号代替，请补上", en="a character of “{words}” is masked by a sign"
        ),
    }
    kind = Kind.WORDS
