"""A person at a simulated computer, as a state machine: acts by role and name, with invariants checked after each.

Each rule is a gesture on what is on the screen now: press the main button, fill in what is asked for, answer a
dialog, open a menu, drag, undo … So it reaches what random acts on any node do not: a form's second page, a dialog over
a dialog, a message sent with its attachments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar, cast

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import HeldKey
from kiosk.desk.acts import (
    CaretPut,
    Chose,
    Clicked,
    DoubleClicked,
    Dropped,
    Focused,
    ItemsSelected,
    RightClicked,
    TextSelected,
    WindowMoved,
)
from kiosk.desk.apps.writing.open_documents import page_field, writing_location
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import BIN, PLACES, USB, parent
from kiosk.desk.labels import Label
from kiosk.desk.nodes import CONTROL_ROLES, Node, Spot, find, walk, walk_live
from kiosk.desk.shell.undo import FILES
from kiosk.desk.state import MAX_CHANGES, Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import KEYS, check_node, check_reuse, possible_acts
from tests.desk.keyboard import controls_in_front, reached_by_keyboard

UNDO, REDO = Pressed("ctrl+z"), Pressed("ctrl+y")
TEXTS = ("é", "Bonjour\nà tous", "plage.jpg", "CV", "a/b", "  ", "[b]À 10 h[/b]", "")


Rule = TypeVar("Rule")


class Control(NamedTuple):
    """A node as a person sees it: its area of the screen, its role and its name."""

    area: str
    node: Node

    def __repr__(self) -> str:
        return f"{self.node.role} « {self.node.name} » ({self.area})"


def controls_of(desk: Desk) -> list[Control]:
    """The enabled nodes of the screen, each with its area: dialog, menu, window, title bar, desktop …"""
    found: list[Control] = []

    def add(area: str, node: Node) -> None:
        found.extend(Control(area, one) for one in walk_live(node) if not one.disabled)

    for child in view(desk).children:
        if child.role != "window":
            add({"toolbar": "task bar", "listbox": "desktop"}.get(child.role, child.role), child)
        elif not child.inert:
            add("title bar", child.children[0])
            for node in child.children[1:]:
                add("window", node)
    return found


def a_control(*areas: str, offer: str = "", roles: tuple[str, ...] = ()) -> Callable[[DeskMachine], list[Control]]:
    """A function that finds the controls of these areas that accept ``offer`` or have one of ``roles``."""

    def find(machine: DeskMachine) -> list[Control]:
        return [
            one
            for one in machine.controls
            if one.area in areas
            and (not offer or one.node.accepts(offer))  # type: ignore[arg-type]  # one of the literals
            and (not roles or one.node.role in roles)
        ]

    return find


AT_WORK = ("window", "desktop", "dialog")
ANYWHERE = (*AT_WORK, "title bar", "task bar", "menu")

presses = a_control("window", offer="click")
double_clicks = a_control("window", "desktop", offer="double_click")
around = a_control("task bar", "desktop", "title bar", offer="click")
contexts = a_control(*AT_WORK, offer="context")
entries = a_control("menu", offer="click", roles=("menuitem",))
answers = a_control("dialog", offer="click", roles=("button",))
in_dialog = a_control("dialog", offer="click", roles=("option", "treeitem", "radio", "checkbox"))
boxes = a_control(*AT_WORK, offer="text")
choices = a_control(*AT_WORK, roles=("combobox", "radiogroup"))


def lists_of_several(machine: DeskMachine) -> list[Control]:
    """The lists in which several items can be selected."""
    return [one for one in machine.controls if one.node.multiselectable]


drags = a_control("window", "desktop", offer="drag")
drops = a_control("window", "desktop", offer="drop")
controls = a_control(*ANYWHERE, roles=tuple(sorted(CONTROL_ROLES)))


def ways_on(machine: DeskMachine) -> list[Control]:
    """The main buttons, and the controls named in :attr:`DeskMachine.leading`; where a dialog has some, those alone."""
    found = [
        one
        for one in machine.controls
        if one.node.accepts("click") and (one.node.tone == "main" or one.node.name in machine.leading)
    ]
    return [one for one in found if one.area in ("dialog", "menu")] or found


def asked_for(machine: DeskMachine) -> list[Control]:
    """The boxes and choices with an entry in :attr:`DeskMachine.fitting`, in the order of the screen."""
    return [
        one
        for one in machine.controls
        if one.node.name in machine.fitting and (one.node.accepts("text") or one.node.role in ("combobox", "checkbox"))
    ]


def any_of(find: Callable[[DeskMachine], list[Control]]) -> Callable[[Rule], Rule]:
    """A precondition: the screen has such a control."""
    return cast("Callable[[Rule], Rule]", precondition(lambda machine: bool(find(machine))))


class DeskMachine(RuleBasedStateMachine):
    """Acts by role and name on a desk, and the invariants of every desk. Programs add starts, texts and invariants."""

    starts: ClassVar[Mapping[str, Desk]] = {}
    fitting: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Fitting texts and options, by the label of the box; a checkbox is ticked."""
    leading: ClassVar[frozenset[str]] = frozenset()
    """Buttons, links and menu entries that lead to more screens."""
    keys: ClassVar[tuple[Act, ...]] = KEYS

    desk: Desk
    controls: list[Control]

    # invariants

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Begin at one of :attr:`starts`."""
        self.desk = self.starts[data.draw(st.sampled_from(sorted(self.starts)), "start")]
        self.controls = controls_of(self.desk)
        self.documents = documents(self.desk)
        self.used: set[tuple[str, str, str]] = set()
        self.acts = 0

    def act(self, act: Act) -> None:
        """Apply an act, and check every invariant."""
        before = self.desk
        after = update(before, act)
        self.check_screen(after)
        self.desk, self.controls = after, controls_of(after)
        self.check_documents(before, after)
        self.check_program(before, act, after)
        self.acts += 1
        if self.acts % 4 == 0:  # each costs as much as the act
            assert update(before, act) == after, act
            check_reuse(after)
        if after.content is not before.content or after.sealed != before.sealed:
            self.check_undo(before, act, after)

    def check_screen(self, after: Desk) -> None:
        """Each node has its name, the focused one is that of the state, and some act is possible."""
        root = view(after)
        check_node(root, set())
        assert after.front is None or after.front in after.visible_windows, "the window in front can be seen"
        assert [n.id for n in walk(root) if n.focused] == ([after.place.focus] if after.place.focus else [])
        assert possible_acts(root), "nothing can be done any more"
        for name in notable(after):
            event(name)

    def check_documents(self, before: Desk, after: Desk) -> None:
        """No document is lost but those deleted for good (the stick has no bin), or overwritten by saving."""
        if after.sealed != before.sealed:
            assert all(after.files.get(p) is not None or p.startswith((BIN, USB)) for p in before.files.entries)
            self.documents &= documents(after)
        elif saved_over(before, after) or was_replaced(before, after):
            self.documents &= documents(after)
        assert self.documents <= documents(after)
        assert set(PLACES) <= set(after.files.entries)
        assert all(after.files.is_folder(parent(p)) for p in after.files.entries if parent(p))

    def check_undo(self, before: Desk, act: Act, after: Desk) -> None:
        """Ctrl+Z takes back what changed in the window in front, and Ctrl+Y makes it again."""
        undone = update(after, UNDO)
        view(undone)
        assert len(after.history) <= MAX_CHANGES
        change = after.history[-1] if after.history else None
        if act in (UNDO, REDO) or change is None or any(change is one for one in undone.history):
            return
        if not undone.undone or undone.undone[-1] is not change:
            return
        if change.scope == FILES:
            assert undone.files == change.before.files
        else:
            assert undone.files == after.files
            assert all(undone.values.get(n) == change.before.values.get(n) for n in change.nodes)
        assert update(undone, REDO).content == after.content

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """The invariants of one program."""

    def teardown(self) -> None:
        """Undo everything of the window in front and make it again."""
        if not hasattr(self, "desk"):
            return
        at, taken = self.desk, 0
        while len((after := update(at, UNDO)).undone) > len(at.undone):
            at, taken = after, taken + 1
            assert self.documents <= documents(at)
        assert after.content == at.content
        for _count in range(taken):
            at = update(at, REDO)
        assert at.content == self.desk.content

    # gestures

    def draw(self, data: st.DataObject, controls: list[Control]) -> Node:
        """Draw one of the controls: often an unused one; its role first, so that a long list does not dominate."""
        new = [one for one in controls if (one.area, one.node.role, one.node.name) not in self.used]
        if new and len(new) < len(controls) and data.draw(st.integers(0, 2)):
            controls = new
        role = data.draw(st.sampled_from(sorted({one.node.role for one in controls})))
        chosen = data.draw(st.sampled_from([one for one in controls if one.node.role == role]))
        self.used.add((chosen.area, chosen.node.role, chosen.node.name))
        return chosen.node

    @any_of(ways_on)
    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """A button, a link or an entry that leads on."""
        self.act(Clicked(self.draw(data, ways_on(self)).id))

    @any_of(asked_for)
    @rule(data=st.data(), and_on=st.integers(0, 2))
    def fill_in(self, data: st.DataObject, and_on: int) -> None:
        """Every box of the screen that has a fitting text; then, often, the main button."""
        for name in dict.fromkeys(one.node.name for one in asked_for(self)):
            box = next((one.node for one in asked_for(self) if one.node.name == name), None)
            if box is None:
                continue
            if box.role == "checkbox":
                if not box.checked:
                    self.act(Clicked(box.id))
            elif box.role == "combobox":
                self.act(Chose(box.id, data.draw(st.sampled_from(self.fitting[name]))))
            else:
                self.act(TextSelected(box.id, 0, 4000))
                self.act(Typed(data.draw(st.sampled_from(self.fitting[name]))))
        if (buttons := ways_on(self)) and and_on:
            self.act(Clicked(self.draw(data, buttons).id))

    @any_of(presses)
    @rule(data=st.data(), held=st.sampled_from(("", "", "ctrl", "shift")))
    def press(self, data: st.DataObject, held: HeldKey) -> None:
        """A click on anything in the windows, perhaps with a key held."""
        self.act(Clicked(self.draw(data, presses(self)).id, held))

    @any_of(lists_of_several)
    @rule(data=st.data())
    def draw_a_frame(self, data: st.DataObject) -> None:
        """A frame is drawn over some items of a list."""
        box = self.draw(data, lists_of_several(self))
        ids = [child.id for child in box.children] or [box.id]
        self.act(ItemsSelected(box.id, tuple(data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))))

    @any_of(double_clicks)
    @rule(data=st.data())
    def open_item(self, data: st.DataObject) -> None:
        """A double-click on a file, a folder, a program."""
        self.act(DoubleClicked(self.draw(data, double_clicks(self)).id))

    @any_of(around)
    @rule(data=st.data())
    def handle_windows(self, data: st.DataObject) -> None:
        """A program is opened; a window is brought to the front, reduced, made smaller, closed; the stick taken out."""
        self.act(Clicked(self.draw(data, around(self)).id))

    @precondition(lambda machine: bool(machine.desk.visible_windows))
    @rule(data=st.data(), spot=st.sampled_from(("left", "right", (0, 0), (60, 100))))
    def move_a_window(self, data: st.DataObject, spot: Spot) -> None:
        """A window is moved by its title bar, and one of the visible ones stays in front."""
        self.act(WindowMoved(data.draw(st.sampled_from([w.id for w in self.desk.visible_windows])), spot))

    @any_of(lambda machine: contexts(machine) or entries(machine))
    @rule(data=st.data())
    def choose_in_menu(self, data: st.DataObject) -> None:
        """A click with the right button, where no menu is open; and an entry of the menu."""
        if not entries(self):
            self.act(RightClicked(self.draw(data, contexts(self)).id))
        if entries(self):
            self.act(Clicked(self.draw(data, entries(self)).id))

    @any_of(answers)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        """Something is chosen in the dialog, where it can be; then one of its buttons."""
        if data.draw(st.booleans()) and in_dialog(self):
            self.act(Clicked(self.draw(data, in_dialog(self)).id))
        if answers(self):
            self.act(Clicked(self.draw(data, answers(self)).id))

    @any_of(boxes)
    @rule(data=st.data(), text=st.sampled_from(TEXTS) | st.text(max_size=12), anew=st.booleans())
    def write(self, data: st.DataObject, text: str, anew: bool) -> None:
        """Any text at the end of a text box, or in place of its text; then a key."""
        box = self.draw(data, boxes(self))
        self.act(TextSelected(box.id, 0, 4000) if anew else CaretPut(box.id, 4000))
        self.act(Typed(text))
        self.act(data.draw(st.sampled_from(self.keys)))

    @any_of(choices)
    @rule(data=st.data())
    def choose(self, data: st.DataObject) -> None:
        """A drop-down list is opened, or an option chosen in one or among radio buttons."""
        box = self.draw(data, choices(self))
        if box.children:
            self.act(Chose(box.id, data.draw(st.sampled_from([option.name for option in box.children]))))
        else:
            self.act(Clicked(box.id))

    @any_of(lambda machine: drags(machine) and drops(machine))
    @rule(data=st.data())
    def drag(self, data: st.DataObject) -> None:
        """Anything that can be dragged, onto anything that takes it."""
        self.act(Dropped(self.draw(data, drags(self)).id, self.draw(data, drops(self)).id))

    @rule()
    def walk_with_tab(self) -> None:
        """Whatever can be used is reached with the keyboard alone."""
        assert controls_in_front(self.desk).keys() <= reached_by_keyboard(self.desk)

    @precondition(lambda machine: machine.desk.place.menu or machine.desk.place.expanded or machine.desk.place.dialog)
    @rule()
    def leave_with_escape(self) -> None:
        """Escape closes what is in front, loses nothing, and gives the focus back to what that was opened from."""
        before = self.desk.place
        files = self.desk.files
        self.act(Pressed("escape"))
        after = self.desk.place
        if before.menu or before.expanded:
            assert not after.menu and not after.expanded
            assert after.focus == (before.menu.node if before.menu else before.expanded)
        else:
            assert after.dialog is not before.dialog
            opener = find(view(self.desk), before.opener)
            assert opener is None or opener.inert or after.focus
        assert self.desk.files == files

    @rule(data=st.data(), gesture=st.sampled_from((Clicked, DoubleClicked, RightClicked, Focused)))
    def touch_anything(self, data: st.DataObject, gesture: Callable[[str], Act]) -> None:
        """Any gesture on anything that is on the screen, whether it offers that or not; a drag from one to another."""
        nodes = [node.id for node in walk(view(self.desk))]
        one, other = data.draw(st.sampled_from(nodes)), data.draw(st.sampled_from(nodes))
        self.act(data.draw(st.sampled_from((gesture(one), Dropped(one, other), CaretPut(one, 1)))))

    @rule(data=st.data(), text=st.text(max_size=12))
    def press_keys(self, data: st.DataObject, text: str) -> None:
        """Focus on any control, part of a text selected, some keys, Ctrl+Z; what is not there changes nothing."""
        if found := controls(self):
            self.act(Focused(self.draw(data, found).id))
        if found := boxes(self):
            start, end = data.draw(st.tuples(st.integers(0, 9), st.integers(0, 30)))
            self.act(TextSelected(self.draw(data, found).id, start, end))
        for key in data.draw(st.lists(st.sampled_from((UNDO, *self.keys)), max_size=2)):
            self.act(key)
        if text not in {node.id for node in walk(view(self.desk))}:
            for act in (Clicked(text), RightClicked(text), Dropped(text, "desktop"), Chose(text, text)):
                assert update(self.desk, act) == self.desk, act


def machine_case(machine: type[DeskMachine], share: float = 0.25, steps: int = 40) -> Any:
    """The test of a machine: a share of the examples that other laws draw, each a long walk."""
    case = machine.TestCase
    case.settings = settings(max_examples=max(4, int(settings().max_examples * share)), stateful_step_count=steps)
    return case


def documents(desk: Desk) -> Counter[str]:
    """Every document that is on the desk, with how many copies there are."""
    return Counter(repr(one) for one in desk.files.entries.values() if isinstance(one, Document))


def saved_over(before: Desk, after: Desk) -> bool:
    """Whether one document, and nothing else, was saved over itself, as the page shows it."""
    old, new = before.files.entries, after.files.entries
    if old.keys() != new.keys():
        return False
    changed = [path for path in old if old[path] != new[path]]
    document = new[changed[0]] if len(changed) == 1 else None
    pages = (page_field(before, window).text for window in writing_location(before).documents)
    return isinstance(document, Document) and document.words in pages


def was_replaced(before: Desk, after: Desk) -> bool:
    """Whether the question that offers « Remplacer » was answered."""
    asked = before.place.dialog
    return asked is not None and Label.REPLACE in asked.buttons and after.place.dialog is None


def notable(desk: Desk) -> Iterator[str]:
    """States that are many acts away; hypothesis counts them in its statistics."""
    place = desk.place
    if place.dialog is not None:
        yield "a dialog over a dialog" if place.dialog.behind is not None else f"a dialog: {place.dialog.kind}"
        if place.menu is not None:
            yield "a menu over a dialog"
    if len(desk.visible_windows) > 1:
        yield "two windows side by side"
    if desk.sealed:
        yield "something that cannot be undone"
