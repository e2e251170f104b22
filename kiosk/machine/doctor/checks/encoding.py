"""The locale: whether programs write UTF-8 in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, ok, warn
from kiosk.text import is_utf8

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine


class LocaleFacts(msgspec.Struct, frozen=True):
    """The locale that the environment names, whether it is installed, and its encoding."""

    name: str
    installed: bool
    encoding: str


def judge_locale(facts: LocaleFacts) -> Iterator[Judgement]:
    """The program itself writes UTF-8 whatever the locale is; the terminal around it may not."""
    why = _("Les accents se lisent dans ce codage, et dans aucun autre.")
    if not facts.installed:
        what = _("La langue {name} n'est pas installée.").format(name=facts.name)
        yield warn("locale.encoding", what, why, "export LC_ALL=C.UTF-8")
    elif not is_utf8(facts.encoding):
        what = _("Le codage de {name} est {encoding}.").format(name=facts.name, encoding=facts.encoding)
        yield warn("locale.encoding", what, why, "export LC_ALL=C.UTF-8")
    else:
        what = _("Le codage est UTF-8 ({name}).").format(name=facts.name)
        yield ok("locale.encoding", what, why)


def read_locale_facts(machine: ExaminedMachine) -> LocaleFacts:
    """Ask the C library; the locale of this process is set for an instant, and restored."""
    import locale

    named = next((v for n in ("LC_ALL", "LC_CTYPE", "LANG") if (v := machine.environment.get(n))), "C")
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, named)
        return LocaleFacts(named, True, locale.nl_langinfo(locale.CODESET))
    except locale.Error:
        return LocaleFacts(named, False, "")
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
