"""A form on the screen: boxes to tick, passwords hidden and shown, drop-down lists."""

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Focused
from kiosk.desk.state import Desk
from tests.desk.apps.web.web_samples import (
    ADDRESS,
    CAF,
    after_gestures,
    first_page,
    is_reached,
    message_beside,
    start,
    visible_nodes,
    visible_texts,
    visit,
)
from tests.desk.desk_samples import after_acts


def test_an_unticked_consent_has_a_message() -> None:
    at = after_gestures(first_page(visit(start(), ADDRESS)), "click: Suivant")
    assert message_beside(at, "Je certifie que c'est vrai") == "Cochez cette case pour continuer."
    assert "Cliquez sur Choisir un fichier." in visible_texts(at)


def test_a_password_is_hidden_shown_and_written_twice() -> None:
    at = after_gestures(visit(start(), f"{CAF}/compte"), "type: {into: Mot de passe choisi, text: Soleil-59-Lens}")
    box = next(node for node in visible_nodes(at) if node.name == "Mot de passe choisi" and node.field)
    assert box.masked
    assert is_reached(at, "password_hidden: Mot de passe choisi")
    at = after_gestures(at, "click: 'Montrer : Mot de passe choisi'")
    assert is_reached(at, "password_shown: mot de passe choisi")
    box = next(node for node in visible_nodes(at) if node.name == "Mot de passe choisi" and node.field)
    assert not box.masked
    at = after_gestures(at, "type: {into: Encore le mot de passe, text: Soleil}", "click: Envoyer")
    assert (
        message_beside(at, "Encore le mot de passe") == "Écrivez le même mot de passe que dans « Mot de passe choisi »."
    )


def country(at: Desk) -> tuple[str, bool, list[str]]:
    """What the drop-down list « Pays » shows as chosen, whether it is open, and which of its options has the focus."""
    box = next(node for node in visible_nodes(at) if node.role == "combobox")
    return box.value, bool(box.expanded), [option.name for option in box.children if option.focused]


def test_a_drop_down_list_by_the_keyboard_alone() -> None:
    at = visit(start(), ADDRESS)
    at = after_acts(
        at, Focused(next(node.id for node in visible_nodes(at) if node.role == "combobox")), Pressed("down")
    )
    assert country(at) == ("", True, ["France"])
    assert country(after_acts(at, Pressed("up"))) == ("", True, ["France"]), "it has no option above"
    at = after_acts(at, Pressed("down"))
    assert country(at) == ("", True, ["Belgique"])
    assert country(after_acts(at, Pressed("down"))) == ("", True, ["Belgique"]), "it has no option below"
    assert country(after_acts(at, Pressed("up"))) == ("", True, ["France"])
    assert country(after_acts(at, Pressed("escape"))) == ("", False, [])
    at = after_acts(at, Pressed("enter"))
    assert country(at) == ("Belgique", False, [])
    assert country(after_acts(at, Pressed("down"))) == ("Belgique", True, ["Belgique"]), "it opens at what was chosen"
