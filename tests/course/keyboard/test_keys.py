from __future__ import annotations

import pytest

from kiosk.course.keyboard.keys import NAMED_KEYS, is_key_name, is_known_key, key_label, satisfies


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
        ("ctrl+z", "Ctrl + Z"), ("ctrl+t", "Ctrl + T"), ("alt+left", "Alt + ←"), ("shift+home", "Maj + Début"),
        ("ctrl+shift+end", "Ctrl + Maj + Fin"), ("f2", "F2"), ("shift+f10", "Maj + F10"), ("enter", "Entrée"),
        ("+", "+"),
    ],
)  # fmt: skip
def test_combinations_and_function_keys_have_a_name_and_a_label(name: str, label: str) -> None:
    assert is_key_name(name) and key_label(name) == label


@pytest.mark.parametrize("name", ["", "ctrl", "ctrl+", "ctrl+ctrl+z", "hop+z", "f13", "entree", "ctrl+entrée"])
def test_what_names_no_key(name: str) -> None:
    assert not is_key_name(name)


def test_the_labels_of_keys() -> None:
    asked = ("enter", "escape", "backspace", "delete", "space", " ", "up", "ctrl+c", "a", "A", "é", "@")
    printed = "Entrée, Échap, Retour arrière ⌫, Suppr, Espace, Espace, ↑, Ctrl + C, A, Maj + A, é, @"
    assert ", ".join(map(key_label, asked)) == printed


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
