"""The schema for editors is generated from the models as they are now, and every shipped exercise is valid."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from kiosk.activities import KINDS
from kiosk.course.files.schema import schema_text
from kiosk.station.course.folders import shipped_folder

FOLDER = shipped_folder()
FILES = sorted(file for file in FOLDER.glob("*/*.yaml") if file.name != "area.yaml")


def test_it_is_up_to_date() -> None:
    """If not: ``kiosk schema > exercises/schema.json``."""
    assert (FOLDER / "schema.json").read_text(encoding="utf-8") == schema_text(KINDS)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("area", sorted({file.parent.name for file in FILES}))
def test_every_shipped_exercise_is_valid(area: str, validator: jsonschema.Draft202012Validator) -> None:
    for file in FILES:
        if file.parent.name == area:
            found = [error.message for error in validator.iter_errors(yaml.safe_load(file.read_text(encoding="utf-8")))]
            assert found == [], file
