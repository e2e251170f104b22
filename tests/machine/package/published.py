"""Published components, made in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.machine.package.wheels import Wheel, parse_wheel

MIT = "MIT License\n\nCopyright (c) 2014 Camille Martin\n\nPermission is hereby granted."


def published(
    name: str,
    version: str = "1.0",
    requires: Sequence[str] = (),
    files: Mapping[str, bytes] | None = None,
    facts: Sequence[str] = ("License-Expression: MIT",),
    licence: str = MIT,
    tag: str = "py3-none-any",
) -> Wheel:
    """A component of this name, with its licence and one module where ``files`` names none."""
    stem = f"{name}-{version}"
    head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *facts]
    head += [f"Requires-Dist: {one}" for one in requires]
    there = {
        f"{stem}.dist-info/METADATA": ("\n".join(head) + "\n\nAbout it.\n").encode(),
        f"{stem}.dist-info/RECORD": b"",
        f"{stem}.dist-info/WHEEL": b"Wheel-Version: 1.0\n",
        **({f"{stem}.dist-info/licenses/LICENSE": licence.encode()} if licence else {}),
        **({f"{name}/__init__.py": b""} if files is None else files),
    }
    return parse_wheel(f"{stem}-{tag}.whl", "0" * 64, there)
