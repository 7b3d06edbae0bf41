"""WO103: a form that the standard no longer recommends."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, word_borders_around
from edulint_wording.pairs import forms_at, notable_pairs


class VariantForm(Check):
    """What it finds:
        zh: 国家规范不再推荐的异形词，如“帐户”“台帐”“成份”。每种写法提示一次，列出各处；书名号里的名称不动。
        en: Forms of words that the standard no longer recommends, 帐户 for 账户; one hint for each form, with all its
        places. Titles in 《》 are left alone.

    Why it matters:
        zh: 公文用字以推荐词形为准；同一份文稿两种写法并存，也显得没有统一过。
        en: Official texts use the recommended form; both in one draft look as if nobody had gone over it.

    Example:
        已建立问题整改台帐。

    Instead:
        已建立问题整改台账。

    Source:
        zh: 《第一批异形词整理表》（GF 1001-2001）；《通用规范汉字表》（2013）。
        en: GF 1001-2001, first list of variant forms; 通用规范汉字表 (2013).
    """

    code = "WO103"
    name = "variant-form"
    severity = Severity.INFO
    summary = Wording(zh="不推荐的异形词", en="a form no longer recommended")
    messages = {
        "one": Wording(zh="“{form}”的推荐词形是“{right}”", en="the recommended form of {form} is {right}"),
        "many": Wording(
            zh="“{form}”的推荐词形是“{right}”，共{count}处",
            en="the recommended form of {form} is {right}; {count} places",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each form."""
        prose = document.prose
        found = (
            one for pair in notable_pairs(document).listed.values() for one in forms_at(pair.variants, pair, prose)
        )
        for line, offsets in found:
            form, right, *contexts = line.split()
            starts = [at for at in offsets if _is_word(prose, at, form, contexts)]
            places = [Span(at, at + len(form)) for at in starts]
            if places:
                fix = Fix(tuple(Edit(place, right) for place in places), safe=True)
                message = "one" if len(places) == 1 else "many"
                yield self.gathered(places, message, fix=fix, form=form, right=right)


def _is_word(prose: str, at: int, form: str, contexts: list[str]) -> bool:
    """Tell whether a form stands as a word, outside titles and wordings in which it is right."""
    end = at + len(form)
    if any(prose.startswith(context[1:], at) for context in contexts):
        return False
    line = prose[max(0, prose.rfind("\n", 0, at)) : at]
    return line.count("《") <= line.count("》") and word_borders_around(prose, at, end).issuperset((at, end))
