"""``reading``: a card is read when the learner says so; words can be looked up at any time."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Act, FinishedReading, WordOpened
from kiosk.course.model import ActivityContext
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
