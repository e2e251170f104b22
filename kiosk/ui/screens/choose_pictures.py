"""Choosing four pictures: in the grid, or by writing their words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.course.acts import Act, CaretSet, Pressed, Typed
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.course.text_field import TextField
from kiosk.i18n import _, language
from kiosk.logbook.codes import PICTURES_IN_CODE, Code, parse_code
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.picture_grid import PictureGrid
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_box import TextBox


class ChoosePictures(KioskScreen):
    """The choice is shown above the grid; a button takes the last picture back."""

    past_welcome = False

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[str, ...] = ()
        self._field = TextField()

    def question(self) -> str:
        """The title of the screen."""
        raise NotImplementedError

    def instruction(self) -> str:
        """The sentence below the title."""
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

    def compose(self) -> ComposeResult:
        yield TextLabel(self.question(), classes="title")
        yield TextLabel(self.instruction(), classes="lead -short")
        yield TextLabel("", id="slots")
        yield PictureGrid()
        yield TextLabel("", id="message")
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
        """Show ``text`` below the grid, and clear the chosen pictures."""
        self._pictures = ()
        if not self.query_one(TextBox).has_focus:
            self.query_one(PictureGrid).focus()
        self._show()
        self.query_one("#message", TextLabel).set_text(text)

    def _show(self) -> None:
        words = [f"{n + 1}. {PICTURES_BY_NAME[p].word_in(language())}" for n, p in enumerate(self._pictures)]
        words += [f"{n + 1}. ……" for n in range(len(words), PICTURES_IN_CODE)]
        self.query_one("#slots", TextLabel).set_text("     ".join(words))
        self.query_one(TextBox).show(self._field)
        ready = len(self._pictures) == PICTURES_IN_CODE or bool(self._field.text.strip())
        self.query_one("#main").visible = ready

    def on_picture_grid_chosen(self, message: PictureGrid.Chosen) -> None:
        message.stop()
        if len(self._pictures) < PICTURES_IN_CODE:
            self._pictures = (*self._pictures, message.picture)
            self.query_one("#message", TextLabel).set_text("")
            self._show()
            if len(self._pictures) == PICTURES_IN_CODE:
                self.query_one("#main").focus()

    def _write(self, act: Act) -> None:
        match act:
            case Pressed("enter"):
                self._open()
                return
            case Pressed(key, character):
                self._field = self._field.press(key, character)
            case Typed(text):
                self._field = self._field.insert(text)
            case CaretSet(index):
                self._field = self._field.put_caret(index)
        self._show()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "back":
                self.go_back()
            case "undo":
                self._pictures = self._pictures[:-1]
                self._show()
            case "more":
                self.query_one(PictureGrid).turn_page()
            case "main":
                self._open()

    def _open(self) -> None:
        if len(self._pictures) == PICTURES_IN_CODE:
            a, b, c, d = self._pictures
            self.code_chosen((a, b, c, d))
            return
        vocabulary = {key: picture.word for key, picture in PICTURES_BY_NAME.items()}
        other = {key: picture.word_en for key, picture in PICTURES_BY_NAME.items()}
        code = parse_code(self._field.text, vocabulary, other)
        if code is None:
            self.show_message(_("Il faut 4 mots de votre papier, par exemple : chat lune clé pain."))
        else:
            self.code_chosen(code)
