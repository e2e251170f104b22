import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.files.format import DeskTypes, Kinds
from kiosk.course.files.reading import read_area, read_exercise
from kiosk.course.model import Area
from kiosk.course.solution import Click, Press
from kiosk.yaml.problems import Problem
from tests.course.small_kinds import GOOD, KINDS, Ask, ClickOn, Picture, Touch


def problems(text: str) -> tuple[Problem, ...]:
    reading = read_exercise("clavier/1-a", text, KINDS)
    assert reading.value is None
    return reading.problems


def changed(before: str, after: str) -> str:
    assert before in GOOD
    return GOOD.replace(before, after, 1)


def line_of(part: str, text: str = GOOD) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_good_exercise_is_read_whole() -> None:
    reading = read_exercise("clavier/1-a", GOOD, KINDS)
    exercise = reading.value
    assert reading.problems == ()
    assert exercise is not None
    assert (exercise.id, exercise.area, exercise.level, exercise.needs) == (
        "clavier/1-a", "clavier", 1, ("souris/1-cliquer",),
    )  # fmt: skip
    keys, point, ask = (step.activity for step in exercise.steps)
    assert isinstance(keys, Touch) and keys.press == ("a", "7")
    assert isinstance(point, ClickOn) and point.things[0].at == (20, 50)
    assert isinstance(ask, Ask) and ask.about == Picture("maison", "Une maison")
    assert exercise.steps[0].solution == (Press("a"), Press("7"))
    assert exercise.steps[2].solution == (Click("Oui"),)


@pytest.mark.parametrize(
    ("before", "after", "line", "what", "write"),
    [
        ("    hints:", "    hint:", "hint:", "« hint » n'est pas connue", "écrivez « hints »"),
        ("    touch:", "    tuoch:", "tuoch:", "« tuoch » n'est pas connue", "écrivez « touch »"),
        ("minutes: 4\n", "", "title", "manque la clé « minutes »", "minutes: …"),
        ("minutes: 4", "minutes: 40", "minutes", "40", "entre 1 et 15"),
        ("minutes: 4", 'minutes: "4"', "minutes", "nombre entier", "enlevez les guillemets : 4"),
        ("level: 1", "level: 4", "level", "« 4 »", "1, 2, 3"),
        ('[a, "7"]', "[a, 7]", "press: [a", "il faut un texte", 'mettez des guillemets : "7"'),
        ("- La lettre A est en haut.", "- Note: ici", "Note", "il faut un texte", "entre guillemets"),
        ("title: Trouver une lettre", "title:", "title", "il faut un texte", "complétez"),
        ("title: Trouver une lettre", "title: '  '", "title", "rien", "au moins 1"),
        ("title: Trouver une lettre", f"title: {'x' * 41}", "title", "41 caractères", "au plus 40"),
        ("at: [20, 50]", "at: [20, 101]", "at:", "101", "entre 0 et 100"),
        ("at: [20, 50]", "at: [20]", "at:", "1 élément", "au moins 2"),
        ("together: true", "together: oui", "together", "true ou false", "true ou false"),
        ("click: Maison", "clic: Maison", "clic:", "« clic » n'est pas connue", "écrivez « click »"),
        ("click: Maison", "drag: Maison", "drag: Maison", "il faut des clés", "from, to"),
        ("- click: Maison", "- Maison", "- Maison", "il manque une clé", "press"),
        ("picture: maison", "picture: maison\n        text: Une maison", "about", "une seule clé", "gardez"),
        ("      - Regardez la touche en couleur.\n", "", "hints:\n      - La lettre", "a 1 élément", "au moins 2"),
        ("    touch:\n      press: [a, \"7\"]\n", "", "say: Appuyez", "pas d'activité", "touch, point, ask"),
        ("    touch:", "    ask: {options: {}}\n    touch:", "touch:", "déjà l'activité « ask »", "une seule"),
        ("label: Maison", "label: Porte", "label: Porte", "une porte ne va pas", "écrivez Maison"),
    ],
)  # fmt: skip
def test_a_problem_is_reported_at_its_line_with_what_to_write(
    before: str, after: str, line: str, what: str, write: str
) -> None:
    text = changed(before, after)
    found = [p for p in problems(text) if what in p.what]
    assert found, [str(p) for p in problems(text)]
    # A list or a mapping that spans lines begins under its key.
    assert found[0].line - line_of(line, text) in (0, 1, 2)
    if "\n" not in after and not line.endswith(("hints:", "about")) and after and line in after:
        assert found[0].line == line_of(line, text)
    assert write in found[0].write


