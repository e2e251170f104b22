"""Activities ``typing`` and ``edit``: copy, complete or correct a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, CaretSet, Pressed, Typed
from kiosk.course.keyboard.keys import key_label
from kiosk.course.keyboard.layouts import Layout, can_type
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.solution import Press, SolutionAct, Type
from kiosk.course.text_field import TextField
from kiosk.course.text_matching import Followed, follow_model
from kiosk.i18n import _
from kiosk.stand_ins import BLANKS, spellings
from kiosk.text import fold_typed, folded_positions, nfc
from kiosk.yaml.problems import YamlPath

MAX_MODEL_LINES = 6
MAX_MODEL_WIDTH = 60
"""So that a whole model fits on the smallest screen, 80 by 24 cells."""

MAX_COMPARED = 40_000
"""Cells of the table that compares two texts (about 10 ms); beyond, the whole difference is to be typed again."""

ModelText = Annotated[str, Meta(max_length=MAX_MODEL_LINES * (MAX_MODEL_WIDTH + 1))]


class Copy(msgspec.Struct, frozen=True):
    """A text to reach from another, both in NFC: what both activities with a text field do."""

    begin: TextField
    model: str
    any_case: bool

    def update(self, field: TextField, act: Act) -> TextField:
        """The field after one act."""
        lines = "\n" in self.model
        match act:
            case Pressed(key, character):
                return field.press(key, character, lines=lines)
            case Typed(text):
                return field.insert(text, lines=lines)
            case CaretSet(index):
                return field.put_caret(index)
            case _:
                return field

    def follow(self, field: TextField) -> Followed:
        """How far the text follows the model."""
        return follow_model(field.text, self.model, any_case=self.any_case)

    def judge(self, field: TextField) -> Verdict:
        """How much of the model is there, and what comes next."""
        followed = self.follow(field)
        if followed.complete:
            return Verdict(True, _("Votre texte est comme le modèle."))
        if not followed.next:
            return Verdict(False, _("Tout le modèle est là."), _("Il y a encore du texte en plus après."))
        wanted = followed.next[0][0]
        if followed.written < len(field.text):
            return Verdict(False, *_difference(field.text, followed.written, wanted))
        observed = _("C'est comme le modèle jusqu'ici.") if followed.written else ""
        return Verdict(False, observed, _next_sentence(wanted))

    def expected_character(self, field: TextField) -> str | None:
        """The character of the model for which the next letter would be typed at the caret; None for none."""
        followed = self.follow(field)
        index = followed.model + field.caret - followed.written
        return self.model[index] if followed.next and followed.model <= index < len(self.model) else None

    def next_key(self, field: TextField, layout: Layout | None = None) -> str | None:
        """The key that brings the text nearer to the model: a character or a named key; None when done.

        Of a character that ``layout`` does not make, its stand-in; with ``any_case`` never a capital.
        """
        followed = self.follow(field)
        if followed.complete:
            return None
        start = followed.written
        end = start + self._surplus(field, followed)
        if field.caret > end:
            return "left"
        if start < end:
            return "backspace" if field.caret > start else "right"
        if field.caret < start:
            return "right"
        character = _typable_way(followed.next, layout)[0]
        if self.any_case and len(character.lower()) == 1:
            character = character.lower()
        return "enter" if character == "\n" else "space" if character in BLANKS else character

    def stand_in(self, field: TextField, layout: Layout) -> tuple[str, str] | None:
        """(œ, oe) where a character that ``layout`` does not make comes next; else None."""
        followed = self.follow(field)
        if not followed.next:
            return None
        character, *others = spellings(self.model)[followed.model]
        way = _typable_way((character, *others), layout)
        return None if way == character else (character, way)

    def acts_for(self, gesture: SolutionAct) -> tuple[Act, ...]:
        """The keys of one gesture; raises TargetMissing for a gesture that a text field does not have."""
        match gesture:
            case Press(key):
                return (Pressed(key, " " if key == "space" else key if len(key) == 1 else ""),)
            case Type(text):
                return tuple(Pressed("enter") if c == "\n" else Pressed("space" if c == " " else c, c) for c in text)
            case _:
                raise TargetMissing(gesture.__class__.__name__, ("press", "type"))

    def _surplus(self, field: TextField, followed: Followed) -> int:
        """How many characters to delete from where the text leaves the model, so that it takes the fewest keys."""
        target = followed.next[0] + self.model[followed.model + 1 :] if followed.next else ""
        text, places = folded_positions(field.text[followed.written :], self._fold)
        model, _places = folded_positions(target, self._fold)
        while len(text) * len(model) > MAX_COMPARED and text[-1] == model[-1]:
            text, model = text[:-1], model[:-1]
        count = self._fewest_deleted(text, model)
        return places[count - 1] + 1 if count else 0

    def _fold(self, text: str) -> str:
        return fold_typed(text, any_case=self.any_case)

    def _fewest_deleted(self, text: str, model: str) -> int:
        if not text or not model or len(text) * len(model) > MAX_COMPARED:
            return len(text)
        # distance[i][j]: the fewest characters to take out or to add between text[i:] and a beginning of model[j:];
        # the rest of the model is typed after the text in any case
        below = [0] * (len(model) + 1)
        saved = [below]
        for i in range(len(text) - 1, -1, -1):
            row = [0] * len(model) + [len(text) - i]
            for j in range(len(model) - 1, -1, -1):
                row[j] = below[j + 1] if text[i] == model[j] else 1 + min(below[j], row[j + 1])
            saved.append(row)
            below = row
        saved.reverse()
        count = 0
        while count < len(text) and 1 + saved[count + 1][0] == saved[count][0] < 1 + saved[count][1]:
            count += 1
        return count


def _typable_way(ways: tuple[str, ...], layout: Layout | None) -> str:
    """The first of ``ways`` that the keyboard makes; the first of all where it makes none."""
    return next((way for way in ways if layout is None or can_type(layout, way)), ways[0])


def _difference(text: str, same: int, wanted: str) -> tuple[str, str]:
    observed = (
        _("Le début est comme le modèle : « {text} ».").format(text=_end_of(text[:same]))
        if text[:same].strip()
        else _("Votre texte est gardé.")
    )
    sentence = _("Ensuite vient {wanted}, et vous avez {written}.")
    return observed, sentence.format(wanted=_named(wanted), written=_named(text[same]))


def _next_sentence(character: str) -> str:
    if character == "\n":
        return _("Il reste la ligne suivante : appuyez sur {key}.").format(key=key_label("enter"))
    return _("Ensuite vient {wanted}.").format(wanted=_named(character))


def _named(character: str) -> str:
    if character == "\n":
        return _("une nouvelle ligne")
    if character in BLANKS:
        return _("un espace")
    return f"« {character} »"


def _end_of(text: str) -> str:
    line = text.rsplit("\n", maxsplit=1)[-1] or text.strip().split("\n")[-1]
    return line if len(line) <= 24 else "… " + line[-22:]


class _InTextField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An activity with a text to reach in a field."""

    def as_copy(self) -> Copy:
        """The text to reach and where it begins."""
        raise NotImplementedError

    def start(self, context: ActivityContext) -> TextField:
        return self.as_copy().begin

    def update(self, state: TextField, act: Act) -> TextField:
        return self.as_copy().update(state, act)

    def judge(self, state: TextField) -> Verdict:
        return self.as_copy().judge(state)

    def judged_gestures(self) -> Iterator[SolutionAct]:
        yield from ()

    def acts_for(self, state: TextField, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        return self.as_copy().acts_for(gesture)


class Typing(_InTextField, frozen=True, forbid_unknown_fields=True):
    """Copy a model into a field that is empty or holds the beginning."""

    copy: Annotated[ModelText, Meta(min_length=1, description="Le modèle à recopier.")]
    from_: Annotated[ModelText, Meta(description="Le début, déjà écrit.")] = msgspec.field(name="from", default="")
    any_case: Annotated[bool, Meta(description="Majuscules et minuscules comptent pareil.")] = False

    def as_copy(self) -> Copy:
        return Copy(TextField().insert(self.from_, lines=True), nfc(self.copy), self.any_case)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield ("copy",), self.copy

    story_texts = texts

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from _size_problems("copy", self.copy)
        yield from _size_problems("from", self.from_)


class Editing(_InTextField, frozen=True, forbid_unknown_fields=True):
    """Correct a given text until it is like another."""

    from_: Annotated[ModelText, Meta(min_length=1, description="Le texte donné.")] = msgspec.field(name="from")
    to: Annotated[ModelText, Meta(min_length=1, description="Le texte à obtenir.")]
    caret: Annotated[int | None, Meta(description="Caractères avant le curseur ; rien : à la fin.")] = None

    def as_copy(self) -> Copy:
        field = TextField().insert(self.from_, lines=True)
        field = field if self.caret is None else field.put_caret(self.caret)
        return Copy(field, nfc(self.to), any_case=False)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield ("to",), self.to

    story_texts = texts

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from _size_problems("from", self.from_)
        yield from _size_problems("to", self.to)
        if self.caret is not None and not 0 <= self.caret <= len(self.from_):
            yield (
                ("caret",),
                _("le curseur est hors du texte"),
                _("écrivez un nombre de 0 à {most}").format(most=len(self.from_)),
            )


def _size_problems(key: str, text: str) -> Iterator[tuple[YamlPath, str, str]]:
    lines = text.split("\n")
    if len(lines) > MAX_MODEL_LINES:
        yield (
            (key,),
            _("le texte a {count} lignes").format(count=len(lines)),
            _("gardez {most} lignes au plus").format(most=MAX_MODEL_LINES),
        )
    if any(len(line) > MAX_MODEL_WIDTH for line in lines):
        yield (
            (key,),
            _("une ligne a plus de {most} caractères").format(most=MAX_MODEL_WIDTH),
            _("coupez-la en deux lignes"),
        )
