"""JSON Schemas of the types that YAML is read into, so that an editor completes and underlines as the decoder reads."""

from __future__ import annotations

from typing import Any

from msgspec import inspect as shapes

from kiosk.yaml.shapes import shorthand_field, structs_by_tag, without_description, written_fields

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FEW_KINDS = 4
"""A union of up to so many structs is written inline."""

Schema = dict[str, Any]


class SchemaMaker:
    """Makes schemas, each struct once under ``defs``."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}
        self.unions: dict[tuple[str, ...], str] = {}
        self._structs: dict[str, type] = {}

    def of(self, shape: shapes.Type) -> Schema:
        """The schema of any type that the decoder knows."""
        if isinstance(shape, shapes.Metadata):
            return {**self.of(shape.type), **(shape.extra_json_schema or {})}
        match shape:
            case shapes.UnionType():
                return self.shared(shape)
            case shapes.StructType():
                return self.struct(shape)
            case shapes.VarTupleType() | shapes.ListType():
                items = {"type": "array", "items": self.of(shape.item_type)}
                return items | _bounds(minItems=shape.min_length, maxItems=shape.max_length)
            case shapes.TupleType():
                count = len(shape.item_types)
                prefix = [self.of(item) for item in shape.item_types]
                return {"type": "array", "prefixItems": prefix, "items": False, "minItems": count, "maxItems": count}
            case shapes.DictType():
                table = {"type": "object", "additionalProperties": self.of(shape.value_type)}
                return table | _bounds(minProperties=shape.min_length, maxProperties=shape.max_length)
            case _:
                return _scalar(shape)

    def shared(self, union: shapes.UnionType) -> Schema:
        """A union, under ``defs`` if it is large: goals and blocks occur in a hundred places."""
        tags = tuple(structs_by_tag(tuple(without_description(m) for m in union.types)))
        if len(tags) <= FEW_KINDS:
            return self.union(union)
        if tags not in self.unions:
            name = self.unions[tags] = f"one_of.{tags[0]}.{len(tags)}.{len(self.unions)}"
            made: Schema = {}
            self.defs[name] = made
            made |= self.union(union)
        return {"$ref": f"#/$defs/{self.unions[tags]}"}

    def union(self, union: shapes.UnionType) -> Schema:
        members = tuple(without_description(m) for m in union.types)
        structs = structs_by_tag(members)
        choices = [self.of(m) for m in members if not (structs and isinstance(m, shapes.StructType))]
        for tag, struct in structs.items():
            choices.append(_one_key(tag, self.struct(struct), (struct.cls.__doc__ or "").strip().split("\n")[0]))
            if (first := shorthand_field(struct)) and len(written_fields(struct)) > 1:
                # The short value beside the other fields: {picture: maison, caption: …}.
                choices.append(self.beside(tag, struct, first))
        return choices[0] if len(choices) == 1 else {"anyOf" if len(choices) > len(structs) else "oneOf": choices}

    def beside(self, tag: str, struct: shapes.StructType, first: shapes.Field) -> Schema:
        name = f"{self._name(struct)}.{tag}"
        if name not in self.defs:
            made: Schema = {}
            self.defs[name] = made
            others = {f.encode_name: self.of(f.type) for f in written_fields(struct) if f is not first}
            made |= {
                "type": "object",
                "properties": {tag: self.beside_value(struct, first), **others},
                "required": [tag],
                "minProperties": 2,
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def beside_value(self, struct: shapes.StructType, first: shapes.Field) -> Schema:
        """The value that other fields stand beside: that of the first field, or the keys of the struct."""
        kind = without_description(first.type)
        if isinstance(kind, shapes.UnionType) and structs_by_tag(kind.types):
            return self.of(first.type)
        return {"anyOf": [self.of(first.type), self.whole(struct)]}

    def whole(self, struct: shapes.StructType) -> Schema:
        """A struct that may be written as its first field's value, with all its keys."""
        name = f"{self._name(struct)}.keys"
        if name not in self.defs:
            made: Schema = {}
            self.defs[name] = made
            made |= self.keys(struct)
        return {"$ref": f"#/$defs/{name}"}

    def keys(self, struct: shapes.StructType) -> Schema:
        fields = written_fields(struct)
        return {
            "type": "object",
            "properties": {f.encode_name: self.of(f.type) for f in fields},
            "required": [f.encode_name for f in fields if f.required],
            "additionalProperties": False,
        }

    def struct(self, struct: shapes.StructType) -> Schema:
        name = self._name(struct)
        if name not in self.defs:
            # Entered before it is complete: a struct may contain itself.
            made: Schema = {}
            self.defs[name] = made
            first = shorthand_field(struct)
            made |= {"anyOf": [self.of(first.type), self.whole(struct)]} if first else self.keys(struct)
        return {"$ref": f"#/$defs/{name}"}

    def _name(self, struct: shapes.StructType) -> str:
        """The name under ``defs``: class and file, since two files may each have a Click."""
        name = struct.cls.__name__
        if struct.cls.__module__.startswith("kiosk."):
            name = f"{struct.cls.__module__.rpartition('.')[2]}.{name}"
        if self._structs.setdefault(name, struct.cls) is not struct.cls:
            raise TypeError(f"two structs would be {name} in the schema")
        return name


def _one_key(tag: str, value: Schema, description: str) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {tag: value},
        "required": [tag],
        "additionalProperties": False,
    }
    return {"description": description, **schema} if description else schema


def _bounds(**bounds: int | float | None) -> Schema:
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _scalar(shape: shapes.Type) -> Schema:
    match shape:
        case shapes.StrType():
            return {"type": "string"} | _bounds(minLength=shape.min_length, maxLength=shape.max_length)
        case shapes.BoolType():
            return {"type": "boolean"}
        case shapes.IntType() | shapes.FloatType():
            kind = "integer" if isinstance(shape, shapes.IntType) else "number"
            bounds = _bounds(minimum=shape.ge, maximum=shape.le, exclusiveMinimum=shape.gt, exclusiveMaximum=shape.lt)
            return {"type": kind} | bounds
        case shapes.LiteralType():
            return {"enum": list(shape.values)}
        case shapes.NoneType():
            return {"type": "null"}
        case _:
            raise TypeError(f"no schema for {shape}")
