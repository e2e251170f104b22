"""Faces of people in a video call: drawn for this program from a few measures, at any size, in half blocks."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from rich.color import Color
from rich.style import Style

Colour = tuple[int, int, int]
Pixels = list[list[Colour]]

_SKINS: dict[str, Colour] = {
    "pale": (244, 205, 172),
    "tan": (214, 160, 112),
    "brown": (150, 98, 62),
    "dark": (98, 62, 42),
}
_EYES, _LIPS, _FRAMES = (28, 24, 24), (150, 52, 56), (24, 24, 32)


_BEHIND = {"long": (1.35, 1.6, 0.48), "curls": (1.75, 1.25, 0.42), "scarf": (1.3, 1.45, 0.44)}
"""Hair behind the head: its width and height in those of the head, and where its middle is."""


class Look(NamedTuple):
    """What a face is drawn from."""

    skin: str
    hair: Colour
    clothes: Colour
    wall: Colour
    style: str = "short"
    glasses: bool = False
    beard: bool = False


LOOKS: dict[str, Look] = {
    "court": Look("tan", (60, 40, 28), (44, 96, 150), (190, 205, 214)),
    "long": Look("pale", (122, 66, 24), (150, 60, 90), (214, 208, 190), "long"),
    "boucles": Look("brown", (34, 24, 20), (196, 120, 30), (196, 214, 200), "curls"),
    "chignon": Look("pale", (170, 170, 176), (80, 70, 130), (206, 196, 210), "bun", glasses=True),
    "foulard": Look("tan", (30, 110, 106), (40, 60, 84), (220, 212, 196), "scarf"),
    "barbe": Look("pale", (70, 44, 26), (60, 92, 60), (204, 204, 196), beard=True),
    "lunettes": Look("dark", (22, 18, 18), (170, 50, 44), (200, 206, 190), glasses=True),
    "chauve": Look("brown", (90, 84, 80), (70, 76, 90), (210, 200, 186), "bald", beard=True),
}
"""How each face looks, by its name in an exercise (``kiosk/desk/apps/meeting/spec.py``)."""


@lru_cache(maxsize=128)
def face_cells(face: str, width: int, height: int) -> tuple[tuple[tuple[str, Style], ...], ...]:
    """A face on ``width`` by ``height`` cells, in front of a wall: rows of cells in half blocks."""
    pixels = _draw(LOOKS.get(face) or LOOKS["court"], width, 2 * height)
    return tuple(
        tuple(_half_block(upper, lower) for upper, lower in zip(pixels[row], pixels[row + 1], strict=True))
        for row in range(0, 2 * height, 2)
    )


@lru_cache(maxsize=512)
def _half_block(upper: Colour, lower: Colour) -> tuple[str, Style]:
    if upper == lower:
        return " ", Style(bgcolor=Color.from_rgb(*upper))
    return "▀", Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))


def _draw(look: Look, width: int, height: int) -> Pixels:
    """Back to front: the wall, hair behind, shoulders, neck, head, beard, hair in front, eyes, mouth."""
    pixels = [[look.wall] * width for _row in range(height)]
    skin, middle, tall = _SKINS[look.skin], width / 2, float(height)
    across, down, eyes = tall * 0.235, tall * 0.3, tall * 0.44
    if look.style in ("long", "curls", "scarf"):
        wider = {"long": 1.35, "curls": 1.75, "scarf": 1.4}[look.style]
        lower = {"long": 1.6, "curls": 1.25, "scarf": 1.45}[look.style]
        _ellipse(
            pixels, (middle, tall * (0.48 if look.style == "long" else 0.42)), across * wider, down * lower, look.hair
        )
    if look.style == "bun":
        _ellipse(pixels, (middle, tall * 0.11), across * 0.75, tall * 0.11, look.hair)
    _ellipse(pixels, (middle, tall * 1.1), tall * 0.46, tall * 0.36, look.clothes)
    _ellipse(pixels, (middle, tall * 0.76), across * 0.5, tall * 0.12, skin)
    _ellipse(pixels, (middle, eyes), across, down, skin)
    if look.beard:
        _ellipse(pixels, (middle, eyes), across, down, look.hair, top=tall * 0.54)
    hairline = tall * (0.3 if look.style != "bald" else 0)
    _ellipse(pixels, (middle, eyes), across * 1.12, down * 1.12, look.hair, bottom=hairline)
    _features(pixels, look, middle, tall)
    return pixels


def _features(pixels: Pixels, look: Look, middle: float, tall: float) -> None:
    size, row = max(1, round(tall / 18)), int(tall * 0.42)
    apart = max(1.0, tall * 0.1)
    columns = [ceil(middle - apart - size / 2 - 0.5), int(middle + apart - size / 2 + 0.5)]
    if look.glasses:
        left, right = columns[0] - max(1, size // 2), columns[1] + size - 1 + max(1, size // 2)
        _rectangle(pixels, left, row - (size > 1), right, row + size - 1 + (size > 1), _FRAMES)
        for column in columns:
            _rectangle(pixels, column, row, column + size - 1, row + size - 1, (226, 238, 244))
        if size == 1:
            return _mouth(pixels, middle, tall)
        for column in columns:
            _rectangle(pixels, column + size // 3, row, column + size // 3, row + size - 1, _EYES)
    else:
        for column in columns:
            _rectangle(pixels, column, row, column + size - 1, row + size - 1, _EYES)
    return _mouth(pixels, middle, tall)


def _mouth(pixels: Pixels, middle: float, tall: float) -> None:
    half, row, thick = max(1.0, tall * 0.07), int(tall * 0.58), max(1, round(tall / 26))
    _rectangle(pixels, round(middle - half), row, round(middle + half) - 1, row + thick - 1, _LIPS)


def _rectangle(pixels: Pixels, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
    for row in pixels[max(0, top) : max(0, bottom + 1)]:
        for x in range(max(0, left), min(len(row), right + 1)):
            row[x] = colour


def _ellipse(
    pixels: Pixels,
    middle: tuple[float, float],
    across: float,
    down: float,
    colour: Colour,
    *,
    top: float = 0,
    bottom: float = 10_000,
) -> None:
    """A filled ellipse, or only its part between two heights."""
    for y, row in enumerate(pixels):
        if top <= y + 0.5 < bottom and across > 0 and down > 0:
            _line(row, middle, across, 1 - ((y + 0.5 - middle[1]) / down) ** 2, colour)


def _line(row: list[Colour], middle: tuple[float, float], across: float, share: float, colour: Colour) -> None:
    if share <= 0:
        return
    half = across * share**0.5
    for x in range(max(0, ceil(middle[0] - half - 0.5)), min(len(row), int(middle[0] + half + 0.5))):
        row[x] = colour
