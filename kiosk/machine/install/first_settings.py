"""The settings file that a new station begins with: locked, and every setting there with what it means. Pure."""

from __future__ import annotations

import json
from functools import cache

import msgspec
from msgspec import inspect

from kiosk.station.settings.model import Settings

_HEAD = """\
# Les réglages de ce poste. « kiosk settings » montre ce qui vaut, et d'où cela vient.
# Pour changer une ligne : enlevez le # du début, et écrivez une autre valeur.
# Le code du conseiller s'écrit avec « sudo kiosk pin ».

# {locked}
locked: true
"""
_NOT_BY_HAND = ("locked", "pin")


@cache
def first_settings() -> bytes:
    """The file, read as the built-in settings of a locked station."""
    fields = inspect.type_info(Settings)
    assert isinstance(fields, inspect.StructType)
    parts: list[str] = []
    for field in fields.fields:
        described, kind = "", field.type
        if isinstance(kind, inspect.Metadata):
            described, kind = str((kind.extra_json_schema or {}).get("description", "")), kind.type
        if field.name == "locked":
            parts.insert(0, _HEAD.format(locked=described))
        if field.name in _NOT_BY_HAND:
            continue
        if isinstance(kind, inspect.LiteralType):
            written = " | ".join(str(value) for value in sorted(kind.values, key=lambda v: v != field.default))
            described = f"{described.rstrip('.')} : {written}"
        value = json.dumps(msgspec.to_builtins(field.default), ensure_ascii=False)
        parts.append(f"# {described}\n# {field.name}: {value}\n")
    return "\n".join(parts).encode()
