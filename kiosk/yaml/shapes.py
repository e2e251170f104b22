"""The types that YAML is read into, as msgspec describes them: the keys of a union, the fields of a struct.

The decoder and the schema for editors follow the same rules, so that each rule is written once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import inspect as shapes

from kiosk.yaml.tree import YamlNode, YamlScalar, YamlSequence


@lru_cache(maxsize=256)
def inspect_type(kind: Any) -> shapes.Type:
    """msgspec's description of a type, cached: making it is slower than decoding."""
    return shapes.type_info(kind)


def without_description(shape: shapes.Type) -> shapes.Type:
    """``shape`` without its description."""
    while isinstance(shape, shapes.Metadata):
        shape = shape.type
    return shape


def structs_by_tag(members: tuple[shapes.Type, ...]) -> dict[str, shapes.StructType]:
    """The structs of a union by the key they are written as; empty for fewer than two."""
    structs = [without_description(m) for m in members]
    found = {str(s.tag): s for s in structs if isinstance(s, shapes.StructType)}
    return found if len(found) > 1 else {}


def written_fields(struct: shapes.StructType) -> tuple[shapes.Field, ...]:
    """The fields that a file may write: without those that begin with ``_``, which the program sets."""
    return tuple(f for f in struct.fields if not f.name.startswith("_"))


def shorthand_field(struct: shapes.StructType) -> shapes.Field | None:
    """The first field, if its value alone may be written for the whole struct."""
    fields = written_fields(struct)
    if not fields or any(f.required for f in fields[1:]):
        return None
    first = fields[0]
    return None if isinstance(without_description(first.type), shapes.StructType | shapes.DictType) else first


def fits(node: YamlNode, shape: shapes.Type) -> bool:
    """Whether ``node`` writes a value of this plain type, or is a list where one is asked for."""
    if not isinstance(node, YamlScalar):
        return isinstance(node, YamlSequence) == isinstance(
            shape, shapes.VarTupleType | shapes.ListType | shapes.TupleType
        )
    value = node.value
    match shape:
        case shapes.StrType():
            return isinstance(value, str)
        case shapes.BoolType():
            return isinstance(value, bool)
        case shapes.IntType():
            return isinstance(value, int) and not isinstance(value, bool)
        case shapes.FloatType():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case shapes.LiteralType():
            return value in shape.values
        case shapes.NoneType():
            return value is None
        case _:
            return False
