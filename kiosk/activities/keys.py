"""Activity ``keys``: press named keys, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, Pressed
from kiosk.course.keyboard.keys import is_known_key, key_in_sentence, satisfies
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.solution import Press, SolutionAct
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

KeyName = Annotated[str, Meta(min_length=1, description="Une touche : a, é, enter, tab, left, ctrl+c …")]


class KeysState(msgspec.Struct, frozen=True):
    """The number of wanted keys pressed, and the last other key."""

    pressed: int = 0
    other: str = ""


class Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Press these keys in this order; any other key is named in the feedback and changes nothing."""

    press: Annotated[tuple[KeyName, ...], Meta(min_length=1, max_length=12, description="Les touches, dans l'ordre.")]

    def start(self, context: ActivityContext) -> KeysState:
        return KeysState()

    def wanted(self, state: KeysState) -> str | None:
        """The key to press now; None when all were pressed."""
        return self.press[state.pressed] if state.pressed < len(self.press) else None

    def update(self, state: KeysState, act: Act) -> KeysState:
        wanted = self.wanted(state)
        if wanted is None or not isinstance(act, Pressed):
            return state
        if satisfies(act.key, act.character, wanted):
            return KeysState(state.pressed + 1)
        return KeysState(state.pressed, act.character if act.character.strip() else act.key)

    def judge(self, state: KeysState) -> Verdict:
        wanted = self.wanted(state)
        if wanted is None:
            return Verdict(True, _("Toutes les touches ont été utilisées."))
        remaining, kind = _("Il reste la touche {key}.").format(key=key_in_sentence(wanted)), _("Il reste une touche.")
        if state.other:
            observed = (
                _("C'était la touche {key}.").format(key=key_in_sentence(state.other))
                if is_known_key(state.other)
                else _("C'était une autre touche.")
            )
        elif state.pressed:
            observed = _("Vous avez appuyé sur {key}.").format(key=key_in_sentence(self.press[state.pressed - 1]))
        else:
            observed = ""
        return Verdict(False, observed, remaining, kind)

    def judged_gestures(self) -> Iterator[SolutionAct]:
        for key in self.press:
            yield Press(key)

    def acts_for(self, state: KeysState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, Press):
            raise TargetMissing(gesture.__class__.__name__, ("press",))
        return (Pressed(gesture.key, gesture.key if len(gesture.key) == 1 else ""),)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from ()

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        for index, key in enumerate(self.press):
            if not is_known_key(key):
                yield (
                    ("press", index),
                    _("la touche « {key} » n'est pas connue").format(key=key),
                    _("écrivez une lettre ou un nom comme enter, tab, left, ctrl+c"),
                )
