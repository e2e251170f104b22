"""« Taille du texte »: the button for the size of the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.geometry import Size
from textual.visual import Visual

from kiosk.i18n import N_, _
from kiosk.station.screen.text_size import MIN_CELLS, next_size
from kiosk.station.settings.model import TextSize
from kiosk.ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from kiosk.ui.app_interface import AppInterface

NAMES: dict[TextSize, str] = {"petit": N_("petit"), "normal": N_("normal"), "grand": N_("grand")}


class TextSizeButton(PushButton):
    """Each press sets the next larger size, and after the largest the smallest. The edge names the current one.

    To be mounted only where ``app.text_sizes`` is set. It changes the size itself and sends no message.
    """

    DEFAULT_CSS = """
    TextSizeButton {
        border-subtitle-align: center; border-subtitle-color: $foreground; border-subtitle-background: $background;
        &:focus { border-subtitle-color: $focus-text; border-subtitle-background: $focus; }
    }
    """

    def __init__(self) -> None:
        self._whole, self._short = _("A  Taille du texte"), _("A  Texte")
        super().__init__(self._whole, id="text-size")

    def on_mount(self) -> None:
        self._name_size()

    @property
    def _kiosk(self) -> AppInterface:
        return cast("AppInterface", self.app)

    def _name_size(self) -> None:
        self.border_subtitle = Content(_(NAMES[self._kiosk.text_size]))

    def press(self) -> None:
        """Set the next size."""
        if not self.disabled and self.visible:
            self._kiosk.choose_text_size(next_size(self._kiosk.text_size))
            self._name_size()

    # The full label from the design width on; larger letters leave less room.

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The width of the label."""
        return len(self._said)

    def render(self) -> Visual:
        """The label that fits."""
        self.label = self._said
        return Content(self.label)

    @property
    def _said(self) -> str:
        return self._whole if self.app.size.width >= MIN_CELLS["normal"].columns else self._short
