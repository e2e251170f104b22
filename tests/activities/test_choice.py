"""``choice``: done once a right answer was chosen, and it stays so."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Act, OptionChosen
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Click
from tests.activities.activity_strategies import CHOICE, LABELS, PRESS

HERE = ActivityContext()


@given(st.lists(LABELS.map(OptionChosen) | PRESS, max_size=10))
def test_a_choice_is_done_once_a_right_answer_was_chosen_and_stays_so(acts: list[Act]) -> None:
    state, seen = CHOICE.start(HERE), set[str]()
    answers = {option.label: option.answer for option in CHOICE.options}
    for act in acts:
        before, state = state, CHOICE.update(state, act)
        verdict = CHOICE.judge(state)
        if isinstance(act, OptionChosen) and act.label in answers:
            seen.add(act.label)
            assert verdict.observed == answers[act.label]
        else:
            assert state is before
        assert verdict.done == ("Oui" in seen)
        assert set(state.chosen) == seen


def test_a_choice_is_done_by_its_solution() -> None:
    state = CHOICE.start(HERE)
    state = CHOICE.update(state, *CHOICE.acts_for(state, Click("Oui"), 0.0))
    assert CHOICE.judge(state).done
