"""Faces are drawn whole at any size, and no two look alike."""

import pytest

from kiosk.ui.desk.paint.faces import LOOKS, face_cells


@pytest.mark.parametrize("face", LOOKS)
@pytest.mark.parametrize("size", [(1, 1), (8, 2), (20, 6), (38, 7), (60, 20)])
def test_a_face_fills_its_cells(face: str, size: tuple[int, int]) -> None:
    cells = face_cells(face, *size)
    assert len(cells) == size[1] and {len(row) for row in cells} == {size[0]}


def test_each_face_looks_another_way_in_the_least_room() -> None:
    assert len({face_cells(face, 20, 5) for face in LOOKS}) == len(LOOKS) >= 8


def test_an_unknown_face_is_drawn_all_the_same() -> None:
    assert face_cells("licorne", 20, 5) == face_cells("court", 20, 5)
