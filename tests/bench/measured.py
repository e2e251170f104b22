"""What was measured, beside its bar, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


@dataclass(frozen=True)
class Series:
    """One measurement repeated several times; milliseconds unless ``unit`` is another."""

    name: str
    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def p95(self) -> float:
        return p95(self.values)

    def __str__(self) -> str:
        count = f"n = {len(self.values)}"
        return f"{self.name:<44} median {self.median:9.1f} {self.unit}   p95 {self.p95:9.1f} {self.unit}   {count}"


@dataclass(frozen=True)
class Bar:
    """A figure and the most that it may be."""

    name: str
    value: float
    most: float
    unit: str = "x"

    @property
    def met(self) -> bool:
        return self.value <= self.most

    def __str__(self) -> str:
        text = f"{self.name:<44} {self.value:6.2f} {self.unit}   bar {self.most:.2f} {self.unit}   "
        return text + ("met" if self.met else f"MISSED by {100 * (self.value / self.most - 1):.0f} %")


@dataclass(frozen=True)
class Finding:
    """One measurement: its series, its bars, and what the time goes into."""

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"## {self.title}", *map(str, self.series), *map(str, self.bars)]
        return "\n  ".join((*lines, *(f"· {note}" for note in self.notes)))


def against(name: str, ours: Series, baseline: Series, most: float, *, tail: bool = True) -> tuple[Bar, ...]:
    """The ratio of medians, and of p95 where ``tail`` asks for it."""
    bars = (Bar(f"{name}, median", ours.median / baseline.median, most),)
    return (*bars, Bar(f"{name}, p95", ours.p95 / baseline.p95, most)) if tail else bars
