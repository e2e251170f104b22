"""The manual page of ``kiosk``: what its help says, in the form that ``man`` reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from kiosk.i18n import _


class Entry(msgspec.Struct, frozen=True):
    """A command: how it is written, what it is for, and (how it is written, what it is for) of each option."""

    usage: str
    about: str
    options: tuple[tuple[str, str], ...] = ()


def manual_page(version: str, epoch: int, about: str, entries: Sequence[Entry]) -> str:
    """The page in the language spoken now, dated ``epoch`` (seconds since 1970)."""
    date = dt.datetime.fromtimestamp(epoch, dt.UTC).date().isoformat()
    lines = [f'.TH KIOSK 1 {date} "kiosk {_roff(version)}"']
    lines += [f".SH {_('NOM')}", f"kiosk \\- {_roff(about)}"]
    lines += [f".SH {_('SYNTAXE')}", ".B kiosk", f".RI [ {_roff(_('commande'))} ]", f".SH {_('COMMANDES')}"]
    for entry in entries:
        lines += [".TP", f".B {_roff(entry.usage)}", _roff(entry.about)]
        for written, meaning in entry.options:
            lines += [".RS", ".TP", f".B {_roff(written)}", _roff(meaning), ".RE"]
    lines += [f".SH {_('FICHIERS')}", ".TP", ".I /etc/kiosk/settings.yaml", _roff(_("Les réglages du poste."))]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    """``text`` on one line, with what is a sign to ``man`` made a letter."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
