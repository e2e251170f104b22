"""What all pointing at targets has in common: a hand over a board, and the feedback on its gestures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.activities.board import Target
from kiosk.activities.gestures import Hand, widened
from kiosk.cells import Rect
from kiosk.course.acts import Resized
from kiosk.course.model import ActivityContext
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

Targets = Annotated[tuple[Target, ...], Meta(min_length=1, max_length=8)]


class PointingState(msgspec.Struct, frozen=True):
    """The context, the hand, the targets reached, and the last gesture with a meaning: (what, label)."""

    at: ActivityContext
    hand: Hand = Hand()
    reached: frozenset[str] = frozenset()
    last: tuple[str, str] = ("", "")
    misses: int = 0

    def patience(self) -> float:
        """How far the tolerance has widened."""
        return widened(self.at.patience, self.misses)

    def resized(self, act: Resized) -> PointingState:
        """On a board of another size, with the hand at rest."""
        return msgspec.structs.replace(
            self, at=msgspec.structs.replace(self.at, width=act.width, height=act.height), hand=Hand()
        )


class OnBoard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An activity with targets on a board."""

    def start(self, context: ActivityContext) -> PointingState:
        return PointingState(context)

    def rect(self, state: PointingState, target: Target) -> Rect:
        """The place of ``target`` on a board of the present size."""
        return target.rect(state.at.width, state.at.height)

    def without_transient(self, state: PointingState) -> PointingState:
        return msgspec.structs.replace(state, hand=Hand(), last=("", ""), misses=0)

    def visible_targets(self, state: PointingState) -> tuple[Target, ...]:
        """Everything that has a place of its own on the board now."""
        raise NotImplementedError

    def patience(self, state: PointingState) -> float:
        return state.patience()

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for path, target in self._paths():
            yield (*path, "label"), target.label

    def _paths(self) -> tuple[tuple[YamlPath, Target], ...]:
        """Every target with its path in the YAML."""
        raise NotImplementedError


def gesture_feedback(what: str, label: str) -> str:
    """What the last gesture did, as a fact and never as a judgement; "" before any."""
    match what:
        case "reached":
            return _("« {label} » : c'est fait.").format(label=label)
        case "dropped":
            return _("« {label} » est à sa place.").format(label=label)
        case "held":
            return _("Vous tenez « {label} ». Gardez le doigt appuyé.").format(label=label)
        case "let go":
            return _("« {label} » a repris sa place.").format(label=label)
        case "click for drag":
            return _("Gardez le doigt appuyé sur « {label} » pendant le trajet.").format(label=label)
        case "click for double_click":
            return _("Un clic est fait. Ajoutez tout de suite un deuxième clic.")
        case "left button":
            return _("C'était le bouton de gauche. Prenez celui de droite.")
        case "right button":
            return _("C'était le bouton de droite. Prenez celui de gauche.")
        case "middle button":
            return _("C'était le bouton du milieu. Prenez un autre bouton.")
        case "already there":
            return _("La flèche est déjà sur « {label} ». Sortez-la de la case, puis revenez.").format(label=label)
        case "elsewhere":
            return _("Vous êtes sur « {label} ».").format(label=label)
        case "beside":
            return _("La flèche était à côté. Cela arrive souvent.")
        case "":
            return ""
        case _:  # a drag where a click was wanted
            return _("La souris a bougé pendant le clic. C'est normal.")
