import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.files.reading import read_exercise
from kiosk.course.files.schema import exercise_schema, schema_text
from tests.course.small_kinds import GOOD, KINDS

TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
    "null": type(None),
}  # fmt: skip


def inlined(schema: Any, defs: Any, made: dict[str, Any]) -> Any:
    """``schema`` with each reference replaced by what it leads to, which may hold itself."""
    if isinstance(schema, list):
        return [inlined(part, defs, made) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if reference := schema.get("$ref"):
        name = reference.removeprefix("#/$defs/")
        if name not in made:
            made[name] = {}
            made[name] |= inlined(defs[name], defs, made)
        return made[name]
    return {name: inlined(part, defs, made) for name, part in schema.items() if name != "$defs"}


def whole(kinds: Any) -> Any:
    schema = exercise_schema(kinds)
    return inlined(schema, schema["$defs"], {})


def fits(value: Any, schema: Any) -> bool:
    """Whether ``value`` fits the part of JSON Schema that the program writes; any other keyword raises KeyError."""
    return all(KEYWORDS[name](value, wanted, schema) for name, wanted in schema.items())


def is_type(value: Any, wanted: str) -> bool:
    return isinstance(value, TYPES[wanted]) and (wanted == "boolean" or not isinstance(value, bool))


def extra_fit(value: Any, wanted: Any, schema: Any) -> bool:
    if not isinstance(value, dict):
        return True
    extra = [v for k, v in value.items() if k not in schema.get("properties", {})]
    return not extra if wanted is False else all(fits(v, wanted) for v in extra)


def items_fit(value: Any, wanted: Any, schema: Any) -> bool:
    if not isinstance(value, list):
        return True
    rest = value[len(schema.get("prefixItems", [])) :]
    return not rest if wanted is False else all(fits(v, wanted) for v in rest)


def sized(kind: Any, compare: Any) -> Any:
    return lambda value, wanted, _schema: not isinstance(value, kind) or compare(len(value), wanted)


def number(compare: Any) -> Any:
    return lambda value, wanted, _schema: not isinstance(value, int | float) or compare(value, wanted)


def at_least(a: float, b: float) -> bool:
    return a >= b


def at_most(a: float, b: float) -> bool:
    return a <= b


KEYWORDS: dict[str, Any] = {
    **{k: lambda *_: True for k in ("$schema", "title", "description")},
    "type": lambda v, w, _: is_type(v, w),
    "enum": lambda v, w, _: any(v == e and type(v) is type(e) for e in w),
    "properties": lambda v, w, _: not isinstance(v, dict) or all(fits(v[k], s) for k, s in w.items() if k in v),
    "required": lambda v, w, _: not isinstance(v, dict) or all(k in v for k in w),
    "additionalProperties": extra_fit,
    "prefixItems": lambda v, w, _: not isinstance(v, list) or all(map(fits, v, w)),
    "items": items_fit,
    "oneOf": lambda v, w, _: sum(fits(v, s) for s in w) == 1,
    "anyOf": lambda v, w, _: any(fits(v, s) for s in w),
    "minItems": sized(list, at_least), "maxItems": sized(list, at_most),
    "minLength": sized(str, at_least), "maxLength": sized(str, at_most),
    "minProperties": sized(dict, at_least), "maxProperties": sized(dict, at_most),
    "minimum": number(at_least), "maximum": number(at_most),
}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(p for k, v in inner for p in places(v, (*path, k)))]


SCHEMA = whole(KINDS)
WRITTEN = yaml.safe_load(GOOD)
PLACES = places(WRITTEN)[1:]
VALUES = st.sampled_from(
    [
        None, True, 3, 99, 1.5, "oui", "x" * 60, "", [], ["a"], ["a", "b"], [20, 50], {}, {"press": "a"},
        {"click": "A"},
        {"drag": {"from": "A", "to": "B"}}, {"drag": "A"}, {"text": "Oui"}, {"text": {"text": "Oui"}},
        {"picture": "chat"},
        {"picture": {"picture": "chat", "caption": "Un chat"}}, {"picture": "chat", "text": "Oui"},
        {"options": {"A": "B"}},
        {"click": {"things": [{"label": "A", "at": [1, 2]}]}}, {"click": [{"label": "A", "at": [1, 2]}]},
    ]
)  # fmt: skip
KEYS = st.sampled_from(["touch", "ask", "hints", "caption", "from", "press", "zzz"])


@given(st.sampled_from(PLACES), st.sampled_from(["replace", "remove", "add"]), VALUES, KEYS)
def test_the_schema_and_the_reader_agree(path: tuple[Any, ...], how: str, value: Any, key: str) -> None:
    written = json.loads(json.dumps(WRITTEN))
    holder = written
    for step in path[:-1]:
        holder = holder[step]
    if how == "replace":
        holder[path[-1]] = value
    elif how == "remove":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder[key] = value
    reading = read_exercise("a/1-x", yaml.safe_dump(written, allow_unicode=True), KINDS)
    assert fits(written, SCHEMA) == (reading.value is not None), [str(p) for p in reading.problems]


def test_the_schema_is_one_text_with_descriptions_that_an_editor_shows() -> None:
    schema = json.loads(schema_text(KINDS))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["title"]["description"].startswith("Le titre")
    assert schema["additionalProperties"] is False
