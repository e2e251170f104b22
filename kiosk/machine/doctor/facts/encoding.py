"""The locale of this process, as its environment names it."""

from __future__ import annotations

import locale

from kiosk.machine.doctor.encoding import LocaleFacts
from kiosk.machine.doctor.machine import Machine


def locale_facts(machine: Machine) -> LocaleFacts:
    """What the C library makes of the environment; the locale of this process stays as it is."""
    named = next((v for n in ("LC_ALL", "LC_CTYPE", "LANG") if (v := machine.environment.get(n))), "C")
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, named)
        return LocaleFacts(named, True, locale.nl_langinfo(locale.CODESET))
    except locale.Error:
        return LocaleFacts(named, False, "")
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
