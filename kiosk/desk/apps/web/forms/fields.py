"""The kinds of form fields, each with its validation and its canonical form of an answer."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from kiosk.desk.apps.web.forms.field import Field, FieldValue, FieldValues, digits_message
from kiosk.desk.apps.web.forms.parsing import digits, number_of, phone_digits
from kiosk.desk.values.dates import date_asked_for, date_problem
from kiosk.desk.values.email_addresses import address_problem
from kiosk.desk.values.kinds import ValueKind, same_value
from kiosk.desk.values.passwords import weakness
from kiosk.i18n import _
from kiosk.text import fold

Options = Annotated[tuple[str, ...], Meta(min_length=2, description="Les choix proposés.")]


class ShortText(Field, frozen=True, tag="text"):
    """A line of text; with ``digits``, a number with that many digits."""

    digits: Annotated[int, Meta(ge=0, le=20)] = 0

    def problem_in(self, text: str, others: FieldValues) -> str:
        return digits_message(text, self.digits) if self.digits else ""

    def normalized(self, answer: FieldValue | int) -> str:
        return (digits(str(answer)) if self.digits else "") or super().normalized(answer)


class LongText(Field, frozen=True, tag="long_text"):
    """A multi-line text."""


class Date(Field, frozen=True, tag="date"):
    """A date such as 05/09/1951; other common notations are accepted."""

    kind: ClassVar[ValueKind] = "date"

    def missing(self) -> str:
        return date_asked_for()

    def problem_in(self, text: str, others: FieldValues) -> str:
        return date_problem(text)


class Number(Field, frozen=True, tag="number"):
    """A number within optional bounds."""

    min: float | None = None
    max: float | None = None

    def missing(self) -> str:
        return _("Écrivez un nombre, avec des chiffres.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        number = number_of(text)
        if number is None:
            return self.missing()
        if self.min is not None and number < self.min:
            return _("Écrivez un nombre à partir de {least}.").format(least=_number(self.min))
        if self.max is not None and number > self.max:
            return _("Écrivez un nombre jusqu'à {most}.").format(most=_number(self.max))
        return ""

    def normalized(self, answer: FieldValue | int) -> str:
        number = number_of(str(answer))
        return super().normalized(answer) if number is None else _number(number)


class EmailAddress(Field, frozen=True, tag="email"):
    """An e-mail address."""

    kind: ClassVar[ValueKind] = "email"

    def missing(self) -> str:
        return _("Écrivez une adresse e-mail, comme camille@exemple.fr.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return address_problem(text)


class Phone(Field, frozen=True, tag="phone"):
    """A telephone number with 10 digits; spaces, dots and +33 are accepted."""

    def missing(self) -> str:
        return _("Écrivez les 10 chiffres du numéro.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        number = phone_digits(text)
        if number and not number.startswith("0"):
            return _("Le numéro commence par 0.")
        return digits_message(number or text, 10)

    def normalized(self, answer: FieldValue | int) -> str:
        return phone_digits(str(answer)) or super().normalized(answer)


class Postcode(Field, frozen=True, tag="postcode"):
    """A postal code of 5 digits."""

    def missing(self) -> str:
        return _("Écrivez les 5 chiffres du code postal.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        return digits_message(text, 5)

    def normalized(self, answer: FieldValue | int) -> str:
        return digits(str(answer)) or super().normalized(answer)


class Password(Field, frozen=True, tag="password"):
    """A password. ``strong``: at least 12 characters of four kinds. ``same_as``: the label of the field to repeat."""

    kind: ClassVar[ValueKind] = "password"

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

    def missing(self) -> str:
        return _("Cliquez sur Choisir un fichier.")

    def normalized(self, answer: FieldValue | int) -> str:
        return fold(str(answer).rpartition("/")[2])

    def displayed(self, answer: FieldValue) -> str:
        return str(answer).rpartition("/")[2] or "—"


class SmsCode(Field, frozen=True, tag="sms_code"):
    """A code that the telephone receives as soon as the field is displayed."""

    code: Annotated[str, Meta(pattern="^[0-9]{4,8}$|^$", description="Le code, entre guillemets.")] = ""
    from_: Annotated[str, Meta(description="Qui envoie le SMS.")] = msgspec.field(name="from", default="")

    def missing(self) -> str:
        return _("Écrivez le code reçu par SMS sur votre téléphone.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        if not self.code:
            return ""
        if len(digits(text)) != len(self.code):
            return digits_message(text, len(self.code))
        return "" if digits(text) == self.code else _("Regardez le SMS : le code est un peu différent.")

    def normalized(self, answer: FieldValue | int) -> str:
        return digits(str(answer)) or super().normalized(answer)


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


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value).replace(".", ",")
