"""Bold, titles and bullets: the three buttons, and what follows from writing."""

from kiosk.desk.acts import CaretPut
from kiosk.desk.apps.writing.open_documents import page_field
from kiosk.desk.nodes import walk_live
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Press,
    Pressed,
    Type,
    after_acts,
    after_gestures,
    bold_words,
    current_text,
    desk,
    front,
    page_id,
    select,
    styled_lines,
)


def is_down(at: Desk, name: str) -> bool:
    return next(n for n in walk_live(view(at)) if n.role == "button" and n.name == name).pressed is True


def caret(at: Desk, index: int) -> Desk:
    return after_acts(at, CaretPut(page_id(at), index))


def test_every_row_of_buttons_fits_a_small_screen() -> None:
    tools = next(n for n in walk_live(view(desk(CV))) if n.id == f"{front(desk(CV))}/bar")
    assert sum(len(b.name) + 4 for b in tools.children) + len(tools.children) - 1 <= 72


def test_bold_is_put_on_what_is_selected_and_taken_off_again() -> None:
    at = after_gestures(select(desk(CV), "anglais"), "Gras")
    assert bold_words(current_text(at)) == ["Expérience", "anglais"]
    assert page_field(at, front(at)).selected == "anglais" and at.place.focus == page_id(at)
    assert is_down(at, "Gras")
    at = after_gestures(at, "Gras")
    assert bold_words(current_text(at)) == ["Expérience"] and not is_down(at, "Gras")


def test_the_keys_for_bold_do_the_same() -> None:
    for key in ("ctrl+b", "ctrl+g"):
        at = after_acts(select(desk(CV), "anglais"), Pressed(key))
        assert bold_words(current_text(at)) == ["Expérience", "anglais"], key


def test_a_part_that_is_not_bold_makes_all_bold_first() -> None:
    at = after_gestures(select(desk(CV), "Expérience\nVendeuse"), "Gras")
    assert bold_words(current_text(at)) == ["Expérience\nVendeuse"]


def test_without_a_selection_bold_is_for_what_is_written_next() -> None:
    at = after_gestures(desk(EMPTY), Type("Je suis ", "Page"), "Gras", Type("très"), "Gras", Type(" bien"))
    assert current_text(at).text == "Je suis très bien"
    assert bold_words(current_text(at)) == ["très"]


def test_bold_goes_on_behind_bold_and_not_before_it() -> None:
    at = desk(CV)
    start = current_text(at).text.index("Expérience")
    after = after_gestures(caret(at, start + len("Expérience")), Type("s"))
    assert bold_words(current_text(after)) == ["Expériences"]
    inside = after_gestures(caret(at, start + 3), Type("x"))
    assert bold_words(current_text(inside)) == ["Expxérience"]
    plain = after_gestures(caret(at, current_text(at).text.index("parle")), Type("x"))
    assert bold_words(current_text(plain)) == ["Expérience"]


def test_undo_gives_back_text_and_marks_together() -> None:
    start = desk(CV)
    at = after_gestures(select(start, "anglais"), "Gras", Press("ctrl+z"))
    assert current_text(at) == current_text(start)
    at = after_gestures(select(start, "Expérience"), Press("delete"), Press("ctrl+z"))
    assert current_text(at) == current_text(start)


def test_a_title_is_for_the_line_of_the_caret_and_not_the_others() -> None:
    at = after_gestures(caret(desk(CV), current_text(desk(CV)).text.index("rience")), "Titre")
    assert styled_lines(current_text(at), "title") == ["Camille Martin", "Expérience"] and is_down(at, "Titre")
    assert styled_lines(current_text(after_gestures(at, "Titre")), "title") == ["Camille Martin"]


def test_a_list_takes_all_lines_selected_but_empty_ones() -> None:
    at = after_gestures(desk(EMPTY), Type("pain\n\nlait\nfin", "Page"))
    at = after_gestures(select(at, "ain\n\nlait"), "Liste")
    assert styled_lines(current_text(at), "bullet") == ["pain", "lait"]


def test_a_title_that_becomes_a_bullet_is_no_title_any_more() -> None:
    at = after_gestures(caret(desk(CV), 0), "Liste")
    assert styled_lines(current_text(at), "title") == []
    assert styled_lines(current_text(at), "bullet")[0] == "Camille Martin"


def test_enter_behind_a_title_begins_a_plain_line() -> None:
    at = after_gestures(caret(desk(CV), len("Camille Martin")), Press("enter"), Type("Lille"))
    assert styled_lines(current_text(at), "title") == ["Camille Martin"]
    assert styled_lines(current_text(at), "bullet") == ["Vendeuse", "Caissière"]


def test_enter_before_a_title_moves_it_down() -> None:
    at = after_gestures(caret(desk(CV), 0), Press("enter"))
    assert styled_lines(current_text(at), "title") == ["Camille Martin"]


def test_a_list_goes_on_with_enter_and_ends_with_enter_on_an_empty_bullet() -> None:
    at = after_gestures(desk(EMPTY), "Liste", Type("pain\nlait\n"))
    assert styled_lines(current_text(at), "bullet") == ["pain", "lait", ""]
    at = after_gestures(at, Press("enter"), Type("fin"))
    assert styled_lines(current_text(at), "bullet") == ["pain", "lait"]
    assert current_text(at).text == "pain\nlait\nfin"


def test_backspace_before_a_bullet_takes_the_bullet_and_then_the_line() -> None:
    at = desk(CV)
    at = after_gestures(caret(at, current_text(at).text.index("Vendeuse")), Press("backspace"))
    assert styled_lines(current_text(at), "bullet") == ["Caissière"]
    assert "Expérience\nVendeuse" in current_text(at).text
    at = after_gestures(at, Press("backspace"))
    assert "ExpérienceVendeuse" in current_text(at).text
    first = after_gestures(desk(EMPTY), "Liste", Press("backspace"))
    assert current_text(first).bullets == ()


def test_deleting_a_whole_line_leaves_the_marks_of_the_one_below() -> None:
    at = after_gestures(select(desk(CV), "Expérience\n"), Press("delete"))
    assert styled_lines(current_text(at), "bullet") == ["Vendeuse", "Caissière"]
    assert styled_lines(current_text(at), "title") == ["Camille Martin"] and bold_words(current_text(at)) == []
