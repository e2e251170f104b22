"""A picture with words beside it, as on the card of an area."""

import pytest
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.pictures.blocks import Blocks
from kiosk.pictures.fitting import fit
from kiosk.pictures.grids import grids
from kiosk.ui.widgets.picture import PictureBeside
from kiosk.ui.widgets.typeset_text import TypesetText

MOON = PICTURES_BY_NAME["lune"]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("La souris", ["", "La souris", "", ""]),
        ("Le texte et les lettres", ["", "Le texte et", "les lettres", ""]),
        ("Un deux trois quatre cinq six sept huit neuf dix onze", ["Un deux", "trois quatre", "cinq six", "sept huit"]),
    ],
)
def test_the_words_stand_beside_the_picture_in_the_middle_of_its_height(words: str, lines: list[str]) -> None:
    visual = PictureBeside(MOON, TypesetText(Content(words)), Blocks.QUADRANTS)
    strips = visual.render_strips(21, None, Style(), RenderOptions(lambda _style: Style(), {}))
    cells = [[(character, segment.style) for segment in strip for character in segment.text] for strip in strips]
    drawn = fit(grids()["lune"][16], Blocks.QUADRANTS)
    assert [[character for character, _style in row[:8]] for row in cells] == [
        [c.character for c in row] for row in drawn
    ]
    assert [len(row) for row in cells] == [strip.cell_length for strip in strips] == [21] * 4
    assert [strip.text[9:].rstrip() for strip in strips] == lines
    assert len(visual.render_strips(21, 3, Style(), RenderOptions(lambda _style: Style(), {}))) == 3
