"""Reading a settings file: each setting with its place, and every problem with its place and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.regular_file import read_start
from kiosk.station.pin import is_stored_pin
from kiosk.station.settings.model import Settings
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.problems import Position, Problem, problem_at
from kiosk.yaml.reading import YamlDocument, read_document
from kiosk.yaml.tree import YamlMapping, YamlNode, YamlScalar, find_position

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOM = b"\xef\xbb\xbf"
_PRINTER = re.compile(r"[^\s/#-][^\s/#]*")
"""A printer's name, as CUPS takes it; never what looks like an option."""


class ParsedSettings(msgspec.Struct, frozen=True):
    """One settings file; no settings where there is a problem. ``source`` is its content, where it could be read."""

    settings: Settings | None
    tree: YamlNode | None = None
    problems: tuple[str, ...] = ()
    source: bytes | None = None

    def position(self, *path: str | int) -> Position:
        """The place of a setting, or of an item of it."""
        return find_position(self.tree, path) if self.tree is not None else Position()

    def lines(self) -> Mapping[str, int]:
        """The line of each setting that the file names."""
        return {e.key: e.position.line for e in self.tree.entries} if isinstance(self.tree, YamlMapping) else {}


def read_settings(file: Path | None) -> Settings:
    """The settings of ``file``; the built-in ones for None, and for those that it does not name.

    Raises KioskError with every problem and its place.
    """
    if file is None:
        return Settings()
    parsed = parse_settings_file(file)
    if parsed.settings is None:
        raise KioskError("\n".join(parsed.problems))
    return parsed.settings


def parse_settings_file(file: Path) -> ParsedSettings:
    """Read and parse ``file``; raises nothing."""
    try:
        source = read_start(file, MAX_BYTES)
    except OSError:
        return ParsedSettings(None, problems=(_("{file} ne peut pas être lu.").format(file=file),))
    return parse_settings(source, str(file))


def parse_settings(source: bytes, file: str) -> ParsedSettings:
    """Parse ``source``, the content of ``file``; raises nothing."""
    read = read_settings_document(source, file, Settings)
    return ParsedSettings(read.value, read.tree, tuple(map(str, read.problems)), source)


def read_settings_document(source: bytes, file: str, kind: type[Any]) -> YamlDocument[Any]:
    """Parse a file as this ``kind`` of settings; the built-in ones where it has only comments."""
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in source.removeprefix(_BOM).splitlines()):
        return YamlDocument(file, kind())
    return read_document(source, kind, file, lambda tree: _find_value_problems(tree, file))


def _find_value_problems(tree: YamlNode, file: str) -> Iterator[tuple[str, Problem]]:
    """(setting, problem) of values whose form the model does not check."""
    for entry in tree.entries if isinstance(tree, YamlMapping) else ():
        value = entry.value.value if isinstance(entry.value, YamlScalar) else None
        position = entry.value.position
        match entry.key:
            case "pin" if not isinstance(value, str) or (value and not is_stored_pin(value)):
                what = _("le code du conseiller ne s'écrit pas à la main")
                yield entry.key, problem_at(file, entry.position, what, _("lancez : kiosk pin"))
            case "question_after" | "leave_after" | "keep_logbooks" if not _is_number_in_bounds(entry.key, value):
                least, most = _bounds(entry.key)
                unit = _("mois") if entry.key == "keep_logbooks" else _("secondes")
                raw = entry.value.raw if isinstance(entry.value, YamlScalar) else "…"
                what = _("« {raw} » n'est pas un nombre de {unit} possible ici").format(raw=raw, unit=unit)
                write = _("écrivez un nombre de {unit} entre {least} et {most}, sans l'unité")
                yield entry.key, problem_at(file, position, what, write.format(unit=unit, least=least, most=most))
            case "workshop_day" if isinstance(value, str) and value and not _is_day(value):
                what = _("« {raw} » n'est pas un jour").format(raw=value)
                yield entry.key, problem_at(file, position, what, _("écrivez par exemple 2027-01-31"))
            case "printer" if isinstance(value, str) and value and not _PRINTER.fullmatch(value):
                what = _("« {raw} » n'est pas le nom d'une imprimante").format(raw=value)
                yield entry.key, problem_at(file, position, what, _("lpstat -e dit les noms"))


def _bounds(setting: str) -> tuple[int, int]:
    """The least and the most that a whole number may be, as the model has them."""
    field = next(f for f in msgspec.structs.fields(Settings) if f.name == setting)
    (bounds,) = (meta for meta in field.type.__metadata__ if isinstance(meta, msgspec.Meta))
    assert isinstance(bounds.ge, int) and isinstance(bounds.le, int)
    return bounds.ge, bounds.le


def _is_number_in_bounds(setting: str, value: object) -> bool:
    least, most = _bounds(setting)
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False
