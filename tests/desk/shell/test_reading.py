"""Text that is read is selected and copied, with the mouse, the keyboard and the menu; buttons and labels never are."""

from __future__ import annotations

import pytest

from kiosk.course.acts import Act, Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import Click, Select, Type
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, RightClicked, TextSelected
from kiosk.desk.gestures import acts_for
from kiosk.desk.nodes import find, walk
from kiosk.desk.shell.reading import read_nodes, selected_read_text
from kiosk.desk.state import Desk, FileClip, TextClip
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk

HERE = """
open: [web]
files: {Documents: [{file: avis.pdf, text: "Avis\\nL'an 2026, le 3 mai."}, {file: CV.pdf, text: Camille}]}
mail:
  me: camille@exemple.fr
  inbox: [{from: "Lucie <lucie@exemple.fr>", subject: Rendez-vous, body: "Bonjour,\\nVenez au 12 rue des Lilas."}]
phone: {contacts: {Nadia: 06 39 98 12 34}, messages: [{from: Nadia, text: Le code est 4821.}]}
web:
  open: [https://mairie.exemple.fr]
  sites:
    - address: https://mairie.exemple.fr
      title: Mairie
      pages:
        /:
          title: Accueil
          blocks:
            - {heading: Où venir}
            - {text: "12 rue des Lilas\\nOuvert l'après-midi"}
            - {list: [Une photo, Un justificatif]}
            - {link: Horaires, to: /}
"""
COPY, SELECT_ALL = "Copier", "Tout sélectionner"


def start(*gestures: Click | Select | Type) -> Desk:
    at = desk(HERE)
    for gesture in gestures:
        at = after_acts(at, *acts_for(at, gesture))
    return at


def selected(at: Desk, *acts: Act) -> str:
    """What is selected after acts."""
    after = after_acts(at, *acts)
    return selected_read_text(after, view(after))


def id_of(at: Desk, name: str) -> str:
    return next(node.id for node in walk(view(at)) if node.name == name)


def test_a_text_is_selected_and_copied_as_its_author_wrote_it() -> None:
    at = start(Select("Ouvert l’après-midi"))
    assert selected(at) == "Ouvert l'après-midi"
    assert after_acts(at, Pressed("ctrl+c")).place.clipboard == TextClip("Ouvert l'après-midi")
    paragraph = id_of(at, "Ouvert l'après-midi")
    menu = after_acts(at, RightClicked(paragraph))
    assert menu.place.menu is not None and menu.place.menu.entries[:2] == (COPY, SELECT_ALL)
    assert after_acts(menu, Clicked(f"menu/{COPY}")).place.clipboard == TextClip("Ouvert l'après-midi")


def test_a_selection_goes_on_into_the_next_paragraphs() -> None:
    at = start()
    address, point = id_of(at, "12 rue des Lilas"), id_of(at, "Une photo")
    text = "rue des Lilas\nOuvert l'après-midi\nUne photo"
    assert selected(at, TextSelected(address, 3, 9, point)) == text
    assert selected(at, TextSelected(point, 9, 3, address)) == text
    marked = find(view(after_acts(at, TextSelected(address, 3, 3, point))), address)
    assert marked is not None and marked.selection == (3, 16)


def test_keys_select_from_where_one_clicked() -> None:
    at = start()
    place = CaretPut(id_of(at, "12 rue des Lilas"), 3)
    assert selected(at, place) == ""
    assert selected(at, place, Pressed("shift+right"), Pressed("shift+right")) == "ru"
    assert selected(at, place, Pressed("ctrl+shift+right")) == "rue "
    assert selected(at, place, Pressed("shift+end")) == "rue des Lilas"
    assert selected(at, place, Pressed("shift+down")) == "rue des Lilas\nOuv"


def test_everything_in_the_window_is_selected() -> None:
    at = start()
    everything = "Mairie\nOù venir\n12 rue des Lilas\nOuvert l'après-midi\nUne photo\nUn justificatif"
    assert selected(at, Pressed("ctrl+a")) == everything
    paragraph = id_of(at, "12 rue des Lilas")
    assert selected(at, RightClicked(paragraph), Clicked(f"menu/{SELECT_ALL}")) == everything
    menu = after_acts(at, RightClicked(paragraph)).place.menu
    assert menu is not None and menu.entries == (SELECT_ALL, "Chercher dans la page", "Imprimer la page")
    found = after_acts(at, RightClicked(paragraph), Clicked("menu/Chercher dans la page"))
    assert find(view(found), "web/find/words") is not None


@pytest.mark.parametrize(
    ("gestures", "text"),
    [
        ([Click("Messagerie"), Click("Rendez-vous")], "12 rue des Lilas"),
        ([Click("Téléphone"), Click("Messages"), Click("Nadia")], "4821"),
    ],
)
def test_mails_and_short_messages_are_read(gestures: list[Click], text: str) -> None:
    assert selected(start(*gestures, Select(text))) == text


def test_documents_are_read() -> None:
    at = after_acts(start(Click("Fichiers")), DoubleClicked("files/item/Documents/avis.pdf"))
    assert selected(after_acts(at, *acts_for(at, Select("le 3 mai")))) == "le 3 mai"


def test_a_click_elsewhere_and_another_page_end_the_selection() -> None:
    at = start(Select("rue des Lilas"))
    assert selected(at, Clicked("web/page")) == ""
    assert selected(at, Clicked(id_of(at, "Horaires"))) == ""
    assert selected(at, CaretPut("web/address", 0)) == ""
    away = after_acts(at, Clicked("taskbar/program/files"))
    assert away.place.reading is None


def test_what_is_focused_elsewhere_keeps_its_own_keys() -> None:
    at = start(Select("rue des Lilas"), Click("Fichiers"))
    copied = after_acts(at, Clicked("files/item/Documents/CV.pdf"), Pressed("ctrl+c")).place.clipboard
    assert isinstance(copied, FileClip)
    writing = start(Select("rue des Lilas"), Type("caf", "Adresse"))
    assert after_acts(writing, Pressed("ctrl+a"), Pressed("ctrl+c")).place.clipboard == TextClip("caf")


def test_buttons_and_labels_are_never_selected() -> None:
    at = start()
    assert all(node.role in ("paragraph", "heading", "listitem") for node in read_nodes(view(at), "web"))
    with pytest.raises(TargetMissing):
        acts_for(at, Select("Horaires"))


def test_words_are_found_whatever_the_capitals_and_accents() -> None:
    assert selected(start(Select("OU VENIR"))) == "Où venir"
