"""Which page the browser displays, and going to another one."""

from __future__ import annotations

from typing import cast

from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.browsing import Browsing, Sent, Visit, replace
from kiosk.desk.apps.web.internet import SIGN_IN, Internet, Stand, words_of
from kiosk.desk.changes import at_place, focused
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


def at(desk: Desk, browsing: Browsing) -> Desk:
    """The desk with the browser like this."""
    return at_place(desk, KEY, browsing)


def changing(desk: Desk, **changes: object) -> Desk:
    """The desk with these fields of the browser changed."""
    return at(desk, replace(browsing_of(desk), **changes))


def going(desk: Desk, address: str, sent: int = 0) -> Desk:
    """The desk with this page in the tab that is shown."""
    internet = internet_of_desk(desk)
    stand = internet.stand(address)
    browsing = browsing_of(desk).visiting(stand.address if stand else address, sent)
    return arrived(at(desk, browsing))


def arrived(desk: Desk) -> Desk:
    """The desk once another page is shown: its address in the bar, the keyboard's attention on the page.

    The search engine waits for words, as it does everywhere.
    """
    waiting = browsing_of(desk).visit.address == internet_of_desk(desk).engine
    return focused(changing(desk, typing=False, finding=False, hit=-1), QUERY if waiting else PAGE)


def moved(desk: Desk, by: int) -> Desk:
    """The desk so many pages ahead in the tab that is shown, or back."""
    browsing = browsing_of(desk)
    tab = browsing.tab.moved(by)
    return desk if tab == browsing.tab else arrived(at(desk, browsing.with_tab(tab)))


def stand_shown(internet: Internet, browsing: Browsing, visit: Visit) -> Stand | None:
    """The page that a visit shows: the sign-in page in the place of a private one; None for none of a site."""
    stand = internet.stand(visit.address)
    if stand is None or not stand.page.private or stand.site.sign_in is None or stand.home in browsing.signed:
        return stand
    return internet.stand(joined(stand.home, SIGN_IN)) or stand


def receipt_shown(browsing: Browsing, visit: Visit) -> Sent | None:
    """The receipt that a visit shows, if it is one."""
    return browsing.sent[visit.sent - 1] if 0 < visit.sent <= len(browsing.sent) else None


def address_shown(desk: Desk) -> str:
    """What the address bar says."""
    visit = browsing_of(desk).visit
    stand = stand_shown(internet_of_desk(desk), browsing_of(desk), visit)
    return stand.address if stand else visit.address


def title_of(internet: Internet, browsing: Browsing, visit: Visit) -> str:
    """What a tab says of the page that it shows."""
    if internet.is_engine(visit.address):
        words = words_of(visit.address)
        return f"{words} - {internet.spec.search.name}" if words else internet.spec.search.name
    stand = stand_shown(internet, browsing, visit)
    return stand.title if stand else _("Page absente")
