"""What an exercise writes about the simulated computer: the desk at the start, and every kind of goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.pictures import picture_problems
from kiosk.course.solution import SolutionAct
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.changes import resize_window, show_window
from kiosk.desk.files import tree
from kiosk.desk.files.names import BIN, DOCUMENTS, PLACES, USB, document_named
from kiosk.desk.files.tree import Files, Folder, empty_files
from kiosk.desk.goals import Goal
from kiosk.desk.goals.files import FILE_GOALS
from kiosk.desk.goals.gestures import GESTURE_GOALS
from kiosk.desk.goals.screen import SHELL_GOALS
from kiosk.desk.program import open_path
from kiosk.desk.state import Content, Desk, Place, Size
from kiosk.desk.values.file_names import MAX_NAME_LENGTH, clean_name
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath, nearest

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH, description="Un nom, avec sa fin : CV.pdf")]


class FileSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="file"):
    """A file: its name, its text, the picture word of a photo; in the bin, the folder that it comes from."""

    file: Name
    text: str = ""
    picture: Annotated[str, Meta(description="Le mot d'une image.")] = ""
    from_: Annotated[str, Meta(description="Dans la corbeille : le dossier d'avant.")] = msgspec.field(
        name="from", default=DOCUMENTS
    )


class FolderSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="folder"):
    """A folder: its name and its entries."""

    folder: Name
    files: tuple[str | FileSpec | FolderSpec, ...] = ()


Item = str | FileSpec | FolderSpec


class UsbSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A USB stick: whether it is plugged in at the start, and what is on it."""

    plugged: bool = True
    files: tuple[Item, ...] = ()


class WindowSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A window that is open at the start: its program, its size, the file that it shows."""

    program: Annotated[str, Meta(min_length=1, description="Le programme : files, mail, web …")]
    size: Size = "large"
    file: Annotated[str, Meta(description="Le chemin du fichier ouvert.")] = ""


class BaseDeskSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of ``desk:`` that belong to no program."""

    clock: Annotated[str, Meta(min_length=4, max_length=5, description="L'heure affichée.")] = "10:20"
    shortcuts: Annotated[tuple[str, ...], Meta(description="Les programmes montrés ; rien : tous.")] = ()
    open: tuple[WindowSpec, ...] = ()
    files: Annotated[dict[str, tuple[Item, ...]], Meta(description="Les dossiers et leurs fichiers.")] = {}
    usb: UsbSpec | None = None

    def start(self) -> Desk:
        """The desk at the start of the exercise."""
        contents: dict[str, Any] = {}
        places: dict[str, Any] = {}
        for key, program in PROGRAMS.items():
            contents[key], places[key] = program.start(self.spec_of(key))
        usb: Literal["absent", "plugged", "out"] = "absent"
        if self.usb is not None:
            usb = "plugged" if self.usb.plugged else "out"
        shortcuts = self.shortcuts or tuple(key for key, program in PROGRAMS.items() if program.on_desktop)
        desk = Desk(
            Content(self._files(), {}, contents),
            Place(programs=places, usb=usb),
            clock=self.clock,
            shortcuts=tuple(key for key in shortcuts if key in PROGRAMS),
            programs=PROGRAMS,
        )
        for window in self.open:
            if window.program in PROGRAMS:
                before = {w.id for w in desk.place.windows}
                desk = open_path(desk, window.file) if window.file else PROGRAMS[window.program].open(desk)
                for one in desk.place.windows:
                    desk = desk if one.id in before else resize_window(desk, one.id, window.size)
        return desk if desk.front is None else show_window(desk, desk.front.program, desk.front.id)

    def spec_of(self, key: str) -> Any:
        """The spec of the program ``key``, or its defaults."""
        return getattr(self, key, None) if key in SPEC_KEYS and getattr(self, key, None) else PROGRAMS[key].spec()

    def _files(self) -> Files:
        files = empty_files(usb=self.usb is not None)
        for place, items in self.files.items():
            if place in (*PLACES, BIN):
                files = _filled(files, place, items)
        return _filled(files, USB, self.usb.files) if self.usb else files

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every sentence that a learner reads, with its path below ``desk``."""
        for key in SPEC_KEYS:
            for path, text in PROGRAMS[key].texts(self.spec_of(key)):
                yield (key, *path), text

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work: (path below ``desk``, what is wrong, what to write)."""
        hour, _colon, minute = self.clock.partition(":")
        if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60 and len(minute) == 2):
            yield ("clock",), _("« {clock} » n'est pas une heure").format(clock=self.clock), _('écrivez "10:20"')
        for index, key in enumerate(self.shortcuts):
            yield from _unknown_program(key, ("shortcuts", index))
        for index, window in enumerate(self.open):
            yield from _unknown_program(window.program, ("open", index))
        for place, items in self.files.items():
            if place not in (*PLACES, BIN):
                what = _("il n'y a pas de dossier « {name} » au départ").format(name=place)
                write = _("écrivez l'un de ces noms : {names}").format(names=", ".join((*PLACES, BIN)))
                yield ("files", place), what, write
            yield from _item_problems(items, ("files", place))
        yield from _item_problems(self.usb.files if self.usb else (), ("usb", "files"))
        start = self.start()
        for index, window in enumerate(self.open):
            if window.file and start.files.document(window.file) is None:
                what = _("il n'y a pas de fichier « {path} »").format(path=window.file)
                yield ("open", index), what, _("écrivez son chemin, comme Documents/CV.pdf")
        for key in SPEC_KEYS:
            for path, what, write in PROGRAMS[key].problems(self.spec_of(key), start):
                yield (key, *path), what, write


