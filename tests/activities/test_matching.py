"""``matching``: a card that is at its place stays there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Act, CardPlaced, CardTaken
from kiosk.course.model import ActivityContext, TargetMissing
from kiosk.course.solution import Click, Drag, Press
from tests.activities.activity_strategies import LABELS, MATCHING, PRESS

HERE = ActivityContext()


@given(st.lists(LABELS.map(CardTaken) | st.builds(CardPlaced, LABELS, LABELS) | PRESS, max_size=25))
def test_cards_are_done_when_all_are_at_their_places_and_stay_there(acts: list[Act]) -> None:
    state = MATCHING.start(HERE)
    homes = {card.label: card.to for card in MATCHING.cards}
    for act in acts:
        before, state = state, MATCHING.update(state, act)
        assert before.placed <= state.placed
        arrived = state.placed - before.placed
        assert not arrived or (isinstance(act, CardPlaced) and arrived == {act.item} and homes[act.item] == act.place)
        assert not state.hand or state.hand not in state.placed
        assert MATCHING.judge(state).done == (state.placed == set(homes))


def test_feedback_names_where_a_card_is() -> None:
    state, feedback_lines = MATCHING.start(HERE), []
    for act in (
        CardTaken("Mon code"), CardPlaced("Mon code", "À tous"), CardTaken("L'heure"), CardPlaced("L'heure", ""),
        CardPlaced("Mon code", "À moi"),
    ):  # fmt: skip
        state = MATCHING.update(state, act)
        feedback_lines.append(MATCHING.judge(state).feedback())
    assert feedback_lines == [
        "Vous tenez « Mon code ». Choisissez sa place. Il reste 2 fiches.",
        "La fiche « Mon code » est revenue avec les autres. Il reste 2 fiches.",
        "Vous tenez « L'heure ». Choisissez sa place. Il reste 2 fiches.",
        "La fiche « Mon code » est revenue avec les autres. Il reste 2 fiches.",
        "Ce code ouvre tout. Il reste 1 fiche.",
    ]


def test_cards_are_placed_by_their_solution_with_two_clicks_or_a_drag() -> None:
    two_clicks = [click for item in MATCHING.cards for click in (Click(item.label), Click(item.to))]
    for solution in (two_clicks, [Drag(item.label, item.to) for item in MATCHING.cards]):
        state = MATCHING.start(HERE)
        for gesture in solution:
            for act in MATCHING.acts_for(state, gesture, 0.0):
                state = MATCHING.update(state, act)
        assert MATCHING.judge(state).done


def test_a_missing_card_or_place_is_reported() -> None:
    # a place that is clicked takes the card that is held, and there is none
    for gesture in (Drag("Mon code", "Ailleurs"), Drag("Autre", "À moi"), Click("Autre"), Click("À moi"), Press("a")):
        with pytest.raises(TargetMissing):
            MATCHING.acts_for(MATCHING.start(HERE), gesture, 0.0)
