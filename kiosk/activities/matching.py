"""Activity ``matching``: put cards on places, to pair or to sort things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, CardOrPlacePressed, CardPlaced, CardTaken
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.solution import Click, Drag, SolutionAct
from kiosk.i18n import _, ngettext
from kiosk.yaml.problems import YamlPath

Reason = Annotated[str, Meta(min_length=1, max_length=150, description="Pourquoi, en une phrase ou deux.")]
PlaceName = Annotated[str, Meta(min_length=1, max_length=26)]


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing to put somewhere, where it belongs, and why; ``elsewhere`` says why not at another place."""

    label: Annotated[str, Meta(min_length=1, max_length=22)]
    to: PlaceName
    why: Annotated[Reason, Meta(description="Dit quand la fiche est à sa place.")]
    elsewhere: Annotated[Reason, Meta(description="Dit quand la fiche est posée à une autre place.")] = ""
    elsewhere_at: Annotated[dict[PlaceName, Reason], Meta(description="La même chose, pour chaque place.")] = {}

    def why_not(self, place: str) -> str:
        """The author's reason why the card does not belong to ``place``; "" for none."""
        return self.elsewhere_at.get(place, self.elsewhere)


class MatchingState(msgspec.Struct, frozen=True):
    """The cards at their places, the card being held, and the last try as (card, place)."""

    placed: frozenset[str] = frozenset()
    hand: str = ""
    last: tuple[str, str] = ("", "")


class Matching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Put every card on its place; one that is put elsewhere returns to the others, and tries are not counted."""

    places: Annotated[tuple[PlaceName, ...], Meta(min_length=2, max_length=4)]
    cards: Annotated[tuple[Card, ...], Meta(min_length=2, max_length=6)]

    def start(self, context: ActivityContext) -> MatchingState:
        return MatchingState()

    def card(self, label: str) -> Card:
        """The card that bears ``label``; raises :class:`TargetMissing`."""
        for card in self.cards:
            if card.label == label:
                return card
        raise TargetMissing(label, tuple(c.label for c in self.cards))

    def update(self, state: MatchingState, act: Act) -> MatchingState:
        labels = {c.label for c in self.cards} - state.placed
        match act:
            case CardOrPlacePressed(label) if label in labels:
                return MatchingState(state.placed, "" if state.hand == label else label, state.last)
            case CardOrPlacePressed(label):
                return self.update(state, CardPlaced(state.hand, label)) if label in self.places else state
            case CardTaken(item) if item in labels or not item:
                return MatchingState(state.placed, item, state.last)
            case CardPlaced(item, place) if item in labels and place in self.places:
                if self.card(item).to == place:
                    return MatchingState(state.placed | {item}, "", (item, place))
                return MatchingState(state.placed, "", (item, place))
            case CardPlaced(item) if item in labels:
                return MatchingState(state.placed, "", state.last)
            case _:
                return state

    def judge(self, state: MatchingState) -> Verdict:
        left = len(self.cards) - len(state.placed)
        item, place = state.last
        observed = ""
        if state.hand:
            observed = _("Vous tenez « {card} ». Choisissez sa place.").format(card=state.hand)
        elif item in state.placed:
            observed = self.card(item).why
        elif item:
            came_back = _("La fiche « {card} » est revenue avec les autres.").format(card=item)
            observed = f"{self._why_not(state, item, place)} {came_back}"
        if not left:
            return Verdict(True, observed)
        return Verdict(False, observed, ngettext("Il reste {n} fiche.", "Il reste {n} fiches.", left).format(n=left))

    def _why_not(self, state: MatchingState, item: str, place: str) -> str:
        """Why ``item`` is not for ``place``: the author's words, else what goes there, as far as it was seen."""
        if reason := self.card(item).why_not(place):
            return reason
        belong = [c for c in self.cards if c.to == place]
        there = [c for c in belong if c.label in state.placed]
        if there and len(there) == len(belong):
            return ngettext(
                "« {place} » a déjà sa fiche : « {example} ».",
                "« {place} » a déjà toutes ses fiches, comme « {example} ».",
                len(belong),
            ).format(place=place, example=there[0].label)
        if there:
            return _("À « {place} », il y a par exemple « {example} ».").format(place=place, example=there[0].label)
        if not belong:
            return _("« {place} » n'attend aucune de ces fiches.").format(place=place)
        return ngettext(
            "« {place} » attend une autre fiche.", "« {place} » attend {n} autres fiches.", len(belong)
        ).format(place=place, n=len(belong))

    def acts_for(self, state: MatchingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        match gesture:
            case Click(target) if target in self.places and state.hand:
                return (CardPlaced(state.hand, target),)
            case Click(target):
                return (CardTaken(self.card(target).label),)
            case Drag(item, to):
                if to not in self.places:
                    raise TargetMissing(to, self.places)
                return CardTaken(self.card(item).label), CardPlaced(item, to)
            case _:
                raise TargetMissing(gesture.__class__.__name__, ("click", "drag"))

    def judged_gestures(self) -> Iterator[SolutionAct]:
        yield from ()

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for index, place in enumerate(self.places):
            yield ("places", index), place
        for index, card in enumerate(self.cards):
            yield ("cards", index, "label"), card.label
            yield ("cards", index, "why"), card.why
            yield ("cards", index, "elsewhere"), card.elsewhere
            for place, reason in card.elsewhere_at.items():
                yield ("cards", index, "elsewhere_at", place), reason

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        seen = set(self.places)
        if len(seen) < len(self.places):
            yield ("places",), _("deux places ont le même nom"), _("changez l'un des deux")
        for index, card in enumerate(self.cards):
            if card.to not in self.places:
                yield (
                    ("cards", index, "to"),
                    _("la place « {place} » n'existe pas").format(place=card.to),
                    _("écrivez l'une de ces places : {places}").format(places=", ".join(self.places)),
                )
            for place in card.elsewhere_at:
                if place not in self.places or place == card.to:
                    others = ", ".join(one for one in self.places if one != card.to)
                    yield (
                        ("cards", index, "elsewhere_at", place),
                        _("« {place} » n'est pas une autre place de cette fiche").format(place=place),
                        _("écrivez l'une de ces places : {places}").format(places=others),
                    )
            if card.label in seen:
                yield ("cards", index, "label"), _("deux choses ont le même nom"), _("changez l'un des deux")
            seen.add(card.label)
