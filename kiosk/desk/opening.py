"""Opening a file or a folder with the program that is made for it."""

from __future__ import annotations

from kiosk.desk.changes import noticing
from kiosk.desk.state import Desk
from kiosk.i18n import _


def open_path(desk: Desk, path: str) -> Desk:
    """The desk with what stands at ``path`` open in front; a notice where nothing opens it."""
    # The table of programs is made from files that use this one.
    from kiosk.desk.apps import PROGRAMS

    if desk.files.is_folder(path):
        return PROGRAMS["files"].open(desk, path)
    document = desk.files.document(path)
    for program in PROGRAMS.values():
        if document is not None and isinstance(document, program.opens):
            return program.open(desk, path)
    return noticing(desk, _("Aucun programme n'ouvre ce fichier ici."))


def open_program(desk: Desk, key: str) -> Desk:
    """The desk with the program ``key`` in front: its last window as it was, or its first one anew."""
    from kiosk.desk.apps import PROGRAMS
    from kiosk.desk.changes import opened

    if key not in PROGRAMS:
        return desk
    last = next((w for w in reversed(desk.place.windows) if w.program == key), None)
    return opened(desk, key, last.id) if last else PROGRAMS[key].open(desk)
