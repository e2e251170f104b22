"""An exercise as its file writes it, in bytes that open again without reading YAML: a hundred times faster."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.course.files.format import DESK, Kinds, exercise_spec_type
from kiosk.course.files.playable import find_obstacles
from kiosk.course.model import Activity, DeskActivity, DeskSetup, Exercise, Step


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """``on_desk``: the training computer is written of, so that its types are needed to decode the exercise."""

    on_desk: bool
    spec: msgspec.Raw


def pack_exercise(spec: Any) -> bytes:
    """The bytes of an exercise that was read without problems, from what its file was decoded as."""
    return msgspec.msgpack.encode(_Packed(_is_on_desk(spec), msgspec.Raw(msgspec.msgpack.encode(spec))))


def _is_on_desk(spec: Any) -> bool:
    written = (getattr(spec, DESK, None), *(getattr(step, DESK, msgspec.UNSET) for step in spec.steps))
    return any(one is not None and one is not msgspec.UNSET for one in written)


def unpack_exercise(exercise: str, packed: bytes, kinds: Kinds) -> Exercise:
    """The exercise of id ``exercise`` that ``packed`` holds, as fit to be played as one that its file writes.

    Raises ValueError for other bytes, or whatever else strange content leads to: anybody may have written them.
    """
    found = msgspec.msgpack.decode(packed, type=_Packed)
    kind = exercise_spec_type(kinds, desk_is_written=found.on_desk)
    spec = msgspec.msgpack.decode(found.spec, type=kind)
    if _is_on_desk(spec) and not found.on_desk:
        raise ValueError("decoded without the types of the training computer")
    built = build_exercise(exercise, spec, kinds)
    for obstacle in find_obstacles(built):
        raise ValueError(f"cannot be played: {obstacle.path}")
    return built


def build_exercise(exercise: str, spec: Any, kinds: Kinds) -> Exercise:
    """The exercise of id ``exercise`` that ``spec``, a struct of :func:`exercise_spec_type`, describes."""
    desk: DeskSetup | None = getattr(spec, DESK, None)
    return Exercise(
        id=exercise,
        title=spec.title,
        can_do=spec.can_do,
        level=spec.level,
        minutes=spec.minutes,
        needs=spec.needs,
        steps=tuple(_step(step, kinds, desk) for step in spec.steps),
        desk=desk,
        guidance=spec.guidance,
        situation=spec.situation,
    )


def _step(spec: Any, kinds: Kinds, desk: DeskSetup | None) -> Step:
    written = [one for key in kinds.names if (one := getattr(spec, key, msgspec.UNSET)) is not msgspec.UNSET]
    if len(written) != 1:
        raise ValueError("a step has one activity")
    activity: Activity = written[0]
    solution = spec.solution
    if isinstance(activity, DeskActivity):
        solution = activity.current_solution(solution)
        activity = activity.on(desk)
    return Step(spec.say, activity, spec.hints, solution, spec.done, spec.guidance, spec.situation)
