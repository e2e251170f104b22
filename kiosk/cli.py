"""The command line: a table of commands, each imported when it is called and not before."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk import clock
from kiosk.text import is_utf8

if TYPE_CHECKING:
    import click

COMMANDS = {
    "play": "kiosk.commands.play:play",
    "check": "kiosk.commands.check:check",
    "rehearse": "kiosk.commands.rehearse:rehearse",
    "schema": "kiosk.commands.schema:schema",
    "pictures": "kiosk.commands.pictures:pictures",
    "settings": "kiosk.commands.settings:settings",
    "pin": "kiosk.commands.pin:pin",
    "reset": "kiosk.commands.reset:reset",
    "doctor": "kiosk.commands.doctor:doctor",
    "install": "kiosk.commands.install:install",
    "uninstall": "kiosk.commands.uninstall:uninstall",
    "package": "kiosk.commands.package:package",
    "translate": "kiosk.commands.translate:translate",
}
"""By the name of a command, the module and the function that makes it."""


VERBOSE_PYTHON = (
    "PYTHONINSPECT", "PYTHONSTARTUP", "PYTHONVERBOSE", "PYTHONDEBUG", "PYTHONDEVMODE", "PYTHONWARNINGS",
    "PYTHONPROFILEIMPORTTIME", "PYTHONASYNCIODEBUG", "PYTHONDUMPREFS", "PYTHONMALLOCSTATS",
)  # fmt: skip
"""Variables by which Python writes over the screen or prompts at the end; it reads them before our code runs."""


def clean_environment() -> None:
    """Take out what would change how Textual behaves, and set what we rely on; to be called before it is imported.

    ``TEXTUAL_ALLOW_SIGNALS`` makes Ctrl+C end the program, ``TEXTUAL_DRIVER`` imports any module, ``LINES`` and
    ``COLUMNS`` hide the real size. ``TEXTUAL_FPS=120`` halves the time from key to paint at no more CPU (measured).
    """
    for name in [n for n in os.environ if n.startswith("TEXTUAL")] + ["LINES", "COLUMNS"]:
        os.environ.pop(name, None)
    os.environ["TEXTUAL_FPS"] = "120"
    encoding = getattr(sys.stdout, "encoding", "") or ""
    named = os.environ.pop("PYTHONIOENCODING", None)
    verbose = [name for name in VERBOSE_PYTHON if os.environ.pop(name, None) is not None]
    if verbose or (not is_utf8(encoding) and (named or not sys.flags.utf8_mode)):
        # a locale of another encoding would garble the screen: start again, in UTF-8 mode
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def escape_control_characters() -> None:
    """From here on standard output and error write control characters as visible escapes, and take any text.

    What is printed holds words from outside: names of files, values of settings, what the system says.
    """
    import io

    from kiosk.text import escape_controls

    class EscapingStream(io.TextIOWrapper):
        replaced: io.TextIOWrapper
        """The stream that this one replaces; were it collected, it would close the file that both write to."""

        def write(self, text: str, /) -> int:
            super().write(escape_controls(text, line_ends=True))
            return len(text)

    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.flush()
            escaping = EscapingStream(
                stream.buffer, stream.encoding, "backslashreplace", line_buffering=stream.line_buffering
            )
            escaping.replaced = stream
            setattr(sys, name, escaping)


def use_language_of_environment() -> None:
    """Show texts in the language that the environment asks for; French where it names none of ours."""
    from kiosk.i18n import LANGUAGES, use_language

    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = (os.environ.get("LANGUAGE") or named).split(":")[0].split("_")[0].split(".")[0]
    use_language(code if code in LANGUAGES else "fr")


def main() -> None:
    """``kiosk`` alone opens the screen, ``kiosk --lock`` is what a station runs; the commands are the adviser's."""
    lock = sys.argv[1:] == ["--lock"]
    clean_environment()
    clock.never_overflow()
    if lock or len(sys.argv) == 1:
        # Imports make next to no garbage: looking for it costs a twentieth of the start. The keeper and its
        # processes go on with it.
        gc.disable()
        from kiosk.commands.practise import practise

        sys.exit(practise(lock=lock))
    from kiosk.commands.streams import errors_as_sentences, open_closed_streams

    open_closed_streams()
    escape_control_characters()
    use_language_of_environment()
    if signal.getsignal(signal.SIGINT) == signal.SIG_DFL:
        # from here on click turns Ctrl+C into a sentence
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with errors_as_sentences():
        command_group()(prog_name="kiosk")


def command_group() -> click.Group:
    """All commands, as one click group that imports a command when it is asked for."""
    import click

    from kiosk import __version__
    from kiosk.commands.click_words import translate_click
    from kiosk.i18n import _

    translate_click()

    class Commands(click.Group):
        def list_commands(self, ctx: click.Context) -> list[str]:
            return list(COMMANDS)

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            if cmd_name not in COMMANDS:
                return None
            module, _colon, name = COMMANDS[cmd_name].partition(":")
            command: click.Command = getattr(import_module(module), name)()
            return command

    commands = Commands(
        "kiosk",
        help=_("S'exercer à l'ordinateur, sans être jugé. Sans commande : ouvre l'écran du poste."),
        params=[
            click.Option(
                ["--lock"], is_flag=True, expose_value=False, help=_("Seul : l'écran d'un poste, verrouillé.")
            ),
        ],
        subcommand_metavar=_("COMMANDE [ARGUMENT …]"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    return click.version_option(__version__, prog_name="kiosk")(commands)
