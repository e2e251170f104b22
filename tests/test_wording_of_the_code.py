"""The French texts in the code follow the same wording rules as the exercises."""

from kiosk.commands.translate import extract_texts
from kiosk.course.lint.wording import count_words, find_wording_problems
from kiosk.station.course.linting import load_wording_rules
from tests.source_texts import button_labels

RULES, PROBLEMS = load_wording_rules()


def test_there_are_rules() -> None:
    assert PROBLEMS == ()
    assert RULES.sentence_words == 16


def test_the_texts_of_the_code_are_short_and_do_not_judge() -> None:
    """Texts for advisers too: who reads about a problem of an exercise may be new to this as well."""
    texts = {
        text: files
        for marked, files in extract_texts().items()
        for text in ((marked,) if isinstance(marked, str) else marked)
    }
    assert len(texts) > 300
    found = [
        (files[0], text, problem.what, problem.write)
        for text, files in texts.items()
        for problem in find_wording_problems(text, RULES)
    ]
    assert found == []


def test_a_button_has_at_most_five_words() -> None:
    labels = button_labels()
    assert "Voir comment faire" in labels
    assert [label for label in labels if not 1 <= count_words(label) <= 5] == []
