"""The manual page says what the help says, and no sign of a text is a command to man."""

from __future__ import annotations

from kiosk.machine.package.manual import Entry, manual_page


def test_commands_and_their_options_stand_in_their_order() -> None:
    entries = [
        Entry("kiosk check", "Lit les exercices.", (("--json", "Écrit en JSON."),)),
        Entry("kiosk pin", "Le code."),
    ]
    lines = manual_page("0.1.0", 86400, "s'exercer", entries).splitlines()
    assert lines[0] == '.TH KIOSK 1 1970-01-02 "kiosk 0.1.0"'
    wanted = [".B kiosk check", "Lit les exercices.", ".B \\-\\-json", "Écrit en JSON.", ".B kiosk pin", "Le code."]
    assert [line for line in lines if line in wanted] == wanted


def test_no_text_is_taken_for_a_command() -> None:
    lines = manual_page("1", 0, "…", [Entry(".so /etc/passwd", "'il reste\n.TP un mot \\ ici")]).splitlines()
    assert ".B \\&.so /etc/passwd" in lines
    assert "\\&'il reste .TP un mot \\e ici" in lines
    assert not any(line.startswith((".so", "'")) for line in lines)
