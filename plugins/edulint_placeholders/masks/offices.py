"""Offices whose word counts elsewhere: 请XX组汇报, 报我单位XX处."""

from __future__ import annotations

from edulint.api import is_han
from edulint_placeholders.masks.mask import Mask
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# 处 and 组 count places and groups, too.
_OFFICES = frozenset(("处", "组"))
_BEFORE_OFFICE = ("单位", "我局", "我校", "我院", "请", "由", "汇报", "与", "向", "经", "和")
_WHERE_OFFICE = ("送至", "报至", "设在", "送")
_ACTS_OF_OFFICE = ("负责", "牵头", "联系", "汇报", "提供", "配合", "承办", "备案", "工作开展", "工作情况", "长", "组长")


def office(mask: Mask) -> Placeholder | None:
    """Read the name of an office whose word counts elsewhere: 请XX组汇报, 报我单位XX处, 由XX组负责; not 编为XX组."""
    word = mask.document.folded[mask.span.end : mask.stop]
    if word not in _OFFICES or mask.is_single or mask.digits:
        return None
    acts = mask.document.folded.startswith(_ACTS_OF_OFFICE, mask.stop)
    # 请XX组群众 are counted.
    behind = mask.document.folded[mask.stop : mask.stop + 1]
    is_asked = mask.follows(_BEFORE_OFFICE) and (behind in ("和", "与", "及") or not is_han(behind or " "))
    is_named = acts or is_asked or mask.follows(_WHERE_OFFICE) or _signs(mask, behind)
    return Placeholder(mask.with_noun, Kind.NAME, "organisation") if is_named else None


def _signs(mask: Mask, behind: str) -> bool:
    """Tell whether an office stands alone: XX处（盖章）, XX处：, 责任单位：XX处."""
    stands_alone = mask.stop == mask.block.span.end or behind in (":", "(")
    return stands_alone and (mask.before == "" or mask.follows(("单位:", "部门:")))
