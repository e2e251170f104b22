"""Goals about programs, windows and controls by their visible labels; those about files are in files.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.solution import VisibleText
from kiosk.desk.goals import Goal, RemainsSentence, remains_text
from kiosk.desk.goals.files import contains_text
from kiosk.desk.labels import Label
from kiosk.desk.nodes import TEXT_ROLES, Node, walk_live
from kiosk.desk.program import programs_of
from kiosk.desk.shell.windows import side_of
from kiosk.desk.state import Desk, Window
from kiosk.desk.values.kinds import contains_value, same_value
from kiosk.desk.view import menu_label, view, window_titles
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
        return Verdict(False, "", _("Il reste à fermer « {name} » : le bouton Fermer.").format(name=title))


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
        return Verdict(False, observed, _("Il reste à cliquer sur Réduire."))


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


class _OfScreen(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about what is drawn."""

    def looks(self) -> bool:
        return True


class FieldFilled(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="field"):
    """The text box of this label has this text: ``is`` all of it, ``contains`` a part; ignores case.

    ``is`` takes every spelling that the box takes for the same: of a date, a telephone number …
    """

    kind: ClassVar[str] = N_("Il reste une case à remplir.")

    name: VisibleText
    is_: str | None = msgspec.field(name="is", default=None)
    contains: str | None = None

    def judge(self, desk: Desk) -> Verdict:
        box = _find_visible(desk, self.name, *TEXT_ROLES)
        if box is None or box.field is None:
            return Verdict(False, "", _("Il reste à remplir « {name} ».").format(name=self.name))
        wanted = self.is_ if self.is_ is not None else self.contains or ""
        whole = self.is_ is not None
        text = box.field.text.strip()
        done = same_value(box.kind, text, wanted) if whole else bool(text) and contains_value(box.kind, text, wanted)
        if done:
            return Verdict(True, _("La case « {name} » est remplie.").format(name=self.name))
        observed = _("Vous avez écrit dans « {name} ».").format(name=self.name) if text else ""
        remaining = (
            _("Il reste à écrire « {text} » dans « {name} ».") if wanted else _("Il reste à remplir « {name} ».")
        )
        return Verdict(False, observed, remaining.format(text=wanted, name=self.name))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if self.is_ is not None and self.contains is not None:
            yield ("contains",), _("« is » est déjà là"), _("gardez « is » ou « contains »")


class Ticked(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="ticked"):
    """The box of this label is ticked, or with ``not: true`` is not."""

    kind: ClassVar[str] = N_("Il reste une case à cocher ou à vider.")

    name: VisibleText
    not_: bool = msgspec.field(name="not", default=False)

    def judge(self, desk: Desk) -> Verdict:
        box = _find_visible(desk, self.name, "checkbox")
        if box is not None and box.checked is not self.not_:
            observed = _("La case « {name} » est vide.") if self.not_ else _("La case « {name} » est cochée.")
            return Verdict(True, observed.format(name=self.name))
        remaining = _("Il reste à décocher « {name} ».") if self.not_ else _("Il reste à cocher « {name} ».")
        return Verdict(False, "", remaining.format(name=self.name))


class ChosenIn(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="chosen"):
    """This option is chosen in the drop-down list or the group of this label: ``{in: Pays, option: France}``."""

    kind: ClassVar[str] = N_("Il reste un choix à faire.")

    in_: VisibleText = msgspec.field(name="in")
    option: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        box = _find_visible(desk, self.in_, "combobox", "radiogroup")
        if box is not None and box.value == self.option:
            return Verdict(True, _("Votre choix : « {option} ».").format(option=self.option))
        observed = _("Vous avez choisi « {option} ».").format(option=box.value) if box is not None and box.value else ""
        remaining = _("Il reste à choisir « {option} » dans « {name} ».").format(option=self.option, name=self.in_)
        return Verdict(False, observed, remaining)


