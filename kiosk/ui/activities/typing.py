"""The view of ``typing`` and ``edit``: the model, the text box, and the keyboard with the next key highlighted."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from kiosk.activities.typing import Copy
from kiosk.course.acts import Act, Pressed
from kiosk.course.keyboard.caps_lock import observe
from kiosk.course.keyboard.layouts import Layout
from kiosk.course.model import Activity
from kiosk.course.text_field import TextField
from kiosk.i18n import _
from kiosk.stand_ins import BLANKS
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.widgets.keyboard_map import KeyboardMap
from kiosk.ui.widgets.push_button import TextLabel
from kiosk.ui.widgets.text_box import TextBox

SIDE_BY_SIDE = 34
"""The longest line with which a model and its copy fit side by side on the smallest screen."""


class TypingView(ActivityView):
    """In the model, what was copied is underlined and the next character is highlighted; mistakes are not marked."""

    def __init__(self, activity: Activity, state: Any, layout: Layout) -> None:
        super().__init__(activity, state, layout)
        self.copying: Copy = self.activity.as_copy()
        self.lines = max(self.copying.model.count("\n"), self.copying.begin.text.count("\n")) + 1

    def compose(self) -> ComposeResult:
        widest = max(map(len, (*self.copying.model.split("\n"), *self.copying.begin.text.split("\n"))))
        with Container(id="texts", classes="-beside" if self.lines > 1 and widest <= SIDE_BY_SIDE else ""):
            yield TextLabel(id="model", to_copy=True)
            yield TextBox(self.report, lines=self.lines, id="copy")
        yield KeyboardMap(self.layout_of_keys)

    def on_mount(self) -> None:
        model = self.query_one("#model", TextLabel)
        model.border_title = Content(_("Le modèle"))
        model.styles.height = self.lines + 2
        self.show(self.state)

    def show(self, state: Any) -> None:
        super().show(state)
        done = self.copying.follow(state).complete
        box = self.query_one(TextBox).set_class(done, "-done")
        box.border_title = Content(f"✓ {_('Votre texte')}" if done else _("Votre texte"))
        box.show(state)
        self.query_one("#model", TextLabel).set_text(self._model(state))
        key = self.copying.next_key(state, self.layout_of_keys)
        turn_off = self.caps_lock.is_to_press
        note = "" if turn_off else self._stand_in(state)
        self.query_one(KeyboardMap).show(key, note, caps_lock=self.caps_lock.on, turn_off=turn_off)

    def echo(self, state: Any) -> bool:
        """The letter at once; model and keyboard, which show the next one, follow."""
        self.state = state
        self.query_one(TextBox).show(state)
        return True

    def _model(self, field: TextField) -> Content:
        model, same = self.copying.model, self.copying.follow(field).model
        if same >= len(model):
            return Content.styled(model, "underline")
        following = model[same]
        shown = {"\n": "↵\n"}.get(following, "␣" if following in BLANKS else following)
        return Content.assemble((model[:same], "underline"), (shown, "bold reverse"), model[same + 1 :])

    def observe_caps_lock(self, act: Act) -> None:
        wanted = self.copying.expected_character(self.state)
        if wanted is not None and not self.copying.any_case:
            self.caps_lock = observe(self.caps_lock, act, wanted, self.layout_of_keys)

    def _stand_in(self, field: TextField) -> str:
        found = self.copying.stand_in(field, self.layout_of_keys)
        return _("Pour {character}, écrivez {way}.").format(character=found[0], way=found[1]) if found else ""

    def key_of(self, act: Act) -> str | None:
        return act.key if isinstance(act, Pressed) else None

    def on_resize(self, event: events.Resize) -> None:
        keyboard = self.query_one(KeyboardMap)
        beside = self.query_one("#texts").has_class("-beside")
        taken = (self.lines + 2) * (1 if beside else 2)
        keyboard.display = event.size.height - taken >= 1
