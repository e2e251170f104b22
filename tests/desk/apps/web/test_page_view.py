"""What a page shows and offers: cookies, pop-ups, downloads, printing."""

from typing import get_args

import pytest
from msgspec.structs import replace

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.desk.apps.web.page_view import hue_of
from kiosk.desk.apps.web.spec import Page, Site
from kiosk.desk.files.documents import Pdf
from kiosk.desk.nodes import Hue
from tests.desk.apps.web.web_samples import (
    HOURS,
    LIBRARY,
    after_gestures,
    is_reached,
    judge,
    node_named,
    start,
    visible_texts,
    visit,
)
from tests.desk.desk_samples import after_acts


def test_cookies_are_refused_as_visibly_as_accepted_and_remembered() -> None:
    at = visit(start(), LIBRARY)
    buttons = [node_named(at, "button", name) for name in ("Tout accepter", "Tout refuser")]
    assert len({(button.tone, button.width) for button in buttons}) == 1
    at = after_gestures(at, "click: Tout refuser")
    assert is_reached(at, f"cookies_refused: {LIBRARY}")
    for later in (
        after_gestures(at, "click: Horaires"),
        after_gestures(at, "click: Actualiser"),
        after_acts(at, Pressed("ctrl+t")),
    ):
        assert "Tout refuser" not in visible_texts(visit(later, HOURS))


def test_accepted_cookies_can_still_be_refused() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Tout accepter")
    verdict = judge(at, f"cookies_refused: {LIBRARY}")
    assert not verdict.done and "Gérer les cookies" in verdict.remaining
    assert is_reached(
        after_gestures(at, "click: Gérer les cookies", "click: Tout refuser"), f"cookies_refused: {HOURS}"
    )


@pytest.mark.parametrize("way", ["click: Non merci", "press: escape"])
def test_a_pop_up_is_in_front_until_it_is_closed(way: str) -> None:
    at = after_gestures(visit(start(), f"{LIBRARY}/agenda"))
    with pytest.raises(TargetMissing):
        after_gestures(at, "click: Horaires")
    at = after_gestures(at, way)
    assert is_reached(at, f"popup_closed: {LIBRARY}/agenda")
    assert is_reached(after_gestures(at, "click: Horaires"), f"page: {HOURS}")
    assert "Non merci" not in visible_texts(visit(after_gestures(at, "click: Horaires"), f"{LIBRARY}/agenda"))


def test_a_download_comes_into_its_folder_with_a_notice() -> None:
    at = after_gestures(visit(start(), HOURS), "click: Télécharger horaires.pdf")
    assert is_reached(at, "file_at: Téléchargements/horaires.pdf")
    assert at.files.document("Téléchargements/horaires.pdf") == Pdf("Horaires\nMardi, 10 h à 18 h")
    assert "Téléchargements" in at.place.notice
    twice = after_gestures(at, "click: Télécharger horaires.pdf")
    assert twice.files.document("Téléchargements/horaires (2).pdf") is not None


def test_a_page_is_printed_with_the_options_that_were_chosen() -> None:
    asked = after_gestures(visit(start(), HOURS), "right_click: Page", "click: Imprimer la page")
    assert {"Imprimante", "Exemplaires", "Horaires", "10 h à 18 h"} <= visible_texts(asked)
    assert "Agenda" not in visible_texts(asked), "the menu is not printed"
    assert judge(asked, f"printed_page: {HOURS}").remaining == "Il reste à cliquer sur Imprimer."
    at = after_gestures(asked, "choose: {in: Exemplaires, option: '2'}", "click: Imprimer")
    assert at.place.notice == "Les 2 feuilles sortent de l'imprimante."
    assert is_reached(at, f"all: [{{printed_page: {HOURS}}}, {{page: {HOURS}}}]")
    assert is_reached(at, f"{{printed_page: {HOURS}, copies: 2, printer: Imprimante de l'accueil}}")
    three = judge(at, f"{{printed_page: {HOURS}, copies: 3}}")
    assert three.remaining == "Il reste à choisir le nombre d'exemplaires."
    assert judge(at, f"{{printed_page: {HOURS}, printer: Imprimante de la salle}}").remaining
    left = after_gestures(visit(start(), HOURS), "press: ctrl+p", "press: escape")
    assert "Exemplaires" not in visible_texts(left) and not is_reached(left, f"printed_page: {HOURS}")
    assert "Exemplaires" not in visible_texts(after_gestures(asked, "click: Actualiser"))


def test_each_site_has_a_colour_that_stays_and_may_state_another() -> None:
    pages = {"/": Page(blocks=())}
    sites = [Site(f"https://site{n}.exemple.fr", "Un site", pages) for n in range(40)]
    found = [hue_of(site) for site in sites]
    assert found == [hue_of(site) for site in sites] and set(found) == {hue for hue in get_args(Hue) if hue}
    assert hue_of(replace(sites[0], colour="teal")) == "teal"
