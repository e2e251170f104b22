"""What is true of the telephone, whatever a person does, in whatever order."""

from typing import ClassVar

from kiosk.course.acts import Act
from kiosk.desk.apps.phone.state import phone_state
from kiosk.desk.state import Desk
from tests.desk.apps.phone.phone_samples import phone
from tests.desk.apps.web.web_samples import after_gestures
from tests.desk.desk_machine import DeskMachine, machine_case

QUIET = after_gestures(phone(), "click: Refuser")


class Phone(DeskMachine):
    """Calls, SMS with their options, photos, contacts and settings."""

    starts: ClassVar = {
        "it rings": phone(),
        "its first screen": QUIET,
        "a doubtful sms": after_gestures(QUIET, "click: Messages", "click: 06 39 98 55 66 — nouveau"),
        "a photo": after_gestures(QUIET, "click: Appareil photo", "click: Prendre la photo", "click: Voir les photos"),
    }
    fitting: ClassVar = {
        "À": ("Nadia", "33700", "06 39 98 55 66"), "Votre SMS": ("Oui",), "Nom": ("Marc", "Nadia"),
        "Numéro": ("06 39 98 12 34", "06 39 98 77 88", "abc"),
    }  # fmt: skip
    leading = frozenset(
        (
            "Appeler", "Options", "Options du SMS 1", "Transférer", "Transférer au 33700", "Supprimer", "Bloquer",
            "Ajouter aux contacts", "Réglages", "Mode avion", "Contacts", "Appels", "Clavier", "Messagerie vocale",
            "Appareil photo", "Photos", "Photo 1", "Envoyer par SMS", "Nouveau contact", "Messages",
        )
    )  # fmt: skip

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """No SMS is lost but by deleting it, and at most one call goes on."""
        old, new = phone_state(before), phone_state(after)
        held = len(old.messages) + len(old.deleted) + len(old.waiting)
        assert len(new.messages) + len(new.deleted) + len(new.waiting) >= held - sum(one.unsent for one in old.messages)
        assert sum(not one.ended for one in new.records) == (new.call is not None and new.call.stage != "ringing")


TestPhone = machine_case(Phone)
