"""The settings that hold, layer upon layer: built-in, the settings file, what was chosen in the adviser's corner.

A settings file that is broken is not in the way of the station: the last copy that was read well takes its place.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import msgspec
from msgspec.structs import replace

from kiosk.course.keyboards import LayoutName
from kiosk.disk import erase_file, write_whole
from kiosk.i18n import _
from kiosk.regular_file import read_own, read_regular
from kiosk.station.settings.model import Language, Settings, TextSize, ThemeName
from kiosk.station.settings.places import find_settings_file, may_exist, state_folder

if TYPE_CHECKING:
    from kiosk.station.settings.reading import Written

LAST_GOOD_FILE = "last-good-settings.yaml"
CHOICES_FILE = "choices.yaml"
_LARGEST = 64 * 1024
"""Bytes of either: as much as is read of the settings file."""


class Changes(TypedDict, total=False):
    """What may be chosen in the corner; a workshop without a day is for every day."""

    language: Language
    keyboard: LayoutName
    theme: ThemeName
    text_size: TextSize
    workshop: tuple[str, ...]
    workshop_day: str


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was chosen in the corner, and the day on which each was; None for what was not."""

    language: Language | None = None
    keyboard: LayoutName | None = None
    theme: ThemeName | None = None
    text_size: TextSize | None = None
    workshop: tuple[str, ...] | None = None
    workshop_day: str | None = None
    chosen_on: dict[str, str] = {}

    def made(self) -> Changes:
        """What was chosen, without what was not."""
        every = {name: getattr(self, name) for name in Changes.__annotations__}
        return cast(Changes, {name: value for name, value in every.items() if value is not None})


class Held(msgspec.Struct, frozen=True):
    """The settings that hold, where each comes from, and what is to be told to the adviser.

    ``below`` is what would hold had nothing been chosen in the corner. ``file`` is the settings file, and ``good``
    what stands in it, where it was read well. ``pin_unknown``: it is there, and nobody can say which PIN it holds.
    """

    settings: Settings
    sources: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()
    below: Settings = Settings()
    file: Path | None = None
    good: bytes | None = None
    pin_unknown: bool = False


def hold_settings(environment: Mapping[str, str]) -> Held:
    """The settings that hold now; raises nothing and writes nothing."""
    state = state_folder(environment)
    file = find_settings_file(environment)
    sources = dict.fromkeys(Settings.__struct_fields__, _("d'origine"))
    below, good, problems, pin_unknown = _file_layer(file, state / LAST_GOOD_FILE, sources)
    choices, wrong = _read_choices(state / CHOICES_FILE)
    for name in choices.made():
        day = choices.chosen_on.get(name, "")
        sources[name] = _("coin du conseiller, {day}").format(day=day) if day else _("coin du conseiller")
    return Held(changed(below, choices.made()), sources, problems + wrong, below, file, good, pin_unknown)


def keep_good_copy(held: Held, state: Path) -> tuple[str, ...]:
    """Keep what was read well for the day when it cannot be; what is to be told where that did not work.

    Nothing is written while the copy is as the file is.
    """
    if held.good is None:
        return ()
    copy = state / LAST_GOOD_FILE
    try:
        if read_own(copy, _LARGEST) == held.good:
            return ()
        write_whole(copy, held.good)
    except OSError as error:
        told = _("La copie des réglages ne peut pas être gardée : {reason}.")
        return (told.format(reason=error.strerror or type(error).__name__),)
    return ()


def changed(settings: Settings, changes: Changes) -> Settings:
    """``settings`` with ``changes``; a workshop takes its day along, which is every day unless it is named."""
    if "workshop" in changes:
        changes = {"workshop_day": "", **changes}
    return replace(settings, **changes)


def choose(state: Path, changes: Changes, *, below: Settings, today: date) -> None:
    """Keep ``changes`` in ``state`` for the next start, with what was chosen before.

    What is chosen as it is without any choice (``below``) is no choice any more, so that the file counts again.
    Raises OSError where it cannot be kept, and ValueError for what cannot be chosen.
    """
    before, _problems = _read_choices(state / CHOICES_FILE)
    if "workshop" in changes:
        changes = {"workshop_day": "", **changes}
    msgspec.convert(dict(changes), Choices)
    made: dict[str, object] = {**before.made(), **changes}
    if all(made.get(name, getattr(below, name)) == getattr(below, name) for name in ("workshop", "workshop_day")):
        made.pop("workshop", None)
        made.pop("workshop_day", None)
    kept = {n: v for n, v in made.items() if n.startswith("workshop") or v != getattr(below, n)}
    days = {name: today.isoformat() if name in changes else before.chosen_on.get(name, "") for name in kept}
    path = state / CHOICES_FILE
    if not kept:
        erase_file(path)
        return
    heading = _("Ce qui a été choisi dans le coin du conseiller. Cela compte plus que le fichier des réglages.")
    way_back = _("Effacez ce fichier pour revenir au fichier des réglages.")
    import json

    # A line of JSON is a line of YAML.
    lines = [f"{n}: {json.dumps(v, ensure_ascii=False)}\n" for n, v in {**kept, "chosen_on": days}.items()]
    write_whole(path, f"# {heading}\n# {way_back}\n{''.join(lines)}".encode())


def _file_layer(
    file: Path | None, copy: Path, sources: dict[str, str]
) -> tuple[Settings, bytes | None, tuple[str, ...], bool]:
    """(settings, the file's content where it is good, problems, whether the PIN in it is unknown), and where each
    setting comes from into ``sources``."""
    if file is None:
        return Settings(), None, (), False
    # PyYAML is not loaded where there is no file.
    from kiosk.station.settings.reading import read_written

    written = read_written(file)
    if written.settings is not None:
        _tell_lines(sources, file, written)
        return written.settings, written.source, (), False
    # What cannot be read may hold a PIN that no copy has: it was chosen since.
    pin_unknown = may_exist(file) if written.source is None else b"pin" in written.source
    last = read_written(copy) if os.path.lexists(copy) and not os.path.islink(copy) else None
    if last is None or last.settings is None:
        told = _("Le poste suit les réglages d'origine.")
        return Settings(), None, (*written.problems, told), pin_unknown
    _tell_lines(sources, copy, last)
    told = _("Le poste suit la dernière copie en ordre : {file}.").format(file=copy)
    return last.settings, None, (*written.problems, told), pin_unknown and not last.settings.pin


def _tell_lines(sources: dict[str, str], file: Path, written: Written) -> None:
    for name, line in written.lines().items():
        sources[name] = f"{file}:{line}"


def _read_choices(path: Path) -> tuple[Choices, tuple[str, ...]]:
    """(what was chosen, problems); nothing where the file is not there or not in order."""
    try:
        source = read_regular(path, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return Choices(), ()
    except OSError:
        return Choices(), (_("{file} ne peut pas être lu.").format(file=path),)
    from kiosk.station.settings.reading import read_settings_document

    read = read_settings_document(source, str(path), Choices)
    if read.value is None:
        told = _("Les choix faits dans le coin du conseiller ne sont pas suivis.")
        return Choices(), (*map(str, read.problems), told)
    choices: Choices = read.value
    return choices, ()
