"""An exercise as its file writes it, in bytes that open again without reading YAML: a hundred times faster."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.course.files.format import DESK, Kinds, exercise_spec_type
from kiosk.course.model import Activity, DeskActivity, DeskSetup, Exercise, Step


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """``on_desk``: the training computer is written of, so that its types are needed to decode the exercise."""

    on_desk: bool
    spec: msgspec.Raw


def pack_exercise(spec: Any) -> bytes:
    """The bytes of an exercise that was read without problems, from what its file was decoded as."""
    written = (getattr(spec, DESK, None), *(getattr(step, DESK, msgspec.UNSET) for step in spec.steps))
    on_desk = any(one is not None and one is not msgspec.UNSET for one in written)
    return msgspec.msgpack.encode(_Packed(on_desk, msgspec.Raw(msgspec.msgpack.encode(spec))))


def unpack_exercise(exercise: str, packed: bytes, kinds: Kinds) -> Exercise:
    """The exercise of id ``exercise`` that ``packed`` holds. Raises ValueError or RecursionError for other bytes."""
    found = msgspec.msgpack.decode(packed, type=_Packed)
    kind = exercise_spec_type(kinds, desk_is_written=found.on_desk)
    return build_exercise(exercise, msgspec.msgpack.decode(found.spec, type=kind), kinds)


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
    key = next((key for key in kinds.names if getattr(spec, key) is not msgspec.UNSET), None)
    if key is None:
        raise ValueError("a step without an activity")
    activity: Activity = getattr(spec, key)
    solution = spec.solution
    if isinstance(activity, DeskActivity):
        solution = activity.current_solution(solution)
        activity = activity.on(desk)
    return Step(spec.say, activity, spec.hints, solution, spec.done, spec.guidance, spec.situation)
