"""Goals about files, the bin and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.solution import VisibleText
from kiosk.course.text_matching import same_text
from kiosk.desk.files.names import BIN, name_of, parent, place_of
from kiosk.desk.files.tree import Files
from kiosk.desk.goals import Goal, RemainsSentence, remains_text
from kiosk.desk.reuse import reuse_last
from kiosk.desk.state import Desk, FileClip, TextClip
from kiosk.desk.values.file_names import same_file_name
from kiosk.i18n import N_, _
from kiosk.text import fold_case
from kiosk.yaml.problems import YamlPath, nearest

FilePath = Annotated[str, Meta(min_length=1, description="Un chemin : Documents/Vacances/photo.jpg")]


class _AtPath(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about one path."""

    path: FilePath

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from path_problems(self.path, start)

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        folders = [one for one in end.files.entries if end.files.document(one) is None]
        folder = parent(self.path)
        near = nearest(folder, folders)
        # much alike, or it is another folder that the solution does not make
        if near and folder not in folders and parent(near) == parent(folder) and abs(len(near) - len(folder)) <= 1:
            what = _("le dossier « {name} » n'est pas là").format(name=name_of(folder))
            yield ("path",), what, _("écrivez « {name} »").format(name=f"{near}/{name_of(self.path)}")


class _ToBeAt(_AtPath, frozen=True, forbid_unknown_fields=True):
    """Something is to be at the path; the author may say it another way."""

    remains: RemainsSentence = ""

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


class FileAt(_ToBeAt, frozen=True, forbid_unknown_fields=True, tag="file_at"):
    """A file is at this path; capitals, accents and kinds of hyphen in its name do not count."""

    kind: ClassVar[str] = N_("Il reste un fichier à mettre à sa place.")

    def judge(self, desk: Desk) -> Verdict:
        name, folder = name_of(self.path), name_of(parent(self.path))
        if desk.files.document(path_like(desk, self.path)) is not None:
            return Verdict(True, _("« {name} » est dans {folder}.").format(name=name, folder=folder))
        elsewhere = next((p for p in desk.files.entries if name_of(p) == name and parent(p) != parent(self.path)), "")
        observed = ""
        if elsewhere:
            observed = _("« {name} » est dans {folder}.").format(name=name, folder=name_of(parent(elsewhere)))
        if self.remains:
            return Verdict(False, observed, self.remains, by_author=True)
        return Verdict(
            False, observed, _("Le fichier « {name} » est attendu dans {folder}.").format(name=name, folder=folder)
        )


class FolderAt(_ToBeAt, frozen=True, forbid_unknown_fields=True, tag="folder_at"):
    """A folder is at this path; capitals, accents and kinds of hyphen in its name do not count."""

    kind: ClassVar[str] = N_("Il reste un dossier à mettre à sa place.")

    def judge(self, desk: Desk) -> Verdict:
        name, home = name_of(self.path), name_of(parent(self.path))
        if desk.files.is_folder(path_like(desk, self.path)):
            return Verdict(True, _("Le dossier « {name} » est dans {folder}.").format(name=name, folder=home))
        if self.remains:
            return Verdict(False, "", self.remains, by_author=True)
        return Verdict(False, "", _("Un dossier « {name} » est attendu dans {folder}.").format(name=name, folder=home))


class NothingAt(_AtPath, frozen=True, forbid_unknown_fields=True, tag="no_file_at"):
    """Neither a file nor a folder is at exactly this path."""

    kind: ClassVar[str] = N_("Il reste une chose à changer de place.")

    def judge(self, desk: Desk) -> Verdict:
        name, folder = name_of(self.path), name_of(parent(self.path))
        if desk.files.get(self.path) is None:
            return Verdict(True, _("« {name} » n'est plus dans {folder}.").format(name=name, folder=folder))
        return Verdict(False, "", _("« {name} » est encore dans {folder}.").format(name=name, folder=folder))


