"""Addresses in a text that is read: of practice pages and of practice mailboxes, and no others."""

from __future__ import annotations

import re
from functools import lru_cache

MAILTO = "mailto:"
_HOST = r"(?:[\w-]+\.)*exemple\.fr(?![\w-]|\.\w)"
_EMAIL = rf"(?<![\w.+-])(?P<email>[\w.+-]+@{_HOST})"
_PAGE = rf"(?<![\w@./:-])(?:https?://)?{_HOST}(?:/[\w%/.?=&#-]*[\w%/=&#-])?"


@lru_cache(maxsize=256)
def find_links(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, what it leads to) of each address: an ``https`` address or ``mailto:`` with an e-mail address."""
    if "exemple.fr" not in text:
        return ()
    found = re.finditer(rf"{_EMAIL}|{_PAGE}", text)
    return tuple((*one.span(), f"{MAILTO}{one['email']}" if one["email"] else one[0]) for one in found)
