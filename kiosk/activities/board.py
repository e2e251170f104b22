"""The targets of a pointing step, and their places on a board of cells whose size may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.cells import Rect
from kiosk.course.pictures import picture_problems
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

MIN_WIDTH, MIN_HEIGHT = 74, 11
"""The smallest board in cells: what an 80 by 24 screen leaves beside the instruction and the bar."""

Percent = Annotated[int, Meta(ge=0, le=100)]


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing on the board: its label, its position in percent of the free space, its size in cells."""

    label: Annotated[str, Meta(min_length=1, max_length=24)]
    at: tuple[Percent, Percent]
    size: tuple[Annotated[int, Meta(ge=3, le=40)], Annotated[int, Meta(ge=3, le=9)]]
    picture: str | None = None

    def rect(self, width: int, height: int) -> Rect:
        """Its place on a board of ``width`` by ``height`` cells."""
        w, h = self.size
        return Rect(round(max(0, width - w) * self.at[0] / 100), round(max(0, height - h) * self.at[1] / 100), w, h)


def target_problems(
    targets: tuple[tuple[YamlPath, Target], ...], *, together: bool
) -> Iterator[tuple[YamlPath, str, str]]:
    """What cannot work: targets that are too small, overlap or share a label, unknown pictures."""
    seen: list[Target] = []
    for path, target in targets:
        least = (12, 7) if target.picture else (len(target.label) + 4, 3)
        if target.size[0] < max(least[0], len(target.label) + 4) or target.size[1] < least[1]:
            yield (
                (*path, "size"),
                _("« {label} » n'a pas la place de son texte").format(label=target.label),
                _("écrivez au moins [{w}, {h}]").format(w=max(least[0], len(target.label) + 4), h=least[1]),
            )
        if target.picture:
            yield from picture_problems((*path, "picture"), target.picture)
        for other in seen:
            if other.label == target.label:
                yield (*path, "label"), _("deux choses ont le même nom"), _("changez l'un des deux")
            elif together and target.rect(MIN_WIDTH, MIN_HEIGHT).overlaps(other.rect(MIN_WIDTH, MIN_HEIGHT)):
                yield (
                    (*path, "at"),
                    _("« {one} » et « {other} » se touchent").format(one=target.label, other=other.label),
                    _("éloignez-les sur un plateau de {w} sur {h}").format(w=MIN_WIDTH, h=MIN_HEIGHT),
                )
        seen.append(target)
