"""What the tab in front shows: which page of which site, which forms are on it."""

from __future__ import annotations

from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.blocks import Form, SignIn
from kiosk.desk.apps.web.browsing import Browsing, Sent, Visit
from kiosk.desk.apps.web.forms import OpenForm
from kiosk.desk.apps.web.internet import SIGN_IN, Internet, Stand, sign_in_form, words_of
from kiosk.desk.apps.web.sheet import browsing_of, internet_of_desk
from kiosk.desk.state import Desk
from kiosk.i18n import _


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


def open_forms(stand: Stand) -> tuple[OpenForm, ...]:
    """The forms of a page."""
    found = []
    for index, block in enumerate(stand.page.blocks):
        if isinstance(block, Form):
            found.append(OpenForm(stand, index, block))
        elif isinstance(block, SignIn):
            found.append(OpenForm(stand, index, sign_in_form(stand.site), signs_in=True))
    return tuple(found)


def forms_shown(desk: Desk) -> tuple[OpenForm, ...]:
    """The forms of the page that is shown; none where a receipt is."""
    browsing = browsing_of(desk)
    stand = stand_shown(internet_of_desk(desk), browsing, browsing.visit)
    return open_forms(stand) if stand and receipt_shown(browsing, browsing.visit) is None else ()
