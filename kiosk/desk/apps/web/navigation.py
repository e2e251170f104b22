"""Which page the browser displays, and going to another one."""

from __future__ import annotations

from typing import cast

from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.browsing import Browsing, SentForm, Visit, replace
from kiosk.desk.apps.web.internet import SIGN_IN, Internet, SitePage, searched_words
from kiosk.desk.changes import set_focus, with_location
from kiosk.desk.state import Desk
from kiosk.i18n import _

KEY = "web"
PAGE, QUERY = "web/page", "web/page/engine/query"


def internet_of_desk(desk: Desk) -> Internet:
    """The pages of the exercise."""
    return cast(Internet, desk.content.programs[KEY])


def browsing_of(desk: Desk) -> Browsing:
    """Where the learner is on them."""
    return cast(Browsing, desk.place.programs[KEY])


def with_browsing(desk: Desk, browsing: Browsing) -> Desk:
    """Set the state of the browser (undo does not touch it)."""
    return with_location(desk, KEY, browsing)


def change_browsing(desk: Desk, **changes: object) -> Desk:
    """Change fields of the browser's state."""
    return with_browsing(desk, replace(browsing_of(desk), **changes))


def navigate(desk: Desk, address: str, sent: int = 0) -> Desk:
    """Open ``address`` in the current tab; ``sent`` is the number of a receipt, 0 for none."""
    internet = internet_of_desk(desk)
    site_page = internet.page_at(address)
    browsing = browsing_of(desk).with_visit(site_page.address if site_page else address, sent)
    return settle_on_page(with_browsing(desk, browsing))


def settle_on_page(desk: Desk) -> Desk:
    """Reset what belongs to the page before: the address bar, the find bar, the focus.

    The search engine waits for words, as it does everywhere.
    """
    waiting = browsing_of(desk).visit.address == internet_of_desk(desk).engine
    return set_focus(change_browsing(desk, typing=False, finding=False, hit=-1), QUERY if waiting else PAGE)


def move_in_history(desk: Desk, by: int) -> Desk:
    """Go ``by`` pages ahead in the history of the current tab, or back."""
    browsing = browsing_of(desk)
    tab = browsing.tab.moved_by(by)
    return desk if tab == browsing.tab else settle_on_page(with_browsing(desk, browsing.with_tab(tab)))


def displayed_page(internet: Internet, browsing: Browsing, visit: Visit) -> SitePage | None:
    """The page that a visit shows: the sign-in page in the place of a private one; None for none of a site."""
    site_page = internet.page_at(visit.address)
    if (
        site_page is None
        or not site_page.page.private
        or site_page.site.sign_in is None
        or site_page.home in browsing.signed
    ):
        return site_page
    return internet.page_at(joined(site_page.home, SIGN_IN)) or site_page


def displayed_receipt(browsing: Browsing, visit: Visit) -> SentForm | None:
    """The receipt that a visit shows, if it is one."""
    return browsing.sent[visit.sent - 1] if 0 < visit.sent <= len(browsing.sent) else None


def displayed_address(desk: Desk) -> str:
    """What the address bar says."""
    visit = browsing_of(desk).visit
    site_page = displayed_page(internet_of_desk(desk), browsing_of(desk), visit)
    return site_page.address if site_page else visit.address


def tab_title(internet: Internet, browsing: Browsing, visit: Visit) -> str:
    """What a tab says of the page that it shows."""
    if internet.is_engine(visit.address):
        words = searched_words(visit.address)
        return f"{words} - {internet.spec.search.name}" if words else internet.spec.search.name
    site_page = displayed_page(internet, browsing, visit)
    return site_page.title if site_page else _("Page absente")
