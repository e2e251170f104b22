"""The JSON Schema of an exercise's file, so that an editor completes and underlines."""

from __future__ import annotations

import json

from kiosk.course.files.format import MIN_STEPS, Kinds, exercise_spec_type
from kiosk.yaml.json_schema import DIALECT, Schema, SchemaMaker
from kiosk.yaml.shapes import inspect_type


def exercise_schema(kinds: Kinds) -> Schema:
    """The schema (draft 2020-12) of an exercise whose steps may have the activities ``kinds``."""
    maker = SchemaMaker()
    top = maker.of(inspect_type(exercise_spec_type(kinds)))
    step = maker.defs["format.StepSpec"]
    # Exactly one activity: reading checks this separately too.
    step["oneOf"] = [{"required": [kind]} for kind in kinds.names]
    # Fewer steps are allowed at level 3 only: reading checks this separately too.
    fewer: list[Schema] = [
        {"properties": {"level": {"enum": [3]}}},
        {"properties": {"steps": {"minItems": MIN_STEPS}}},
    ]
    exercise = maker.defs.pop(top["$ref"].rpartition("/")[2])
    return {
        "$schema": DIALECT,
        "title": "Un exercice",
        **exercise,
        "anyOf": fewer,
        "$defs": dict(sorted(maker.defs.items())),
    }


def schema_text(kinds: Kinds) -> str:
    """:func:`exercise_schema` as the text of a ``schema.json``."""
    return json.dumps(exercise_schema(kinds), ensure_ascii=False, indent=1) + "\n"
