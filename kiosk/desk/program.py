"""The interface of simulated programs. A new one is one file in ``desk/apps/`` and one row in its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar, cast

import msgspec

from kiosk.course.acts import Act
from kiosk.course.text_field import TextField
from kiosk.desk.changes import close_window, show_notice, show_window, with_content, with_location
from kiosk.desk.files.tree import Entry
from kiosk.desk.goals import Goal
from kiosk.desk.nodes import Icon, Node
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The spec, content or location of a program that has none."""


SpecT = TypeVar("SpecT", bound=msgspec.Struct)
ContentT = TypeVar("ContentT")
LocationT = TypeVar("LocationT")


class Program(Generic[SpecT, ContentT, LocationT]):
    """A simulated program: all its methods are pure and total.

    ``key`` is its name in YAML and the first part of all its node ids; ``name`` the words under its icon (marked with
    N_); ``picture`` a picture word, and ``icon`` what is drawn in its place on the desktop; ``spec`` the struct under
    its key in the exercise's ``desk:``, whose fields all have defaults; ``opens`` what a double-click opens with it,
    kinds of document or folders, ``opens_links`` how the links begin that it opens; ``goals`` the goals that it brings;
    ``arrivals`` what may come to it under ``after:``, by key, and how that is written, ``own_arrivals`` the keys of
    what it lets come itself; ``on_desktop`` whether it has an icon of its own, and ``usual`` whether it has one too
    where an exercise writes neither ``shortcuts`` nor its spec;
    ``is_device`` whether its window is drawn as a device of its own;
    ``other_labels`` the words of its second look by those of the first, see ``desk/looks.py``.
    """

    key: ClassVar[str]
    name: ClassVar[str]
    picture: ClassVar[str]
    icon: ClassVar[Icon] = ""
    spec: ClassVar[type[msgspec.Struct]] = Nothing
    opens: ClassVar[tuple[type[Entry], ...]] = ()
    opens_links: ClassVar[str] = ""
    goals: ClassVar[tuple[type[Goal], ...]] = ()
    arrivals: ClassVar[Mapping[str, type[msgspec.Struct]]] = {}
    own_arrivals: ClassVar[tuple[str, ...]] = ()
    on_desktop: ClassVar[bool] = True
    is_device: ClassVar[bool] = False
    other_labels: ClassVar[Mapping[str, str]] = {}
    usual: ClassVar[bool] = True

    def start(self, spec: SpecT) -> tuple[ContentT, LocationT]:
        """(content, location) at the start; undo restores the content only."""
        return cast(ContentT, Nothing()), cast(LocationT, Nothing())

    def start_on(self, spec: SpecT, today: date) -> tuple[ContentT, LocationT]:
        """As :meth:`start`, on a computer on which it is ``today``."""
        return self.start(spec)

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        """The nodes of the window with this id, below its title bar; their ids begin with ``key/``.

        Of ``desk`` it sees no windows, focus, menu, dialog, notice or clipboard, and of carets and selections its own:
        while the rest stays the same, its nodes are reused.
        """
        raise NotImplementedError

    def update(self, desk: Desk, act: Act) -> Desk:
        """Handle an act on one of its nodes, after the shell handled the standard behaviour of the control.

        Clicked, DoubleClicked, Dropped (on one of its nodes), Picked (from the menu of one), Chose, and Pressed for
        keys that no control consumed while the focus is within (``enter`` in a one-line text box, ``delete``, ``f2``,
        ``ctrl+s`` …).
        """
        return desk

    def title(self, desk: Desk, window: str) -> str:
        """The title of a window."""
        return _(self.name)

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        """The entries of the context menu of one of its nodes, as shown; empty for none."""
        return ()

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        """Handle the answer to one of its dialogs, which is closed already."""
        return desk

    def on_edit(self, desk: Desk, node: str, before: TextField) -> Desk:
        """Handle an edit of one of its text boxes, whose text was ``before``."""
        return desk

    def describe_change(self, old: ContentT, new: ContentT) -> str:
        """What is so again when its content goes back from ``old`` to ``new``, for the notice of undo; "" for nothing.

        Such as « le message est de nouveau dans Envoyés », or only « la mise en forme ».
        """
        return ""

    def open(self, desk: Desk, path: str = "") -> Desk:
        """Bring the program to the front, with the file at ``path``, or the link, where one is given."""
        return show_window(desk, self.key)

    def close(self, desk: Desk, window: str) -> Desk:
        """Close one of its windows, or ask first."""
        return close_window(desk, window)

    def paths_in_use(self, desk: Desk) -> dict[str, bool]:
        """The files that are open in its windows, by path: whether all that was written is saved."""
        return {}

    def texts(self, spec: SpecT) -> Iterator[tuple[YamlPath, str]]:
        """Texts of its spec that a learner reads, with their path below its key."""
        yield from ()

    def sites(self, spec: SpecT) -> Iterator[Any]:
        """Sites that it adds to those of the browser (see ``desk/apps/web/spec.py``)."""
        yield from ()

    def problems(self, spec: SpecT, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work in its spec: (path below its key, what is wrong, what to write)."""
        yield from ()

    def expected(self, desk: Desk) -> Iterator[Any]:
        """What is to come to it from the start on, without an author's word: :class:`kiosk.desk.arrivals.Arrival`."""
        yield from ()

    def receive(self, desk: Desk, key: str, what: Any) -> Desk:
        """Put on the desk what has come under ``key``, one of its ``arrivals``."""
        return desk

    def arrival_news(self, desk: Desk, key: str, what: Any) -> str:
        """The sentence that says that it has come; "" where the learner does not learn of it now."""
        return ""

    def arrival_texts(self, key: str, what: Any) -> Iterator[tuple[YamlPath, str]]:
        """As :meth:`texts`, of what may come."""
        yield from ()

    def arrival_problems(self, key: str, what: Any, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """As :meth:`problems`, of what may come to the desk ``start``."""
        yield from ()

    def answers(self, desk: Desk) -> Iterator[tuple[str, str]]:
        """What was answered in it, by name, the latest first: texts may quote it as ``{name}``."""
        yield from ()

    def answer_names(self, spec: SpecT) -> Iterator[str]:
        """The names of the answers that can be given in it."""
        yield from ()

    # for subclasses

    def location_of(self, desk: Desk) -> LocationT:
        """The learner's location in it."""
        return cast(LocationT, desk.place.programs[self.key])

    def with_content(self, desk: Desk, content: ContentT) -> Desk:
        """Set its own content."""
        return with_content(desk, self.key, content)

    def with_location(self, desk: Desk, location: LocationT) -> Desk:
        """Set the learner's location in it."""
        return with_location(desk, self.key, location)


Programs = Mapping[str, Program[Any, Any, Any]]
"""Simulated programs by key, in the order of their icons. ``desk/apps/`` fills the table; a desk carries it."""


def programs_of(desk: Desk) -> Programs:
    """The programs that run on this desk."""
    return desk.programs


def open_program(desk: Desk, key: str) -> Desk:
    """Bring the program ``key`` to the front: its last window, or a first one."""
    program = programs_of(desk).get(key)
    if program is None:
        return desk
    last = next((w for w in reversed(desk.place.windows) if w.program == key), None)
    return show_window(desk, key, last.id) if last else program.open(desk)


def open_link(desk: Desk, href: str) -> Desk:
    """Open a link of a text that is read: a page in the browser, or a new message to an e-mail address."""
    programs = [one for one in programs_of(desk).values() if one.opens_links]
    fitting = next((one for one in programs if href.startswith(one.opens_links)), None)
    program = fitting or next((one for one in programs if one.opens_links == "https:"), None)
    return desk if program is None else program.open(desk, href)


def open_path(desk: Desk, path: str) -> Desk:
    """Open the file or folder at ``path``; a notice where no program opens it."""
    entry = desk.files.get(path)
    program = next((one for one in programs_of(desk).values() if isinstance(entry, one.opens)), None)
    return (
        show_notice(desk, _("Aucun programme n'ouvre ce fichier ici.")) if program is None else program.open(desk, path)
    )