SPEC_KEYS = tuple(key for key, program in PROGRAMS.items() if program.spec.__struct_fields__)
"""Programs with a key of their own in ``desk:``."""

DeskSpec: Any = msgspec.defstruct(
    "DeskSpec",
    [(key, PROGRAMS[key].spec | None, None) for key in SPEC_KEYS],
    bases=(BaseDeskSpec,),
    frozen=True,
    forbid_unknown_fields=True,
    module=__name__,
)
"""An exercise's ``desk:``, with a key per program."""


def _filled(files: Files, folder: str, items: tuple[Item, ...]) -> Files:
    for item in items:
        match item:
            case FolderSpec(name, within):
                files, path = _put(files, folder, name, Folder())
                files = _filled(files, path, within)
            case FileSpec(name, text, picture, home):
                files, path = _put(files, folder, name, document_named(name, text, picture))
                if folder == BIN:
                    files = msgspec.structs.replace(files, origins={**files.origins, path: home})
            case _:
                files, _path = _put(files, folder, item, document_named(item))
    return files


def _put(files: Files, folder: str, name: str, entry: tree.Entry) -> tuple[Files, str]:
    # The bin may hold things at the start, where nobody may put a new one later.
    path = files.free_path(folder, name)
    return msgspec.structs.replace(files, entries={**files.entries, path: entry}), path


def _unknown_program(key: str, path: YamlPath) -> Iterator[tuple[YamlPath, str, str]]:
    if key not in PROGRAMS:
        near = nearest(key, tuple(PROGRAMS))
        write = _("écrivez l'un de ces mots : {names}").format(names=near or ", ".join(PROGRAMS))
        yield path, _("le programme « {name} » n'est pas connu").format(name=key), write


def _item_problems(items: tuple[Item, ...], at: YamlPath) -> Iterator[tuple[YamlPath, str, str]]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        name = item if isinstance(item, str) else item.file if isinstance(item, FileSpec) else item.folder
        here = (*at, index)
        if name != clean_name(name):
            what = _("« {name} » ne peut pas être un nom de fichier").format(name=name)
            yield here, what, _("écrivez « {name} »").format(name=clean_name(name) or "CV.pdf")
        if name in seen:
            yield here, _("« {name} » est déjà dans ce dossier").format(name=name), _("donnez-lui un autre nom")
        seen.add(name)
        if isinstance(item, FileSpec) and item.picture:
            yield from picture_problems((*here, "picture"), item.picture)
        if isinstance(item, FolderSpec):
            yield from _item_problems(item.files, (*here, "files"))


class All(Goal, frozen=True, forbid_unknown_fields=True, tag="all"):
    """Every one of these goals."""

    goals: Annotated[tuple[AnyGoal, ...], Meta(min_length=1)]

    def judge(self, desk: Desk) -> Verdict:
        verdicts = [goal.verdict(desk) for goal in self.goals]
        observed = " ".join(dict.fromkeys(v.observed for v in verdicts if v.done and v.observed))
        open_ones = [v for v in verdicts if not v.done]
        if not open_ones:
            return Verdict(True, observed)
        result = self.without_gestures()
        if not observed and result is not None and result is not self and result.judge(desk).done:
            observed = _("Le résultat est là.")
        first = open_ones[0]
        return msgspec.structs.replace(first, observed=observed or first.observed)

    def gestures(self) -> Iterator[SolutionAct]:
        for goal in self.goals:
            yield from goal.gestures()

    def without_gestures(self) -> Goal | None:
        kept = tuple(one for goal in self.goals if (one := goal.without_gestures()) is not None)
        if kept == self.goals:
            return self
        return type(self)(kept) if kept else None

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for index, goal in enumerate(self.goals):
            yield from (((index, *path), text) for path, text in goal.texts())

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for index, goal in enumerate(self.goals):
            yield from (((index, *path), what, write) for path, what, write in goal.problems(start))


class AnyOf(All, frozen=True, forbid_unknown_fields=True, tag="any"):
    """One of these goals at least."""

    def judge(self, desk: Desk) -> Verdict:
        verdicts = [goal.verdict(desk) for goal in self.goals]
        return next((v for v in verdicts if v.done), verdicts[0])


ALL_GOALS: tuple[type[Goal], ...] = (
    *SHELL_GOALS,
    *FILE_GOALS,
    *GESTURE_GOALS,
    *(goal for program in PROGRAMS.values() for goal in program.goals),
    All,
    AnyOf,
)
"""Every kind of goal."""

if TYPE_CHECKING:
    AnyGoal = Goal
else:
    AnyGoal = Union[ALL_GOALS]  # noqa: UP007 (the members are known when this runs)
