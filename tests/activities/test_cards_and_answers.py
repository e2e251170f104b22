"""``choice``, ``matching`` and ``reading``: nothing that was done becomes undone, nothing closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Act, CardPlaced, CardTaken, FinishedReading, OptionChosen, Pressed, WordOpened
from kiosk.course.model import ActivityContext, TargetMissing
from kiosk.course.solution import Click, Drag
from tests.activities.activity_strategies import CHOICE, LABELS, MATCHING, READING

HERE = ActivityContext()
PRESS = st.just(Pressed("a", "a"))


@given(st.lists(LABELS.map(OptionChosen) | PRESS, max_size=10))
def test_a_choice_is_done_once_a_right_answer_was_chosen_and_stays_so(acts: list[Act]) -> None:
    state, seen = CHOICE.start(HERE), set[str]()
    answers = {option.label: option.answer for option in CHOICE.options}
    for act in acts:
        before, state = state, CHOICE.update(state, act)
        verdict = CHOICE.judge(state)
        if isinstance(act, OptionChosen) and act.label in answers:
            seen.add(act.label)
            assert verdict.observed == answers[act.label]
        else:
            assert state is before
        assert verdict.done == ("Oui" in seen)
        assert set(state.chosen) == seen


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


def test_a_card_says_where_it_is() -> None:
    state, said = MATCHING.start(HERE), []
    for act in (
        CardTaken("Mon code"), CardPlaced("Mon code", "À tous"), CardTaken("L'heure"), CardPlaced("L'heure", ""),
        CardPlaced("Mon code", "À moi"),
    ):  # fmt: skip
        state = MATCHING.update(state, act)
        said.append(MATCHING.judge(state).feedback())
    assert said == [
        "Vous tenez « Mon code ». Choisissez sa place. Il reste 2 cartes.",
        "« Mon code » est revenu avec les autres cartes. Il reste 2 cartes.",
        "Vous tenez « L'heure ». Choisissez sa place. Il reste 2 cartes.",
        "« Mon code » est revenu avec les autres cartes. Il reste 2 cartes.",
        "Ce code ouvre tout. Il reste 1 carte.",
    ]


@given(st.lists(LABELS.map(WordOpened) | st.just(FinishedReading()) | PRESS, max_size=10))
def test_a_card_is_read_when_the_person_says_so_and_words_open_at_any_time(acts: list[Act]) -> None:
    state, read = READING.start(HERE), False
    for act in acts:
        before, state = state, READING.update(state, act)
        read = read or isinstance(act, FinishedReading)
        verdict = READING.judge(state)
        assert verdict.done == read
        if isinstance(act, WordOpened) and act.word in READING.words:
            assert verdict.observed == f"{act.word} : {READING.words[act.word]}"
        elif not isinstance(act, FinishedReading):
            assert state is before


def test_solutions_do_them() -> None:
    card = READING.update(READING.start(HERE), *READING.acts_for(READING.start(HERE), Click("J'ai lu"), 0.0))
    assert READING.judge(card).done
    answer = CHOICE.update(CHOICE.start(HERE), *CHOICE.acts_for(CHOICE.start(HERE), Click("Oui"), 0.0))
    assert CHOICE.judge(answer).done
    state = MATCHING.start(HERE)
    for item in MATCHING.cards:
        for act in MATCHING.acts_for(state, Drag(item.label, item.to), 0.0):
            state = MATCHING.update(state, act)
    assert MATCHING.judge(state).done


def test_a_card_or_a_place_that_is_not_there_is_told() -> None:
    for gesture in (Drag("Mon code", "Ailleurs"), Drag("Autre", "À moi")):
        with pytest.raises(TargetMissing):
            MATCHING.acts_for(MATCHING.start(HERE), gesture, 0.0)
