"""The browser as a beginner finds it: addresses, links, tabs, searching, cookies, signing in."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.desk.acts import Clicked
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.files.documents import Pdf
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.web_samples import CAF, LIBRARY, browsing, doing, done, going, judged, names, pressing, seen, start

HOURS = f"{LIBRARY}/horaires"


def page(at: Desk) -> str:
    """What the address bar says."""
    box = next(node for node in seen(at) if node.id == "web/address")
    assert box.field is not None
    return box.field.text


def named(at: Desk, role: str, name: str) -> Node:
    """The one thing of this role and name."""
    (found,) = [node for node in seen(at) if (node.role, node.name) == (role, name)]
    return found


@pytest.mark.parametrize(
    "typed",
    [
        "https://mediatheque.exemple.fr/horaires", "mediatheque.exemple.fr/horaires",
        "www.mediatheque.exemple.fr/horaires/",
        "  HTTP://WWW.Mediatheque.Exemple.FR/Horaires ", "médiathèque.exemple.fr/horaires",
        "https:mediatheque.exemple.fr/horaires",
        "mediatheque.exemple.fr//horaires#haut",
    ],
)  # fmt: skip
def test_an_address_leads_to_its_page_however_it_is_typed(typed: str) -> None:
    at = going(start(), typed)
    assert done(at, f"page: {HOURS}")
    assert page(at) == HOURS
    assert "La médiathèque ferme du 1er au 15 août." in names(at)


def test_a_click_in_the_address_bar_selects_it_so_that_typing_takes_its_place() -> None:
    at = doing(going(start(), LIBRARY), "click: Adresse", "type: caf")
    assert page(at) == "caf"
    assert page(doing(at, "press: escape")) == LIBRARY


def test_what_is_typed_behind_an_address_takes_its_place_unless_it_goes_on_with_it() -> None:
    at = going(start(), LIBRARY)
    assert page(doing(at, "type: {into: Adresse, text: caf.exemple.fr}")) == "caf.exemple.fr"
    assert done(doing(at, "type: {into: Adresse, text: /horaires}", "press: enter"), f"page: {HOURS}")


def test_typing_that_is_left_does_not_stay_in_the_address_bar() -> None:
    at = doing(going(start(), LIBRARY), "click: Adresse", "type: caf", "click: Voir les horaires")
    assert page(at) == HOURS


def test_words_in_the_address_bar_are_searched() -> None:
    at = going(start(), "horaires médiathèque")
    assert done(at, "searched: Mediatheque HORAIRES")
    assert not done(at, "searched: horaires bus")
    assert {"Les horaires de la médiathèque", "Des livres moins chers"} <= names(at)


def test_an_address_that_is_not_there_says_so_and_leads_on() -> None:
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


def test_two_tabs_on_the_same_page_can_be_told_apart() -> None:
    at = pressing(going(start(), LIBRARY), Pressed("ctrl+t"))
    at = doing(at, f"type: {LIBRARY}", "press: enter")
    assert {"Médiathèque Robert-Cousin", "Médiathèque Robert-Cousin (2)"} <= {
        node.name for node in seen(at) if node.role == "tab"
    }


def test_the_engine_puts_adverts_above_and_says_so() -> None:
    at = doing(
        start(), 'type: {into: Votre recherche, text: "les horaires d\'ouverture de la mediatheque"}', "click: Chercher"
    )
    articles = [node for node in seen(at) if node.role == "article"]
    assert [article.name for article in articles[:2]] == ["Annonce", "Résultat"]
    assert "Annonce" in {node.name for node in walk_live(articles[0]) if node.role == "paragraph"}
    assert done(doing(at, "click: Les horaires de la médiathèque"), f"page: {HOURS}")


def test_the_engine_finds_pages_that_nobody_listed_but_no_private_one() -> None:
    at = going(start(), "agenda lecture")
    assert "Agenda - Médiathèque Robert-Cousin" in names(at)
    assert not [name for name in names(going(start(), "documents compte")) if name.startswith("Mes documents")]


def test_the_engine_waits_for_words() -> None:
    at = doing(going(start(), LIBRARY), "click: Accueil", "type: bus", "press: enter")
    assert done(at, "searched: bus")


def test_words_that_bring_nothing_have_a_kind_answer() -> None:
    assert "Rien ici avec ces mots. Écrivez d'autres mots." in names(going(start(), "xyzzy"))


def test_cookies_are_refused_as_visibly_as_accepted_and_remembered() -> None:
    at = going(start(), LIBRARY)
    buttons = [named(at, "button", name) for name in ("Tout accepter", "Tout refuser")]
    assert len({(button.tone, button.width) for button in buttons}) == 1
    at = doing(at, "click: Tout refuser")
    assert done(at, f"cookies_refused: {LIBRARY}")
    for later in (doing(at, "click: Horaires"), doing(at, "click: Actualiser"), pressing(at, Pressed("ctrl+t"))):
        assert "Tout refuser" not in names(going(later, HOURS))


def test_who_accepted_can_still_refuse() -> None:
    at = doing(going(start(), LIBRARY), "click: Tout accepter")
    said = judged(at, f"cookies_refused: {LIBRARY}")
    assert not said.done and "Gérer les cookies" in said.remaining
    assert done(doing(at, "click: Gérer les cookies", "click: Tout refuser"), f"cookies_refused: {HOURS}")


@pytest.mark.parametrize("way", ["click: Non merci", "press: escape"])
def test_a_pop_up_stands_in_front_until_it_is_closed(way: str) -> None:
    at = doing(going(start(), f"{LIBRARY}/agenda"))
    with pytest.raises(TargetMissing):
        doing(at, "click: Horaires")
    at = doing(at, way)
    assert done(at, f"popup_closed: {LIBRARY}/agenda")
    assert done(doing(at, "click: Horaires"), f"page: {HOURS}")
    assert "Non merci" not in names(going(doing(at, "click: Horaires"), f"{LIBRARY}/agenda"))


def test_bookmarks_are_made_used_and_taken_away() -> None:
    at = doing(going(start(), HOURS), "click: Ajouter aux favoris")
    assert done(at, f"bookmarked: {HOURS}")
    at = doing(at, "click: Ville de Lens")
    assert page(at) == "https://lens.exemple.fr"
    bookmark = next(n.id for n in seen(at) if n.id.startswith("web/bookmark/Horaires"))
    at = doing(pressing(at, Clicked(bookmark)), "click: Retirer des favoris")
    assert not done(at, f"bookmarked: {HOURS}")


def test_a_download_comes_into_its_folder_with_a_notice() -> None:
    at = doing(going(start(), HOURS), "click: Télécharger horaires.pdf")
    assert done(at, "file_at: Téléchargements/horaires.pdf")
    assert at.files.document("Téléchargements/horaires.pdf") == Pdf("Horaires\nMardi, 10 h à 18 h")
    assert "Téléchargements" in at.place.notice
    twice = doing(at, "click: Télécharger horaires.pdf")
    assert twice.files.document("Téléchargements/horaires (2).pdf") is not None


def test_words_are_found_in_the_page_whatever_the_accents() -> None:
    at = doing(going(start(), HOURS), "press: ctrl+f", "type: MEDIATHEQUE")
    marked = [(n.name, m.start, m.end) for n in seen(at) for m in n.marks if m.style == "found"]
    assert ("La médiathèque ferme du 1er au 15 août.", 3, 14) in marked
    assert done(at, "found_in_page: médiathèque")
    assert doing(at, "press: enter").place.focus == doing(at, "click: Endroit suivant").place.focus != at.place.focus
    closed = doing(at, "click: Fermer la recherche")
    assert not [n for n in seen(closed) if n.marks]


def test_a_private_page_asks_for_signing_in_and_then_is_there() -> None:
    at = doing(going(start(), CAF), "click: Mes documents")
    assert page(at) == f"{CAF}/connexion"
    said = judged(at, f"page: {CAF}/documents")
    assert not said.done and "Se connecter" in said.remaining
    at = doing(
        at, 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}",
        "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"all: [{{page: {CAF}/documents}}, {{signed_in: {CAF}}}]")
    assert "Camille Petit" in names(at)
    out = doing(at, "click: Se déconnecter")
    assert done(out, f"all: [{{page: {CAF}}}, {{signed_out: {CAF}}}]")
    assert page(doing(out, "click: Reculer")) == f"{CAF}/connexion", "what was private is not left behind"
    assert "Soleil-59-Lille" not in str(out.values)


def test_signing_in_says_which_of_the_two_to_look_at() -> None:
    at = doing(
        going(start(), f"{CAF}/connexion"), 'type: {into: "Numéro d\'allocataire", text: "12 34 568"}',
        "type: {into: Mot de passe, text: soleil}", "press: enter",
    )  # fmt: skip
    assert "Ce compte n'existe pas ici. Regardez lettre par lettre." in names(at)
    at = doing(at, "press: backspace", 'type: "7"', "press: enter")
    assert "Ce n'est pas le mot de passe de ce compte. Regardez les majuscules." in names(at)
    typed = doing(at, 'type: "X"')
    assert "Ce n'est pas le mot de passe de ce compte. Regardez les majuscules." not in names(typed)


def test_signing_in_by_itself_leads_to_the_account_and_the_browser_asks_for_the_password() -> None:
    at = doing(
        going(start(), CAF), "click: Se connecter", 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}", "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"page: {CAF}/mon-compte")
    assert judged(at, f"password_not_kept: {CAF}").remaining == "Il reste à cliquer sur Ne pas garder."
    assert done(doing(at, "click: Ne pas garder"), f"password_not_kept: {CAF}")
    kept = doing(at, "click: Garder")
    assert not done(kept, f"password_not_kept: {CAF}")
    assert done(doing(kept, "click: Enlever le mot de passe gardé"), f"password_not_kept: {CAF}")


def test_another_program_can_open_an_address() -> None:
    at = PROGRAMS["web"].open(going(start(), LIBRARY), HOURS)
    assert done(at, f"all: [{{page: {HOURS}}}, {{tab_open: {LIBRARY}}}]")


def test_printing_a_page_is_known() -> None:
    at = doing(going(start(), HOURS), "right_click: Page", "click: Imprimer la page")
    assert done(at, f"printed_page: {HOURS}")


def test_the_browser_comes_back_where_it_was_after_its_window_was_closed() -> None:
    at = doing(going(start(), HOURS), "click: Fermer")
    assert not done(at, f"page: {HOURS}")
    assert done(doing(at, "double_click: Internet"), f"page: {HOURS}")


def test_a_deep_past_and_many_tabs_stay_within_bounds() -> None:
    at = going(start(), LIBRARY)
    for _time in range(30):
        at = pressing(doing(at, "click: Horaires"), Pressed("ctrl+t"))
        at = going(at, LIBRARY)
    assert len(browsing(at).tabs) <= 8
    assert view(at)
