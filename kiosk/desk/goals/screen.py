"""Goals about what is drawn: controls by their visible labels, a menu, a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from kiosk.course.model import Verdict
from kiosk.course.solution import VisibleText
from kiosk.desk.goals import Goal, RemainsSentence, remains_text
from kiosk.desk.goals.files import contains_text
from kiosk.desk.nodes import TEXT_ROLES, Node, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import contains_value, same_value
from kiosk.desk.view import menu_label, view
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath, nearest


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

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        box = _find_visible(end, self.in_, "combobox", "radiogroup")
        options = [one.name for one in box.children] if box is not None else []
        if options and self.option not in options:
            near = nearest(self.option, options)
            names = f"« {near} »" if near else ", ".join(options)
            what = _("« {value} » n'est pas l'un des choix").format(value=self.option)
            yield ("option",), what, _("écrivez l'un de ces choix : {names}").format(names=names)


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


SCREEN_GOALS: tuple[type[Goal], ...] = (FieldFilled, Ticked, ChosenIn, Selected, Expanded, MenuOpen, Shows, Hides)
"""The goals about what is drawn."""


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
