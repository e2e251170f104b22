"""All changes that make a system a station, in their order, computed from facts about it. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from kiosk.course.keyboard.keys import LayoutName
from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.errors import KioskError
from kiosk.i18n import N_, _
from kiosk.machine.install.changes import AccountChange, Change, FileChange, FolderChange, LinkChange, PackagesChange
from kiosk.machine.install.configuration import (
    discard_printed_jobs,
    first_settings,
    harden_foot,
    missing_bindings,
    set_console_layout,
)
from kiosk.station.settings.places import (
    STATION_SETTINGS_FILE_MODE,
    SYSTEM_SETTINGS_FILE,
    SYSTEM_SETTINGS_FOLDER_MODE,
    SYSTEM_STATE,
)

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
"""The Debian packages of every station."""
PRINTING_PACKAGES = ("cups-client",)
"""The Debian packages of a station with a printer: ``lp``."""
ACCOUNT = "kiosk"
STATE_FOLDER = str(SYSTEM_STATE)
HOME_FOLDER = f"{STATE_FOLDER}/home"
SETTINGS_FILE = str(SYSTEM_SETTINGS_FILE)
FOOT_CONFIGURATION = "/etc/kiosk/foot.ini"
KEYBOARD_CONFIGURATION = "/etc/default/keyboard"
CUPS_CONFIGURATION = "/etc/cups/cupsd.conf"
UNIT_NAME = "kiosk-station.service"
UNITS_FOLDER = "/etc/systemd/system"
UNIT_FILE = f"{UNITS_FOLDER}/{UNIT_NAME}"
DEFAULT_TARGET = f"{UNITS_FOLDER}/default.target"
GRAPHICAL_TARGET = "/usr/lib/systemd/system/graphical.target"
OLDEST_DEBIAN = 13
"""Debian 12's cage stopped at its first frame with software rendering."""
FIRST_PERSONAL_UID = 1000
"""Debian gives people user ids from here on, and system accounts lower ones."""
_PLAIN = re.compile(r"/[A-Za-z0-9_./+-]+")


class ExistingAccount(msgspec.Struct, frozen=True):
    """A line of ``/etc/passwd``."""

    uid: int
    home: str
    shell: str


class SystemFacts(msgspec.Struct, frozen=True):
    """A system, as far as the plan depends on it; read by :mod:`kiosk.machine.install.facts`."""

    program: str
    """The path of ``kiosk`` on the system, as the station calls it."""
    distribution: str = ""
    """ID of os-release: ``debian``."""
    version: str = ""
    """VERSION_ID of os-release: ``13``."""
    installed: frozenset[str] = frozenset()
    """The Debian packages that are wholly installed, of those that the plan may ask for."""
    account: ExistingAccount | None = None
    foot_example: str | None = None
    """The example configuration of foot, every option with its default; None before foot is installed."""
    keyboard: LayoutName = "azerty"
    """The keyboard that the station's settings name."""
    prints: bool = False
    """Whether the station's settings name a printer."""
    cups_configuration: str | None = None
    """``/etc/cups/cupsd.conf``; None where no print server is installed."""
    keyboard_configuration: str | None = None
    """``/etc/default/keyboard``; None before console-setup is installed."""
    default_target: str | None = None
    """Target of the link ``default.target`` in ``/etc``; None where there is none and Debian's default applies."""


def require_installable(facts: SystemFacts) -> None:
    """Raise :class:`KioskError`, with what to do, where the system cannot be made a station."""
    number = facts.version.partition(".")[0]
    if facts.distribution != "debian" or not number.isdigit() or int(number) < OLDEST_DEBIAN:
        there = f"{facts.distribution} {facts.version}".strip() or "?"
        what = _("Ce système est « {system} ».").format(system=there)
        raise KioskError(
            what, _("Il faut Debian {version}, ou une version plus récente.").format(version=OLDEST_DEBIAN)
        )
    account = facts.account
    if account is not None and not (account.uid < FIRST_PERSONAL_UID and account.home == HOME_FOLDER):
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


