"""Signing in to the mailbox and out of it."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, DoubleClicked
from kiosk.desk.apps.mail.mailbox import KEY, mail_location, mailbox, replace, with_mail_location
from kiosk.desk.changes import clear_values, close_window, forbid_undo, set_focus, show_dialog, show_notice
from kiosk.desk.controls import button, checkbox, group, heading, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.values.email_addresses import address_problem
from kiosk.desk.values.kinds import same_value
from kiosk.desk.values.passwords import normalize_password, password_difference
from kiosk.i18n import _

SIGN_IN_PAGE = "mail/sign-in/"
ADDRESS, PASSWORD, SHOW, STAY, GO = (f"{SIGN_IN_PAGE}{part}" for part in ("address", "password", "show", "stay", "go"))


def sign_in_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the sign-in page."""
    address, password = credential_errors(desk) if mail_location(desk).shows_errors else ("", "")
    nodes = [
        heading(f"{SIGN_IN_PAGE}title", "Messagerie"),
        textbox(desk, ADDRESS, "Adresse e-mail", description=address, kind="email"),
        textbox(desk, PASSWORD, "Mot de passe", masked=not desk.ticked(SHOW), description=password, kind="password"),
        checkbox(desk, SHOW, "Afficher le mot de passe"),
        checkbox(desk, STAY, "Rester connecté", default=mailbox(desk).account.stay),
        button(GO, Label.SIGN_IN, tone="main"),
    ]
    return (group(f"{SIGN_IN_PAGE}form", _("Se connecter à la messagerie"), nodes, role="form", grow=True),)


def update_sign_in(desk: Desk, act: Act) -> Desk:
    """Sign in on a click on « Se connecter », or on Enter in a text box of the page."""
    match act:
        case Clicked(node) | DoubleClicked(node) if node == GO:
            return sign_in(desk)
        case Pressed("enter") if desk.place.focus in (ADDRESS, PASSWORD):
            return sign_in(desk)
        case _:
            return desk


def credential_errors(desk: Desk) -> tuple[str, str]:
    """(what is wrong with the address, what with the password), as sentences; "" for nothing."""
    account = mailbox(desk).account
    written, password = desk.text(ADDRESS), desk.text(PASSWORD)
    address = address_problem(written)
    if not address and not same_value("email", written, account.me):
        address = _("Ici, l'adresse est {address}.").format(address=account.me)
    if not normalize_password(password):
        return address, _("Il manque le mot de passe.")
    return address, password_difference(password, account.password or password)


def sign_in(desk: Desk) -> Desk:
    """Open the mailbox, or display the errors and focus the first box that has one."""
    place = mail_location(desk)
    address, password = credential_errors(desk)
    if address or password:
        return set_focus(with_mail_location(desk, replace(place, shows_errors=True)), ADDRESS if address else PASSWORD)
    stays = desk.ticked(STAY, mailbox(desk).account.stay)
    after = with_mail_location(
        desk, replace(place, signed_in=True, shows_errors=False, stays=stays, folder="inbox", message="")
    )
    # no trace of the password, not even for undo
    return show_notice(forbid_undo(clear_values(after, SIGN_IN_PAGE)), _("Votre messagerie est ouverte."))


def sign_out_of_mail(desk: Desk) -> Desk:
    """Close drafts and attachments, clear what was typed, and show the sign-in page."""
    for window in desk.place.windows:
        if window.program == KEY and window.id != KEY:
            desk = close_window(desk, window.id)
    place = replace(mail_location(desk), signed_in=False, shows_errors=False, stays=False, message="", folder="inbox")
    after = clear_values(clear_values(with_mail_location(desk, place), SIGN_IN_PAGE), "mail/search")
    return show_notice(forbid_undo(show_dialog(after, None)), _("La déconnexion est faite."))
