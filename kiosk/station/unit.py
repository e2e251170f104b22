"""The exit codes of ``kiosk --lock`` that the station's systemd unit acts on, besides 0 and 1."""

from __future__ import annotations

STOPPED_BY_ADVISER = 20
"""The unit does not start it again."""
RESTART_COMPOSITOR = 21
"""The unit starts the compositor anew, and the program in it."""
