"""Everything that makes a machine a station, in the order in which it is done. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kiosk.course.keyboards import LAYOUTS
from kiosk.errors import KioskError
from kiosk.i18n import N_, _
from kiosk.machine.install.changes import Account, Change, File, Folder, Link, Packages
from kiosk.machine.install.console_keyboard import with_layout
from kiosk.machine.install.facts import Facts
from kiosk.machine.install.first_settings import first_settings
from kiosk.machine.install.foot_bindings import hardened, missing_bindings
from kiosk.machine.install.print_server import without_printed_papers
from kiosk.station.settings.places import STATION_SETTINGS_FILE_MODE, SYSTEM_SETTINGS_FOLDER_MODE

PACKAGES = (
    "cage",
    "foot",
    "xwayland",  # cage does not start without it
    "wlr-randr",  # the text size
    "fonts-dejavu-core",
    "fonts-noto-color-emoji",
    "breeze-cursor-theme",  # a large pointer, by the names that programs ask for (CSS)
    "libpam-systemd",  # the seat: screen, keyboard and mouse for the station's account
    "dbus",
    "console-setup",  # the keyboard of the text console
)
"""What every station takes from Debian."""
PRINTING = ("cups-client",)
"""What a station with a printer takes besides: ``lp``."""
ACCOUNT = "kiosk"
STATE = "/var/lib/kiosk"
HOME = f"{STATE}/home"
SETTINGS = "/etc/kiosk/settings.yaml"
FOOT_CONFIGURATION = "/etc/kiosk/foot.ini"
CONSOLE_KEYBOARD = "/etc/default/keyboard"
PRINT_SERVER = "/etc/cups/cupsd.conf"
UNIT_NAME = "kiosk-station.service"
UNITS = "/etc/systemd/system"
UNIT = f"{UNITS}/{UNIT_NAME}"
DEFAULT_TARGET = f"{UNITS}/default.target"
GRAPHICAL = "/usr/lib/systemd/system/graphical.target"
LEAST_VERSION = 13
"""Debian 12's cage stopped at its first frame with software rendering."""
FIRST_HUMAN = 1000
"""From this user id on accounts are people's, in Debian."""
_PLAIN = re.compile(r"/[A-Za-z0-9_./+-]+")


def check(facts: Facts) -> None:
    """Raise :class:`KioskError` where this machine cannot be made a station, with what to do."""
    number = facts.version.partition(".")[0]
    if facts.system != "debian" or not number.isdigit() or int(number) < LEAST_VERSION:
        there = f"{facts.system} {facts.version}".strip() or "?"
        what = _("Ce système est « {system} ».").format(system=there)
        raise KioskError(
            what, _("Il faut Debian {version}, ou une version plus récente.").format(version=LEAST_VERSION)
        )
    account = facts.account
    if account is not None and not (account.number < FIRST_HUMAN and account.home == HOME):
        what = _("Un compte « {name} » est déjà sur cette machine, pour autre chose.").format(name=ACCOUNT)
        raise KioskError(
            what, _("Donnez-lui un autre nom, par exemple : usermod -l conseil {name}").format(name=ACCOUNT)
        )
    if not _PLAIN.fullmatch(facts.program):
        what = _("Le chemin {path} a d'autres signes que des lettres et des chiffres.").format(path=facts.program)
        raise KioskError(what, _("Installez le programme ailleurs, par exemple dans /opt/kiosk."))
    if facts.foot_example is not None and (missing := missing_bindings(facts.foot_example)):
        what = _("Dans /etc/xdg/foot/foot.ini il manque {names}.").format(names=", ".join(missing))
        raise KioskError(
            what, _("Remettez ce fichier : apt-get install --reinstall -o Dpkg::Options::=--force-confnew foot")
        )


