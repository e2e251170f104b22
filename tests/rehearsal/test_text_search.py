"""Where a text is on a screen, and which of several places looks most like what is searched for."""

from __future__ import annotations

import pytest

from kiosk.cells import Rect
from kiosk.rehearsal.text_search import ControlShape, Match, TextSearch, as_drawn


def matches(*rows: str, name: str, shape: ControlShape = "", area: Rect | None = None) -> list[Match]:
    width = max(len(row) for row in rows)
    search = TextSearch(tuple(row.ljust(width) for row in rows))
    return search.find_all(name, area or Rect(0, 0, width, len(rows)), shape)


def best(*rows: str, name: str, shape: ControlShape) -> tuple[int, int]:
    found = max(matches(*rows, name=name, shape=shape), key=lambda one: one.rank)
    assert found.as_shaped
    return found.x, found.y


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        ("button", "  ┊ Envoyer ┊"), ("button", "  ▶ Envoyer ◀"), ("button", "  ▐ Envoyer ▌"),
        ("button", "▐↩ Envoyer▌"), ("button", "▐⊂⊐ Envoyer▌"),
        ("tab", "│ Envoyer │"), ("tab", "▟ Envoyer  ✕ ▙"), ("tick", "☐ Envoyer"), ("tick", "● Envoyer *"),
        ("item", "│   ▇▆ Envoyer"), ("item", "  ▸ ▐≡▌Envoyer  │"), ("icon", " Envoyer "),
    ],
)  # fmt: skip
def test_of_several_places_the_one_that_is_drawn_as_the_control_is_first(shape: ControlShape, drawn: str) -> None:
    rows = ("Cliquez sur Envoyer, puis attendez.", drawn, "Renvoyer Envoyerons")
    assert best(*rows, name="Envoyer", shape=shape)[1] == 1


@pytest.mark.parametrize("row", ["│  Envoyer  │", "   Envoyer   ", "▐Envoyer▌", "▐ Envoyer", "« Envoyer »"])
def test_words_without_the_ends_of_a_block_are_no_button(row: str) -> None:
    [found] = matches(row, name="Envoyer", shape="button")
    assert not found.as_shaped


def test_a_text_alone_in_its_row_comes_before_a_sentence_and_that_before_a_part_of_a_word() -> None:
    found = matches("Un chat, deux", "  chat", "des chats", "un achat ici", name="chat", shape="button")
    ranks = [(one.y, one.in_a_word) for one in sorted(found, key=lambda one: -one.rank)]
    assert ranks == [(1, False), (0, False), (2, True), (3, True)]
    assert not any(one.as_shaped for one in found)
    assert matches("  chat", name="chat")[0].as_shaped


def test_every_place_is_found_and_none_outside_the_area() -> None:
    assert [(one.x, one.y) for one in matches("aaa a", name="aa")] == [(0, 0), (1, 0)]
    rows = ("chat chat", "chat chat")
    assert [(one.x, one.y) for one in matches(*rows, name="chat", area=Rect(4, 1, 5, 1))] == [(5, 1)]
    assert matches(*rows, name="chat", area=Rect(1, 0, 7, 2)) == []
    assert matches(*rows, name="") == []
    assert matches("   chat", name="chat")[0].middle == (5, 0)


def test_a_name_that_is_cut_or_goes_on_in_the_next_row_is_found_by_its_beginning() -> None:
    assert [(one.x, one.width) for one in matches(" Attestation de dom…", name="Attestation de domicile")] == [(1, 19)]
    assert len(matches(" Att…", name="Attestation")) == 1
    assert matches(" At…", name="Attestation") == []
    rows = ("  Envoyer le ", "  message à", "  Envoyer le", "  colis")
    assert [(one.x, one.y) for one in matches(*rows, name="Envoyer le message à")] == [(2, 0)]
    assert matches("  Renvoyer", "   le message", name="envoyer le message") == []
    assert matches("  Envoyer", "  un message", name="Envoyer message") == []
    assert matches("  Envoyer", "  message", name="Envoyer message", area=Rect(0, 0, 12, 1)) == []
    assert matches("  Envoyer le message", name="Envoyer le message")[0].width == 18


def test_exactly_these_characters_are_found_once() -> None:
    search = TextSearch(("l’été l’été",))
    assert search.find_exact("l'été", Rect(1, 0, 10, 1)) == matches("l'été l'été", name="l'été")[1]
    assert search.find_exact("l'hiver", Rect(0, 0, 11, 1)) is None


def test_a_text_is_drawn_in_one_row_of_one_cell_a_character() -> None:
    assert as_drawn("cre\u0301e\nr l’日 x\u0302") == "crée r l'□ x□"
