"""Makes a system a station, each change recorded before it is made, so that the next run repairs a power cut."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.machine.install.changes import (
    Absent,
    AccountChange,
    Change,
    FileChange,
    FileState,
    FolderState,
    LinkChange,
    PackagesChange,
    PathChange,
    PathState,
    fingerprint,
    is_done,
    state_after,
)
from kiosk.machine.install.facts import read_facts
from kiosk.machine.install.manifest import MANIFEST, ChangeRecord, Manifest, read_manifest, write_manifest
from kiosk.machine.install.plan import (
    FOOT_CONFIGURATION,
    KEYBOARD_CONFIGURATION,
    UNIT_FILE,
    plan_changes,
    require_installable,
)
from kiosk.machine.install.target_system import TargetSystem

Notify = Callable[[str], None]
"""Takes a sentence for the adviser."""


class InstallStep(msgspec.Struct, frozen=True):
    """One change, the present state of its path, and whether it is made."""

    change: Change
    state: PathState
    done: bool


def plan_steps(system: TargetSystem, program: str) -> tuple[InstallStep, ...]:
    """All changes, in their order. Raises :class:`KioskError` where this system cannot be made a station."""
    facts = read_facts(system, program)
    require_installable(facts)
    return tuple(_step(system, change) for change in plan_changes(facts))


def _step(system: TargetSystem, change: Change) -> InstallStep:
    if isinstance(change, PackagesChange | AccountChange):
        return InstallStep(change, Absent(), is_done(change, None, Absent()))
    state = system.read_state(change.path)
    return InstallStep(change, state, is_done(change, system.owner_ids(*_owner(change)), state))


def install(system: TargetSystem, program: str, notify: Notify) -> bool:
    """Make all changes that are not made yet; returns whether there were any.

    Raises :class:`KioskError` where something stops it: what was made stays and is recorded, and the next run goes on.
    """
    installer = _Installer(system, notify)
    changed = False
    # The rest depends on the packages and on the account: the facts are read again after each of them.
    for first in (PackagesChange, AccountChange):
        for step in plan_steps(system, program):
            if isinstance(step.change, first) and not step.done:
                installer.prepare(step.change)
                changed = True
    remaining = [step for step in plan_steps(system, program) if not step.done]
    for step in remaining:
        if isinstance(step.change, PackagesChange | AccountChange):
            raise KioskError(_("Les paquets ou le compte du poste ne sont pas encore là."), _("Relancez la commande."))
    for step in plan_steps(system, program):
        if isinstance(step.change, FileChange | LinkChange) and step.change.path == UNIT_FILE:
            # what the unit starts must be right before it may start by itself
            system.run("foot", "--check-config", "--log-level=warning", f"--config={FOOT_CONFIGURATION}")
        if not step.done and not isinstance(step.change, PackagesChange | AccountChange):
            installer.apply(step.change)
            changed = True
    if system.runs_systemd and changed:
        system.run("systemctl", "daemon-reload")
    return changed


class _Installer:
    """Makes changes on one system, its manifest written before the disk."""

    def __init__(self, system: TargetSystem, notify: Notify) -> None:
        self.system = system
        self.notify = notify
        self.file = system.path(MANIFEST)
        self.manifest = read_manifest(self.file) or Manifest()

    def prepare(self, change: PackagesChange | AccountChange) -> None:
        """Install the packages, or create the account."""
        if isinstance(change, PackagesChange):
            self._record(replace(self.manifest, packages=(*self.manifest.packages, *change.missing)))
            self._install_packages(change.missing)
        else:
            self._record(replace(self.manifest, account=change.name))
            self.system.run(
                "useradd", "--system", "--user-group", "--home-dir", change.home, "--no-create-home",
                "--shell", "/usr/sbin/nologin", "--comment", "kiosk", change.name,
            )  # fmt: skip

    def _install_packages(self, missing: tuple[str, ...]) -> None:
        command = ("apt-get", "install", "--yes", "--no-install-recommends", "--fix-broken", *missing)
        self.notify(_("Debian donne les paquets : {names}.").format(names=", ".join(missing)))
        # After a power cut amid a package, apt refuses others before this; else it does nothing. It fails where it
        # needs a package that is not installed yet: apt brings that one.
        with contextlib.suppress(KioskError):
            self.system.run("dpkg", "--force-confdef", "--force-confold", "--configure", "--pending")
        try:
            self.system.run(*command, quiet=False)
        except KioskError:
            # the lists of packages may be outdated, or were never fetched
            try:
                self.system.run("apt-get", "update", quiet=False)
                self.system.run(*command, quiet=False)
            except KioskError as error:
                what = _("Il manque des paquets : {names}.").format(names=", ".join(missing))
                raise KioskError(what, _("Branchez le réseau, puis relancez la commande.")) from error

    def apply(self, change: PathChange) -> None:
        """Write a file, a link or a folder, after recording what was there before."""
        system = self.system
        owner = system.owner_ids(*_owner(change))
        if owner is None:
            raise KioskError(_("Le compte du poste n'est pas encore là."), _("Relancez la commande."))
        for parent in system.missing_parents(change.path):
            self._write(parent, FolderState(0o755, *system.root_ids()), Absent())
        state = system.read_state(change.path)
        record = self.manifest.find(change.path)
        edited = record is not None and fingerprint(state) != record.written and state != record.before
        owned_by_adviser = isinstance(change, FileChange) and change.only_if_absent
        if edited and not owned_by_adviser and isinstance(state, FileState):
            copy = system.save_copy(change.path)
            self.notify(_("Vos changements sont gardés dans {path}.").format(path=copy))
        self._write(change.path, state_after(change, owner, state), state, owned_by_adviser)
        if change.path == KEYBOARD_CONFIGURATION:
            refresh_console_keyboard(system)

    def _write(self, path: str, wanted: PathState, before: PathState, keep: bool = False) -> None:
        self._record(self.manifest.with_record(ChangeRecord(path, before, fingerprint(wanted), keep)))
        try:
            self.system.write_state(path, wanted)
        except OSError as error:
            raise KioskError(_("{path} ne peut pas être changé.").format(path=path), translate_reason(error)) from error

    def _record(self, manifest: Manifest) -> None:
        try:
            write_manifest(self.file, manifest)
        except OSError as error:
            what = _("{file} ne peut pas être écrit.").format(file=self.file)
            raise KioskError(what, translate_reason(error)) from error
        self.manifest = manifest


def refresh_console_keyboard(system: TargetSystem) -> None:
    """Let Debian compile the keyboard that it loads at boot; by itself it would do so one boot later."""
    with contextlib.suppress(KioskError):
        system.run("setupcon", "--save-only", "--force")


def _owner(change: PathChange) -> tuple[str, str]:
    return ("root", "root") if isinstance(change, LinkChange) else (change.owner, change.group)
