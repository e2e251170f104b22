"""Signing in to a site: private pages, what to look at when it fails, the password that the browser offers to keep."""

from tests.desk.apps.web.web_samples import (
    CAF,
    doing,
    done,
    going,
    judged,
    names,
    page,
    start,
)


def test_a_private_page_asks_for_signing_in_and_then_is_there() -> None:
    at = doing(going(start(), CAF), "click: Mes documents")
    assert page(at) == f"{CAF}/connexion"
    said = judged(at, f"page: {CAF}/documents")
    assert not said.done and "Se connecter" in said.remaining
    at = doing(
        at, 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}",
        "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"all: [{{page: {CAF}/documents}}, {{signed_in: {CAF}}}]")
    assert "Camille Petit" in names(at)
    out = doing(at, "click: Se déconnecter")
    assert done(out, f"all: [{{page: {CAF}}}, {{signed_out: {CAF}}}]")
    assert page(doing(out, "click: Reculer")) == f"{CAF}/connexion", "what was private is not left behind"
    assert "Soleil-59-Lille" not in str(out.values)


def test_a_failed_sign_in_names_the_field_to_look_at() -> None:
    at = doing(
        going(start(), f"{CAF}/connexion"), 'type: {into: "Numéro d\'allocataire", text: "12 34 568"}',
        "type: {into: Mot de passe, text: soleil}", "press: enter",
    )  # fmt: skip
    assert "Ce compte n'existe pas ici. Regardez lettre par lettre." in names(at)
    at = doing(at, "press: backspace", 'type: "7"', "press: enter")
    assert "Ce n'est pas le mot de passe de ce compte. Regardez les majuscules." in names(at)
    typed = doing(at, 'type: "X"')
    assert "Ce n'est pas le mot de passe de ce compte. Regardez les majuscules." not in names(typed)


def test_signing_in_leads_to_the_account_and_the_browser_offers_to_keep_the_password() -> None:
    at = doing(
        going(start(), CAF), "click: Se connecter", 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}", "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"page: {CAF}/mon-compte")
    assert judged(at, f"password_not_kept: {CAF}").remaining == "Il reste à cliquer sur Ne pas garder."
    assert done(doing(at, "click: Ne pas garder"), f"password_not_kept: {CAF}")
    kept = doing(at, "click: Garder")
    assert not done(kept, f"password_not_kept: {CAF}")
    assert done(doing(kept, "click: Enlever le mot de passe gardé"), f"password_not_kept: {CAF}")


def test_an_account_that_was_made_can_sign_in() -> None:
    at = doing(
        going(start(), f"{CAF}/compte"), 'type: {into: Numéro choisi, text: "7654321"}',
        "type: {into: Mot de passe choisi, text: Soleil-59-Lens}",
        "type: {into: Encore le mot de passe, text: Soleil-59-Lens}",
        "click: Envoyer", 'type: {into: "Numéro d\'allocataire", text: "7654321"}',
        "type: {into: Mot de passe, text: Soleil-59-Lens}", "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"signed_in: {CAF}")


def test_a_forgotten_password_is_replaced_with_a_code_by_sms() -> None:
    at = doing(
        going(start(), f"{CAF}/connexion"), "click: Mot de passe oublié ?",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "click: Suivant",
    )  # fmt: skip
    sms = at.place.programs["phone"].messages[-1].text
    code = next(word for word in sms.replace(".", "").split() if word.isdigit())
    at = doing(
        at, f'type: {{into: Code reçu par SMS, text: "{code}"}}', "click: Suivant",
        "type: {into: Nouveau mot de passe, text: Jardin-2026-Lens}",
        "type: {into: Nouveau mot de passe une deuxième fois, text: Jardin-2026-Lens}", "click: Enregistrer",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "type: {into: Mot de passe, text: Jardin-2026-Lens}",
        "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"signed_in: {CAF}")
    assert "Jardin-2026-Lens" not in str(at.values)
