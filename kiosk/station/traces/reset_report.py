"""What a reset did, in sentences for the adviser."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.station.settings.places import SYSTEM_STATE, StationFolders
from kiosk.station.traces.erasing import Erasure, failure_sentences
from kiosk.station.traces.logbooks_aside import list_other_entries

ResetScope = Literal["traces", "logbooks", "factory"]
"""What is erased: the traces of the last person; the logbooks too; all but the settings file and the archives."""


class ResetReport(msgspec.Struct, frozen=True):
    """What was done, in sentences, and what could not be; how much was erased, and the archive made for it."""

    sentences: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0
    logbooks: int = 0
    archive: Path | None = None

    def then(self, other: ResetReport) -> ResetReport:
        """This report and ``other`` as one; no sentence twice."""
        return ResetReport(
            self.sentences + tuple(s for s in other.sentences if s not in self.sentences),
            self.problems + other.problems,
            self.files + other.files,
            self.bytes + other.bytes,
            self.logbooks + other.logbooks,
            other.archive or self.archive,
        )


def report_erasure(folders: StationFolders, scope: ResetScope, erasure: Erasure) -> ResetReport:
    """What of the station stays after this reset, and what could not be erased."""
    match scope:
        case "traces":
            sentences = [_("Les carnets et les réglages restent.")]
        case "logbooks":
            sentences = [_("Les réglages restent.")]
        case "factory":
            sentences = [] if erasure.failures else [_("Le poste est comme neuf.")]
            sentences.append(_("Le fichier des réglages et les archives restent."))
    if scope != "traces" and (others := list_other_entries(folders)):
        sentence = _("Dans le dossier des carnets il reste aussi : {names}.")
        sentences.append(sentence.format(names=", ".join(others)))
    return ResetReport(tuple(sentences), tuple(failure_sentences(erasure)), erasure.files, erasure.bytes)


def describe_erased_logbooks(folders: StationFolders, count: int, archive: Path | None) -> list[str]:
    """How many logbooks were erased, and how to have them back."""
    if not count:
        return [_("Il n'y a pas de carnet à effacer.")]
    sentences = [ngettext("{n} carnet est effacé.", "{n} carnets sont effacés.", count).format(n=count)]
    if archive:
        sentences.append(_("Une archive les garde : {file}").format(file=archive))
        sentences.append(_("Pour les remettre : {command}").format(command=restore_command(folders, str(archive))))
    return sentences


def restore_command(folders: StationFolders, archive: str) -> str:
    """The command that restores the logbooks of ``archive``."""
    root = "sudo " if folders.state == SYSTEM_STATE else ""
    return f"{root}kiosk reset --restore {shlex.quote(archive)}"
