"""What the adviser's screens have in common: nobody stays in them by accident."""

from __future__ import annotations

from kiosk.station.idle import IdleTimes
from kiosk.ui.screens.base import KioskScreen

QUESTION, LEAVE = 45.0, 15.0
"""Seconds without a sign until the question, and from there to the welcome: an open corner stands open to anyone."""


class AdviserScreen(KioskScreen):
    """After a crash, and after a minute without a sign, the welcome is there and not the corner."""

    inside = False

    def idle_times(self) -> IdleTimes:
        """Shorter than elsewhere, and never longer than the station's own."""
        own = super().idle_times()
        return IdleTimes(min(QUESTION, own.question), min(LEAVE, own.leave))

    def words(self) -> int:
        """Who looks after the station reads at her own pace, and can come back."""
        return 0
