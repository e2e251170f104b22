"""Texte under the fingers: writing at once, the keys, cutting and pasting."""

from kiosk.desk.update import update
from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Press,
    Pressed,
    Type,
    after_gestures,
    bold_words,
    current_text,
    desk,
    page_id,
    select,
    title,
    visible_names,
)


def test_one_can_write_at_once_when_the_page_opens() -> None:
    at = after_gestures(desk(EMPTY), Type("Été\n"), Press("a"))
    assert current_text(at).text == "Été\na" and at.place.focus == page_id(at)
    at = after_gestures(desk(CV), Press("shift+home"), "Gras")
    assert bold_words(current_text(at)) == ["Expérience", "Je parle anglais."]


def test_letters_go_to_the_page_once_the_menu_is_closed_again() -> None:
    at = after_gestures(desk(CV), "Fichier", Press("escape"), Type("!"))
    assert current_text(at).text.endswith("anglais.!") and at.place.focus == page_id(at)


def test_what_is_cut_is_pasted_elsewhere_and_in_another_document() -> None:
    at = after_gestures(select(desk(CV), "anglais"), Press("ctrl+x"))
    assert "anglais" not in current_text(at).text
    at = after_gestures(at, "Fichier", "Nouveau", Press("ctrl+v"))
    assert current_text(at).text == "anglais" and title(at) == "Nouveau document, à enregistrer – Texte"


def test_all_of_it_can_be_selected_and_deleted() -> None:
    at = after_gestures(desk(CV), Press("ctrl+a"), Press("delete"))
    assert current_text(at).text == "" and bold_words(current_text(at)) == []


def test_the_keys_of_every_word_processor_work() -> None:
    at = desk(CV)
    at = after_gestures(at, Type("!", "Page"))
    assert "Imprimante" in visible_names(update(at, Pressed("ctrl+p")))
    assert update(at, Pressed("ctrl+o")).place.dialog is not None
    assert len(update(at, Pressed("ctrl+n")).place.windows) == 2
    assert update(at, Pressed("ctrl+w")).place.dialog is not None
