"""The search engine: what it finds, and its labelled adverts."""

from kiosk.desk.nodes import walk_live
from tests.desk.apps.web.web_samples import (
    HOURS,
    LIBRARY,
    after_gestures,
    is_reached,
    start,
    visible_nodes,
    visible_texts,
    visit,
)


def test_words_in_the_address_bar_are_searched() -> None:
    at = visit(start(), "horaires médiathèque")
    assert is_reached(at, "searched: Mediatheque HORAIRES")
    assert not is_reached(at, "searched: horaires bus")
    assert {"Les horaires de la médiathèque", "Des livres moins chers"} <= visible_texts(at)


def test_search_results_begin_with_labelled_adverts() -> None:
    at = after_gestures(
        start(), 'type: {into: Votre recherche, text: "les horaires d\'ouverture de la mediatheque"}', "click: Chercher"
    )
    articles = [node for node in visible_nodes(at) if node.role == "article"]
    assert [article.name for article in articles[:2]] == ["Annonce", "Résultat"]
    assert "Annonce" in {node.name for node in walk_live(articles[0]) if node.role == "paragraph"}
    assert is_reached(after_gestures(at, "click: Les horaires de la médiathèque"), f"page: {HOURS}")


def test_the_search_engine_finds_unlisted_pages_but_no_private_one() -> None:
    at = visit(start(), "agenda lecture")
    assert "Agenda - Médiathèque Robert-Cousin" in visible_texts(at)
    assert not [name for name in visible_texts(visit(start(), "documents compte")) if name.startswith("Mes documents")]


def test_an_empty_search_waits_for_words() -> None:
    at = after_gestures(visit(start(), LIBRARY), "click: Accueil", "type: bus", "press: enter")
    assert is_reached(at, "searched: bus")


def test_a_search_without_results_has_a_kind_answer() -> None:
    assert "Rien ici avec ces mots. Écrivez d'autres mots." in visible_texts(visit(start(), "xyzzy"))
