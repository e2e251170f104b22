"""The kinds of form fields, each with its validation and its canonical form of an answer."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from kiosk.desk.apps.web.forms.field import Field, FieldValue, FieldValues
from kiosk.desk.values.dates import date_asked_for, date_problem
from kiosk.desk.values.digits import digits_problem, postcode_problem
from kiosk.desk.values.email_addresses import address_problem
from kiosk.desk.values.kinds import ValueKind, same_value
from kiosk.desk.values.numbers import number_problem, number_request
from kiosk.desk.values.passwords import weakness
from kiosk.desk.values.phones import phone_problem
from kiosk.i18n import _
from kiosk.text import fold

Options = Annotated[tuple[str, ...], Meta(min_length=2, description="Les choix proposés.")]


class ShortText(Field, frozen=True, tag="text"):
    """A line of text; with ``digits``, a number with that many digits."""

    digits: Annotated[int, Meta(ge=0, le=20)] = 0

    @property
    def kind(self) -> ValueKind:
        return "digits" if self.digits else "answer"

    def problem_in(self, text: str, others: FieldValues) -> str:
        return digits_problem(text, self.digits) if self.digits else ""


class LongText(Field, frozen=True, tag="long_text"):
    """A multi-line text."""


class Date(Field, frozen=True, tag="date"):
    """A date such as 05/09/1951; other common notations are accepted."""

    @property
    def kind(self) -> ValueKind:
        return "date"

    def missing(self) -> str:
        return date_asked_for()

    def problem_in(self, text: str, others: FieldValues) -> str:
        return date_problem(text)


class Number(Field, frozen=True, tag="number"):
    """A number within optional bounds."""

    min: float | None = None
    max: float | None = None

    @property
    def kind(self) -> ValueKind:
        return "number"

    def missing(self) -> str:
        return number_request()

    def problem_in(self, text: str, others: FieldValues) -> str:
        return number_problem(text, self.min, self.max)


class EmailAddress(Field, frozen=True, tag="email"):
    """An e-mail address."""

    @property
    def kind(self) -> ValueKind:
        return "email"

    def missing(self) -> str:
        return _("Écrivez une adresse e-mail, comme camille@exemple.fr.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return address_problem(text)


class Phone(Field, frozen=True, tag="phone"):
    """A telephone number with 10 digits; spaces, dots and +33 are accepted."""

    @property
    def kind(self) -> ValueKind:
        return "phone"

    def missing(self) -> str:
        return _("Écrivez les 10 chiffres du numéro.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return phone_problem(text)


class Postcode(Field, frozen=True, tag="postcode"):
    """A postal code of 5 digits."""

    @property
    def kind(self) -> ValueKind:
        return "postcode"

    def missing(self) -> str:
        return _("Écrivez les 5 chiffres du code postal.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return postcode_problem(text)


class Password(Field, frozen=True, tag="password"):
    """A password. ``strong``: at least 12 characters of four kinds. ``same_as``: the label of the field to repeat."""

    @property
    def kind(self) -> ValueKind:
        return "password"

    strong: bool = False
    same_as: str = ""

    def missing(self) -> str:
        return _("Écrivez un mot de passe.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        if self.same_as and not same_value(self.kind, text, str(others.get(self.same_as, text))):
            return _("Écrivez le même mot de passe que dans « {label} ».").format(label=self.same_as)
        return weakness(text) if self.strong else ""

    def displayed(self, answer: FieldValue) -> str:
        return "•" * 8 if answer else "—"


class Tick(Field, frozen=True, tag="tick"):
    """A checkbox."""

    ticked: bool = False

    @property
    def required(self) -> bool:
        return False

    def message(self, answer: FieldValue, others: FieldValues) -> str:
        return ""

    def normalized(self, answer: FieldValue | int) -> str:
        return "oui" if answer is True else "non"

    def displayed(self, answer: FieldValue) -> str:
        return "oui" if answer is True else "non"


class Consent(Tick, frozen=True, tag="consent"):
    """A checkbox that must be ticked."""

    @property
    def required(self) -> bool:
        return True

    def message(self, answer: FieldValue, others: FieldValues) -> str:
        return "" if answer is True else _("Cochez cette case pour continuer.")


class Radio(Field, frozen=True, tag="radio"):
    """One of several options, all displayed."""

    options: Options = ()

    def missing(self) -> str:
        return _("Choisissez une réponse.")


class DropDown(Field, frozen=True, tag="list"):
    """An option of a drop-down list."""

    options: Options = ()

    def missing(self) -> str:
        return _("Choisissez une réponse dans la liste.")


class Upload(Field, frozen=True, tag="file"):
    """A file; ``endings`` limits the extensions offered."""

    endings: tuple[str, ...] = ()

    @property
    def kind(self) -> ValueKind:
        return "file_name"

    def missing(self) -> str:
        return _("Cliquez sur Choisir un fichier.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return "" if self.normalized(text).strip() else self.missing()

    def displayed(self, answer: FieldValue) -> str:
        return str(answer).rpartition("/")[2] or "—"


class SmsCode(Field, frozen=True, tag="sms_code"):
    """A code that the telephone receives as soon as the field is displayed."""

    code: Annotated[str, Meta(pattern="^[0-9]{4,8}$|^$", description="Le code, entre guillemets.")] = ""
    from_: Annotated[str, Meta(description="Qui envoie le SMS.")] = msgspec.field(name="from", default="")

    @property
    def kind(self) -> ValueKind:
        return "digits"

    def missing(self) -> str:
        return _("Écrivez le code reçu par SMS sur votre téléphone.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        if not self.code:
            return ""
        if problem := digits_problem(text, len(self.code)):
            return problem
        same = same_value(self.kind, text, self.code)
        return "" if same else _("Regardez le SMS : le code est un peu différent.")


AnyField = (
    ShortText
    | LongText
    | Date
    | Number
    | EmailAddress
    | Phone
    | Postcode
    | Password
    | Tick
    | Consent
    | Radio
    | DropDown
    | Upload
    | SmsCode
)


def field_labelled(fields: tuple[Any, ...], label: str) -> Field | None:
    """The field labelled ``label``, ignoring case and accents."""
    return next((f for f in fields if fold(f.label) == fold(label)), None)
