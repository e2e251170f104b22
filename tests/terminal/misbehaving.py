"""The real program, which misbehaves when a euro sign is typed: ``python misbehaving.py WHAT [ARGUMENT …]``.

``loop``: it never comes back; ``eat``: it takes ever more memory; ``file``: it leaves temporary files; ``fall``: the
first five welcomes cannot be shown; ``no``: only the keeper has less patience than usual, as it has with all of these.
``loop`` and ``eat`` happen once.
"""

import mmap
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

what, *arguments = sys.argv[1:]

from kiosk.activities.keys import Keys  # noqa: E402 - after the arguments
from kiosk.keeper import keeper  # noqa: E402
from kiosk.keeper.watch import MEGABYTE, Limits  # noqa: E402
from kiosk.ui.screens.welcome import Welcome  # noqa: E402

# One sign of life a second: 25 looks are 5 s, and no busy machine keeps one waiting for so long. What only begins has
# half a minute, be it ready or not: nothing here waits for that to be over.
keeper.POLL_INTERVAL, keeper.RETRY_AFTER = 0.2, 1.0
keeper.DEFAULT_LIMITS = Limits(
    polls_to_start=150, polls_to_take_over=150, polls_without_heartbeat=25,
    memory=130 * MEGABYTE, data_size=500 * MEGABYTE,
)  # fmt: skip
keeper.Keeper.__init__.__kwdefaults__["limits"] = keeper.DEFAULT_LIMITS  # type: ignore[index]  # it has some
left = mmap.mmap(-1, 1)
"""How often it still happens: shared, since each person has a process of her own."""
left[0] = 5 if what == "fall" else 1
before = Keys.update


def misbehave(self: Keys, state: Any, act: Any) -> Any:
    """``Keys.update``, and worse."""
    if "€" in repr(act) and left[0]:
        secret = "zanzibar"
        if what == "file":
            folder = Path(tempfile.mkdtemp())
            (folder / "one").write_text(secret, encoding="utf-8")
            return before(self, state, act)
        left[0] = 0
        taken: list[bytes] = []
        while what in ("loop", "eat"):
            if what == "eat":
                taken.append(bytes(MEGABYTE // 4))
    return before(self, state, act)


def fall(screen: Welcome) -> Any:
    """``Welcome.compose``, after it could not."""
    if left[0] and os.getpid() != the_keeper:
        left[0] -= 1
        raise ValueError("zanzibar")
    return compose(screen)


compose, the_keeper = Welcome.compose, os.getpid()
if what == "fall":
    Welcome.compose = fall  # type: ignore[method-assign,assignment]  # to misbehave
else:
    Keys.update = misbehave  # type: ignore[method-assign]  # to misbehave
sys.argv[1:] = arguments

from kiosk.cli import main  # noqa: E402 - after the patches

main()
