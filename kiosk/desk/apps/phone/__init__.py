"""Téléphone: calls and SMS at the side of the computer."""

from kiosk.desk.apps.phone.program import PhoneProgram
from kiosk.desk.apps.phone.sms_acts import receive_sms

__all__ = ["PhoneProgram", "receive_sms"]
