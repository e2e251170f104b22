"""The base of all form fields: label, validation messages, comparison of answers."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.desk.values.kinds import ValueKind, normalize_value
from kiosk.i18n import _

FieldLabel = Annotated[str, Meta(min_length=1, max_length=60, description="Ce qui est écrit à côté du champ.")]

FieldValue = str | bool
"""A text, an option, the path of a file, or whether a box is ticked."""
FieldValues = dict[str, FieldValue]
"""Answers by the label of their field."""


Answers = Annotated[
    dict[str, str | bool | int | tuple[str, ...]],
    Meta(description="Quand ce champ est là : {Situation: En couple}, d'après les réponses d'avant."),
]


class Dependent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is there only with certain answers in fields before it, by their labels; of a list, one is enough."""

    when: Answers = {}


class Field(Dependent, frozen=True, forbid_unknown_fields=True):
    """One field. ``help`` is the placeholder, ``value`` the initial content."""

    label: FieldLabel
    optional: bool = False
    help: str = ""
    value: str = ""

    @property
    def kind(self) -> ValueKind:
        """How answers are compared."""
        return "answer"

    @property
    def required(self) -> bool:
        """Whether it is marked as « obligatoire »."""
        return not self.optional

    def message(self, answer: FieldValue, others: FieldValues) -> str:
        """The validation message for ``answer``, given the other answers; "" where it is valid."""
        text = str(answer).strip() if isinstance(answer, str) else ""
        if not text:
            return self.missing() if self.required else ""
        return self.problem_in(text, others)

    def missing(self) -> str:
        """The message for an empty answer."""
        return _("Écrivez une réponse ici.")

    def problem_in(self, text: str, others: FieldValues) -> str:
        """The message for a text that is not valid; "" where it is."""
        return ""

    def normalized(self, answer: FieldValue | int) -> str:
        """``answer`` in a canonical form, equal for answers that mean the same."""
        return normalize_value(self.kind, str(answer))

    def displayed(self, answer: FieldValue) -> str:
        """``answer`` as the summary displays it."""
        return str(answer).strip() or "—"