class InBin(Goal, frozen=True, forbid_unknown_fields=True, tag="in_bin"):
    """A file or folder of this name is in the bin."""

    kind: ClassVar[str] = N_("Il reste une chose à mettre à la corbeille.")

    name: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        if desk.files.get(path_like(desk, f"{BIN}/{self.name}")) is not None:
            return Verdict(True, _("« {name} » est dans la corbeille.").format(name=self.name))
        return Verdict(False, "", _("Il reste à mettre « {name} » à la corbeille.").format(name=self.name))


class BinEmpty(Goal, frozen=True, forbid_unknown_fields=True, tag="bin_empty"):
    """Nothing is in the bin."""

    kind: ClassVar[str] = N_("Il reste une chose à faire dans la corbeille.")

    empty: Literal[True] = True

    def judge(self, desk: Desk) -> Verdict:
        if not desk.files.within(BIN):
            return Verdict(True, _("La corbeille est vide."))
        return Verdict(False, "", _("Il reste à vider la corbeille."))


class FileContains(Goal, frozen=True, forbid_unknown_fields=True, tag="file_contains"):
    """The saved file at this path contains this text."""

    kind: ClassVar[str] = N_("Il reste un texte à enregistrer.")

    path: FilePath
    text: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        document, name = desk.files.document(path_like(desk, self.path)), name_of(self.path)
        if document is None:
            home = name_of(parent(self.path))
            return Verdict(
                False, "", _("Le fichier « {name} » est attendu dans {folder}.").format(name=name, folder=home)
            )
        if contains_text(document.words, self.text):
            return Verdict(True, _("Le fichier « {name} » est enregistré avec votre texte.").format(name=name))
        observed = _("Le fichier « {name} » est enregistré.").format(name=name)
        return Verdict(False, observed, _("Il y manque « {text} ».").format(text=self.text))


class Copied(Goal, frozen=True, forbid_unknown_fields=True, tag="copied"):
    """This text, or the file of this name, is on the clipboard."""

    kind: ClassVar[str] = N_("Il reste une chose à copier.")

    what: VisibleText

    def judge(self, desk: Desk) -> Verdict:
        clip = desk.place.clipboard
        match clip:
            case FileClip(paths):
                done = any(same_file_name(path, self.what) for path in paths)
            case TextClip(text):
                done = same_text(text.strip(), self.what.strip())
            case _:
                done = False
        if done and isinstance(clip, FileClip) and clip.cut:
            return Verdict(True, _("Vous pouvez maintenant coller « {what} ».").format(what=self.what))
        if done:
            return Verdict(True, _("La copie est faite : « {what} ».").format(what=self.what))
        observed = _("Vous avez copié autre chose.") if clip is not None else ""
        return Verdict(False, observed, _("Il reste à copier « {what} ».").format(what=self.what))


FILE_GOALS: tuple[type[Goal], ...] = (FileAt, FolderAt, NothingAt, InBin, BinEmpty, FileContains, Copied)
"""Goals about files."""


def contains_text(text: str, part: str) -> bool:
    """Whether ``text`` contains ``part``, ignoring case and spacing."""
    return fold_case(part) in fold_case(text)


def path_like(desk: Desk, path: str) -> str:
    """``path``, or else the one in the same folder whose name is written another way: capitals, accents …"""
    return path if desk.files.get(path) is not None else _named_like(path, desk.files)


@reuse_last
def _named_like(path: str, files: Files) -> str:
    near = (one for one in files.within(parent(path)) if same_file_name(one, path))
    return next(near, path)


def path_problems(path: str, start: Desk, at: YamlPath = ()) -> Iterator[tuple[YamlPath, str, str]]:
    """A problem where ``path`` begins with no top-level folder of the initial desk."""
    place = place_of(path)
    known = [p for p in start.files.entries if "/" not in p]
    if "/" not in path or place not in known:
        what = _("« {path} » n'est pas un chemin").format(path=path)
        yield at, what, _("commencez par l'un de ces dossiers : {names}").format(names=", ".join(known))
