"""Which page the browser displays: back and forward, pages that do not exist, coming back to the browser."""

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps import PROGRAMS
from tests.desk.apps.web.web_samples import (
    HOURS,
    LIBRARY,
    after_gestures,
    is_reached,
    judge,
    node_named,
    start,
    visible_nodes,
    visible_texts,
    visit,
)
from tests.desk.desk_samples import after_acts


def test_an_unknown_address_shows_an_explanation_and_links_onward() -> None:
    at = visit(visit(start(), LIBRARY), "mediateque.exemple.fr/horaire")
    assert "Cette page n'existe pas ici" in visible_texts(at)
    assert is_reached(after_gestures(at, "click: Revenir à la page d'avant"), f"page: {LIBRARY}")
    near = next(node for node in visible_nodes(at) if node.id == "web/page/absent/link")
    assert is_reached(after_acts(at, Clicked(near.id)), f"page: {HOURS}")
    assert "Votre recherche" in visible_texts(after_gestures(at, "click: Aller à la page d'accueil"))


def test_back_and_forward_go_through_what_was_seen_in_this_tab() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Voir les horaires", "click: Reculer")
    assert is_reached(at, f"page: {LIBRARY}")
    assert is_reached(after_gestures(at, "click: Avancer"), f"page: {HOURS}")
    away = after_gestures(at, "click: Agenda")
    assert node_named(away, "button", "Avancer").disabled, "another way was taken"
    assert is_reached(after_acts(away, Pressed("alt+left")), f"page: {LIBRARY}")


def test_another_program_can_open_an_address() -> None:
    at = PROGRAMS["web"].open(visit(start(), LIBRARY), HOURS)
    assert is_reached(at, f"all: [{{page: {HOURS}}}, {{tab_open: {LIBRARY}}}]")


def test_the_browser_comes_back_where_it_was_after_its_window_was_closed() -> None:
    at = after_gestures(visit(start(), HOURS), "click: Fermer")
    assert not is_reached(at, f"page: {HOURS}")
    assert is_reached(after_gestures(at, "double_click: Internet"), f"page: {HOURS}")


def test_of_a_page_in_another_tab_the_author_s_sentence_says_what_remains() -> None:
    at = visit(after_gestures(visit(start(), LIBRARY), "click: Nouvel onglet"), HOURS)
    own = judge(at, f"page: {{address: {LIBRARY}, remains: Il reste à revoir la médiathèque.}}")
    assert own.remaining == "Il reste à revoir la médiathèque."
    assert judge(at, f"page: {LIBRARY}").remaining == "Il reste à cliquer sur cet onglet."
    assert own.observed == "La page est ouverte dans un autre onglet."
