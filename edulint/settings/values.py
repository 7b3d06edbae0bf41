"""Says in plain words why a value of the configuration does not fit: msgspec's messages are for programmers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, ValidationError
from msgspec.inspect import DictType, EnumType, LiteralType, StructType, Type, UnionType, VarTupleType, type_info

from edulint.text.patterns import pattern
from edulint.wording import Wording, listed

_EXPECTED = pattern(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`")
_RANGE = pattern(r"Expected `\w+` (?P<bound><=|>=|<|>) (?P<limit>-?[\d.]+)")
_FIELD = pattern(r"Object missing required field `(?P<field>[^`]+)`")
_UNKNOWN = pattern(r"Object contains unknown field `(?P<field>[^`]+)`")
_LENGTH = pattern(r"Expected `\w+` of length (?P<bound><=|>=|<|>) (?P<limit>[0-9]+)")
_CHOICE = pattern(r"Invalid enum value (?P<value>'[^']*'|\S+)")
# `$.per-file[0].severity[...]`: the keys of tables and the places in lists that lead to a value.
_STEP = pattern(r"\.(?P<key>[\w-]+)|\[[^\[\]]*\]")

_KINDS = {
    "str": Wording(zh="文字（加引号）", en="a text in quotes"),
    "int": Wording(zh="整数", en="a whole number"),
    "float": Wording(zh="数", en="a number"),
    "bool": Wording(zh="true 或 false", en="true or false"),
    "array": Wording(zh='列表，如 ["甲", "乙"]', en='a list such as ["a", "b"]'),
    "object": Wording(zh="一组设置", en="a table of settings"),
    "null": Wording(zh="空", en="nothing"),
}
_NOT_THAT = Wording(zh="应是{wanted}，写成了{got}", en="it takes {wanted}, not {got}")
_BEYOND = Wording(zh="应{bound} {limit}", en="it must be {bound} {limit}")
_TOO_LONG = Wording(zh="长度应{bound} {limit}", en="its length must be {bound} {limit}")
_BOUNDS = {
    ">=": Wording(zh="不小于", en="at least"),
    "<=": Wording(zh="不大于", en="at most"),
    ">": Wording(zh="大于", en="more than"),
    "<": Wording(zh="小于", en="less than"),
}
_LACKS = Wording(zh="缺少“{field}”", en="“{field}” is missing")
_NO_FIELD = Wording(zh="没有“{field}”这一项", en="there is no “{field}”")
_NO_CHOICE = Wording(
    zh="没有 {value} 这个值，可用的有：{known}", en="there is no such value as {value}; there are: {known}"
)


def misfit(error: ValidationError, kind: type[Struct]) -> Wording:
    """Return why msgspec refused a value of the settings or options that ``kind`` holds."""
    text = str(error).partition(" - at ")[0]
    if match := _EXPECTED.match(text):
        return _NOT_THAT.filled(wanted=_kinds(match["wanted"]), got=_kinds(match["got"]))
    if match := _RANGE.match(text):
        return _BEYOND.filled(bound=_BOUNDS[match["bound"]], limit=match["limit"])
    if match := _LENGTH.match(text):
        return _TOO_LONG.filled(bound=_BOUNDS[match["bound"]], limit=match["limit"])
    if match := _CHOICE.match(text):
        return _NO_CHOICE.filled(value=match["value"], known=listed(_choices(kind, error)))
    if match := _FIELD.match(text):
        return _LACKS.filled(field=match["field"])
    if match := _UNKNOWN.match(text):
        return _NO_FIELD.filled(field=match["field"])
    return Wording(zh=text, en=text)


def _choices(kind: type[Struct], error: ValidationError) -> list[str]:
    """Return the values that may stand where msgspec found another one."""
    types = [type_info(kind)]
    for step in _STEP.finditer(str(error).rpartition("`$")[2]):
        types = [inner for one in types for inner in _inside(one, step["key"])]
    return [str(value) for one in types for value in _values(one)]


def _inside(one: Type, key: str | None) -> Iterator[Type]:
    """Yield what stands at a key of a table, or, without one, at any place of a list or a table."""
    if isinstance(one, StructType):
        inner = [field.type for field in one.fields if field.encode_name == key]
    elif isinstance(one, DictType):
        inner = [one.value_type]
    else:
        inner = [one.item_type] if isinstance(one, VarTupleType) else []
    for found in inner:
        # A setting that may be left out is its own kind or nothing.
        yield from found.types if isinstance(found, UnionType) else (found,)


def _values(one: Type) -> list[object]:
    if isinstance(one, EnumType):
        return [member.value for member in one.cls]
    return list(one.values) if isinstance(one, LiteralType) else []


def _kinds(names: str) -> Wording:
    # An option that may be left out takes null, which no TOML file can say.
    kinds = [_KINDS.get(name, Wording(zh=name, en=name)) for name in names.split(" | ") if name != "null"]
    return Wording(zh="或".join(kind.zh for kind in kinds), en=" or ".join(kind.en for kind in kinds))
