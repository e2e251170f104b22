"""Activity ``choice``: a situation and options, each with an answer that explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, OptionChosen
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.pictures import picture_problems
from kiosk.course.solution import Click, SolutionAct
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

SituationText = Annotated[str, Meta(min_length=1, max_length=420)]


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the question is about."""


class TextSituation(Situation, frozen=True, tag="text"):
    """A few sentences."""

    text: Annotated[SituationText, Meta(description="La situation, en quelques phrases.")]


class SmsSituation(Situation, frozen=True, tag="sms"):
    """A text message, as a telephone shows it."""

    from_: Annotated[str, Meta(min_length=1, max_length=40, description="Qui l'envoie.")] = msgspec.field(name="from")
    text: SituationText


class EmailSituation(Situation, frozen=True, tag="email"):
    """An e-mail, as a mail program shows it."""

    from_: Annotated[str, Meta(min_length=1, max_length=60, description="Qui l'envoie.")] = msgspec.field(name="from")
    subject: Annotated[str, Meta(min_length=1, max_length=60, description="L'objet.")]
    text: SituationText


class AddressSituation(Situation, frozen=True, tag="address"):
    """A web address, as a browser shows it."""

    url: Annotated[str, Meta(min_length=1, max_length=60, description="L'adresse.")]


class PictureSituation(Situation, frozen=True, tag="picture"):
    """A picture and what is written under it."""

    picture: Annotated[str, Meta(min_length=1, description="Le mot de l'image.")]
    caption: Annotated[str, Meta(max_length=80)] = ""


About = TextSituation | SmsSituation | EmailSituation | AddressSituation | PictureSituation


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to choose, and the answer to it."""

    label: Annotated[str, Meta(min_length=1, max_length=40)]
    answer: Annotated[str, Meta(min_length=1, max_length=200, description="Pourquoi, en une ou deux phrases.")]
    right: bool = False


class ChoiceState(msgspec.Struct, frozen=True):
    """The options chosen so far, the last one last."""

    chosen: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Done once a right option was chosen; until then every option can be chosen."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=4)]
    about: About | None = None

    def start(self, context: ActivityContext) -> ChoiceState:
        return ChoiceState()

    def option(self, label: str) -> Option:
        """The option that bears ``label``; raises :class:`TargetMissing`."""
        for option in self.options:
            if option.label == label:
                return option
        raise TargetMissing(label, tuple(o.label for o in self.options))

    def update(self, state: ChoiceState, act: Act) -> ChoiceState:
        if not isinstance(act, OptionChosen) or all(o.label != act.label for o in self.options):
            return state
        return ChoiceState((*(c for c in state.chosen if c != act.label), act.label))

    def judge(self, state: ChoiceState) -> Verdict:
        if not state.chosen:
            return Verdict(False, "", _("Choisissez une réponse. Vous pouvez toutes les regarder."))
        last = self.option(state.chosen[-1])
        done = any(self.option(label).right for label in state.chosen)
        return Verdict(done, last.answer, "" if done else _("Les autres réponses restent ouvertes."))

    def acts_for(self, state: ChoiceState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, Click):
            raise TargetMissing(gesture.__class__.__name__, ("click",))
        return (OptionChosen(self.option(gesture.target).label),)

    def story_texts(self) -> Iterator[tuple[YamlPath, str]]:
        if isinstance(self.about, SmsSituation | EmailSituation | AddressSituation):
            yield from ((path, text) for path, text in self.texts() if path == ("about",))

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        match self.about:
            case TextSituation(text) | SmsSituation(text=text):
                yield ("about",), text
            case EmailSituation(subject=subject, text=text):
                yield ("about",), subject
                yield ("about",), text
            case PictureSituation(caption=caption):
                yield ("about",), caption
            case AddressSituation(url):
                yield ("about",), url
        for index, option in enumerate(self.options):
            yield ("options", index, "label"), option.label
            yield ("options", index, "answer"), option.answer

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        if not any(o.right for o in self.options):
            yield ("options",), _("aucune réponse n'est la bonne"), _("écrivez « right: true » à l'une d'elles")
        labels = [o.label for o in self.options]
        for index, label in enumerate(labels):
            if label in labels[:index]:
                yield ("options", index, "label"), _("deux réponses ont le même texte"), _("changez l'un des deux")
        if isinstance(self.about, PictureSituation):
            yield from picture_problems(("about",), self.about.picture)
