"""The goal ``did``: a gesture that the step asks for was made, where the gesture itself is what is learned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.keyboard.keys import KEY_EXAMPLES, is_desk_key, key_in_sentence, meant_key
from kiosk.course.model import Verdict
from kiosk.course.solution import DoubleClick, Drag, Press, RightClick, SolutionAct, VisibleText
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath


class ChooseEntry(SolutionAct, frozen=True, forbid_unknown_fields=True, tag="choose"):
    """An entry of a menu, or with ``in`` an option of the list or group of that label, was chosen."""

    option: VisibleText
    in_: Annotated[str, Meta(description="Le nom de la liste ; rien : un menu.")] = msgspec.field(name="in", default="")


class PressKey(Press, frozen=True, forbid_unknown_fields=True, tag="press"):
    """A key or a combination was pressed; with ``for``, while the thing of that label was chosen or had the focus."""

    for_: Annotated[str, Meta(description="Le nom de ce qui est choisi alors ; rien : n'importe quoi.")] = (
        msgspec.field(name="for", default="")
    )


JudgedGesture = DoubleClick | RightClick | Drag | PressKey | ChooseEntry
"""The gestures that can be judged: as a solution writes them, with the labels that are seen."""


class Did(Goal, frozen=True, forbid_unknown_fields=True, tag="did"):
    """This gesture was made since the step began: ``{did: {double_click: Jardin}}``, ``{did: {press: ctrl+z}}``.

    Another way to the same result does not count: Enter is no double-click, the menu key no right click.
    """

    gesture: JudgedGesture

    def judge(self, desk: Desk) -> Verdict:
        done, remaining, kind = _sentences(self.gesture)
        return Verdict(True, done) if self.gesture in desk.made else Verdict(False, "", remaining, kind)

    def gestures(self) -> Iterator[SolutionAct]:
        yield self.gesture

    def without_gestures(self) -> Goal | None:
        return None

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if isinstance(self.gesture, Press) and not is_desk_key(self.gesture.key):
            what = _("la touche « {key} » n'est pas connue").format(key=self.gesture.key)
            meant = meant_key(self.gesture.key)
            yield ("press",), what, _("écrivez « {name} »").format(name=meant) if meant else _(KEY_EXAMPLES)


def _sentences(gesture: SolutionAct) -> tuple[str, str, str]:
    """Of a gesture: that it was made, that it remains to be made, and the kind of what remains."""
    match gesture:
        case DoubleClick(target):
            return (
                _("Vous avez fait un double-clic sur « {label} ».").format(label=target),
                _("Il reste à faire un double-clic sur « {label} ».").format(label=target),
                _("Il reste un double-clic à faire."),
            )
        case RightClick(target):
            return (
                _("Vous avez fait un clic droit sur « {label} ».").format(label=target),
                _("Il reste à faire un clic droit sur « {label} ».").format(label=target),
                _("Il reste un clic droit à faire."),
            )
        case Drag(item, to):
            return (
                _("Vous avez glissé « {item} » sur « {to} ».").format(item=item, to=to),
                _("Il reste à glisser « {item} » sur « {to} ».").format(item=item, to=to),
                _("Il reste une chose à glisser."),
            )
        case PressKey(key, label) if label:
            return (
                _("Vous avez appuyé sur {key} pour « {label} ».").format(key=key_in_sentence(key), label=label),
                _("Il reste à appuyer sur {key} pour « {label} ».").format(key=key_in_sentence(key), label=label),
                _kind_of_press(key),
            )
        case Press(key):
            return (
                _("Vous avez appuyé sur {key}.").format(key=key_in_sentence(key)),
                _("Il reste à appuyer sur {key}.").format(key=key_in_sentence(key)),
                _kind_of_press(key),
            )
        case ChooseEntry(option, in_) if in_:
            return (
                _("Vous avez choisi « {option} » dans « {name} ».").format(option=option, name=in_),
                _("Il reste à choisir « {option} » dans « {name} ».").format(option=option, name=in_),
                _("Il reste un choix à faire."),
            )
        case ChooseEntry(option):
            return (
                _("Vous avez choisi « {option} » dans le menu.").format(option=option),
                _("Il reste à choisir « {option} » dans le menu.").format(option=option),
                _("Il reste un choix à faire dans un menu."),
            )
        case _:
            return "", "", ""


def _kind_of_press(key: str) -> str:
    held = "+" in key[:-1]
    return _("Il reste des touches à utiliser ensemble.") if held else _("Il reste une touche à utiliser.")


GESTURE_GOALS: tuple[type[Goal], ...] = (Did,)
"""Goals about what was done, and not about what has become."""
