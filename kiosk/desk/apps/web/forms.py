"""A form on a page: which one it is, what its fields hold, and what happens when its buttons are clicked."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import msgspec

from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.blocks import Form, FormPage
from kiosk.desk.apps.web.browsing import Filling, Sent, replace
from kiosk.desk.apps.web.field import Answer, Answers, Field
from kiosk.desk.apps.web.fields import Radio, SmsCode, Tick, Upload, field_labelled
from kiosk.desk.apps.web.internet import PASSWORD, Stand
from kiosk.desk.apps.web.sheet import PAGE, at, browsing_of, changing, going, internet_of_desk
from kiosk.desk.changes import focused, noticing, sealed, without_values
from kiosk.desk.controls import OPTION
from kiosk.desk.state import Desk
from kiosk.i18n import _, ngettext

SUMMARY = "Résumé"


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


def onward(desk: Desk, form: OpenForm) -> Desk:
    """The desk after « Suivant », or after the last button: the next page, the summary, sent; or what is missing."""
    here = form.filling(desk).sheet
    last = len(form.form.sheets) - 1
    if here <= last and (missing := form.missing(desk, here)):
        said = ngettext("Il reste {count} case à compléter.", "Il reste {count} cases à compléter.", len(missing))
        asked = at(desk, browsing_of(desk).with_filling(form.key, Filling(here, True)))
        return noticing(focused(asked, form.id(here, missing[0])), said.format(count=len(missing)))
    if here < last or (here == last and form.form.summary):
        return to_sheet(desk, form, here + 1)
    for sheet in range(last):
        # An undo, or a file thrown away, can take back what a page had.
        if form.missing(desk, sheet):
            return onward(to_sheet(desk, form, sheet), form)
    return _signed_in(desk, form) if form.signs_in else _sent(desk, form)


def known_passwords(desk: Desk, stand: Stand) -> dict[str, str]:
    """The passwords of a site by identifier, as they are now."""
    there = stand.site.sign_in.accounts if stand.site.sign_in else ()
    made = browsing_of(desk).accounts.get(stand.home, {})
    return {one.identifier: one.password for one in there} | made


def _identifier(field: Field, typed: Answer, known: dict[str, str]) -> str:
    """The identifier that was typed, as it is known (blanks do not count); itself when it is not."""

    def bare(text: str) -> str:
        return field.normal(text).replace(" ", "")

    return next((one for one in known if bare(one) == bare(str(typed))), str(typed).strip())


def _signed_in(desk: Desk, form: OpenForm) -> Desk:
    stand, answers = form.stand, form.answers(desk)
    label = form.form.sheets[0].fields[0]
    known = known_passwords(desk, stand)
    identifier = _identifier(label, answers[label.label], known)
    if known.get(identifier) != answers[PASSWORD]:
        place = 0 if identifier not in known else 1
        filling = Filling(0, True, form.form.sheets[0].fields[place].label)
        return focused(at(desk, browsing_of(desk).with_filling(form.key, filling)), form.id(0, place))
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    desk = changing(
        sealed(without_values(desk, f"web/form/{form.key}/")),
        signed={**browsing.signed, stand.home: identifier},
        fillings={key: filling for key, filling in browsing.fillings.items() if key != form.key},
        offered=stand.home if internet.spec.asks_password else "",
    )
    wanted = internet.stand(browsing.visit.address)
    then = joined(stand.home, stand.site.sign_in.then if stand.site.sign_in else "/")
    # A private page led here: it is what was asked for.
    desk = going(desk, wanted.address if wanted and wanted.page.private else then)
    return noticing(desk, _("Vous êtes connecté."))


def _sent(desk: Desk, form: OpenForm) -> Desk:
    answers, what = form.answers(desk), form.form
    number = what.receipt.number or _number(form, answers)
    sent = Sent(
        what.name,
        form.stand.address,
        {label: _kept(desk, what, label, answer) for label, answer in answers.items()},
        number,
        what.receipt.title or _("C'est envoyé"),
        what.receipt.text,
        _document(form, answers, number),
    )
    browsing = browsing_of(desk)
    desk = sealed(at(desk, replace(browsing, sent=(*browsing.sent, sent))))
    desk = at(desk, browsing_of(desk).with_filling(form.key, Filling()))
    if what.account is not None:
        desk = _with_account(desk, form, answers)
    if what.then:
        desk = going(desk, joined(form.stand.home, what.then))
        return noticing(desk, _("C'est enregistré.")) if what.account else desk
    return going(desk, form.stand.address, len(browsing.sent) + 1)


def _kept(desk: Desk, form: Form, label: str, answer: Answer) -> Answer:
    field = field_labelled(form.all_fields, label)
    return str(answer).rpartition("/")[2] if isinstance(field, Upload) else answer


def _with_account(desk: Desk, form: OpenForm, answers: Answers) -> Desk:
    opens = form.form.account
    assert opens is not None
    fields = form.form.all_fields
    identifier, password = field_labelled(fields, opens.identifier), field_labelled(fields, opens.password)
    if identifier is None or password is None:
        return desk
    browsing, home = browsing_of(desk), form.stand.home
    name = _identifier(identifier, answers[identifier.label], known_passwords(desk, form.stand))
    accounts = {**browsing.accounts.get(home, {}), name: str(answers[password.label])}
    return changing(without_values(desk, f"web/form/{form.key}/"), accounts={**browsing.accounts, home: accounts})


def _number(form: OpenForm, answers: Answers) -> str:
    """A number that is the same for the same answers."""
    letters = "".join(c for c in form.form.name.upper() if c.isascii() and c.isalpha())[:3] or "REC"
    return f"{letters}-{crc32(repr(sorted(answers.items())).encode()) % 90000 + 10000}"


def summary_lines(form: OpenForm, answers: Answers) -> list[tuple[int, str]]:
    """Each answer as « label : answer », with the number of its page."""
    lines: list[tuple[int, str]] = []
    for number, sheet in enumerate(form.form.sheets):
        fields: tuple[Any, ...] = sheet.fields
        lines += [(number, f"{f.label} : {f.shown(answers[f.label])}") for f in fields if not isinstance(f, SmsCode)]
    return lines


def _document(form: OpenForm, answers: Answers, number: str) -> str:
    lines = [
        _("Accusé de réception"),
        form.stand.site.title,
        form.form.name,
        _("Numéro : {number}").format(number=number),
    ]
    return "\n".join([*lines, *(line for _page, line in summary_lines(form, answers))])
