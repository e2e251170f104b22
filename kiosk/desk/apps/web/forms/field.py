"""What every field of a form has: its label, whether it may stay empty, and the message about an answer."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.desk.apps.web.forms.parsing import digits
from kiosk.i18n import _, ngettext
from kiosk.text import fold

FieldLabel = Annotated[str, Meta(min_length=1, max_length=60, description="Ce qui est écrit à côté du champ.")]

FieldValue = str | bool
"""What a field holds: a text, an option, the path of a file, or whether a box is ticked."""
FieldValues = dict[str, FieldValue]
"""Answers by the labels of their fields."""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field. ``optional`` ones may stay empty; ``help`` stands in the empty field; ``value`` is there at first."""

    label: FieldLabel
    optional: bool = False
    help: str = ""
    value: str = ""

    @property
    def required(self) -> bool:
        """Whether it says « obligatoire »."""
        return not self.optional

    def message(self, answer: FieldValue, others: FieldValues) -> str:
        """What is missing in ``answer``, given the other answers; "" for nothing."""
        text = str(answer).strip() if isinstance(answer, str) else ""
        if not text:
            return self.missing() if self.required else ""
        return self.problem_in(text, others)

    def missing(self) -> str:
        """The message when nothing is written."""
        return _("Écrivez une réponse ici.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        """The message about a text that cannot be the answer; "" when it can."""
        return ""

    def normalized(self, answer: FieldValue | int) -> str:
        """``answer`` in one way of writing it."""
        return fold(str(answer))

    def displayed(self, answer: FieldValue) -> str:
        """``answer`` as the summary shows it."""
        return str(answer).strip() or "—"


def digits_message(text: str, wanted: int) -> str:
    """The message about a text that should be ``wanted`` digits; "" when it is."""
    found = digits(text)
    if not found:
        return _("Écrivez {count} chiffres, sans lettre.").format(count=wanted)
    if (left := wanted - len(found)) > 0:
        return ngettext("Il manque {count} chiffre.", "Il manque {count} chiffres.", left).format(count=left)
    if left < 0:
        return ngettext("Enlevez {count} chiffre.", "Enlevez {count} chiffres.", -left).format(count=-left)
    return ""
