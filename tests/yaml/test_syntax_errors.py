"""What an author reads where a file is no YAML: the place to mend, what is wrong there, what to write."""

from __future__ import annotations

import pytest
import yaml

from kiosk.yaml import tree
from kiosk.yaml.problems import Position, problem_at

BROKEN: dict[str, tuple[int, int, str, str]] = {
    "a: b: c": (1, 5, "un « : » est ici au milieu d'un texte", "mettez le texte entre guillemets"),
    "a: 1\nb: \"ouvert\nc: 2\n": (2, 4, "les guillemets ouverts ici ne sont pas fermés", "fermez les guillemets"),
    "a: 'ouvert\n---\n": (1, 4, "les guillemets ouverts ici ne sont pas fermés", "fermez les guillemets"),
    "a: 1\nb\nc: 2": (2, 1, "il manque « : » après cette clé", "écrivez « : » et un espace"),
    "a: [1, 2\nb: 3": (1, 4, "la liste ouverte ici n'est pas fermée", "écrivez « ] », ou la virgule qui manque"),
    "a: {b: 1\nc: 3": (1, 4, "l'accolade ouverte ici n'est pas fermée", "écrivez « } », ou la virgule qui manque"),
    'a: "C:\\Dossier"': (1, 7, "une barre « \\ » est ici dans des guillemets", "écrivez « \\\\ »"),
    "a: *": (1, 5, "un texte ne commence pas par « * » ou « & »", "mettez le texte entre guillemets"),
    "a: - b": (
        1, 4, "un tiret « - » n'est pas à sa place ici",
        "alignez cette ligne avec celles du même niveau, avec des espaces",
    ),
    "a:\n  b: 1\n c: 2": (
        3, 2, "cette ligne n'est pas à sa place", "alignez cette ligne avec celles du même niveau, avec des espaces"
    ),
    "a: !x!y z": (1, 4, "un texte ne commence pas par « ! »", "mettez le texte entre guillemets"),
    "a: | x": (1, 6, "un texte ne commence pas par « | » ou « > »", "mettez le texte entre guillemets"),
    "a: |x": (1, 5, "un texte ne commence pas par « | » ou « > »", "mettez le texte entre guillemets"),
    "a: >0": (1, 5, "un texte ne commence pas par « | » ou « > »", "mettez le texte entre guillemets"),
    "a:\n\tb: 1": (2, 1, "une tabulation est ici", "mettez des espaces"),
    "a: ]": (1, 4, "il manque quelque chose ici", "complétez, ou fermez ce qui est ouvert"),
    "a: @b": (1, 4, "un texte ne commence pas par « @ »", "mettez le texte entre guillemets"),
    "a: `b`": (1, 4, "un texte ne commence pas par « ` »", "mettez le texte entre guillemets"),
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_what_is_wrong_is_told_at_the_place_to_mend(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the parser in C, and by the one in Python for where there is no other."""
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader))
    _tree, [problem] = tree.read_tree(text, "exercise.yaml")
    line, column, what, write = BROKEN[text]
    if "\\" in text and loader == "SafeLoader":
        column += 1  # it stops after the backslash
    assert problem == problem_at("exercise.yaml", Position(line, column), what, write)
