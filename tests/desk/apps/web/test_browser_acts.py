"""The controls of the browser: address bar, tabs, bookmarks, finding words in a page."""

from kiosk.course.acts import Pressed
from kiosk.desk.acts import CaretPut, Clicked
from kiosk.desk.apps.web.browser_acts import ADDRESS
from kiosk.desk.nodes import find
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.apps.web.web_samples import (
    CAF,
    HOURS,
    LIBRARY,
    address_shown,
    after_gestures,
    browsing,
    is_reached,
    judge,
    start,
    visible_nodes,
    visible_texts,
    visit,
)
from tests.desk.desk_samples import after_acts
from tests.desk.shell.shell_samples import press


def test_a_click_in_the_address_bar_selects_it_so_that_typing_takes_its_place() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Adresse", "type: caf")
    assert address_shown(at) == "caf"
    assert address_shown(after_gestures(at, "press: escape")) == LIBRARY


def test_a_first_click_on_the_address_selects_it_and_a_second_puts_the_caret() -> None:
    at = visit(start(), LIBRARY)
    assert address_shown(after_gestures(at, "type: {into: Adresse, text: caf.exemple.fr}")) == "caf.exemple.fr"
    first = after_acts(at, CaretPut(ADDRESS, 3))
    assert first.place.carets[ADDRESS] == (len(LIBRARY), 0)
    second = after_acts(first, CaretPut(ADDRESS, len(LIBRARY)))
    assert second.place.carets[ADDRESS] == (len(LIBRARY), None)
    assert is_reached(after_gestures(second, "type: /horaires", "press: enter"), f"page: {HOURS}")


def test_what_is_selected_already_is_not_clicked_again_before_typing() -> None:
    at = after_gestures(visit(start(), LIBRARY), "press: ctrl+l", "type: {into: Adresse, text: caf.exemple.fr}")
    assert address_shown(at) == "caf.exemple.fr"


def test_the_address_of_a_new_tab_is_empty_until_escape_shows_it() -> None:
    at = after_acts(visit(start(), LIBRARY), Pressed("ctrl+t"))
    assert address_shown(at) == ""
    assert address_shown(after_acts(at, Pressed("escape"))) == at.content.programs["web"].home


def test_text_left_in_the_address_bar_disappears_with_the_next_page() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Adresse", "type: caf", "click: Voir les horaires")
    assert address_shown(at) == HOURS


def test_each_tab_has_its_own_page_and_its_own_past() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Nouvel onglet")
    at = after_gestures(at, f"type: {CAF}", "press: enter")
    assert is_reached(at, f"all: [{{page: {CAF}}}, {{tab_open: {LIBRARY}}}]")
    at = after_gestures(at, "click: Médiathèque Robert-Cousin")
    assert is_reached(at, f"page: {LIBRARY}")
    assert judge(at, f"page: {CAF}").remaining == "Il reste à cliquer sur cet onglet."
    at = after_gestures(at, "click: Fermer l'onglet CAF (page d'entraînement)")
    assert is_reached(at, f"all: [{{page: {LIBRARY}}}, {{tab_closed: {CAF}}}]")


def test_a_link_opens_in_a_new_tab_from_its_menu() -> None:
    at = after_gestures(
        visit(start(), LIBRARY), "right_click: Voir les horaires", "click: Ouvrir dans un nouvel onglet"
    )
    assert is_reached(at, f"all: [{{page: {HOURS}}}, {{tab_open: {LIBRARY}}}]")


def test_closing_the_last_tab_closes_the_browser_which_opens_again_at_home() -> None:
    at = after_acts(visit(start(), LIBRARY), Pressed("ctrl+w"))
    assert at.window("web") is None
    again = after_gestures(at, "click: Internet")
    assert "Votre recherche" in visible_texts(again)


def test_two_tabs_on_the_same_page_have_different_names() -> None:
    at = after_acts(visit(start(), LIBRARY), Pressed("ctrl+t"))
    at = after_gestures(at, f"type: {LIBRARY}", "press: enter")
    assert {"Médiathèque Robert-Cousin", "Médiathèque Robert-Cousin (2)"} <= {
        node.name for node in visible_nodes(at) if node.role == "tab"
    }


