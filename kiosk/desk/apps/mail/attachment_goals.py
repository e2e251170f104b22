"""Goals about attachments of received messages: which is open, which is saved where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.mail.attachments import WINDOW, attachment_at
from kiosk.desk.apps.mail.mailbox import displayed_message, messages
from kiosk.desk.files.names import in_bin, name_of, parent
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.desk.values.file_names import normalize_file_name, same_file_name
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

FileName = Annotated[str, Meta(min_length=1, description="Le nom de la pièce jointe.")]


class AttachmentOpen(Goal, frozen=True, forbid_unknown_fields=True, tag="attachment_open"):
    """The attachment of this name is open in a visible window."""

    kind: ClassVar[str] = N_("Il reste une pièce jointe à ouvrir.")

    file: FileName

    def judge(self, desk: Desk) -> Verdict:
        for window in desk.visible_windows:
            attachment = attachment_at(desk, window.id.removeprefix(WINDOW)) if window.id.startswith(WINDOW) else None
            if attachment is not None and same_file_name(attachment.name, self.file):
                return Verdict(True, _("Le fichier « {name} » est ouvert.").format(name=attachment.name))
        observed = _received_feedback(desk, self.file)
        return Verdict(False, observed, _("Il reste à cliquer sur « {name} », dans le message.").format(name=self.file))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if not any(same_file_name(name_of(path), self.file) for path in start.files.entries):  # one may join it
            yield from _not_received(self.file, start)


class AttachmentSaved(Goal, frozen=True, forbid_unknown_fields=True, tag="attachment_saved"):
    """The attachment of this name is saved in ``folder``, or anywhere."""

    kind: ClassVar[str] = N_("Il reste une pièce jointe à enregistrer.")

    file: FileName
    folder: Annotated[str, Meta(description="Le chemin du dossier : Téléchargements, Documents …")] = ""

    def judge(self, desk: Desk) -> Verdict:
        paths = [path for path in desk.files.entries if not in_bin(path) and self._is_the_file(desk, path)]
        kept = [path for path in paths if not self.folder or parent(path) == self.folder]
        sentence = _("« {name} » est dans {folder}.")
        if kept:
            return Verdict(True, sentence.format(name=name_of(kept[0]), folder=name_of(parent(kept[0]))))
        if paths:
            observed = sentence.format(name=name_of(paths[0]), folder=name_of(parent(paths[0])))
            wanted = _("Le fichier « {name} » est attendu dans {folder}.")
            return Verdict(False, observed, wanted.format(name=self.file, folder=name_of(self.folder)))
        label = Label.SAVE_AS if self.folder and self.folder != "Téléchargements" else Label.SAVE
        remaining = _("Il reste à cliquer sur {label}, à côté de « {name} ».").format(label=label, name=self.file)
        return Verdict(False, _received_feedback(desk, self.file), remaining)

    def _is_the_file(self, desk: Desk, path: str) -> bool:
        document = desk.files.document(path)
        came = [one.document for m in messages(desk) for one in m.attachments if same_file_name(one.name, self.file)]
        if document is None or document not in came:
            return False
        stem, _dot, ending = normalize_file_name(self.file).rpartition(".")
        name = normalize_file_name(path)
        # All empty documents of a kind are equal: then the name decides.
        return bool(document.words.strip()) or (name.startswith(stem or ending) and name.endswith(ending))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from _not_received(self.file, start)


def _received_feedback(desk: Desk, file: str) -> str:
    message = displayed_message(desk)
    if message is not None and any(same_file_name(one.name, file) for one in message.attachments):
        return _("Le message est ouvert.")
    return ""


def _not_received(file: str, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
    names = [one.name for m in messages(start) for one in m.attachments]
    if not any(same_file_name(name, file) for name in names):
        what = _("aucun message n'a le fichier « {name} »").format(name=file)
        write = _("écrivez l'un de ces noms : {names}").format(names=", ".join(names))
        yield ("file",), what, write if names else _("ajoutez « attachments: [{name}] » à un message").format(name=file)
