"""Téléphone: SMS at the side of the computer."""

from kiosk.desk.apps.phone.holding import received
from kiosk.desk.apps.phone.program import PhoneProgram

__all__ = ["PhoneProgram", "received"]
