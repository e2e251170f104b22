"""One person's sitting in the app: her logbook, her language and her text size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import App

from kiosk.i18n import LANGUAGES, language, use_language
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
    """An app that records what the person does and chooses."""

    def __init__(self, station: Station, resume_at: ResumePoint | None, text_sizes: TextSizes | None = None) -> None:
        self.station = station
        self.text_sizes = text_sizes
        """Changes the text size through the compositor; None where there is none."""
        self.text_size: TextSize = resume_at.text_size if resume_at else station.settings.text_size
        """The size that was asked for last; the compositor may still be at it."""
        super().__init__()
        self._sitting = resume_at.sitting if resume_at else None
        self._resume_at = resume_at
        self._chosen: dict[str, str] = {}
        """What she chose on this visit before her logbook was open, by the setting: it wins over what is kept."""
        self.asked_to_keep = False
        """Whether she was asked on this visit if what she did as a guest is to be kept."""
        if resume_at is not None and resume_at.language != station.settings.language:
            self._chosen["language"] = resume_at.language
        if resume_at is not None and resume_at.text_size != station.settings.text_size:
            self._chosen["text_size"] = resume_at.text_size

    @property
    def sitting(self) -> Sitting:
        """The person's sitting, made when it is first asked for: the welcome is painted without it."""
        if self._sitting is None:
            from kiosk.station.sitting import Sitting

            self._sitting = Sitting(self.station.store, self.station.name)
        return self._sitting

    def begin_sitting(self) -> None:
        """Forget the sitting: the next one is another person's."""
        self._sitting = None
        self._chosen = {}
        self.asked_to_keep = False

    @property
    def catalogue(self) -> Catalogue:
        return self.station.catalogue

    def remember(self) -> None:
        """Keep where the person is now for the process that follows a crash."""

    def record(self, events: Iterable[Event]) -> None:
        """Write the events to the logbook; only then may a screen say that they are kept."""
        happened = tuple(events)
        if happened:
            self.sitting.record(happened)
            self.remember()

    def open_logbook(self, code: Code) -> None:
        """Open the logbook of ``code``, with its language and its text size, where she chose no other on this visit.

        Raises as :meth:`Sitting.open_logbook`.
        """
        from kiosk.station.screen.text_size import TEXT_SIZES

        with logging_closed_logbook():
            self.sitting.open_logbook(code)
        self._keep_choices()
        chosen = self.sitting.progress.settings
        # a newer version may have written values that are unknown here
        use_language(next((code for code in LANGUAGES if code == chosen.get("language")), language()))
        self.apply_text_size(next((size for size in TEXT_SIZES if size == chosen.get("text_size")), self.text_size))

    def offer_code(self) -> Code:
        """Draw four pictures that open no logbook yet. Raises LogbooksUnavailable."""
        with logging_closed_logbook():
            from kiosk.course.pictures import CODE_PICTURES

            return self.sitting.offer(CODE_PICTURES)

    def begin_logbook(self, code: Code) -> None:
        """Begin a logbook that ``code`` opens. Raises as :meth:`Sitting.begin_logbook`."""
        with logging_closed_logbook():
            self.sitting.begin_logbook(code)
        self._keep_choices()

    def _keep_choices(self) -> None:
        """Record what was chosen on this visit before the logbook was open, where it is not kept already."""
        from kiosk.logbook.events import SettingChosen

        kept = self.sitting.progress.settings
        self.record([SettingChosen(name, value) for name, value in self._chosen.items() if kept.get(name) != value])
        self._chosen = {}

    def choose_language(self, code: str) -> None:
        """Speak ``code`` from now on, and record it in the logbook: at once, or when she opens one on this visit."""
        use_language(code)
        self._choose("language", code)

    def choose_text_size(self, size: TextSize) -> None:
        """Apply ``size``, and record it in the logbook: at once, or when she opens one on this visit."""
        self.apply_text_size(size)
        self._choose("text_size", size)

    def _choose(self, setting: str, value: str) -> None:
        if self._sitting is None or self._sitting.guest:
            self._chosen[setting] = value
            return
        from kiosk.logbook.events import SettingChosen

        self.record([SettingChosen(setting, value)])

    def apply_text_size(self, size: TextSize) -> None:
        """Have the compositor show ``size``, in a thread: it may take its time."""
        self.text_size = size
        if (sizes := self.text_sizes) is not None:
            self.run_worker(lambda: sizes.choose(size), thread=True, exit_on_error=False, group="text size")
