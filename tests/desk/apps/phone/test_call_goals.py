"""What was done of a call counts for the person it was with, and not what was there before the exercise."""

import pytest

from kiosk.desk.apps.phone.call_goals import CallGoal, Dialled, VoiceMessageHeard
from kiosk.desk.apps.phone.state import CallRecord, VoiceMessage, phone_state, with_phone
from kiosk.desk.changes import replace
from kiosk.desk.state import Desk
from tests.desk.apps.phone.phone_samples import phone


def with_records(*records: CallRecord) -> Desk:
    desk = phone()
    return with_phone(desk, replace(phone_state(desk), records=records))


ANSWERED = CallRecord("Mairie", incoming=True, outcome="answered", ended=True)


@pytest.mark.parametrize(
    ("record", "reached"),
    [
        (ANSWERED, {"answered", "ended"}),
        (replace(ANSWERED, ended=False), {"answered"}),
        (replace(ANSWERED, incoming=False), {"ended"}),
        (replace(ANSWERED, outcome="refused"), {"refused"}),
        (replace(ANSWERED, outcome="missed"), set()),
        (replace(ANSWERED, before=True), set()),
    ],
)
def test_what_was_done_of_a_call(record: CallRecord, reached: set[str]) -> None:
    desk = with_records(record)
    assert {name for name in ("answered", "refused", "ended") if CallGoal(name).judge(desk).done} == reached
    assert not CallGoal("answered", with_="Nadia").judge(desk).done


def test_a_call_counts_by_the_name_and_by_the_number_of_a_contact() -> None:
    made = replace(ANSWERED, incoming=False)
    for asked in ("Mairie", "mairie", "03 20 00 00 01", "0320000001"):
        assert Dialled(asked).judge(with_records(made)).done, asked
    assert Dialled("Nadia").judge(with_records(made)).observed == "Un autre numéro est appelé."
    assert not Dialled("Mairie").judge(with_records(ANSWERED)).done, "it came in"


def test_each_voice_message_of_a_person_is_to_be_heard() -> None:
    desk = phone()
    heard, new = VoiceMessage("Nadia", "Bonjour", heard=True), VoiceMessage("Nadia", "Encore moi")
    for messages, done in (((heard,), True), ((heard, new), False), ((), False)):
        made = with_phone(desk, replace(phone_state(desk), voice_messages=messages))
        assert VoiceMessageHeard("Nadia").judge(made).done is done
