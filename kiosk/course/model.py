"""What an exercise is: frozen values, as read from one YAML file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Protocol, runtime_checkable

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act
from kiosk.course.solution import Solution, SolutionAct
from kiosk.yaml.problems import YamlPath

Sentence = Annotated[str, Meta(min_length=1, description="Une ou plusieurs phrases courtes.")]
Level = Literal[1, 2, 3]
Guidance = Literal["full", "kind", "quiet"]
"""How much the line under the activity says of what remains: all of it, its kind, or nothing."""
LADDER: tuple[Guidance, ...] = ("quiet", "kind", "full")
"""Each « Un indice » leads one rung up: the ladder is climbed by the person."""
GUIDANCE_BY_LEVEL: dict[Level, Guidance] = {1: "full", 2: "kind", 3: "quiet"}


class ActivityContext(msgspec.Struct, frozen=True):
    """What an activity's first state depends on, beside the activity itself.

    ``width`` and ``height`` are the board's size in cells; ``patience`` (1.0 and more) stretches the tolerance of
    gestures for someone who struggles.
    """

    level: Level = 1
    width: int = 74
    height: int = 11
    patience: float = 1.0


class Verdict(msgspec.Struct, frozen=True):
    """What the judge says of a step: what is observed and what remains to be done, a sentence each or ""; no score.

    ``kind`` says what kind of thing remains, and names no target; None where ``remaining`` names none either.
    ``by_author``: ``remaining`` is the exercise's own sentence, and may name what is to be found.
    """

    done: bool
    observed: str = ""
    remaining: str = ""
    kind: str | None = None
    by_author: bool = False

    def feedback(self, guidance: Guidance = "full") -> str:
        """What is observed, and of what remains as much as ``guidance`` says: the line under the activity."""
        remaining = self.remaining
        if guidance == "quiet":
            remaining = ""
        elif guidance == "kind" and self.kind is not None:
            remaining = self.kind
        return f"{self.observed} {remaining}".strip()


class TargetMissing(Exception):
    """A solution names something that is not on the screen, or is there more than once.

    ``available`` lists what is there; ``alike`` says, of several of one name, what finds each alone: (name, ``in``).
    """

    def __init__(self, name: str, available: tuple[str, ...], alike: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.available = available
        self.alike = alike


class Activity(Protocol):
    """The kind of doing that a step asks for. Pure: a state goes in, a state comes out.

    The state is a frozen value of the activity's own; nobody else looks inside, but the activity's view.
    """

    def start(self, context: ActivityContext) -> Any:
        """The untouched state."""

    def update(self, state: Any, act: Act) -> Any:
        """The state after ``act``; an act that means nothing here gives the state back."""

    def judge(self, state: Any) -> Verdict:
        """Whether the step is done, and feedback for the learner."""

    def acts_for(self, state: Any, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        """The learner's acts for one gesture of a solution, from ``now`` on; raises :class:`TargetMissing`."""

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every sentence that is there to be read, with its path in the YAML below the activity: for the wording."""

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work: (path below the activity, what is wrong, what to write)."""


@runtime_checkable
class Forgiving(Protocol):
    """An activity whose tolerance of imprecise gestures widens for someone who struggles."""

    def patience(self, state: Any) -> float:
        """How far the tolerance has widened so far, from 1.0 on."""


@runtime_checkable
class TellsStory(Protocol):
    """An activity some of whose texts are the story's own words: a message, a site, what is to be copied."""

    def story_texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Those of its texts that somebody in the story wrote: the rules for the program's own voice are not theirs."""


class DeskSetup(Protocol):
    """What the training computer holds at the start of an exercise, as its file writes it under ``desk:``."""

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every sentence that is there to be read, with its path below ``desk``: for the wording."""

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work: (path below ``desk``, what is wrong, what to write)."""


