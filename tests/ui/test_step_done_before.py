"""A step that is true when it begins says so, claims nothing, and can be done all the same."""

from pathlib import Path

import pytest

from kiosk.ui.widgets.push_button import PushButton
from tests.session.session_samples import FILES, OPENING, REDUCED
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_what_is_done_already_is_named_so_and_can_be_done_all_the_same(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(OPENING)
        for act in (*REDUCED, FILES):
            await player.act(act)
        await pilot.until(lambda: "✓ Vous avez ouvert Fichiers." in pilot.text)
        await pilot.click("#main")
        await pilot.until(lambda: "✓ C'est déjà fait." in pilot.text)
        assert "Vous avez réduit Texte." not in pilot.text
        for button in player.query("#bar PushButton").results(PushButton):
            assert button.label in pilot.text, "each button has room"
        await pilot.click_on("Le faire quand même")
        await pilot.until(lambda: "Voir comment faire" in pilot.text)
        assert player.session.phase == "doing" and "C'est déjà fait" not in pilot.text
