"""``reading``: a card is read when the learner says so; words can be looked up at any time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.reading import Reading
from kiosk.course.acts import Act, FinishedReading, WordOpened
from kiosk.course.model import ActivityContext, Exercise
from kiosk.course.solution import Click
from tests.activities.activity_strategies import LABELS, PRESS, READING

HERE = ActivityContext()


@given(st.lists(LABELS.map(WordOpened) | st.just(FinishedReading()) | PRESS, max_size=10))
def test_a_card_is_read_when_the_learner_says_so_and_words_open_at_any_time(acts: list[Act]) -> None:
    state, read = READING.start(HERE), False
    for act in acts:
        before, state = state, READING.update(state, act)
        read = read or isinstance(act, FinishedReading)
        verdict = READING.judge(state)
        assert verdict.done == read
        if isinstance(act, WordOpened) and act.word in READING.words:
            assert verdict.observed == f"{act.word} : {READING.words[act.word]}"
        elif not isinstance(act, FinishedReading):
            assert state is before


def test_a_reading_card_is_read_by_its_solution() -> None:
    state = READING.start(HERE)
    state = READING.update(state, *READING.acts_for(state, Click("J'ai lu"), 0.0))
    assert READING.judge(state).done


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Une page montre une page.", ["page"], ["page", "page"]),
        ("Page web", ["page"], ["Page"]),
        ("La page et les pages", ["page"], ["page"]),
        ("Les pages", ["page"], ["page"]),
        ("Le clic droit est un clic", ["clic", "clic droit"], ["clic droit", "clic"]),
        ("Un prix : 3,50 € (TTC)", ["3,50 €", "(TTC)"], ["3,50 €", "(TTC)"]),
    ],
)
def test_where_the_words_stand_in_the_text(text: str, words: list[str], found: list[str]) -> None:
    spans = Reading(text, dict.fromkeys(words, "Un mot.")).word_spans()
    assert [text[start:end] for start, end, _word in spans] == found
    assert {word for _start, _end, word in spans} <= set(words)


def test_every_explained_word_of_a_card_stands_in_it() -> None:
    assert {word for _start, _end, word in READING.word_spans()} == set(READING.words)


def test_every_explained_word_of_the_shipped_cards_can_be_clicked(shipped: tuple[Exercise, ...]) -> None:
    cards = [step.activity for exercise in shipped for step in exercise.steps if isinstance(step.activity, Reading)]
    assert [c.words for c in cards if {word for _start, _end, word in c.word_spans()} != set(c.words)] == []
