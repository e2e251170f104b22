"""Signing in to the mailbox and out of it: nothing of the mailbox stays on a shared computer."""

from tests.desk.apps.mail.mail_samples import (
    SIGNED_OUT,
    Press,
    Type,
    doing,
    mail,
    nodes,
    said,
)


def test_signing_out_leaves_nothing_of_the_mailbox_on_the_screen() -> None:
    at = doing(
        mail(), "Vélo", "velo.jpg", "Ma messagerie", "Répondre", Type("Secret"), "Ma messagerie", "Se déconnecter"
    )
    shown = said(at)
    for text in ("Vélo", "velo.jpg", "Secret", "Karim"):
        assert text not in shown
    assert [w.id for w in at.place.windows] == ["mail"]
    assert "Secret" not in said(doing(at, Press("ctrl+z")))


def test_a_message_being_written_is_kept_over_signing_out() -> None:
    at = doing(mail(), "Nouveau message", Type("Chère Zoé", "Message"), "Ma messagerie", "Se déconnecter")
    back = doing(at, Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), "Se connecter")
    assert "Brouillons (2)" in said(back)


def test_signing_in_says_what_is_missing() -> None:
    at = doing(mail(SIGNED_OUT), "Se connecter")
    notes = {n.name: n.description for n in nodes(at, "textbox")}
    assert notes == {"Adresse e-mail": "Il manque une adresse.", "Mot de passe": "Il manque le mot de passe."}
    wrong = doing(at, Type("zoe@exemple.fr", "Adresse e-mail"), Type("tulipe", "Mot de passe"), Press("enter"))
    notes = {n.name: n.description for n in nodes(wrong, "textbox")}
    assert notes["Adresse e-mail"] == "Ici, l'adresse est camille@exemple.fr."
    assert notes["Mot de passe"] == "Pas encore. Regardez chaque lettre du mot de passe."


def test_the_password_is_hidden_until_one_asks_and_leaves_no_trace() -> None:
    written = doing(mail(SIGNED_OUT), Type("Camille@Exemple.fr", "Adresse e-mail"), Type("Tulipe62", "Mot de passe"))
    (box,) = [n for n in nodes(written, "textbox") if n.name == "Mot de passe"]
    assert box.masked
    (shown,) = [n for n in nodes(doing(written, "Afficher le mot de passe"), "textbox") if n.name == "Mot de passe"]
    assert not shown.masked
    at = doing(written, "Se connecter")
    assert "Boîte de réception" in said(at)
    assert "Tulipe62" not in repr(at.content.values) + repr(at.history)
    assert "Tulipe62" not in said(doing(at, "Se déconnecter", Press("ctrl+z")))


def test_what_was_searched_for_is_gone_once_one_signed_out() -> None:
    at = doing(mail(), Type("samedi", "Rechercher"))
    assert "samedi" in said(at)
    at = doing(
        at, "Se déconnecter", Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), Press("enter")
    )
    assert "Boîte de réception" in said(at) and "samedi" not in said(at)
