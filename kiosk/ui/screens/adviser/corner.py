"""The adviser's corner: settings, today's workshop, recent events, resetting and stopping the station."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

import msgspec
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content

from kiosk import __version__, clock
from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.errors import KioskError
from kiosk.i18n import LANGUAGES, N_, _, ngettext, use_language
from kiosk.ui.screens.adviser.recent_events import RecentEvents
from kiosk.ui.screens.adviser.screen import AdviserScreen, Confirmation
from kiosk.ui.screens.adviser.workshop import WorkshopAreaList
from kiosk.ui.widgets.push_button import PushButton, TextLabel

if TYPE_CHECKING:
    from kiosk.station.settings.layers import SettingChanges
    from kiosk.ui.keeper_link import EndReason

THEME_NAMES = {"clair": N_("Clair"), "sombre": N_("Sombre"), "contraste fort": N_("Contraste fort")}
SIZE_NAMES = {"petit": N_("Petit"), "normal": N_("Normal"), "grand": N_("Grand")}


class SettingRow(msgspec.Struct, frozen=True):
    """One setting that is chosen here: its title, its values with their names, and the present value."""

    setting: str
    title: str
    names: dict[str, str]
    now: str


class AdviserCorner(AdviserScreen):
    """What is chosen here takes effect at once, and is written to the settings."""

    def __init__(self, focus: str = "", message: str = "") -> None:
        """``focus``: the value or the id of the button that has the focus first; ``message`` stands under the title."""
        super().__init__()
        self._focus = focus
        self._message = message

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Coin du conseiller"), classes="title")
        yield TextLabel(self._state(), id="state")
        with Vertical(id="settings"):
            for choices in self._choices():
                with Horizontal(classes="setting"):
                    yield TextLabel(choices.title, classes="setting-name")
                    for value, name in choices.names.items():
                        mark = "●" if value == choices.now else "○"
                        yield PushButton(f"{mark} {name}", classes="choice", value=f"{choices.setting}:{value}")
        with Grid(id="doings"):
            workshop = PushButton(_("Atelier du jour ▶"), id="workshop")
            workshop.border_subtitle = Content(self._workshop())
            yield workshop
            yield PushButton(_("Ce qui s'est passé ▶"), id="happened")
            yield PushButton(_("Remettre à neuf ▶"), id="reset")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Accueil"), id="back")
            yield PushButton(_("■ Arrêter le programme"), id="stop")

    def on_mount(self) -> None:
        wanted = [b for b in self.query(PushButton) if self._focus and self._focus in (b.value, b.id)]
        for button in (wanted or list(self.query(PushButton).filter("#workshop")))[:1]:
            button.focus()

    def _state(self) -> str:
        """The line under the title: what the adviser should see first."""
        station = self.kiosk.station
        if self._message:
            return self._message
        if station.problems:
            return _("Des réglages sont à revoir : « Ce qui s'est passé » dit lesquels.")
        return _("Poste : {station} · version {version}").format(station=station.name, version=__version__)

    def _workshop(self) -> str:
        """What is chosen for today, in a few words: areas by name, exercises by number."""
        station = self.kiosk.station
        chosen = station.workshop(clock.to_local(self.kiosk.sitting.now).date())
        catalogue = self.kiosk.catalogue
        titles = [area.title for area in catalogue.areas if area.id in chosen]
        exercises = sum(catalogue.find(one) is not None for one in chosen)
        parts = titles if len(titles) < 2 else [ngettext("{n} thème", "{n} thèmes", len(titles)).format(n=len(titles))]
        if exercises:
            parts = [*parts, ngettext("{n} exercice", "{n} exercices", exercises).format(n=exercises)]
        return ", ".join(parts)

    def _choices(self) -> Iterator[SettingRow]:
        settings = self.kiosk.station.settings
        yield SettingRow("language", _("Langue"), LANGUAGES, settings.language)
        yield SettingRow("keyboard", _("Clavier"), {n: one.title for n, one in LAYOUTS.items()}, settings.keyboard)
        if self.kiosk.text_sizes is not None:
            yield SettingRow("text_size", _("Taille"), _translated(SIZE_NAMES), settings.text_size)
        yield SettingRow("theme", _("Couleurs"), _translated(THEME_NAMES), settings.theme)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        match message.button.id:
            case "back":
                self.kiosk.show_welcome()
            case "workshop":
                self.kiosk.show(WorkshopAreaList())
            case "happened":
                self.kiosk.show(RecentEvents())
            case "reset":
                self._ask_reset()
            case "stop":
                self._ask_stop()
            case _:
                setting, _colon, value = message.button.value.partition(":")
                self._choose(setting, value)

    # -- settings -------------------------------------------------------------------------------------------------

    def _choose(self, setting: str, value: str) -> None:
        settings = self.kiosk.station.settings
        if getattr(settings, setting) == value:
            return
        if setting == "keyboard" and settings.locked:
            self._ask_keyboard(value)
            return
        message = ""
        try:
            self.kiosk.station.choose(**cast("SettingChanges", {setting: value}))
        except KioskError as error:  # it still holds for this process
            message = str(error)
        self._take_effect(setting, value)
        self.kiosk.show(AdviserCorner(f"{setting}:{value}", message))

    def _take_effect(self, setting: str, value: str) -> None:
        match setting:
            case "language":
                use_language(value)
            case "theme":
                self.kiosk.refresh_theme()
            case "text_size":
                self.kiosk.apply_text_size(self.kiosk.station.settings.text_size)

    # -- confirmations -----------------------------------------------------------------------------------------

    def _ask_reset(self) -> None:
        self._ask_then_end(
            "reset",
            _("Remettre le poste à neuf"),
            [
                _("Les traces des visites et leurs fichiers sont effacés."),
                _("Les carnets, les réglages et l'atelier restent."),
                _("Ensuite, l'accueil revient."),
            ],
            _("Remettre à neuf ▶"),
            "reset",
        )

    def _ask_stop(self) -> None:
        if self.kiosk.station.settings.locked:
            after = _("Pour relancer le poste : éteignez la machine, puis rallumez-la.")
            sentences = [_("L'écran de la machine revient, avec sa question « login »."), after]
        else:
            sentences = [_("Le terminal revient."), _("Pour relancer : la commande `kiosk`.")]
        self._ask_then_end("stop", _("Arrêter le programme"), sentences, _("Arrêter ▶"), "stopped")

    def _ask_keyboard(self, layout: str) -> None:
        """The compositor decides which letters the keys make: it is restarted with the layout that was chosen."""

        def restart() -> None:
            try:
                self.kiosk.station.choose(**cast("SettingChanges", {"keyboard": layout}))
            except KioskError as error:
                self.kiosk.show(AdviserCorner(f"keyboard:{layout}", str(error)))
            else:
                self.kiosk.end("restart")

        self._ask(
            f"keyboard:{layout}",
            _("Changer de clavier : {keyboard}").format(keyboard=LAYOUTS[layout].title),
            [_("L'écran s'éteint un instant."), _("Ensuite, l'accueil revient avec ce clavier.")],
            _("Changer ▶"),
            restart,
        )

    def _ask_then_end(self, focus: str, title: str, sentences: Sequence[str], main: str, ending: EndReason) -> None:
        """Ask, then end this process: the keeper does the rest."""
        self._ask(focus, title, sentences, main, partial(self.kiosk.end, ending))

    def _ask(self, focus: str, title: str, sentences: Sequence[str], main: str, do: Callable[[], object]) -> None:
        """``focus``: the button to come back to."""
        kiosk = self.kiosk
        kiosk.show(Confirmation(title, sentences, main, do, lambda: kiosk.show(AdviserCorner(focus))))


def _translated(names: Mapping[str, str]) -> dict[str, str]:
    return {value: _(name) for value, name in names.items()}
