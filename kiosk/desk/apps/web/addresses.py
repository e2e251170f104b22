"""Web addresses as people type them."""

from __future__ import annotations

import re
from functools import lru_cache

from kiosk.text import fold


@lru_cache(maxsize=256)
def canonical(text: str) -> str:
    """The address meant by ``text``, as ``https://host/path``; "" when it is none.

    Ignored are https:// and http:// (with typos in their punctuation), www., case, surrounding spaces, a final slash
    and a fragment.
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
    """The target of a link ``to`` on a site: a path of the site (``/horaires``), or any address."""
    return canonical(f"{site.partition('?')[0]}/{to.lstrip('/')}") if to.startswith("/") else canonical(to)


@lru_cache(maxsize=256)
def key(address: str) -> str:
    """The lookup key of an address: no accents, commas as dots, nothing after ``?``."""
    return fold(address.partition("?")[0]).replace(",", ".")


def without_scheme(address: str) -> str:
    """An address without ``https://``, as people say it."""
    return address.removeprefix("https://")
