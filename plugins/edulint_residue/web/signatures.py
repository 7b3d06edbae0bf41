"""Who signs a text: names, offices and roles parted by signs, and nothing else: 青溪镇 王一, 李二 特约通讯员:赵三."""

from __future__ import annotations

from edulint.api import pattern

_PARTS = pattern("[ 、,/:&·|]{1,6}")
# 李 明
_SPACED_NAME = pattern("(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ ]{1,3}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_ROLE_FIRST = pattern("[^\\W\\d_]{0,16}?(?:记者|通讯员|报道员|信息员|宣传员|技术员|摄影)")
_ROLE_LAST = pattern("(?:摄影|综合)?报道$|摄影?$|(?:供[图稿]|[撰审]稿|摄制)人?$|^(?:[文图讯发]|编撰|撰文|整理)$")
_NAME = pattern("[\u4e00-\u9fff]{2,4}")
# 王一李二摄
_NAMES = pattern("[\u4e00-\u9fff]{4,8}")
_OFFICE = pattern(
    "[\u4e00-\u9fff]{1,18}(?:[部科处局办院校馆站所社村镇乡县市区旗组队会厂场团园报网台室委厅]|中心|街道|公司|集团|银行"
    "|支部|频道|客户端|融媒|[大中小]学)"
)
# (完), (附表略), (讨论稿), (待续), (掌声), (共三页) are no names.
_NO_NAME = pattern("[完略附见图表续注节试暂]|草[案稿]|待[续定]|掌声|讨论|全文|如下|[第共].{0,2}页")
_NO_OFFICE, _NO_OFFICES = frozenset("附见注略"), ("单位", "部门", "各部")
_LONGEST = 64


def signs_of(words: str) -> frozenset[str]:
    """Return what signs a text: "role", "office", "name", and "many" where more than one part does; empty where
    anything else stands there. ``words`` are without their brackets, widths folded.
    """
    if not 2 <= len(words) <= _LONGEST:
        return frozenset()
    # 责任人:王一 is whose task it is; before a colon stands an office or a role.
    if any(_kinds_of(_PARTS.split(label)[-1]) <= {"name"} for label in words.split(":")[:-1]):
        return frozenset()
    kinds: set[str] = set()
    parts = [part for part in _PARTS.split(_SPACED_NAME.sub(r"\1\2", words.strip())) if part]
    for part in parts:
        found = _kinds_of(part)
        if not found:
            return frozenset()
        kinds |= found
    if kinds == {"role"}:
        return frozenset()
    return frozenset(kinds | ({"many"} if len(parts) > 1 else set()))


def _kinds_of(part: str) -> set[str]:
    role = _ROLE_FIRST.match(part)
    name = part[role.end() :] if role else part
    kinds = {"role"} if role else set()
    last = _ROLE_LAST.search(name)
    if last:
        name, kinds = name[: last.start()], {*kinds, "role"}
    if not name:
        return kinds
    if last and _NAMES.fullmatch(name):
        return {*kinds, "name"}
    if len(name) > 2 and _OFFICE.fullmatch(name):
        return {*kinds, "office"} if name[0] not in _NO_OFFICE and not name.endswith(_NO_OFFICES) else set()
    return {*kinds, "name"} if _NAME.fullmatch(name) and not _NO_NAME.search(name) else set()
