from hypothesis import given
from hypothesis import strategies as st

from kiosk.station.idle import WORDS_PER_SECOND, IdleTimes, idle_stage

STAGES = ["present", "asking", "gone"]
SECONDS = st.floats(0, 10_000)
WORDS = st.integers(0, 2000)
TIMES = st.builds(IdleTimes, st.floats(1, 3600), st.floats(1, 3600))


@given(SECONDS, SECONDS, WORDS, TIMES)
def test_quiet_that_goes_on_only_goes_on_to_the_next_stage(
    quiet: float, longer: float, words: int, times: IdleTimes
) -> None:
    before, after = idle_stage(quiet, words, times), idle_stage(quiet + longer, words, times)
    assert STAGES.index(before) <= STAGES.index(after)


@given(SECONDS, WORDS, WORDS, TIMES)
def test_more_to_read_never_asks_sooner(quiet: float, words: int, more: int, times: IdleTimes) -> None:
    assert STAGES.index(idle_stage(quiet, words + more, times)) <= STAGES.index(idle_stage(quiet, words, times))


@given(WORDS, TIMES)
def test_the_question_always_comes_first_and_stays_for_its_time(words: int, times: IdleTimes) -> None:
    asked = times.question + words / WORDS_PER_SECOND
    assert idle_stage(0, words, times) == "present"
    assert idle_stage(asked + 0.001, words, times) == "asking"
    assert idle_stage(asked + times.leave - 0.001, words, times) == "asking"
    assert idle_stage(asked + times.leave + 0.001, words, times) == "gone"


def test_a_slow_reader_of_a_full_screen_has_the_time_to_read_it() -> None:
    """80 words at 20 words a minute, letter by letter: 4 minutes."""
    assert idle_stage(240, 80, IdleTimes()) == "present"
