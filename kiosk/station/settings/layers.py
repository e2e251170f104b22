"""The effective settings, in layers: built-in values, the settings file, what was chosen in the adviser's corner.

A broken settings file does not stop the station: the last copy that was valid takes its place.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import msgspec
from msgspec.structs import replace

from kiosk.course.keyboard.keys import LayoutName
from kiosk.disk import erase_file, write_whole
from kiosk.errors import translate_reason
from kiosk.i18n import _
from kiosk.regular_file import read_own, read_regular, read_start
from kiosk.station.settings.model import Language, Settings, TextSize, ThemeName
from kiosk.station.settings.places import find_settings_file, may_exist, state_folder

if TYPE_CHECKING:
    from kiosk.station.settings.cache import SettingsCache

LAST_GOOD_FILE = "last-good-settings.yaml"
CHOICES_FILE = "choices.yaml"
_MAX_SIZE = 64 * 1024
"""Bytes of either file: as much as is read of the settings file."""


class SettingChanges(TypedDict, total=False):
    """What can be chosen in the corner; a workshop without a day is for every day."""

    language: Language
    keyboard: LayoutName
    theme: ThemeName
    text_size: TextSize
    workshop: tuple[str, ...]
    workshop_day: str


class CornerChoices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was chosen in the corner, and on which day; None for what was not. The content of :data:`CHOICES_FILE`."""

    language: Language | None = None
    keyboard: LayoutName | None = None
    theme: ThemeName | None = None
    text_size: TextSize | None = None
    workshop: tuple[str, ...] | None = None
    workshop_day: str | None = None
    chosen_on: dict[str, str] = {}

    def chosen(self) -> SettingChanges:
        """Only what was chosen."""
        every = {name: getattr(self, name) for name in SettingChanges.__annotations__}
        return cast(SettingChanges, {name: value for name, value in every.items() if value is not None})


class SettingLayers(msgspec.Struct, frozen=True):
    """The effective settings, where each comes from, and problems for the adviser to read.

    ``base`` are the settings without the corner's choices. ``file`` is the settings file, and ``good_source`` its
    content where that is valid. ``pin_unknown``: the file exists, but the PIN in it cannot be read.
    """

    settings: Settings
    sources: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()
    base: Settings = Settings()
    file: Path | None = None
    good_source: bytes | None = None
    pin_unknown: bool = False


def read_layers(environment: Mapping[str, str], cache: SettingsCache | None = None) -> SettingLayers:
    """Read the settings as they are now; raises nothing and writes nothing.

    Files that are as in ``cache`` are not parsed again; it learns of those that were.
    """
    state = state_folder(environment)
    file = find_settings_file(environment)
    sources = dict.fromkeys(Settings.__struct_fields__, _("d'origine"))
    base, good_source, problems, pin_unknown = _read_file_layer(file, state / LAST_GOOD_FILE, sources, cache)
    choices, wrong = _read_choices(state / CHOICES_FILE, cache)
    for name in choices.chosen():
        day = choices.chosen_on.get(name, "")
        sources[name] = _("coin du conseiller, {day}").format(day=day) if day else _("coin du conseiller")
    return SettingLayers(
        apply_changes(base, choices.chosen()),
        sources,
        problems + wrong,
        base,
        file,
        good_source,
        pin_unknown,
    )


def save_good_copy(layers: SettingLayers, state: Path) -> tuple[str, ...]:
    """Keep a valid settings file for the day when it is broken; gives a problem where that is impossible.

    Nothing is written while the copy is up to date.
    """
    if layers.good_source is None:
        return ()
    copy = state / LAST_GOOD_FILE
    try:
        if read_own(copy, _MAX_SIZE) == layers.good_source:
            return ()
        write_whole(copy, layers.good_source)
    except OSError as error:
        problem = _("La copie des réglages ne peut pas être gardée : {reason}.")
        return (problem.format(reason=translate_reason(error)),)
    return ()


def apply_changes(settings: Settings, changes: SettingChanges) -> Settings:
    """``settings`` with ``changes``; a workshop takes its day along, which is every day unless it is named."""
    if "workshop" in changes:
        changes = {"workshop_day": "", **changes}
    return replace(settings, **changes)


