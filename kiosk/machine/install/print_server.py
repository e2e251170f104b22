"""CUPS keeps no printed paper, in its ``/etc/cups/cupsd.conf``. Pure."""

from __future__ import annotations

import re

_KEPT = re.compile(r"^[ \t]*PreserveJobFiles\b.*$", re.IGNORECASE | re.MULTILINE)
_WANTED = "PreserveJobFiles No"


def without_printed_papers(content: str) -> str:
    """``content`` with this one directive; every other line as it was."""
    if _KEPT.search(content):
        return _KEPT.sub(_WANTED, content)
    return f"{content.rstrip()}\n{_WANTED}\n".lstrip("\n")
