"""A form on a page with its present answers and current page, and its codes by SMS."""

from __future__ import annotations

from zlib import crc32

import msgspec

from kiosk.desk.answers import fill_placeholders, known_answer
from kiosk.desk.apps.phone import receive_sms
from kiosk.desk.apps.web.blocks import Form, FormPage, SignIn
from kiosk.desk.apps.web.browsing import Filling, replace
from kiosk.desk.apps.web.forms.field import Field, FieldValue, FieldValues
from kiosk.desk.apps.web.forms.fields import Radio, SmsCode, Tick, Upload
from kiosk.desk.apps.web.internet import SitePage, sign_in_form
from kiosk.desk.apps.web.navigation import (
    PAGE,
    browsing_of,
    change_browsing,
    displayed_page,
    displayed_receipt,
    internet_of_desk,
    is_shown,
    with_browsing,
)
from kiosk.desk.changes import set_focus, show_notice
from kiosk.desk.controls import OPTION
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold


class OpenForm(msgspec.Struct, frozen=True):
    """A form on its page. ``signs_in``: it is the sign-in form of the site."""

    site_page: SitePage
    index: int
    form: Form
    signs_in: bool = False

    @property
    def key(self) -> str:
        """Its unique key."""
        return f"{self.site_page.address.removeprefix('https://')}#{self.index}"

    def id(self, page: int, field: int) -> str:
        """The node id of a field."""
        return f"web/form/{self.key}/{page}/{field}"

    def answer(self, desk: Desk, page: int, field: int) -> FieldValue:
        """The present answer in a field."""
        asked = self.form.all_pages[page].fields[field]
        id = self.id(page, field)
        if isinstance(asked, Tick):
            return desk.ticked(id, asked.ticked)
        answer = desk.text(id, self.initial(desk, page, field))
        # the file was deleted or renamed
        return "" if isinstance(asked, Upload) and answer and desk.files.document(answer) is None else answer

    def initial(self, desk: Desk, page: int, field: int) -> str:
        """What a field holds before anyone writes in it."""
        return fill_placeholders(desk, self.form.all_pages[page].fields[field].value)

    def shows(self, desk: Desk, page: int, field: int) -> bool:
        """Whether a field is displayed, given the answers before it."""
        when = self.form.all_pages[page].fields[field].when
        return all(self._is_answered(desk, (page, field), label, wanted) for label, wanted in when.items())

    def _is_answered(self, desk: Desk, before: tuple[int, int], label: str, wanted: object) -> bool:
        """Whether the field of this label, above or on a page ``before``, is there and has one of these answers."""
        options = wanted if isinstance(wanted, tuple) else (wanted,)
        for number, page in enumerate(self.form.all_pages):
            for place, field in enumerate(page.fields):
                if fold(field.label) == fold(label) and (number, place) < before:
                    answer = self.answer(desk, number, place)
                    return self.shows(desk, number, place) and any(_is_same(field, answer, one) for one in options)
        return any(fold(known_answer(desk, label)) == fold(str(one)) for one in options)

    def visible(self, desk: Desk, page: int) -> list[int]:
        """The indexes of the fields of a page that are there."""
        return [n for n in range(len(self.form.all_pages[page].fields)) if self.shows(desk, page, n)]

    def answers(self, desk: Desk) -> FieldValues:
        """The present answers by label, of the fields that are there."""
        return {
            page.fields[place].label: self.answer(desk, number, place)
            for number, page in enumerate(self.form.all_pages)
            for place in self.visible(desk, number)
        }

    def filling(self, desk: Desk) -> Filling:
        """The current page of the form, which is that of the visit, and its errors."""
        browsing = browsing_of(desk)
        most = len(self.form.all_pages) - (0 if self.form.summary else 1)
        page = min(browsing.visit.form_pages.get(self.key, 0), most)
        found = browsing.filling(self.key)
        return found if found.page == page else Filling(page)

    def at_summary(self, desk: Desk) -> bool:
        """Whether the summary is displayed."""
        return self.filling(desk).page >= len(self.form.all_pages)

    def current_page(self, desk: Desk) -> FormPage | None:
        """The current page; None at the summary."""
        return None if self.at_summary(desk) else self.form.all_pages[self.filling(desk).page]

    def message(self, desk: Desk, page: int, field: int) -> str:
        """The validation message of a field; "" where its answer is valid."""
        asked = self.field_at(page, field)
        return asked.message(self.answer(desk, page, field), self.answers(desk))

    def field_at(self, page: int, field: int) -> Field:
        """The field; one for an SMS code has the code that was sent."""
        found: Field = self.form.all_pages[page].fields[field]
        if isinstance(found, SmsCode) and not found.code:
            return replace(found, code=f"{crc32(self.id(page, field).encode()) % 900000 + 100000}")
        return found

    def missing(self, desk: Desk, page: int) -> list[int]:
        """The indexes of the fields of a page that are not valid."""
        return [n for n in self.visible(desk, page) if self.message(desk, page, n)]


