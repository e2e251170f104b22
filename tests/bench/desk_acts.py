"""Random acts on the simulated computer, each one drawn from what its screen offers: how many a second."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

from tests.bench.measured import Bar, Finding, Series

ACTS_A_SECOND = 10_000
"""The bar, of one processor's time: what the hypothesis laws of the desk live on."""
_BETWEEN_STARTS = 100


def measure(scratch: Path, thousands: int) -> Finding:
    """``thousands`` times 1,000 acts on a desk with files, windows and a USB stick: update and view, no drawing."""
    from kiosk.desk.update import update
    from kiosk.desk.view import view
    from tests.desk.desk_samples import act_number, desk

    dice = random.Random(1)
    values: list[float] = []
    for _thousand in range(thousands):
        spent = 0.0
        for number in range(1000):
            if number % _BETWEEN_STARTS == 0:
                at = desk()
            act = act_number(at, dice.randrange(1 << 20))
            before = process_time()
            at = update(at, act)
            view(at)
            spent += process_time() - before
        values.append(spent * 1000)
    series = Series("1,000 random acts and their screens", tuple(values))
    bar = Bar("1,000 acts, median", series.median, 1000 * 1000 / ACTS_A_SECOND, "ms")
    note = f"{1000 * 1000 / series.median:.0f} acts a second of processor time; what changed of the tree is made anew"
    return Finding("The simulated computer", (series,), (bar,), (note,))
