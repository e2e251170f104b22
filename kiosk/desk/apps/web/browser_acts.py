"""What the browser's own controls do: address bar, tabs, bookmarks, finding in a page."""

from __future__ import annotations

from kiosk.course.text_field import TextField
from kiosk.desk.apps.web.addresses import canonical, key
from kiosk.desk.apps.web.blocks import Download
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.internet import words_of
from kiosk.desk.apps.web.navigation import (
    KEY,
    PAGE,
    address_shown,
    arrived,
    at,
    browsing_of,
    changing,
    going,
    internet_of_desk,
    title_of,
)
from kiosk.desk.changes import closed, focused, noticing, with_files, with_text, without_values
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import DOWNLOADS, document_named, name_of
from kiosk.desk.files.tree import added
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import free_name

ADDRESS, FIND = "web/address", "web/find/words"


def entered(desk: Desk, typed: str) -> Desk:
    """The desk after Enter in the address bar: the page of that address, or the results for these words."""
    if not typed.strip():
        return arrived(desk)
    internet = internet_of_desk(desk)
    return searching(desk, typed) if not canonical(typed) else going(desk, internet.leading(typed))


def searching(desk: Desk, words: str) -> Desk:
    """The desk with the results for ``words`` in the tab that is shown; what was searched is remembered."""
    address = internet_of_desk(desk).results_of(words)
    browsing = browsing_of(desk)
    desk = changing(without_values(desk, "web/page/engine/"), searched=(*browsing.searched, words_of(address))[-20:])
    return going(desk, address)


def reloaded(desk: Desk) -> Desk:
    """The desk after « Actualiser »: the same page, the address bar says where it is."""
    return noticing(arrived(desk), _("La page est rechargée."))


def new_tab(desk: Desk) -> Desk:
    """The desk with a new tab in front, on the home page, ready for an address."""
    internet = internet_of_desk(desk)
    return address_reached(arrived(at(desk, browsing_of(desk).opening(internet.home))))


def opened_in_tab(desk: Desk, address: str) -> Desk:
    """The desk with this page in a new tab, in front."""
    return arrived(at(desk, browsing_of(desk).opening(address)))


def to_tab(desk: Desk, id: int) -> Desk:
    """The desk with another tab in front."""
    browsing = browsing_of(desk)
    if browsing.front == id:
        return desk
    focus = desk.place.focus
    return focused(arrived(at(desk, replace(browsing, front=id))), focus)


def next_tab(desk: Desk) -> Desk:
    """The desk with the tab after the one in front, in a circle."""
    browsing = browsing_of(desk)
    ids = [tab.id for tab in browsing.tabs]
    return to_tab(desk, ids[(ids.index(browsing.tab.id) + 1) % len(ids)])


def tab_closed(desk: Desk, id: int) -> Desk:
    """The desk without this tab; without the window when it was the last one."""
    browsing = browsing_of(desk)
    if len(browsing.tabs) > 1:
        return arrived(at(desk, browsing.without(id)))
    internet = internet_of_desk(desk)
    fresh = browsing.opening(internet.home).without(browsing.tabs[0].id)
    return closed(arrived(at(desk, fresh)), KEY)


def bookmark_turned(desk: Desk) -> Desk:
    """The desk with the page shown among the bookmarks, or no more."""
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    address = address_shown(desk)
    if bookmarked(desk):
        left = tuple(b for b in browsing.bookmarks if key(b[1]) != key(address) or "?q=" in address)
        return noticing(changing(desk, bookmarks=left), _("La page n'est plus dans vos favoris."))
    name = title_of(internet, browsing, browsing.visit)
    taken = {known for known, _address in browsing.bookmarks}
    desk = changing(desk, bookmarks=(*browsing.bookmarks, (free_name(name, taken), address)))
    return noticing(desk, _("La page est dans vos favoris."))


def bookmarked(desk: Desk) -> bool:
    """Whether the page shown is among the bookmarks."""
    return any(key(address) == key(address_shown(desk)) for _name, address in browsing_of(desk).bookmarks)


def finding(desk: Desk, *, shown: bool) -> Desk:
    """The desk with the bar that looks for words in the page, or without."""
    desk = changing(desk, finding=shown, hit=-1)
    return focused(with_text(desk, FIND, "") if shown and desk.text(FIND) else desk, FIND if shown else PAGE)


def to_next_hit(desk: Desk, hits: list[str]) -> Desk:
    """The desk with the attention on the next place of the page that holds the words, so that it is seen."""
    hit = browsing_of(desk).hit + 1
    return focused(changing(desk, hit=hit), hits[hit % len(hits)]) if hits else desk


def address_reached(desk: Desk) -> Desk:
    """The desk with the whole address selected, so that typing takes its place."""
    if browsing_of(desk).typing:
        return focused(desk, ADDRESS)
    end = len(address_shown(desk))
    place = desk.place
    return replace(desk, place=replace(place, focus=ADDRESS, carets={**place.carets, ADDRESS: (end, 0)}))


def address_typed(desk: Desk, before: TextField) -> Desk:
    """The desk once something was typed in the address bar, which held ``before``."""
    if browsing_of(desk).typing:
        return desk
    text, old = desk.text(ADDRESS), before.text
    desk = changing(desk, typing=True)
    added = text.removeprefix(old)
    if not old or not text.startswith(old) or added[:1] in ("", "/", ".", "?"):
        return desk
    # Who types right behind the address of the page means another one: it takes its place.
    return with_text(desk, ADDRESS, added)


def password_answered(desk: Desk, *, keep: bool) -> Desk:
    """The desk after « Garder ce mot de passe ? »."""
    browsing = browsing_of(desk)
    kept = browsing.kept_passwords | {browsing.offered} if keep else browsing.kept_passwords
    said = _("Le mot de passe est gardé sur cet ordinateur.") if keep else _("Le mot de passe n'est pas gardé.")
    return noticing(changing(desk, kept_passwords=kept, offered=""), said)


def password_forgotten(desk: Desk, home: str) -> Desk:
    """The desk where the password of this site is kept no more."""
    kept = browsing_of(desk).kept_passwords - {home}
    return noticing(changing(desk, kept_passwords=kept), _("Le mot de passe n'est plus gardé."))


def downloaded(desk: Desk, block: Download) -> Desk:
    """The desk with the file of this block downloaded."""
    return document_downloaded(desk, block.file, document_named(block.file, block.text, block.picture))


def document_downloaded(desk: Desk, name: str, document: Document) -> Desk:
    """The desk with this document downloaded under a free name."""
    files, path = added(desk.files, DOWNLOADS, name, document)
    said = _("Le fichier « {name} » est dans le dossier Téléchargements.").format(name=name_of(path))
    return noticing(with_files(desk, files), said)
