"""Passwords: which are the same, what differs, how strong one is. Every sign counts, however it was composed."""

from __future__ import annotations

from kiosk.course.keyboard.caps_lock import inverted_letters_message
from kiosk.desk.values.characters import plain
from kiosk.i18n import _, ngettext


def normalize_password(text: str) -> str:
    """The password, composed, without blanks around: nobody sees those in a masked field."""
    return plain(text)


def password_difference(written: str, password: str) -> str:
    """The sentence for a password that is not ``password``; "" where it is."""
    ours, theirs = normalize_password(written), normalize_password(password)
    if ours == theirs:
        return ""
    if ours.swapcase() == theirs:
        return inverted_letters_message()
    if ours.casefold() == theirs.casefold():
        return _("Pas encore. Regardez les majuscules et les minuscules.")
    return _("Pas encore. Regardez chaque lettre du mot de passe.")


def weakness(text: str) -> str:
    """What a password lacks to have 12 characters of four kinds (CNIL, 2022), one thing at a time; "" for nothing."""
    password = normalize_password(text)
    if (left := 12 - len(password)) > 0:
        return ngettext("Ajoutez encore {count} signe.", "Ajoutez encore {count} signes.", left).format(count=left)
    if not any(c.isupper() for c in password):
        return _("Ajoutez une lettre majuscule.")
    if not any(c.islower() for c in password):
        return _("Ajoutez une lettre minuscule.")
    if not any(c.isdigit() for c in password):
        return _("Ajoutez un chiffre.")
    if all(c.isalnum() for c in password):
        return _("Ajoutez un signe, comme ! ou ?")
    return ""
