"""Goals about the text of documents: words, bold, titles, bullets, the selection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.writing.finding import (
    FoundDocument,
    Phrase,
    TextPath,
    as_tuple,
    contains_phrase,
    documents,
    occurrences,
    open_documents,
    same_file,
)
from kiosk.desk.apps.writing.open_documents import page_field
from kiosk.desk.files.marked_text import LineStyle, MarkedText, line_at, lines_within
from kiosk.desk.files.names import name_of
from kiosk.desk.goals import Goal
from kiosk.desk.nodes import walk_live
from kiosk.desk.shell.reading import selected_read_text
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.i18n import N_, _
from kiosk.text import fold_case
from kiosk.yaml.problems import YamlPath

Phrases = Phrase | Annotated[tuple[Phrase, ...], Meta(min_length=1)]


def nothing_open(path: str) -> Verdict:
    """The verdict where no document is open."""
    if path:
        return Verdict(False, "", _("Il reste à ouvrir « {name} » dans Texte.").format(name=name_of(path)))
    return Verdict(False, "", _("Il reste à ouvrir Texte."))


def to_write(text: str) -> Verdict:
    """The verdict where a text is missing from the page."""
    return Verdict(False, "", _("Il reste à écrire « {text} » dans la page.").format(text=text))


class _OnPage(Goal, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A goal that one of the candidate documents must reach."""

    path: TextPath = ""

    def judge(self, desk: Desk) -> Verdict:
        return self.best(documents(desk, self.path), self.path)

    def judged(self, document: MarkedText) -> Verdict:
        """The verdict on one document."""
        raise NotImplementedError

    def best(self, found: tuple[FoundDocument, ...], path: str) -> Verdict:
        """The verdict on the first document that reaches the goal, else on the first one with something achieved."""
        verdicts = [self.judged(one.document) for one in found]
        if not verdicts:
            return nothing_open(path)
        return next((v for v in verdicts if v.done), next((v for v in verdicts if v.observed), verdicts[0]))


class BoldOn(_OnPage, frozen=True, forbid_unknown_fields=True, tag="bold_on"):
    """At least one occurrence of this text is bold."""

    kind: ClassVar[str] = N_("Il reste un texte à mettre en gras.")

    text: Phrase

    def judged(self, document: MarkedText) -> Verdict:
        places = occurrences(document.text, self.text)
        if any(document.all_bold(*place) for place in places):
            return Verdict(True, _("« {text} » est en gras.").format(text=self.text))
        if not places:
            return to_write(self.text)
        observed = _("« {text} » est dans votre texte.")
        if any(document.is_bold(at) for start, end in places for at in range(start, end)):
            observed = _("Une partie de « {text} » est en gras.")
        elif any(line_at(document.text, start) in document.titles for start, _end in places):
            observed = _("« {text} » est un titre.")
        remaining = _("Il reste à le choisir, puis à cliquer sur Gras.")
        return Verdict(False, observed.format(text=self.text), remaining)


class NotBold(_OnPage, frozen=True, forbid_unknown_fields=True, tag="not_bold"):
    """This text occurs, and no part of it is bold."""

    kind: ClassVar[str] = N_("Il reste un texte en gras à changer.")

    text: Phrase

    def judged(self, document: MarkedText) -> Verdict:
        places = occurrences(document.text, self.text)
        if not places:
            return to_write(self.text)
        if not any(document.is_bold(at) for start, end in places for at in range(start, end)):
            return Verdict(True, _("« {text} » n'est pas en gras.").format(text=self.text))
        observed = _("« {text} » est en gras.").format(text=self.text)
        return Verdict(False, observed, _("Il reste à le choisir, puis à cliquer sur Gras."))


def has_style(document: MarkedText, text: str, style: LineStyle) -> bool | None:
    """Whether the lines of one occurrence of ``text`` have this style; None where it does not occur."""
    places = occurrences(document.text, text)
    lines = document.lines_of(style)
    return any(all(at in lines for at in lines_within(document.text, *p)) for p in places) if places else None


