"""A mailbox as an exercise writes it: what is checked in it."""

from tests.desk.apps.mail.mail_samples import MAIL, REUNION, mail_problems
from tests.desk.desk_samples import read_desk


def test_addresses_names_and_pictures_of_a_mailbox_are_looked_at() -> None:
    found = mail_problems(
        "mail: {me: camille, inbox: [{from: Lucie, to: [b@exemple.fr, c@], attachments: [a.pdf, a.pdf, "
        "{file: 'x/y.jpg', picture: chatt}]}]}"
    )
    assert [path for path, _what, _write in found] == [
        ("mail", "me"),
        ("mail", "inbox", 0, "from"),
        ("mail", "inbox", 0, "to"),
        ("mail", "inbox", 0, "attachments", 1),
        ("mail", "inbox", 0, "attachments", 2),
        ("mail", "inbox", 0, "attachments", 2, "picture"),
    ]


def test_every_text_of_a_mailbox_is_given_to_the_wording_rules() -> None:
    texts = dict(read_desk(MAIL).texts())
    assert texts["mail", "inbox", 0, "subject"] == REUNION
    assert texts["mail", "inbox", 0, "attachments", 1, "text"] == "Le chat"
    assert texts["mail", "unwanted", 0, "body"] == "Cliquez vite."
