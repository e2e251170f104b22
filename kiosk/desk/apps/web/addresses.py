"""Web addresses as people type them."""

from __future__ import annotations

import re
from functools import lru_cache

from kiosk.text import fold


@lru_cache(maxsize=256)
def canonical(text: str) -> str:
    """The address that ``text`` writes, as ``https://host/path``; "" when it writes none.

    https:// or http:// (with a slip in its signs), www., capitals, blanks around and a slash at the end do not count.
    What stands after # does not count either.
    """
    bare = re.sub(r"^https?\s*[:;.,]?\s*/{0,3}(?=\S)", "", text.strip(), flags=re.IGNORECASE) or text.strip()
    bare = re.sub(r"^www[.,]", "", bare, flags=re.IGNORECASE).partition("#")[0]
    if not bare or any(c.isspace() for c in bare.partition("?")[0]):
        return ""
    front, _mark, query = bare.partition("?")
    host, _slash, path = front.partition("/")
    host, path = host.rstrip(".").lower(), re.sub(r"/{2,}", "/", path).strip("/").lower()
    if not re.fullmatch(r"[^\W_][\w\-]*(\.[\w\-]+)+", host):
        return ""
    return f"https://{host}" + (f"/{path}" if path else "") + (f"?{query}" if query else "")


def joined(site: str, to: str) -> str:
    """The address that a link ``to`` leads to from a site: a path of it (``/horaires``), or any address."""
    return canonical(f"{site.partition('?')[0]}/{to.lstrip('/')}") if to.startswith("/") else canonical(to)


@lru_cache(maxsize=256)
def key(address: str) -> str:
    """An address as it is looked up: no accents, a dot for a comma, nothing after ``?``."""
    return fold(address.partition("?")[0]).replace(",", ".")


def without_scheme(address: str) -> str:
    """An address as people say it."""
    return address.removeprefix("https://")
