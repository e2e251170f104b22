"""``matching``: a card that is at its place stays there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.matching import Card, Matching
from kiosk.course.acts import Act, CardOrPlacePressed, CardPlaced, CardTaken
from kiosk.course.model import ActivityContext, TargetMissing
from kiosk.course.solution import Click, Drag, Press
from tests.activities.activity_strategies import LABELS, MATCHING, PRESS

HERE = ActivityContext()


ACTS = st.one_of(LABELS.map(CardTaken), LABELS.map(CardOrPlacePressed), st.builds(CardPlaced, LABELS, LABELS), PRESS)


@given(st.lists(ACTS, max_size=25))
def test_cards_are_done_when_all_are_at_their_places_and_stay_there(acts: list[Act]) -> None:
    state = MATCHING.start(HERE)
    homes = {card.label: card.to for card in MATCHING.cards}
    for act in acts:
        before, state = state, MATCHING.update(state, act)
        match act:
            case CardPlaced(item, place):
                arrived = {item} if homes.get(item) == place else set()
            case CardOrPlacePressed(place):
                arrived = {before.hand} if homes.get(before.hand) == place else set()
            case _:
                arrived = set()
        assert state.placed == before.placed | arrived
        assert not state.hand or state.hand not in state.placed
        assert MATCHING.judge(state).done == (state.placed == set(homes))


def test_what_a_press_does_depends_on_the_card_that_is_held() -> None:
    state = MATCHING.start(HERE)
    presses = {"À moi": "", "Mon code": "Mon code", "L'heure": "L'heure"}
    for label, hand in [*presses.items(), ("L'heure", ""), ("Mon code", "Mon code")]:
        state = MATCHING.update(state, CardOrPlacePressed(label))
        assert state.hand == hand
    assert MATCHING.update(state, CardOrPlacePressed("À moi")) == MATCHING.update(
        state, CardPlaced("Mon code", "À moi")
    )


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
        "« À tous » attend une autre fiche. La fiche « Mon code » est revenue avec les autres. Il reste 2 fiches.",
        "Vous tenez « L'heure ». Choisissez sa place. Il reste 2 fiches.",
        "« À tous » attend une autre fiche. La fiche « Mon code » est revenue avec les autres. Il reste 2 fiches.",
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


def sorted_so_far(*tries: tuple[str, str]) -> str:
    """What is said after these cards were put on these places."""
    cards = (
        Card("Pomme", "Fruits", "Elle vient d'un arbre.", elsewhere="Elle pousse sur un arbre."),
        Card("Poire", "Fruits", "Elle vient d'un arbre.", elsewhere_at={"Viandes": "Elle n'a pas d'os."}),
        Card("Carotte", "Légumes", "Elle pousse dans la terre."),
        Card("Navet", "Légumes", "Il pousse dans la terre."),
        Card("Jambon", "Viandes", "C'est du porc."),
    )
    activity = Matching(("Fruits", "Légumes", "Viandes", "Épices"), cards)
    state = activity.start(HERE)
    for card, place in tries:
        state = activity.update(state, CardPlaced(card, place))
    return activity.judge(state).observed


@pytest.mark.parametrize(
    ("tries", "reason"),
    [
        ([("Pomme", "Légumes")], "Elle pousse sur un arbre."),
        ([("Poire", "Viandes")], "Elle n'a pas d'os."),
        ([("Poire", "Légumes")], "« Légumes » attend 2 autres fiches."),
        ([("Carotte", "Viandes")], "« Viandes » attend une autre fiche."),
        ([("Carotte", "Épices")], "« Épices » n'attend aucune de ces fiches."),
        ([("Pomme", "Fruits"), ("Carotte", "Fruits")], "À « Fruits », il y a par exemple « Pomme »."),
        ([("Jambon", "Viandes"), ("Carotte", "Viandes")], "« Viandes » a déjà sa fiche : « Jambon »."),
        (
            [("Pomme", "Fruits"), ("Poire", "Fruits"), ("Carotte", "Fruits")],
            "« Fruits » a déjà toutes ses fiches, comme « Pomme ».",
        ),
    ],
)
def test_a_card_put_elsewhere_gets_its_reason(tries: list[tuple[str, str]], reason: str) -> None:
    assert sorted_so_far(*tries) == f"{reason} La fiche « {tries[-1][0]} » est revenue avec les autres."


def test_a_reason_for_a_place_that_is_no_other_place_is_a_problem() -> None:
    cards = (
        Card("Pomme", "Fruits", "Oui.", elsewhere_at={"Fruits": "Non.", "Ici": "Non."}),
        Card("Os", "Viandes", "Oui."),
    )
    places = [path[-1] for path, *_rest in Matching(("Fruits", "Viandes"), cards).problems()]
    assert places == ["Fruits", "Ici"]
