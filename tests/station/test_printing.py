"""The paper of a logbook, and a printer's queue that stands in for the real one."""

from __future__ import annotations

import json
import logging
import stat
import sys
import time
from pathlib import Path

import pytest

from kiosk.course.pictures import CODE_PICTURES
from kiosk.i18n import use_language
from kiosk.logbook.codes import parse_code
from kiosk.station.printing import MAX_LINE, PRINT_TIMEOUT, PrintJob, PrintOutcome, format_paper

WORDS = ("chat", "étoile", "clé", "parapluie")
LP = """#!{python} -IS
import json, os, sys
from pathlib import Path
text = sys.stdin.buffer.read().decode()
told = dict(arguments=sys.argv[1:], environment=dict(os.environ), text=text)
Path({here!r}, "printed").write_text(json.dumps(told))
"""


def put_lp(folder: Path, program: str) -> dict[str, str]:
    """A folder where `lp` is ``program``; the environment to find it in."""
    folder.mkdir(exist_ok=True)
    file = folder / "lp"
    file.write_text(program)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return {"PATH": str(folder), "HOME": "/home/poste", "KIOSK_DATA": "/srv/carnets"}


def put_printer(folder: Path) -> dict[str, str]:
    """A printer that prints into ``folder``/printed."""
    return put_lp(folder, LP.format(python=sys.executable, here=str(folder)))


def outcome_of(printing: PrintJob, now: float = 0.0) -> PrintOutcome:
    """What comes of it, without a look at its clock."""
    while printing.outcome(now) == "pending":
        time.sleep(0.01)
    return printing.outcome(now)


def test_the_paper_shows_the_words_in_their_order_and_what_to_do_with_it() -> None:
    lines = [line.strip() for line in format_paper(WORDS).splitlines()]
    assert [line for line in lines if line[:1].isdigit()] == ["1. chat", "2. étoile", "3. clé", "4. parapluie"]
    assert "cliquez sur «\u00a0Ouvrir mon carnet\u00a0»." in lines and "Mes 4 images, dans l’ordre\u00a0:" in lines
    assert max(map(len, format_paper(WORDS).splitlines())) <= MAX_LINE


def test_what_is_written_on_it_opens_the_logbook() -> None:
    numbered = [
        line.split(". ")[1] for line in format_paper(WORDS).splitlines() if ". " in line and line.strip()[0].isdigit()
    ]
    vocabulary = {key: picture.word for key, picture in CODE_PICTURES.items()}
    assert parse_code(" ".join(numbered), vocabulary) == ("chat", "etoile", "cle", "parapluie")


def test_the_paper_speaks_the_language_that_was_chosen_and_fits_on_the_page() -> None:
    longest = [max((picture.word_en for picture in CODE_PICTURES.values()), key=len)] * 4
    use_language("en")
    assert max(map(len, format_paper(longest).splitlines())) <= MAX_LINE


def test_the_words_get_to_the_printer_and_nothing_else_does(tmp_path: Path) -> None:
    printing = PrintJob("accueil", format_paper(WORDS), 0.0, put_printer(tmp_path))
    assert outcome_of(printing) == "sent"
    printed = json.loads((tmp_path / "printed").read_text())
    assert printed["text"] == format_paper(WORDS)
    assert printed["arguments"][:2] == ["-d", "accueil"]
    assert not any(word in " ".join(printed["arguments"]) for word in WORDS)
    # lp says by the locale that the text is UTF-8: « étoile » would be garbled else.
    assert printed["environment"]["LC_ALL"] == "C.UTF-8"
    assert "KIOSK_DATA" not in printed["environment"]
    assert printing.outcome(PRINT_TIMEOUT * 9) == "sent"


@pytest.mark.parametrize("printer", ["; touch proof", "-h evil", "$(id)", ""])
def test_a_printers_name_is_a_name_and_nothing_else(tmp_path: Path, printer: str) -> None:
    assert outcome_of(PrintJob(printer, format_paper(WORDS), 0.0, put_printer(tmp_path))) == "sent"
    assert json.loads((tmp_path / "printed").read_text())["arguments"][1] == printer


SILENT = {
    "unknown": "#!/bin/sh\necho 'lp: The printer or class does not exist.' >&2\nexit 1\n",
    "reads nothing": "#!/bin/sh\nexec <&-\nexit 1\n",
    "killed": "#!/bin/sh\nkill -9 $$\n",
    "no program": "",
}


@pytest.mark.parametrize("program", SILENT.values(), ids=SILENT)
def test_a_printer_that_fails_is_logged_without_the_code(
    tmp_path: Path, program: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kiosk"):
        assert outcome_of(PrintJob("accueil", format_paper(WORDS), 0.0, put_lp(tmp_path, program))) == "failed"
    assert "the printer does not print" in caplog.text
    assert not any(word in caplog.text for word in WORDS)


def test_the_printer_s_own_message_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    outcome_of(PrintJob("accueil", format_paper(WORDS), 0.0, put_lp(tmp_path, SILENT["unknown"])))
    assert "The printer or class does not exist" in caplog.text


def test_without_lp_the_printer_is_silent(tmp_path: Path) -> None:
    assert outcome_of(PrintJob("accueil", format_paper(WORDS), 0.0, {"PATH": str(tmp_path)})) == "failed"


def test_a_printer_that_never_answers_is_given_up(tmp_path: Path) -> None:
    printing = PrintJob("accueil", format_paper(WORDS), 100.0, put_lp(tmp_path, "#!/bin/sh\nexec /bin/sleep 600\n"))
    assert printing.outcome(100.0 + PRINT_TIMEOUT - 0.1) == "pending"
    assert printing.outcome(100.0 + PRINT_TIMEOUT) == "failed"
    assert printing._program is not None
    assert printing._program.returncode == -9
