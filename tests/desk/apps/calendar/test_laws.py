"""What is true of the calendar, whatever a person does, in whatever order."""

from typing import ClassVar

from kiosk.course.acts import Act, Pressed
from kiosk.desk.apps.calendar.invitations import act_on_card
from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.calendar.state import calendar_of, meant_day
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from tests.desk.apps.calendar.calendar_samples import calendar_desk
from tests.desk.apps.web.web_samples import after_gestures
from tests.desk.desk_machine import DeskMachine, machine_case

START = calendar_desk()
PAGES = (
    Pressed("page_up"),
    Pressed("page_down"),
    Pressed("left"),
    Pressed("down"),
    Pressed("delete"),
    Pressed("enter"),
)


class Calendar(DeskMachine):
    """A month, a day, an appointment and its form; an invitation and an SMS."""

    starts: ClassVar = {
        "a month": START,
        "a day": after_gestures(START, "double_click: jeudi 19 novembre"),
        "an appointment": after_gestures(START, "click: Marché"),
        "a form": after_gestures(START, "click: Nouveau rendez-vous"),
        "an invitation": after_gestures(START, "click: Messagerie", "click: Réunion de quartier"),
        "an sms": after_gestures(START, "click: Téléphone", "click: Messages", "click: Nadia"),
    }
    fitting: ClassVar = {
        "Titre": ("Coiffeur", "Marché"), "Date": ("12/6", "jeudi 19", "demain", "32"), "Lieu": ("Mairie", ""),
        "Début": ("14 h 30", "9", "tôt"), "Fin": ("", "15h", "8 h"), "Rappel": ("Aucun", "1 jour avant"),
    }  # fmt: skip
    leading = frozenset(
        (
            "Nouveau rendez-vous", "Enregistrer", "Jour", "Mois", "Mois suivant", "Jour précédent", "Aujourd'hui",
            "Marché", "Dentiste", "Modifier", "Supprimer", "Retour", "Accepter", "Refuser", "Ajouter à l'agenda",
        )
    )  # fmt: skip
    keys = (*DeskMachine.keys, *PAGES)

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """No appointment goes but by deleting it, refusing it or undoing; each is whole, and a day is meant."""
        old, new = calendar_of(before), calendar_of(after)
        dialog = before.place.dialog
        deleted = dialog is not None and Label.DELETE in dialog.buttons and after.place.dialog is None
        if not deleted and old.answers == new.answers and act not in (Pressed("ctrl+z"), Pressed("ctrl+y")):
            assert set(old.events) <= set(new.events) or Pressed("ctrl+shift+z") == act
        for id, one in new.events.items():
            assert one.id == id and one.title.strip()
            assert (one.start is None) == (one.end is None)
            assert one.start is None or (one.end is not None and one.start < one.end)
        assert meant_day(after)


TestCalendar = machine_case(Calendar)


def test_an_unknown_act_on_an_appointment_in_a_message_changes_nothing() -> None:
    assert act_on_card(START, "state", EventSpec("Cinéma", "samedi"), "x") is START
    assert act_on_card(START, "put", EventSpec("Cinéma", "un jour"), "x") is START
