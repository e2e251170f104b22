"""From a drawing to a grid of colours: done once, when a drawing was changed; the program reads grids.

Needs resvg (``resvg-py``) and Pillow, which no station has.
"""

from __future__ import annotations

import io
from collections import Counter
from functools import lru_cache
from hashlib import sha256

from kiosk.pictures.palette import GROUND, NAMES, PIGMENTS

_POINTS = 6
"""Points of the rendering across one of the grid."""
_STROKE_WEIGHT = 1.25
"""An outline that covers somewhat less than half of a point keeps it: it would have gaps otherwise."""
_BY_COLOUR = {PIGMENTS[name].rgb: number for number, name in enumerate(NAMES)}


def source_sum(svg: str) -> str:
    """What tells whether a source is still the one that a grid was made from."""
    return sha256(svg.encode()).hexdigest()[:16]


def rasterise(svg: str, side: int) -> bytes:
    """The grid of a drawing, ``side`` points across and down, row by row: each a place in NAMES, or GROUND.

    A point takes the colour that covers most of it. Raises ValueError for a colour that is not in the palette.
    """
    import resvg_py
    from PIL import Image

    across = side * _POINTS
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, width=across, height=across, skip_system_fonts=True, shape_rendering="crisp_edges"
    )
    points = Image.open(io.BytesIO(drawn)).convert("RGBA")
    if points.size != (across, across):
        raise ValueError(f"it is not square: {points.size}")
    flat = points.tobytes()
    numbers = [_number(flat[at : at + 4]) for at in range(0, len(flat), 4)]
    return bytes(_most(numbers, across, x, y) for y in range(0, across, _POINTS) for x in range(0, across, _POINTS))


@lru_cache
def _number(point: bytes) -> int:
    red, green, blue, opacity = point
    if not opacity:
        return GROUND
    try:
        return _BY_COLOUR[red, green, blue]
    except KeyError:
        raise ValueError(f"#{red:02x}{green:02x}{blue:02x} is no colour of the palette") from None


def _most(numbers: list[int], across: int, x: int, y: int) -> int:
    covered: Counter[int] = Counter()
    for row in range(y, y + _POINTS):
        covered.update(numbers[row * across + x : row * across + x + _POINTS])
    ink = NAMES.index("ink")
    return max(covered, key=lambda number: (covered[number] * (_STROKE_WEIGHT if number == ink else 1), -number))
