"""What a page shows and offers: cookies, pop-ups, downloads, printing."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.desk.files.documents import Pdf
from tests.desk.apps.web.web_samples import (
    HOURS,
    LIBRARY,
    doing,
    done,
    going,
    judged,
    named,
    names,
    pressing,
    start,
)


def test_cookies_are_refused_as_visibly_as_accepted_and_remembered() -> None:
    at = going(start(), LIBRARY)
    buttons = [named(at, "button", name) for name in ("Tout accepter", "Tout refuser")]
    assert len({(button.tone, button.width) for button in buttons}) == 1
    at = doing(at, "click: Tout refuser")
    assert done(at, f"cookies_refused: {LIBRARY}")
    for later in (doing(at, "click: Horaires"), doing(at, "click: Actualiser"), pressing(at, Pressed("ctrl+t"))):
        assert "Tout refuser" not in names(going(later, HOURS))


def test_accepted_cookies_can_still_be_refused() -> None:
    at = doing(going(start(), LIBRARY), "click: Tout accepter")
    said = judged(at, f"cookies_refused: {LIBRARY}")
    assert not said.done and "Gérer les cookies" in said.remaining
    assert done(doing(at, "click: Gérer les cookies", "click: Tout refuser"), f"cookies_refused: {HOURS}")


@pytest.mark.parametrize("way", ["click: Non merci", "press: escape"])
def test_a_pop_up_is_in_front_until_it_is_closed(way: str) -> None:
    at = doing(going(start(), f"{LIBRARY}/agenda"))
    with pytest.raises(TargetMissing):
        doing(at, "click: Horaires")
    at = doing(at, way)
    assert done(at, f"popup_closed: {LIBRARY}/agenda")
    assert done(doing(at, "click: Horaires"), f"page: {HOURS}")
    assert "Non merci" not in names(going(doing(at, "click: Horaires"), f"{LIBRARY}/agenda"))


def test_a_download_comes_into_its_folder_with_a_notice() -> None:
    at = doing(going(start(), HOURS), "click: Télécharger horaires.pdf")
    assert done(at, "file_at: Téléchargements/horaires.pdf")
    assert at.files.document("Téléchargements/horaires.pdf") == Pdf("Horaires\nMardi, 10 h à 18 h")
    assert "Téléchargements" in at.place.notice
    twice = doing(at, "click: Télécharger horaires.pdf")
    assert twice.files.document("Téléchargements/horaires (2).pdf") is not None


def test_printing_a_page_is_known() -> None:
    at = doing(going(start(), HOURS), "right_click: Page", "click: Imprimer la page")
    assert done(at, f"printed_page: {HOURS}")
