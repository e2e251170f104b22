"""The search engine: what it finds, and that it says what is an advert."""

from kiosk.desk.nodes import walk_live
from tests.desk.apps.web.web_samples import HOURS, LIBRARY, doing, done, going, names, seen, start


def test_words_in_the_address_bar_are_searched() -> None:
    at = going(start(), "horaires médiathèque")
    assert done(at, "searched: Mediatheque HORAIRES")
    assert not done(at, "searched: horaires bus")
    assert {"Les horaires de la médiathèque", "Des livres moins chers"} <= names(at)


def test_search_results_begin_with_labelled_adverts() -> None:
    at = doing(
        start(), 'type: {into: Votre recherche, text: "les horaires d\'ouverture de la mediatheque"}', "click: Chercher"
    )
    articles = [node for node in seen(at) if node.role == "article"]
    assert [article.name for article in articles[:2]] == ["Annonce", "Résultat"]
    assert "Annonce" in {node.name for node in walk_live(articles[0]) if node.role == "paragraph"}
    assert done(doing(at, "click: Les horaires de la médiathèque"), f"page: {HOURS}")


def test_the_search_engine_finds_unlisted_pages_but_no_private_one() -> None:
    at = going(start(), "agenda lecture")
    assert "Agenda - Médiathèque Robert-Cousin" in names(at)
    assert not [name for name in names(going(start(), "documents compte")) if name.startswith("Mes documents")]


def test_an_empty_search_waits_for_words() -> None:
    at = doing(going(start(), LIBRARY), "click: Accueil", "type: bus", "press: enter")
    assert done(at, "searched: bus")


def test_a_search_without_results_has_a_kind_answer() -> None:
    assert "Rien ici avec ces mots. Écrivez d'autres mots." in names(going(start(), "xyzzy"))
