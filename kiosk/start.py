"""Where the program starts: what the keyboard's signals do is settled before anything else of it is read.

Python takes some twenty milliseconds to come here, and those are not ours: the package's launcher closes them.
"""

import signal
import sys


def takes_the_terminal(arguments: list[str]) -> bool:
    """Whether these arguments open the full screen; the package's launcher asks the same."""
    return arguments in ([], ["--lock"]) or arguments[:1] == ["play"]


def main() -> None:
    """The command ``kiosk``."""
    if takes_the_terminal(sys.argv[1:]):
        # no key ends or stops what is about to open
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
    elif signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl+C ends it, and while it is being read without a traceback; who was told to ignore it goes on doing so
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kiosk.cli import main as go_on

    go_on()
