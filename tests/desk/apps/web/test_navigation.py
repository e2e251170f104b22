"""Which page the browser displays: back and forward, pages that do not exist, coming back to the browser."""

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps import PROGRAMS
from tests.desk.apps.web.web_samples import (
    HOURS,
    LIBRARY,
    doing,
    done,
    going,
    named,
    names,
    pressing,
    seen,
    start,
)


def test_an_unknown_address_shows_an_explanation_and_links_onward() -> None:
    at = going(going(start(), LIBRARY), "mediateque.exemple.fr/horaire")
    assert "Cette page n'existe pas ici" in names(at)
    assert done(doing(at, "click: Revenir à la page d'avant"), f"page: {LIBRARY}")
    near = next(node for node in seen(at) if node.id == "web/page/absent/link")
    assert done(pressing(at, Clicked(near.id)), f"page: {HOURS}")
    assert "Votre recherche" in names(doing(at, "click: Aller à la page d'accueil"))


def test_back_and_forward_go_through_what_was_seen_in_this_tab() -> None:
    at = doing(going(start(), LIBRARY), "click: Voir les horaires", "click: Reculer")
    assert done(at, f"page: {LIBRARY}")
    assert done(doing(at, "click: Avancer"), f"page: {HOURS}")
    away = doing(at, "click: Agenda")
    assert named(away, "button", "Avancer").disabled, "another way was taken"
    assert done(pressing(away, Pressed("alt+left")), f"page: {LIBRARY}")


def test_another_program_can_open_an_address() -> None:
    at = PROGRAMS["web"].open(going(start(), LIBRARY), HOURS)
    assert done(at, f"all: [{{page: {HOURS}}}, {{tab_open: {LIBRARY}}}]")


def test_the_browser_comes_back_where_it_was_after_its_window_was_closed() -> None:
    at = doing(going(start(), HOURS), "click: Fermer")
    assert not done(at, f"page: {HOURS}")
    assert done(doing(at, "double_click: Internet"), f"page: {HOURS}")
