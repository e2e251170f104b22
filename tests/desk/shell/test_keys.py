"""The keys of the clipboard: a hidden password never leaves its box."""

import pytest

from kiosk.course.acts import Pressed, Typed
from kiosk.course.solution import Press, RightClick, SolutionAct, Type
from kiosk.desk.acts import Clicked, RightClicked, TextSelected
from kiosk.desk.nodes import walk_live
from kiosk.desk.state import Desk, TextClip
from kiosk.desk.view import view
from tests.desk.apps.mail.mail_samples import SIGNED_OUT, after_gestures, mail
from tests.desk.apps.web.web_samples import CAF, start, visit
from tests.desk.desk_samples import after_acts, desk
from tests.desk.shell.shell_samples import BARE, press

SELECT, COPY, CUT, PASTE = Press("ctrl+a"), Press("ctrl+c"), Press("ctrl+x"), Press("ctrl+v")
WAYS: dict[str, tuple[SolutionAct | str, ...]] = {
    "ctrl+c": (COPY,),
    "ctrl+x": (CUT,),
    "Copier": (RightClick("Mot de passe"), "Copier"),
    "Couper": (RightClick("Mot de passe"), "Couper"),
}


def written(at: Desk, box: str) -> str:
    """The text in the text box of this label."""
    (field,) = [node.field for node in walk_live(view(at)) if node.name == box and node.field is not None]
    return field.text


def signing_in() -> Desk:
    """A page that asks for the password, which is written and selected; « abc » is on the clipboard."""
    at = after_gestures(mail(SIGNED_OUT), Type("abc", "Adresse e-mail"), SELECT, COPY)
    return after_gestures(at, Type("Tulipe62", "Mot de passe"), SELECT)


@pytest.mark.parametrize("way", WAYS)
def test_a_hidden_password_is_neither_copied_nor_cut(way: str) -> None:
    at = after_gestures(signing_in(), *WAYS[way])
    assert written(at, "Mot de passe") == "Tulipe62"
    assert written(after_gestures(at, "Adresse e-mail", SELECT, PASTE), "Adresse e-mail") == "abc", (
        "what was there stays there"
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_password_that_is_shown_is_a_text_as_others(way: str) -> None:
    at = after_gestures(signing_in(), "Afficher le mot de passe", "Mot de passe", SELECT, *WAYS[way])
    assert written(after_gestures(at, "Adresse e-mail", SELECT, PASTE), "Adresse e-mail") == "Tulipe62"


def test_the_password_of_a_form_is_not_copied_to_the_box_that_asks_for_it_again() -> None:
    at = after_gestures(visit(start(), f"{CAF}/compte"), Type("Soleil-59-Lens", "Mot de passe choisi"), SELECT, COPY)
    assert written(after_gestures(at, "Encore le mot de passe", PASTE), "Encore le mot de passe") == ""


def test_pasted_text_replaces_what_is_selected() -> None:
    at = after_acts(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/search"), Typed("Bonjour à tous"))
    at = after_acts(at, TextSelected("files/search", 0, 7), Pressed("ctrl+c"), Pressed("end"), Pressed("ctrl+v"))
    assert at.place.clipboard == TextClip("Bonjour")
    assert at.text("files/search") == "Bonjour à tousBonjour"
    at = after_acts(at, Pressed("ctrl+a"), RightClicked("files/search"), Clicked("menu/Coller"))
    assert at.text("files/search") == "Bonjour"
    cut = after_acts(at, Pressed("ctrl+a"), Pressed("ctrl+x"))
    assert cut.text("files/search") == "" and press(cut, "ctrl+z").text("files/search") == "Bonjour"


FORM = """
shortcuts: [web]
open: [web]
web:
  home: https://lens.exemple.fr
  sites:
    - address: https://lens.exemple.fr
      title: Ville de Lens
      pages:
        /: [{form: {name: Demande, fields: [{list: Pays, options: [Belgique, Espagne, Été, France, Finlande]}]}}]
"""


def country(at: Desk) -> tuple[str, bool | None]:
    (box,) = [node for node in walk_live(view(at)) if node.role == "combobox"]
    return box.value, box.expanded


def test_a_letter_on_a_closed_list_chooses_the_next_option_that_begins_with_it() -> None:
    at = press(desk(FORM), "tab")
    assert country(press(at, "f")) == ("France", False)
    assert country(press(at, "f", "f")) == ("Finlande", False)
    assert country(press(at, "f", "f", "f")) == ("France", False), "round again"
    assert country(press(at, "E", "e")) == ("Été", False), "capitals and accents do not count"
    assert country(press(at, "f", "z")) == ("France", False)
    assert country(press(at, "z")) == ("", False)


def test_a_letter_in_an_open_list_goes_to_the_option_and_enter_chooses_it() -> None:
    at = press(desk(FORM), "tab", "enter", "f")
    assert country(at) == ("", True)
    assert country(press(at, "enter")) == ("France", False)
    assert country(press(at, "f", "enter")) == ("Finlande", False)
    assert country(press(at, "down", "f", "escape")) == ("", False)


def test_a_letter_goes_to_a_file_of_that_name() -> None:
    at = after_acts(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/item/Documents/CV.pdf"))
    at = press(at, "L")
    assert at.selected("files/list") == at.place.focus == "files/item/Documents/lettre.txt"
    assert press(at, "z") == at
