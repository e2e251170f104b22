"""What a person makes of a screen of characters."""

from kiosk.cells import Rect
from kiosk.rehearsal.screen_text import ScreenText

SCREEN = ScreenText(
    (
        "  Cliquez sur la réponse qui vous   ",
        "  semble la plus sûre.      ● ◉ ○   ",
        " ╭──── Un SMS ─────╮ ╭────────────╮ ",
        " │ Votre colis est │ │ ○ Répondre │ ",
        " │ arrivé.         │ │   au SMS   │ ",
        " ╰─────────────────╯ ╰────────────╯ ",
        " ┏━━━━━━━━━━━━━━┓  ╔════════╗       ",
        " ┃ ▀▀▀ Maison   ┃  ║ Emploi ║       ",
        " ┃ 🬹🬵𜴀          ┃  ║ ✓ CV   ║       ",
        " ┗━━━━━━━━━━━━━━┛  ╚════════╝       ",
    )
)


def test_text_is_seen_wherever_its_lines_break() -> None:
    assert SCREEN.shows("Cliquez sur la réponse qui vous semble la plus sûre.")


def test_text_in_a_box_is_found_beside_another_box() -> None:
    assert SCREEN.shows("Votre colis est arrivé.")


def test_text_that_is_not_there_is_not_seen() -> None:
    assert not SCREEN.shows("Votre colis est perdu.")


def test_a_control_is_found_by_its_label_without_its_mark_and_over_two_lines() -> None:
    box = SCREEN.box("Répondre au SMS")
    assert box is not None
    assert box.rect == Rect(21, 2, 14, 4)
    assert box.rect.centre() == (28, 4)


def test_the_picture_in_a_control_is_no_part_of_its_label() -> None:
    assert SCREEN.box("Maison") is not None


def test_a_word_of_the_instruction_is_no_control() -> None:
    assert SCREEN.box("réponse") is None
    assert SCREEN.position("réponse") == (20, 0)


def test_a_place_with_cards_is_found_by_its_first_words() -> None:
    assert SCREEN.box("Emploi") is None
    box = SCREEN.box("Emploi", begins=True)
    assert box is not None
    assert (box.rect.x, box.rect.y) == (19, 6)


def test_the_smallest_box_bears_the_label() -> None:
    nested = ScreenText(("╭────────╮", "│ ╭────╮ │", "│ │ Ok │ │", "│ ╰────╯ │", "╰────────╯"))
    box = nested.box("Ok")
    assert box is not None
    assert box.rect.x == 2


def test_a_box_cut_off_by_the_edge_of_the_screen_is_not_found() -> None:
    assert ScreenText(("╭────╮", "│ Ok │")).box("Ok") is None


def test_a_text_is_found_as_it_was_written_where_it_is_drawn_with_curly_apostrophes() -> None:
    screen = ScreenText(("╭───────────╮", "│ J’ai fini │", "╰───────────╯"))
    for text in ("J'ai fini", "J’ai fini"):
        assert screen.shows(text)
        assert screen.box(text) is not None
        assert screen.position(text) == (6, 1)


def test_a_text_is_found_as_it_was_written_where_it_is_drawn_with_no_break_spaces() -> None:
    screen = ScreenText(("╭───────────────╮", "│ Oui\u00a0! «\u00a0Non\u00a0» │", "╰───────────────╯"))
    assert screen.shows("Oui ! « Non »")
    assert screen.box("Oui ! « Non »") is not None
    assert screen.position("« Non »") == (11, 1)


def test_a_text_may_name_a_sign_that_edges_are_drawn_with() -> None:
    rows = ("Cliquez sur le trait ─ « Réduire ».   ",)
    assert ScreenText(rows).shows("Cliquez sur le trait ─ « Réduire ».")
