"""What is true of Messagerie whatever a person does, in whatever order."""

from typing import ClassVar

from hypothesis import event, given
from hypothesis import strategies as st

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.mail.folders import folder_labels
from kiosk.desk.apps.mail.mailbox import mailbox, messages
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.apps.mail.mail_samples import MAIL, SIGNED_OUT, judge, mail
from tests.desk.desk_machine import UNDO, DeskMachine, machine_case

GOALS = (
    "sent: {to: lucie@exemple.fr, cc: paul@exemple.fr, subject: x, body_contains: [y, z], attachments: CV.pdf}",
    "writing_message: {reply_to: Samedi, reply_all: true}", "draft: {forward_of: Samedi}", "message_open: Samedi",
    "message_in: {subject: Samedi, folder: unwanted}", "read: Vélo", "mail_folder: drafts", "attachment_open: plan.pdf",
    "attachment_saved: {file: chat.jpg, folder: Images}", "mail_signed_in: {stay: true}", "mail_signed_out: true",
    "mail_folder_made: Factures", "message_found: Samedi", "{messages_sorted: sender, reversed: true}",
    "message_in: {subject: Vélo, folder: Factures}",
)  # fmt: skip


class Mail(DeskMachine):
    """Reading, answering, forwarding, attaching, sending, deleting; with files beside, to attach and to save to."""

    starts: ClassVar = {
        "signed in": mail(), "signed out": mail(SIGNED_OUT), "bare": mail("open: [mail]"),
        "other look": mail(MAIL + "look: other\n"),
    }  # fmt: skip
    fitting: ClassVar = {
        "À": ("lucie@exemple.fr", "camille@exemple.fr, paul@exemple.fr"), "Cc": ("marc@exemple.fr", ""),
        "Objet": ("Samedi", "Re : Vélo", ""), "Message": ("Merci.",), "Adresse e-mail": ("camille@exemple.fr",),
        "Mot de passe": ("Tulipe62",), "Rechercher": ("samedi",), "Nom du fichier": ("CV.pdf", "plan"),
        "Nom du dossier": ("Factures", "sent"),
    }  # fmt: skip
    leading = frozenset(
        (
            "Nouveau message", "Répondre", "Répondre à tous", "Transférer", "Joindre un fichier", "Envoyer",
            "Envoyer sans objet", "Ouvrir", "Supprimer", "Enregistrer plan.pdf", "Se connecter",
            "Nouveau dossier", "Créer",
            "Lucie Martin – Réunion de jeudi",
        )
    )  # fmt: skip

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """No message is lost but what was deleted for good; and what was sent stays sent."""
        assert all(one.folder in folder_labels(mailbox(after)) for one in messages(after))
        received = {
            one.id for one in messages(before) if one.id.startswith(("inbox", "unwanted", "sent", "bin", "out"))
        }
        gone = received - {one.id for one in messages(after)}
        if gone:
            assert after.sealed > before.sealed and act != UNDO
            assert all(one.folder == "bin" for one in messages(before) if one.id in gone)
        mine = [one for one in messages(after) if one.mine and one.folder]
        for one in mine:
            event(f"sent: {one.kind}{' with a file' if one.attachments else ''}")

    def check_undo(self, before: Desk, act: Act, after: Desk) -> None:
        super().check_undo(before, act, after)
        mine = [one.id for one in messages(after) if one.mine and one.folder]
        assert mine == [one.id for one in messages(update(after, UNDO)) if one.mine and one.folder]

    def teardown(self) -> None:
        """Every goal answers, wherever the walk has come to."""
        super().teardown()
        for goal in GOALS if hasattr(self, "desk") else ():
            judge(self.desk, goal)


TestMail = machine_case(Mail)


@given(
    st.text(max_size=20), st.sampled_from(("mail/message/inbox-1", "mail/folder/bin", "mail/new-1/take-off/x", "mail/"))
)
def test_acts_on_missing_nodes_do_not_fail(entry: str, node: str) -> None:
    from kiosk.desk.apps import PROGRAMS

    program = PROGRAMS["mail"]
    for act in (Clicked(node), Clicked(node + entry), Picked(node, entry), Pressed(entry)):
        view(program.update(mail(), act))
