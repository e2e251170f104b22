"""The terminal's configuration: no shortcut, no gesture, whatever the installed version of foot calls them. Pure."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^\[([a-z0-9:-]+)\]\s*$")
_ENTRY = re.compile(r"^#?\s*([a-z][a-z0-9-]*)\s*=\s*(\[)?")
_BINDINGS = "-bindings"
_FREE = "text-bindings"
"""Its entries are what people make up themselves; foot comes with none."""
OVERRIDE = "selection-override-modifiers"
"""Held, they keep the mouse from the program, so that text can be chosen with it."""
NEVER_HELD = "Shift+Control+Mod1+Mod3+Mod4"
"""Mod3 is on no key of most layouts. None would be held always: foot 1.21 then gives the program no mouse at all."""
EXPECTED = {
    "key-bindings": {"spawn-terminal", "clipboard-paste", "search-start", "show-urls-launch", "unicode-input"},
    "search-bindings": {"cancel", "clipboard-paste"},
    "url-bindings": {"cancel"},
    "mouse-bindings": {OVERRIDE, "primary-paste", "select-begin", "select-extend"},
}
"""What every list of foot 1.13 to 1.21 has; a list without them was cut short by somebody."""


def bindings(example: str) -> dict[str, dict[str, str]]:
    """Section -> each of its bindings with what takes it away, of the example configuration that comes with foot.

    There every option stands commented out with its default, below the head of its section.
    A binding that gives text to a command has the command before it, also where it is none.
    """
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in example.splitlines():
        if head := _SECTION.match(line):
            section = head[1]
            if section.endswith(_BINDINGS) and section != _FREE:
                found.setdefault(section, {})
        elif section in found and (entry := _ENTRY.match(line)):
            found[section][entry[1]] = (
                NEVER_HELD if entry[1] == OVERRIDE else "[/bin/true] none" if entry[2] else "none"
            )
    return found


def missing_bindings(example: str) -> tuple[str, ...]:
    """Which of :data:`EXPECTED` the list lacks, as ``section.name``; none where it can be relied on."""
    found = bindings(example)
    return tuple(
        f"{section}.{name}"
        for section, names in EXPECTED.items()
        for name in sorted(names.difference(found.get(section, ())))
    )


def hardened(base: str, example: str) -> str:
    """``base`` with every binding of ``example`` set to none.

    :data:`OVERRIDE` comes last of its section: foot does not take it beside a binding that it still knows and that has
    one of these modifiers.
    """
    parts = [base.rstrip("\n")]
    for section, names in bindings(example).items():
        order = sorted(names, key=lambda name: name == OVERRIDE)
        parts.append("\n".join([f"[{section}]", *(f"{name}={names[name]}" for name in order)]))
    return "\n\n".join(parts) + "\n"