class TitleOn(_OnPage, frozen=True, forbid_unknown_fields=True, tag="title_on"):
    """The line of this text is a title."""

    kind: ClassVar[str] = N_("Il reste un titre à faire.")

    text: Phrase

    def judged(self, document: MarkedText) -> Verdict:
        match has_style(document, self.text, "title"):
            case None:
                return to_write(self.text)
            case True:
                return Verdict(True, _("« {text} » est un titre.").format(text=self.text))
            case _:
                observed = _("« {text} » est dans votre texte.").format(text=self.text)
                return Verdict(False, observed, _("Il reste à cliquer dans cette ligne, puis sur Titre."))


class BulletsOn(_OnPage, frozen=True, forbid_unknown_fields=True, tag="bullets_on"):
    """Each of these texts is on a line with a bullet."""

    kind: ClassVar[str] = N_("Il reste une liste à faire.")

    lines: Phrases

    def judged(self, document: MarkedText) -> Verdict:
        wanted = as_tuple(self.lines)
        missing = [text for text in wanted if not has_style(document, text, "bullet")]
        if not missing:
            return Verdict(True, _("Votre liste est faite."))
        observed = _("Une partie de la liste est faite.") if len(missing) < len(wanted) else ""
        unwritten = next((text for text in missing if not contains_phrase(document.text, text)), "")
        if unwritten:
            return Verdict(False, observed, to_write(unwritten).remaining)
        remaining = _("Il reste à cliquer dans « {text} », puis sur Liste.").format(text=missing[0])
        return Verdict(False, observed or _("Le texte est écrit."), remaining)


class DocumentText(_OnPage, frozen=True, forbid_unknown_fields=True, tag="document_text"):
    """The text of the page, saved or not: ``is`` all of it, ``contains`` parts of it, ``not_contains`` none of it."""

    kind: ClassVar[str] = N_("Il reste une chose à changer dans le texte.")

    is_: str | None = msgspec.field(name="is", default=None)
    contains: Phrases | None = None
    not_contains: Phrases | None = None

    def judged(self, document: MarkedText) -> Verdict:
        wanted = as_tuple(self.contains) if self.contains is not None else ()
        found = next((text for text in wanted if contains_phrase(document.text, text)), "")
        observed = _("« {text} » est dans votre texte.").format(text=found) if found else ""
        for text in wanted:
            if not contains_phrase(document.text, text):
                return Verdict(False, observed, to_write(text).remaining)
        for text in as_tuple(self.not_contains) if self.not_contains is not None else ():
            if contains_phrase(document.text, text):
                return Verdict(False, observed, _("Il reste à enlever « {text} » de la page.").format(text=text))
        if self.is_ is not None and fold_case(document.text) != fold_case(self.is_):
            return Verdict(False, observed, _("La page ne contient pas encore tout le texte demandé."))
        return Verdict(True, observed or _("Votre texte est écrit."))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if self.is_ is None and self.contains is None and self.not_contains is None:
            yield (), _("le texte attendu n'est pas écrit"), _("écrivez « is », « contains » ou « not_contains »")


class SelectedText(Goal, frozen=True, forbid_unknown_fields=True, tag="selected_text"):
    """Exactly this text is selected on an open page of Texte, or in a text that is read: a web page, an e-mail …"""

    kind: ClassVar[str] = N_("Il reste un texte à choisir.")

    text: Phrase
    path: TextPath = ""

    def judge(self, desk: Desk) -> Verdict:
        found = [one for one in open_documents(desk) if not self.path or same_file(one.path, self.path)]
        read = "" if self.path else selected_read_text(desk, view(desk))
        readable = not self.path and any(
            node.accepts("read") and fold_case(self.text) in fold_case(node.name) for node in walk_live(view(desk))
        )
        if not found and not read and not readable:
            return nothing_open(self.path)
        selected = [*(page_field(desk, one.window).selected for one in found), read]
        if any(fold_case(one) == fold_case(self.text) for one in selected):
            return Verdict(True, _("Votre choix : « {text} ».").format(text=self.text))
        observed = _("Un autre texte est choisi.") if any(one.strip() for one in selected) else ""
        return Verdict(False, observed, _("Il reste à choisir « {text} ».").format(text=self.text))


TEXT_GOALS: tuple[type[Goal], ...] = (BoldOn, NotBold, TitleOn, BulletsOn, DocumentText, SelectedText)
"""The goals about the text of documents."""
