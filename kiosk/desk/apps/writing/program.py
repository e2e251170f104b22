"""Texte: what a click, a key, an edit or an answer does in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.writing import formatting, keeping, printing
from kiosk.desk.apps.writing.goals import GOALS
from kiosk.desk.apps.writing.sheets import (
    KEY,
    Pages,
    Whereabouts,
    begun,
    brought,
    document_now,
    is_unsaved,
    name_now,
    page_id,
    sheet_of,
    whereabouts,
    window_of_node,
)
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, textbox
from kiosk.desk.files.documents import Plain
from kiosk.desk.files.marked_text import MarkedText, marked_text
from kiosk.desk.goals import Goal, YamlPath
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.state import Answer, Desk, Dialog, Menu
from kiosk.i18n import N_, _

FILE, BOLD, TITLE, BULLET = "Fichier", "Gras", "Titre", "Liste"
NEW = "Nouveau"
ENTRIES = (NEW, keeping.OPEN, keeping.SAVE, keeping.SAVE_AS, keeping.SAVE_PDF, printing.PRINT)
_KEYS = {"ctrl+n": NEW, "ctrl+o": keeping.OPEN, "ctrl+s": keeping.SAVE, "ctrl+p": printing.PRINT}


class WrittenWriting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an exercise says of Texte: the document that is there when it is opened."""

    document: Annotated[str, Meta(description="Le chemin du texte : Documents/CV.odt")] = ""


class WritingProgram(Program[WrittenWriting, Pages, Whereabouts]):
    """One window for each document."""

    key = KEY
    name = N_("Texte")
    picture = "livre"
    icon = "writing"
    spec = WrittenWriting
    opens = (MarkedText, Plain)
    goals: ClassVar[tuple[type[Goal], ...]] = GOALS

    def start(self, spec: WrittenWriting) -> tuple[Pages, Whereabouts]:
        return Pages(), Whereabouts(first=spec.document)

    def problems(self, spec: WrittenWriting, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if spec.document and marked_text(desk.files.document(spec.document)) is None:
            what = _("il n'y a pas de texte « {path} » au départ").format(path=spec.document)
            yield ("document",), what, _("écrivez son chemin, comme Documents/CV.odt")

    def open(self, desk: Desk, path: str = "") -> Desk:
        path = path or whereabouts(desk).first
        after = brought(desk, path) if path else desk
        return after if after is not desk else begun(desk)

    def close(self, desk: Desk, window: str) -> Desk:
        return keeping.closing(desk, window)

    def title(self, desk: Desk, window: str) -> str:
        name = name_now(desk, window)
        shown = _("{name}, à enregistrer").format(name=name) if is_unsaved(desk, window) else name
        return f"{shown} – {_(self.name)}"

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        sheet = sheet_of(desk, window)
        if sheet.printing:
            return printing.print_nodes(desk, window)
        document = document_now(desk, window)
        tools = [
            button(f"{window}/file", FILE),
            button(f"{window}/save", keeping.SAVE),
            button(f"{window}/print", printing.PRINT),
            button(f"{window}/bold", BOLD, pressed=formatting.bold_is_on(desk, window)),
            button(f"{window}/title", TITLE, pressed=formatting.lines_are(desk, window, "title")),
            button(f"{window}/bullet", BULLET, pressed=formatting.lines_are(desk, window, "bullet")),
        ]
        page = textbox(
            desk, page_id(window), "Page", default=sheet.base.text, multiline=True, marks=document.marks,
            placeholder=_("Écrivez votre texte ici."),
        )  # fmt: skip
        return (group(f"{window}/bar", _("Outils"), tools, role="toolbar", direction="row"), page)

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node):
                return self._clicked(desk, window_of_node(node), node.split("/", 2)[-1])
            case Picked(node, entry):
                return self._done(desk, window_of_node(node), entry)
            case Pressed(key, character):
                window = self._window(desk)
                after = self._pressed(desk, window, key) if window else desk
                # In a window that has just come to the front, or from a button, one writes on the page.
                return formatting.pressed_on_page(desk, window, key, character) if after is desk and window else after
            case _:
                return desk

    def edited(self, desk: Desk, node: str, before: TextField) -> Desk:
        window = window_of_node(node)
        return formatting.followed(desk, window, before) if node == page_id(window) else desk

    def answered(self, desk: Desk, dialog: Dialog, answer: Answer) -> Desk:
        return keeping.answered(desk, dialog, answer)

    def _clicked(self, desk: Desk, window: str, part: str) -> Desk:
        match part:
            case "file":
                menu = Menu(f"{window}/file", ENTRIES)
                return replace(desk, place=replace(desk.place, menu=menu, focus=f"menu/{ENTRIES[0]}"))
            case "save":
                return self._done(desk, window, keeping.SAVE)
            case "print":
                return self._done(desk, window, printing.PRINT)
            case "bold":
                return formatting.bold_toggled(desk, window)
            case "title" | "bullet":
                return formatting.lines_toggled(desk, window, part)
            case "print/go":
                return printing.printed(desk, window)
            case "print/cancel":
                return printing.left(desk, window)
            case _:
                return desk

    def _done(self, desk: Desk, window: str, entry: str) -> Desk:
        match entry:
            case "Nouveau":
                return begun(desk)
            case "Ouvrir":
                return keeping.opening(desk, window)
            case "Enregistrer":
                return keeping.saving(formatting.at_page(desk, window), window)
            case "Enregistrer sous":
                return keeping.saving_as(desk, window)
            case "Enregistrer en PDF":
                return keeping.saving_pdf(desk, window)
            case "Imprimer":
                return printing.begun(desk, window)
            case _:
                return desk

    def _pressed(self, desk: Desk, window: str, key: str) -> Desk:
        if sheet_of(desk, window).printing:
            return printing.left(desk, window) if key == "escape" else desk
        match key:
            case "ctrl+b" | "ctrl+g":
                return formatting.bold_toggled(desk, window)
            case "backspace" if desk.place.focus == page_id(window):
                return formatting.line_made_plain(desk, window)
            case "ctrl+w":
                return keeping.closing(desk, window)
            case _:
                return self._done(desk, window, _KEYS[key]) if key in _KEYS else desk

    def _window(self, desk: Desk) -> str:
        """The window that keys are for."""
        focused = desk.window(window_of_node(desk.place.focus))
        window = focused or desk.front
        return window.id if window is not None and window.program == KEY else ""
