"""The gestures that do a step, written in YAML as a person would say them: ``click: Envoyer``.

A target is named by its label on the screen. The activity turns each gesture into acts of a learner.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

VisibleText = Annotated[str, Meta(min_length=1, description="Le texte qui est sur l'écran.")]
PartName = Annotated[
    str,
    Meta(description="Où ce nom est, quand il est deux fois sur l'écran : une fenêtre, un groupe, Menu, Page …"),
]


HeldKey = Literal["", "ctrl", "shift"]
"""The key that is held during a click."""


class SolutionAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One gesture of a solution."""


class Press(SolutionAct, frozen=True, tag="press"):
    """Press a key or a combination: ``press: enter``, ``press: ctrl+c``, ``press: é``."""

    key: Annotated[str, Meta(min_length=1, description="Une touche : enter, tab, left, ctrl+c, é …")]


class Type(SolutionAct, frozen=True, tag="type"):
    """Type a text, character by character: where the caret is, or into the box of this label.

    Into a box: a click behind what is written there. A click in the address bar selects the address, which is replaced.
    """

    text: Annotated[str, Meta(description="Le texte à écrire.")]
    into: Annotated[str | None, Meta(description="Le nom de la case où écrire.")] = None
    in_: PartName = msgspec.field(name="in", default="")


class Choose(SolutionAct, frozen=True, tag="choose"):
    """Choose an option in the drop-down list or the group of this label."""

    in_: VisibleText = msgspec.field(name="in")
    option: VisibleText


class Click(SolutionAct, frozen=True, tag="click"):
    """Click on what bears this label; ``with`` holds a key: ``{click: CV.pdf, with: ctrl}``."""

    target: VisibleText
    in_: PartName = msgspec.field(name="in", default="")
    held: Annotated[HeldKey, Meta(description="La touche à maintenir : ctrl ou shift.")] = msgspec.field(
        name="with", default=""
    )


class DoubleClick(SolutionAct, frozen=True, tag="double_click"):
    """Double-click on what bears this label."""

    target: VisibleText
    in_: PartName = msgspec.field(name="in", default="")


class RightClick(SolutionAct, frozen=True, tag="right_click"):
    """Click with the right button on what bears this label."""

    target: VisibleText
    in_: PartName = msgspec.field(name="in", default="")


class MoveTo(SolutionAct, frozen=True, tag="move_to"):
    """Bring the pointer onto what bears this label, without clicking."""

    target: VisibleText


class Select(SolutionAct, frozen=True, tag="select"):
    """Press where this text begins, move to its end, let go: ``select: 12 rue des Lilas``."""

    text: VisibleText


class Drag(SolutionAct, frozen=True, tag="drag"):
    """Press on one thing, move, let go on another."""

    from_: VisibleText = msgspec.field(name="from")
    to: VisibleText


class MoveWindow(SolutionAct, frozen=True, tag="move_window"):
    """Move a window by its title bar: to a half of the desktop, or to its middle."""

    window: Annotated[str, Meta(min_length=1, description="Le titre de la fenêtre, ou son début.")]
    to: Literal["left", "right", "middle"] = "middle"


class Scratch(SolutionAct, frozen=True, tag="scratch"):
    """Move the pointer over a covered picture until it shows."""

    picture: Annotated[str, Meta(min_length=1, description="Le mot de l'image cachée.")]


class ScrollTo(SolutionAct, frozen=True, tag="scroll_to"):
    """Turn the wheel until this line shows."""

    line: VisibleText


Solution = (
    Press | Type | Choose | Click | DoubleClick | RightClick | MoveTo | Select | Drag | MoveWindow | Scratch | ScrollTo
)
"""Every gesture that a solution may be made of."""
