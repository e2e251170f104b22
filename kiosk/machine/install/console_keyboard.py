"""The keyboard of the text console, in Debian's ``/etc/default/keyboard``. Pure."""

from __future__ import annotations

import re

_NAME = re.compile(r"^\s*(XKB[A-Z]+)=", re.ASCII)


def with_layout(content: str, layout: str, variant: str) -> str:
    """``content`` with this layout and variant, every other line as it was; a line that is missing comes at the end."""
    wanted = {"XKBLAYOUT": layout, "XKBVARIANT": variant}
    lines = content.splitlines()
    for number, line in enumerate(lines):
        named = _NAME.match(line)
        if named and named[1] in wanted:
            lines[number] = f'{named[1]}="{wanted[named[1]]}"'
    written = {named[1] for line in lines if (named := _NAME.match(line))}
    lines += [f'{name}="{value}"' for name, value in wanted.items() if name not in written]
    return "\n".join(lines) + "\n"
