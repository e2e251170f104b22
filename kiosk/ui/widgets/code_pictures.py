"""The four pictures that open a logbook, large, as they stand on the paper."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.course.pictures import CODE_PICTURES
from kiosk.i18n import language
from kiosk.logbook.codes import PICTURES_IN_CODE, Code
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.picture import PictureBox
from kiosk.ui.widgets.picture_cells import SMALL
from kiosk.ui.widgets.push_button import TextLabel


def picture_word(picture: str) -> str:
    """The word of a picture in the language spoken now."""
    return CODE_PICTURES[picture].word_in(language())


class CodePictures(Replaceable, Horizontal):
    """Each picture with its number and its word; nobody's until :meth:`show` is called, and invisible."""

    def __init__(self) -> None:
        super().__init__(id="code")
        self.visible = False

    def compose(self) -> ComposeResult:
        for number in range(PICTURES_IN_CODE):
            with Vertical(classes="code-picture"):
                yield PictureBox(next(iter(CODE_PICTURES.values())), points=2 * SMALL)
                yield TextLabel(classes="word", id=f"word{number}")

    def show(self, code: Code) -> None:
        """Display the pictures of ``code``."""
        for number, (box, picture) in enumerate(zip(self.query(PictureBox), code, strict=True)):
            box.show(CODE_PICTURES[picture])
            self.query_one(f"#word{number}", TextLabel).set_text(f"{number + 1}. {picture_word(picture)}")
        self.visible = True

    def clear(self) -> None:
        """Display nothing, and hold nobody's pictures any more."""
        self.visible = False
        for number, box in enumerate(self.query(PictureBox)):
            box.show(next(iter(CODE_PICTURES.values())))
            self.query_one(f"#word{number}", TextLabel).set_text("")
