import pytest

from kiosk.i18n import use_language
from kiosk.yaml.problems import Position, Problem, nearest, problem_at


def test_a_problem_is_one_line_that_editors_can_follow() -> None:
    problem = problem_at("a\nb\x1b[2J.yaml", Position(3, 7), "la clé « \r » n'est pas connue", "écrivez « say »")
    assert len(str(problem).splitlines()) == 1 and "\x1b" not in str(problem)
    assert str(problem).endswith(":3:7: la clé « \\r » n'est pas connue ; écrivez « say »")


def test_advice_says_so_in_the_language_of_its_reader() -> None:
    advice = Problem("a.yaml", 1, 2, "what", level="advice")
    assert str(advice) == "a.yaml:1:2: conseil : what"
    use_language("en")
    try:
        assert str(advice) == "a.yaml:1:2: advice: what"
    finally:
        use_language("fr")


def test_problems_sort_by_their_place_as_numbers() -> None:
    places = [(10, 1), (2, 11), (2, 3)]
    assert [(p.line, p.column) for p in sorted(Problem("a", *at, "") for at in places)] == [(2, 3), (2, 11), (10, 1)]


@pytest.mark.parametrize(("word", "near"), [("stpes", "steps"), ("hint", "hints"), ("x", None), ("", None)])
def test_the_nearest_known_word(word: str, near: str | None) -> None:
    assert nearest(word, ("say", "steps", "hints")) == near


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("AGE", ("Adresse", "Âge"), "Âge"),  # capitals and accents do not count
        (
            "/demandes",
            ("https://lens.exemple.fr", "https://lens.exemple.fr/demandes"),
            "https://lens.exemple.fr/demandes",
        ),
        ("Prénom", ("Nom de l'école", "Prénom de l'enfant"), "Prénom de l'enfant"),
        ("Marie", ("Anne Marie Petit", "Marie Louise Grand"), None),  # two that hold it
    ],
)
def test_a_name_is_near_where_only_accents_differ_or_it_alone_holds_the_word(
    word: str, known: tuple[str, ...], near: str | None
) -> None:
    assert nearest(word, known, parts=True) == near


def test_a_word_within_a_name_is_another_word_unless_parts_are_asked_for() -> None:
    assert nearest("Autre", ("Prénom de l'autre",)) is None
