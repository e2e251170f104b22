"""Windows: moving by the title bar, the halves of the desktop, enlarging and reducing, the menu of a title bar. Pure.

Where a window stands is told without cells: on a half of the desktop, or in hundredths of the room around it.
"""

from __future__ import annotations

from kiosk.desk.changes import replace, resize_window, set_focus, show_notice, show_window
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Side, Spot
from kiosk.desk.program import programs_of
from kiosk.desk.state import Desk, Window
from kiosk.i18n import _

TITLE_BAR = "window-bar/"
KEYS: dict[str, Label] = {
    "super+left": Label.TO_THE_LEFT, "super+right": Label.TO_THE_RIGHT, "super+up": Label.MAXIMIZE,
    "super+down": Label.RESTORE_SIZE, "alt+f4": Label.CLOSE,
}  # fmt: skip
"""The keys of the window in front, where the terminal sends them."""
MENU_KEY = "alt+space"
"""The key of the menu of the window in front."""
SWITCHING = frozenset({"f6", "alt+tab"})
"""The keys that bring the next window to the front; only some terminals send Alt+Tab."""
_SIDES: dict[str, Side] = {Label.TO_THE_LEFT: "left", Label.TO_THE_RIGHT: "right"}


def place_window(desk: Desk, id: str, spot: Spot) -> Desk:
    """Put a window on a half of the desktop, or anywhere; it comes to the front in its normal size.

    The others stay where they are seen; one on the half that it takes gives way to the other half.
    """
    window = desk.window(id)
    if window is None:
        return desk
    spot = spot if isinstance(spot, str) else (_hundredth(spot[0]), _hundredth(spot[1]))
    focus = desk.place.focus
    placed = replace(window, size="normal", spot=spot)
    others = tuple(_beside(desk, w, spot) for w in desk.place.windows if w.id != id)
    return set_focus(replace(desk, place=replace(desk.place, windows=(*others, placed))), focus)


def toggle_size(desk: Desk, window: Window) -> Desk:
    """Enlarge a window, or give it back the size and the place that it had."""
    return resize_window(desk, window.id, "normal" if window.size == "large" else "large")


def window_menu(desk: Desk, node: str) -> tuple[str, ...]:
    """The menu of a title bar."""
    window = desk.window(node.removeprefix(TITLE_BAR))
    if window is None:
        return ()
    size = Label.RESTORE_SIZE if window.size == "large" else Label.MAXIMIZE
    return (size, Label.TO_THE_LEFT, Label.TO_THE_RIGHT, Label.MINIMIZE, Label.CLOSE)


def pick_window_entry(desk: Desk, id: str, entry: str) -> Desk:
    """Perform an entry of the menu of a title bar, or what a key of windows stands for."""
    window = desk.window(id)
    match entry:
        case _ if window is None:
            return desk
        case Label.MAXIMIZE | Label.RESTORE_SIZE:
            return resize_window(desk, id, "large" if entry == Label.MAXIMIZE else "normal")
        case Label.TO_THE_LEFT | Label.TO_THE_RIGHT:
            return place_window(desk, id, _SIDES[entry])
        case Label.MINIMIZE:
            return resize_window(desk, id, "reduced")
        case Label.CLOSE:
            return programs_of(desk)[window.program].close(desk, id)
        case _:
            return desk


def has_another(desk: Desk) -> bool:
    """Whether a key can bring another window to the front, or one that is reduced."""
    return desk.place.dialog is None and len(desk.place.windows) > (desk.front is not None)


def press_window_key(desk: Desk, key: str) -> Desk:
    """Handle a key of windows."""
    if desk.front is None or desk.place.dialog is not None:
        return desk
    return pick_window_entry(desk, desk.front.id, KEYS[key])


def show_from_task_bar(desk: Desk, after: Desk) -> Desk:
    """``after`` a click on the task bar; a notice where the window was in front already."""
    same = after.front == desk.front and after.visible_windows == desk.visible_windows
    return show_notice(after, _("Cette fenêtre est déjà devant.")) if same else after


def bring_window_to_front(desk: Desk, id: str) -> Desk:
    """Bring an open window to the front; the focus stays where it is."""
    window = desk.window(id)
    if window is None or (desk.front is not None and desk.front.id == id):
        return desk
    return set_focus(show_window(desk, window.program, id), desk.place.focus)


def side_of(desk: Desk, id: str) -> Side:
    """The half of the desktop that a visible window is seen on, whoever put it there; "" for neither."""
    order = {"left": 0, "": 1, "right": 2}
    tiles = [w for w in desk.visible_windows if isinstance(w.spot, str) and w.size == "normal"]
    if not any(w.spot for w in tiles) and len(tiles) < 2:
        return ""
    ids = [w.id for w in sorted(tiles, key=lambda w: (order[str(w.spot)], w.id))]
    if len(ids) == 1 and tiles[0].id == id:
        return "left" if tiles[0].spot == "left" else "right"
    return "" if id not in ids else "left" if ids[0] == id else "right"


def _beside(desk: Desk, window: Window, spot: Spot) -> Window:
    """Another window, once one stands at ``spot``."""
    seen_on = side_of(desk, window.id)
    if not seen_on:
        return window
    other: Side = "right" if spot == "left" else "left"
    return replace(window, spot=other if spot == seen_on else seen_on)


def _hundredth(number: int) -> int:
    return max(0, min(100, number))
