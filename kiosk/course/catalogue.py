"""All exercises of the course as the home screen needs them: by area, by level, and in the suggested order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from kiosk.course.files.names import exercise_name
from kiosk.course.model import Area, DeskActivity, Exercise, Level


class CatalogueEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An exercise without its steps. ``file`` is the path to read it from.

    ``on_desk``: some of its steps are done on the training computer, which the program imports when it may be next.
    """

    id: str
    title: str
    can_do: str
    level: Level
    minutes: int
    needs: tuple[str, ...]
    area: str
    file: str
    on_desk: bool = False


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """Areas in their order and entries in the suggested order; made by :func:`build_catalogue`.

    ``left_out`` are the files that could not be read; the others can be played all the same.
    """

    areas: tuple[Area, ...] = ()
    entries: tuple[CatalogueEntry, ...] = ()
    left_out: tuple[str, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, CatalogueEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_area(self) -> dict[str, tuple[CatalogueEntry, ...]]:
        found: dict[str, list[CatalogueEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.area, []).append(entry)
        return {area: tuple(entries) for area, entries in found.items()}

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Every id once, in the suggested order: what an exercise needs comes before it."""
        return tuple(entry.id for entry in self.entries)

    def find(self, exercise: str) -> CatalogueEntry | None:
        """The entry of this id, if there is one."""
        return self._by_id.get(exercise)

    def area(self, area: str) -> Area | None:
        """The area of this id."""
        return next((a for a in self.areas if a.id == area), None)

    def in_area(self, area: str, level: Level | None = None) -> tuple[CatalogueEntry, ...]:
        """The entries of an area, in the suggested order; those of one level when it is given."""
        entries = self._by_area.get(area, ())
        return entries if level is None else tuple(e for e in entries if e.level == level)


def catalogue_entry(exercise: Exercise, file: str) -> CatalogueEntry:
    """The catalogue's entry for ``exercise``."""
    return CatalogueEntry(
        exercise.id,
        exercise.title,
        exercise.can_do,
        exercise.level,
        exercise.minutes,
        exercise.needs,
        exercise.area,
        file,
        any(isinstance(step.activity, DeskActivity) for step in exercise.steps),
    )


def build_catalogue(
    areas: Iterable[Area], entries: Iterable[CatalogueEntry], left_out: Iterable[str] = ()
) -> Catalogue:
    """The catalogue of these areas and entries, whatever order they come in.

    An id that comes twice keeps its first entry. Areas of the same id become one: the first one's title, all paths.
    An area that is not described takes its folder's name and comes last.
    """
    by_id: dict[str, CatalogueEntry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    known = _merge_areas(areas, {entry.area for entry in by_id.values()})
    ordered = _order(known, by_id)
    return Catalogue(known, tuple(by_id[i] for i in ordered), tuple(left_out))


def _merge_areas(described: Iterable[Area], used: set[str]) -> tuple[Area, ...]:
    known: dict[str, Area] = {}
    for area in described:
        first = known.get(area.id)
        known[area.id] = area if first is None else msgspec.structs.replace(first, path=(*first.path, *area.path))
    for name in used - known.keys():
        known[name] = Area(name, name.replace("-", " ").capitalize(), "", 1000, ())
    return tuple(sorted((a for a in known.values() if a.id in used), key=lambda a: (a.order, a.id)))


def _order(areas: tuple[Area, ...], entries: Mapping[str, CatalogueEntry]) -> list[str]:
    """By level, area, the area's path, then id; but needs come first, as far as no cycle forbids it."""
    area_place = {area.id: index for index, area in enumerate(areas)}
    path_place = {area.id: {name: i for i, name in reversed(list(enumerate(area.path)))} for area in areas}

    def preferred_order(exercise: str) -> tuple[int, int, int, str]:
        entry = entries[exercise]
        places = path_place[entry.area]
        return entry.level, area_place[entry.area], places.get(exercise_name(exercise), len(places)), exercise

    preferred = sorted(entries, key=preferred_order)
    rank = {exercise: index for index, exercise in enumerate(preferred)}
    ordered: list[str] = []
    met: set[str] = set()
    for wanted in preferred:
        # A stack and not recursion: needs may form a chain as long as the course.
        stack = [] if wanted in met else [(wanted, False)]
        while stack:
            exercise, ready = stack.pop()
            if ready:
                ordered.append(exercise)
            elif exercise not in met:
                met.add(exercise)
                stack.append((exercise, True))
                needed = {n for n in entries[exercise].needs if n in rank} - met
                # The preferred one is pushed last, so that it is popped first.
                stack.extend((n, False) for n in sorted(needed, key=rank.__getitem__, reverse=True))
    return ordered
