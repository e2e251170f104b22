"""With the keyboard alone, one goes on where one was: after a dialog, a deletion, another window."""

import pytest

from kiosk.desk.acts import Clicked, DoubleClicked, Focused, RightClicked
from kiosk.desk.state import Desk
from tests.desk.apps.mail.mail_samples import mail
from tests.desk.apps.meeting.meeting_samples import JOINED, meeting
from tests.desk.apps.phone.phone_samples import phone
from tests.desk.apps.writing.writing_samples import CV
from tests.desk.desk_samples import HOME, after_acts, desk
from tests.desk.shell.shell_samples import focused_id, press

CLOSED = HOME.replace("open: [{program: files, size: normal}]", "")
ITEM = "files/item/Documents/"


def in_files() -> Desk:
    """The list of Documents, opened with the keyboard from the desktop."""
    return press(desk(CLOSED), "tab", "enter")


def test_a_program_that_is_opened_with_the_keyboard_begins_in_its_list_and_with_the_mouse_nothing_is_marked() -> None:
    assert focused_id(in_files()) == f"{ITEM}Factures"
    assert focused_id(after_acts(desk(CLOSED), Clicked("taskbar/program/files"))) == ""


@pytest.mark.parametrize("key", ["up", "down", "home", "end"])
def test_an_arrow_from_nowhere_leads_into_the_list_of_the_window_in_front(key: str) -> None:
    opened = after_acts(desk(CLOSED), Clicked("taskbar/program/files"))
    assert press(opened, key).selected("files/list") == f"{ITEM}Factures"
    assert press(mail(), key).selected("mail/list") == "mail/message/inbox-1"


def test_tab_from_nowhere_leads_into_the_window_in_front_and_not_to_the_desktop_behind_it() -> None:
    assert focused_id(press(desk(), "tab")) == "files/new-folder"


@pytest.mark.parametrize("keys", [("f2", "escape"), ("f2", "tab", "tab", "enter"), ("shift+f10", "escape")])
def test_what_is_closed_gives_the_focus_back_to_what_it_was_opened_from(keys: tuple[str, ...]) -> None:
    at = press(in_files(), "down")
    assert focused_id(press(at, *keys)) == f"{ITEM}Vacances"


def test_a_dialog_that_a_button_opened_gives_the_focus_back_to_the_button() -> None:
    at = after_acts(desk(), Clicked("files/new-folder"))
    assert focused_id(press(at, "escape")) == "files/new-folder"


def test_what_is_renamed_on_the_desktop_keeps_the_focus() -> None:
    at = after_acts(desk(CLOSED), RightClicked("desktop/item/Bureau/liste.txt"), Clicked("menu/Renommer"))
    assert focused_id(press(at, "x", "enter")) == "desktop/item/Bureau/x.txt"


def test_after_a_deletion_the_next_item_has_the_focus_and_after_the_last_one_the_one_before() -> None:
    at = press(in_files(), "home")
    at = press(at, "delete")
    assert focused_id(at) == f"{ITEM}Vacances"
    at = press(at, "end", "delete")
    assert focused_id(at) == f"{ITEM}CV.pdf"
    assert press(at, "delete").files.get("Documents/CV.pdf") is None, "what has the focus is meant where none is chosen"


def test_what_is_deleted_with_the_mouse_marks_nothing_else() -> None:
    at = after_acts(desk(), RightClicked(f"{ITEM}CV.pdf"), Clicked("menu/Mettre à la corbeille"))
    assert focused_id(at) == "files/list"


def test_after_a_message_is_thrown_away_the_next_one_has_the_focus_and_is_meant() -> None:
    at = press(mail(), "down", "delete")
    assert focused_id(at) == "mail/message/inbox-2"
    at = press(at, "enter", "delete")
    assert focused_id(at) == "mail/message/inbox-3"


def test_a_folder_that_is_opened_has_its_first_item_focused_and_one_that_is_left_is_found_again() -> None:
    at = press(in_files(), "down", "enter")
    assert focused_id(at) == f"{ITEM}Vacances/Été"
    assert focused_id(press(at, "alt+up")) == focused_id(press(at, "backspace")) == f"{ITEM}Vacances"


