"""Files that came with a message: opened in a window of their own, saved among the files."""

from kiosk.desk.files.documents import Pdf
from tests.desk.apps.mail.mail_samples import (
    Press,
    Type,
    after_gestures,
    judge,
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


def test_what_is_joined_can_be_looked_at_before_the_message_is_sent() -> None:
    written = after_gestures(mail(), "Nouveau message", Type("nadia@exemple.fr", "À"), Type("Mon CV", "Objet"))
    joined = after_gestures(written, "Joindre un fichier", "CV.pdf", "Ouvrir")
    seen = after_gestures(joined, "CV.pdf")
    assert "Camille Petit" in visible_text(seen)
    assert judge(seen, "attachment_open: CV.pdf").done
    sent = after_gestures(seen, "Fermer", "Envoyer", "Envoyés")
    assert judge(sent, "sent: {attachments: CV.pdf}").done
    assert not judge(after_gestures(joined, "Retirer CV.pdf"), "attachment_open: CV.pdf").done


def test_the_window_of_what_was_joined_closes_when_the_file_is_taken_off() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Transférer", "plan.pdf")
    assert "Plan de la salle" in visible_text(at)
    assert judge(at, "attachment_open: plan.pdf").done
    off = after_gestures(at, "Message transféré", "Retirer plan.pdf")
    assert not [window for window in off.place.windows if window.id.startswith("mail/attachment/")]
    assert judge(after_gestures(off, "chat.jpg"), "attachment_open: chat.jpg").done
