from __future__ import annotations

import pytest

from kiosk.course.keyboard.layout_data import KEY_ROWS
from kiosk.ui.widgets.keyboard_plan import ROWS_NEEDED, Height, key_boxes

SIZES = pytest.mark.parametrize(
    ("wide", "height"), [(wide, height) for wide in (False, True) for height in ROWS_NEEDED]
)


@SIZES
def test_every_key_is_drawn_and_none_covers_another(wide: bool, height: Height) -> None:
    found = key_boxes(wide, height)
    assert {box.key for box in found} == {key for row in KEY_ROWS for key in row}
    inside = [
        (column, row)
        for box in found
        for column in range(box.left + 1, box.right)
        for row in (range(box.top + 1, box.bottom) if box.bottom > box.top else (box.top,))
    ]
    assert len(set(inside)) == len(inside)
    assert all(box.right - box.left > 3 for box in found)
