"""Internet: the simulated browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.web import browser_acts, lint
from kiosk.desk.apps.web.addresses import canonical
from kiosk.desk.apps.web.browser_acts import ADDRESS, FIND
from kiosk.desk.apps.web.browser_view import TAB, window_nodes
from kiosk.desk.apps.web.browsing import Browsing, Tab, Visit, replace
from kiosk.desk.apps.web.forms.open_form import delivered, forms_shown
from kiosk.desk.apps.web.forms.sending import onward
from kiosk.desk.apps.web.goals import GOALS
from kiosk.desk.apps.web.internet import Internet, internet_of
from kiosk.desk.apps.web.navigation import KEY, PAGE, QUERY, changing, moved
from kiosk.desk.apps.web.page_view import popup_closed
from kiosk.desk.apps.web.rendering import Sheet
from kiosk.desk.apps.web.searching import searched
from kiosk.desk.apps.web.spec import WebSpec
from kiosk.desk.changes import holding, noticing, opened, with_value
from kiosk.desk.goals import Goal, YamlPath
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.state import Answer, Desk, Dialog, TextClip
from kiosk.i18n import N_, _

OPEN_IN_TAB, COPY_LINK = "Ouvrir dans un nouvel onglet", "Copier l'adresse du lien"
FIND_HERE, PRINT_HERE = "Chercher dans la page", "Imprimer la page"


class WebProgram(Program[WebSpec, Internet, Browsing]):
    """One window; the pages of the exercise never change, where the learner is on them does."""

    key = KEY
    name = N_("Internet")
    picture = "soleil"
    icon = "web"
    spec = WebSpec
    goals: ClassVar[tuple[type[Goal], ...]] = GOALS

    def start(self, spec: WebSpec) -> tuple[Internet, Browsing]:
        internet = internet_of(spec)
        addresses = [internet.leading(one) for one in spec.open] or [internet.home]
        tabs = tuple(Tab(number, (Visit(address),)) for number, address in enumerate(addresses, 1))
        signed = {canonical(s.address): s.sign_in.already for s in spec.sites if s.sign_in and s.sign_in.already}
        bookmarks = tuple((name, canonical(to)) for name, to in spec.bookmarks.items())
        return internet, Browsing(tabs, tabs[-1].id, bookmarks, signed=signed)

    def open(self, desk: Desk, path: str = "") -> Desk:
        """The browser in front; with an address as ``path`` (a link in an e-mail), that page in a new tab."""
        desk = opened(desk, KEY)
        return delivered(browser_acts.opened_in_tab(desk, canonical(path))) if canonical(path) else desk

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        return window_nodes(Sheet(desk))

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node) if node == ADDRESS:
                return browser_acts.address_reached(desk)
            case Clicked(node):
                return self._clicked(desk, node)
            case Picked(node, entry):
                return delivered(self._picked(desk, node, entry))
            case Pressed(key):
                return delivered(self._pressed(desk, key))
            case _:
                return desk

    def edited(self, desk: Desk, node: str, before: TextField) -> Desk:
        if node == ADDRESS:
            return browser_acts.address_typed(desk, before)
        for form in forms_shown(desk):
            filling = form.filling(desk)
            if filling.unmatched and node.startswith(f"web/form/{form.key}/"):
                return self.going(desk, self.place_of(desk).with_filling(form.key, replace(filling, unmatched="")))
        return desk

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        sheet = self._sheet(desk)
        if node in sheet.links:
            return (OPEN_IN_TAB, COPY_LINK)
        return (FIND_HERE, PRINT_HERE) if node == PAGE else ()

    def answered(self, desk: Desk, dialog: Dialog, answer: Answer) -> Desk:
        field = dialog.purpose.removeprefix("file ")
        if answer.path and field != dialog.purpose:
            return with_value(desk, field, answer.path)
        return desk

    def texts(self, spec: WebSpec) -> Iterator[tuple[YamlPath, str]]:
        yield from lint.texts(spec)

    def problems(self, spec: WebSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from lint.problems(spec, desk)

    def _sheet(self, desk: Desk) -> Sheet:
        sheet = Sheet(desk)
        window_nodes(sheet)
        return sheet

    def _clicked(self, desk: Desk, node: str) -> Desk:
        deed = self._sheet(desk).deeds.get(node)
        return delivered(deed(desk)) if deed else desk

    def _picked(self, desk: Desk, node: str, entry: str) -> Desk:
        address = self._sheet(desk).links.get(node, "")
        match entry:
            case "Ouvrir dans un nouvel onglet" if address:
                return browser_acts.opened_in_tab(desk, address)
            case "Copier l'adresse du lien" if address:
                return holding(desk, TextClip(address))
            case "Chercher dans la page":
                return browser_acts.finding(desk, shown=True)
            case "Imprimer la page":
                return self._printed(desk)
            case _:
                return desk

    def _pressed(self, desk: Desk, key: str) -> Desk:
        focus, browsing = desk.place.focus, self.place_of(desk)
        match key:
            case "enter" if focus == ADDRESS:
                return browser_acts.entered(desk, desk.text(ADDRESS) if browsing.typing else "")
            case "enter" if focus == FIND:
                return self._clicked(desk, "web/find/next")
            case "enter" if focus == QUERY:
                return searched(desk)
            case "enter":
                form = next((f for f in forms_shown(desk) if focus.startswith(f"web/form/{f.key}/")), None)
                return onward(desk, form) if form and not form.at_summary(desk) else desk
            case "escape" if browsing.finding:
                return browser_acts.finding(desk, shown=False)
            case "escape" if focus == ADDRESS:
                return browser_acts.address_reached(changing(desk, typing=False))
            case "escape":
                return popup_closed(desk)
            case "delete" if focus.startswith(TAB):
                return self._clicked(desk, focus.replace(TAB, "web/tab-close/", 1))
            case "f3" if browsing.finding:
                return self._clicked(desk, "web/find/next")
            case "ctrl+f" | "f3":
                return browser_acts.finding(desk, shown=True)
            case "ctrl+l" | "alt+d":
                return browser_acts.address_reached(desk)
            case "ctrl+t":
                return browser_acts.new_tab(desk)
            case "ctrl+w":
                return browser_acts.tab_closed(desk, browsing.tab.id)
            case "ctrl+tab":
                return browser_acts.next_tab(desk)
            case "ctrl+d":
                return browser_acts.bookmark_turned(desk)
            case "ctrl+r" | "f5":
                return browser_acts.reloaded(desk)
            case "ctrl+p":
                return self._printed(desk)
            case "alt+left" | "alt+right":
                return moved(desk, -1 if key == "alt+left" else 1)
            case _:
                return desk

    def _printed(self, desk: Desk) -> Desk:
        printed = self.place_of(desk).printed | {self.place_of(desk).visit.address}
        return noticing(changing(desk, printed=printed), _("La page s'imprime."))
