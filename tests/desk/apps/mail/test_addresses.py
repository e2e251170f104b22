"""Addresses and subjects as people write them."""

from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.desk.apps.mail.addresses import parse_people, recipients_error, same_subject
from kiosk.desk.values.email_addresses import address_problem


@given(st.text(max_size=40))
@example("a@b.fr, <>, ;;")
@example("²@exemple.fr")
def test_any_text_can_be_parsed_as_an_address(text: str) -> None:
    for person in parse_people(text):
        address_problem(person.address)
    error = recipients_error(text, "À", required=True)
    assert error or all("@" in person.address for person in parse_people(text))


@given(st.text(max_size=20), st.sampled_from(("Re : ", "RE: ", "Tr : ", "Fwd:", "re :Tr : ")))
def test_reply_and_forward_prefixes_of_a_subject_do_not_count(subject: str, beginning: str) -> None:
    assert same_subject(beginning + subject, subject)
