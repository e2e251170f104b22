"""A solution's gestures find what a person would take: in front first, by the label that is seen."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import Choose, Click, DoubleClick, Drag, Press, RightClick, SolutionAct, Type
from kiosk.desk.changes import watch_gestures
from kiosk.desk.gestures import acts_for
from kiosk.desk.state import Desk
from tests.desk.desk_samples import HOME, after_acts, desk


def play(at: Desk, *gestures: SolutionAct) -> Desk:
    for gesture in gestures:
        at = after_acts(at, *acts_for(at, gesture))
    return at


def test_the_same_word_is_a_button_below_or_an_icon_by_what_is_done_with_it() -> None:
    at = desk("clock: '9:00'")
    assert acts_for(at, Click("Fichiers"))[0].node == "taskbar/program/files"  # type: ignore[attr-defined]  # a click has
    assert acts_for(at, DoubleClick("Fichiers"))[0].node == "desktop/program/files"  # type: ignore[attr-defined]  # a click has


def test_a_label_means_the_control_in_front() -> None:
    at = desk(HOME)
    two = play(at, DoubleClick("CV.pdf"), Click("Rétablir"), Click("Fermer"))
    assert [w.program for w in two.place.windows] == ["files"]
    asked = play(at, Click("Nouveau dossier"), Type("Lettres"), Click("Créer"))
    assert asked.files.is_folder("Documents/Lettres")


def test_a_text_is_written_at_the_end_of_the_box_of_a_label() -> None:
    at = play(desk(HOME), Type("CV", into="Rechercher"), Press("home"), Type(" bis", into="Rechercher"))
    assert at.text("files/search") == "CV bis"


def test_dragging_right_clicking_and_pressing() -> None:
    at = play(desk(HOME), Drag("CV.pdf", "Vacances"))
    assert at.files.document("Documents/Vacances/CV.pdf")
    at = play(desk(HOME), RightClick("CV.pdf"), Click("Copier"), DoubleClick("Vacances"), Press("ctrl+v"))
    assert at.files.document("Documents/Vacances/CV.pdf") and at.files.document("Documents/CV.pdf")


MISSING = (
    Click("Envoyer"),
    DoubleClick("Envoyer"),
    Drag("CV.pdf", "Ailleurs"),
    Type("a", into="Objet"),
    Choose("Pays", "France"),
)


@pytest.mark.parametrize("gesture", MISSING)
def test_a_missing_target_is_reported_with_those_that_exist(gesture: SolutionAct) -> None:
    with pytest.raises(TargetMissing) as missing:
        acts_for(desk(HOME), gesture)
    assert missing.value.name in ("Envoyer", "Ailleurs", "Objet", "Pays")
    assert isinstance(gesture, Choose) or missing.value.available


def test_an_ambiguous_label_is_reported_with_both_targets() -> None:
    at = after_acts(desk("files: {Bureau: [a.txt, b.txt]}"), Pressed("tab"))
    with pytest.raises(TargetMissing) as several:
        acts_for(at, DoubleClick(".txt"))
    assert several.value.available == ("a.txt", "b.txt")


TWO_LINKS = """
shortcuts: [web]
open: [web]
web:
  home: lens.exemple.fr
  sites:
    - address: lens.exemple.fr
      title: Ville de Lens
      menu: {Accueil: /, Agenda: /agenda}
      pages:
        /: [{link: Agenda, to: /agenda}, {link: Horaires, to: /horaires}]
        /agenda: [{text: La fête.}]
        /horaires: [{text: 9 h.}]
"""


def test_two_controls_of_one_name_are_told_apart_by_their_number_as_check_proposes() -> None:
    at = desk(TWO_LINKS)
    with pytest.raises(TargetMissing) as several:
        acts_for(at, Click("Agenda"))
    assert several.value.available == ("Agenda (1)", "Agenda (2)")
    first, second = (acts_for(at, Click(name)) for name in several.value.available)
    assert first != second
    with pytest.raises(TargetMissing):
        acts_for(at, Click("Agenda (3)"))
    assert acts_for(at, Click("Horaires (1)")) == acts_for(at, Click("Horaires"))


ONE_FORM = "{form: {name: NAME, fields: [{radio: Réponse, options: [Oui, Non]}]}}"
TWO_GROUPS = TWO_LINKS.replace("{link: Agenda, to: /agenda}", f"{ONE_FORM}, {ONE_FORM.replace('NAME', 'Deux')}")


def test_of_two_controls_of_one_name_in_names_the_part_as_check_proposes() -> None:
    at = desk(TWO_LINKS)
    with pytest.raises(TargetMissing) as several:
        acts_for(at, Click("Agenda"))
    assert several.value.alike == (("Agenda", "Menu"), ("Agenda", "Page"))
    menu, page = (acts_for(at, Click(name, part))[0].node for name, part in several.value.alike)  # type: ignore[attr-defined]  # a click has
    assert menu != page and menu.endswith("/menu/Agenda")
    with pytest.raises(TargetMissing) as nowhere:
        acts_for(at, Click("Agenda", "Boutique"))
    assert nowhere.value.name == "Boutique" and "Menu" in nowhere.value.available


def test_choosing_in_one_of_two_groups_of_one_name_goes_by_their_number() -> None:
    at = desk(TWO_GROUPS)
    first, second = (acts_for(at, Choose(name, "Oui")) for name in ("Réponse (1)", "Réponse (2)"))
    assert first != second


def test_a_double_click_that_is_judged_may_name_its_window() -> None:
    at = watch_gestures(desk(HOME), (DoubleClick("Vacances", "Fichiers"), DoubleClick("Vacances", "Bureau")))
    after = play(at, DoubleClick("Vacances"))
    assert after.made == {DoubleClick("Vacances", "Fichiers")}
