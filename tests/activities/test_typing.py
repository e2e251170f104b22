import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.typing import Copy, Editing, Typing
from kiosk.course.acts import Act, CaretSet, Pressed, Typed
from kiosk.course.keyboard.layouts import LAYOUTS, find_strokes
from kiosk.course.model import ActivityContext, TargetMissing
from kiosk.course.solution import Click, Press, Type
from kiosk.course.text_field import TextField
from kiosk.course.text_matching import same_text
from tests.activities.activity_strategies import COPY, MEND, acts_for_all

HERE = ActivityContext()
FRENCH = "abcABéèàçœÉîë'’ \u00a0-,.@1"
MODELS = st.text(FRENCH + "\n", min_size=1, max_size=20)
STRANGE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=10)


def follow(copying: Copy, field: TextField, most: int) -> int:
    """Press what is shown until nothing more is; how many presses it took."""
    for count in range(most + 1):
        key = copying.next_key(field)
        if key is None:
            return count
        field = field.press(key, " " if key == "space" else key if len(key) == 1 else "", lines="\n" in copying.model)
    raise AssertionError(f"{copying.model!r} was not reached: {field!r}, and next {copying.next_key(field)!r}")


@given(MODELS, MODELS, st.integers(0, 20), st.booleans())
def test_the_lit_key_leads_to_the_model_from_any_text(model: str, text: str, caret: int, any_case: bool) -> None:
    field = TextField().insert(text, lines=True).put_caret(caret)
    # at most: once through the text to its end, back while taking it out, and the whole model
    follow(Copy(TextField(), model, any_case), field, 3 * len(text) + 2 * len(model))


@given(STRANGE, STRANGE, st.integers(0, 20), st.booleans())
def test_the_lit_key_leads_to_a_model_in_any_script(model: str, text: str, caret: int, any_case: bool) -> None:
    field = TextField().insert(text).put_caret(caret)
    copying = Typing(model, any_case=any_case).as_copy()
    follow(copying, field, 4 * len(field.text) + 4 * len(copying.model))


@given(MODELS, st.integers(0, 19))
def test_a_letter_in_the_middle_is_mended_without_writing_the_rest_again(model: str, place: int) -> None:
    place = min(place, len(model))
    field = TextField().insert(model[:place] + "Z" + model[place:], lines=True)
    assert follow(Copy(field, model, False), field, 200) <= len(model) - place + 2


@pytest.mark.parametrize("written", ["J'A", "J'ARR", "J'ARRIVE AVEC", "J'.", "J'e"])
def test_what_was_just_typed_wrong_is_taken_out_though_the_model_has_it_later(written: str) -> None:
    copying = Typing("J'arrive avec l'ami d'Aminata.").as_copy()
    field = TextField(written, len(written))
    while len(field.text) > len("J'"):
        assert copying.next_key(field) == "backspace"
        field = field.press("backspace", "", lines=False)
    assert copying.next_key(field) == "a"


@pytest.mark.parametrize("written", ["J'rrive avec", "J'arive avec", "J'arrive avec lami", "J'arriv e avec"])
def test_a_letter_that_is_missing_or_too_much_is_mended_where_it_is(written: str) -> None:
    copying = Typing("J'arrive avec l'ami d'Aminata.").as_copy()
    field = TextField(written, len(written))
    while not copying.model.startswith(field.text):
        key = copying.next_key(field)
        assert key in ("left", "right", "backspace", "a", "r", "'")
        field = field.press(key, key if len(key) == 1 else "", lines=False)
    assert abs(len(field.text) - len(written)) == 1


@given(MODELS)
def test_the_text_is_done_when_it_is_alike_and_not_before(model: str) -> None:
    activity = Typing(model)
    state = activity.start(HERE)
    for act in activity.acts_for(state, Type(model), 0.0):
        assert activity.judge(state).done == same_text(state.text, model)
        state = activity.update(state, act)
    assert activity.judge(state).done
    assert activity.as_copy().next_key(state) is None


