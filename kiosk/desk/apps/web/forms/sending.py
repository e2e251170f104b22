"""Submission of a form page: validation, next page, summary, sending or signing in; and the receipt."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.blocks import Form
from kiosk.desk.apps.web.browsing import Filling, SentForm, replace
from kiosk.desk.apps.web.forms.field import Field, FieldValue, FieldValues
from kiosk.desk.apps.web.forms.fields import Password, SmsCode, Upload, field_labelled
from kiosk.desk.apps.web.forms.open_form import OpenForm, go_to_page
from kiosk.desk.apps.web.internet import PASSWORD_LABEL, SitePage
from kiosk.desk.apps.web.navigation import browsing_of, change_browsing, internet_of_desk, navigate, with_browsing
from kiosk.desk.changes import clear_values, forbid_undo, set_focus, show_notice
from kiosk.desk.state import Desk
from kiosk.desk.values.email_addresses import address_problem
from kiosk.desk.values.kinds import same_value
from kiosk.desk.values.passwords import password_difference
from kiosk.i18n import _, ngettext


def go_on(desk: Desk, form: OpenForm) -> Desk:
    """Go to the next page or the summary, or send; refused with errors while answers are not valid."""
    here = form.filling(desk).page
    last = len(form.form.all_pages) - 1
    if here <= last and (missing := form.missing(desk, here)):
        notice = ngettext("Il reste {count} case à compléter.", "Il reste {count} cases à compléter.", len(missing))
        asked = with_browsing(desk, browsing_of(desk).with_filling(form.key, Filling(here, True)))
        return show_notice(set_focus(asked, form.id(here, missing[0])), notice.format(count=len(missing)))
    if here < last or (here == last and form.form.summary):
        return go_to_page(desk, form, here + 1)
    for page in range(last):
        # undo or a deleted file may have made an earlier page invalid
        if form.missing(desk, page):
            return go_on(go_to_page(desk, form, page), form)
    return _sign_in(desk, form) if form.signs_in else _send(desk, form)


def known_passwords(desk: Desk, site_page: SitePage) -> dict[str, str]:
    """The present passwords of a site by identifier."""
    there = site_page.site.sign_in.accounts if site_page.site.sign_in else ()
    made = browsing_of(desk).accounts.get(site_page.home, {})
    return {one.identifier: one.password for one in there} | made


def _identifier(field: Field, typed: FieldValue, known: dict[str, str]) -> str:
    """The known identifier that the typed one writes, spaces apart; the typed one where there is none."""
    return next((one for one in known if _same_identifier(field, one, str(typed))), str(typed).strip())


def _same_identifier(field: Field, known: str, typed: str) -> bool:
    if "@" in known:
        return same_value("email", typed, known)
    return field.normalized(typed).replace(" ", "") == field.normalized(known).replace(" ", "")


def unmatched_message(desk: Desk, form: OpenForm, field: Field) -> str:
    """The sentence beside a field of the sign-in form whose answer is not that of an account."""
    answers, known = form.answers(desk), known_passwords(desk, form.site_page)
    label = form.form.all_pages[0].fields[0]
    identifier = _identifier(label, answers[label.label], known)
    if isinstance(field, Password) and identifier in known:
        return password_difference(str(answers[field.label]), known[identifier])
    if any("@" in one for one in known) and (problem := address_problem(str(answers[label.label]))):
        return problem
    return _("Ce compte n'existe pas ici. Regardez lettre par lettre.")


def _sign_in(desk: Desk, form: OpenForm) -> Desk:
    site_page, answers = form.site_page, form.answers(desk)
    label = form.form.all_pages[0].fields[0]
    known = known_passwords(desk, site_page)
    identifier = _identifier(label, answers[label.label], known)
    if identifier not in known or password_difference(str(answers[PASSWORD_LABEL]), known[identifier]):
        place = 0 if identifier not in known else 1
        filling = Filling(0, True, form.form.all_pages[0].fields[place].label)
        return set_focus(with_browsing(desk, browsing_of(desk).with_filling(form.key, filling)), form.id(0, place))
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    desk = change_browsing(
        forbid_undo(clear_values(desk, f"web/form/{form.key}/")),
        signed={**browsing.signed, site_page.home: identifier},
        fillings={key: filling for key, filling in browsing.fillings.items() if key != form.key},
        offered=site_page.home if internet.spec.asks_password else "",
    )
    wanted = internet.page_at(browsing.visit.address)
    then = joined(site_page.home, site_page.site.sign_in.then if site_page.site.sign_in else "/")
    # the private page that asked for signing in
    desk = navigate(desk, wanted.address if wanted and wanted.page.private else then)
    return show_notice(desk, _("La connexion est faite."))


def _send(desk: Desk, form: OpenForm) -> Desk:
    answers, what = form.answers(desk), form.form
    number = what.receipt.number or _receipt_number(form, answers)
    sent = SentForm(
        what.name,
        form.site_page.address,
        {label: _as_sent(desk, what, label, answer) for label, answer in answers.items()},
        number,
        what.receipt.title or _("C'est envoyé"),
        what.receipt.text,
        _receipt_text(form, answers, number),
    )
    browsing = browsing_of(desk)
    desk = forbid_undo(with_browsing(desk, replace(browsing, sent=(*browsing.sent, sent))))
    desk = go_to_page(desk, form, 0)
    # an answer in a form is newer than what was chosen before it
    desk = replace(desk, states={name: value for name, value in desk.states.items() if name not in answers})
    if what.receipt.text:
        sent = replace(sent, text=fill_placeholders(desk, what.receipt.text))
        desk = change_browsing(desk, sent=(*browsing.sent, sent))
    if what.account is not None:
        desk = _with_account(desk, form, answers)
    if what.then:
        desk = navigate(desk, joined(form.site_page.home, what.then))
        return show_notice(desk, _("C'est enregistré.")) if what.account else desk
    return navigate(desk, form.site_page.address, len(browsing.sent) + 1)


def _as_sent(desk: Desk, form: Form, label: str, answer: FieldValue) -> FieldValue:
    field = field_labelled(form.all_fields, label)
    return str(answer).rpartition("/")[2] if isinstance(field, Upload) else answer


def _with_account(desk: Desk, form: OpenForm, answers: FieldValues) -> Desk:
    opens = form.form.account
    assert opens is not None
    fields = form.form.all_fields
    identifier, password = field_labelled(fields, opens.identifier), field_labelled(fields, opens.password)
    if identifier is None or password is None:
        return desk
    browsing, home = browsing_of(desk), form.site_page.home
    if identifier.label not in answers or password.label not in answers:
        return desk
    name = _identifier(identifier, answers[identifier.label], known_passwords(desk, form.site_page))
    accounts = {**browsing.accounts.get(home, {}), name: str(answers[password.label])}
    return change_browsing(clear_values(desk, f"web/form/{form.key}/"), accounts={**browsing.accounts, home: accounts})


def _receipt_number(form: OpenForm, answers: FieldValues) -> str:
    """A number derived from the answers: the same answers give the same number."""
    letters = "".join(c for c in form.form.name.upper() if c.isascii() and c.isalpha())[:3] or "REC"
    return f"{letters}-{crc32(repr(sorted(answers.items())).encode()) % 90000 + 10000}"


def summary_lines(form: OpenForm, answers: FieldValues) -> list[tuple[int, str]]:
    """Each answer as « label : answer », with the number of its page."""
    lines: list[tuple[int, str]] = []
    for number, page in enumerate(form.form.all_pages):
        fields: tuple[Any, ...] = page.fields
        answered = [f for f in fields if f.label in answers and not isinstance(f, SmsCode)]
        lines += [(number, f"{_label_with_colon(f.label)} {f.displayed(answers[f.label])}") for f in answered]
    return lines


def _label_with_colon(label: str) -> str:
    """The label with a colon, or its own question mark."""
    return label if label.endswith("?") else f"{label} :"


def _receipt_text(form: OpenForm, answers: FieldValues, number: str) -> str:
    lines = [
        _("Accusé de réception"),
        form.site_page.site.title,
        form.form.name,
        _("Numéro : {number}").format(number=number),
    ]
    return "\n".join([*lines, *(line for _page, line in summary_lines(form, answers))])
