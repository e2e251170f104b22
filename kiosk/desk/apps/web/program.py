"""The browser (Internet): dispatches acts on its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.web import browser_acts
from kiosk.desk.apps.web.addresses import canonical
from kiosk.desk.apps.web.browser_acts import ADDRESS, FIND
from kiosk.desk.apps.web.browser_view import TAB, window_nodes
from kiosk.desk.apps.web.browsing import Browsing, Tab, Visit, replace
from kiosk.desk.apps.web.choosing import BOX, GO
from kiosk.desk.apps.web.forms.open_form import deliver_codes, displayed_forms
from kiosk.desk.apps.web.forms.sending import go_on
from kiosk.desk.apps.web.goals import GOALS
from kiosk.desk.apps.web.internet import Internet, build_internet
from kiosk.desk.apps.web.navigation import KEY, PAGE, QUERY, change_browsing, move_in_history, settle_on_page
from kiosk.desk.apps.web.other_look import MORE, MORE_ENTRIES, OTHER_LABELS
from kiosk.desk.apps.web.page_view import close_popup
from kiosk.desk.apps.web.printing import leave_print_options, show_print_options
from kiosk.desk.apps.web.rendering import Renderer
from kiosk.desk.apps.web.searching import search_from_page
from kiosk.desk.apps.web.spec import WebSpec
from kiosk.desk.changes import put_on_clipboard, show_window, with_value
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.shell.desktop import open_menu
from kiosk.desk.state import Desk, Dialog, DialogAnswer, TextClip
from kiosk.i18n import N_
from kiosk.yaml.problems import YamlPath

RECEIPT_NUMBER = "Numéro"
"""The name under which texts quote the number of the last receipt."""


class WebProgram(Program[WebSpec, Internet, Browsing]):
    """One window. The pages never change: only the browser's state does."""

    key = KEY
    name = N_("Internet")
    picture = "soleil"
    icon = "web"
    opens_links = "https:"
    spec = WebSpec
    other_labels = OTHER_LABELS
    goals: ClassVar[tuple[type[Goal], ...]] = GOALS

    def start(self, spec: WebSpec) -> tuple[Internet, Browsing]:
        internet = build_internet(spec)
        addresses = [internet.resolve(one) for one in spec.open] or [internet.home]
        tabs = tuple(Tab(number, (Visit(address),)) for number, address in enumerate(addresses, 1))
        signed = {canonical(s.address): s.sign_in.already for s in spec.sites if s.sign_in and s.sign_in.already}
        bookmarks = tuple((name, canonical(to)) for name, to in spec.bookmarks.items())
        return internet, Browsing(tabs, tabs[-1].id, bookmarks, signed=signed)

    def open(self, desk: Desk, path: str = "") -> Desk:
        """Bring the browser to the front; with an address as ``path``, open it in a new tab."""
        desk = show_window(desk, KEY)
        return deliver_codes(browser_acts.open_in_new_tab(desk, canonical(path))) if canonical(path) else desk

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        return window_nodes(Renderer(desk))

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node) if node == ADDRESS:
                return browser_acts.focus_address_bar(desk)
            case Clicked(node) if node == MORE:
                return open_menu(desk, node, MORE_ENTRIES)
            case Clicked(node):
                return self._click(desk, node)
            case Picked(node, entry):
                return deliver_codes(self._pick_entry(desk, node, entry))
            case Pressed(key):
                return deliver_codes(self._press_key(desk, key))
            case _:
                return desk

    def on_edit(self, desk: Desk, node: str, before: TextField) -> Desk:
        if node == ADDRESS:
            return browser_acts.on_address_edit(desk)
        if node == FIND:
            return change_browsing(desk, hit=0)
        for form in displayed_forms(desk):
            filling = form.filling(desk)
            if filling.unmatched and node.startswith(f"web/form/{form.key}/"):
                return self.with_location(
                    desk, self.location_of(desk).with_filling(form.key, replace(filling, unmatched=""))
                )
        return desk

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        renderer = self._rendered(desk)
        if node in renderer.links:
            kept = (Label.REMOVE_BOOKMARK,) if node.startswith(browser_acts.BOOKMARK) else ()
            return (Label.OPEN_IN_NEW_TAB, Label.COPY_LINK, *kept)
        return (Label.FIND_IN_PAGE, Label.PRINT_PAGE) if node == PAGE else ()

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        field = dialog.purpose.removeprefix("file ")
        if answer.path and field != dialog.purpose:
            return with_value(desk, field, answer.path)
        return desk

    def answers(self, desk: Desk) -> Iterator[tuple[str, str]]:
        for sent in reversed(self.location_of(desk).sent):
            yield from ((label, answer) for label, answer in sent.answers.items() if isinstance(answer, str))
            yield RECEIPT_NUMBER, sent.number

    def answer_names(self, spec: WebSpec) -> Iterator[str]:
        from kiosk.desk.apps.web import texts  # for who checks: a person's process never holds it

        yield RECEIPT_NUMBER
        yield from texts.answer_names(spec)

    def texts(self, spec: WebSpec) -> Iterator[tuple[YamlPath, str]]:
        from kiosk.desk.apps.web import texts  # for who checks: a person's process never holds it

        yield from texts.texts(spec)

    def problems(self, spec: WebSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        from kiosk.desk.apps.web import lint  # the same

        yield from lint.problems(spec, desk)

    def _rendered(self, desk: Desk) -> Renderer:
        renderer = Renderer(desk)
        window_nodes(renderer)
        return renderer

    def _click(self, desk: Desk, node: str) -> Desk:
        action = self._rendered(desk).actions.get(node)
        return deliver_codes(action(desk)) if action else desk

    def _pick_entry(self, desk: Desk, node: str, entry: str) -> Desk:
        address = self._rendered(desk).links.get(node, "")
        match entry:
            case Label.OPEN_IN_NEW_TAB if address:
                return browser_acts.open_in_new_tab(desk, address)
            case Label.COPY_LINK if address:
                return put_on_clipboard(desk, TextClip(address))
            case Label.REMOVE_BOOKMARK:
                return browser_acts.remove_bookmark(desk, node.removeprefix(browser_acts.BOOKMARK))
            case Label.NEW_TAB:
                return browser_acts.new_tab(desk)
            case Label.FIND_IN_PAGE:
                return browser_acts.show_find_bar(desk)
            case Label.PRINT_PAGE:
                return show_print_options(desk)
            case _:
                return desk

    def _press_key(self, desk: Desk, key: str) -> Desk:
        focus, browsing = desk.place.focus, self.location_of(desk)
        match key:
            case "enter" if focus == ADDRESS:
                return browser_acts.open_typed_address(desk, desk.text(ADDRESS) if browsing.typing else "")
            case "enter" if focus == FIND:
                return self._click(desk, "web/find/next")
            case "enter" if focus == QUERY:
                return search_from_page(desk)
            case "enter" if focus.endswith(BOX):
                return self._click(desk, focus.removesuffix(BOX) + GO)
            case "enter":
                form = next((f for f in displayed_forms(desk) if focus.startswith(f"web/form/{f.key}/")), None)
                return go_on(desk, form) if form and not form.at_summary(desk) else desk
            case "escape" if browsing.printing:
                return leave_print_options(desk)
            case "escape" if browsing.finding:
                return self._click(desk, "web/find/close")
            case "escape" if focus == ADDRESS:
                return browser_acts.focus_address_bar(change_browsing(desk, typing=False))
            case "escape":
                return close_popup(desk)
            case "delete" if focus.startswith(TAB):
                return self._click(desk, focus.replace(TAB, "web/tab-close/", 1))
            case "f3" if browsing.finding:
                return self._click(desk, "web/find/next")
            case "ctrl+f" | "f3":
                return browser_acts.show_find_bar(desk)
            case "ctrl+l" | "alt+d":
                return browser_acts.focus_address_bar(desk)
            case "ctrl+t":
                return browser_acts.new_tab(desk)
            case "ctrl+w":
                return browser_acts.close_tab(desk, browsing.tab.id)
            case "ctrl+tab" | "ctrl+page_down":
                return browser_acts.next_tab(desk)
            case "ctrl+shift+tab" | "ctrl+page_up":
                return browser_acts.next_tab(desk, -1)
            case "f6":
                return browser_acts.focus_address_bar(desk) if focus != ADDRESS else settle_on_page(desk)
            case "ctrl+d":
                return browser_acts.toggle_bookmark(desk)
            case "ctrl+r" | "f5":
                return browser_acts.reload(desk)
            case "ctrl+p":
                return show_print_options(desk)
            case "alt+left" | "alt+right":
                return move_in_history(desk, -1 if key == "alt+left" else 1)
            case _:
                return desk
