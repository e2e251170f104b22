from msgspec.structs import replace

from kiosk.session.update import begin_session
from tests.session.session_samples import ALL_STEPS, CONTEXT, EXERCISE


def test_the_can_do_sentence_is_earned_by_doing_and_not_by_passing() -> None:
    session = begin_session(EXERCISE, CONTEXT)[0]
    assert not session.complete
    assert not replace(session, done=ALL_STEPS - {1}, skipped=frozenset({1})).complete
    assert replace(session, done=ALL_STEPS).complete


def test_a_step_can_begin_again_once_something_was_changed_and_not_after_the_end() -> None:
    session = begin_session(EXERCISE, CONTEXT)[0]
    assert not session.can_restart_step
    changed = replace(session, changed=True)
    assert changed.can_restart_step and replace(changed, phase="step_done").can_restart_step
    assert not replace(changed, phase="ended").can_restart_step


def test_the_untouched_state_fits_the_board_as_it_is_now() -> None:
    session = replace(begin_session(EXERCISE, CONTEXT)[0], index=2)
    wide = replace(session, context=replace(CONTEXT, width=CONTEXT.width + 20))
    assert wide.untouched_state() == wide.step.activity.start(wide.context)
    assert wide.untouched_state() != session.untouched_state()
