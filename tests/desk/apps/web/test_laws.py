"""What is true of the browser, of forms and of the telephone, whatever a person does, in whatever order."""

from typing import ClassVar

from hypothesis import event, given
from hypothesis import strategies as st

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.nodes import walk
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.apps.web.web_samples import CAF, LIBRARY, after_gestures, browsing, start, visit
from tests.desk.desk_machine import UNDO, DeskMachine, machine_case
from tests.desk.desk_samples import check_node

STARTS = {
    "the search engine": start(),
    "a page with a window over it": visit(start(), f"{LIBRARY}/agenda"),
    "a form of one page": visit(start(), f"{LIBRARY}/carte"),
    "a form of two pages": visit(start(), f"{CAF}/declaration"),
    "an account to be made": visit(start(), f"{CAF}/compte"),
    "a page that asks who one is": visit(start(), f"{CAF}/documents"),
    "a page that is not there": visit(start(), "nulle-part.exemple.fr"),
    "the telephone": after_gestures(start(), "click: Téléphone", "click: Messages"),
}


class Web(DeskMachine):
    """Addresses, links, tabs, forms of several pages with a file and a code from the telephone, signing in."""

    starts: ClassVar = STARTS
    fitting: ClassVar = {
        "Adresse": (f"{CAF}/declaration", f"{CAF}/documents", f"{LIBRARY}/carte", f"{LIBRARY}/horaires", "caf"),
        "Votre recherche": ("médiathèque", "ouverture"), "Nom": ("Petit",), "Date de naissance": ("12/03/1990",),
        "Téléphone": ("06 39 98 12 34",), "Numéro": ("1234567",), "Adresse e-mail": ("camille@exemple.fr",),
        "Code postal": ("62300",), "Pays": ("France", "Belgique"), "Enfants": ("2",), "Code reçu par SMS": ("482913",),
        "Je certifie que c'est vrai": ("",), "Numéro d'allocataire": ("1234567",), "Mot de passe": ("Soleil-59-Lille",),
        "Numéro choisi": ("7654321",), "Mot de passe choisi": ("Soleil-59-Lens",),
        "Encore le mot de passe": ("Soleil-59-Lens",), "Message": ("Oui",),
    }  # fmt: skip
    leading = frozenset(
        (
            "Suivant", "Envoyer", "Demander une carte", "Mes documents", "Déclarer", "Choisir un fichier", "Ouvrir",
            "justificatif.pdf", "Se connecter", "Tout refuser", "Non merci", "Chercher", "Télécharger l'attestation",
        )
    )  # fmt: skip

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """There is a tab in front, and each is at one of the pages that it visited."""
        held = browsing(after)
        assert held.tab.id == held.front
        assert all(0 <= tab.at < len(tab.visits) for tab in held.tabs)
        texts = {node.name for node in walk(view(after))}
        for name in ("Code reçu par SMS", "Votre demande est reçue", "Télécharger l'attestation", "justificatif.pdf"):
            if name in texts:
                event(f"on the screen: {name}")

    def check_undo(self, before: Desk, act: Act, after: Desk) -> None:
        super().check_undo(before, act, after)
        assert browsing(update(after, UNDO)) == browsing(after), "where one is on the web is not undone"


TestWeb = machine_case(Web)


@given(text=st.text(max_size=30), at=st.sampled_from(sorted(STARTS)))
def test_any_text_can_be_typed_in_the_address_bar(text: str, at: str) -> None:
    typed = update(STARTS[at] if at == "the telephone" else after_gestures(STARTS[at], "click: Adresse"), Typed(text))
    check_node(view(update(typed, Pressed("enter"))), set())
