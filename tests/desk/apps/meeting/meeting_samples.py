"""Video calls as an exercise writes them, and what a person does in them."""

from __future__ import annotations

from typing import Any

from kiosk.desk.apps.meeting.state import MeetingState, meeting_state
from kiosk.desk.nodes import walk_live
from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.apps.web.web_samples import after_gestures
from tests.desk.desk_samples import desk

MEETING = """
clock: "9:58"
shortcuts: [mail, web]
open: [web]
web: {home: "https://visio.exemple.fr/rdv"}
meeting:
  title: Le rendez-vous
  address: https://visio.exemple.fr/rdv
  people: [{name: Nora Petit, face: foulard}, {name: Karim, camera: false, microphone: false}]
  waits: 2
  lines: ["Nora Petit : Bonjour {Votre nom}.", "Vous : Bonjour.", "Nora Petit : À jeudi."]
"""
WINDOW = ("click: Rejoindre la réunion",)
WAITING = (*WINDOW, "click: Autoriser", "type: {into: Votre nom, text: Zoé Martin}", "click: Demander à rejoindre")
JOINED = (*WAITING, "click: Attendre", "click: Attendre")


def meeting(*gestures: str, more: str = "") -> Desk:
    """The desk after these gestures; ``more`` are further lines of it."""
    return after_gestures(desk(MEETING + more), *gestures)


def state(at: Desk) -> MeetingState:
    """The state of the call."""
    return meeting_state(at)


def seen(at: Desk) -> str:
    """The names and descriptions of what is on the screen."""
    nodes = list(walk_live(view(at)))
    return "\n".join(" ".join(filter(None, (node.name, node.value, node.description))) for node in nodes)


def problems(text: str) -> list[str]:
    """What is wrong with a desk."""
    tree, _problems = read_tree(text, "desk.yaml")
    assert tree is not None
    spec: Any = decode_tree(tree, DeskSpec, "desk.yaml")[0]
    return [what for _path, what, _write in spec.problems()]
