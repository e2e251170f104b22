"""E-mail addresses: « camille@exemple.fr », « Camille Petit <Camille@Exemple.fr> », several in a row."""

from __future__ import annotations

import re
import unicodedata

from kiosk.desk.values.characters import unquoted
from kiosk.i18n import _

_SIGNS_BEFORE = frozenset("!#$%&'*+-/=?^_`{|}~.")
_SIGNS_AFTER = frozenset("-.")
_COMMA_FOR_POINT = r"@[\w-]+[,;](?:[A-Za-z]{2,3}|info)(?=\s*(?:[,;>\n]|$))"
_RECIPIENT = re.compile(rf'(?:"[^"\n]*"|{_COMMA_FOR_POINT}|[^,;\n])+')
_ACCENTS = frozenset("\u0300\u0301\u0302\u0308")


def split_name(text: str) -> tuple[str, str]:
    """(« Lucie Martin », « lucie@exemple.fr ») for « Lucie Martin <lucie@exemple.fr> »; no name for a bare address."""
    name, bracket, rest = unquoted(text).rpartition("<")
    if not bracket:
        return "", _without_what_is_around(rest)
    return name.strip(' "'), _without_what_is_around(rest.partition(">")[0])


def _without_what_is_around(address: str) -> str:
    """``address`` without « mailto: », quotation marks, or the sign that separates it from the next one."""
    while (bare := unquoted(re.sub(r"^mailto:|[,;\s]+$", "", address, flags=re.IGNORECASE))) != address:
        address = bare
    return address


def split_recipients(text: str) -> tuple[str, ...]:
    """Each recipient of a list with commas, semicolons or line ends; with spaces too where each word has an @."""
    found: list[str] = []
    for piece in _RECIPIENT.findall(text):
        words = piece.split()
        several = "<" not in piece and len(words) > 1 and all("@" in word for word in words)
        found += [one for one in (words if several else [piece]) if one.strip()]
    return tuple(found)


def normalize_address(text: str) -> str:
    """The address without the name, in small letters."""
    return split_name(text)[1].casefold()


def normalize_recipients(text: str) -> str:
    """The addresses of a list, each once, in alphabetical order."""
    return ", ".join(sorted({normalize_address(one) for one in split_recipients(text)}))


def address_problem(text: str) -> str:
    """The sentence for a text that is no e-mail address; "" where it is one."""
    address = split_name(text)[1]
    before, _at, after = address.partition("@")
    if not address:
        return _("Il manque une adresse.")
    if "@" not in address:
        return _("Il manque le signe @.")
    if _count_whole_addresses(address, r"[\s,;/()\[\]]+") > 1:
        return _("Écrivez une seule adresse.")
    if _count_whole_addresses(address, r"[\s:()\[\]«»]+"):
        return _("Écrivez seulement l'adresse, sans espace ni autre mot.")
    if any(c.isspace() for c in address):
        return _("Enlevez l'espace dans l'adresse.")
    if "@" in after:
        return _("Gardez un seul signe @.")
    if not before:
        return _("Il manque le début de l'adresse, avant le signe @.")
    if not after:
        return _("Il manque la fin de l'adresse, après le signe @.")
    return _sign_problem(before, _SIGNS_BEFORE) or _sign_problem(after, _SIGNS_AFTER) or _point_problem(before, after)


def _count_whole_addresses(text: str, separators: str) -> int:
    """How many of several words are an address by themselves; 0 for one word."""
    words = [word for word in re.split(separators, text) if word]
    return sum(1 for word in words if not address_problem(word)) if len(words) > 1 else 0


def _sign_problem(part: str, allowed: frozenset[str]) -> str:
    """The sentence for the first sign that no address has in this part."""
    for sign in part:
        if (sign.isascii() and sign.isalnum()) or sign in allowed:
            continue
        if _ACCENTS & set(unicodedata.normalize("NFD", sign)):
            return _("Une adresse n'a pas d'accent.")
        if sign == ",":
            return _("Écrivez un point à la place de la virgule.")
        if sign == ":":
            return _("Écrivez un point à la place des deux-points.")
        if sign == ";":
            return _("Écrivez un point à la place du point-virgule.")
        if sign.isalpha():
            return _("Une adresse n'a pas la lettre {letter}.").format(letter=sign)
        return _("Enlevez le signe {sign} de l'adresse.").format(sign=sign)
    return ""


def _point_problem(before: str, after: str) -> str:
    if "." not in after.strip("."):
        return _("Il manque la fin de l'adresse, comme .fr.")
    if not all(f"{before}.{after}".split(".")):
        return _("Il y a un point en trop dans l'adresse.")
    end = after.rpartition(".")[2]
    return "" if len(end) >= 2 and not end.isdecimal() else _("La fin de l'adresse a au moins 2 lettres, comme .fr.")
