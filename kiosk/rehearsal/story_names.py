"""Names of the story that nothing gives: a state that is asked for and never set, a name in braces that stays as it is.

Nothing stops at them: the part of the page never shows, and the braces are read on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.files.reading import CourseFile
from kiosk.course.lint.exercise import exercise_texts, program_texts
from kiosk.course.model import Exercise
from kiosk.desk.answers import placeholders_in
from kiosk.desk.spec import BaseDeskSpec
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import Problem, nearest, problem_at
from kiosk.yaml.tree import YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence

_STATE = "state"


def story_name_problems(file: CourseFile[Exercise]) -> Iterator[Problem]:
    """Names that no answer and no ``state`` of the exercise has, each at its line."""
    exercise, tree = file.value, file.tree
    if exercise is None or tree is None or not isinstance(exercise.desk, BaseDeskSpec):
        return
    answers = tuple(exercise.desk.answer_names())
    asked = [one for one in _states(tree) if isinstance(one[0].value, YamlScalar)]
    given: dict[str, list[str]] = {}
    for entry, _beside in _states(tree):
        for name, value in _values(entry.value):
            given.setdefault(fold(name), []).append(value)
    names = tuple(dict.fromkeys((*answers, *(n for e, _beside in _states(tree) for n, _v in _values(e.value)))))
    known = {fold(name) for name in names}
    for entry, beside in asked:
        assert isinstance(entry.value, YamlScalar)
        name, wanted = entry.value.raw, beside.get("is")
        if fold(name) not in known:
            what = _("rien ne donne l'état « {name} »").format(name=name)
            yield problem_at(file.file, entry.value.position, what, _write(name, names))
        elif wanted is not None and isinstance(wanted.value, YamlScalar):
            values = given.get(fold(name), [])
            free = fold(name) in {fold(one) for one in answers}
            if not free and "{" not in "".join(values) and fold(wanted.value.raw) not in map(fold, values):
                what = _("l'état « {name} » n'est jamais « {value} »").format(name=name, value=wanted.value.raw)
                yield problem_at(file.file, wanted.value.position, what, _write(wanted.value.raw, tuple(values)))
    program = {path for path, _text in program_texts(file)}
    for path, text in exercise_texts(file):
        for name in (
            () if path in program or path[:2] in (("desk", "files"), ("desk", "usb")) else placeholders_in(text)
        ):
            if fold(name) not in known:
                what = _("rien ne s'appelle « {name} » ici").format(name=name)
                yield file.advice(path, what, _write(name, names, braces=True))


def _write(word: str, names: tuple[str, ...], *, braces: bool = False) -> str:
    written = [f"{{{name}}}" if braces else name for name in names]
    near = nearest(word, names, parts=True)
    if near is not None:
        return _("écrivez « {name} »").format(name=f"{{{near}}}" if braces else near)
    if not names:
        return _("ajoutez « state: … » sous « after: »")
    return _("écrivez l'un de ces noms : {names}").format(names=", ".join(written))


def _states(node: YamlNode, under: str = "") -> Iterator[tuple[YamlEntry, YamlMapping]]:
    """Every ``state:`` with the mapping that it stands in; a text asks for one, a mapping sets some."""
    if isinstance(node, YamlSequence):
        for item in node.items:
            yield from _states(item, under)
    elif isinstance(node, YamlMapping):
        for entry in node.entries:
            if entry.key == _STATE and under != "usb":
                yield entry, node
            else:
                yield from _states(entry.value, entry.key)


def _values(node: YamlNode) -> Iterator[tuple[str, str]]:
    """The states that are set, each with its value."""
    if isinstance(node, YamlMapping):
        yield from ((e.key, e.value.raw) for e in node.entries if isinstance(e.value, YamlScalar))
