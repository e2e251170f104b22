"""Signing in to a site: private pages, what to look at when it fails, the password that the browser offers to keep."""

import pytest

from tests.desk.apps.web.web_samples import (
    CAF,
    address_shown,
    after_gestures,
    is_reached,
    judge,
    start,
    visible_texts,
    visit,
)


def test_a_private_page_asks_for_signing_in_and_then_is_there() -> None:
    at = after_gestures(visit(start(), CAF), "click: Mes documents")
    assert address_shown(at) == f"{CAF}/connexion"
    verdict = judge(at, f"page: {CAF}/documents")
    assert not verdict.done and "Se connecter" in verdict.remaining
    at = after_gestures(
        at, 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}",
        "click: Se connecter",
    )  # fmt: skip
    assert is_reached(at, f"all: [{{page: {CAF}/documents}}, {{signed_in: {CAF}}}]")
    assert "Camille Petit" in visible_texts(at)
    out = after_gestures(at, "click: Se déconnecter")
    assert is_reached(out, f"all: [{{page: {CAF}}}, {{signed_out: {CAF}}}]")
    assert address_shown(after_gestures(out, "click: Reculer")) == f"{CAF}/connexion", (
        "what was private is not left behind"
    )
    assert "Soleil-59-Lille" not in str(out.values)


def test_a_failed_sign_in_names_the_field_to_look_at() -> None:
    at = after_gestures(
        visit(start(), f"{CAF}/connexion"), 'type: {into: "Numéro d\'allocataire", text: "12 34 568"}',
        "type: {into: Mot de passe, text: soleil}", "press: enter",
    )  # fmt: skip
    assert "Ce compte n'existe pas ici. Regardez lettre par lettre." in visible_texts(at)
    at = after_gestures(at, "press: backspace", 'type: "7"', "press: enter")
    assert "Pas encore. Regardez chaque lettre du mot de passe." in visible_texts(at)
    typed = after_gestures(at, 'type: "X"')
    assert "Pas encore. Regardez chaque lettre du mot de passe." not in visible_texts(typed)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("soleil-59-lille", "Pas encore. Regardez les majuscules et les minuscules."),
        (
            "sOLEIL-59-lILLE",
            "Les majuscules et les minuscules sont inversées. "
            "Appuyez sur Verr\u00a0Maj\u00a0/\u00a0Caps\u00a0Lock et écrivez-le de nouveau.",
        ),
        ("Soleil-59-Lens", "Pas encore. Regardez chaque lettre du mot de passe."),
    ],
)
def test_beside_the_password_stands_what_differs(password: str, sentence: str) -> None:
    at = after_gestures(
        visit(start(), f"{CAF}/connexion"), 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        f"type: {{into: Mot de passe, text: {password}}}", "press: enter",
    )  # fmt: skip
    assert sentence in visible_texts(at)


def test_a_password_signs_in_however_its_hyphens_and_spaces_were_made() -> None:
    at = after_gestures(
        visit(start(), f"{CAF}/connexion"), 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        'type: {into: Mot de passe, text: " Soleil\u201159-Lille\u200b"}', "press: enter",
    )  # fmt: skip
    assert is_reached(at, f"signed_in: {CAF}")


def test_signing_in_leads_to_the_account_and_the_browser_offers_to_keep_the_password() -> None:
    at = after_gestures(
        visit(start(), CAF), "click: Se connecter", 'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}", "click: Se connecter",
    )  # fmt: skip
    assert is_reached(at, f"page: {CAF}/mon-compte")
    assert judge(at, f"password_not_kept: {CAF}").remaining == "Il reste à cliquer sur Ne pas garder."
    assert is_reached(after_gestures(at, "click: Ne pas garder"), f"password_not_kept: {CAF}")
    kept = after_gestures(at, "click: Garder")
    assert not is_reached(kept, f"password_not_kept: {CAF}")
    assert is_reached(after_gestures(kept, "click: Enlever le mot de passe gardé"), f"password_not_kept: {CAF}")


def test_an_account_that_was_made_can_sign_in() -> None:
    at = after_gestures(
        visit(start(), f"{CAF}/compte"), 'type: {into: Numéro choisi, text: "7654321"}',
        "type: {into: Mot de passe choisi, text: Soleil-59-Lens}",
        "type: {into: Encore le mot de passe, text: Soleil-59-Lens}",
        "click: Envoyer", 'type: {into: "Numéro d\'allocataire", text: "7654321"}',
        "type: {into: Mot de passe, text: Soleil-59-Lens}", "click: Se connecter",
    )  # fmt: skip
    assert is_reached(at, f"signed_in: {CAF}")


def test_a_forgotten_password_is_replaced_with_a_code_by_sms() -> None:
    at = after_gestures(
        visit(start(), f"{CAF}/connexion"), "click: Mot de passe oublié ?",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "click: Suivant",
    )  # fmt: skip
    sms = at.place.programs["phone"].messages[-1].text
    code = next(word for word in sms.replace(".", "").split() if word.isdigit())
    at = after_gestures(
        at, f'type: {{into: Code reçu par SMS, text: "{code}"}}', "click: Suivant",
        "type: {into: Nouveau mot de passe, text: Jardin-2026-Lens}",
        "type: {into: Nouveau mot de passe une deuxième fois, text: Jardin-2026-Lens}", "click: Enregistrer",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "type: {into: Mot de passe, text: Jardin-2026-Lens}",
        "click: Se connecter",
    )  # fmt: skip
    assert is_reached(at, f"signed_in: {CAF}")
    assert "Jardin-2026-Lens" not in str(at.values)
