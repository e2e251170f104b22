"""The content of a station's configuration files: foot, console keyboard, print server, first settings. Pure."""

from __future__ import annotations

import json
import re
from functools import cache

import msgspec
from msgspec import inspect

from kiosk.station.settings.model import Settings

_SECTION = re.compile(r"^\[([a-z0-9:-]+)\]\s*$")
_BINDING = re.compile(r"^#?\s*([a-z][a-z0-9-]*)\s*=\s*(\[)?")
_ENDING = "-bindings"
_TEXT = "text-bindings"
"""Its entries are made up by users; foot ships none."""
OVERRIDE = "selection-override-modifiers"
"""While they are held, the mouse selects text and the program does not see it."""
NEVER_HELD = "Shift+Control+Mod1+Mod3+Mod4"
"""Mod3 is on no key of most layouts. With no modifier at all, foot 1.21 gives the program no mouse."""
EXPECTED = {
    "key-bindings": {"spawn-terminal", "clipboard-paste", "search-start", "show-urls-launch", "unicode-input"},
    "search-bindings": {"cancel", "clipboard-paste"},
    "url-bindings": {"cancel"},
    "mouse-bindings": {OVERRIDE, "primary-paste", "select-begin", "select-extend"},
}
"""Bindings that every list of foot 1.13 to 1.21 has; a list without them was truncated."""
_XKB_NAME = re.compile(r"^\s*(XKB[A-Z]+)=", re.ASCII)
_PRESERVE_JOBS = re.compile(r"^[ \t]*PreserveJobFiles\b.*$", re.IGNORECASE | re.MULTILINE)
_DISCARD_JOBS = "PreserveJobFiles No"
_SETTINGS_HEAD = """\
# Les réglages de ce poste. « kiosk settings » montre ce qui vaut, et d'où cela vient.
# Pour changer une ligne : enlevez le # du début, et écrivez une autre valeur.
# Le code du conseiller s'écrit avec « sudo kiosk pin ».

# {locked}
locked: true
"""
_NOT_BY_HAND = ("locked", "pin")


def disabled_bindings(example: str) -> dict[str, dict[str, str]]:
    """Section -> binding -> the value that disables it, for every binding of foot's example configuration.

    The example lists every option commented out with its default, below the header of its section. A binding that
    pipes text to a command names the command first, also where the key is none.
    """
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in example.splitlines():
        if head := _SECTION.match(line):
            section = head[1]
            if section.endswith(_ENDING) and section != _TEXT:
                found.setdefault(section, {})
        elif section in found and (entry := _BINDING.match(line)):
            found[section][entry[1]] = (
                NEVER_HELD if entry[1] == OVERRIDE else "[/bin/true] none" if entry[2] else "none"
            )
    return found


def missing_bindings(example: str) -> tuple[str, ...]:
    """Which of :data:`EXPECTED` the example lacks, as ``section.name``; empty where it is complete."""
    found = disabled_bindings(example)
    return tuple(
        f"{section}.{name}"
        for section, names in EXPECTED.items()
        for name in sorted(names.difference(found.get(section, ())))
    )


def harden_foot(base: str, example: str) -> str:
    """``base`` with every binding of ``example`` disabled.

    :data:`OVERRIDE` comes last of its section: foot rejects it while a binding that is still enabled uses one of these
    modifiers.
    """
    parts = [base.rstrip("\n")]
    for section, names in disabled_bindings(example).items():
        order = sorted(names, key=lambda name: name == OVERRIDE)
        parts.append("\n".join([f"[{section}]", *(f"{name}={names[name]}" for name in order)]))
    return "\n\n".join(parts) + "\n"


def set_console_layout(content: str, layout: str, variant: str) -> str:
    """``content`` of ``/etc/default/keyboard`` with this layout and variant; all else in it stays."""
    wanted = {"XKBLAYOUT": layout, "XKBVARIANT": variant}
    lines = content.splitlines()
    for number, line in enumerate(lines):
        named = _XKB_NAME.match(line)
        if named and named[1] in wanted:
            lines[number] = f'{named[1]}="{wanted[named[1]]}"'
    written = {named[1] for line in lines if (named := _XKB_NAME.match(line))}
    lines += [f'{name}="{value}"' for name, value in wanted.items() if name not in written]
    return "\n".join(lines) + "\n"


def discard_printed_jobs(content: str) -> str:
    """``content`` of ``/etc/cups/cupsd.conf`` with printed documents discarded; other lines stay."""
    if _PRESERVE_JOBS.search(content):
        return _PRESERVE_JOBS.sub(_DISCARD_JOBS, content)
    return f"{content.rstrip()}\n{_DISCARD_JOBS}\n".lstrip("\n")


@cache
def first_settings() -> bytes:
    """The settings file of a new station: locked, every other setting commented out with its meaning and default."""
    fields = inspect.type_info(Settings)
    assert isinstance(fields, inspect.StructType)
    parts: list[str] = []
    for field in fields.fields:
        described, kind = "", field.type
        if isinstance(kind, inspect.Metadata):
            described, kind = str((kind.extra_json_schema or {}).get("description", "")), kind.type
        if field.name == "locked":
            parts.insert(0, _SETTINGS_HEAD.format(locked=described))
        if field.name in _NOT_BY_HAND:
            continue
        if isinstance(kind, inspect.LiteralType):
            written = " | ".join(str(value) for value in sorted(kind.values, key=lambda v: v != field.default))
            described = f"{described.rstrip('.')} : {written}"
        value = json.dumps(msgspec.to_builtins(field.default), ensure_ascii=False)
        parts.append(f"# {described}\n# {field.name}: {value}\n")
    return "\n".join(parts).encode()
