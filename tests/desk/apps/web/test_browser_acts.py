"""The controls of the browser: address bar, tabs, bookmarks, finding words in a page."""

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.view import view
from tests.desk.apps.web.web_samples import (
    CAF,
    HOURS,
    LIBRARY,
    browsing,
    doing,
    done,
    going,
    judged,
    names,
    page,
    pressing,
    seen,
    start,
)


def test_a_click_in_the_address_bar_selects_it_so_that_typing_takes_its_place() -> None:
    at = doing(going(start(), LIBRARY), "click: Adresse", "type: caf")
    assert page(at) == "caf"
    assert page(doing(at, "press: escape")) == LIBRARY


def test_what_is_typed_behind_an_address_takes_its_place_unless_it_goes_on_with_it() -> None:
    at = going(start(), LIBRARY)
    assert page(doing(at, "type: {into: Adresse, text: caf.exemple.fr}")) == "caf.exemple.fr"
    assert done(doing(at, "type: {into: Adresse, text: /horaires}", "press: enter"), f"page: {HOURS}")


def test_text_left_in_the_address_bar_disappears_with_the_next_page() -> None:
    at = doing(going(start(), LIBRARY), "click: Adresse", "type: caf", "click: Voir les horaires")
    assert page(at) == HOURS


def test_each_tab_has_its_own_page_and_its_own_past() -> None:
    at = doing(going(start(), LIBRARY), "click: Nouvel onglet")
    at = doing(at, f"type: {CAF}", "press: enter")
    assert done(at, f"all: [{{page: {CAF}}}, {{tab_open: {LIBRARY}}}]")
    at = doing(at, "click: Médiathèque Robert-Cousin")
    assert done(at, f"page: {LIBRARY}")
    assert judged(at, f"page: {CAF}").remaining == "Il reste à cliquer sur cet onglet."
    at = doing(at, "click: Fermer l'onglet CAF (page d'entraînement)")
    assert done(at, f"all: [{{page: {LIBRARY}}}, {{tab_closed: {CAF}}}]")


def test_a_link_opens_in_a_new_tab_from_its_menu() -> None:
    at = doing(going(start(), LIBRARY), "right_click: Voir les horaires", "click: Ouvrir dans un nouvel onglet")
    assert done(at, f"all: [{{page: {HOURS}}}, {{tab_open: {LIBRARY}}}]")


def test_closing_the_last_tab_closes_the_browser_which_opens_again_at_home() -> None:
    at = pressing(going(start(), LIBRARY), Pressed("ctrl+w"))
    assert at.window("web") is None
    again = doing(at, "click: Internet")
    assert "Votre recherche" in names(again)


def test_two_tabs_on_the_same_page_have_different_names() -> None:
    at = pressing(going(start(), LIBRARY), Pressed("ctrl+t"))
    at = doing(at, f"type: {LIBRARY}", "press: enter")
    assert {"Médiathèque Robert-Cousin", "Médiathèque Robert-Cousin (2)"} <= {
        node.name for node in seen(at) if node.role == "tab"
    }


def test_bookmarks_are_made_used_and_taken_away() -> None:
    at = doing(going(start(), HOURS), "click: Ajouter aux favoris")
    assert done(at, f"bookmarked: {HOURS}")
    at = doing(at, "click: Ville de Lens")
    assert page(at) == "https://lens.exemple.fr"
    bookmark = next(n.id for n in seen(at) if n.id.startswith("web/bookmark/Horaires"))
    at = doing(pressing(at, Clicked(bookmark)), "click: Retirer des favoris")
    assert not done(at, f"bookmarked: {HOURS}")


def test_words_are_found_in_the_page_whatever_the_accents() -> None:
    at = doing(going(start(), HOURS), "press: ctrl+f", "type: MEDIATHEQUE")
    marked = [(n.name, m.start, m.end) for n in seen(at) for m in n.marks if m.style == "found"]
    assert ("La médiathèque ferme du 1er au 15 août.", 3, 14) in marked
    assert done(at, "found_in_page: médiathèque")
    assert doing(at, "press: enter").place.focus == doing(at, "click: Endroit suivant").place.focus != at.place.focus
    closed = doing(at, "click: Fermer la recherche")
    assert not [n for n in seen(closed) if n.marks]


def test_a_deep_past_and_many_tabs_stay_within_bounds() -> None:
    at = going(start(), LIBRARY)
    for _time in range(30):
        at = pressing(doing(at, "click: Horaires"), Pressed("ctrl+t"))
        at = going(at, LIBRARY)
    assert len(browsing(at).tabs) <= 8
    assert view(at)