def plan_changes(facts: SystemFacts) -> tuple[Change, ...]:
    """All changes, made or not. The link that starts the unit at boot comes last: what it starts is complete then."""
    return (
        _packages(facts),
        AccountChange(ACCOUNT, HOME_FOLDER, facts.account is not None, N_("Le compte du poste, sans mot de passe.")),
        FolderChange(STATE_FOLDER, 0o700, ACCOUNT, ACCOUNT, N_("Les carnets, et ce que le poste garde.")),
        FolderChange(HOME_FOLDER, 0o700, ACCOUNT, ACCOUNT, N_("Le dossier personnel du compte.")),
        FolderChange("/etc/kiosk", SYSTEM_SETTINGS_FOLDER_MODE, "root", "root", N_("Les réglages.")),
        FileChange(
            SETTINGS_FILE, first_settings(), STATION_SETTINGS_FILE_MODE, "root", ACCOUNT,
            N_("Les réglages du poste ; votre fichier reste, s'il y est."), only_if_absent=True,
        ),
        FileChange(FOOT_CONFIGURATION, _foot(facts), why=N_("Le terminal, sans aucun raccourci.")),
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
        LinkChange(f"{UNITS_FOLDER}/ctrl-alt-del.target", "/dev/null", N_("Ctrl+Alt+Suppr : rien.")),
        # after 99-sysctl.conf, which older machines still have
        _file("/etc/sysctl.d/99-zz-kiosk.conf", "sysctl.conf", facts, N_("Alt+Impr. écran : rien.")),
        _file(
            "/etc/udev/rules.d/71-kiosk.rules", "power-switch.rules", facts,
            N_("Les touches d'arrêt d'un clavier : rien."),
        ),
        _file(
            f"{UNITS_FOLDER}/user-{_uid(facts)}.slice.d/kiosk.conf", "user-slice.conf", facts,
            N_("Les bornes du compte : mémoire, réseau."),
        ),
        _file(UNIT_FILE, UNIT_NAME, facts, N_("Tient le poste ouvert.")),
        *_default_target(facts),
        LinkChange(f"{UNITS_FOLDER}/display-manager.service", UNIT_FILE, N_("Le poste s'ouvre au démarrage.")),
    )  # fmt: skip


def _packages(facts: SystemFacts) -> PackagesChange:
    names = (*PACKAGES, *(PRINTING_PACKAGES if facts.prints else ()))
    missing = tuple(name for name in names if name not in facts.installed)
    return PackagesChange(names, missing, N_("L'écran, le terminal, les lettres et les images."))


def _foot(facts: SystemFacts) -> bytes | None:
    if facts.foot_example is None:
        return None
    return harden_foot(_text("foot.ini", facts), facts.foot_example).encode()


def _console(facts: SystemFacts) -> tuple[Change, ...]:
    why = N_("Le clavier de l'écran de connexion.")
    if facts.keyboard_configuration is None:
        return (FileChange(KEYBOARD_CONFIGURATION, None, why=why),)
    keyboard = LAYOUTS[facts.keyboard]
    content = set_console_layout(facts.keyboard_configuration, keyboard.xkb_layout, keyboard.xkb_variant)
    return (FileChange(KEYBOARD_CONFIGURATION, content.encode(), why=why),)


def _print_server(facts: SystemFacts) -> tuple[Change, ...]:
    """A printed document bears the four words of a logbook; a print server would keep it for a day."""
    if facts.cups_configuration is None:
        return ()
    content = discard_printed_jobs(facts.cups_configuration).encode()
    return (FileChange(CUPS_CONFIGURATION, content, 0o640, "root", "lp", N_("Les papiers imprimés ne restent pas.")),)


def _default_target(facts: SystemFacts) -> tuple[Change, ...]:
    """Debian's default is the graphical target; a system that was configured otherwise opens no screen."""
    if facts.default_target is None:
        return ()
    return (LinkChange(DEFAULT_TARGET, GRAPHICAL_TARGET, N_("La machine démarre avec un écran.")),)


def _script(name: str, facts: SystemFacts, why: str) -> FileChange:
    return FileChange(f"/usr/lib/kiosk/{name}", _text(name, facts).encode(), 0o755, why=why)


def _file(path: str, name: str, facts: SystemFacts, why: str) -> FileChange:
    return FileChange(path, _text(name, facts).encode(), why=why)


def _text(name: str, facts: SystemFacts) -> str:
    values = {"@program@": facts.program, "@user@": ACCOUNT, "@uid@": _uid(facts)}
    return re.sub("|".join(values), lambda found: values[found[0]], _shipped(name))


def _uid(facts: SystemFacts) -> str:
    """The user id of the station's account; a placeholder before it exists."""
    return str(facts.account.uid) if facts.account else "UID"


@cache
def _shipped(name: str) -> str:
    return (files(__package__) / "files" / name).read_text("utf-8")
