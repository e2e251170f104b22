"""Goals about documents of Texte: open, saved, exported as PDF, printed; those about their text are in text_goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.writing.finding import (
    as_tuple,
    contains_phrase,
    open_documents,
    same_file,
    saved_documents,
    stem_of,
)
from kiosk.desk.apps.writing.open_documents import current_name, writing_location
from kiosk.desk.apps.writing.text_goals import TEXT_GOALS, Phrases, nothing_open
from kiosk.desk.files.documents import Pdf
from kiosk.desk.files.names import in_bin, name_of, parent
from kiosk.desk.goals import Goal
from kiosk.desk.goals.files import path_problems
from kiosk.desk.printers import PRINTERS
from kiosk.desk.state import Desk
from kiosk.desk.values.file_names import TEXT_ENDINGS, same_file_name, split_ending
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath, nearest

DocumentPath = Annotated[str, Meta(min_length=1, description="Le chemin du texte : Documents/lettre.odt")]


def _is_text(name: str) -> bool:
    return split_ending(name)[1].lower() in ("", *TEXT_ENDINGS)


class DocumentOpen(Goal, frozen=True, forbid_unknown_fields=True, tag="document_open"):
    """The text, the PDF or the photo with this path or name is open in a visible window."""

    kind: ClassVar[str] = N_("Il reste un document à ouvrir.")

    path: DocumentPath

    def judge(self, desk: Desk) -> Verdict:
        name = name_of(self.path)
        if not _is_text(name):
            return self._displayed(desk, name)
        found = [one for one in open_documents(desk) if same_file(one.path, self.path)]
        shown = {window.id for window in desk.visible_windows}
        if any(one.window in shown for one in found):
            return Verdict(True, _("Le texte « {name} » est ouvert.").format(name=name))
        if found:
            observed = _("Le texte « {name} » est ouvert, derrière.").format(name=name)
            return Verdict(False, observed, _("Il reste à cliquer sur « {name} », en bas.").format(name=name))
        return Verdict(False, "", _("Il reste à ouvrir « {name} ».").format(name=name))

    def _displayed(self, desk: Desk, name: str) -> Verdict:
        """The verdict on a PDF or a photo, in a window of its own that bears its path."""
        windows = [w for w in desk.place.windows if self._is_path(desk, w.id.partition("/")[2])]
        if any(window in desk.visible_windows for window in windows):
            return Verdict(True, _("Le document « {name} » est ouvert.").format(name=name))
        if windows:
            observed = _("Le document « {name} » est ouvert, derrière.").format(name=name)
            return Verdict(False, observed, _("Il reste à cliquer sur « {name} », en bas.").format(name=name))
        return Verdict(False, "", _("Il reste à ouvrir « {name} ».").format(name=name))

    def _is_path(self, desk: Desk, path: str) -> bool:
        same = parent(path) == parent(self.path) or "/" not in self.path
        return same and same_file_name(path, self.path) and desk.files.document(path) is not None

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        paths = [path for path in end.files.entries if end.files.document(path) is not None]
        names = paths if "/" in self.path else [name_of(path) for path in paths]
        opened = any(same_file(one.path, self.path) for one in open_documents(end))
        near = nearest(self.path, names)
        if near and not opened and not any(same_file_name(one, self.path) for one in names):
            if _is_text(near) and same_file(near, self.path):
                return
            what = _("aucun document ne s'appelle « {name} »").format(name=name_of(self.path))
            yield ("path",), what, _("écrivez « {name} »").format(name=near)


class Saved(Goal, frozen=True, forbid_unknown_fields=True, tag="saved"):
    """A text file is at this path, and its document has no unsaved changes."""

    kind: ClassVar[str] = N_("Il reste un texte à enregistrer.")

    path: DocumentPath
    contains: Phrases | None = None

    def judge(self, desk: Desk) -> Verdict:
        name, folder = name_of(self.path), name_of(parent(self.path))
        found = saved_documents(desk, self.path)
        if not found:
            return self._elsewhere(desk, name, folder)
        observed = _("« {name} » est dans {folder}.").format(name=name, folder=name_of(parent(found[0].path)))
        if any(one.unsaved and same_file(one.path, self.path) for one in open_documents(desk)):
            return Verdict(False, observed, _("Il reste à cliquer sur Enregistrer."))
        for text in as_tuple(self.contains) if self.contains is not None else ():
            if not any(contains_phrase(one.document.text, text) for one in found):
                return Verdict(False, observed, _("Il y manque « {text} ».").format(text=text))
        return Verdict(True, _("Le fichier « {name} » est enregistré.").format(name=name))

    def _elsewhere(self, desk: Desk, name: str, folder: str) -> Verdict:
        remaining = _("Il reste à enregistrer « {name} » dans {folder}.").format(name=name, folder=folder)
        if not folder:
            remaining = _("Il reste à enregistrer « {name} ».").format(name=name)
        other = next(iter(saved_documents(desk, name)), None)
        observed = ""
        if other is not None:
            observed = _("« {name} » est dans {folder}.").format(name=name, folder=name_of(parent(other.path)))
        elif (front := next(iter(open_documents(desk)), None)) is not None:
            at = name_of(parent(front.path))
            if front.path and not front.unsaved:
                sentence = _("Votre texte est enregistré dans {folder} : « {name} ».")
                observed = sentence.format(name=current_name(desk, front.window), folder=at)
            elif front.document.text.strip():
                observed = _("Votre texte est écrit.")
        return Verdict(False, observed, remaining)

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from path_problems(self.path, start, ("path",))


class NothingUnsaved(Goal, frozen=True, forbid_unknown_fields=True, tag="nothing_unsaved"):
    """No open document has unsaved changes."""

    kind: ClassVar[str] = N_("Il reste un texte à enregistrer.")

    saved: Literal[True] = True

    def judge(self, desk: Desk) -> Verdict:
        waiting = next((one for one in open_documents(desk) if one.unsaved), None)
        if waiting is None:
            return Verdict(True, _("Tout est enregistré."))
        name = current_name(desk, waiting.window)
        observed = _("« {name} » a un changement à enregistrer.").format(name=name)
        return Verdict(False, observed, _("Il reste à cliquer sur Enregistrer."))


class PdfAt(Goal, frozen=True, forbid_unknown_fields=True, tag="pdf_at"):
    """A PDF is at this path; with ``contains``, it contains these texts."""

    kind: ClassVar[str] = N_("Il reste un PDF à enregistrer.")

    path: Annotated[str, Meta(min_length=1, description="Le chemin du PDF : Documents/CV.pdf")]
    contains: Phrases | None = None

    def judge(self, desk: Desk) -> Verdict:
        name, folder = name_of(self.path), name_of(parent(self.path))
        pdfs = {p: e for p, e in desk.files.entries.items() if isinstance(e, Pdf) and not in_bin(p)}
        found = [e for p, e in pdfs.items() if same_file(p, self.path)]
        if not found:
            other = next((p for p in pdfs if stem_of(p) == stem_of(self.path)), "")
            observed = ""
            if other:
                observed = _("« {name} » est dans {folder}.").format(name=name, folder=name_of(parent(other)))
            remaining = _("Il reste à cliquer sur Fichier, puis sur Enregistrer en PDF.")
            if not other and (made := self._named_otherwise(desk, pdfs)):
                other = made
                observed = _("Votre PDF s'appelle « {name} ».").format(name=name_of(made))
            if other:
                remaining = _("Le fichier « {name} » est attendu dans {folder}.").format(name=name, folder=folder)
            return Verdict(False, observed, remaining)
        wanted = as_tuple(self.contains) if self.contains is not None else ()
        if any(all(contains_phrase(pdf.text, text) for text in wanted) for pdf in found):
            return Verdict(True, _("Le fichier « {name} » est enregistré en PDF.").format(name=name))
        observed = _("Le fichier « {name} » est enregistré en PDF.").format(name=name)
        missing = next((text for text in wanted if not contains_phrase(found[0].text, text)), "")
        return Verdict(False, observed, _("Il y manque « {text} ».").format(text=missing))

    def _named_otherwise(self, desk: Desk, pdfs: dict[str, Pdf]) -> str:
        """The path of a PDF of an open document, saved under another name; "" for none."""
        written = {one.document.text.strip() for one in open_documents(desk)} - {""}
        return next((path for path, pdf in pdfs.items() if pdf.text.strip() in written), "")

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from path_problems(self.path, start, ("path",))


class Printed(Goal, frozen=True, forbid_unknown_fields=True, tag="printed"):
    """The document with this name was printed; without one, any document."""

    kind: ClassVar[str] = N_("Il reste un texte à imprimer.")

    document: Annotated[str, Meta(description="Le nom du document imprimé.")] = ""
    contains: Phrases | None = None
    copies: Annotated[int, Meta(ge=0, le=5, description="Le nombre d'exemplaires.")] = 0
    printer: Annotated[str, Meta(description="Le nom de l'imprimante.")] = ""

    def judge(self, desk: Desk) -> Verdict:
        prints = writing_location(desk).printed
        named = [p for p in prints if not self.document or stem_of(p.name) == stem_of(self.document)]
        if not named:
            observed = _("Un autre document est imprimé.") if prints else ""
            if not open_documents(desk):
                return Verdict(False, observed, nothing_open(self.document).remaining)
            return Verdict(False, observed, _("Il reste à cliquer sur Imprimer."))
        observed = _("Le document est imprimé.")
        wanted = as_tuple(self.contains) if self.contains is not None else ()
        held = [p for p in named if all(contains_phrase(p.text, text) for text in wanted)]
        if not held:
            return Verdict(False, observed, _("Il y manque « {text} ».").format(text=wanted[0]))
        right = [p for p in held if not self.printer or p.printer == self.printer]
        if not right:
            remaining = _("Il reste à choisir « {name} » dans Imprimante.").format(name=self.printer)
            return Verdict(False, observed, remaining)
        if self.copies and not any(p.copies == self.copies for p in right):
            remaining = _("Il reste à choisir {count} dans Exemplaires.").format(count=self.copies)
            return Verdict(False, observed, remaining)
        return Verdict(True, observed)

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if self.printer and self.printer not in PRINTERS:
            what = _("l'imprimante « {name} » n'est pas connue").format(name=self.printer)
            near = nearest(self.printer, PRINTERS) or PRINTERS[0]
            yield ("printer",), what, _("écrivez « {name} »").format(name=near)


GOALS: tuple[type[Goal], ...] = (*TEXT_GOALS, DocumentOpen, Saved, NothingUnsaved, PdfAt, Printed)
"""The goals of Texte."""
