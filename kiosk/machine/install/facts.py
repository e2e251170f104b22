"""What the plan must know of a machine. Read at the edge by :mod:`kiosk.machine.install.machine`."""

from __future__ import annotations

import msgspec

from kiosk.course.keyboards import LayoutName


class AccountThere(msgspec.Struct, frozen=True):
    """A line of ``/etc/passwd``."""

    number: int
    home: str
    shell: str


class Facts(msgspec.Struct, frozen=True):
    """One machine, as far as the plan asks."""

    program: str
    """The path of ``kiosk`` there, as the station calls it."""
    system: str = ""
    """ID of os-release: ``debian``."""
    version: str = ""
    """VERSION_ID of os-release: ``13``."""
    installed: frozenset[str] = frozenset()
    """The Debian packages that are there whole, as far as the plan asks for them."""
    account: AccountThere | None = None
    foot_example: str | None = None
    """The configuration that comes with foot, every option with its default; None before foot is there."""
    keyboard: LayoutName = "azerty"
    """The keyboard that the station's settings name."""
    prints: bool = False
    """Whether the station's settings name a printer."""
    print_server: str | None = None
    """``/etc/cups/cupsd.conf``; None where no print server is there."""
    console_keyboard: str | None = None
    """``/etc/default/keyboard``; None before console-setup is there."""
    default_target: str | None = None
    """What the link of the default target in ``/etc`` leads to; None where there is none: Debian's own holds."""
