"""The author's guide is true: its examples are read, its exercises are done, its tables hold every name and goal."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.lint.course import find_needs_problems
from kiosk.course.lint.exercise import lint_exercise
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.spec import SPEC_KEYS
from kiosk.rehearsal.memory import proof_problems, rehearse
from kiosk.rehearsal.prerequisites import prerequisite_problems
from kiosk.station.course.folders import shipped_folder
from kiosk.station.course.linting import load_wording_rules
from kiosk.yaml.problems import Problem
from kiosk.yaml.tree import YamlMapping, YamlSequence, read_tree
from tests.exercises.guide_tables import goals_table, looks_table, names_table, pictures, section

GUIDE = (shipped_folder() / "DESK.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
EXERCISES = [block for block in BLOCKS if block.startswith("title:")]
FRAGMENTS = [block for block in BLOCKS if not block.startswith("title:")]
RULES, _PROBLEMS = load_wording_rules()

STEP = {
    "say": "say: Lisez le message.",
    "desk": "desk: {goal: {open: mail}}",
    "hints": "hints: [Regardez en bas., Cliquez sur Messagerie.]",
    "solution": "solution: [{click: Messagerie}]",
    "done": "done: Vous avez lu le message.",
}
DESK_KEYS = {"clock", "today", "shortcuts", "open", "files", "usb", "after", "look", *SPEC_KEYS}


def test_the_guide_has_a_recipe_for_each_kind_of_story_and_a_fragment_for_each_program() -> None:
    assert len(EXERCISES) >= 10 and len(FRAGMENTS) >= 8


@pytest.mark.parametrize("source", EXERCISES, ids=[source.splitlines()[0] for source in EXERCISES])
def test_a_complete_example_is_in_order_and_can_be_done(source: str) -> None:
    reading = read_exercise("exemples/2-exemple", source, KINDS, "DESK.md")
    assert [str(one) for one in reading.problems] == []
    assert reading.value is not None
    assert rehearse(reading.value) == ()
    assert [str(one) for one in lint_exercise(reading, RULES)] == []


def test_a_complete_example_needs_what_teaches_its_gestures_and_is_in_order_as_it_is_copied() -> None:
    files = sorted(shipped_folder().glob("*/[123]-*.yaml"))
    shipped = [read_exercise(f"{file.parent.name}/{file.stem}", file.read_bytes(), KINDS) for file in files]
    mine = [read_exercise(f"exemples/3-{n}", source, KINDS, f"DESK.md {n}") for n, source in enumerate(EXERCISES)]
    found = [*prerequisite_problems([*shipped, *mine]), *find_needs_problems([*shipped, *mine])]
    assert [str(one) for one in found if one.file.startswith("DESK.md")] == []
    assert [str(one) for file in mine for one in proof_problems(file)] == []


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=[one.splitlines()[0][:40] for one in FRAGMENTS])
def test_a_fragment_is_written_as_the_program_reads_it(fragment: str) -> None:
    reading = read_exercise("exemples/3-exemple", _exercise_around(fragment), KINDS, "DESK.md")
    assert [str(one) for one in reading.problems if not _is_elsewhere(one)] == [], _exercise_around(fragment)


def test_the_tables_of_names_and_goals_are_as_the_program_is_now() -> None:
    """``python -m tests.exercises.guide_tables`` writes them again."""
    assert section(GUIDE, "names") == names_table()
    assert section(GUIDE, "looks") == looks_table()
    assert section(GUIDE, "goals") == goals_table()
    assert section(GUIDE, "pictures") == pictures()


def test_the_links_of_the_guide_lead_to_its_headings() -> None:
    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    headings = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in re.findall(r"(?m)^#+ (.+)$", prose)}
    links = re.findall(r"\]\(#([^)]+)\)", prose)
    assert links and set(links) <= headings


def _is_elsewhere(problem: Problem) -> bool:
    """Whether a problem is about what only the whole exercise holds: a page, a form, a message, a phone."""
    return any(
        word in problem.what for word in ("aucun formulaire", "aucune page", "la page", "le téléphone", "message")
    )


def _exercise_around(fragment: str) -> str:
    """A whole exercise that holds the fragment where it belongs."""
    tree, problems = read_tree(fragment, "DESK.md")
    assert tree is not None and not problems, problems
    text = _dedented(fragment)
    keys = [entry.key for entry in tree.entries] if isinstance(tree, YamlMapping) else []
    top, step = [], dict(STEP)
    if isinstance(tree, YamlSequence):
        top.append(_page(text))
    elif "steps" in keys:
        return _head() + text.replace("    solution:", f"    {STEP['hints']}\n    {STEP['done']}\n    solution:")
    elif keys == ["situation"]:
        top.append(text)
    elif owner := next((key for key in SPEC_KEYS if set(keys) <= set(PROGRAMS[key].spec.__struct_fields__)), ""):
        top.append(f"desk:\n  {owner}:\n" + _indented(text, 4))
    elif set(keys) <= DESK_KEYS:
        top.append("desk:\n" + _indented(text, 2))
    elif "solution" in keys:
        step = {"say": STEP["say"], "hints": STEP["hints"], "rest": text}
    else:
        top.append(text)
    first, *rest = step.values()
    steps = "steps:\n  - " + "\n    ".join([first, *(_indented(one, 4).lstrip() for one in rest)])
    return _head() + "\n".join([*top, steps]) + "\n"


def _page(blocks: str) -> str:
    site = "address: https://caf.exemple.fr\ntitle: CAF\npages:\n  /merci: [{text: Merci}]\n  /:\n" + _indented(
        blocks, 4
    )
    return "desk:\n  web:\n    sites:\n      - " + _indented(site, 8).lstrip()


def _head() -> str:
    return "title: Un exemple\ncan_do: Je sais lire.\nlevel: 3\nminutes: 2\n"


def _dedented(text: str) -> str:
    lines = text.splitlines()
    least = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[least:] for line in lines)


def _indented(text: Any, count: int) -> str:
    return "\n".join(" " * count + line if line.strip() else line for line in str(text).splitlines())
