"""Actions of the browser's own controls: address bar, tabs, bookmarks, find bar, downloads."""

from __future__ import annotations

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.web.addresses import canonical, key
from kiosk.desk.apps.web.blocks import Download
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.internet import searched_words
from kiosk.desk.apps.web.navigation import (
    KEY,
    PAGE,
    browsing_of,
    change_browsing,
    displayed_address,
    internet_of_desk,
    navigate,
    settle_on_page,
    tab_title,
    with_browsing,
)
from kiosk.desk.changes import clear_values, close_window, move_caret, set_focus, show_notice, with_files, with_text
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import DOWNLOADS, document_named, name_of
from kiosk.desk.files.tree import add
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import free_name

ADDRESS, FIND = "web/address", "web/find/words"
BOOKMARK = "web/bookmark/"


def open_typed_address(desk: Desk, typed: str) -> Desk:
    """Open the typed address, or search for the typed words."""
    if not typed.strip():
        return settle_on_page(desk)
    internet = internet_of_desk(desk)
    return search_web(desk, typed) if not canonical(typed) else navigate(desk, internet.resolve(typed))


def search_web(desk: Desk, words: str) -> Desk:
    """Show the results for ``words`` in the current tab; the last 20 searches are kept."""
    address = internet_of_desk(desk).results_address(words)
    browsing = browsing_of(desk)
    desk = change_browsing(
        clear_values(desk, "web/page/engine/"), searched=(*browsing.searched, searched_words(address))[-20:]
    )
    return navigate(desk, address)


def reload(desk: Desk) -> Desk:
    """Reload the page; what was typed in the address bar is discarded."""
    return show_notice(settle_on_page(desk), _("La page est rechargée."))


def new_tab(desk: Desk) -> Desk:
    """Open a tab on the home page, its address bar empty and ready, as in every browser."""
    internet = internet_of_desk(desk)
    desk = settle_on_page(with_browsing(desk, browsing_of(desk).with_new_tab(internet.home)))
    return set_focus(with_text(change_browsing(desk, typing=True), ADDRESS, ""), ADDRESS)


def open_in_new_tab(desk: Desk, address: str) -> Desk:
    """Open ``address`` in a new tab, in front."""
    return settle_on_page(with_browsing(desk, browsing_of(desk).with_new_tab(address)))


def switch_tab(desk: Desk, id: int) -> Desk:
    """Bring a tab to the front; the focus stays where it is."""
    browsing = browsing_of(desk)
    if browsing.front == id:
        return desk
    focus = desk.place.focus
    return set_focus(settle_on_page(with_browsing(desk, replace(browsing, front=id))), focus)


def next_tab(desk: Desk, by: int = 1) -> Desk:
    """Bring the next tab to the front; after the last one comes the first. ``by`` is -1 for the one before."""
    browsing = browsing_of(desk)
    ids = [tab.id for tab in browsing.tabs]
    return switch_tab(desk, ids[(ids.index(browsing.tab.id) + by) % len(ids)])


def close_tab(desk: Desk, id: int) -> Desk:
    """Close a tab; closing the last one closes the window."""
    browsing = browsing_of(desk)
    if len(browsing.tabs) > 1:
        return settle_on_page(with_browsing(desk, browsing.without_tab(id)))
    internet = internet_of_desk(desk)
    fresh = browsing.with_new_tab(internet.home).without_tab(browsing.tabs[0].id)
    return close_window(settle_on_page(with_browsing(desk, fresh)), KEY)


def toggle_bookmark(desk: Desk) -> Desk:
    """Add the current page to the bookmarks, or remove it."""
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    address = displayed_address(desk)
    if is_bookmarked(desk):
        left = tuple(b for b in browsing.bookmarks if key(b[1]) != key(address) or "?q=" in address)
        return show_notice(change_browsing(desk, bookmarks=left), _("La page n'est plus dans vos favoris."))
    name = tab_title(internet, browsing, browsing.visit)
    taken = {known for known, _address in browsing.bookmarks}
    desk = change_browsing(desk, bookmarks=(*browsing.bookmarks, (free_name(name, taken), address)))
    return show_notice(desk, _("La page est dans vos favoris."))


def remove_bookmark(desk: Desk, name: str) -> Desk:
    """Remove the bookmark of this name."""
    left = tuple(one for one in browsing_of(desk).bookmarks if one[0] != name)
    return show_notice(change_browsing(desk, bookmarks=left), _("La page n'est plus dans vos favoris."))


def is_bookmarked(desk: Desk) -> bool:
    """Whether the current page is among the bookmarks."""
    return any(key(address) == key(displayed_address(desk)) for _name, address in browsing_of(desk).bookmarks)


def show_find_bar(desk: Desk) -> Desk:
    """Show the find bar, empty."""
    desk = change_browsing(desk, finding=True, hit=0, printing=False)
    return set_focus(with_text(desk, FIND, "") if desk.text(FIND) else desk, FIND)


def close_find_bar(desk: Desk, focus: str = PAGE) -> Desk:
    """Hide the find bar; ``focus`` is the text that it was at, from which Tab goes on."""
    return set_focus(change_browsing(desk, finding=False, hit=-1), focus)


def go_to_next_hit(desk: Desk) -> Desk:
    """Go to the next occurrence of the words, which scrolls it into view; after the last comes the first."""
    return change_browsing(desk, hit=browsing_of(desk).hit + 1)


def focus_address_bar(desk: Desk) -> Desk:
    """Focus the address bar, its text selected so that typing replaces it."""
    if browsing_of(desk).typing:
        return set_focus(desk, ADDRESS)
    return set_focus(move_caret(desk, ADDRESS, len(displayed_address(desk)), 0), ADDRESS)


def on_address_edit(desk: Desk) -> Desk:
    """Note that an address is being typed."""
    return desk if browsing_of(desk).typing else change_browsing(desk, typing=True)


def answer_password_question(desk: Desk, *, keep: bool) -> Desk:
    """Handle the answer to the question whether to keep the site's password."""
    browsing = browsing_of(desk)
    kept = browsing.kept_passwords | {browsing.offered} if keep else browsing.kept_passwords
    notice = _("Le mot de passe est gardé sur cet ordinateur.") if keep else _("Le mot de passe n'est pas gardé.")
    return show_notice(change_browsing(desk, kept_passwords=kept, offered=""), notice)


def forget_password(desk: Desk, home: str) -> Desk:
    """Remove the kept password of the site ``home``."""
    kept = browsing_of(desk).kept_passwords - {home}
    return show_notice(change_browsing(desk, kept_passwords=kept), _("Le mot de passe n'est plus gardé."))


def download(desk: Desk, block: Download) -> Desk:
    """Save the file of a download block in Téléchargements."""
    return download_document(
        desk, block.file, document_named(block.file, fill_placeholders(desk, block.text), block.picture)
    )


def download_document(desk: Desk, name: str, document: Document) -> Desk:
    """Save a document in Téléchargements under a free name."""
    files, path = add(desk.files, DOWNLOADS, name, document)
    notice = _("Le fichier « {name} » est dans le dossier Téléchargements.").format(name=name_of(path))
    return show_notice(with_files(desk, files), notice)
