"""A window that shows a document: its keys, and the sheet of a PDF with all of its lines."""

import json

import pytest

from kiosk.course.solution import DoubleClick
from kiosk.desk.acts import Clicked, DoubleClicked
from kiosk.desk.nodes import Node, walk
from kiosk.desk.view import view
from tests.desk.apps.mail.mail_samples import REUNION, after_gestures, mail
from tests.desk.desk_samples import after_acts, desk
from tests.desk.shell.shell_samples import press
from tests.desk.shell.test_selecting import play


def test_ctrl_p_prints_a_document_and_ctrl_w_closes_its_window() -> None:
    at = after_acts(desk(), DoubleClicked("files/item/Documents/CV.pdf"))
    assert press(at, "ctrl+p").place.notice == after_acts(at, Clicked("viewer/print/Documents/CV.pdf")).place.notice
    assert at.front != press(at, "ctrl+w").front == desk().front


def test_an_attachment_is_printed_and_closed_with_the_same_keys() -> None:
    at = after_gestures(mail(), REUNION, "plan.pdf")
    assert press(at, "ctrl+p").place.notice == after_gestures(at, "Imprimer").place.notice != ""
    closed = press(at, "ctrl+w")
    assert closed.front is not None and closed.front.id == "mail"


def test_a_message_is_begun_and_answered_with_keys() -> None:
    new = press(mail(), "ctrl+n")
    assert new.place.focus == "mail/new-1/to"
    answer = press(mail(), "down", "ctrl+r")
    assert answer.place.focus == "mail/new-1/body"
    assert press(mail(), "ctrl+r") == mail()


def sheet(text: str) -> Node:
    """The sheet of a document with this text."""
    files = f"open: [files]\nfiles: {{Documents: [{{file: CV.pdf, text: {json.dumps(text)}}}]}}"
    at = play(desk(files), DoubleClick("CV.pdf"))
    return next(node for node in walk(view(at)) if node.part == "sheet")


@pytest.mark.parametrize("text", ["Camille", "Camille\nLens", "Camille\n\nÉtudes\n\n\nBac\n", "\nCamille\n\nLens"])
def test_a_document_keeps_its_blank_lines(text: str) -> None:
    assert "\n".join(node.name for node in sheet(text).children).rstrip("\n") == text.strip("\n")


def test_an_attachment_is_the_same_sheet() -> None:
    shown = view(after_gestures(mail(), REUNION, "plan.pdf"))
    assert [node.part for node in walk(shown) if node.part in ("sheet", "sheets")] == ["sheets", "sheet"]
