"""Folders of exercises made for a test."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk.station.course.folders import shipped_folder

EXERCISE = """\
title: {title}
can_do: Je sais appuyer sur une touche.
level: {level}
minutes: 4
needs: [{needs}]
steps:
{steps}"""
STEP = """\
  - say: Appuyez sur la touche {key}.
    keys: {{press: [{key}]}}
    hints: [Elle est sur le clavier., La touche {key} est en couleur.]
    solution: [{{press: {key}}}]
    done: Vous avez appuyé sur la touche {key}.
"""
TAUGHT = "clavier/1-trouver-une-lettre, souris/1-cliquer-sur-une-grande-case"
"""The exercises in which what these exercises use is learned."""
AREA = "title: {title}\npicture: clavier\norder: {order}\npath: [{path}]\n"


def exercise_text(title: str, level: int = 1, needs: str = "") -> str:
    """An exercise that can be played."""
    return EXERCISE.format(title=title, level=level, needs=needs, steps="".join(STEP.format(key=k) for k in "abc"))


def write_exercise(root: Path, exercise: str, needs: str = "", title: str = "") -> Path:
    """Writes the exercise of this id; its level is the one in its name."""
    path = root / f"{exercise}.yaml"
    write(path, exercise_text(title or exercise, int(path.name[0]), needs))
    return path


def write_area(root: Path, area: str, order: int = 1, path: str = "") -> Path:
    """Writes an ``area.yaml``."""
    file = root / area / "area.yaml"
    write(file, AREA.format(title=area.capitalize(), order=order, path=path))
    return file


def write_small_course(course: Path) -> Path:
    """Two areas with three exercises, as a course in the place of the shipped one, which takes seconds to read."""
    for name in (*TAUGHT.split(", "), "souris/1-bouger-la-fleche"):
        area = name.split("/")[0]
        write_area(course, area, order=len(area))
        shutil.copy(shipped_folder() / f"{name}.yaml", course / f"{name}.yaml")
    return course


def write(path: Path, text: str) -> None:
    """Writes a file so that its stamp differs from the one before, whatever the clock of the disk."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    if path.stat().st_mtime_ns <= before:
        os.utime(path, ns=(before + 1, before + 1))
