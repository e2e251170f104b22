"""Writing one setting into a settings file that a person wrote: every other line and comment stays as it is."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from kiosk.disk import make_folder, write_whole
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.regular_file import open_folder, read_start
from kiosk.station.settings import places
from kiosk.station.settings.places import find_settings_file, user_settings_file
from kiosk.station.settings.reading import ParsedSettings, parse_settings
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.tree import YamlMapping

_VALUE = r"""[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s#"'][^\r\n]*?)?(?P<comment>[ \t]+\#[^\r\n]*)?[ \t]*"""


def find_file_to_write(environment: Mapping[str, str]) -> Path:
    """The settings file that counts; where there is none, the system's for root and the user's for others."""
    current = find_settings_file(environment)
    if current is not None:
        return Path(os.path.realpath(current))
    return places.SYSTEM_SETTINGS_FILE if os.geteuid() == 0 else user_settings_file(environment)


def write_setting(file: Path, name: str, value: str) -> bool:
    """Write ``name: value`` into ``file``, whole or not at all; whether other accounts cannot read it.

    The system's file goes to the group of the station's account; a user's own is for that user alone; any other stays
    as it was. Raises :class:`KioskError`, and then the file is as it was.
    """
    try:
        before = file.stat() if os.path.lexists(file) else None
        heading = _("# Les réglages du poste : `kiosk settings` les montre.")
        source = read_start(file, MAX_BYTES) if before else heading.encode()
        mode, owner = _file_rights(file, before)
        if file == places.SYSTEM_SETTINGS_FILE:
            make_folder(file.parent, places.SYSTEM_SETTINGS_FOLDER_MODE)
        write_whole(file, set_in_source(source, name, value, str(file)), mode, owner)
    except PermissionError as error:
        what = _("Les réglages sont dans {file}.").format(file=file)
        raise KioskError(what, _("Lancez la même commande avec sudo.")) from error
    except OSError as error:
        what = _("{file} ne peut pas être écrit.").format(file=file)
        raise KioskError(what, translate_reason(error)) from error
    return not mode & stat.S_IROTH


def open_system_folder(file: Path) -> bool:
    """Let all accounts find the system's ``file``, if its folder is this account's; whether that was needed.

    A folder that is closed hides the file: whoever practises would follow the built-in settings, without a PIN.
    """
    if file != places.SYSTEM_SETTINGS_FILE:
        return False
    try:
        folder = open_folder(file.parent)
    except OSError:
        return False
    try:
        found = os.fstat(folder)
        mode = stat.S_IMODE(found.st_mode)
        wanted = mode | places.SYSTEM_SETTINGS_FOLDER_MODE
        if found.st_uid != os.geteuid() or mode == wanted:
            return False
        os.fchmod(folder, wanted)
        os.fsync(folder)
    except OSError:
        return False
    finally:
        os.close(folder)
    return True


def set_in_source(source: bytes, name: str, value: str, file: str) -> bytes:
    """``source`` with ``name: value`` in place of the line that sets it, else as a last line.

    Raises :class:`KioskError` where that would not be read as meant, with what to change first.
    """
    parsed = parse_settings(source, file)
    entry = parsed.tree.get(name) if isinstance(parsed.tree, YamlMapping) else None
    lines = source.decode(errors="surrogateescape").splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    line = f"{name}: {json.dumps(value, ensure_ascii=False)}"
    if entry is None:
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += end
        lines.append(line + end)
    elif found := re.fullmatch(rf"""(["']?){name}\1[ \t]*:{_VALUE}(?P<end>[\r\n]*)""", lines[entry.position.line - 1]):
        lines[entry.position.line - 1] = line + (found["comment"] or "") + found["end"]
    else:
        raise _not_editable(file)
    result = "".join(lines).encode(errors="surrogateescape")
    _verify_only_this_changed(parsed, parse_settings(result, file), name, value, file)
    return result


def _verify_only_this_changed(before: ParsedSettings, after: ParsedSettings, name: str, value: str, file: str) -> None:
    """Raise :class:`KioskError` unless only ``name`` has changed, and the file is valid."""
    if after.settings is None:
        # What was wrong before is reported with its place; else the file is laid out in a way that cannot be edited.
        raise KioskError("\n".join(before.problems)) if before.settings is None else _not_editable(file)
    if getattr(after.settings, name) != value:
        raise _not_editable(file)
    if before.settings is not None and after.settings != replace(before.settings, **{name: value}):
        raise _not_editable(file)


def _not_editable(file: str) -> KioskError:
    what = _("{file} n'a pas un réglage par ligne.").format(file=file)
    return KioskError(what, _("Écrivez chaque réglage sur une ligne à lui, puis recommencez."))


def _file_rights(file: Path, before: os.stat_result | None) -> tuple[int, tuple[int, int] | None]:
    """(mode, owner) for the file; no owner where it is this account's anyway, or cannot be changed."""
    if os.geteuid() != 0:
        if before is None or before.st_uid == os.geteuid():
            return 0o600, None
        return stat.S_IMODE(before.st_mode), None
    system = file == places.SYSTEM_SETTINGS_FILE
    group = _station_group()
    if system and group is not None:
        return places.STATION_SETTINGS_FILE_MODE, (0, group)
    if before is None:
        return 0o644 if system else 0o600, None
    return stat.S_IMODE(before.st_mode), (before.st_uid, before.st_gid)


def _station_group() -> int | None:
    """The group of the station's account, which owns its state folder; None where no station was installed."""
    try:
        status = os.stat(places.SYSTEM_STATE)
    except OSError:
        return None
    return status.st_gid if status.st_uid else None