@runtime_checkable
class DeskActivity(Protocol):
    """An activity on the training computer, which the exercise sets up once and each step takes over from the last."""

    def on(self, setup: Any) -> Activity:
        """The same activity on the computer that the exercise sets up; None for the usual one."""

    def resume(self, before: Any, context: ActivityContext) -> Any:
        """The state at the beginning of the step, after the state ``before``."""

    def is_reached(self, state: Any) -> bool:
        """Whether ``state`` is what the step leads to, whichever gestures led there."""

    def current_solution(self, solution: tuple[SolutionAct, ...]) -> tuple[SolutionAct, ...]:
        """``solution`` as it is made now, where an author wrote it for an earlier version of a program."""

    def problems_at(self, state: Any) -> Iterator[tuple[YamlPath, str, str]]:
        """As :meth:`Activity.problems`, where ``state`` holds the names that there are, and not the start."""

    def unknown_names(self, end: Any) -> Iterator[tuple[YamlPath, str, str]]:
        """What the goal names that is not there, once the solution was played to ``end`` and did not reach it."""

    def labels(self, state: Any) -> Iterator[str]:
        """The names of what one can act on now, as they are seen."""

    def signs(self, state: Any) -> Iterator[tuple[str, str]]:
        """The names of what one can act on now, each with the sign that is drawn in its place, or ""."""


@runtime_checkable
class JudgesGestures(Protocol):
    """An activity done by hand. Which of its gestures are judged themselves, and not by what they lead to."""

    def judged_gestures(self) -> Iterator[SolutionAct]:
        """These gestures, as a solution writes them; none where every way counts."""


@runtime_checkable
class HasTransientState(Protocol):
    """An activity whose state holds what passes by itself, and takes nothing from the step: where the pointer is."""

    def without_transient(self, state: Any) -> Any:
        """``state`` as it is wherever the pointer or the focus is."""


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The story that an exercise tells, to be read again at any step: what happens, to whom, and a picture."""

    text: Annotated[str, Meta(min_length=1, max_length=240, description="La situation, en quelques phrases courtes.")]
    who: Annotated[str, Meta(max_length=60, description="Qui la vit : Camille, qui cherche un logement.")] = ""
    picture: Annotated[str, Meta(description="Le mot d'une image.")] = ""


class Step(msgspec.Struct, frozen=True):
    """One instruction, one activity, its hints, its solution, and what the learner did once it is done."""

    say: str
    activity: Activity
    hints: tuple[str, ...]
    solution: tuple[Solution, ...]
    done: str
    guidance: Guidance | None = None
    """None: as the exercise says."""
    situation: Situation | None = None
    """The situation from this step on; None: as before."""


class Exercise(msgspec.Struct, frozen=True):
    """A sequence of steps. ``id`` is its folder and file name: ``souris/1-bouger-la-fleche``."""

    id: str
    title: str
    can_do: str
    level: Level
    minutes: int
    needs: tuple[str, ...]
    steps: tuple[Step, ...]
    desk: DeskSetup | None = None
    """What the steps on the training computer start from; None for the usual one."""
    guidance: Guidance | None = None
    """None: by its level."""
    situation: Situation | None = None

    def situation_at(self, index: int) -> Situation | None:
        """The situation at step ``index``: its own, or that of the nearest step before it that has one."""
        told = (step.situation for step in reversed(self.steps[: index + 1]) if step.situation is not None)
        return next(told, self.situation)

    def guidance_of(self, step: Step, hints: int) -> Guidance:
        """How much the feedback on ``step`` says of what remains; each of the ``hints`` requested adds a rung."""
        begins_with = step.guidance or self.guidance or GUIDANCE_BY_LEVEL[self.level]
        return LADDER[min(LADDER.index(begins_with) + hints, len(LADDER) - 1)]

    @property
    def area(self) -> str:
        """The folder that it is in."""
        return self.id.split("/")[0]


class Area(msgspec.Struct, frozen=True):
    """A field of skill: one folder, described by its ``area.yaml``."""

    id: str
    title: str
    picture: str
    order: int
    path: tuple[str, ...]
