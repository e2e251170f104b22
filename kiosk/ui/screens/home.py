"""Home: the next step, today's workshop or a few warm-ups, the areas, and the list of can-dos. Nothing is locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal
from textual.widget import Widget

from kiosk.i18n import LANGUAGES, _, ngettext
from kiosk.logbook.suggestions import suggest_next_step, suggest_warm_ups
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.todays_workshop import TodaysWorkshop, todays_workshop, workshop_parts
from kiosk.ui.widgets.language_button import LanguageButton
from kiosk.ui.widgets.picture import AreaCard
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_size_button import TextSizeButton

MAX_SUGGESTED = 2
"""Suggested at a time, at most."""
SUGGESTIONS_WIDTH = 78
"""Cells of the row of suggestions: at 80 columns, and at 100 with its label beside it."""
AROUND = 5
"""Cells of a button besides its label."""
WIDE = 100
"""Columns from which on a label fits beside the suggestions, and pictures into the areas' cards."""
FEW_AREAS = 8
"""Cards that fit into two rows; with more, the rest of the screen is set closer."""


class Home(KioskScreen):
    """Suggests what to do, and leaves all of the course open."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it on the instance

    def __init__(self, focus: str = "") -> None:
        """``focus``: the id of the button that has the focus first; "" for the main one."""
        super().__init__()
        self._focus = focus
        # As in the base: Textual sets it only after the first paint
        self.set_class(self.app.size.width < WIDE, "-narrow")

    def redrawn(self) -> Home:
        return Home(self.focused.id or "" if self.focused is not None else "")

    def compose(self) -> ComposeResult:
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        workshop = todays_workshop(self.kiosk)
        going_on = suggest_next_step(catalogue.entries, progress, workshop)
        entry = catalogue.find(going_on.exercise) if going_on else None
        yield TextLabel(_("Que voulez-vous faire ?"), classes="title")
        with Horizontal(id="suggested"):
            if entry is not None:
                begun = bool(progress.exercise(entry.id).steps_done) and not progress.is_done(entry.id)
                label = _("▶  Reprendre : {title}") if begun else _("▶  Commencer : {title}")
                label = label if begun or not progress.done else _("▶  Continuer : {title}")
                yield PushButton(label.format(title=entry.title), id="main", classes="main big", value=entry.id)
            else:
                yield TextLabel(_("Vous avez tout fait. Choisissez ce que vous voulez refaire."), id="all-done")
        label, buttons = self._suggestions(workshop)
        if buttons:
            yield TextLabel(label, id="warm-label")
            with Horizontal(id="warm"):
                yield TextLabel(label, id="warm-side")
                for button in buttons:
                    # Each as wide as its label asks for: then all of them show whole.
                    button.styles.width = f"{len(button.label) + AROUND}fr"
                    yield button
        yield TextLabel(_("Ou choisissez un thème :"), id="areas-label")
        # Counted over what was done, which is little, and not over the course, which may be 10,000 exercises.
        done_in = Counter(e.area for e in map(catalogue.find, progress.done) if e is not None)
        with Grid(id="areas"):
            for area in catalogue.areas:
                entries = catalogue.in_area(area.id)
                known = done_in[area.id]
                if entries:
                    yield AreaCard(area.title, _known(known), area.picture, value=f"area:{area.id}")
        yield from self._bar()

    def _suggestions(self, workshop: tuple[str, ...]) -> tuple[str, list[PushButton]]:
        """The label and the buttons of what else is suggested: today's workshop, or else warm-ups."""
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        parts = workshop_parts(catalogue, progress, workshop)
        if parts:
            buttons = [PushButton(one.label, classes="workshop", value=one.value) for one in parts]
            if not _fit(buttons):
                whole = PushButton(_("Tout l'atelier ▶"), id="whole-workshop")
                # What is still to be done, in the adviser's order; then the rest.
                ahead = sorted(zip(parts, buttons, strict=True), key=lambda pair: pair[0].done)
                buttons = [*_fitting([button for _part, button in ahead], whole), whole]
            return _("Atelier du jour :"), buttons
        suggested = suggest_warm_ups(progress, catalogue.entries, self.kiosk.sitting.now, count=MAX_SUGGESTED)
        entries = [entry for entry in map(catalogue.find, suggested) if entry is not None]
        return _("Pour s'échauffer :"), _fitting([PushButton(e.title, classes="warm", value=e.id) for e in entries])

    def _bar(self) -> Iterator[Widget]:
        # « J'ai fini » stands where no button stands that leads here: the second of two presses must not leave
        bar = [PushButton(_("Ce que je sais faire"), id="can-do"), PushButton(_("■ J'ai fini"), id="leave")]
        if self.kiosk.sitting.guest:
            bar.append(PushButton(_("Garder mon travail"), id="keep"))
        elif self.kiosk.sitting.code is not None:
            bar.append(PushButton(_("Mes 4 images"), id="pictures"))
        if len(LANGUAGES) > 1:
            bar.append(LanguageButton())
        sizes = self.kiosk.text_sizes is not None
        if sizes:
            bar.append(TextSizeButton())
        full = "crowded full" if self.kiosk.sitting.guest else "crowded"
        yield Horizontal(*bar, id="bar", classes=full if sizes else "")

    def on_mount(self) -> None:
        self.set_class(len(self.query(AreaCard)) > FEW_AREAS, "-many")
        focus = self.query(f"#{self._focus}") if self._focus else ()
        for button in [*focus, *self.query("#main"), *self.query(".area")][:1]:
            button.focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        value = message.button.value
        match message.button.id:
            case "can-do":
                self.kiosk.show_can_do_list()
            case "keep":
                self.kiosk.show_begin_logbook()
            case "leave":
                self.kiosk.leave()
            case "pictures":
                self.kiosk.show_my_pictures()
            case "whole-workshop":
                self.kiosk.show(TodaysWorkshop())
            case _ if value.startswith("area:"):
                self.kiosk.show_area(value.removeprefix("area:"))
            case _:
                self.kiosk.start_exercise(value)


def _fit(buttons: Iterable[PushButton]) -> bool:
    """Whether the buttons fit side by side, each with its whole label."""
    return sum(len(button.label) + AROUND for button in buttons) <= SUGGESTIONS_WIDTH


def _fitting(buttons: Sequence[PushButton], *beside: PushButton) -> list[PushButton]:
    """As many of the first of ``buttons`` as fit beside ``beside``, at least one."""
    shown = list(buttons[:1])
    for button in buttons[1:]:
        if not _fit([*shown, button, *beside]):
            break
        shown.append(button)
    return shown


def _known(count: int) -> str:
    if not count:
        return _("à découvrir")
    return ngettext("✓ {n} fait", "✓ {n} faits", count).format(n=count)
