"""Goals about what is on the page: its words, bold, titles, bullets, what is selected."""

import pytest

from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Press,
    Type,
    after_gestures,
    desk,
    feedback,
    is_reached,
    select,
    text_of_file,
)


def test_bold_is_seen_whatever_the_capitals_and_blanks_and_wherever_it_was_put() -> None:
    at = desk(CV)
    assert is_reached("bold_on", at, text="expérience")
    assert not is_reached("bold_on", at, text="Je parle anglais")
    at = after_gestures(select(at, "parle anglais"), "Gras")
    assert feedback("bold_on", at, text="Je parle anglais") == (
        "Une partie de « Je parle anglais » est en gras. Il reste à le choisir, puis à cliquer sur Gras."
    )
    at = after_gestures(select(at, "Je "), "Gras")
    assert is_reached("bold_on", at, text="je  parle anglais")
    assert is_reached("not_bold", at, text="Vendeuse") and not is_reached("not_bold", at, text="anglais")
    assert not is_reached("not_bold", at, text="absent")
    # Saved and closed, it is still bold.
    assert is_reached(
        "bold_on", after_gestures(at, "Enregistrer", "Fermer"), text="Je parle anglais", path="Documents/CV.odt"
    )
    assert not is_reached("bold_on", after_gestures(at, "Fermer", "Ne pas enregistrer"), text="Je parle anglais")


def test_a_part_of_a_word_does_not_count_where_the_word_exists_alone() -> None:
    at = after_gestures(desk(EMPTY), "Gras", Type("Lettres"), "Gras", Type(" et lettre"))
    assert not is_reached("bold_on", at, text="lettre")
    assert is_reached("bold_on", at, text="lettres")


def test_a_title_does_not_count_as_bold_and_feedback_says_that_it_is_a_title() -> None:
    at = desk(CV)
    assert is_reached("title_on", at, text="camille martin") and not is_reached("title_on", at, text="Expérience")
    assert "est un titre" in feedback("bold_on", at, text="Camille Martin")
    assert "cliquer dans cette ligne, puis sur Titre" in feedback("title_on", at, text="Expérience")
    assert "écrire « Loisirs »" in feedback("title_on", at, text="Loisirs")


def test_a_list_wants_every_line() -> None:
    at = desk(CV)
    assert is_reached("bullets_on", at, lines=("Vendeuse", "caissière")) and is_reached(
        "bullets_on", at, lines="Vendeuse"
    )
    assert not is_reached("bullets_on", at, lines=("Vendeuse", "Expérience"))
    assert "cliquer dans « Expérience », puis sur Liste" in feedback("bullets_on", at, lines=("Expérience",))


def test_text_on_the_page_counts_before_it_is_saved() -> None:
    at = after_gestures(desk(EMPTY), Type("L'été, je travaille.", "Page"))
    assert is_reached("document_text", at, contains="l’été,  je")
    assert is_reached("document_text", at, is_="l'été, je travaille.")
    assert not is_reached("document_text", at, is_="L'été")
    assert not is_reached("document_text", at, contains=("été", "hiver"))
    assert is_reached("document_text", at, not_contains="hiver") and not is_reached(
        "document_text", at, not_contains="été"
    )
    assert not is_reached("document_text", at, contains="été", path="Documents/CV.odt")


def test_what_is_selected_is_judged_by_its_text() -> None:
    at = select(desk(CV), "Expérience")
    assert is_reached("selected_text", at, text="expérience") and not is_reached("selected_text", at, text="Vendeuse")
    assert is_reached("selected_text", after_gestures(at, Press("ctrl+a")), text=text_of_file(at, "Documents/CV.odt"))


@pytest.mark.parametrize("tag", ["bold_on", "not_bold", "title_on", "selected_text"])
def test_without_a_document_the_program_is_named(tag: str) -> None:
    assert "Texte" in feedback(tag, desk("shortcuts: [files, writing]"), text="Bonjour")
