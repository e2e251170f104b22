"""Desks with Texte open, and what a person does in it."""

from __future__ import annotations

from typing import Any

from kiosk.course.acts import Act, Pressed
from kiosk.course.solution import Click, Press, SolutionAct, Type
from kiosk.desk.acts import TextSelected
from kiosk.desk.apps.writing.open_documents import current_document, page_field
from kiosk.desk.files.marked_text import MarkedText
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals import Goal
from kiosk.desk.nodes import walk_live
from kiosk.desk.spec import GOALS
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.desk_samples import desk, done

CV = """
shortcuts: [files, writing]
open: [writing]
files:
  Documents:
    - {file: CV.odt, text: "# Camille Martin\\n**Expérience**\\n- Vendeuse\\n- Caissière\\nJe parle anglais."}
    - {file: lettre.txt, text: "- Madame, **Monsieur**,"}
writing: {document: Documents/CV.odt}
"""
EMPTY = "shortcuts: [files, writing]\nopen: [writing]"
WITH_USB = EMPTY + "\nusb: {files: []}"


def go(at: Desk, *gestures: SolutionAct | Act | str) -> Desk:
    """The desk after gestures; a plain text is what one clicks on."""
    for one in gestures:
        gesture = Click(one) if isinstance(one, str) else one
        acts = acts_for(at, gesture) if isinstance(gesture, SolutionAct) else (gesture,)
        at = done(at, *acts)
    return at


def front(at: Desk) -> str:
    """The window in front, which is one of Texte."""
    assert at.front is not None and at.front.program == "writing"
    return at.front.id


def now(at: Desk) -> MarkedText:
    """The document on the page in front."""
    return current_document(at, front(at))


def written(at: Desk, path: str) -> str:
    """The text of the file at ``path``."""
    document = at.files.document(path)
    assert document is not None, path
    return document.words


def page(at: Desk) -> str:
    return f"{front(at)}/page"


def select(at: Desk, words: str) -> Desk:
    """The desk with these words selected with the mouse."""
    start = page_field(at, front(at)).text.index(words)
    return done(at, TextSelected(page(at), start, start + len(words)))


def title(at: Desk) -> str:
    root = view(at)
    return next(n.name for n in walk_live(root) if n.role == "window" and n.selected)


def names(at: Desk) -> list[str]:
    return [n.name for n in walk_live(view(at))]


def bold_words(document: MarkedText) -> list[str]:
    return [document.text[start:end] for start, end in document.bold]


def styled_lines(document: MarkedText, style: str) -> list[str]:
    rows = document.text.split("\n")
    return [rows[at] for at in (document.titles if style == "title" else document.bullets)]


def goal(tag: str, **fields: Any) -> Goal:
    """The goal of this tag."""
    kind = next(one for one in GOALS if one.__struct_config__.tag == tag)
    return kind(**fields)


__all__ = [
    "CV", "EMPTY", "WITH_USB", "Press", "Pressed", "Type", "bold_words", "desk", "done", "front", "go", "goal",
    "names", "now", "page", "select", "styled_lines", "title",
    "written",
]  # fmt: skip
