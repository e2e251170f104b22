"""The view of ``keys``: the keys to press in a row, and the keyboard with the next one highlighted."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from kiosk.course.acts import Act, Pressed
from kiosk.course.keyboard.caps_lock import observe
from kiosk.course.keyboard.keys import key_label, sign_name
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.widgets.keyboard_map import KeyboardMap
from kiosk.ui.widgets.push_button import TextLabel

CHIPS_MARGIN = 6
"""Cells of the screen beside the row of keys, at least."""


class KeysView(ActivityView, can_focus=True):
    """Takes every key while it has the focus; Tab leaves it, unless it is the key to press."""

    def compose(self) -> ComposeResult:
        yield TextLabel(id="chips")
        yield KeyboardMap(self.layout_of_keys)

    def on_mount(self) -> None:
        self.show(self.state)

    def show(self, state: Any) -> None:
        super().show(state)
        parts: list[Content | tuple[str, str]] = []
        for index, name in enumerate(self._chip_names()):
            if index < state.pressed:
                parts.append((f"✓{name}", "bold $there"))
            elif index == state.pressed:
                parts.append((f"▶{name}", "bold reverse"))
            else:
                parts.append((f" {name}", ""))
            parts.append(("  ", ""))
        self.query_one("#chips", TextLabel).set_text(Content.assemble(*parts))
        found = tuple(self.activity.press[: state.pressed])
        counts = self._is_in_the_way()
        self.query_one(KeyboardMap).show(
            self.activity.wanted(state),
            caps_lock=counts and self.caps_lock.on,
            turn_off=counts and self.caps_lock.is_to_press,
            found=found,
        )

    def _chip_names(self) -> list[str]:
        """The labels of the keys; of signs their names too, where there is room: a comma alone is hardly seen."""
        labels = [f" {key_label(key)} " for key in self.activity.press]
        named = [
            f"{label}{name} " if (name := sign_name(key)) else label
            for label, key in zip(labels, self.activity.press, strict=True)
        ]
        around = len("▶  ") * len(named) + CHIPS_MARGIN
        return named if sum(map(len, named)) + around <= self.app.size.width else labels

    def observe_caps_lock(self, act: Act) -> None:
        wanted = self.activity.wanted(self.state)
        if wanted is not None and len(wanted) == 1:
            self.caps_lock = observe(self.caps_lock, act, wanted, self.layout_of_keys)

    def caps_lock_message(self) -> str:
        return super().caps_lock_message() if self._is_in_the_way() else ""

    def _is_in_the_way(self) -> bool:
        """A capital is taken for its small letter, but not the other way round."""
        wanted = self.activity.wanted(self.state)
        return wanted is not None and len(wanted) == 1 and wanted.isupper()

    def key_of(self, act: Act) -> str | None:
        return act.key if isinstance(act, Pressed) else None

    def on_key(self, event: events.Key) -> None:
        act = press_of(event)
        wanted = self.activity.wanted(self.state)
        if act is None or not self.open:
            return
        if act.key in ("tab", "shift+tab") and act.key != wanted:
            return
        event.stop()
        event.prevent_default()
        self.report(act)

    def on_click(self) -> None:
        self.focus()
