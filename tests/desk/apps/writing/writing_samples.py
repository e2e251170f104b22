"""Desks with Texte open, and what a person does in it."""

from __future__ import annotations

from typing import Any

from kiosk.course.acts import Act, Pressed
from kiosk.course.lint.wording import find_wording_problems
from kiosk.course.solution import Click, Press, SolutionAct, Type
from kiosk.desk.acts import TextSelected
from kiosk.desk.apps.writing.open_documents import current_document, page_field
from kiosk.desk.files.marked_text import MarkedText, line_spans
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals import Goal
from kiosk.desk.nodes import walk_live
from kiosk.desk.spec import ALL_GOALS
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.station.course.linting import load_wording_rules
from tests.desk.desk_samples import after_acts, desk

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
RULES, _PROBLEMS = load_wording_rules()


def after_gestures(at: Desk, *gestures: SolutionAct | Act | str) -> Desk:
    """The desk after gestures; a plain text is what one clicks on."""
    for one in gestures:
        gesture = Click(one) if isinstance(one, str) else one
        acts = acts_for(at, gesture) if isinstance(gesture, SolutionAct) else (gesture,)
        at = after_acts(at, *acts)
    return at


def front(at: Desk) -> str:
    """The window in front, which is one of Texte."""
    assert at.front is not None and at.front.program == "writing"
    return at.front.id


def current_text(at: Desk) -> MarkedText:
    """The document on the page in front."""
    return current_document(at, front(at))


def text_of_file(at: Desk, path: str) -> str:
    """The text of the file at ``path``."""
    document = at.files.document(path)
    assert document is not None, path
    return document.words


def page_id(at: Desk) -> str:
    return f"{front(at)}/page"


def select(at: Desk, words: str) -> Desk:
    """The desk with these words selected with the mouse."""
    start = page_field(at, front(at)).text.index(words)
    return after_acts(at, TextSelected(page_id(at), start, start + len(words)))


def title(at: Desk) -> str:
    root = view(at)
    return next(n.name for n in walk_live(root) if n.role == "window" and n.selected)


def visible_names(at: Desk) -> list[str]:
    return [n.name for n in walk_live(view(at))]


def bold_words(document: MarkedText) -> list[str]:
    return [document.text[start:end] for start, end in document.bold]


def styled_lines(document: MarkedText, style: str) -> list[str]:
    rows = document.text.split("\n")
    return [rows[at] for at in (document.titles if style == "title" else document.bullets)]


def goal(tag: str, **fields: Any) -> Goal:
    """The goal of this tag."""
    kind = next(one for one in ALL_GOALS if one.__struct_config__.tag == tag)
    return kind(**fields)


def is_whole(document: MarkedText) -> bool:
    ends = [at for span in document.bold for at in span]
    rows = len(line_spans(document.text))
    lines = (*document.titles, *document.bullets)
    return (
        ends == sorted(set(ends))
        and all(0 <= at <= len(document.text) for at in ends)
        and len(set(lines)) == len(lines)
        and all(0 <= at < rows for at in lines)
    )


def is_reached(tag: str, at: Desk, **fields: Any) -> bool:
    """Whether the goal is reached; its sentences are as people may read them."""
    verdict = goal(tag, **fields).judge(at)
    assert not find_wording_problems(verdict.feedback(), RULES), verdict.feedback()
    assert bool(verdict.remaining) is not verdict.done
    return verdict.done


def feedback(tag: str, at: Desk, **fields: Any) -> str:
    return goal(tag, **fields).judge(at).feedback()


__all__ = [
    "CV", "EMPTY", "RULES", "WITH_USB", "Press", "Pressed", "Type", "after_acts", "after_gestures", "bold_words",
    "current_text", "desk", "feedback", "front", "goal", "is_reached", "is_whole", "page_id", "select",
    "styled_lines", "text_of_file", "title", "visible_names",
]  # fmt: skip
