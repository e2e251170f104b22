"""The locale: whether programs here write UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, see, well
from kiosk.text import is_utf8

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine


class LocaleFacts(msgspec.Struct, frozen=True):
    """The locale that is ``named`` by the environment, whether the machine has it, and its encoding."""

    named: str
    there: bool
    encoding: str


def judge_locale(facts: LocaleFacts) -> Iterator[Judgement]:
    """The program itself speaks UTF-8 whatever the locale is; the terminal around it may not."""
    why = _("Les accents se lisent dans ce codage, et dans aucun autre.")
    if not facts.there:
        what = _("La langue {name} n'est pas installée.").format(name=facts.named)
        yield see("locale.encoding", what, why, "export LC_ALL=C.UTF-8")
    elif not is_utf8(facts.encoding):
        what = _("Le codage de {name} est {encoding}.").format(name=facts.named, encoding=facts.encoding)
        yield see("locale.encoding", what, why, "export LC_ALL=C.UTF-8")
    else:
        what = _("Le codage est UTF-8 ({name}).").format(name=facts.named)
        yield well("locale.encoding", what, why)


def locale_facts(machine: ExaminedMachine) -> LocaleFacts:
    """What the C library makes of the environment; the locale of this process stays as it is."""
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
