from typing import Annotated

import msgspec
import pytest

from kiosk.yaml.problems import Position
from kiosk.yaml.shapes import fits, inspect_type, shorthand_field, structs_by_tag, without_description, written_fields
from kiosk.yaml.tree import Scalar, YamlScalar, YamlSequence


class Click(msgspec.Struct, frozen=True, tag="click"):
    target: str
    times: int = 1
    _seen: bool = False


class Drag(msgspec.Struct, frozen=True, tag="drag"):
    item: str
    to: str


class Around(msgspec.Struct, frozen=True):
    inner: Click


def struct(kind: type) -> msgspec.inspect.StructType:
    shape = inspect_type(kind)
    assert isinstance(shape, msgspec.inspect.StructType)
    return shape


def test_a_struct_is_written_as_one_value_where_only_its_first_field_is_required() -> None:
    first = shorthand_field(struct(Click))
    assert first is not None and first.name == "target"
    assert shorthand_field(struct(Drag)) is None
    assert shorthand_field(struct(Around)) is None, "its value would have keys itself"


def test_fields_that_the_program_sets_cannot_be_written() -> None:
    assert [field.name for field in written_fields(struct(Click))] == ["target", "times"]


def test_the_structs_of_a_union_by_their_keys() -> None:
    union = inspect_type(Click | Drag | str)
    assert isinstance(union, msgspec.inspect.UnionType)
    assert set(structs_by_tag(union.types)) == {"click", "drag"}
    assert structs_by_tag((struct(Click),)) == {}


def test_a_description_does_not_hide_a_type() -> None:
    described = inspect_type(Annotated[str, msgspec.Meta(description="Un nom.")])
    assert isinstance(without_description(described), msgspec.inspect.StrType)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("a", str, True),
        (1, str, False),
        (True, int, False),
        (1, float, True),
        (True, float, False),
        (None, bool, False),
    ],
)
def test_a_scalar_fits_its_own_type_alone(value: Scalar, kind: type, expected: bool) -> None:
    assert fits(YamlScalar(value, str(value), Position()), inspect_type(kind)) is expected


def test_a_list_fits_where_a_list_is_asked_for() -> None:
    empty = YamlSequence((), Position())
    assert fits(empty, inspect_type(tuple[str, ...])) and not fits(empty, inspect_type(str))