def plan(facts: Facts) -> tuple[Change, ...]:
    """What a station needs, done or not. The unit comes last: what starts by itself is whole."""
    return (
        _packages(facts),
        Account(ACCOUNT, HOME, facts.account is not None, N_("Le compte du poste, sans mot de passe.")),
        Folder(STATE, 0o700, ACCOUNT, ACCOUNT, N_("Les carnets, et ce que le poste garde.")),
        Folder(HOME, 0o700, ACCOUNT, ACCOUNT, N_("Le dossier personnel du compte.")),
        Folder("/etc/kiosk", SYSTEM_SETTINGS_FOLDER_MODE, "root", "root", N_("Les réglages.")),
        File(
            SETTINGS, first_settings(), STATION_SETTINGS_FILE_MODE, "root", ACCOUNT,
            N_("Les réglages du poste ; votre fichier reste, s'il y est."), only_if_absent=True,
        ),
        File(FOOT_CONFIGURATION, _foot(facts), why=N_("Le terminal, sans aucun raccourci.")),
        *_console(facts),
        *_print_server(facts),
        _script("station-session", facts, N_("Ouvre l'écran du poste.")),
        _script("station-terminal", facts, N_("Lance le programme dans le terminal.")),
        _script("station-stopped", facts, N_("Rend la connexion après l'arrêt par le conseiller.")),
        _file("/etc/pam.d/kiosk-station", "pam", facts, N_("La session du compte, qui donne l'écran et le clavier.")),
        _file(
            "/etc/systemd/logind.conf.d/90-kiosk.conf", "logind.conf", facts,
            N_("Pas de console derrière, pas de mise en veille."),
        ),
        _file("/etc/systemd/system.conf.d/90-kiosk.conf", "system.conf", facts, N_("Ctrl+Alt+Suppr répété : rien.")),
        Link(f"{UNITS}/ctrl-alt-del.target", "/dev/null", N_("Ctrl+Alt+Suppr : rien.")),
        # after 99-sysctl.conf, which older machines still have
        _file("/etc/sysctl.d/99-zz-kiosk.conf", "sysctl.conf", facts, N_("Alt+Impr. écran : rien.")),
        _file(
            "/etc/udev/rules.d/71-kiosk.rules", "power-switch.rules", facts,
            N_("Les touches d'arrêt d'un clavier : rien."),
        ),
        _file(
            f"{UNITS}/user-{_uid(facts)}.slice.d/kiosk.conf", "user-slice.conf", facts,
            N_("Les bornes du compte : mémoire, réseau."),
        ),
        _file(UNIT, UNIT_NAME, facts, N_("Tient le poste ouvert.")),
        *_default_target(facts),
        Link(f"{UNITS}/display-manager.service", UNIT, N_("Le poste s'ouvre au démarrage.")),
    )  # fmt: skip


def _packages(facts: Facts) -> Packages:
    names = (*PACKAGES, *(PRINTING if facts.prints else ()))
    missing = tuple(name for name in names if name not in facts.installed)
    return Packages(names, missing, N_("L'écran, le terminal, les lettres et les images."))


def _foot(facts: Facts) -> bytes | None:
    if facts.foot_example is None:
        return None
    return hardened(_text("foot.ini", facts), facts.foot_example).encode()


def _console(facts: Facts) -> tuple[Change, ...]:
    why = N_("Le clavier de l'écran de connexion.")
    if facts.console_keyboard is None:
        return (File(CONSOLE_KEYBOARD, None, why=why),)
    keyboard = LAYOUTS[facts.keyboard]
    content = with_layout(facts.console_keyboard, keyboard.xkb_layout, keyboard.xkb_variant)
    return (File(CONSOLE_KEYBOARD, content.encode(), why=why),)


def _print_server(facts: Facts) -> tuple[Change, ...]:
    """The paper of a logbook bears its four words; the print server keeps each paper for a day, if it may."""
    if facts.print_server is None:
        return ()
    content = without_printed_papers(facts.print_server).encode()
    return (File(PRINT_SERVER, content, 0o640, "root", "lp", N_("Les papiers imprimés ne restent pas.")),)


def _default_target(facts: Facts) -> tuple[Change, ...]:
    """Debian's own is the graphical one; a machine that was told otherwise opens no screen."""
    if facts.default_target is None:
        return ()
    return (Link(DEFAULT_TARGET, GRAPHICAL, N_("La machine démarre avec un écran.")),)


def _script(name: str, facts: Facts, why: str) -> File:
    return File(f"/usr/lib/kiosk/{name}", _text(name, facts).encode(), 0o755, why=why)


def _file(path: str, name: str, facts: Facts, why: str) -> File:
    return File(path, _text(name, facts).encode(), why=why)


def _text(name: str, facts: Facts) -> str:
    values = {"@program@": facts.program, "@user@": ACCOUNT, "@uid@": _uid(facts)}
    return re.sub("|".join(values), lambda found: values[found[0]], _shipped(name))


def _uid(facts: Facts) -> str:
    """The number of the station's account; a word in its place until the account is there."""
    return str(facts.account.number) if facts.account else "UID"


@cache
def _shipped(name: str) -> str:
    return (files(__package__) / "files" / name).read_text("utf-8")
