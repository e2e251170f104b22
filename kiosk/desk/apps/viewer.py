"""The viewer (Visionneuse): displays pictures and PDF documents."""

from __future__ import annotations

from typing import Any, ClassVar

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.sheet import sheet_page
from kiosk.desk.changes import show_notice, show_window
from kiosk.desk.controls import button, group, heading, image, paragraph, status
from kiosk.desk.files.documents import Pdf, Photo
from kiosk.desk.files.names import name_of
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.program import Nothing, Program
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _

_PRINT = "viewer/print/"


class ViewerProgram(Program[Nothing, Nothing, Nothing]):
    """One window for each open file; the window id has the path."""

    key = "viewer"
    name = N_("Visionneuse")
    picture = "lune"
    opens = (Photo, Pdf)
    on_desktop: ClassVar[bool] = False

    def open(self, desk: Desk, path: str = "") -> Desk:
        return show_window(desk, self.key, f"{self.key}/{path}") if desk.files.document(path) else desk

    def paths_in_use(self, desk: Desk) -> dict[str, bool]:
        windows = (w.id for w in desk.place.windows if w.program == self.key)
        return {window.removeprefix(f"{self.key}/"): True for window in windows}

    def title(self, desk: Desk, window: str) -> str:
        return name_of(window)

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        path = window.removeprefix(f"{self.key}/")
        document: Any = desk.files.document(path)
        gone = _("Ce fichier n'est plus à cet endroit.")
        bar = group(
            f"viewer/bar/{path}",
            _("Outils"),
            [
                button(
                    f"{_PRINT}{path}",
                    Label.PRINT,
                    disabled=document is None,
                    reason=gone,
                    sign_only=has_other_look(desk, self.key),
                ),
                *([status(f"viewer/pages/{path}", _("Page 1 sur 1"))] if isinstance(document, Pdf) else []),
            ],
            role="toolbar",
            direction="row",
        )
        if isinstance(document, Pdf):
            return (bar, sheet_page("viewer/page", path, name_of(path), document.text))
        return (bar, group(f"viewer/page/{path}", name_of(path), _page(path, document), role="article", grow=True))

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node) if node.startswith(_PRINT):
                return show_notice(desk, _("Le document s'imprime."))
            case Pressed("ctrl+p") if self._is_there(desk):
                return show_notice(desk, _("Le document s'imprime."))
            case _:
                return desk

    def _is_there(self, desk: Desk) -> bool:
        front = desk.front.id if desk.front is not None else ""
        return desk.files.document(front.removeprefix(f"{self.key}/")) is not None


def _page(path: str, document: Any) -> tuple[Node, ...]:
    match document:
        case Photo(word, caption):
            return (image(f"viewer/picture/{path}", caption or name_of(path), word),)
        case None:
            return (paragraph(f"viewer/gone/{path}", _("Ce fichier n'est plus à cet endroit.")),)
        case _:
            return (heading(f"viewer/title/{path}", name_of(path).rpartition(".")[0] or name_of(path)),)
