"""A desk, goals as an author writes them, and how they are reached."""

from typing import Any

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Clicked
from kiosk.desk.goals.screen import Hides, Shows
from kiosk.desk.spec import AnyGoal
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import after_acts, desk

START = """
open: [files]
files:
  Documents: [CV.pdf, {file: lettre.txt, text: "Madame,  Monsieur"}, {folder: Vacances, files: []}]
  Corbeille: [vieux.txt]
usb: {files: []}
"""
CV = "files/item/Documents/CV.pdf"
NEW_FOLDER: tuple[Act, ...] = (Clicked("files/new-folder"), Typed("Lettres"), Pressed("enter"))


def goal(text: str) -> Any:
    """The goal that a YAML text writes; the text has no problem."""
    tree, problems = read_tree(text, "goal.yaml")
    assert tree is not None
    value, more = decode_tree(tree, AnyGoal, "goal.yaml")
    assert not problems + more, problems + more
    return value


def check_ways(text: str, ways: tuple[tuple[Act, ...], ...]) -> None:
    """The goal is reached by each of these ways and not before; it says what remains, and then what is so."""
    wanted, start = goal(text), desk(START)
    assert not list(wanted.problems(start))
    before = wanted.judge(start)
    assert not before.done and before.remaining
    for way in ways:
        after = wanted.judge(after_acts(start, *way))
        assert after.done and not after.remaining, (way, after)
        assert after.observed or isinstance(wanted, Shows | Hides), "the text that was to be found is not spoken"
