"""A solution's gestures find what a person would take: in front first, by the label that is seen."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import Choose, Click, DoubleClick, Drag, Press, RightClick, SolutionAct, Type
from kiosk.desk.gestures import acts_for
from kiosk.desk.state import Desk
from tests.desk.desk_samples import HOME, desk, done


def play(at: Desk, *gestures: SolutionAct) -> Desk:
    for gesture in gestures:
        at = done(at, *acts_for(at, gesture))
    return at


def test_the_same_word_is_a_button_below_or_an_icon_by_what_is_done_with_it() -> None:
    at = desk("clock: '9:00'")
    assert acts_for(at, Click("Fichiers"))[0].node == "taskbar/program/files"  # type: ignore[attr-defined]  # a click has
    assert acts_for(at, DoubleClick("Fichiers"))[0].node == "desktop/program/files"  # type: ignore[attr-defined]  # a click has


def test_what_is_in_front_is_meant() -> None:
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
def test_what_is_not_there_is_told_with_what_is(gesture: SolutionAct) -> None:
    with pytest.raises(TargetMissing) as missing:
        acts_for(desk(HOME), gesture)
    assert missing.value.name in ("Envoyer", "Ailleurs", "Objet", "Pays")
    assert isinstance(gesture, Choose) or missing.value.available


def test_a_label_that_two_things_bear_is_told_with_both() -> None:
    at = done(desk("files: {Bureau: [a.txt, b.txt]}"), Pressed("tab"))
    with pytest.raises(TargetMissing) as several:
        acts_for(at, DoubleClick(".txt"))
    assert len(several.value.available) == 2