def save_choices(state: Path, changes: SettingChanges, *, base: Settings, today: date) -> None:
    """Save ``changes`` in ``state`` for the next start, with what was chosen before.

    A choice that equals the settings without choices (``base``) is dropped, so that the settings file counts again.
    Raises OSError where it cannot be saved, and ValueError for what cannot be chosen.
    """
    before, _problems = _read_choices(state / CHOICES_FILE)
    if "workshop" in changes:
        changes = {"workshop_day": "", **changes}
    msgspec.convert(dict(changes), CornerChoices)
    chosen: dict[str, object] = {**before.chosen(), **changes}
    if all(chosen.get(name, getattr(base, name)) == getattr(base, name) for name in ("workshop", "workshop_day")):
        chosen.pop("workshop", None)
        chosen.pop("workshop_day", None)
    kept = {n: v for n, v in chosen.items() if n.startswith("workshop") or v != getattr(base, n)}
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


def _read_file_layer(
    file: Path | None, copy: Path, sources: dict[str, str], cache: SettingsCache | None
) -> tuple[Settings, bytes | None, tuple[str, ...], bool]:
    """(settings, the file's content where it is valid, problems, whether its PIN is unknown).

    Enters into ``sources`` where each setting comes from.
    """
    if file is None:
        return Settings(), None, (), False
    if cache is not None and (known := _find_in_cache(file, cache)) is not None:
        settings, source, lines = known
        _enter_lines(sources, file, lines)
        return settings, source, (), False
    # PyYAML is not loaded where there is no file, nor where it is as it was.
    from kiosk.station.settings.reading import parse_settings_file

    parsed = parse_settings_file(file)
    if parsed.settings is not None:
        _enter_lines(sources, file, parsed.lines())
        if cache is not None and parsed.source is not None:
            cache.keep("settings", parsed.source, parsed.settings, parsed.lines())
        return parsed.settings, parsed.source, (), False
    # A file that cannot be read may have a PIN that no copy has, chosen since.
    pin_unknown = may_exist(file) if parsed.source is None else b"pin" in parsed.source
    last = parse_settings_file(copy) if os.path.lexists(copy) and not os.path.islink(copy) else None
    if last is None or last.settings is None:
        fallback = _("Le poste suit les réglages d'origine.")
        return Settings(), None, (*parsed.problems, fallback), pin_unknown
    _enter_lines(sources, copy, last.lines())
    fallback = _("Le poste suit la dernière copie en ordre : {file}.").format(file=copy)
    return last.settings, None, (*parsed.problems, fallback), pin_unknown and not last.settings.pin


def _find_in_cache(file: Path, cache: SettingsCache) -> tuple[Settings, bytes, Mapping[str, int]] | None:
    """(settings, content, line of each) of a file that was parsed when it had this content."""
    try:
        source = read_start(file, _MAX_SIZE)
    except OSError:
        return None
    found = cache.find("settings", source, Settings)
    return (found[0], source, found[1]) if found is not None else None


def _enter_lines(sources: dict[str, str], file: Path, lines: Mapping[str, int]) -> None:
    for name, line in lines.items():
        sources[name] = f"{file}:{line}"


def _read_choices(path: Path, cache: SettingsCache | None = None) -> tuple[CornerChoices, tuple[str, ...]]:
    """(what was chosen, problems); nothing chosen where there is no file, or it is not valid."""
    try:
        source = read_regular(path, _MAX_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        return CornerChoices(), ()
    except OSError:
        return CornerChoices(), (_("{file} ne peut pas être lu.").format(file=path),)
    if cache is not None and (known := cache.find("choices", source, CornerChoices)) is not None:
        return known[0], ()
    from kiosk.station.settings.reading import read_settings_document

    read = read_settings_document(source, str(path), CornerChoices)
    if read.value is None:
        ignored = _("Les choix faits dans le coin du conseiller ne sont pas suivis.")
        return CornerChoices(), (*map(str, read.problems), ignored)
    choices: CornerChoices = read.value
    if cache is not None:
        cache.keep("choices", source, choices, {})
    return choices, ()
