"""The printer that is set, as CUPS knows it; nothing is printed."""

from __future__ import annotations

from kiosk.machine.doctor.machine import Machine
from kiosk.machine.doctor.printer import PrinterFacts, PrinterState


def printer_facts(machine: Machine) -> PrinterFacts:
    """What ``lpstat`` says of it."""
    if not machine.settings_seen:
        return PrinterFacts("", "unseen")
    name = machine.held.settings.printer
    return PrinterFacts(name, _state(machine, name)) if name else PrinterFacts("")


def _state(machine: Machine, name: str) -> PrinterState:
    server = machine.ask(["lpstat", "-r"])
    if server is None:
        return "no lp"
    if "is running" not in server.text:
        return "no server"
    known = machine.ask(["lpstat", "-p", name])
    if known is None or known.code != 0:
        return "unknown"
    # « printer NAME is idle. », « printer NAME disabled since … »
    if f"printer {name} disabled" in known.text:
        return "disabled"
    accepting = machine.ask(["lpstat", "-a", name])
    if accepting is not None and f"{name} not accepting" in accepting.text:
        return "rejecting"
    return "ready"
