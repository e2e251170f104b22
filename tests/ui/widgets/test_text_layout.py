"""Lines are broken where French allows it, whatever their width."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.model import Exercise
from kiosk.ui.widgets.text_layout import text_lines
from tests.french_texts import texts_of_the_code, texts_of_the_exercises

WIDTHS = (20, 28, 34, 46, 60, 74, 76, 80, 94, 96, 100)
"""Cells of the boxes in which texts are laid out: on 80 columns and on 100, over their whole width and side by side."""
BEGINS_NO_LINE, ENDS_NO_LINE = ("»", ";", ":", "!", "?", "€", "%"), "«"


def lines_of(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in text_lines(text, width)]


def badly_broken(text: str, width: int) -> list[str]:
    """The lines that our breaking, and no line end of the author's, begins with a sign or ends with «."""
    bad = []
    for line in text_lines(text, width):
        drawn = text[line.start : line.end]
        broken_before = line.start > 0 and text[line.start - 1] != "\n"
        broken_behind = line.end < len(text) and text[line.end] != "\n"
        if (broken_before and drawn.lstrip().startswith(BEGINS_NO_LINE)) or (
            broken_behind and drawn.rstrip().endswith(ENDS_NO_LINE)
        ):
            bad.append(drawn)
    return bad


def test_no_shown_text_is_broken_before_a_sign(shipped: tuple[Exercise, ...]) -> None:
    texts = texts_of_the_exercises(shipped)
    assert len(texts) > 3000
    texts |= texts_of_the_code()
    found = {(width, text): bad for width in WIDTHS for text in texts if (bad := badly_broken(text, width))}
    assert found == {}


def test_a_phrase_is_kept_together_whatever_the_width() -> None:
    text = "Le bus de 14 h 30 coûte 2 € : montez !"
    for width in range(8, 40):
        lines = lines_of(text, width)
        assert " ".join(lines) == text and max(map(len, lines)) <= width
        assert not {"14 h", "h 30", "2", "!"} & {line.split(" ")[0] for line in lines} - {"2"}, lines
        for kept in ("14 h 30", "2 € :", "montez !"):
            assert any(kept in line for line in lines), (width, lines)


@given(st.text(st.sampled_from("ab «»:!9 \n")), st.integers(1, 12))
def test_every_line_fits_and_nothing_but_blanks_is_left_out(text: str, width: int) -> None:
    lines = text_lines(text, width)
    assert all(line.end - line.start <= width for line in lines)
    for before, after in pairwise(lines):
        assert before.end <= after.start <= before.end + 1 and text[before.end : after.start] in ("", " ", "\n")
    assert (lines[0].start, lines[-1].end) == (0, len(text))


def test_what_is_wider_than_a_line_is_cut_beside_no_sign() -> None:
    assert lines_of("« anticonstitutionnel »", 21) == ["« anticonstitutionne", "l »"]
    assert lines_of("« oui »", 2) == ["« ", "ou", "i ", "»"]  # there is no other place


def test_a_no_break_space_that_the_author_typed_is_kept_too() -> None:
    assert lines_of("Vous voulez\u00a0le mot", 12) == ["Vous", "voulez\u00a0le", "mot"]


def test_structs_hold_the_texts_of_the_exercises(shipped: tuple[Exercise, ...]) -> None:
    texts = texts_of_the_exercises(shipped[:1])
    assert shipped[0].title in texts and shipped[0].steps[0].say in texts
    assert all(isinstance(one, msgspec.Struct) for one in shipped)
