"""A form on a page: which one it is, what its fields hold, which of its pages is displayed, and its codes by SMS."""

from __future__ import annotations

from zlib import crc32

import msgspec

from kiosk.desk.apps.phone import received
from kiosk.desk.apps.web.blocks import Form, FormPage, SignIn
from kiosk.desk.apps.web.browsing import Filling, replace
from kiosk.desk.apps.web.forms.field import Answer, Answers, Field
from kiosk.desk.apps.web.forms.fields import Radio, SmsCode, Tick, Upload
from kiosk.desk.apps.web.internet import Stand, sign_in_form
from kiosk.desk.apps.web.navigation import PAGE, at, browsing_of, changing, internet_of_desk, receipt_shown, stand_shown
from kiosk.desk.changes import focused, noticing
from kiosk.desk.controls import OPTION
from kiosk.desk.state import Desk
from kiosk.i18n import _


class OpenForm(msgspec.Struct, frozen=True):
    """A form where it stands. ``signs_in``: it is the one that signs in on the site."""

    stand: Stand
    index: int
    form: Form
    signs_in: bool = False

    @property
    def key(self) -> str:
        """Its name among all forms."""
        return f"{self.stand.address.removeprefix('https://')}#{self.index}"

    def id(self, sheet: int, field: int) -> str:
        """The node of a field."""
        return f"web/form/{self.key}/{sheet}/{field}"

    def answer(self, desk: Desk, sheet: int, field: int) -> Answer:
        """What a field holds."""
        asked = self.form.sheets[sheet].fields[field]
        id = self.id(sheet, field)
        if isinstance(asked, Tick):
            return desk.ticked(id, asked.ticked)
        answer = desk.text(id, asked.value)
        # A file that is no more there was thrown away, or has another name now.
        return "" if isinstance(asked, Upload) and answer and desk.files.document(answer) is None else answer

    def answers(self, desk: Desk) -> Answers:
        """What all fields hold, by label."""
        return {
            field.label: self.answer(desk, number, place)
            for number, sheet in enumerate(self.form.sheets)
            for place, field in enumerate(sheet.fields)
        }

    def filling(self, desk: Desk) -> Filling:
        """How far it is."""
        found = browsing_of(desk).filling(self.key)
        most = len(self.form.sheets) - (0 if self.form.summary else 1)
        return found if found.sheet <= most else replace(found, sheet=most)

    def at_summary(self, desk: Desk) -> bool:
        """Whether the summary is shown."""
        return self.filling(desk).sheet >= len(self.form.sheets)

    def sheet(self, desk: Desk) -> FormPage | None:
        """The page that is shown; None for the summary."""
        return None if self.at_summary(desk) else self.form.sheets[self.filling(desk).sheet]

    def message(self, desk: Desk, sheet: int, field: int) -> str:
        """What is missing in a field; "" for nothing."""
        asked = self.asked(sheet, field)
        return asked.message(self.answer(desk, sheet, field), self.answers(desk))

    def asked(self, sheet: int, field: int) -> Field:
        """The field, with the code that its SMS holds if it is one for that."""
        found: Field = self.form.sheets[sheet].fields[field]
        if isinstance(found, SmsCode) and not found.code:
            return replace(found, code=f"{crc32(self.id(sheet, field).encode()) % 900000 + 100000}")
        return found

    def missing(self, desk: Desk, sheet: int) -> list[int]:
        """The fields of a page where something is missing."""
        return [n for n in range(len(self.form.sheets[sheet].fields)) if self.message(desk, sheet, n)]


def to_sheet(desk: Desk, form: OpenForm, sheet: int) -> Desk:
    """The desk with this page of the form; what is missing is not said before one asks to go on."""
    sheet = max(0, sheet)
    filled = browsing_of(desk).with_filling(form.key, Filling(sheet))
    # Never on « Envoyer »: a key pressed once more must not send.
    return focused(at(desk, filled), _first_stop(desk, form, sheet) if sheet < len(form.form.sheets) else PAGE)


def _first_stop(desk: Desk, form: OpenForm, sheet: int) -> str:
    """The control that the keyboard begins with on a page of the form."""
    field, id = form.form.sheets[sheet].fields[0], form.id(sheet, 0)
    return f"{id}{OPTION}{desk.chosen(id, field.value) or field.options[0]}" if isinstance(field, Radio) else id


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


def delivered(desk: Desk) -> Desk:
    """The desk where each code that the page shown asks for has been sent once."""
    for form in forms_shown(desk):
        sheet = form.sheet(desk)
        for place, field in enumerate(sheet.fields if sheet else ()):
            if isinstance(field, SmsCode) and form.id(form.filling(desk).sheet, place) not in browsing_of(desk).codes:
                desk = sent_code(desk, form, form.filling(desk).sheet, place)
    return desk


def sent_code(desk: Desk, form: OpenForm, sheet: int, place: int) -> Desk:
    """The desk once the telephone got the code of this field."""
    field = form.asked(sheet, place)
    assert isinstance(field, SmsCode)
    text = _("Votre code est {code}. Ne le donnez à personne.").format(code=field.code)
    id, codes = form.id(sheet, place), browsing_of(desk).codes
    desk = changing(desk, codes={**codes, id: codes.get(id, 0) + 1})
    return noticing(received(desk, field.from_ or form.stand.site.title, text), _("Votre téléphone a reçu un SMS."))
