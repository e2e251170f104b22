"""One person's sitting in the app: her logbook, her language, the size of her text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import App

from kiosk.i18n import LANGUAGES, language, use_language
from kiosk.station.screen.text_size import TEXT_SIZES
from kiosk.ui.adviser_log import logging_closed_logbook
from kiosk.ui.keeper_link import EndReason, ResumePoint
from kiosk.ui.replaceable import Replaceable

if TYPE_CHECKING:
    from kiosk.course.catalogue import Catalogue
    from kiosk.course.events import Event
    from kiosk.logbook.codes import Code
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.settings.model import TextSize
    from kiosk.station.sitting import Sitting
    from kiosk.station.station import Station


class SittingApp(Replaceable, App[EndReason], inherit_bindings=False):
    """An app that keeps what one person does and chooses."""

    def __init__(self, station: Station, resume_at: ResumePoint | None, text_sizes: TextSizes | None = None) -> None:
        self.station = station
        self.text_sizes = text_sizes
        """What changes the size of the text; None where nothing does."""
        self.text_size: TextSize = resume_at.text_size if resume_at else station.settings.text_size
        """The size that is wished for now."""
        super().__init__()
        self._sitting = resume_at.sitting if resume_at else None
        self._resume_at = resume_at

    @property
    def sitting(self) -> Sitting:
        """Made when it is first asked for: the welcome, which is painted before, needs none."""
        if self._sitting is None:
            from kiosk.station.sitting import Sitting

            self._sitting = Sitting(self.station.store, self.station.name)
        return self._sitting

    def begin_sitting(self) -> None:
        """From now on it is another person's."""
        self._sitting = None

    @property
    def catalogue(self) -> Catalogue:
        """The exercises there are."""
        return self.station.catalogue

    def remember(self) -> None:
        """Where she is now is what a crash comes back to."""

    def record(self, events: Iterable[Event]) -> None:
        """Keep what happened, before anyone says that it is kept."""
        happened = tuple(events)
        if happened:
            self.sitting.record(happened)
            self.remember()

    def open_logbook(self, code: Code) -> None:
        """The logbook of ``code``, in its own language. Raises what :meth:`Sitting.open_logbook` raises."""
        with logging_closed_logbook():
            self.sitting.open_logbook(code)
        self._keep_choices()
        chosen = self.sitting.progress.settings
        # a newer program may write others of both
        use_language(next((code for code in LANGUAGES if code == chosen.get("language")), language()))
        self.apply_text_size(next((size for size in TEXT_SIZES if size == chosen.get("text_size")), self.text_size))

    def offer_code(self) -> Code:
        """Four pictures that open no logbook yet. Raises LogbooksUnavailable."""
        with logging_closed_logbook():
            from kiosk.course.pictures import PICTURES

            return self.sitting.offer(PICTURES)

    def begin_logbook(self, code: Code) -> None:
        """A new logbook at ``code``. Raises what :meth:`Sitting.begin_logbook` raises."""
        with logging_closed_logbook():
            self.sitting.begin_logbook(code)
        self._keep_choices()

    def _keep_choices(self) -> None:
        """Remember what was chosen here before the logbook was there, where it is not the station's own."""
        from kiosk.logbook.events import SettingChosen

        settings = self.station.settings
        chosen: list[Event] = []
        if language() != settings.language:
            chosen.append(SettingChosen("language", language()))
        if self.text_size != settings.text_size:
            chosen.append(SettingChosen("text_size", self.text_size))
        self.record(chosen)

    def choose_text_size(self, size: TextSize) -> None:
        """Larger or smaller text, kept for this logbook."""
        self.apply_text_size(size)
        if not self.sitting.guest:
            from kiosk.logbook.events import SettingChosen

            self.record([SettingChosen("text_size", size)])

    def apply_text_size(self, size: TextSize) -> None:
        """Have the compositor show ``size``; nothing where it does already."""
        self.text_size = size
        if (sizes := self.text_sizes) is not None:
            self.run_worker(lambda: sizes.choose(size), thread=True, exit_on_error=False, group="text size")
