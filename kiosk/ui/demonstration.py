"""« Voir comment faire »: plays a demonstration slowly, on the real controls, with a big pointer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from kiosk.course.acts import Act, CardPlaced, CardTaken, PointerDown, PointerMoved, PointerUp, Pressed, Wheeled
from kiosk.course.keyboard.keys import key_in_sentence, key_label
from kiosk.course.playing.demonstration import Demonstration
from kiosk.course.solution import (
    Choose,
    Click,
    DoubleClick,
    Drag,
    MoveTo,
    MoveWindow,
    Press,
    RightClick,
    Scratch,
    ScrollTo,
    Select,
    SolutionAct,
    Type,
)
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked, TextSelected, WindowMoved
from kiosk.i18n import _
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.widgets.big_pointer import BigPointer
from kiosk.ui.widgets.keyboard_map import KeyboardMap

GLIDE_TIME, REST_TIME, BUTTON_TIME, MOVE_TIME, KEY_TIME, MAX_TYPING_TIME = 1.2, 1.2, 0.7, 0.15, 0.9, 12.0
"""Seconds: to reach a control, after a gesture, for a button, for a cell of a drag, for a key, for a whole text."""


async def demonstrate(
    demonstration: Demonstration,
    view: ActivityView,
    pointer: BigPointer,
    announce: Callable[[str], None],
    pace: float,
) -> None:
    """Play ``demonstration`` in ``view``, gesture by gesture; ``pace`` 1.0 is slow, 0.0 is at once.

    ``announce`` shows each gesture as an instruction. The learner's own state is not changed; the player displays it
    again afterwards.
    """
    view.show(demonstration.start)
    for played in demonstration.gestures:
        gesture = played.gesture
        announce(gesture_sentence(gesture))
        each = min(KEY_TIME, MAX_TYPING_TIME / max(1, len(played.acts)))
        for act, state in zip(played.acts, played.states, strict=True):
            await _grip(act, view, pointer, pace)
            await _point(act, gesture, view, pointer, pace)
            await _press(act, view, pointer, each * pace)
            view.show(state)
            await asyncio.sleep(_rest(act, gesture) * pace)
        pointer.set_text("")
        await asyncio.sleep(REST_TIME * pace)
    announce(_("Voilà comment faire. À vous maintenant."))
    await asyncio.sleep(2 * REST_TIME * pace)


async def _grip(act: Act, view: ActivityView, pointer: BigPointer, pace: float) -> None:
    """Move to where a drag begins that is one act, and show the button pressed."""
    grip = view.grip_cell(act)
    if grip is not None:
        await pointer.glide(grip, GLIDE_TIME * pace)
        pointer.set_text(_("appuyé"))
        await asyncio.sleep(REST_TIME * pace)


async def _point(act: Act, gesture: SolutionAct, view: ActivityView, pointer: BigPointer, pace: float) -> None:
    spot = view.cell_of_act(gesture, act)
    if spot is None:
        return
    small = (
        isinstance(act, PointerMoved | Wheeled) and isinstance(gesture, Scratch | Drag | ScrollTo) and pointer.display
    )
    await pointer.glide(spot, 0 if small else GLIDE_TIME * pace)
    pointer.set_text(_act_word(act, gesture))


async def _press(act: Act, view: ActivityView, pointer: BigPointer, seconds: float) -> None:
    """Show the key of ``act`` pressed on the keyboard, stroke by stroke; else its name at the pointer."""
    key = view.key_of(act)
    keyboards = list(view.query(KeyboardMap))
    if key is None or not isinstance(act, Pressed):
        return
    if not keyboards:
        pointer.set_text(_("touche {key}").format(key=key_in_sentence(key)))
        await asyncio.sleep(seconds)
    for keyboard in keyboards:
        strokes = max(1, keyboard.strokes_of(key))
        for stroke in range(strokes):
            keyboard.press(key, stroke)
            await asyncio.sleep(seconds / strokes)
        keyboard.press(None)


def _rest(act: Act, gesture: SolutionAct) -> float:
    """Seconds to look at the effect of ``act``."""
    match act:
        case PointerMoved():
            return MOVE_TIME / 4 if isinstance(gesture, Scratch) else MOVE_TIME
        case Wheeled():
            return MOVE_TIME
        case PointerDown() | PointerUp():
            return BUTTON_TIME / 2 if isinstance(gesture, DoubleClick) else BUTTON_TIME
        case CardTaken():
            return REST_TIME
        case Clicked() | DoubleClicked() | RightClicked() | Dropped() | CaretPut() | TextSelected() | WindowMoved():
            return BUTTON_TIME
        case _:
            return 0.1


def _act_word(act: Act, gesture: SolutionAct) -> str:
    match act:
        case PointerDown(button="right") | RightClicked():
            return _("clic droit")
        case PointerDown() if isinstance(gesture, Drag):
            return _("appuyé")
        case PointerMoved() if isinstance(gesture, Drag):
            return ""
        case PointerUp() if isinstance(gesture, Drag):
            return _("lâché")
        case Dropped() | TextSelected() | WindowMoved():
            return _("lâché")
        case DoubleClicked():
            return _("clic clic")
        case CardTaken() if isinstance(gesture, Drag):
            return _("appuyé")
        case CardPlaced() if isinstance(gesture, Drag):
            return _("lâché")
        case PointerDown() | PointerUp():
            return _("clic clic") if isinstance(gesture, DoubleClick) else _("clic")
        case Clicked(_node, held) if held:
            return _("{key} + clic").format(key=key_label(held))
        case Wheeled():
            return _("molette")
        case PointerMoved():
            return ""
        case _:
            return _("clic")


def gesture_sentence(gesture: Any) -> str:
    """The gesture as an instruction."""
    match gesture:
        case Press(key):
            return _("Appuyez sur la touche {key}.").format(key=key_in_sentence(key))
        case Type(text, into) if into is not None:
            shown = text.replace("\n", " ↵ ")
            return _("Cliquez dans « {field} » et écrivez : {text}").format(field=into, text=shown)
        case Choose(in_, option):
            return _("Dans « {field} », choisissez « {option} ».").format(field=in_, option=option)
        case Type(text):
            return _("Écrivez : {text}").format(text=text.replace("\n", " ↵ "))
        case Click(target, held=held) if held:
            return _("Maintenez {key} et cliquez sur « {target} ».").format(key=key_in_sentence(held), target=target)
        case Click(target):
            return _("Cliquez sur « {target} ».").format(target=target)
        case DoubleClick(target):
            return _("Cliquez 2 fois de suite sur « {target} ».").format(target=target)
        case RightClick(target):
            return _("Cliquez avec le bouton droit sur « {target} ».").format(target=target)
        case MoveTo(target):
            return _("Amenez la flèche sur « {target} ».").format(target=target)
        case Drag(from_, to):
            return _("Glissez « {item} » sur « {to} ».").format(item=from_, to=to)
        case MoveWindow(window, to):
            sentences = {
                "left": _("Glissez le titre de « {window} » jusqu'au bord gauche."),
                "right": _("Glissez le titre de « {window} » jusqu'au bord droit."),
                "middle": _("Glissez le titre de « {window} » au milieu."),
            }
            return sentences[to].format(window=window)
        case Select(text):
            return _("Appuyez au début de « {text} », glissez jusqu'à la fin, puis lâchez.").format(text=text)
        case Scratch():
            return _("Passez la flèche sur toute l'image.")
        case ScrollTo(line):
            return _("Tournez la molette jusqu'à « {line} ».").format(line=line)
        case _:
            return ""
