"""Every sentence of the program that names a key: a sign in it stands in quotation marks."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from kiosk.activities.keys import Keys, KeysState
from kiosk.course.keyboard.coaching import describe_path
from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.course.solution import Press
from kiosk.desk.goals.gestures import Did, PressKey
from kiosk.ui.demonstration import gesture_sentence
from tests.desk.desk_samples import desk

SIGNS = (*",.;:!?'\"-_()/@^", "’", "«", "…", "≠")


def sentences(sign: str) -> list[str]:
    other = Keys((sign, "a", sign)).judge(KeysState(1, sign))
    after = Keys((sign, sign)).judge(KeysState(1))
    did = Did(PressKey(sign))
    before = desk()
    return [
        gesture_sentence(Press(sign)),
        *(verdict.observed for verdict in (other, after)),
        after.remaining,
        did.judge(before).remaining,
        did.judge(replace(before, made=frozenset({PressKey(sign)}))).observed,
        *("".join(span.text for span in describe_path(layout, sign)) for layout in LAYOUTS.values()),
    ]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_never_read_as_part_of_the_sentence(sign: str) -> None:
    """« Appuyez sur la touche ,. » says nothing to who reads it."""
    for text in sentences(sign):
        own = re.sub("« .+? »", "key", text)
        assert not re.search(r"(?:^|\s)[^\w\s(]", own), text