class Selected(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="selected"):
    """The item of this label is selected in its list; of several labels, these items and no others of the list."""

    kind: ClassVar[str] = N_("Il reste une chose à choisir.")

    name: VisibleText | tuple[VisibleText, ...]

    def judge(self, desk: Desk) -> Verdict:
        if isinstance(self.name, tuple):
            return self._judge_several(desk, self.name)
        if any(n.selected and n.name == self.name and n.role != "window" for n in walk_live(view(desk))):
            return Verdict(True, _("Votre choix : « {name} ».").format(name=self.name))
        return Verdict(False, "", _("Il reste à cliquer sur « {name} ».").format(name=self.name))

    def _judge_several(self, desk: Desk, names: tuple[str, ...]) -> Verdict:
        lists = [n for n in walk_live(view(desk)) if n.multiselectable]
        chosen = next(
            (c for c in ({i.name for i in box.children if i.selected} for box in lists) if set(names) & c), set()
        )
        if chosen == set(names):
            return Verdict(True, _("Votre choix : {names}.").format(names=_listed(names)))
        missing = [name for name in names if name not in chosen]
        there = tuple(name for name in names if name in chosen)
        observed = _("Votre choix : {names}.").format(names=_listed(there)) if there else ""
        if missing:
            return Verdict(False, observed, _("Il reste à choisir {names}.").format(names=_listed(tuple(missing))))
        return Verdict(False, observed, _("Gardez seulement {names} dans votre choix.").format(names=_listed(names)))


class Expanded(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="expanded"):
    """The list of this label is open."""

    kind: ClassVar[str] = N_("Il reste une liste à ouvrir.")

    name: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        if any(n.expanded and n.name == self.name for n in walk_live(view(desk))):
            return Verdict(True, _("La liste « {name} » est ouverte.").format(name=self.name))
        return Verdict(False, "", _("Il reste à ouvrir la liste « {name} ».").format(name=self.name))


class MenuOpen(Goal, frozen=True, forbid_unknown_fields=True, tag="menu"):
    """A context menu with this entry is open."""

    kind: ClassVar[str] = N_("Il reste un menu à ouvrir.")

    entry: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        menu = desk.place.menu
        if menu is not None and any(menu_label(desk, menu, one) == self.entry for one in menu.entries):
            return Verdict(True, _("Le menu est ouvert."))
        return Verdict(False, "", _("Il reste à ouvrir le menu, avec un clic droit."))


class Shows(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="shows"):
    """This text is on the screen: in a name, a text box, a message or a notice."""

    text: VisibleText
    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        if _is_on_screen(desk, self.text):
            return Verdict(True)
        return Verdict(False, "", self.remains, by_author=True)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


class Hides(_OfScreen, frozen=True, forbid_unknown_fields=True, tag="hides"):
    """This text is not on the screen."""

    text: VisibleText
    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        if not _is_on_screen(desk, self.text):
            return Verdict(True)
        return Verdict(False, "", self.remains, by_author=True)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


SHELL_GOALS: tuple[type[Goal], ...] = (
    OpenProgram, ClosedProgram, FrontProgram, ReducedProgram, SizedProgram, WindowAt, UsbState, FieldFilled, Ticked,
    ChosenIn, Selected, Expanded, MenuOpen, Shows, Hides, ChangeUndone,
)  # fmt: skip
"""The goals that belong to no program."""


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(_("« {name} »").format(name=name) for name in names)


def _find_visible(desk: Desk, name: str, *roles: str) -> Node | None:
    return next((n for n in walk_live(view(desk)) if n.role in roles and n.name == name), None)


def _is_on_screen(desk: Desk, text: str) -> bool:
    return any(
        contains_text(n.name, text)
        or contains_text(n.description, text)
        or (n.field is not None and contains_text(n.field.text, text))
        for n in walk_live(view(desk))
        if n.role not in ("group", "application", "menu")
    )
