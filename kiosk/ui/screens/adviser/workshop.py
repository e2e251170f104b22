"""Choosing today's workshop: whole areas, or single exercises, that come first on everybody's home for this day."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content

from kiosk import clock
from kiosk.course.catalogue import Catalogue
from kiosk.errors import KioskError
from kiosk.i18n import _, ngettext
from kiosk.station.settings.workshop import count_in, is_in, toggle_area, toggle_exercise
from kiosk.ui.screens.adviser.screen import AdviserScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel


def exercise_ids(catalogue: Catalogue, area: str) -> tuple[str, ...]:
    """The ids of an area's exercises, in the order of the course."""
    return tuple(entry.id for entry in catalogue.in_area(area))


class WorkshopEditor(AdviserScreen):
    """Writes each choice to the settings at once, for today."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The areas and exercises of today's workshop."""
        return self.kiosk.station.workshop(clock.to_local(self.kiosk.sitting.now).date())

    def choose(self, workshop: Sequence[str]) -> str:
        """Write today's workshop to the settings; gives the message of the error if that fails."""
        today = clock.to_local(self.kiosk.sitting.now).date().isoformat()
        try:
            self.kiosk.station.choose(workshop=tuple(workshop), workshop_day=today)
        except KioskError as error:
            return str(error)
        return ""


class WorkshopAreaList(WorkshopEditor):
    """The areas, each with how much of it is chosen."""

    def __init__(self, focus: str = "", message: str = "") -> None:
        """``focus``: the area that has the focus first; ``message`` stands under the title."""
        super().__init__()
        self._focus = focus
        self._message = message

    def compose(self) -> ComposeResult:
        catalogue, chosen = self.kiosk.catalogue, self.chosen
        yield TextLabel(_("Atelier du jour"), classes="title")
        yield TextLabel(self._message or _("Pour aujourd'hui, ces exercices viennent en premier."), id="state")
        with VerticalScroll(id="list", can_focus=False), Grid(id="workshop-areas"):
            for area in catalogue.areas:
                exercises = exercise_ids(catalogue, area.id)
                if exercises:
                    count = count_in(chosen, area.id, exercises)
                    button = PushButton(f"{_mark(count, len(exercises))} {area.title}", classes="choice", value=area.id)
                    button.border_subtitle = Content(_format_count(count, len(exercises)))
                    yield button
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            if chosen:
                yield PushButton(_("Aucun atelier"), id="none")

    def on_mount(self) -> None:
        areas = list(self.query(".choice").results(PushButton))
        for button in [*(b for b in areas if b.value == self._focus), *areas, self.query_one("#back")][:1]:
            button.focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        match message.button.id:
            case "back":
                self.kiosk.show_adviser_corner("workshop")
            case "none":
                self.kiosk.show(WorkshopAreaList(message=self.choose(())))
            case _:
                self.kiosk.show(WorkshopExerciseList(message.button.value))


class WorkshopExerciseList(WorkshopEditor):
    """The exercises of one area, each to turn on and off, or all at once."""

    def __init__(self, area: str) -> None:
        super().__init__()
        self._area = area

    def compose(self) -> ComposeResult:
        area = self.kiosk.catalogue.area(self._area)
        yield TextLabel(area.title if area else "", classes="title")
        yield TextLabel("", id="state")
        yield PushButton("", id="whole")
        with VerticalScroll(id="list", can_focus=False), Grid(id="exercises"):
            for entry in self.kiosk.catalogue.in_area(self._area):
                yield PushButton(entry.title, classes="exercise", value=entry.id)
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def on_mount(self) -> None:
        self._show()
        self.query_one("#whole").focus()

    def _show(self, message: str = "") -> None:
        """Mark what is chosen; ``message`` takes the place of the count."""
        entries, chosen = self.kiosk.catalogue.in_area(self._area), self.chosen
        count = count_in(chosen, self._area, exercise_ids(self.kiosk.catalogue, self._area))
        amount = _format_count(count, len(entries))
        state = (
            _("Aujourd'hui : {what}").format(what=amount)
            if chosen
            else _("Choisissez tout le thème, ou des exercices.")
        )
        self.query_one("#state", TextLabel).set_text(message or state)
        self.query_one("#whole", PushButton).relabel(f"{_mark(count, len(entries))} {_('Tout le thème')}")
        for button, entry in zip(self.query(".exercise").results(PushButton), entries, strict=True):
            button.relabel(f"{'●' if is_in(chosen, self._area, entry.id) else '○'} {entry.title}")

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        exercises = exercise_ids(self.kiosk.catalogue, self._area)
        match message.button.id:
            case "back":
                self.kiosk.show(WorkshopAreaList(self._area))
            case "whole":
                self._show(self.choose(toggle_area(self.chosen, self._area, exercises)))
            case _:
                turned = toggle_exercise(self.chosen, self._area, exercises, message.button.value)
                self._show(self.choose(turned))


def _mark(count: int, total: int) -> str:
    return "○" if not count else "●" if count == total else "◐"


def _format_count(count: int, total: int) -> str:
    """How much of an area is chosen; empty for nothing."""
    if not count:
        return ""
    if count == total:
        return _("tout le thème")
    return ngettext("{n} exercice", "{n} exercices", count).format(n=count)
