"""Small drawings of points, two across and two down in a cell."""

from __future__ import annotations

from functools import lru_cache

_QUADRANTS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"


@lru_cache(maxsize=64)
def points_rows(drawing: str) -> tuple[str, ...]:
    """The rows of cells of a drawing: its rows of points with blanks between them, ``w`` for each point that is on."""
    points = [[point == "w" for point in row] for row in drawing.split()]
    return tuple(
        "".join(
            _QUADRANTS[8 * upper[x] + 4 * upper[x + 1] + 2 * lower[x] + lower[x + 1]] for x in range(0, len(upper), 2)
        )
        for upper, lower in zip(points[::2], points[1::2], strict=True)
    )