def _is_same(field: Field, answer: FieldValue, wanted: object) -> bool:
    if isinstance(wanted, bool) or isinstance(answer, bool):
        return answer is wanted
    return field.normalized(answer) == field.normalized(str(wanted))


def go_to_page(desk: Desk, form: OpenForm, page: int) -> Desk:
    """Show a page of the form; its errors stay hidden until the learner tries to continue."""
    page = max(0, page)
    browsing = browsing_of(desk)
    filled = browsing.with_filling(form.key, Filling(page)).with_tab(browsing.tab.with_form_page(form.key, page))
    # never on « Envoyer »: a repeated key press must not send
    return set_focus(
        with_browsing(desk, filled), _first_stop(desk, form, page) if page < len(form.form.all_pages) else PAGE
    )


def _first_stop(desk: Desk, form: OpenForm, page: int) -> str:
    """The node of the first field of a page: for radio buttons, the chosen option or the first one."""
    first = next(iter(form.visible(desk, page)), None)
    if first is None:
        return PAGE
    field, id = form.form.all_pages[page].fields[first], form.id(page, first)
    return f"{id}{OPTION}{desk.chosen(id, field.value) or field.options[0]}" if isinstance(field, Radio) else id


def forms_on_page(site_page: SitePage) -> tuple[OpenForm, ...]:
    """The forms of a page, whether they are there now or not."""
    found = []
    for index, block in enumerate(site_page.page.blocks):
        if isinstance(block, Form):
            found.append(OpenForm(site_page, index, block))
        elif isinstance(block, SignIn):
            found.append(OpenForm(site_page, index, sign_in_form(site_page.site), signs_in=True))
    return tuple(found)


def displayed_forms(desk: Desk) -> tuple[OpenForm, ...]:
    """The forms of the current page; none on a receipt."""
    browsing = browsing_of(desk)
    site_page = displayed_page(internet_of_desk(desk), browsing, browsing.visit)
    if site_page is None or displayed_receipt(browsing, browsing.visit) is not None:
        return ()
    shown = site_page.page.blocks
    return tuple(form for form in forms_on_page(site_page) if is_shown(desk, shown[form.index]))


def deliver_codes(desk: Desk) -> Desk:
    """Send the codes that the current page asks for, each once."""
    for form in displayed_forms(desk):
        page = form.current_page(desk)
        number = form.filling(desk).page
        for place in form.visible(desk, number) if page else ():
            if (
                isinstance(form.field_at(number, place), SmsCode)
                and form.id(number, place) not in browsing_of(desk).codes
            ):
                desk = send_code(desk, form, number, place)
    return desk


def send_code(desk: Desk, form: OpenForm, page: int, place: int) -> Desk:
    """Send the code of a field to the telephone."""
    field = form.field_at(page, place)
    assert isinstance(field, SmsCode)
    text = _("Votre code est {code}. Ne le donnez à personne.").format(code=field.code)
    id, codes = form.id(page, place), browsing_of(desk).codes
    desk = change_browsing(desk, codes={**codes, id: codes.get(id, 0) + 1})
    return show_notice(
        receive_sms(desk, field.from_ or form.site_page.site.title, text), _("Votre téléphone a reçu un SMS.")
    )
