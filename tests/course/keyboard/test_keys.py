from __future__ import annotations

import pytest

from kiosk.course.keyboard.keys import NAMED_KEYS, is_desk_key, is_known_key, key_in_sentence, key_label, satisfies


@pytest.mark.parametrize(
    ("name", "known"),
    [(name, True) for name in (*NAMED_KEYS, "ctrl+c", "ctrl+p", "a", "é", "@", "7", "A", " ", "e\u0301")]
    + [(name, False) for name in ("", "entrée", "ctrl+", "ctrl+q", "ctrl+C", "ctrl+cc", "ab", "f1", "\n", "\x1b")],
)
def test_which_names_are_known_keys(name: str, known: bool) -> None:
    assert is_known_key(name) is known


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ctrl+z", "Ctrl + Z"), ("ctrl+t", "Ctrl + T"), ("shift+home", "Maj + Début"), ("f2", "F2"),
        ("ctrl+shift+end", "Ctrl + Maj + Fin"), ("shift+f10", "Maj + F10"),
        ("alt+left", "Alt + ←"), ("ctrl+delete", "Ctrl + Suppr"), ("+", "+"), ("é", "é"), ("enter", "Entrée"),
    ],
)  # fmt: skip
def test_the_keys_of_the_training_computer_and_their_labels(name: str, label: str) -> None:
    assert is_desk_key(name) and key_label(name) == label


@pytest.mark.parametrize(
    "name", ["", "ctrl", "ctrl+", "hop+z", "f13", "f7", "entree", "ctrl+entrée", "alt+down", "ctrl+i"]
)
def test_what_names_no_key_or_one_that_no_terminal_sends_is_none_of_them(name: str) -> None:
    assert not is_desk_key(name)


def test_the_labels_of_keys() -> None:
    asked = ("enter", "escape", "backspace", "delete", "space", " ", "up", "ctrl+c", "a", "A", "é", "@")
    printed = "Entrée, Échap, Retour arrière ⌫, Suppr, Espace, Espace, ↑, Ctrl + C, A, Maj + A, é, @"
    assert ", ".join(map(key_label, asked)) == printed


@pytest.mark.parametrize(
    ("key", "named"),
    [
        (",", "« , » (virgule)"), (".", "« . » (point)"), ("'", "« ' » (apostrophe)"), ("@", "« @ » (arobase)"),
        ("~", "« ~ »"), ("a", "A"), ("A", "Maj + A"), ("é", "é"), ("7", "7"), (" ", "Espace"), ("enter", "Entrée"),
        ("ctrl+c", "Ctrl + C"), ("left", "←"),
    ],
)  # fmt: skip
def test_a_sign_stands_in_a_sentence_in_quotation_marks_and_by_its_name(key: str, named: str) -> None:
    """« Appuyez sur la touche ,. » says nothing to who reads it."""
    assert key_in_sentence(key) == named


@pytest.mark.parametrize(
    ("pressed", "character", "wanted", "expected"),
    [
        ("a", "a", "a", True),
        ("A", "A", "a", True),
        ("a", "a", "A", False),
        ("É", "É", "é", True),
        ("eacute", "e\u0301", "é", True),
        ("right_quote", "’", "'", True),
        ("space", " ", "space", True),
        ("space", " ", " ", True),
        ("", "\u00a0", "space", True),
        ("at", "@", "@", True),
        ("enter", "", "enter", True),
        ("enter", "\r", "enter", True),
        ("tab", "", "enter", False),
        ("tab", "", "shift+tab", False),
        ("ctrl+C", "", "ctrl+c", True),
        ("c", "c", "ctrl+c", False),
        ("ctrl+a", "", "a", False),
        ("left_shift", "", "a", False),
    ],
)
def test_which_presses_satisfy_a_wanted_key(pressed: str, character: str, wanted: str, expected: bool) -> None:
    assert satisfies(pressed, character, wanted) is expected