def test_bookmarks_are_made_used_and_taken_away() -> None:
    at = after_gestures(visit(start(), HOURS), "click: Ajouter aux favoris")
    assert is_reached(at, f"bookmarked: {HOURS}")
    at = after_gestures(at, "click: Ville de Lens")
    assert address_shown(at) == "https://lens.exemple.fr"
    bookmark = next(n.id for n in visible_nodes(at) if n.id.startswith("web/bookmark/Horaires"))
    at = after_gestures(after_acts(at, Clicked(bookmark)), "click: Retirer des favoris")
    assert not is_reached(at, f"bookmarked: {HOURS}")


def found_here(at: Desk) -> list[str]:
    return [n.name for n in visible_nodes(at) for m in n.marks if m.style == "found_here"]


def test_a_favourite_is_removed_with_its_menu() -> None:
    at = after_gestures(start(), "right_click: Ville de Lens", "click: Retirer des favoris")
    assert "Ville de Lens" not in visible_texts(at)
    assert is_reached(at, "not_bookmarked: https://lens.exemple.fr")
    assert not is_reached(start(), "not_bookmarked: https://lens.exemple.fr")
    opened = after_gestures(start(), "right_click: Ville de Lens", "click: Ouvrir dans un nouvel onglet")
    assert address_shown(opened) == "https://lens.exemple.fr"


def test_words_are_found_in_the_page_whatever_the_accents() -> None:
    at = after_gestures(visit(start(), HOURS), "press: ctrl+f", "type: MEDIATHEQUE")
    marked = [(n.name, m.start, m.end) for n in visible_nodes(at) for m in n.marks if m.style == "found"]
    assert ("La médiathèque ferme du 1er au 15 août.", 3, 14) in marked
    assert is_reached(at, "found_in_page: médiathèque")
    assert "1 sur 2" in visible_texts(at)
    assert found_here(at) == ["Médiathèque Robert-Cousin"]
    second = after_gestures(at, "press: enter")
    assert "2 sur 2" in visible_texts(second) and second.place.focus == "web/find/words"
    assert found_here(second) == ["La médiathèque ferme du 1er au 15 août."]
    assert found_here(after_gestures(second, "click: Endroit suivant")) == found_here(at), "round again"
    again = after_gestures(second, "press: ctrl+a", "type: mardi")
    assert "1 sur 1" in visible_texts(again)
    nothing = after_gestures(second, "press: ctrl+a", "type: zzz")
    assert "Pas dans cette page." in visible_texts(nothing)
    left = after_gestures(second, "press: escape")
    node = find(view(left), left.place.focus)
    assert not found_here(left) and node is not None and node.name.startswith("La médiathèque ferme")
    closed = after_gestures(at, "click: Fermer la recherche")
    assert not [n for n in visible_nodes(closed) if n.marks]


def test_a_deep_past_and_many_tabs_stay_within_bounds() -> None:
    at = visit(start(), LIBRARY)
    for _time in range(30):
        at = after_acts(after_gestures(at, "click: Horaires"), Pressed("ctrl+t"))
        at = visit(at, LIBRARY)
    assert len(browsing(at).tabs) <= 8
    assert view(at)


def test_alt_and_an_arrow_go_back_and_forward_wherever_the_focus_is() -> None:
    at = visit(visit(start(), LIBRARY), HOURS)
    for focused in (at, after_acts(at, CaretPut(ADDRESS, 3))):
        back = after_acts(focused, Pressed("alt+left"))
        assert (address_shown(back), address_shown(after_acts(back, Pressed("alt+right")))) == (LIBRARY, HOURS)


def test_keys_of_the_tabs_lead_to_the_next_one_and_to_the_one_before() -> None:
    at = press(start(), "ctrl+t", "ctrl+t")
    tabs = [tab.id for tab in browsing(at).tabs]
    assert len(tabs) == 3 and browsing(at).front == tabs[2]
    for forth, back in (("ctrl+tab", "ctrl+shift+tab"), ("ctrl+page_down", "ctrl+page_up")):
        assert browsing(press(at, forth)).front == tabs[0]
        assert browsing(press(at, back)).front == tabs[1]
        assert browsing(press(at, back, forth)).front == tabs[2]


def test_f6_leads_to_the_address_and_back_to_the_page_where_no_other_window_is_open() -> None:
    at = press(start(), "f6")
    assert at.place.focus == ADDRESS
    assert press(at, "f6").place.focus == press(start(), "f5").place.focus
