"""French telephone numbers: 06 39 98 12 34, 06.39.98.12.34, +33 6 39 98 12 34, 0033 (0)6 39 98 12 34 …"""

from __future__ import annotations

import re

from kiosk.desk.values.characters import plain, unquoted
from kiosk.desk.values.digits import digits_problem, without_separators
from kiosk.i18n import _
from kiosk.text import fold_case

_LABEL = re.compile(
    r"(?:(?:t[eé]l(?:[eé]phone)?|mob(?:ile)?|port(?:able)?|fixe|gsm|num[eé]ro|n°)[\s.:]*)+(?=[\d+(])", re.IGNORECASE
)
_FRANCE = re.compile(r"(?:\+|00)330?")


def normalize_phone(text: str) -> str:
    """The 10 digits; ``text`` folded where it is not digits."""
    bare = _bare(text)
    return bare if bare.isascii() and bare.isdecimal() else fold_case(plain(text))


def phone_problem(text: str) -> str:
    """The sentence for a text that is no French telephone number; "" where it is one."""
    bare = _bare(text)
    if bare.startswith("+") or (bare.startswith("00") and len(bare) > 10):
        return _("Ici, le numéro commence par 0 ou par +33.")
    if bare.isascii() and bare.isdecimal() and not bare.startswith("0"):
        return _("Le numéro commence par 0.")
    if bare.isascii() and bare.isdecimal() and len(bare) == 20 and bare[10] == "0":
        return _("Écrivez un seul numéro.")
    return digits_problem(bare, 10)


def _bare(text: str) -> str:
    bare = unquoted(text)
    label = _LABEL.match(bare)
    return _FRANCE.sub("0", without_separators(bare[label.end() :] if label else bare), count=1) if bare else ""
