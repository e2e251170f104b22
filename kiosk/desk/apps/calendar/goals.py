"""Goals about appointments: one is in the calendar, or is no longer there; an invitation was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.calendar.event_view import written_form
from kiosk.desk.apps.calendar.state import Event, calendar_of, displayed_screen, sorted_events
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.desk.values.days import day_problem, format_day, read_day
from kiosk.desk.values.times import format_time, read_time, time_problem
from kiosk.i18n import N_, _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest


class EventAt(Goal, frozen=True, forbid_unknown_fields=True, tag="event_at"):
    """An appointment with these words in its title, on this day, at this time, at this place; ``missing``: none is.

    What is left out may be any. The day and the times are read as people write them.
    """

    kind: ClassVar[str] = N_("Il reste un rendez-vous à mettre dans l'agenda.")

    title: Annotated[str, Meta(description="Des mots du titre.")] = ""
    date: Annotated[str, Meta(description="Le jour : demain, jeudi 19, 12/6 …")] = ""
    time: Annotated[str, Meta(description="L'heure du début.")] = ""
    end: Annotated[str, Meta(description="L'heure de la fin.")] = ""
    place: Annotated[str, Meta(description="Des mots du lieu.")] = ""
    missing: bool = False

    def judge(self, desk: Desk) -> Verdict:
        alike = [one for one in sorted_events(desk) if _has_words(one.title, self.title)]
        found = next((one for one in alike if not self._differences(one, desk)), None)
        if self.missing:
            return self._judge_missing(found)
        if found is not None:
            sentence = _("« {title} » est dans l'agenda, {when}.")
            return Verdict(True, sentence.format(title=found.title, when=found.when_text))
        if displayed_screen(desk) == "form" and self.title and _has_words(written_form(desk).title, self.title):
            return Verdict(False, _("Le titre est écrit."), self._what_form_lacks(desk))
        if not alike:
            return Verdict(False, "", _("Il reste à mettre {name} dans l'agenda.").format(name=self._name()))
        nearest_one = min(alike, key=lambda one: len(self._differences(one, desk)))
        observed = _("« {title} » est dans l'agenda, {when}.")
        observed = observed.format(title=nearest_one.title, when=nearest_one.when_text)
        kind = _("Il reste une chose à changer dans le rendez-vous.")
        return Verdict(False, observed, self._differences(nearest_one, desk)[0], kind)

    def _judge_missing(self, found: Event | None) -> Verdict:
        if found is None:
            return Verdict(True, _("{name} n'est plus dans l'agenda.").format(name=self._name()))
        observed = _("« {title} » est dans l'agenda, {when}.").format(title=found.title, when=found.when_text)
        remaining = _("Il reste à ouvrir « {title} » et à cliquer sur Supprimer.").format(title=found.title)
        return Verdict(False, observed, remaining, _("Il reste un rendez-vous à enlever de l'agenda."))

    def _what_form_lacks(self, desk: Desk) -> str:
        written, today = written_form(desk), desk.today
        day = read_day(self.date, today)
        if day is not None and read_day(written.date, today) != day:
            return _box_sentence(format_day(day), "Date")
        for label, text, wanted in (("Début", written.start, self.time), ("Fin", written.end, self.end)):
            minutes = read_time(wanted)
            if minutes is not None and (written.whole or read_time(text) != minutes):
                return _box_sentence(format_time(minutes), label)
        if self.place and not _has_words(written.place, self.place):
            return _box_sentence(self.place, Label.PLACE)
        return _("Il reste à cliquer sur Enregistrer.")

    def _differences(self, event: Event, desk: Desk) -> list[str]:
        """A sentence for each thing that is to be another in ``event``."""
        found = []
        day, time, end = read_day(self.date, desk.today), read_time(self.time), read_time(self.end)
        if self.date and event.day != day:
            found.append(_box_sentence(format_day(day) if day else self.date, "Date"))
        if self.time and event.start != time:
            found.append(_box_sentence(self.time if time is None else format_time(time), "Début"))
        if self.end and event.end != end:
            found.append(_box_sentence(self.end if end is None else format_time(end), "Fin"))
        if self.place and not _has_words(event.place, self.place):
            found.append(_box_sentence(self.place, Label.PLACE))
        return found

    def _name(self) -> str:
        return _("« {name} »").format(name=self.title) if self.title else _("le rendez-vous")

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if not any((self.title, self.date, self.time, self.end, self.place)):
            yield (), _("rien n'est demandé du rendez-vous"), _("écrivez par exemple « title » et « date »")
        if self.date and (problem := day_problem(self.date, start.today)):
            yield ("date",), _("« {date} » n'est pas une date").format(date=self.date), problem
        for key, text in (("time", self.time), ("end", self.end)):
            if text and (problem := time_problem(text)):
                yield (key,), _("« {clock} » n'est pas une heure").format(clock=text), problem
        titles = [one.title for one in sorted_events(start)]
        near = nearest(self.title, titles) if self.title else ""
        if near and not any(_has_words(one, self.title) for one in titles):
            what = _("« {name} » n'est pas dans l'agenda").format(name=self.title)
            yield ("title",), what, _("écrivez « {name} »").format(name=near)


class InvitationAnswered(Goal, frozen=True, forbid_unknown_fields=True, tag="invitation_answered"):
    """The invitation in the message with this subject was accepted or refused."""

    kind: ClassVar[str] = N_("Il reste une invitation à laquelle répondre.")

    subject: Annotated[str, Meta(min_length=1, description="L'objet du message.")]
    is_: Literal["accepted", "refused"] = msgspec.field(name="is", default="accepted")

    def judge(self, desk: Desk) -> Verdict:
        answers = [answer for source, answer in calendar_of(desk).answers.items() if fold(source) == fold(self.subject)]
        if self.is_ in answers:
            return Verdict(True, _("Votre réponse est donnée."))
        label = "Accepter" if self.is_ == "accepted" else "Refuser"
        observed = _("Vous avez donné une autre réponse.") if answers else ""
        return Verdict(False, observed, _("Il reste à cliquer sur {label}.").format(label=label))


CALENDAR_GOALS = (EventAt, InvitationAnswered)


def _has_words(text: str, words: str) -> bool:
    """Whether every word of ``words`` is in ``text``, whatever the case and the accents."""
    folded = fold(text)
    return all(word in folded for word in fold(words).split())


def _box_sentence(text: str, label: str) -> str:
    return _("Il reste à écrire « {text} » dans « {name} ».").format(text=text, name=label)
