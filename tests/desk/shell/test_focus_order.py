"""Moving through the simulated screen with the keyboard."""

from kiosk.desk.acts import Clicked, Focused
from kiosk.desk.update import tab_leaves, update
from tests.desk.desk_samples import after_acts, desk, node
from tests.desk.shell.shell_samples import BARE, focused_id, press


def test_tab_goes_through_every_control_in_reading_order_the_title_bar_last_and_comes_round() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    seen: list[str] = []
    while tab_leaves(at, "tab") is False:
        at = press(at, "tab")
        seen.append(focused_id(at))
    expected = [
        "files/new-folder", "files/search", "files/tree/Documents", "files/item/Documents/CV.pdf",
        "window-reduce/files", "window-size/files", "window-close/files", "taskbar/program/files",
    ]  # fmt: skip
    assert seen[0] == "files/new-folder"
    assert [i for i in seen if i in expected] == expected
    assert focused_id(press(at, "tab")) == seen[0]
    back = press(at, "shift+tab")
    assert focused_id(back) == seen[-2]


def test_arrows_move_in_a_list_and_enter_opens() -> None:
    at = after_acts(desk(BARE), Clicked("taskbar/program/files"), Focused("files/item/Documents/CV.pdf"))
    down = press(at, "down")
    assert focused_id(down) == "files/item/Documents/lettre.txt"
    assert node(down, "files/item/Documents/lettre.txt").selected
    assert press(down, "down").place.focus == down.place.focus
    opened = press(press(down, "up"), "enter")
    assert opened.front is not None and opened.front.id == "viewer/Documents/CV.pdf"
