"""What was done with SMS, people and contacts."""

import pytest

from kiosk.desk.apps.phone.goals import SmsRead, SmsSent
from kiosk.desk.apps.phone.sms_goals import ContactSaved, SenderBlocked, SmsDeleted, SmsForwarded
from kiosk.desk.apps.phone.state import Sms, phone_state, with_phone
from kiosk.desk.changes import replace
from kiosk.desk.state import Desk
from tests.desk.apps.phone.phone_samples import phone


def made(**state: object) -> Desk:
    desk = phone()
    return with_phone(desk, replace(phone_state(desk), **state))


FORWARDED = Sms("33700", "Votre colis attend.", mine=True, forwarded="06 39 98 55 66")


@pytest.mark.parametrize(
    ("goal", "done"),
    [
        (SmsForwarded("0639985566"), True),
        (SmsForwarded("06 39 98 55 66", to="33700", contains="COLIS"), True),
        (SmsForwarded("06 39 98 55 66", to="Nadia"), False),
        (SmsForwarded("Nadia"), False),
        (SmsForwarded("06 39 98 55 66", contains="facture"), False),
    ],
)
def test_a_forwarded_sms_counts_by_whose_it_was_and_to_whom_it_went(goal: SmsForwarded, done: bool) -> None:
    assert goal.judge(made(messages=(FORWARDED,))).done is done


def test_what_waits_for_the_network_is_not_sent_yet() -> None:
    waiting = made(messages=(replace(FORWARDED, unsent=True),))
    assert SmsForwarded("06 39 98 55 66").judge(waiting).observed == "Le SMS n'est pas encore parti."
    answer = Sms("Nadia", "Oui, samedi", mine=True)
    for unsent in (True, False):
        assert SmsSent("Nadia", "SAMEDI").judge(made(messages=(replace(answer, unsent=unsent),))).done is not unsent


def test_deleting_one_of_two_that_are_asked_for_is_not_enough() -> None:
    one, other = Sms("Nadia", "Tu viens ?"), Sms("Nadia", "Tu viens samedi ?")
    assert not SmsDeleted("Nadia", "viens").judge(made(deleted=(one,), messages=(other,))).done
    assert SmsDeleted("Nadia", "samedi").judge(made(deleted=(other,), messages=(one,))).done
    assert not SmsDeleted("Nadia").judge(made(deleted=(replace(one, mine=True),), messages=())).done, "her own"


def test_an_sms_is_read_when_none_of_that_person_is_new() -> None:
    new, old = Sms("Nadia", "Tu viens ?", read=False), Sms("Nadia", "Bonjour")
    assert not SmsRead("Nadia").judge(made(messages=(old, new))).done
    assert SmsRead("Nadia").judge(made(messages=(old,))).done
    assert not SmsRead("Lucie").judge(made(messages=(old,))).done


def test_people_are_the_same_by_name_and_by_number() -> None:
    assert SenderBlocked("Nadia").judge(made(blocked=("06 39 98 12 34",))).done
    assert not SenderBlocked("Nadia").judge(made(blocked=("Mairie",))).done


def test_a_contact_is_saved_with_its_number_however_that_is_written() -> None:
    desk = made(contacts={"Zoé": "06 39 98 12 34"})
    assert ContactSaved("zoé", "0639981234").judge(desk).done and ContactSaved("Zoé").judge(desk).done
    assert "un autre numéro" in ContactSaved("Zoé", "06 39 98 99 99").judge(desk).observed
    assert not ContactSaved("Zoe Martin").judge(desk).done
