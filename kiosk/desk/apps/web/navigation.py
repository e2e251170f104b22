"""The displayed page, and navigation to another one."""

from __future__ import annotations

from typing import cast

from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.blocks import Block
from kiosk.desk.apps.web.browsing import Browsing, SentForm, Visit, replace
from kiosk.desk.apps.web.internet import SIGN_IN, Internet, SitePage, searched_words
from kiosk.desk.apps.web.spec import MenuLink
from kiosk.desk.changes import set_focus, show_notice, with_location
from kiosk.desk.state import Desk
from kiosk.i18n import _

KEY = "web"
PAGE, QUERY = "web/page", "web/page/engine/query"


def internet_of_desk(desk: Desk) -> Internet:
    """The pages of the exercise."""
    return cast(Internet, desk.content.programs[KEY])


def browsing_of(desk: Desk) -> Browsing:
    """The state of the browser."""
    return cast(Browsing, desk.place.programs[KEY])


def with_browsing(desk: Desk, browsing: Browsing) -> Desk:
    """Set the state of the browser; undo leaves it alone."""
    return with_location(desk, KEY, browsing)


def change_browsing(desk: Desk, **changes: object) -> Desk:
    """Change fields of the browser's state."""
    return with_browsing(desk, replace(browsing_of(desk), **changes))


def navigate(desk: Desk, address: str, sent: int = 0) -> Desk:
    """Open ``address`` in the current tab; ``sent`` is the number of a receipt, 0 for none."""
    internet = internet_of_desk(desk)
    site_page = internet.page_at(address)
    before = browsing_of(desk).visit
    browsing = browsing_of(desk).with_visit(site_page.address if site_page else address, sent)
    after = settle_on_page(with_browsing(desk, browsing))
    here = (displayed_address(desk), before.sent, before.form_pages)
    if here == (displayed_address(after), browsing.visit.sent, browsing.visit.form_pages):
        return show_notice(after, _("Cette page est déjà affichée."))
    return after


def settle_on_page(desk: Desk) -> Desk:
    """Reset what belonged to the previous page: the address bar, the find bar, the focus.

    On the search engine the focus goes to the search box.
    """
    waiting = browsing_of(desk).visit.address == internet_of_desk(desk).engine
    return set_focus(
        change_browsing(desk, typing=False, finding=False, hit=-1, printing=False), QUERY if waiting else PAGE
    )


def move_in_history(desk: Desk, by: int) -> Desk:
    """Move ``by`` pages in the history of the current tab; negative is back."""
    browsing = browsing_of(desk)
    tab = browsing.tab.moved_by(by)
    return desk if tab == browsing.tab else settle_on_page(with_browsing(desk, browsing.with_tab(tab)))


def displayed_page(internet: Internet, browsing: Browsing, visit: Visit) -> SitePage | None:
    """The page of a visit: the sign-in page instead of a private one; None where it is no page of a site."""
    site_page = internet.page_at(visit.address)
    if (
        site_page is None
        or not site_page.page.private
        or site_page.site.sign_in is None
        or site_page.home in browsing.signed
    ):
        return site_page
    return internet.page_at(joined(site_page.home, SIGN_IN)) or site_page


def is_shown(desk: Desk, part: Block | MenuLink) -> bool:
    """Whether a part of a page or of a site's menu is there now."""
    return part.when is None or part.when.holds(desk)


def displayed_receipt(browsing: Browsing, visit: Visit) -> SentForm | None:
    """The receipt of a visit; None where it displays a page."""
    return browsing.sent[visit.sent - 1] if 0 < visit.sent <= len(browsing.sent) else None


def displayed_address(desk: Desk) -> str:
    """The address of the current page, as the address bar displays it."""
    visit = browsing_of(desk).visit
    site_page = displayed_page(internet_of_desk(desk), browsing_of(desk), visit)
    return site_page.address if site_page else visit.address


def tab_title(internet: Internet, browsing: Browsing, visit: Visit) -> str:
    """The title of a tab."""
    if internet.is_engine(visit.address):
        words = searched_words(visit.address)
        return f"{words} - {internet.spec.search.name}" if words else internet.spec.search.name
    site_page = displayed_page(internet, browsing, visit)
    return site_page.title if site_page else _("Page absente")
