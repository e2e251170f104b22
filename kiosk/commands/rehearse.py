"""``kiosk rehearse``: the robot does the exercises, in memory or before the real program."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.answers import summarize_advice, summarize_problems
from kiosk.i18n import _, ngettext
from kiosk.text import escape_controls

if TYPE_CHECKING:
    from kiosk.course.catalogue import Catalogue
    from kiosk.course.files.reading import CourseFile
    from kiosk.course.keyboard.keys import LayoutName
    from kiosk.course.model import Exercise
    from kiosk.rehearsal.finding import Finding
    from kiosk.rehearsal.terminal import ListedExercise
    from kiosk.yaml.problems import Problem

    Readings = Sequence[CourseFile[Exercise]]

_SIZE = re.compile(r"([0-9]{2,3})x([0-9]{2,3})")
_MAX_JOBS = 8
_MAX_TRIES = 3


def rehearse() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Le robot fait les exercices, un par un, avec leurs solutions. Sans nom : tous."))
    @click.argument("names", metavar=_("[EXERCICE|CHEMIN …]"), nargs=-1)
    @click.option("--terminal", is_flag=True, help=_("Dans le vrai programme : lit l'écran, clique, écrit."))
    @click.option("--size", metavar=_("COLONNESxLIGNES"), default="100x28", show_default=True, callback=_size)
    @click.option(
        "--jobs",
        metavar=_("NOMBRE"),
        type=click.IntRange(1, _MAX_JOBS),
        default=2,
        show_default=True,
        help=_("Robots à la fois."),
    )
    @click.option(
        "--tries",
        metavar=_("NOMBRE"),
        type=click.IntRange(1, _MAX_TRIES),
        default=1,
        show_default=True,
        help=_("Essais d'un exercice dans le vrai programme, sur une machine chargée."),
    )
    def command(names: tuple[str, ...], terminal: bool, size: tuple[int, int], jobs: int, tries: int) -> None:
        from kiosk.errors import KioskError
        from kiosk.station.course.linting import bind_shipped, find_root
        from kiosk.station.course.loading import course_roots, load_catalogue
        from kiosk.station.settings.layers import read_layers
        from kiosk.station.settings.references import find_course_problems
        from kiosk.station.station import open_station

        try:
            station = open_station()
        except KioskError as error:
            raise click.ClickException(str(error)) from error
        own = [Path(folder) for folder in station.settings.exercises]
        roots = course_roots(own)
        paths = [_find_path(name, roots) for name in names]
        own += sorted({Path(find_root(str(path))) for path in paths} - {root.resolve() for root in roots})
        catalogue = load_catalogue(course_roots(own), station.data / "cache" / "rehearsal")
        readings = [_read(exercise, file) for exercise, file in _find_exercises(paths, catalogue)]
        playable = [reading for reading in readings if reading.value is not None]
        findings = _rehearse_on_screen(playable, catalogue, own, size, jobs, tries) if terminal else []
        broken = {finding.exercise for finding in findings}
        findings += [one for one in _rehearse_in_memory(playable) if one.exercise not in broken]
        found = [*(() if names else find_course_problems(read_layers(os.environ)))]
        found += [problem for reading in readings for problem in reading.problems]
        found += _find_needs_problems(playable, catalogue)
        broken = {finding.exercise for finding in findings}
        found += _find_reach_problems(playable, broken, station.settings.keyboard)
        found = list(bind_shipped(found))
        advice = [one for one in found if one.level == "advice"]
        problems = [str(one) for one in found if one.level == "problem"]
        left_out = [file for file in catalogue.left_out if not names or _is_in_folder(Path(file), paths)]
        problems += [_("{file} ne se lit pas : kiosk check dit pourquoi").format(file=file) for file in left_out]
        _report(playable, findings, problems, advice)
        sys.exit(1 if findings or problems else 0)

    return command


def _size(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(value)
    if found is None:
        raise click.BadParameter(_("écrivez par exemple 100x28"))
    return int(found[1]), int(found[2])


def _find_path(name: str, roots: Sequence[Path]) -> Path:
    """The file or folder that ``name`` is, or is the id of."""
    from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, WORDING_FILE
    from kiosk.station.course.folders import find_course_path

    found = find_course_path(name, roots)
    if found is None:
        raise click.ClickException(_("Il n'y a pas d'exercice « {name} ».").format(name=name))
    path = found.resolve()
    if not path.is_dir() and (path.suffix != EXERCISE_ENDING or path.name in (AREA_FILE, WORDING_FILE)):
        what = _("{file} n'est pas un exercice : écrivez un fichier qui finit par .yaml.")
        raise click.ClickException(what.format(file=name))
    return path


def _find_exercises(paths: Sequence[Path], catalogue: Catalogue) -> list[tuple[str, Path]]:
    """The id and file of each exercise that is in ``paths``, of all where there are none."""
    from kiosk.course.files.names import exercise_id

    if not paths:
        return [(entry.id, Path(entry.file)) for entry in catalogue.entries]
    chosen: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = {entry.id: Path(entry.file) for entry in catalogue.entries if _is_in_folder(entry.file, [path])}
            if not inside and not any(_is_in_folder(file, [path]) for file in catalogue.left_out):
                what = _("Il n'y a pas d'exercice dans le dossier {folder}.").format(folder=path)
                raise click.ClickException(what)
            chosen.update(inside)
            continue
        exercise = exercise_id(path.parent.name, path.name)
        entry = catalogue.find(exercise)
        if entry and not os.path.samefile(entry.file, path):
            raise click.ClickException(_("{file} porte déjà ce nom : changez l'un des deux.").format(file=entry.file))
        chosen[exercise] = Path(entry.file) if entry else path
    return list(chosen.items())


def _is_in_folder(file: Path | str, folders: Sequence[Path]) -> bool:
    return any(Path(file).resolve().is_relative_to(folder) for folder in folders if folder.is_dir())


def _find_needs_problems(chosen: Readings, catalogue: Catalogue) -> list[Problem]:
    """What the ``chosen`` exercises need and does not exist, and what they use and do not need, as check tells it."""
    from kiosk.course.lint.course import find_needs_problems
    from kiosk.rehearsal.prerequisites import prerequisite_problems

    files = {reading.id: reading for reading in chosen}
    course = [files.get(entry.id) or _read(entry.id, Path(entry.file)) for entry in catalogue.entries]
    known = {reading.id for reading in course}
    course += [reading for reading in chosen if reading.id not in known]
    wanted = {reading.file for reading in chosen}
    found = {*find_needs_problems(course), *prerequisite_problems(course)}
    return sorted(problem for problem in found if problem.file in wanted)


def _find_reach_problems(readings: Readings, broken: Container[str], keyboard: LayoutName) -> Iterator[Problem]:
    """What a person cannot type or click, as check tells it, in the exercises that are not ``broken``."""
    from kiosk.rehearsal.memory import reach_problems

    for reading in readings:
        if reading.id not in broken:
            yield from reach_problems(reading, keyboard)


def _read(exercise: str, file: Path) -> CourseFile[Exercise]:
    from kiosk.activities import KINDS
    from kiosk.course.files.reading import read_exercise
    from kiosk.regular_file import read_start
    from kiosk.yaml import MAX_BYTES

    relative = os.path.relpath(file)
    try:
        source = read_start(file, MAX_BYTES)
    except OSError as error:
        raise click.ClickException(_("{file} ne s'ouvre pas.").format(file=relative)) from error
    return read_exercise(exercise, source, KINDS, os.fspath(file) if relative.startswith("..") else relative)


def _rehearse_in_memory(readings: Readings) -> list[Finding]:
    from kiosk.rehearsal.memory import rehearse as rehearse_in_memory

    exercises = [reading.value for reading in readings if reading.value is not None]
    findings: list[Finding] = []
    with click.progressbar(exercises, file=sys.__stderr__, hidden=not sys.stderr.isatty()) as bar:
        for exercise in bar:
            findings += rehearse_in_memory(exercise)
    return findings


def _rehearse_on_screen(
    readings: Readings, catalogue: Catalogue, own: Sequence[Path], size: tuple[int, int], jobs: int, tries: int
) -> list[Finding]:
    """What fails in each of ``tries``; what took more than one is reported, since the cause may be ours."""
    from kiosk.rehearsal.terminal import ListedExercise

    titles = {area.id: area.title for area in catalogue.areas}
    exercises = [reading.value for reading in readings if reading.value is not None]
    listed = [ListedExercise(exercise, titles.get(exercise.area, exercise.area)) for exercise in exercises]
    findings: list[Finding] = []
    for number in range(tries):
        with (
            tempfile.TemporaryDirectory(prefix="kiosk-rehearse-") as folder,
            click.progressbar(length=len(listed), file=sys.__stderr__, hidden=not sys.stderr.isatty()) as bar,
        ):
            # a second try is one robot's alone, so that none waits for the other
            robots = jobs if number == 0 else 1
            findings = _run_robots(listed, Path(folder), own, size, robots, partial(bar.update, 1))
        again = {finding.exercise for finding in findings}
        listed = [one for one in listed if one.exercise.id in again]
        if not listed:
            break
        for finding in findings if number + 1 < tries else ():
            click.echo(_("Encore une fois : {finding}").format(finding=finding), err=True)
    return findings


def _run_robots(
    listed: Sequence[ListedExercise],
    folder: Path,
    own: Sequence[Path],
    size: tuple[int, int],
    jobs: int,
    advance: Callable[[], None],
) -> list[Finding]:
    """Share the exercises between ``jobs`` robots; ``advance`` is called in this thread after each of them."""
    from concurrent.futures import ThreadPoolExecutor
    from queue import Empty, SimpleQueue

    from kiosk.rehearsal.terminal import rehearse_in_terminal

    over: SimpleQueue[str] = SimpleQueue()
    stopped: list[bool] = []

    def on_done(exercise: Exercise) -> None:
        if stopped:
            raise KeyboardInterrupt
        over.put(exercise.id)

    with ThreadPoolExecutor(jobs) as pool:
        run = partial(rehearse_in_terminal, size=size, own=tuple(own), on_done=on_done)
        robots = [pool.submit(run, listed[n::jobs], folder / f"robot-{n}") for n in range(min(jobs, len(listed)))]
        try:
            while not all(robot.done() for robot in robots) or not over.empty():
                try:
                    over.get(timeout=0.1)
                except Empty:
                    continue
                advance()
        except KeyboardInterrupt:
            stopped.append(True)
            raise
    order = {one.exercise.id: place for place, one in enumerate(listed)}
    found = [finding for robot in robots for finding in robot.result()]
    return sorted(found, key=lambda finding: (order.get(finding.exercise, -1), finding.step))


def _report(
    readings: Readings, findings: Sequence[Finding], problems: Sequence[str], advice: Sequence[Problem]
) -> None:
    """Every finding with its place, the screen where there was one, and one line that sums up."""
    files = {reading.id: reading for reading in readings}
    for problem in (*problems, *map(str, advice)):
        click.echo(escape_controls(problem))
    for finding in findings:
        reading = files[finding.exercise]
        position = reading.position(*finding.path)
        click.echo(escape_controls(f"{reading.file}:{position.line}:{position.column}: {finding}"))
        if finding.screen:
            click.echo("".join(f"    {row}\n" for row in finding.screen.split("\n")))
    steps = sum(len(reading.value.steps) for reading in readings if reading.value is not None)
    done = ngettext("{n} exercice", "{n} exercices", len(readings)).format(n=len(readings))
    done += ", " + ngettext("{n} étape", "{n} étapes", steps).format(n=steps)
    left = len(findings) + len(problems)
    outcome = summarize_problems(left, none=_("tout se fait."))
    click.echo(f"{done} : {outcome} {summarize_advice(len(advice))}".rstrip())
