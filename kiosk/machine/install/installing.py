"""Makes a machine a station, one recorded change after the other, so that a power cut is mended by the next run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import (
    Account,
    Change,
    File,
    FileThere,
    FolderThere,
    Link,
    NothingThere,
    Packages,
    Placed,
    There,
    fingerprint,
    is_done,
    wanted_state,
)
from kiosk.machine.install.looking import look
from kiosk.machine.install.machine import Machine
from kiosk.machine.install.manifest import MANIFEST, Manifest, Record, read_manifest, write_manifest
from kiosk.machine.install.plan import CONSOLE_KEYBOARD, FOOT_CONFIGURATION, UNIT, check, plan

Tell = Callable[[str], None]
"""Takes a sentence for the adviser."""


class Step(msgspec.Struct, frozen=True):
    """One change, what stands in its place now, and whether it is made."""

    change: Change
    there: There
    done: bool


def steps(machine: Machine, program: str) -> tuple[Step, ...]:
    """All changes, in their order. Raises :class:`KioskError` where this machine cannot be made a station."""
    facts = look(machine, program)
    check(facts)
    return tuple(_step(machine, change) for change in plan(facts))


def _step(machine: Machine, change: Change) -> Step:
    if isinstance(change, Packages | Account):
        return Step(change, NothingThere(), is_done(change, None, NothingThere()))
    there = machine.there(change.path)
    return Step(change, there, is_done(change, machine.numbers(*_owner(change)), there))


def install(machine: Machine, program: str, tell: Tell) -> bool:
    """Make all changes that are not made; whether there was anything to do.

    Raises :class:`KioskError` where something stops it: what was made stays and is recorded, and the next run goes on.
    """
    work = _Work(machine, tell)
    changed = False
    # The packages and the account come first, and show what the rest is made of: so look again after each of them.
    for first in (Packages, Account):
        for step in steps(machine, program):
            if isinstance(step.change, first) and not step.done:
                work.prepare(step.change)
                changed = True
    remaining = [step for step in steps(machine, program) if not step.done]
    for step in remaining:
        if isinstance(step.change, Packages | Account):
            raise KioskError(_("Les paquets ou le compte du poste ne sont pas encore là."), _("Relancez la commande."))
    for step in steps(machine, program):
        if isinstance(step.change, File | Link) and step.change.path == UNIT:
            # what the unit starts must be right before it may start by itself
            machine.run("foot", "--check-config", "--log-level=warning", f"--config={FOOT_CONFIGURATION}")
        if not step.done and not isinstance(step.change, Packages | Account):
            work.place(step.change)
            changed = True
    if machine.runs_systemd and changed:
        machine.run("systemctl", "daemon-reload")
    return changed


class _Work:
    """What is done to one machine, with its manifest always ahead of the disk."""

    def __init__(self, machine: Machine, tell: Tell) -> None:
        self.machine = machine
        self.tell = tell
        self.file = machine.path(MANIFEST)
        self.manifest = read_manifest(self.file) or Manifest()

    def prepare(self, change: Packages | Account) -> None:
        """Install the packages, or make the account."""
        if isinstance(change, Packages):
            self._keep(replace(self.manifest, packages=(*self.manifest.packages, *change.missing)))
            self._install_packages(change.missing)
        else:
            self._keep(replace(self.manifest, account=change.name))
            self.machine.run(
                "useradd", "--system", "--user-group", "--home-dir", change.home, "--no-create-home",
                "--shell", "/usr/sbin/nologin", "--comment", "kiosk", change.name,
            )  # fmt: skip

    def _install_packages(self, missing: tuple[str, ...]) -> None:
        command = ("apt-get", "install", "--yes", "--no-install-recommends", "--fix-broken", *missing)
        self.tell(_("Debian donne les paquets : {names}.").format(names=", ".join(missing)))
        # After a power cut amid a package, apt takes no other one before this; else there is nothing to do. Where it
        # wants for a package that is not there yet, apt brings it.
        with contextlib.suppress(KioskError):
            self.machine.run("dpkg", "--force-confdef", "--force-confold", "--configure", "--pending")
        try:
            self.machine.run(*command, quiet=False)
        except KioskError:
            # the lists of packages may be old, or were never fetched
            try:
                self.machine.run("apt-get", "update", quiet=False)
                self.machine.run(*command, quiet=False)
            except KioskError as error:
                what = _("Il manque des paquets : {names}.").format(names=", ".join(missing))
                raise KioskError(what, _("Branchez le réseau, puis relancez la commande.")) from error

    def place(self, change: Placed) -> None:
        """Put a file, a link or a folder in its place, after recording what was there."""
        machine = self.machine
        owner = machine.numbers(*_owner(change))
        if owner is None:
            raise KioskError(_("Le compte du poste n'est pas encore là."), _("Relancez la commande."))
        for parent in machine.absent_parents(change.path):
            self._put(parent, FolderThere(0o755, *machine.root_numbers()), NothingThere())
        there = machine.there(change.path)
        record = self.manifest.record(change.path)
        edited = record is not None and fingerprint(there) != record.written and there != record.before
        adviser_s_own = isinstance(change, File) and change.only_if_absent
        if edited and not adviser_s_own and isinstance(there, FileThere):
            aside = machine.set_aside(change.path)
            self.tell(_("Vos changements sont gardés dans {path}.").format(path=aside))
        self._put(change.path, wanted_state(change, owner, there), there, adviser_s_own)
        if change.path == CONSOLE_KEYBOARD:
            save_console_keyboard(machine)

    def _put(self, path: str, wanted: There, there: There, keep: bool = False) -> None:
        self._keep(self.manifest.with_record(Record(path, there, fingerprint(wanted), keep)))
        try:
            self.machine.put(path, wanted)
        except OSError as error:
            raise KioskError(_("{path} ne peut pas être changé.").format(path=path), error.strerror or "") from error

    def _keep(self, manifest: Manifest) -> None:
        try:
            write_manifest(self.file, manifest)
        except OSError as error:
            what = _("{file} ne peut pas être écrit.").format(file=self.file)
            raise KioskError(what, error.strerror or "") from error
        self.manifest = manifest


def save_console_keyboard(machine: Machine) -> None:
    """Let Debian work out again what it loads at start; it does so by itself one start later."""
    with contextlib.suppress(KioskError):
        machine.run("setupcon", "--save-only", "--force")


def _owner(change: Placed) -> tuple[str, str]:
    return ("root", "root") if isinstance(change, Link) else (change.owner, change.group)
