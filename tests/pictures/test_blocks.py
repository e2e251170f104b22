from __future__ import annotations

import pytest

from kiosk.pictures.blocks import Blocks, octants, patterns


def test_octants_are_where_unicode_has_them() -> None:
    """UnicodeData 16: 1CD00 BLOCK OCTANT-3, 1CD01 -23, 1CD04 -14, 1CDE5 -2345678; 1FBE6 fills octants 3 and 5."""
    by_points = {character: points for points, character in enumerate(octants())}
    assert len(by_points) == 256
    assert by_points["\U0001cd00"] == 0b100
    assert by_points["\U0001cd01"] == 0b110
    assert by_points["\U0001cd04"] == 0b1001
    assert by_points["\U0001cde5"] == 0b11111110
    assert by_points["\U0001fbe6"] == 0b10100
    assert by_points["▀"] == 0b1111 and by_points["▌"] == 0b1010101


def test_sextants_are_where_unicode_has_them() -> None:
    """1FB00 BLOCK SEXTANT-1, 1FB14 -235 (after the left half), 1FB28 -1246 (after the right half), 1FB3B -23456."""
    thirds = {"\U0001fb00": "1", "\U0001fb14": "235", "\U0001fb28": "1246", "\U0001fb3b": "23456"}
    filled = dict(patterns(Blocks.SEXTANTS))
    for character, sextants in thirds.items():
        # the outer rows of points lie in the outer thirds, whole
        for place, at in ((1, 0), (2, 1), (5, 6), (6, 7)):
            assert filled[character][at] == (str(place) in sextants)


@pytest.mark.parametrize("blocks", [one for one in Blocks if one is not Blocks.OCTANTS])
def test_each_shape_is_there_once_and_its_opposite_too(blocks: Blocks) -> None:
    shapes = {tuple(round(share, 3) for share in filled) for _character, filled in patterns(blocks)}
    assert len(shapes) == len(patterns(blocks))
    assert shapes == {tuple(round(1 - share, 3) for share in shape) for shape in shapes}
    assert all(sum(shape) == pytest.approx(round(sum(shape) * 3) / 3, abs=0.01) for shape in shapes)
