"""A mailbox as an exercise writes it, and what a person does in it by the labels that are seen."""

from __future__ import annotations

from typing import Any

from kiosk.course.model import Verdict
from kiosk.course.solution import Click, DoubleClick, Drag, Press, RightClick, SolutionAct, Type
from kiosk.desk.apps.mail.mailbox import Message, messages_in
from kiosk.desk.gestures import acts_for
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.spec import AnyGoal
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import desk

MAIL = """
clock: "9:05"
open: [mail]
shortcuts: [files, mail]
files:
  Documents: [{file: CV.pdf, text: "Camille Petit"}, {file: courses.txt, text: "Pain, lait"}, {folder: Vacances}]
mail:
  me: camille@exemple.fr
  name: Camille Petit
  inbox:
    - from: "Lucie Martin <lucie@exemple.fr>"
      subject: Réunion de jeudi
      date: lundi 9 h 12
      unread: true
      to: [camille@exemple.fr, "Marc Petit <marc@exemple.fr>"]
      cc: paul@exemple.fr
      body: "Bonjour Camille,\\nLa réunion est à 10 heures.\\nLucie"
      attachments: [{file: plan.pdf, text: "Plan de la salle"}, {file: chat.jpg, picture: chat, text: Le chat}]
    - {from: "Karim Benali <karim@exemple.fr>", subject: Vélo, unread: true, body: "À vendre.", attachments: [velo.jpg]}
    - {from: "Nadia <nadia@exemple.fr>", subject: Samedi, date: 28 février}
    - {from: "Nadia <nadia@exemple.fr>", subject: Samedi, date: 27 février}
  sent: [{to: marc@exemple.fr, subject: Bonjour, body: Salut}]
  drafts: [{to: nadia@exemple.fr, subject: Une idée, body: "Je pense", attachments: [idee.txt]}]
  unwanted: [{from: gain@exemple.org, subject: Un téléphone pour vous, body: "Cliquez vite."}]
  bin: [{from: "Ville <ville@exemple.fr>", subject: Travaux, body: "La rue est fermée."}]
"""
REUNION = "Réunion de jeudi"
SIGNED_OUT = """
open: [mail]
mail:
  me: camille@exemple.fr
  password: Tulipe62
  signed_in: false
  stay: true
  inbox: [{from: a@exemple.fr, subject: Un}]
"""


def mail(text: str = MAIL) -> Desk:
    """The desk at its start, the mailbox open."""
    return desk(text)


def after_gestures(at: Desk, *gestures: SolutionAct | str) -> Desk:
    """The desk after these gestures; a label alone is a click."""
    for gesture in gestures:
        for act in acts_for(at, Click(gesture) if isinstance(gesture, str) else gesture):
            at = update(at, act)
    return at


def judge(at: Desk, goal: str) -> Verdict:
    """The verdict of a goal, given as YAML, on the desk."""
    tree, problems = read_tree(goal, "goal.yaml")
    assert tree is not None and not problems
    found, problems = decode_tree(tree, AnyGoal, "goal.yaml")
    assert not problems, problems
    verdict: Verdict = found.judge(at)
    assert verdict.done or verdict.remaining, goal
    return verdict


def goal_problems(goal: str) -> list[Any]:
    """What is wrong with a goal on the sample."""
    tree, _problems = read_tree(goal, "goal.yaml")
    assert tree is not None
    found, problems = decode_tree(tree, AnyGoal, "goal.yaml")
    assert not problems, problems
    return list(found.problems(mail()))


def mail_problems(text: str) -> list[Any]:
    """What is wrong with a mailbox."""
    tree, problems = read_tree(text, "desk.yaml")
    assert tree is not None and not problems
    from kiosk.desk.spec import DeskSpec

    start, problems = decode_tree(tree, DeskSpec, "desk.yaml")
    assert not problems, problems
    return list(start.problems())


def nodes(at: Desk, role: str) -> list[Node]:
    """What is on the screen with this role."""
    return [node for node in walk_live(view(at)) if node.role == role]


def visible_text(at: Desk) -> str:
    """All that can be read on the screen."""
    return "\n".join(
        part
        for node in walk_live(view(at))
        for part in (node.name, node.description, node.field.text if node.field else "")
    )


def subjects_in(at: Desk, folder: str) -> list[str]:
    """The subjects in a folder."""
    return [message.subject for message in messages_in(at, folder)]


def last_sent(at: Desk) -> Message:
    """The message that was sent last."""
    return messages_in(at, "sent")[0]


def reach(at: Desk, goal: str, *gestures: SolutionAct | str) -> Desk:
    """The desk after gestures that reach a goal that was not reached before."""
    assert not judge(at, goal).done
    after = after_gestures(at, *gestures)
    assert judge(after, goal).done, judge(after, goal)
    return after


__all__ = [
    "MAIL", "REUNION", "SIGNED_OUT", "Click", "DoubleClick", "Drag", "Press", "RightClick", "Type", "after_gestures",
    "goal_problems", "judge", "last_sent", "mail", "mail_problems", "nodes", "reach", "subjects_in",
    "visible_text",
]  # fmt: skip
