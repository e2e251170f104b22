"""Textual's texts are drawn with French spaces and apostrophes and broken where French allows it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from kiosk.ui.screens.interruptions import IdleQuestion
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.typeset_text import TypesetText
from tests.ui.exercise_samples import EVERY_KIND, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

SENTENCE = "Cliquez sur « Oui » à 14 h 30 : c'est prêt !"
SAY = "Vous voulez ouvrir le message de la médiathèque, celui de l'heure du conte : cliquez sur « Oui » !"


def lines_of(text: TypesetText, width: int) -> list[str]:
    strips = text.render_strips(width, None, Style(), RenderOptions(lambda _style: Style(), {}))
    assert text.get_height({}, width) == len(strips)
    return [strip.text.rstrip(" ").replace("\u00a0", "~") for strip in strips]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (44, ["Cliquez sur «~Oui~» à 14~h~30~: c’est prêt~!"]),
        (43, ["Cliquez sur «~Oui~» à 14~h~30~: c’est", "prêt~!"]),
        (28, ["Cliquez sur «~Oui~» à", "14~h~30~: c’est prêt~!"]),
        (14, ["Cliquez sur", "«~Oui~» à", "14~h~30~:", "c’est prêt~!"]),
    ],
)
def test_a_text_is_broken_at_plain_blanks_only(width: int, lines: list[str]) -> None:
    assert lines_of(TypesetText(Content(SENTENCE)), width) == lines


def test_a_text_to_copy_keeps_the_apostrophe_that_is_on_the_key() -> None:
    assert lines_of(TypesetText(Content("l'été « ici »"), to_copy=True), 20) == ["l'été «~ici~»"]


def test_styles_stay_on_their_letters() -> None:
    lines = TypesetText(Content.assemble(("Objet : ", "bold"), "le chat\nDe : Lucie")).in_lines(10)
    assert [line.plain.replace("\u00a0", "~") for line in lines] == ["Objet~: le", "chat", "De~: Lucie"]
    assert [[(span.start, span.end) for span in line.spans] for line in lines] == [[(0, 8)], [], []]


def test_blanks_at_which_a_line_is_broken_are_left_out() -> None:
    assert lines_of(TypesetText(Content("chat     lune     pain")), 12) == ["chat", "lune", "pain"]


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
async def test_labels_and_buttons_are_drawn_so_and_keep_what_they_were_given(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        reading = msgspec.structs.replace(EVERY_KIND["reading"], say=SAY)
        await pilot.play(exercise(reading, reading, reading))
        drawn = " ".join(row.strip(" ") for row in pilot.drawn_rows)
        assert "heure du conte\u00a0: cliquez sur «\u00a0Oui\u00a0»\u00a0!" in drawn
        assert str(pilot.app.screen.query_one("#instruction", TextLabel).content) == SAY
        button = pilot.app.screen.query_one("#show", PushButton)
        button.relabel("Voir « comment » ?")
        await pilot.settle()
        assert "Voir «\u00a0comment\u00a0»\u00a0?" in "".join(pilot.drawn_rows)
        assert button.label == "Voir « comment » ?"


async def test_a_question_keeps_its_sign(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.push_screen(IdleQuestion())
        await pilot.settle()
        assert any("Voulez-vous continuer\u00a0?" in row for row in pilot.drawn_rows)
        assert "Voulez-vous continuer ?" in pilot.text
