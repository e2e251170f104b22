"""Choosing four pictures: in the grid, or by writing their words."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.course.acts import Act, CaretSet, Pressed, Typed
from kiosk.course.pictures import CODE_PICTURES
from kiosk.course.text_field import TextField
from kiosk.i18n import _, ngettext
from kiosk.logbook.codes import PICTURES_IN_CODE, Code, parse_code, read_words
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.code_pictures import picture_word
from kiosk.ui.widgets.picture_grid import PictureGrid
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_box import TextBox

NO_PICTURES: tuple[str | None, ...] = (None,) * PICTURES_IN_CODE
MAX_NAMED_LENGTH = 16
"""Characters of an unknown word that are shown."""
MAX_NAMED = 3
"""Unknown words that are named at a time."""
Fresh = TypeVar("Fresh", bound="ChoosePictures")


class ChoosePictures(KioskScreen):
    """The four pictures stand above the grid as buttons: a press on one lets it be chosen anew.

    What was chosen stays until the person changes it, whatever it opens. Words that she writes become pictures when she
    confirms them, or chooses a picture besides.
    """

    past_welcome = False

    def __init__(self) -> None:
        super().__init__()
        self._pictures = NO_PICTURES
        self._changed: int | None = None
        """The place whose picture is to be chosen anew, from 0 on; None: the first empty one is next."""
        self._field = TextField()

    def question(self) -> str:
        """The title of the screen."""
        raise NotImplementedError

    def instruction(self) -> str:
        """The sentence that stands where the messages come."""
        raise NotImplementedError

    def main_label(self) -> str:
        """The label of the button that confirms the choice."""
        return _("Ouvrir ▶")

    def go_back(self) -> None:
        """Called by the left button."""
        raise NotImplementedError

    def code_chosen(self, code: Code) -> None:
        """Called with the four pictures when they are confirmed."""
        raise NotImplementedError

    def with_choice_in(self, fresh: Fresh) -> Fresh:
        """``fresh`` with what is chosen and written here."""
        fresh._pictures, fresh._changed, fresh._field = self._pictures, self._changed, self._field
        return fresh

    def compose(self) -> ComposeResult:
        yield TextLabel(self.question(), classes="title")
        with Horizontal(id="slots"):
            for number in range(PICTURES_IN_CODE):
                yield PushButton("", classes="slot", value=str(number))
        yield PictureGrid()
        yield TextLabel(self.instruction(), id="message")
        with Horizontal(id="words-row"):
            yield TextLabel(_("Ou écrivez les 4 mots :"), id="words-label")
            yield TextBox(self._write, id="words")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            yield PushButton(_("⌫ Effacer"), id="undo")
            yield PushButton(_("Page suivante ▶"), id="more")
            yield PushButton(self.main_label(), id="main", classes="main")

    def on_mount(self) -> None:
        self._show()
        self.query_one(PictureGrid).focus()

    def show_message(self, text: str) -> None:
        """Show ``text`` below the grid; what was chosen and written stays."""
        if not self.query_one(TextBox).has_focus:
            self.query_one(PictureGrid).focus()
        self._show()
        self.query_one("#message", TextLabel).set_text(text)

    @property
    def _choice(self) -> Code | None:
        """The four pictures, once all are chosen."""
        match self._pictures:
            case (str(a), str(b), str(c), str(d)):
                return a, b, c, d
        return None

    def _show(self) -> None:
        slots = list(self.query(".slot").results(PushButton))
        for number, (slot, picture) in enumerate(zip(slots, self._pictures, strict=True)):
            mark = "▶ " if number == self._changed else ""
            slot.relabel(f"{mark}{number + 1}. {picture_word(picture) if picture else '……'}")
        self.query_one(TextBox).show(self._field)
        self.query_one("#main").visible = self._choice is not None or bool(self._field.text.strip())

    # -- by pictures ----------------------------------------------------------------------------------------------

    def on_picture_grid_chosen(self, message: PictureGrid.Chosen) -> None:
        message.stop()
        self._take_words()
        if not self._open_places:
            self.show_message(_("Cliquez d'abord, en haut, sur l'image à changer."))
            return
        if message.picture in self._pictures:  # all four are different; and many people press twice, slowly
            word = picture_word(message.picture)
            self.show_message(_("Vous avez déjà l'image « {word} ». Les 4 images sont différentes.").format(word=word))
            return
        self._put(self._open_places[0], message.picture)
        self.query_one("#message", TextLabel).set_text(self.instruction())
        if self._choice is not None:
            self.query_one("#main").focus()

    @property
    def _open_places(self) -> list[int]:
        """Where the next pictures go."""
        if self._changed is not None:
            return [self._changed]
        return [place for place, picture in enumerate(self._pictures) if picture is None]

    def _put(self, place: int, picture: str | None) -> None:
        self._pictures = (*self._pictures[:place], picture, *self._pictures[place + 1 :])
        self._changed = None
        self._show()

    def _change(self, place: int) -> None:
        """Let the picture at ``place`` be chosen anew."""
        self._take_words()
        self._changed = place
        self.query_one(PictureGrid).focus()
        self.show_message(_("Choisissez l'image {number}.").format(number=place + 1))

    def _take_back(self) -> None:
        """Empty the place that is to be chosen anew, or else the last one that is not empty."""
        self._take_words()
        chosen = [place for place, picture in enumerate(self._pictures) if picture is not None]
        place = self._changed if self._changed is not None else max(chosen, default=0)
        self._put(place, None)

    # -- by words -------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take letters for the words, wherever the focus is: who begins to write need not click first.

        What the box takes does not come here. Whoever is quick types more before the box has the focus.
        """
        act = press_of(event)
        if act is None:
            return
        follows = bool(self._field.text) and isinstance(self.focused, PictureGrid | TextBox)  # and no button's key
        if act.character.isalnum() or (follows and (act.character or act.key in ("enter", "backspace"))):
            event.stop()
            self.query_one(TextBox).focus()
            self._write(act)

    def _write(self, act: Act) -> None:
        match act:
            case Pressed("enter"):
                self._confirm()
                return
            case Pressed(key, character):
                self._field = self._field.press(key, character)
            case Typed(text):
                self._field = self._field.insert(text)
            case CaretSet(index):
                self._field = self._field.put_caret(index)
        self._show()

    def _read(self) -> str:
        """Put the pictures of the words that are written into their places; return what is to be changed, or ""."""
        words = {key: picture.word for key, picture in CODE_PICTURES.items()}
        other = {key: picture.word_en for key, picture in CODE_PICTURES.items()}
        code = parse_code(self._field.text, words, other)
        if code is not None:
            self._pictures, self._changed = code, None
            return ""
        read = read_words(self._field.text, words, other)
        known = tuple(picture for picture in read.pictures if picture is not None)
        if known and len(read.pictures) == len(self._open_places):
            for place, picture in zip(self._open_places, read.pictures, strict=True):
                self._pictures = (*self._pictures[:place], picture, *self._pictures[place + 1 :])
        elif known:
            found = read.pictures if len(read.pictures) <= PICTURES_IN_CODE else known
            self._pictures = (*found, *NO_PICTURES)[:PICTURES_IN_CODE]
        self._changed = None if known else self._changed
        if read.unknown:
            return _name_unknown(read.unknown)
        return _ask_for_four() if self._choice is None or len(read.pictures) > PICTURES_IN_CODE else ""

    def _take_words(self) -> None:
        """Go on with pictures where words were begun: those that are known keep their places, and the box is empty."""
        if self._field.text.strip():
            self._read()
            self._field = TextField()

    # -- confirming -----------------------------------------------------------------------------------------------

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "back":
                self.go_back()
            case "undo":
                self._take_back()
            case "more":
                self.query_one(PictureGrid).turn_page()
            case "main":
                self._confirm()
            case _:
                self._change(int(message.button.value))

    def _confirm(self) -> None:
        to_change = self._read() if self._field.text.strip() else ""
        if to_change or self._choice is None:
            self.show_message(to_change or _ask_for_four())
            return
        self._show()
        self.code_chosen(self._choice)


def _ask_for_four() -> str:
    return _("Il faut 4 mots de votre papier, par exemple : chat lune clé pain.")


def _name_unknown(words: tuple[str, ...]) -> str:
    named = [word if len(word) <= MAX_NAMED_LENGTH else f"{word[:MAX_NAMED_LENGTH]}…" for word in dict.fromkeys(words)]
    quoted = ", ".join(_("« {word} »").format(word=word) for word in named[:MAX_NAMED])
    return ngettext(
        "Je ne connais pas {words}. Changez ce mot, ou choisissez son image.",
        "Je ne connais pas {words}. Changez ces mots, ou choisissez leurs images.",
        len(named),
    ).format(words=quoted)
