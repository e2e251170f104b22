"""The names of exercises' folders and files: ``souris/1-bouger-la-fleche.yaml``. Pure."""

from __future__ import annotations

import re

EXERCISE_ENDING = ".yaml"
AREA_FILE = "area.yaml"
WORDING_FILE = "wording.yaml"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LEVEL = re.compile(r"([123])-[a-z0-9]")


def is_name(text: str) -> bool:
    """Whether ``text`` may name an area's folder or an exercise's file (without its ending).

    Only lower-case letters without accents, digits and single hyphens: such a name is the same on every file system,
    and cannot lead out of its folder.
    """
    return _NAME.fullmatch(text) is not None


def level_in_name(name: str) -> int | None:
    """The level that a file's name begins with; None for any other beginning."""
    found = _LEVEL.match(name)
    return int(found[1]) if found else None


def exercise_id(area: str, file_name: str) -> str:
    """The id of the exercise in the file ``file_name`` of the folder ``area``."""
    return f"{area}/{file_name.removesuffix(EXERCISE_ENDING)}"


def exercise_name(exercise: str) -> str:
    """The file's name, without its ending, in an exercise's id."""
    return exercise.rpartition("/")[2]
