"""Goals about the windows of programs, the USB stick, and what was undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.program import programs_of
from kiosk.desk.shell.windows import side_of
from kiosk.desk.state import Desk, Window
from kiosk.desk.view import window_titles
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

ProgramKey = Annotated[str, Meta(min_length=1, description="Un programme : files, mail, web, writing, phone …")]


class _OfProgram(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about the windows of a program."""

    program: ProgramKey

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        known = programs_of(start)
        if self.program not in known:
            what = _("le programme « {name} » n'est pas connu").format(name=self.program)
            yield (), what, _("écrivez l'un de ces mots : {names}").format(names=", ".join(known))

    def name(self, desk: Desk) -> str:
        """The program's displayed name."""
        program = programs_of(desk).get(self.program)
        return _(program.name) if program is not None else self.program

    def windows(self, desk: Desk) -> tuple[Window, ...]:
        """Its open windows."""
        return tuple(w for w in desk.place.windows if w.program == self.program)


class OpenProgram(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="open"):
    """A window of the program is visible."""

    kind: ClassVar[str] = N_("Il reste un programme à ouvrir.")

    def judge(self, desk: Desk) -> Verdict:
        if any(w.program == self.program for w in desk.visible_windows):
            return Verdict(True, _("La fenêtre « {name} » est ouverte.").format(name=self.name(desk)))
        observed = _("La fenêtre « {name} » est ouverte, derrière.") if self.windows(desk) else ""
        remaining = _("Il reste à cliquer sur {name}, en bas.") if observed else _("Il reste à ouvrir {name}.")
        name = self.name(desk)
        return Verdict(False, observed.format(name=name), remaining.format(name=name))


class ClosedProgram(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="closed"):
    """No window of the program is open."""

    kind: ClassVar[str] = N_("Il reste une fenêtre à fermer.")

    def judge(self, desk: Desk) -> Verdict:
        left = self.windows(desk)
        if not left:
            return Verdict(True, _("La fenêtre « {name} » est fermée.").format(name=self.name(desk)))
        title = window_titles(desk)[left[-1].id]  # what she sees: a document's name, not that of what displays it
        return Verdict(False, "", _("Il reste à fermer « {name} » : la croix ✕.").format(name=title))


class FrontProgram(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="front"):
    """A window of the program is in front."""

    kind: ClassVar[str] = N_("Il reste une fenêtre à mettre devant.")

    def judge(self, desk: Desk) -> Verdict:
        if desk.front is not None and desk.front.program == self.program:
            return Verdict(True, _("La fenêtre « {name} » est devant.").format(name=self.name(desk)))
        observed = _("La fenêtre « {name} » est ouverte.").format(name=self.name(desk)) if self.windows(desk) else ""
        return Verdict(False, observed, _("Il reste à mettre « {name} » devant.").format(name=self.name(desk)))


class ReducedProgram(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="reduced"):
    """The program is open, and all its windows are reduced."""

    kind: ClassVar[str] = N_("Il reste une fenêtre à réduire.")

    def judge(self, desk: Desk) -> Verdict:
        windows = self.windows(desk)
        if windows and all(w.size == "reduced" for w in windows):
            return Verdict(True, _("La fenêtre « {name} » est réduite, en bas.").format(name=self.name(desk)))
        if not windows:
            return Verdict(False, "", _("Il reste à ouvrir {name}.").format(name=self.name(desk)))
        observed = _("La fenêtre « {name} » est ouverte.").format(name=self.name(desk))
        return Verdict(False, observed, _("Il reste à réduire la fenêtre : le trait ─."))


class SizedProgram(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="sized"):
    """A window of the program has this size: ``{sized: files, size: large}``."""

    kind: ClassVar[str] = N_("Il reste une fenêtre à changer de taille.")

    size: Literal["large", "normal"] = "large"

    def judge(self, desk: Desk) -> Verdict:
        if any(w.size == self.size for w in self.windows(desk)):
            return Verdict(True, _("La fenêtre a la bonne taille."))
        label = Label.MAXIMIZE if self.size == "large" else Label.RESTORE_SIZE
        return Verdict(False, "", _("Il reste à cliquer sur {label}.").format(label=label))


class WindowAt(_OfProgram, frozen=True, forbid_unknown_fields=True, tag="window_at"):
    """A window of the program stands there: ``{window_at: files, at: left}``; ``moved``: wherever it was moved to."""

    kind: ClassVar[str] = N_("Il reste une fenêtre à déplacer.")

    at: Literal["left", "right", "moved"] = "moved"

    def judge(self, desk: Desk) -> Verdict:
        name = self.name(desk)
        if any(self._stands_there(desk, w) for w in self.windows(desk)):
            done = {
                "left": _("La fenêtre « {name} » est à gauche."),
                "right": _("La fenêtre « {name} » est à droite."),
                "moved": _("La fenêtre « {name} » a changé de place."),
            }
            return Verdict(True, done[self.at].format(name=name))
        remaining = {
            "left": _("Il reste à mettre la fenêtre « {name} » à gauche."),
            "right": _("Il reste à mettre la fenêtre « {name} » à droite."),
            "moved": _("Il reste à déplacer la fenêtre « {name} » par son titre."),
        }
        return Verdict(False, "", remaining[self.at].format(name=name))

    def _stands_there(self, desk: Desk, window: Window) -> bool:
        if self.at == "moved":
            return window.size == "normal" and isinstance(window.spot, tuple)
        return side_of(desk, window.id) == self.at


class UsbState(Goal, frozen=True, forbid_unknown_fields=True, tag="usb"):
    """The USB stick is plugged in, or ejected."""

    kind: ClassVar[str] = N_("Il reste une chose à faire avec la clé USB.")

    state: Literal["plugged", "out"]

    def judge(self, desk: Desk) -> Verdict:
        if desk.place.usb == self.state:
            observed = _("La clé USB est branchée.") if self.state == "plugged" else _("Vous pouvez enlever la clé.")
            return Verdict(True, observed)
        if self.state == "plugged":
            return Verdict(False, "", _("Il reste à brancher la clé USB."))
        return Verdict(False, _("La clé USB est branchée."), _("Il reste à cliquer sur Retirer la clé."))


class ChangeUndone(Goal, frozen=True, forbid_unknown_fields=True, tag="undone"):
    """A change was undone since the step began, in any way."""

    kind: ClassVar[str] = N_("Il reste un changement à annuler.")

    yes: Literal[True] = True

    def judge(self, desk: Desk) -> Verdict:
        if desk.undos:
            return Verdict(True, _("Le changement est annulé."))
        return Verdict(False, "", _("Il reste à annuler, avec Ctrl et Z."))


DESKTOP_GOALS: tuple[type[Goal], ...] = (
    OpenProgram, ClosedProgram, FrontProgram, ReducedProgram, SizedProgram, WindowAt, UsbState, ChangeUndone,
)  # fmt: skip
"""The goals about windows and what is done from the desktop."""
