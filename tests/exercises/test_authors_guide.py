"""The complete examples of the author's guide are true: they read without a problem, and their solutions do them."""

from __future__ import annotations

import re

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.rehearsal.memory import rehearse
from kiosk.station.course.folders import shipped_folder

EXAMPLES = [
    block
    for block in re.findall(r"```yaml\n(.*?)```", (shipped_folder() / "DESK.md").read_text(encoding="utf-8"), re.DOTALL)
    if block.startswith("title:")
]


def test_the_guide_shows_an_example_of_each_large_program() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("source", EXAMPLES, ids=[source.splitlines()[0] for source in EXAMPLES])
def test_a_complete_example_can_be_done(source: str) -> None:
    reading = read_exercise("exemples/2-exemple", source, KINDS, "DESK.md")
    assert reading.problems == ()
    assert reading.value is not None
    assert rehearse(reading.value) == ()