def test_the_window_that_comes_to_the_front_again_has_its_focus_again() -> None:
    at = press(in_files(), "end")
    opened = press(at, "enter")
    assert opened.front is not None and opened.front.program != "files"
    for key in ("ctrl+w", "alt+f4", "f6", "alt+tab"):
        assert focused_id(press(opened, key)) == f"{ITEM}lettre.txt"
    assert focused_id(press(at, "alt+f4")) == "desktop/program/files"


def test_a_window_that_is_closed_with_the_mouse_gives_the_focus_back_too() -> None:
    at = after_acts(desk(), Focused(f"{ITEM}lettre.txt"), DoubleClicked(f"{ITEM}CV.pdf"))
    at = after_acts(at, Clicked("window-close/viewer/Documents/CV.pdf"))
    assert focused_id(at) == f"{ITEM}CV.pdf"


def test_what_was_said_of_a_window_goes_with_it() -> None:
    at = press(in_files(), "delete")
    assert at.place.notice
    assert press(at, "alt+f4").place.notice == ""


def test_the_menu_key_without_a_focus_shows_the_menu_of_the_list_in_front() -> None:
    at = press(desk(), "shift+f10")
    assert at.place.menu is not None and at.place.menu.node == "files/list"


def test_the_menu_of_a_window_has_its_key() -> None:
    at = press(desk(), "alt+space")
    assert at.place.menu is not None and at.place.menu.node == "window-bar/files"
    assert press(at, "end", "enter").front is None


def test_tab_indents_in_a_letter_and_shift_and_tab_leave_it() -> None:
    at = press(desk(CV), "ctrl+home", "tab")
    assert at.text("writing/1/page").startswith("    Camille")
    at = press(at, "x", "tab")
    assert at.text("writing/1/page").startswith("    x   Camille"), "up to the next tab stop"
    assert focused_id(press(at, "shift+tab")) == "writing/1/bullet"
    assert press(at, "ctrl+z", "ctrl+z", "ctrl+z").text("writing/1/page", "Camille Martin").startswith("Camille")


def test_page_keys_go_over_ten_items_of_a_list() -> None:
    names = ", ".join(f"f{n:02}.txt" for n in range(25))
    at = press(desk(f"open: [files]\nfiles: {{Documents: [{names}]}}"), "down", "page_down")
    assert focused_id(at) == f"{ITEM}f10.txt"
    assert focused_id(press(at, "page_down", "page_down")) == f"{ITEM}f24.txt"
    assert focused_id(press(at, "page_up", "page_up")) == f"{ITEM}f00.txt"


FORM = """
open: [web]
web:
  home: https://lens.exemple.fr
  sites:
    - address: https://lens.exemple.fr
      title: Ville de Lens
      pages:
        /: [{form: {name: Demande, fields: [{list: Pays, options: [Belgique, Espagne, France]}, {text: Nom}]}}]
"""


def test_in_an_open_list_home_and_end_lead_to_its_ends_and_tab_chooses() -> None:
    at = press(desk(FORM), "tab", "enter", "end")
    assert focused_id(at).endswith("/option/France")
    assert focused_id(press(at, "home")).endswith("/option/Belgique")
    chosen = press(at, "tab")
    assert "France" in chosen.values.values() and not chosen.place.expanded
    assert focused_id(press(chosen, "shift+tab")) == focused_id(press(desk(FORM), "tab"))
    assert "France" not in press(at, "escape", "tab").values.values()


def test_another_screen_of_a_window_has_its_list_or_its_first_control_focused() -> None:
    messages = press(phone(), "tab", "tab", "enter", "tab", "enter")
    assert focused_id(messages).startswith("phone/talk/")
    left = press(after_acts(meeting(*JOINED), Focused("meeting/key/leave")), "enter")
    assert focused_id(left) == "meeting/rejoin"
