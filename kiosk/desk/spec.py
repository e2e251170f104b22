"""What an exercise writes about the simulated computer: the desk at the start, and every kind of goal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from kiosk.desk.answers import placeholders_in
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.apps.web.navigation import KEY as BROWSER
from kiosk.desk.arrivals import Arrival, bring_everything, expect
from kiosk.desk.changes import resize_window, show_window
from kiosk.desk.files.names import BIN, PLACES, USB
from kiosk.desk.files.spec import Item, UsbSpec, fill_folder, item_problems, item_texts
from kiosk.desk.files.tree import Files, empty_files
from kiosk.desk.goals import Goal
from kiosk.desk.goals.combined import COMBINED_GOALS, All, Condition, declare_goals
from kiosk.desk.goals.desktop import DESKTOP_GOALS
from kiosk.desk.goals.files import FILE_GOALS
from kiosk.desk.goals.gestures import GESTURE_GOALS
from kiosk.desk.goals.screen import SCREEN_GOALS
from kiosk.desk.goals.story import STORY_GOALS, clock_problems
from kiosk.desk.looks import Look
from kiosk.desk.program import open_path
from kiosk.desk.state import TODAY, Content, Desk, Place, Size
from kiosk.desk.values.dates import read_date, whole_date_problem
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest


class WindowSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A window that is open at the start: its program, its size, the file that it shows."""

    program: Annotated[str, Meta(min_length=1, description="Le programme : files, mail, web …")]
    size: Size = "large"
    file: Annotated[str, Meta(description="Le chemin du fichier ouvert.")] = ""


class BaseAfterSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes once something is so; under a step's ``after``, once its goal is reached.

    ``clock`` is the time that it is then, ``state`` what is then known by name: ``{Demande: acceptée}``.
    """

    when: Annotated[Condition | None, Meta(description="Quand cela arrive : un but, comme form_sent ou sent.")] = None
    clock: Annotated[str, Meta(description="L'heure qu'il est alors.")] = ""
    state: Annotated[dict[str, str], Meta(description="Ce qui est alors : {Demande: acceptée}.")] = {}

    def arrival(self, goal: Goal | None = None) -> Arrival:
        """What is pending; ``goal`` is the goal of the step that it is written under."""
        when = self.when or (Condition(goal) if goal is not None else Condition(All(())))
        return Arrival(when, tuple(self.things()), self.clock, self.state)

    def things(self) -> Iterator[tuple[str, Any]]:
        """What comes, by key."""
        yield from ((key, what) for key in ARRIVALS if (what := getattr(self, key, None)) is not None)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every sentence that a learner reads, with its path below the entry."""
        for key, what in self.things():
            yield from (((key, *path), text) for path, text in ARRIVALS[key].arrival_texts(key, what))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work: (path below the entry, what is wrong, what to write)."""
        if self.when is not None:
            for path, what, write in self.when.problems(start, drawn=False):
                yield ("when", *path), what, write
        if self.clock:
            yield from clock_problems(self.clock, ("clock",))
        if not self.clock and not self.state and next(self.things(), None) is None:
            what = _("rien n'arrive ici")
            yield (
                (),
                what,
                _("ajoutez l'une de ces clés : {keys}").format(keys=", ".join((*ARRIVALS, "clock", "state"))),
            )
        for key, thing in self.things():
            for path, what, write in ARRIVALS[key].arrival_problems(key, thing, start):
                yield (key, *path), what, write


ARRIVALS = {key: program for program in PROGRAMS.values() for key in program.arrivals}
"""The program that each kind of arrival comes to."""

AfterSpec: Any = msgspec.defstruct(
    "AfterSpec",
    [(key, program.arrivals[key] | None, None) for key, program in ARRIVALS.items()],
    bases=(BaseAfterSpec,),
    frozen=True,
    forbid_unknown_fields=True,
    module=__name__,
)
"""An entry of ``after:``, with a key for each kind of arrival."""


class BaseDeskSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of ``desk:`` that belong to no program."""

    clock: Annotated[str, Meta(min_length=4, max_length=5, description="L'heure affichée.")] = "10:20"
    today: Annotated[str, Meta(description="Le jour qu'il est : jeudi 12 novembre 2026.")] = ""
    shortcuts: Annotated[tuple[str, ...], Meta(description="Les programmes montrés ; rien : tous.")] = ()
    open: tuple[WindowSpec, ...] = ()
    look: Annotated[Look, Meta(description="L'aspect des programmes : one (d'habitude) ou other.")] = "one"
    files: Annotated[dict[str, tuple[Item, ...]], Meta(description="Les dossiers et leurs fichiers.")] = {}
    usb: UsbSpec | None = None
    after: Annotated[tuple[AfterSpec, ...], Meta(description="Ce qui arrive quand quelque chose est fait.")] = ()

    def start(self) -> Desk:
        """The desk at the start of the exercise."""
        desk = self._untouched()
        own = (one for program in PROGRAMS.values() for one in program.expected(desk))
        return expect(desk, (*(one.arrival() for one in self.after), *own))

    def _untouched(self) -> Desk:
        contents: dict[str, Any] = {}
        places: dict[str, Any] = {}
        for key, program in PROGRAMS.items():
            contents[key], places[key] = program.start_on(self.spec_of(key), self.day)
        usb: Literal["absent", "plugged", "out"] = "absent"
        if self.usb is not None:
            usb = "plugged" if self.usb.plugged else "out"
        shortcuts = self.shortcuts or tuple(self._usual_shortcuts())
        desk = Desk(
            Content(self._files(), {}, contents),
            Place(programs=places, usb=usb),
            clock=self.clock,
            today=self.day,
            shortcuts=tuple(key for key in shortcuts if key in PROGRAMS),
            programs=PROGRAMS,
            other_looks=frozenset(key for key in PROGRAMS if self.look_of(key) == "other"),
        )
        for window in self.open:
            if window.program in PROGRAMS:
                before = {w.id for w in desk.place.windows}
                desk = open_path(desk, window.file) if window.file else PROGRAMS[window.program].open(desk)
                for one in desk.place.windows:
                    desk = desk if one.id in before else resize_window(desk, one.id, window.size)
        return desk if desk.front is None else show_window(desk, desk.front.program, desk.front.id)

    @property
    def day(self) -> date:
        """The day that it is on this computer."""
        return read_date(self.today) or TODAY

    def _usual_shortcuts(self) -> Iterator[str]:
        for key, program in PROGRAMS.items():
            opened = any(window.program == key for window in self.open)
            if program.on_desktop and (program.usual or opened or getattr(self, key, None) is not None):
                yield key

    def look_of(self, key: str) -> Look:
        """The look of the program ``key``: its own, or else that of all of them."""
        own: Look | None = getattr(self.spec_of(key), "look", None)
        return own or self.look

    def spec_of(self, key: str) -> Any:
        """The spec of the program ``key``, or its defaults; that of the browser with the sites of other programs."""
        spec = self._written_spec(key)
        if key != BROWSER:
            return spec
        sites = [site for other, program in PROGRAMS.items() for site in program.sites(self._written_spec(other))]
        return msgspec.structs.replace(spec, sites=(*spec.sites, *sites)) if sites else spec

    def _written_spec(self, key: str) -> Any:
        return getattr(self, key, None) if key in SPEC_KEYS and getattr(self, key, None) else PROGRAMS[key].spec()

    def _files(self) -> Files:
        files = empty_files(usb=self.usb is not None)
        for place, items in self.files.items():
            if place in (*PLACES, BIN):
                files = fill_folder(files, place, items)
        return fill_folder(files, USB, self.usb.files) if self.usb else files

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every sentence that a learner reads, with its path below ``desk``."""
        for key in SPEC_KEYS:
            for path, text in PROGRAMS[key].texts(self.spec_of(key)):
                yield (key, *path), text
        for folder, items in self.files.items():
            yield from item_texts(items, ("files", folder))
        yield from item_texts(self.usb.files if self.usb else (), ("usb", "files"))
        for index, one in enumerate(self.after):
            yield from ((("after", index, *path), text) for path, text in one.texts())

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work: (path below ``desk``, what is wrong, what to write)."""
        yield from clock_problems(self.clock, ("clock",))
        if self.today and (problem := whole_date_problem(self.today)):
            yield ("today",), _("« {date} » n'est pas une date").format(date=self.today), problem
        for index, key in enumerate(self.shortcuts):
            yield from _unknown_program(key, ("shortcuts", index))
        for index, window in enumerate(self.open):
            yield from _unknown_program(window.program, ("open", index))
        for place, items in self.files.items():
            if place not in (*PLACES, BIN):
                what = _("il n'y a pas de dossier « {name} » au départ").format(name=place)
                write = _("écrivez l'un de ces noms : {names}").format(names=", ".join((*PLACES, BIN)))
                yield ("files", place), what, write
            yield from item_problems(items, ("files", place))
        yield from item_problems(self.usb.files if self.usb else (), ("usb", "files"))
        start = self.start()
        for index, window in enumerate(self.open):
            if window.file and start.files.document(window.file) is None:
                what = _("il n'y a pas de fichier « {path} »").format(path=window.file)
                yield ("open", index), what, _("écrivez son chemin, comme Documents/CV.pdf")
        for key in SPEC_KEYS:
            for path, what, write in PROGRAMS[key].problems(self.spec_of(key), start):
                yield (key, *path), what, write
        yield from self._placeholder_problems()
        if self.after:
            start = bring_everything(start)
        for index, one in enumerate(self.after):
            if one.when is None:
                what = _("on ne sait pas quand cela arrive")
                yield ("after", index), what, _("ajoutez « when: … », avec un but")
            for path, what, write in one.problems(start):
                yield ("after", index, *path), what, write

    def answer_names(self) -> Iterator[str]:
        """The names of the answers that can be given in its programs."""
        for key in SPEC_KEYS:
            yield from PROGRAMS[key].answer_names(self.spec_of(key))

    def _placeholder_problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        """Names in braces that are nearly one that is known; a step may set others."""
        known = [*(name for one in self.after for name in one.state), *self.answer_names()]
        folded = {fold(name) for name in known}
        for path, text in self.texts() if known else ():
            for name in placeholders_in(text):
                near = None if fold(name) in folded or path[0] in ("files", "usb") else nearest(name, known)
                if near:
                    what = _("rien ne s'appelle « {name} » ici").format(name=name)
                    yield path, what, _("écrivez « {name} »").format(name=f"{{{near}}}")


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


def _unknown_program(key: str, path: YamlPath) -> Iterator[tuple[YamlPath, str, str]]:
    if key not in PROGRAMS:
        near = nearest(key, tuple(PROGRAMS))
        write = _("écrivez l'un de ces mots : {names}").format(names=near or ", ".join(PROGRAMS))
        yield path, _("le programme « {name} » n'est pas connu").format(name=key), write


ALL_GOALS: tuple[type[Goal], ...] = (
    *DESKTOP_GOALS,
    *SCREEN_GOALS,
    *FILE_GOALS,
    *GESTURE_GOALS,
    *(goal for program in PROGRAMS.values() for goal in program.goals),
    *STORY_GOALS,
    *COMBINED_GOALS,
)
"""Every kind of goal."""

if TYPE_CHECKING:
    AnyGoal = Goal
else:
    AnyGoal = declare_goals(ALL_GOALS)
