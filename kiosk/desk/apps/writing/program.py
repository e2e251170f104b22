"""The word processor (Texte): dispatches acts on its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.writing import formatting, printing, saving
from kiosk.desk.apps.writing.goals import GOALS
from kiosk.desk.apps.writing.open_documents import (
    KEY,
    Pages,
    WritingLocation,
    current_document,
    current_name,
    current_path,
    is_unsaved,
    open_document,
    open_document_at,
    open_new_document,
    page_id,
    window_from_id,
    writing_location,
)
from kiosk.desk.apps.writing.other_look import OTHER_LABELS, tools_in_other_look
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, textbox
from kiosk.desk.files.documents import Plain
from kiosk.desk.files.marked_text import MarkedText, marked_text
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.looks import ProgramLook, has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.state import Desk, Dialog, DialogAnswer, Menu
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

ENTRIES = (Label.NEW, Label.OPEN, Label.SAVE, Label.SAVE_AS, Label.SAVE_AS_PDF, Label.PRINT)
_KEYS: dict[str, Label] = {"ctrl+n": Label.NEW, "ctrl+o": Label.OPEN, "ctrl+s": Label.SAVE, "ctrl+p": Label.PRINT}


class WritingSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an exercise writes under ``writing:``: the document that Texte opens first."""

    document: Annotated[str, Meta(description="Le chemin du texte : Documents/CV.odt")] = ""
    look: ProgramLook = None


class WritingProgram(Program[WritingSpec, Pages, WritingLocation]):
    """One window for each document."""

    key = KEY
    name = N_("Texte")
    picture = "document"
    icon = "writing"
    spec = WritingSpec
    other_labels = OTHER_LABELS
    opens = (MarkedText, Plain)
    goals: ClassVar[tuple[type[Goal], ...]] = GOALS

    def start(self, spec: WritingSpec) -> tuple[Pages, WritingLocation]:
        return Pages(), WritingLocation(first=spec.document)

    def problems(self, spec: WritingSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if spec.document and marked_text(desk.files.document(spec.document)) is None:
            what = _("il n'y a pas de texte « {path} » au départ").format(path=spec.document)
            yield ("document",), what, _("écrivez son chemin, comme Documents/CV.odt")

    def open(self, desk: Desk, path: str = "") -> Desk:
        path = path or writing_location(desk).first
        after = open_document_at(desk, path) if path else desk
        return after if after is not desk else open_new_document(desk)

    def close(self, desk: Desk, window: str) -> Desk:
        return saving.close_or_ask(desk, window)

    def paths_in_use(self, desk: Desk) -> dict[str, bool]:
        windows = [w.id for w in desk.place.windows if w.program == self.key]
        return {path: not is_unsaved(desk, w) for w in windows if (path := current_path(desk, w))}

    def describe_change(self, old: Pages, new: Pages) -> str:
        return _("la mise en forme")

    def title(self, desk: Desk, window: str) -> str:
        name = current_name(desk, window)
        shown = _("{name}, à enregistrer").format(name=name) if is_unsaved(desk, window) else name
        return f"{shown} – {_(self.name)}"

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        opened = open_document(desk, window)
        if opened.printing:
            return printing.print_nodes(desk, window)
        document = current_document(desk, window)
        tools = [
            button(f"{window}/file", Label.FILE),
            button(f"{window}/save", Label.SAVE),
            button(f"{window}/print", Label.PRINT),
            button(f"{window}/bold", Label.BOLD, pressed=formatting.bold_is_on(desk, window)),
            button(f"{window}/title", Label.TITLE, pressed=formatting.lines_have_style(desk, window, "title")),
            button(f"{window}/bullet", Label.BULLETS, pressed=formatting.lines_have_style(desk, window, "bullet")),
        ]
        if has_other_look(desk, KEY):
            tools = tools_in_other_look(tools)
        page = textbox(
            desk, page_id(window), "Page", default=opened.base.text, multiline=True, marks=document.marks,
            placeholder=_("Écrivez votre texte ici."),
        )  # fmt: skip
        bar = group(f"{window}/bar", _("Outils"), tools, role="toolbar", direction="row")
        return (bar, replace(page, indents=True))

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node):
                return self._click(desk, window_from_id(node), node.split("/", 2)[-1])
            case Picked(node, entry):
                return self._do(desk, window_from_id(node), entry)
            case Pressed(key, character):
                window = self._window(desk)
                after = self._press_key(desk, window, key) if window else desk
                # typing goes to the page, also after a click on a button
                return formatting.press_key_on_page(desk, window, key, character) if after is desk and window else after
            case _:
                return desk

    def on_edit(self, desk: Desk, node: str, before: TextField) -> Desk:
        window = window_from_id(node)
        return formatting.update_marks(desk, window, before) if node == page_id(window) else desk

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        return saving.answer_save_dialog(desk, dialog, answer)

    def _click(self, desk: Desk, window: str, part: str) -> Desk:
        match part:
            case "file":
                menu = Menu(f"{window}/file", ENTRIES)
                return replace(desk, place=replace(desk.place, menu=menu, focus=f"menu/{ENTRIES[0]}"))
            case "save":
                return self._do(desk, window, Label.SAVE)
            case "print":
                return self._do(desk, window, Label.PRINT)
            case "bold":
                return formatting.toggle_bold(desk, window)
            case "title" | "bullet":
                return formatting.toggle_line_style(desk, window, part)
            case "print/go":
                return printing.print_document(desk, window)
            case "print/cancel":
                return printing.leave_print_options(desk, window)
            case _:
                return desk

    def _do(self, desk: Desk, window: str, entry: str) -> Desk:
        match entry:
            case Label.NEW:
                return open_new_document(desk)
            case Label.OPEN:
                return saving.ask_what_to_open(desk, window)
            case Label.SAVE:
                return saving.save(formatting.focus_page(desk, window), window)
            case Label.SAVE_AS:
                return saving.ask_where_to_save(desk, window)
            case Label.SAVE_AS_PDF:
                return saving.ask_where_to_save_pdf(desk, window)
            case Label.PRINT:
                return printing.show_print_options(desk, window)
            case _:
                return desk

    def _press_key(self, desk: Desk, window: str, key: str) -> Desk:
        if open_document(desk, window).printing:
            return printing.leave_print_options(desk, window) if key == "escape" else desk
        match key:
            case "ctrl+b" | "ctrl+g":
                return formatting.toggle_bold(desk, window)
            case "backspace" if desk.place.focus == page_id(window):
                return formatting.clear_line_style(desk, window)
            case "ctrl+w":
                return saving.close_or_ask(desk, window)
            case _:
                return self._do(desk, window, _KEYS[key]) if key in _KEYS else desk

    def _window(self, desk: Desk) -> str:
        """The window that receives keys."""
        focused = desk.window(window_from_id(desk.place.focus))
        window = focused or desk.front
        return window.id if window is not None and window.program == KEY else ""
