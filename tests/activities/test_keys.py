from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.keys import Keys
from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.keyboard.keys import satisfies
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Press
from tests.activities.activity_strategies import key_presses

HERE = ActivityContext()
ASKED = st.lists(
    st.sampled_from(["a", "A", "é", "@", "enter", "tab", "ctrl+c", "space", "left"]), min_size=1, max_size=4
)
PRESSES = st.lists(key_presses() | st.sampled_from([Pressed("@", "@"), Pressed("tab"), Typed("a")]), max_size=25)


@given(ASKED, PRESSES)
def test_the_key_asked_for_goes_on_and_any_other_changes_the_sentence_alone(
    keys: list[str], presses: list[Act]
) -> None:
    activity = Keys(tuple(keys))
    state = activity.start(HERE)
    for act in presses:
        wanted = activity.wanted(state)
        hit = isinstance(act, Pressed) and wanted is not None and satisfies(act.key, act.character, wanted)
        after = activity.update(state, act)
        assert after.pressed == state.pressed + hit
        state = after
        assert activity.judge(state).done == (state.pressed == len(keys))
        assert (activity.wanted(state) is None) == activity.judge(state).done


@given(ASKED)
def test_the_keys_in_their_order_do_it(keys: list[str]) -> None:
    activity = Keys(tuple(keys))
    state = activity.start(HERE)
    for key in keys:
        assert not activity.judge(state).done
        for act in activity.acts_for(state, Press(key), 0.0):
            state = activity.update(state, act)
    assert activity.judge(state).done


def test_another_key_is_named_before_the_one_that_remains() -> None:
    activity = Keys(("a", "enter"))
    state = activity.update(activity.start(HERE), Pressed("z", "z"))
    assert activity.judge(state).feedback() == "C'était la touche Z. Il reste la touche A."
    state = activity.update(state, Pressed("A", "A"))
    assert activity.judge(state).feedback() == "Vous avez appuyé sur A. Il reste la touche Entrée."
    state = activity.update(state, Pressed("ctrl+q"))
    assert activity.judge(state).feedback() == "C'était une autre touche. Il reste la touche Entrée."


def test_a_capital_that_is_asked_for_is_not_given_by_the_small_letter() -> None:
    activity = Keys(("A",))
    state = activity.update(activity.start(HERE), Pressed("a", "a"))
    assert not activity.judge(state).done
    assert activity.judge(activity.update(state, Pressed("A", "A"))).done
