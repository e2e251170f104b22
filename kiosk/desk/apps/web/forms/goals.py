"""Goals about forms: the page reached, the answers sent, the receipt, passwords shown or hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.web.browsing import SentForm
from kiosk.desk.apps.web.forms import fields
from kiosk.desk.apps.web.forms.field import Field, FieldLabel, FieldValue, FieldValues
from kiosk.desk.apps.web.forms.fields import field_labelled
from kiosk.desk.apps.web.forms.open_form import OpenForm, displayed_forms, forms_on_page
from kiosk.desk.apps.web.navigation import browsing_of, internet_of_desk
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import contains_value
from kiosk.i18n import N_, _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest

FormName = Annotated[str, Meta(description="Le nom du formulaire.")]
Values = Annotated[dict[str, str | bool | int], Meta(description="Les réponses par champ.")]
Parts = Annotated[dict[str, str], Meta(description="Une partie des réponses par champ.")]


def forms_of(desk: Desk) -> tuple[OpenForm, ...]:
    """Every form of the exercise's sites."""
    return tuple(form for site_page in internet_of_desk(desk).site_pages.values() for form in forms_on_page(site_page))


class _OfForm(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about one form; without a name, about any."""

    form: FormName = ""

    def is_meant(self, name: str) -> bool:
        """Whether the goal is about the form called ``name``."""
        return not self.form or fold(self.form) == fold(name)

    def displayed_form(self, desk: Desk) -> OpenForm | None:
        """The form, where it is on the current page."""
        return next((f for f in displayed_forms(desk) if not f.signs_in and self.is_meant(f.form.name)), None)

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        names = [f.form.name for f in forms_of(start) if not f.signs_in]
        if not any(self.is_meant(name) for name in names):
            what = _("aucun formulaire ne s'appelle « {name} »").format(name=self.form)
            write = nearest(self.form, names) or ", ".join(names)
            yield ("form",), what, _("écrivez l'un de ces noms : {names}").format(names=write)

    def label_problems(self, start: Desk, labels: Mapping[str, Any], at: str) -> Iterator[tuple[YamlPath, str, str]]:
        """Problems for labels that no field of the form has."""
        forms = [f.form for f in forms_of(start) if not f.signs_in and self.is_meant(f.form.name)]
        known = [field.label for form in forms for field in form.all_fields]
        for label in labels:
            if forms and not any(fold(label) == fold(one) for one in known):
                what = _("aucune case ne s'appelle « {name} »").format(name=label)
                write = nearest(label, known) or ", ".join(known)
                yield (at, label), what, _("écrivez l'un de ces noms : {names}").format(names=write)


class FormAt(_OfForm, frozen=True, forbid_unknown_fields=True, tag="form_at"):
    """This page of the form is displayed; ``Résumé`` is the summary."""

    kind: ClassVar[str] = N_("Il reste une chose à faire dans le formulaire.")

    page: Annotated[str, Meta(description="Le titre de la page du formulaire, ou Résumé.")] = Label.SUMMARY

    def looks(self) -> bool:
        return True

    def judge(self, desk: Desk) -> Verdict:
        form = self.displayed_form(desk)
        if form is None:
            return Verdict(False, "", _("Il reste à ouvrir le formulaire."))
        page = form.current_page(desk)
        here = page.title if page else Label.SUMMARY
        if fold(here) == fold(self.page):
            return Verdict(True, _("La page « {page} » est là.").format(page=here))
        titles = [fold(one.title) for one in form.form.all_pages]
        wanted = titles.index(fold(self.page)) if fold(self.page) in titles else len(titles)
        now = form.filling(desk).page
        if now < wanted:
            missing = form.missing(desk, now)
            if missing:
                return Verdict(False, "", _to_fill(form.form.all_pages[now].fields[missing[0]]))
            return Verdict(False, _("Cette page est remplie."), _("Il reste à cliquer sur Suivant."))
        label = Label.CHANGE if page is None else Label.PREVIOUS
        return Verdict(False, "", _("Il reste à cliquer sur {label}.").format(label=label))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from super().problems(start)
        forms = [f.form for f in forms_of(start) if not f.signs_in and self.is_meant(f.form.name)]
        pages = [page.title for form in forms for page in form.all_pages]
        pages += [Label.SUMMARY] if any(form.summary for form in forms) else []
        if forms and not any(fold(self.page) == fold(page) for page in pages):
            what = _("le formulaire n'a pas de page « {page} »").format(page=self.page)
            yield ("page",), what, _("écrivez l'un de ces noms : {names}").format(names=", ".join(pages))


class FormSent(_OfForm, frozen=True, forbid_unknown_fields=True, tag="form_sent"):
    """The form was sent with these values, ignoring accents, case, spaces in numbers and the notation of dates.

    ``values``: the answers by label (true for a box that is ticked, a file by its name); ``contains``: a part of them.
    """

    kind: ClassVar[str] = N_("Il reste une chose à faire dans le formulaire.")

    values: Values = {}  # noqa: RUF012 (msgspec makes a new one)
    contains: Parts = {}  # noqa: RUF012 (as above)

    def judge(self, desk: Desk) -> Verdict:
        sent = [one for one in browsing_of(desk).sent if self.is_meant(one.form)]
        left = [self._left(desk, one) for one in sent]
        if any(not one for one in left):
            return Verdict(True, _("Le formulaire est envoyé."))
        if left and left[-1] is not None:
            observed = _("Le formulaire est envoyé.")
            change = _("Cliquez sur Changer mes réponses. Il reste à changer « {label} ».")
            return Verdict(False, observed, change.format(label=left[-1][0]))
        form = self.displayed_form(desk)
        if form is None:
            return Verdict(False, "", _("Il reste à ouvrir le formulaire."))
        return self._open(desk, form)

    def holds(self, desk: Desk) -> bool:
        # without a look at what is displayed, which may depend on this
        return any(self.is_meant(one.form) and not self._left(desk, one) for one in browsing_of(desk).sent)

    def _open(self, desk: Desk, form: OpenForm) -> Verdict:
        """The verdict on the form while it is open."""
        answers = form.answers(desk)
        labels = self._missing(form.form.all_fields, answers)
        observed = _("Le formulaire est ouvert.")
        if labels:
            label, wanted = labels[0], self._wanted(labels[0])
            field = field_labelled(form.form.all_fields, label)
            return Verdict(False, observed, _remaining(field, label, wanted))
        page = form.filling(desk).page
        if not form.at_summary(desk) and (missing := form.missing(desk, page)):
            return Verdict(False, observed, _to_fill(form.form.all_pages[page].fields[missing[0]]))
        last = form.at_summary(desk) or (page == len(form.form.all_pages) - 1 and not form.form.summary)
        button = form.form.send if last else Label.NEXT
        return Verdict(
            False, _("Vos réponses sont écrites."), _("Il reste à cliquer sur {label}.").format(label=button)
        )

    def _wanted(self, label: str) -> str | bool | int:
        return self.values[label] if label in self.values else self.contains.get(label, "")

    def _left(self, desk: Desk, sent: SentForm) -> list[str]:
        """The labels of answers sent with other values than wanted."""
        form = next(
            (f.form for f in forms_of(desk) if f.site_page.address == sent.address and f.form.name == sent.form), None
        )
        return self._missing(form.all_fields if form else (), sent.answers)

    def _missing(self, known: tuple[Any, ...], answers: FieldValues) -> list[str]:
        answered = {fold(label): answer for label, answer in answers.items()}
        found = []
        for label, wanted in self.values.items():
            field, answer = field_labelled(known, label), answered.get(fold(label), "")
            if not _same_answer(field, answer, wanted):
                found.append(label)
        for label, part in self.contains.items():
            field = field_labelled(known, label)
            if not contains_value(field.kind if field else "answer", str(answered.get(fold(label), "")), part):
                found.append(label)
        return found

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from super().problems(start)
        yield from self.label_problems(start, self.values, "values")
        yield from self.label_problems(start, self.contains, "contains")
        known = [f for form in forms_of(start) if self.is_meant(form.form.name) for f in form.form.all_fields]
        for label, wanted in self.values.items():
            field = field_labelled(tuple(known), label)
            if field is None or isinstance(wanted, bool):
                continue
            what = _("la case « {label} » ne prend pas « {value} »").format(label=label, value=wanted)
            options = field.options if isinstance(field, fields.Radio | fields.DropDown) else ()
            if message := field.message(str(wanted), {}):
                yield ("values", label), what, message
            elif options and not any(_same_answer(field, one, wanted) for one in options):
                yield ("values", label), what, _("écrivez l'un de ces noms : {names}").format(names=", ".join(options))


class ReceiptKept(_OfForm, frozen=True, forbid_unknown_fields=True, tag="receipt_kept"):
    """The receipt of the form was downloaded or printed."""

    kind: ClassVar[str] = N_("Il reste un document à garder.")

    def judge(self, desk: Desk) -> Verdict:
        sent = [one for one in browsing_of(desk).sent if self.is_meant(one.form)]
        if any(one.downloaded or one.printed for one in sent):
            return Verdict(True, _("Vous avez gardé l'accusé de réception."))
        if sent:
            remaining = _("Il reste à cliquer sur Télécharger l'accusé de réception.")
            return Verdict(False, _("Le formulaire est envoyé."), remaining)
        return Verdict(False, "", _("Il reste à envoyer le formulaire."))


class PasswordShown(Goal, frozen=True, forbid_unknown_fields=True, tag="password_shown"):
    """The password field of this label is not empty and not masked."""

    kind: ClassVar[str] = N_("Il reste une chose à faire avec le mot de passe.")

    label: FieldLabel

    def looks(self) -> bool:
        return True

    def judge(self, desk: Desk) -> Verdict:
        field = self.field(desk)
        if field is None:
            return Verdict(False, "", _("Il reste à ouvrir la page avec la case « {label} ».").format(label=self.label))
        id, written = field
        return self.verdict_on(id in browsing_of(desk).unmasked, written)

    def verdict_on(self, shown: bool, written: bool) -> Verdict:
        """The verdict, given whether the password is shown and whether the field has text."""
        if not written:
            return Verdict(False, "", _("Il reste à remplir « {label} ».").format(label=self.label))
        if shown:
            return Verdict(True, _("On peut lire le mot de passe."))
        return Verdict(False, _("Le mot de passe est écrit."), _("Il reste à cliquer sur Montrer."))

    def field(self, desk: Desk) -> tuple[str, bool] | None:
        """(node id, whether it has text) of the field, where it is on the current page."""
        for form in displayed_forms(desk):
            page, number = form.current_page(desk), form.filling(desk).page
            for place, field in enumerate(page.fields if page else ()):
                shown = isinstance(field, fields.Password) and form.shows(desk, number, place)
                if shown and fold(field.label) == fold(self.label):
                    return form.id(number, place), bool(form.answer(desk, number, place))
        return None

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        known = [f.label for form in forms_of(start) for f in form.form.all_fields if isinstance(f, fields.Password)]
        if not any(fold(self.label) == fold(one) for one in known):
            what = _("aucune case de mot de passe ne s'appelle « {name} »").format(name=self.label)
            write = nearest(self.label, known) or ", ".join(known) or "password: Mot de passe"
            yield (), what, _("écrivez l'un de ces noms : {names}").format(names=write)


class PasswordHidden(PasswordShown, frozen=True, forbid_unknown_fields=True, tag="password_hidden"):
    """The password field of this label is not empty and masked."""

    kind: ClassVar[str] = N_("Il reste une chose à faire avec le mot de passe.")

    def verdict_on(self, shown: bool, written: bool) -> Verdict:
        if not written:
            return Verdict(False, "", _("Il reste à remplir « {label} ».").format(label=self.label))
        if not shown:
            return Verdict(True, _("Le mot de passe est caché."))
        return Verdict(False, _("On peut lire le mot de passe."), _("Il reste à cliquer sur Cacher."))


def _same_answer(field: Field | None, answer: FieldValue, wanted: str | bool | int) -> bool:
    if isinstance(wanted, bool) or isinstance(answer, bool):
        return answer is wanted
    return field.normalized(answer) == field.normalized(wanted) if field else fold(str(answer)) == fold(str(wanted))


def _to_fill(field: Field) -> str:
    """The sentence for a field that the site waits for, whatever it is to hold."""
    if isinstance(field, fields.Tick):
        return _remaining(field, field.label, wanted=True)
    return _("Il reste à remplir « {label} ».").format(label=field.label)


def _remaining(field: Field | None, label: str, wanted: str | bool | int) -> str:
    if isinstance(wanted, bool):
        remaining = _("Il reste à cocher « {label} ».") if wanted else _("Il reste à décocher « {label} ».")
        return remaining.format(label=label)
    if isinstance(field, fields.Upload):
        return _("Il reste à choisir le fichier {value}.").format(value=wanted)
    if isinstance(field, fields.Radio | fields.DropDown):
        return _("Il reste à choisir « {value} » dans « {label} ».").format(value=wanted, label=label)
    if isinstance(field, fields.Password):
        return _("Il reste à écrire le mot de passe dans « {label} ».").format(label=label)
    return _("Il reste à écrire « {value} » dans « {label} ».").format(value=wanted, label=label)
