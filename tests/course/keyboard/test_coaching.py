from __future__ import annotations

import pytest

from kiosk.course.keyboard.coaching import coached_strokes, describe_path
from kiosk.course.keyboard.layouts import LAYOUTS, Layout, Stroke

AZERTY = LAYOUTS["azerty"]


def sentence(layout: Layout, wanted: str) -> str:
    return "".join(piece.text for piece in describe_path(layout, wanted))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("a", "Appuyez sur A."),
        ("@", "Maintenez Alt Gr, puis appuyez sur « 0 à »."),
        ("ê", "Appuyez sur « ¨ ^ », lâchez, puis appuyez sur E."),
        ("ë", "Maintenez Maj et appuyez sur « ¨ ^ ». Lâchez. Puis E."),
        ("Ê", "Appuyez sur « ¨ ^ », lâchez. Puis maintenez Maj et appuyez sur E."),
        ("ctrl+c", "Maintenez Ctrl, puis appuyez sur C."),
        ("shift+tab", "Maintenez Maj, puis appuyez sur Tab."),
        ("escape", "Appuyez sur Échap."),
        (",", "Appuyez sur « ? , »."),
        ("É", "Appuyez sur Verr Maj, lâchez, puis appuyez sur « 2 é »."),
        ("日", "Ce clavier n'a pas de touche 日. Le conseiller peut aider."),
        ("≠", "Ce clavier n'a pas de touche « ≠ ». Le conseiller peut aider."),
    ],
)
def test_the_strokes_as_a_sentence(wanted: str, words: str) -> None:
    assert sentence(AZERTY, wanted) == words


def test_where_caps_lock_is_to_be_pressed_first_the_strokes_begin_with_it() -> None:
    caps = Stroke("caps")
    assert coached_strokes(AZERTY, "c", turn_off=True) == (caps, Stroke("AB03"))
    assert coached_strokes(AZERTY, "É", turn_off=True) == (Stroke("AE02"),), "off and on again changes nothing"
    assert coached_strokes(AZERTY, "日", turn_off=True) == (caps,)
