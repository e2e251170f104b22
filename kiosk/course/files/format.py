"""The format of a course's files, as types: they are decoded with these, and ``schema.json`` is made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from kiosk.course.model import Guidance, Level, Situation
from kiosk.course.solution import Solution

Title = Annotated[str, Meta(min_length=1, max_length=40, description="Le titre : 40 caractères au plus.")]
CanDo = Annotated[str, Meta(min_length=1, max_length=150, description="Ce que la personne sait dire : « Je sais … »")]
Minutes = Annotated[int, Meta(ge=1, le=15, description="La durée en minutes, de 1 à 15.")]
Say = Annotated[str, Meta(min_length=1, max_length=150, description="La consigne : une ou deux phrases.")]
Hint = Annotated[str, Meta(min_length=1, max_length=150, description="Un indice : une ou deux phrases.")]
Hints = Annotated[tuple[Hint, ...], Meta(min_length=2, max_length=3, description="Deux ou trois indices.")]
Gestures = Annotated[tuple[Solution, ...], Meta(min_length=1, description="Les gestes qui font l'étape, dans l'ordre.")]
Done = Annotated[str, Meta(min_length=1, max_length=150, description="Ce que la personne a fait : « Vous avez … »")]
GuidanceSpec = Annotated[
    Guidance | None,
    Meta(description="Ce que la ligne sous l'activité dit de ce qui reste : full, kind (le genre) ou quiet."),
]
SituationSpec = Annotated[Situation | None, Meta(description="La situation, qui peut se relire à chaque étape.")]
Needs = Annotated[tuple[str, ...], Meta(description="Les exercices qui apprennent ce que celui-ci demande.")]

MIN_STEPS = 3
"""The fewest steps of an exercise of level 1 or 2."""
DESK = "desk"
"""The key of the activity on the training computer, and of what an exercise sets up there."""
STEP_KEYS = ("say", "hints", "solution", "done", "guidance", "situation")


class AreaSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder's ``area.yaml``."""

    title: Title
    picture: Annotated[str, Meta(min_length=1, description="Le mot d'une image.")]
    order: Annotated[int, Meta(ge=0, le=999, description="La place du thème parmi les autres.")]
    path: Annotated[tuple[str, ...], Meta(description="Les exercices du dossier, dans l'ordre.")] = ()


class DeskTypes(msgspec.Struct, frozen=True):
    """What the key :data:`DESK` is read as: under a step, and as an exercise's own."""

    activity: Any
    setup: Any


class Kinds(msgspec.Struct, frozen=True):
    """What a step may ask for: each activity by the key it is written as, a struct or a union of tagged ones.

    ``desk`` gives the types of the activity on the training computer, and is called once a file writes its key: they
    are a quarter of what a person's process would import. None where there is no such activity.
    """

    activities: Mapping[str, Any]
    desk: Callable[[], DeskTypes] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of all activities, that of the training computer last."""
        return (*self.activities, *([DESK] if self.desk is not None else ()))

    @property
    def types(self) -> tuple[Any, ...]:
        """The types of all activities, in the order of their names."""
        return (*self.activities.values(), *([self.desk().activity] if self.desk is not None else ()))


def exercise_spec_type(kinds: Kinds, *, desk_is_written: bool = True) -> type[msgspec.Struct]:
    """The struct that an exercise's file is decoded with; a step may have the key of any activity.

    A file that nowhere writes the key :data:`DESK` needs no types for it: the struct then only has its name.
    """
    desk = None
    if kinds.desk is not None:
        desk = kinds.desk() if desk_is_written else DeskTypes(Any, Any)
    return _exercise_spec_type(tuple(kinds.activities.items()), desk)


@lru_cache(maxsize=8)
def _exercise_spec_type(activities: tuple[tuple[str, Any], ...], desk: DeskTypes | None) -> type[msgspec.Struct]:
    if desk is not None:
        activities = (*activities, (DESK, desk.activity))
    step = msgspec.defstruct(
        "StepSpec",
        [
            ("say", Say),
            # All optional here: that there is exactly one is checked separately, with a message of its own.
            *((name, kind | msgspec.UnsetType, msgspec.UNSET) for name, kind in activities),
            ("hints", Hints),
            ("solution", Gestures),
            ("done", Done),
            ("guidance", GuidanceSpec, None),
            ("situation", SituationSpec, None),
        ],
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
    count = Meta(min_length=1, max_length=8, description="De 3 à 8 étapes ; au niveau 3, 1 ou 2 aussi.")
    steps = Annotated[tuple[step, ...], count]  # type: ignore[valid-type]  # made just above
    return msgspec.defstruct(
        "ExerciseSpec",
        [
            ("title", Title),
            ("can_do", CanDo),
            ("level", Annotated[Level, Meta(description="1 découvrir, 2 s'entraîner, 3 en situation.")]),
            ("minutes", Minutes),
            ("needs", Needs, ()),
            ("guidance", GuidanceSpec, None),
            ("situation", SituationSpec, None),
            *([(DESK, desk.setup | None, None)] if desk is not None else []),
            ("steps", steps),
        ],
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
