"""Where the program starts: the keyboard's signals are set before anything else of it is imported.

Until Python comes here, some twenty milliseconds pass: the package's launcher covers these.
"""

import signal
import sys


def takes_the_terminal(arguments: list[str]) -> bool:
    """Whether these arguments open the full screen; the package's launcher decides the same."""
    return arguments in ([], ["--lock"]) or arguments[:1] == ["play"]


def main() -> None:
    """The command ``kiosk``."""
    if takes_the_terminal(sys.argv[1:]):
        # no key ends or stops the screen that is about to open
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
    elif signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl+C ends it without a traceback, also during imports; where it is ignored already, it stays so
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kiosk.cli import main as cli_main

    cli_main()
