"""Examines each subject in turn; one that cannot be read does not keep the others from being judged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kiosk import clock
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import N_, _
from kiosk.machine.doctor.checks.clock import judge_clock, read_clock_facts
from kiosk.machine.doctor.checks.course import judge_course, read_course_facts
from kiosk.machine.doctor.checks.disk import judge_disk, read_disk_facts
from kiosk.machine.doctor.checks.encoding import judge_locale, read_locale_facts
from kiosk.machine.doctor.checks.fonts import judge_fonts, read_font_facts
from kiosk.machine.doctor.checks.lockdown import judge_lock, read_lock_facts
from kiosk.machine.doctor.checks.permissions import judge_permissions, read_permission_facts
from kiosk.machine.doctor.checks.printer import judge_printer, read_printer_facts
from kiosk.machine.doctor.checks.screen import judge_screen, read_screen_facts
from kiosk.machine.doctor.checks.settings import judge_settings, read_settings_facts
from kiosk.machine.doctor.checks.terminal import judge_terminal, read_terminal_facts
from kiosk.machine.doctor.checks.unit import judge_unit, read_unit_facts
from kiosk.machine.doctor.examined_machine import ExaminedMachine, RunCommand, run_command
from kiosk.machine.doctor.judgement import Judgement, warn
from kiosk.machine.install.plan import FOOT_CONFIGURATION, UNIT_FILE
from kiosk.station.owner import become_owner_of
from kiosk.station.settings.layers import read_layers
from kiosk.station.settings.places import SYSTEM_STATE, data_folder, state_folder

Examine = Callable[[ExaminedMachine], Iterable[Judgement]]


class Subject(msgspec.Struct, frozen=True):
    """A subject of the examination: ``name`` for scripts, ``title`` for people."""

    name: str
    title: str
    examine: Examine
    stations_only: bool = False
    """Omitted where the machine is not installed as a station."""


AS_CALLER = (
    Subject("unit", N_("Poste"), lambda m: judge_unit(read_unit_facts(m))),
    Subject("lock", N_("Verrou"), lambda m: judge_lock(read_lock_facts(m)), stations_only=True),
    Subject("screen", N_("Écran du poste"), lambda m: judge_screen(read_screen_facts(m)), stations_only=True),
    Subject("terminal", N_("Terminal"), lambda m: judge_terminal(read_terminal_facts(m), station=m.station)),
    Subject("fonts", N_("Polices"), lambda m: judge_fonts(read_font_facts(m), station=m.station)),
    Subject("locale", N_("Codage"), lambda m: judge_locale(read_locale_facts(m))),
    Subject("settings", N_("Réglages"), lambda m: judge_settings(read_settings_facts(m), station=m.station)),
    Subject("permissions", N_("Droits"), lambda m: judge_permissions(read_permission_facts(m), station=m.station)),
    Subject("clock", N_("Horloge"), lambda m: judge_clock(read_clock_facts(m))),
    Subject("printer", N_("Imprimante"), lambda m: judge_printer(read_printer_facts(m))),
)
"""Examined with the rights of the caller: root can read more."""
AS_STATION = (
    Subject("disk", N_("Disque"), lambda m: judge_disk(read_disk_facts(m), station=m.station)),
    Subject("course", N_("Exercices"), lambda m: judge_course(read_course_facts(m))),
)
"""Examined as the station's account: it is the one that must be able to."""


def this_machine(
    environment: Mapping[str, str] = os.environ, root: Path = Path("/"), run: RunCommand = run_command
) -> ExaminedMachine:
    """The machine that the doctor is run on; writes nothing, raises nothing."""
    station = any(os.path.lexists(root / path.lstrip("/")) for path in (UNIT_FILE, FOOT_CONFIGURATION))
    layers = read_layers(environment)
    state = state_folder(environment)
    if station and not environment.get("KIOSK_DATA"):
        # the station's own, and not that of an adviser who may not read it
        state = root / str(SYSTEM_STATE).lstrip("/")
    named = environment.get("KIOSK_DATA") or layers.settings.data
    data = data_folder(layers.settings, environment) if named else state
    return ExaminedMachine(
        root=root,
        environment=environment,
        run=run,
        now=clock.now(),
        layers=layers,
        state=state,
        data=data,
        account=_account(state),
        station=station,
        settings_readable=layers.file is None or not os.path.exists(layers.file) or os.access(layers.file, os.R_OK),
    )


def examine(machine: ExaminedMachine) -> Iterator[tuple[Subject, tuple[Judgement, ...]]]:
    """Yield each subject with its judgements; a process of root becomes the station's account on the way, for good."""
    for subject in AS_CALLER:
        if machine.station or not subject.stations_only:
            yield subject, examine_subject(subject, machine)
    problem = _become_station(machine)
    for subject in AS_STATION:
        yield subject, (*problem, *examine_subject(subject, machine))
        problem = ()


def examine_subject(subject: Subject, machine: ExaminedMachine) -> tuple[Judgement, ...]:
    """Judge one subject; where it cannot be read, that is the only judgement."""
    try:
        return tuple(subject.examine(machine))
    except (OSError, KioskError) as error:
        reason = (
            str(error)
            if isinstance(error, KioskError)
            else f"{error.filename or ''}: {translate_reason(error)}".lstrip(": ")
        )
        what = _("Cela ne se voit pas : {reason}.").format(reason=reason)
        return (warn(f"{subject.name}.seen", what, _("On ne sait pas si c'est en ordre."), "sudo kiosk doctor"),)


def _become_station(machine: ExaminedMachine) -> tuple[Judgement, ...]:
    try:
        become_owner_of(machine.state)
    except (KioskError, OSError) as error:
        why = _("Le disque est regardé avec un autre compte que celui du poste.")
        what = str(error) if isinstance(error, KioskError) else translate_reason(error)
        return (warn("disk.account", what, why, _("Lancez cette commande avec ce compte.")),)
    return ()


def _account(state: Path) -> int:
    """The owner of the station's folder; the caller where it does not exist or cannot be read."""
    try:
        return os.stat(state).st_uid
    except OSError:
        return os.geteuid()
