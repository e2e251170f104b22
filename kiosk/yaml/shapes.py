"""The types that YAML is read into, as msgspec describes them: the keys of a union, the fields of a struct.

The decoder and the schema for editors follow the same rules, so that each rule is written once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import inspect as shapes

from kiosk.yaml.tree import Node, Scalar, Sequence


@lru_cache(maxsize=256)
def shape_of(kind: Any) -> shapes.Type:
    """What msgspec knows of a type, kept: looking is slower than decoding."""
    return shapes.type_info(kind)


def bare(shape: shapes.Type) -> shapes.Type:
    """``shape`` without its description."""
    while isinstance(shape, shapes.Metadata):
        shape = shape.type
    return shape


def keyed(members: tuple[shapes.Type, ...]) -> dict[str, shapes.StructType]:
    """The structs of a union by the key they are written as; nothing when there are fewer than two."""
    structs = [bare(m) for m in members]
    found = {str(s.tag): s for s in structs if isinstance(s, shapes.StructType)}
    return found if len(found) > 1 else {}


def written_fields(struct: shapes.StructType) -> tuple[shapes.Field, ...]:
    """The fields that a file may write: those whose name does not begin with ``_``, which reading fills itself."""
    return tuple(f for f in struct.fields if not f.name.startswith("_"))


def shorthand(struct: shapes.StructType) -> shapes.Field | None:
    """The field whose value may stand for the whole struct, if all others may be left out."""
    fields = written_fields(struct)
    if not fields or any(f.required for f in fields[1:]):
        return None
    first = fields[0]
    return None if isinstance(bare(first.type), shapes.StructType | shapes.DictType) else first


def fits(node: Node, shape: shapes.Type) -> bool:
    """Whether ``node`` writes a value of this plain type, or is a list where one is asked for."""
    if not isinstance(node, Scalar):
        return isinstance(node, Sequence) == isinstance(shape, shapes.VarTupleType | shapes.ListType | shapes.TupleType)
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