@given(MODELS)
def test_a_model_in_separate_accents_is_the_same_model(model: str) -> None:
    activity = Typing(unicodedata.normalize("NFD", model))
    state = activity.start(HERE)
    for act in activity.acts_for(state, Type(model), 0.0):
        key = activity.as_copy().next_key(state)
        assert isinstance(act, Pressed) and (key == act.key or same_text(act.character, " "))
        state = activity.update(state, act)
    assert activity.judge(state).done


@given(acts_for_all())
def test_any_stream_of_acts_leaves_a_text_that_can_be_judged(acts: tuple[Act, ...]) -> None:
    for activity in (COPY, MEND):
        state = activity.start(HERE)
        for act in acts:
            before, state = state, activity.update(state, act)
            if not isinstance(act, Pressed | Typed | CaretSet):
                assert state == before
            verdict = activity.judge(state)
            assert verdict.done == (activity.as_copy().next_key(state) is None)
            assert verdict.done or verdict.remaining


def test_what_was_there_stays_there_when_the_rest_is_written() -> None:
    activity = Typing("Bonjour Nadia", from_="Bonjour ")
    state = activity.start(HERE)
    assert (state.text, state.caret) == ("Bonjour ", 8)
    assert not activity.judge(state).done
    for act in activity.acts_for(state, Type("Nadia"), 0.0):
        state = activity.update(state, act)
    assert activity.judge(state).done


@pytest.mark.parametrize(("caret", "begins"), [(None, 8), (0, 0), (3, 3)])
def test_a_text_to_mend_begins_with_the_caret_where_it_is_asked_for(caret: int | None, begins: int) -> None:
    assert Editing("Bonnjour", "Bonjour", caret=caret).start(HERE).caret == begins


def test_feedback_names_what_is_typed_and_what_comes_next() -> None:
    activity = Typing("pain\nlait")
    feedback_by_text = {
        text: activity.judge(TextField(text, len(text))).feedback() for text in ("", "p", "pais", "pain", "pain\nlaits")
    }
    assert feedback_by_text == {
        "": "Ensuite vient « p ».",
        "p": "C'est comme le modèle jusqu'ici. Ensuite vient « a ».",
        "pais": "Le début est comme le modèle : « pai ». Ensuite vient « n », et vous avez « s ».",
        "pain": "C'est comme le modèle jusqu'ici. Il reste la ligne suivante : appuyez sur Entrée.",
        "pain\nlaits": "Tout le modèle est là. Il y a encore du texte en plus après.",
    }


@pytest.mark.parametrize("activity", [COPY, MEND])
def test_a_gesture_that_a_text_does_not_have_is_reported(activity: Typing | Editing) -> None:
    with pytest.raises(TargetMissing):
        activity.acts_for(activity.start(HERE), Click("Envoyer"), 0.0)
    assert activity.acts_for(activity.start(HERE), Press("enter"), 0.0) == (Pressed("enter"),)


def coached(model: str, keyboard: str, *, any_case: bool = False) -> str:
    """What is written by who presses the keys that are shown, on this keyboard."""
    copying, field = Copy(TextField(), model, any_case), TextField()
    while (key := copying.next_key(field, LAYOUTS[keyboard])) is not None:
        assert find_strokes(LAYOUTS[keyboard], key) is not None
        field = field.press(key, " " if key == "space" else key if len(key) == 1 else "")
    return field.text


def test_without_regard_to_capitals_shift_is_never_asked_for() -> None:
    assert coached("Le TRAIN de 8 h", "azerty", any_case=True) == "le train de 8 h"


def test_what_the_keyboard_has_not_is_coached_with_its_stand_in() -> None:
    assert coached("Mon cœur… « Œuvre »", "azerty") == 'Mon coeur... " Oeuvre "'
    assert coached("Mon cœur… « Œuvre »", "bepo") == "Mon cœur… « Œuvre »"
    copying = Copy(TextField(), "cœur", any_case=False)
    found = [copying.stand_in(TextField(text, len(text)), LAYOUTS["azerty"]) for text in ("", "c", "co", "coe")]
    assert found == [None, ("œ", "oe"), ("œ", "oe"), None]
