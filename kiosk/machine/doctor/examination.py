"""The examination: each subject is looked at and judged; one that cannot be seen is not in the way of the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kiosk import clock
from kiosk.errors import KioskError
from kiosk.i18n import N_, _
from kiosk.machine.doctor.checks.clock import clock_facts, judge_clock
from kiosk.machine.doctor.checks.course import course_facts, judge_course
from kiosk.machine.doctor.checks.disk import disk_facts, judge_disk
from kiosk.machine.doctor.checks.encoding import judge_locale, locale_facts
from kiosk.machine.doctor.checks.fonts import font_facts, judge_fonts
from kiosk.machine.doctor.checks.lockdown import judge_lock, lock_facts
from kiosk.machine.doctor.checks.permissions import judge_permissions, permission_facts
from kiosk.machine.doctor.checks.printer import judge_printer, printer_facts
from kiosk.machine.doctor.checks.screen import judge_screen, screen_facts
from kiosk.machine.doctor.checks.settings import judge_settings, settings_facts
from kiosk.machine.doctor.checks.terminal import judge_terminal, terminal_facts
from kiosk.machine.doctor.checks.unit import judge_unit, unit_facts
from kiosk.machine.doctor.examined_machine import Ask, ExaminedMachine, ask
from kiosk.machine.doctor.judgement import Judgement, see
from kiosk.machine.install.plan import FOOT_CONFIGURATION, UNIT
from kiosk.station.owner import become_owner_of
from kiosk.station.settings.layers import hold_settings
from kiosk.station.settings.places import SYSTEM_STATE, data_folder, state_folder

Look = Callable[[ExaminedMachine], Iterable[Judgement]]


class Subject(msgspec.Struct, frozen=True):
    """``name`` for scripts, ``title`` for people."""

    name: str
    title: str
    look: Look
    of_stations: bool = False
    """Left out where the machine is not installed as a station."""


AS_WHO_CALLED = (
    Subject("unit", N_("Poste"), lambda m: judge_unit(unit_facts(m))),
    Subject("lock", N_("Verrou"), lambda m: judge_lock(lock_facts(m)), of_stations=True),
    Subject("screen", N_("Écran du poste"), lambda m: judge_screen(screen_facts(m)), of_stations=True),
    Subject("terminal", N_("Terminal"), lambda m: judge_terminal(terminal_facts(m), station=m.station)),
    Subject("fonts", N_("Polices"), lambda m: judge_fonts(font_facts(m), station=m.station)),
    Subject("locale", N_("Codage"), lambda m: judge_locale(locale_facts(m))),
    Subject("settings", N_("Réglages"), lambda m: judge_settings(settings_facts(m), station=m.station)),
    Subject("permissions", N_("Droits"), lambda m: judge_permissions(permission_facts(m), station=m.station)),
    Subject("clock", N_("Horloge"), lambda m: judge_clock(clock_facts(m))),
    Subject("printer", N_("Imprimante"), lambda m: judge_printer(printer_facts(m))),
)
"""What root sees better."""
AS_THE_STATION = (
    Subject("disk", N_("Disque"), lambda m: judge_disk(disk_facts(m), station=m.station)),
    Subject("course", N_("Exercices"), lambda m: judge_course(course_facts(m))),
)
"""What counts is whether the station's own account can do it."""


def this_machine(
    environment: Mapping[str, str] = os.environ, root: Path = Path("/"), asking: Ask = ask
) -> ExaminedMachine:
    """The machine that the doctor is run on; writes nothing, raises nothing."""
    station = any(os.path.lexists(root / path.lstrip("/")) for path in (UNIT, FOOT_CONFIGURATION))
    held = hold_settings(environment)
    state = state_folder(environment)
    if station and not environment.get("KIOSK_DATA"):
        # the station's, and not that of an adviser who may not look into it
        state = root / str(SYSTEM_STATE).lstrip("/")
    named = environment.get("KIOSK_DATA") or held.settings.data
    data = data_folder(held.settings, environment) if named else state
    return ExaminedMachine(
        root=root,
        environment=environment,
        ask=asking,
        now=clock.now(),
        held=held,
        state=state,
        data=data,
        account=_account(state),
        station=station,
        settings_seen=held.file is None or not os.path.exists(held.file) or os.access(held.file, os.R_OK),
    )


def examine(machine: ExaminedMachine) -> Iterator[tuple[Subject, tuple[Judgement, ...]]]:
    """Each subject with its judgements, as they come. As root it becomes the station's account on the way, for good."""
    for subject in AS_WHO_CALLED:
        if machine.station or not subject.of_stations:
            yield subject, judged(subject, machine)
    problem = _as_the_station(machine)
    for subject in AS_THE_STATION:
        yield subject, (*problem, *judged(subject, machine))
        problem = ()


def judged(subject: Subject, machine: ExaminedMachine) -> tuple[Judgement, ...]:
    """What is found of one subject; a look that the machine does not let us have is told, and that is all."""
    try:
        return tuple(subject.look(machine))
    except (OSError, KioskError) as error:
        said = str(error) if isinstance(error, KioskError) else f"{error.strerror}: {error.filename or ''}".rstrip(": ")
        what = _("Cela ne se voit pas : {reason}.").format(reason=said)
        return (see(f"{subject.name}.seen", what, _("On ne sait pas si c'est en ordre."), "sudo kiosk doctor"),)


def _as_the_station(machine: ExaminedMachine) -> tuple[Judgement, ...]:
    try:
        become_owner_of(machine.state)
    except (KioskError, OSError) as error:
        why = _("Le disque est regardé avec un autre compte que celui du poste.")
        return (see("disk.account", str(error), why, _("Lancez cette commande avec ce compte.")),)
    return ()


def _account(state: Path) -> int:
    """Who owns the station's folder; whoever runs us where there is none, or none that can be seen."""
    try:
        return os.stat(state).st_uid
    except OSError:
        return os.geteuid()
