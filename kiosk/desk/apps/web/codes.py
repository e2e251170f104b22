"""Codes by SMS: a form that asks for one has it sent to the telephone at the side."""

from __future__ import annotations

from kiosk.desk.apps.phone import received
from kiosk.desk.apps.web.fields import SmsCode
from kiosk.desk.apps.web.forms import OpenForm
from kiosk.desk.apps.web.sheet import browsing_of, changing
from kiosk.desk.apps.web.shown import forms_shown
from kiosk.desk.changes import noticing
from kiosk.desk.state import Desk
from kiosk.i18n import _


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
