"""All that is typed passes, and the beginning of what is pasted."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.input.paste_limit import END, MAX_PASTED, START, PasteLimit

MOST = 10
PIECES = st.sampled_from(
    [START, END, "\x1b", "\x1b[", "\x1b[20", "\x1b[200", "\x1b[201", "0~", "1~", "~", "a", "é", "\r", "x" * 7, "\x1b[A"]
)
SENT = st.lists(PIECES, max_size=30).map("".join)
_PASTE = re.compile(re.escape(START) + "(.*?)" + re.escape(END), re.DOTALL)


def bounded(sent: str) -> str:
    """What should pass of whole pastes."""
    return _PASTE.sub(lambda found: START + found[1][:MOST] + END, sent)


def cut(text: str, places: list[int]) -> list[str]:
    edges = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[a:b] for a, b in pairwise(edges)]


@given(SENT, st.lists(st.integers(0, 300), max_size=12))
def test_the_same_passes_however_the_input_is_split(sent: str, places: list[int]) -> None:
    whole, torn = PasteLimit(MOST), PasteLimit(MOST)
    passed = "".join(map(torn.feed, cut(sent, places)))
    assert passed == whole.feed(sent)
    assert torn.is_open == whole.is_open
    assert torn.end() == whole.end()


@given(SENT)
def test_the_beginning_of_each_paste_passes_and_all_else_unchanged(sent: str) -> None:
    bound = PasteLimit(MOST)
    passed = bound.feed(sent) + bound.end()
    pastes = _PASTE.sub("", sent)
    if START not in pastes:
        assert passed == bounded(sent)
    assert not bound.is_open


@given(SENT, st.lists(st.integers(0, 300), max_size=12))
def test_typed_characters_never_wait(sent: str, places: list[int]) -> None:
    """Escape begins every sequence and is a key too: it must not wait for what may never come."""
    typed = sent.replace(START, "").replace(END, "")
    while START in typed:
        typed = typed.replace(START, "")
    bound = PasteLimit(MOST)
    for piece in cut(typed, places):
        assert bound.feed(piece) == piece
    assert bound.end() == ""


@given(st.integers(0, 3), st.integers(1, 60))
def test_an_unfinished_paste_takes_no_more_memory_however_long_it_is(pieces: int, length: int) -> None:
    bound = PasteLimit(MOST)
    passed = bound.feed(START) + "".join(bound.feed("x" * length) for _piece in range(pieces))
    assert passed == START + "x" * min(MOST, pieces * length)
    assert bound.is_open
    assert bound.end() == END
    assert bound.feed("typed") == "typed"


def test_pastes_are_long_enough_for_any_exercise() -> None:
    text = "Madame, Monsieur,\n" * 100
    assert len(text) < MAX_PASTED
    assert PasteLimit().feed(START + text + END) == START + text + END
