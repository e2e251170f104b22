"""Times in words, relative to now: « hier à 9 h 05 ». Pure: both times are arguments."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.i18n import N_, _

_MONTHS = (
    N_("janvier"), N_("février"), N_("mars"), N_("avril"), N_("mai"), N_("juin"),
    N_("juillet"), N_("août"), N_("septembre"), N_("octobre"), N_("novembre"), N_("décembre"),
)  # fmt: skip


def relative_day(at: datetime, now: datetime) -> str:
    """« aujourd'hui », « hier », « le 3 mars », with the year where it is another; both in the same time zone."""
    day, today = at.date(), now.date()
    if day == today:
        return _("aujourd'hui")
    if day == today - timedelta(days=1):
        return _("hier")
    number = _("1er") if day.day == 1 else str(day.day)
    month = _(_MONTHS[day.month - 1])
    if day.year == today.year:
        return _("le {day} {month}").format(day=number, month=month)
    return _("le {day} {month} {year}").format(day=number, month=month, year=day.year)


def relative_time(at: datetime, now: datetime) -> str:
    """« hier à 9 h 05 »; both in the same time zone."""
    return _("{day} à {hour} h {minute}").format(day=relative_day(at, now), hour=at.hour, minute=f"{at.minute:02}")
