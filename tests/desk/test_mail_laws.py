"""What holds of Messagerie whatever a person does, in whatever order."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.mail.addresses import missing_in_address, missing_in_box, people_of, same_subject
from kiosk.desk.apps.mail.mailbox import FOLDERS, messages
from kiosk.desk.nodes import CONTROL_ROLES, Node, live, walk
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import drawn
from tests.desk.mail_samples import MAIL, SIGNED_OUT, judged, mail

NUMBERS = st.lists(st.integers(0, 40_000), max_size=40)
SOME = settings(max_examples=30, deadline=None)
STARTS = {"signed in": MAIL, "signed out": SIGNED_OUT, "bare": "open: [mail]"}
GOALS = (
    "sent: {to: lucie@exemple.fr, cc: paul@exemple.fr, subject: x, body_contains: [y, z], attachments: CV.pdf}",
    "writing_message: {reply_to: Samedi, reply_all: true}", "draft: {forward_of: Samedi}", "message_open: Samedi",
    "message_in: {subject: Samedi, folder: unwanted}", "read: Vélo", "mail_folder: drafts", "attachment_open: plan.pdf",
    "attachment_saved: {file: chat.jpg, folder: Images}", "mail_signed_in: {stay: true}", "mail_signed_out: true",
)  # fmt: skip


def act_on(at: Desk, number: int) -> Act:
    """An act of any kind; half of the time on a node of Messagerie or of a dialog."""
    if number % 2:
        return drawn(at, number // 2)
    nodes = [n for n in live(view(at)) if n.offering("click") and n.id.startswith(("mail/", "dialog/", "menu/"))]
    return Clicked(nodes[number // 2 % len(nodes)].id) if nodes else drawn(at, number // 2)


def walks(start: Desk, numbers: list[int]) -> Iterator[tuple[Desk, Act, Desk]]:
    before = start
    for number in numbers:
        act = act_on(before, number)
        after = update(before, act)
        yield before, act, after
        before = after


def check(node: Node, ids: set[str]) -> None:
    assert node.name.strip(), node
    assert node.id not in ids, node.id
    ids.add(node.id)
    controls = Counter((c.role, c.name) for c in node.children if c.offers or c.role in CONTROL_ROLES)
    assert not [one for one, count in controls.items() if count > 1], node.id
    for child in node.children:
        check(child, ids)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@given(numbers=NUMBERS)
@SOME
def test_the_screen_is_whole_and_every_goal_answers(start: str, numbers: list[int]) -> None:
    for _before, _act, after in walks(mail(start), numbers):
        root = view(after)
        check(root, set())
        assert [n.id for n in walk(root) if n.focused] == ([after.place.focus] if after.place.focus else [])
    last = after if numbers else mail(start)
    for goal in GOALS:
        judged(last, goal)


@given(numbers=NUMBERS)
@SOME
def test_no_message_is_lost_but_what_was_deleted_for_good(numbers: list[int]) -> None:
    for before, act, after in walks(mail(), numbers):
        assert all(one.folder in FOLDERS for one in messages(after))
        received = {
            one.id for one in messages(before) if one.id.startswith(("inbox", "unwanted", "sent", "bin", "out"))
        }
        gone = received - {one.id for one in messages(after)}
        if gone:
            assert after.sealed > before.sealed and act != Pressed("ctrl+z")
            assert all(one.folder == "bin" for one in messages(before) if one.id in gone)


@given(numbers=NUMBERS)
@SOME
def test_undo_gives_the_state_before_and_what_is_sent_stays_sent(numbers: list[int]) -> None:
    for before, act, after in walks(mail(), numbers):
        if act == Pressed("ctrl+z"):
            continue
        undone = update(after, Pressed("ctrl+z"))
        mine = [one.id for one in messages(after) if one.mine and one.folder]
        assert mine == [one.id for one in messages(undone) if one.mine and one.folder]
        typing = isinstance(act, Typed | Pressed) and after.typed == before.typed
        if after.content != before.content and after.sealed == before.sealed and not typing:
            assert undone.content == before.content
        view(undone)


@given(numbers=NUMBERS)
@SOME
def test_the_same_acts_give_the_same_desk(numbers: list[int]) -> None:
    one, other = mail(), mail()
    for number in numbers:
        act = act_on(one, number)
        one, other = update(one, act), update(other, act)
    assert one == other and view(one) == view(other)


@given(
    st.text(max_size=20), st.sampled_from(("mail/message/inbox-1", "mail/folder/bin", "mail/new-1/take-off/x", "mail/"))
)
def test_acts_on_what_is_not_there_are_taken_calmly(entry: str, node: str) -> None:
    from kiosk.desk.apps import PROGRAMS

    program = PROGRAMS["mail"]
    for act in (Clicked(node), Clicked(node + entry), Picked(node, entry), Pressed(entry)):
        view(program.update(mail(), act))


@given(st.text(max_size=40))
@example("a@b.fr, <>, ;;")
@example("²@exemple.fr")
def test_any_text_may_stand_for_an_address(text: str) -> None:
    for person in people_of(text):
        missing_in_address(person.address)
    said = missing_in_box(text, "À", required=True)
    assert said or all("@" in person.address for person in people_of(text))


@given(st.text(max_size=20), st.sampled_from(("Re : ", "RE: ", "Tr : ", "Fwd:", "re :Tr : ")))
def test_the_beginning_of_a_subject_does_not_matter(subject: str, beginning: str) -> None:
    assert same_subject(beginning + subject, subject)
