"""Caps Lock is named under the activity and shown on the keyboard, wherever text is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from kiosk.activities import KINDS
from kiosk.activities.keys import Keys
from kiosk.activities.typing import Typing
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import Exercise
from kiosk.course.solution import Click, Press, Type
from tests.ui.exercise_samples import exercise, step
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running, squeezed

ON = "La touche Verr Maj est allumée. Appuyez dessus une fois."
CAPITALS = "Les lettres arrivent en majuscules."


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_the_coach_of_typing_says_to_turn_it_off_and_then_what_to_mend(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await pilot.play(exercise(step(Typing("bonjour"), Type("bonjour"))))
        await pilot.press("B")
        await pilot.until(lambda: "vous avez « B »" in pilot.text)
        assert CAPITALS not in pilot.text and "Verr Maj" not in pilot.text
        await pilot.press("O")
        await pilot.until(lambda: CAPITALS in pilot.text)
        words = squeezed(pilot.text)
        assert "AppuyezsurVerrMaj,lâchez,puisappuyezsurRetourarrière" in words
        await pilot.press("backspace")
        await pilot.until(lambda: CAPITALS not in pilot.text)
        assert "Verr Maj" not in pilot.text
        await pilot.press("backspace", "B")
        await pilot.until(lambda: CAPITALS in pilot.text)
        await pilot.press("backspace", "b", "o")
        await pilot.until(lambda: "C'est comme le modèle jusqu'ici. Ensuite vient « n »." in pilot.text)
        assert CAPITALS not in pilot.text


async def test_the_coach_makes_an_accented_capital_with_caps_lock_and_turns_it_off_again(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(step(Typing("ÉCole"), Type("ÉCole"))))
        await pilot.until(lambda: "AppuyezsurVerrMaj,lâchez,puisappuyezsur«2é»." in squeezed(pilot.text))
        await pilot.press("É")
        await pilot.until(lambda: "AppuyezsurC." in squeezed(pilot.text))
        assert ON not in pilot.text, "it is on as it should be"
        await pilot.press("C")
        await pilot.until(lambda: "AppuyezsurVerrMaj,lâchez,puisappuyezsurO." in squeezed(pilot.text))
        await pilot.press("o")
        await pilot.until(lambda: "AppuyezsurL." in squeezed(pilot.text))


async def test_where_capitals_do_not_count_nothing_is_said(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(step(Typing("Bonjour", any_case=True), Type("bonjour"))))
        assert "Maintenez" not in pilot.text
        await pilot.press(*"bONJOU")
        await pilot.until(lambda: "Ensuite vient « r »." in pilot.text)
        assert "Verr Maj" not in pilot.text


async def test_a_capital_to_press_that_comes_small_names_the_key(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(step(Keys(("a", "A", "B")), Press("a"), Press("A"), Press("B"))))
        await pilot.press("A")
        assert "Verr Maj" not in pilot.text, "a capital is taken for its small letter"
        await pilot.press("a")
        await pilot.until(lambda: ON in pilot.text)


COMPUTER = """
title: Un dossier
can_do: Je sais faire un dossier.
level: 1
minutes: 5
desk: {mail: {me: camille@exemple.fr, password: Soleil-2024, signed_in: false}}
steps:
  - say: Ouvrez Fichiers.
    desk: {goal: {open: files}}
    hints: [Un., Deux.]
    solution: [{double_click: Fichiers}]
    done: Fichiers est ouvert.
  - say: Faites un dossier « Train ».
    desk: {goal: {folder_at: Documents/Train}}
    hints: [Un., Deux.]
    solution: [{click: Nouveau dossier}, {type: {into: Nom du dossier, text: Train}}, {click: Créer}]
    done: Le dossier est là.
  - say: Ouvrez votre messagerie.
    desk: {goal: {mail_signed_in: {}}}
    hints: [Un., Deux.]
    solution: [{click: Messagerie}]
    done: La messagerie est ouverte.
"""


def on_computer() -> Exercise:
    reading = read_exercise("fichiers/1-un", COMPUTER.encode(), KINDS)
    assert reading.value is not None, reading.problems
    return reading.value


async def test_a_field_of_the_computer_names_it_only_where_it_is_seen(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.play(on_computer(), done=[0])
        await pilot.click_on("Nouveau dossier")
        await pilot.press(*"TRAIN")
        assert "Verr Maj" not in pilot.text, "she may mean capitals"
        await pilot.press("space", *"tRAIN")
        await pilot.until(lambda: ON in pilot.text)
        await pilot.press("backspace")
        assert ON not in pilot.text


async def test_a_masked_field_names_it_where_the_terminal_reports_it(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(on_computer(), done=[0, 1])
        for gesture in (Click("Messagerie"), Type("s", "Mot de passe")):
            for act in player.session.step.activity.acts_for(player.session.state, gesture, 0.0):
                await player.act(act)
        await pilot.press(*"aBCDEF")
        assert "Verr Maj" not in pilot.text
        key = events.Key("S", "S")
        key.caps_lock = True  # type: ignore[attr-defined] # as the parser of the terminal does
        pilot.send(key)
        await pilot.settle()
        await pilot.until(lambda: ON in pilot.text)
