"""Signing in to the mailbox and out of it: nothing of the mailbox stays on a shared computer."""

from tests.desk.apps.mail.mail_samples import (
    SIGNED_OUT,
    Press,
    Type,
    after_gestures,
    mail,
    nodes,
    visible_text,
)


def test_signing_out_leaves_nothing_of_the_mailbox_on_the_screen() -> None:
    at = after_gestures(
        mail(), "Vélo", "velo.jpg", "Ma messagerie", "Répondre", Type("Secret"), "Ma messagerie", "Se déconnecter"
    )
    shown = visible_text(at)
    for text in ("Vélo", "velo.jpg", "Secret", "Karim"):
        assert text not in shown
    assert [w.id for w in at.place.windows] == ["mail"]
    assert "Secret" not in visible_text(after_gestures(at, Press("ctrl+z")))


def test_a_message_being_written_is_kept_over_signing_out() -> None:
    at = after_gestures(mail(), "Nouveau message", Type("Chère Zoé", "Message"), "Ma messagerie", "Se déconnecter")
    back = after_gestures(at, Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), "Se connecter")
    assert "Brouillons (2)" in visible_text(back)


def test_signing_in_says_what_is_missing() -> None:
    at = after_gestures(mail(SIGNED_OUT), "Se connecter")
    notes = {n.name: n.description for n in nodes(at, "textbox")}
    assert notes == {"Adresse e-mail": "Il manque une adresse.", "Mot de passe": "Il manque le mot de passe."}
    wrong = after_gestures(at, Type("zoe@exemple.fr", "Adresse e-mail"), Type("tulipe", "Mot de passe"), Press("enter"))
    notes = {n.name: n.description for n in nodes(wrong, "textbox")}
    assert notes["Adresse e-mail"] == "Ici, l'adresse est camille@exemple.fr."
    assert notes["Mot de passe"] == "Pas encore. Regardez chaque lettre du mot de passe."


def test_the_password_is_hidden_until_one_asks_and_leaves_no_trace() -> None:
    written = after_gestures(
        mail(SIGNED_OUT), Type("Camille@Exemple.fr", "Adresse e-mail"), Type("Tulipe62", "Mot de passe")
    )
    (box,) = [n for n in nodes(written, "textbox") if n.name == "Mot de passe"]
    assert box.masked
    (shown,) = [
        n for n in nodes(after_gestures(written, "Afficher le mot de passe"), "textbox") if n.name == "Mot de passe"
    ]
    assert not shown.masked
    at = after_gestures(written, "Se connecter")
    assert "Boîte de réception" in visible_text(at)
    assert "Tulipe62" not in repr(at.content.values) + repr(at.history)
    assert "Tulipe62" not in visible_text(after_gestures(at, "Se déconnecter", Press("ctrl+z")))


def test_what_was_searched_for_is_gone_once_one_signed_out() -> None:
    at = after_gestures(mail(), Type("samedi", "Rechercher"))
    assert "samedi" in visible_text(at)
    at = after_gestures(
        at, "Se déconnecter", Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), Press("enter")
    )
    assert "Boîte de réception" in visible_text(at) and "samedi" not in visible_text(at)