def test_all_problems_of_a_file_are_listed_in_order() -> None:
    text = (
        GOOD.replace("level: 1", "level: 9")
        .replace("say: Que voyez-vous ?", "says: Quoi")
        .replace("[20, 50]", "[20, x]")
    )
    found = problems(text)
    assert [p.line for p in found] == sorted(p.line for p in found)
    assert {line_of("level"), line_of("at:"), line_of("say: Que")} <= {p.line for p in found}


def test_a_problem_prints_so_that_editors_find_its_place() -> None:
    text = changed("    hints:", "    hint:")
    assert (
        f"clavier/1-a.yaml:{line_of('hint:', text)}:5: la clé « hint » n'est pas connue ici ; écrivez « hints »"
        in map(str, problems(text))
    )


def test_the_types_of_the_training_computer_are_asked_for_only_where_a_file_writes_its_key() -> None:
    asked: list[str] = []

    def desk_types() -> DeskTypes:
        asked.append("desk")
        return DeskTypes(Touch, Touch)

    kinds = Kinds(KINDS.activities, desk_types)
    assert read_exercise("clavier/1-a", GOOD, kinds).value is not None
    misspelt = read_exercise("clavier/1-a", changed("    touch:", "    dsek:"), kinds).problems
    none = read_exercise("clavier/1-a", changed('    touch:\n      press: [a, "7"]\n', ""), kinds).problems
    assert "écrivez « desk »" in str(misspelt[0]) and "touch, point, ask, desk" in str(none[0])
    assert not asked
    in_a_step = read_exercise("clavier/1-a", changed("    touch:", "    desk:"), kinds).value
    assert in_a_step is not None and isinstance(in_a_step.steps[0].activity, Touch) and in_a_step.desk is None
    of_its_own = read_exercise("clavier/1-a", changed("level: 1", "level: 1\ndesk: {press: [b]}"), kinds).value
    assert of_its_own is not None and of_its_own.desk == Touch(("b",))
    assert asked == ["desk", "desk"]


KEY_LINES = [i for i, line in enumerate(GOOD.splitlines()) if re.match(r"[ -]*[a-z_]+:", line)]


@given(st.sampled_from(KEY_LINES))
def test_an_unknown_key_is_reported_at_its_own_line(index: int) -> None:
    lines = GOOD.splitlines()
    lines[index] = re.sub(r"[a-z_]+:", "zzz:", lines[index], count=1)
    assert index + 1 in {p.line for p in problems("\n".join(lines))}


@given(st.sampled_from(KEY_LINES), st.sampled_from(["[[[]]]", "{zz: {}}"]))
def test_a_value_of_another_type_is_reported_at_its_own_line(index: int, value: str) -> None:
    lines = GOOD.splitlines()
    if not lines[index].rstrip().endswith(":"):
        lines[index] = re.sub(r"([a-z_]+:).*", rf"\1 {value}", lines[index], count=1)
        assert index + 1 in {p.line for p in problems("\n".join(lines))}


@given(st.data())
def test_a_mutilated_exercise_gives_an_exercise_or_problems_inside_the_file(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(st.text(alphabet="ab: -[]{}'\"&*!|>\n\t07é\\,", max_size=6)) + text[end:]
    reading = read_exercise("clavier/1-a", text, KINDS)
    assert (reading.value is None) == bool(reading.problems)
    assert all(1 <= p.line <= max(1, len(text.splitlines())) for p in reading.problems)


@given(st.text())
def test_any_text_at_all_gives_problems_and_never_an_exception(text: str) -> None:
    assert read_exercise("clavier/1-a", text, KINDS).problems


def test_an_area_is_read_and_its_problems_are_reported() -> None:
    good = "title: Le clavier\npicture: clavier\norder: 2\npath: [1-a, 1-b]\n"
    assert read_area("clavier", good).value == Area("clavier", "Le clavier", "clavier", 2, ("1-a", "1-b"))
    wrong = read_area("clavier", good.replace("order: 2", "order: deux"))
    assert wrong.value is None
    assert str(wrong.problems[0]).startswith("clavier/area.yaml:3:8: il faut un nombre entier ici")
