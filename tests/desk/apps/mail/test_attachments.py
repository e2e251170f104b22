"""Files that came with a message: opened in a window of their own, saved among the files."""

from kiosk.desk.files.documents import Pdf
from tests.desk.apps.mail.mail_samples import (
    Press,
    Type,
    after_gestures,
    mail,
    visible_text,
)


def test_an_attachment_is_opened_and_kept_in_the_downloads() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Enregistrer plan.pdf")
    assert at.files.document("Téléchargements/plan.pdf") == Pdf("Plan de la salle")
    assert at.place.notice == "« plan.pdf » est dans Téléchargements."
    shown = after_gestures(at, "plan.pdf")
    assert "Plan de la salle" in visible_text(shown)
    twice = after_gestures(shown, "Enregistrer")
    assert twice.files.document("Téléchargements/plan (2).pdf") is not None


def test_an_attachment_is_kept_where_one_wants() -> None:
    asked = after_gestures(mail(), "Vélo", "Enregistrer sous", "Documents")
    at = after_gestures(asked, Type("mon ", "Nom du fichier"), Press("ctrl+a"), Type("mon vélo"), "Enregistrer")
    assert at.files.document("Documents/mon vélo.jpg") is not None
    assert "Le message" not in at.place.notice
