"""What is wanted, worked out from what is there."""

import re
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.machine.install.changes import File, Link, Packages
from kiosk.machine.install.console_keyboard import with_layout
from kiosk.machine.install.facts import AccountThere, Facts
from kiosk.machine.install.first_settings import first_settings
from kiosk.machine.install.plan import CONSOLE_KEYBOARD, HOME, PACKAGES, UNIT, check, plan
from kiosk.machine.install.print_server import without_printed_papers
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import read_settings
from tests.machine.install.fake_machine import FOOT, KEYBOARD

FACTS = Facts(
    program="/usr/bin/kiosk", system="debian", version="13", installed=frozenset(PACKAGES),
    account=AccountThere(990, HOME, "/usr/sbin/nologin"), foot_example=FOOT, console_keyboard=KEYBOARD,
)  # fmt: skip


def changed(**facts: object) -> Facts:
    return Facts(**{name: getattr(FACTS, name) for name in FACTS.__struct_fields__} | facts)


def text(path: str, facts: Facts = FACTS) -> str:
    """What the plan writes into ``path``."""
    file = next(c for c in plan(facts) if isinstance(c, File) and c.path == path)
    assert file.content is not None
    return file.content.decode()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"system": "ubuntu", "version": "26.04"}, "ubuntu 26.04"),
        ({"version": "12"}, "debian 12"),
        ({"version": ""}, "debian"),
        ({"account": AccountThere(1000, "/home/kiosk", "/bin/bash")}, "« kiosk »"),
        ({"account": AccountThere(990, "/srv/kiosk", "/bin/false")}, "« kiosk »"),
        ({"program": "/opt/my kiosk/bin/kiosk"}, "/opt/my kiosk"),
        ({"program": "/opt/$(reboot)/kiosk"}, "reboot"),
        ({"foot_example": FOOT.replace("spawn-terminal", "")}, "spawn-terminal"),
    ],
)
def test_a_machine_that_cannot_be_a_station_is_told(
    facts: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.machine.install.plan.FIRST_HUMAN", 1000)
    with pytest.raises(KioskError) as problem:
        check(changed(**facts))
    assert said in problem.value.sentence
    assert problem.value.advice


@pytest.mark.parametrize("facts", [{}, {"version": "14.1"}, {"account": None}, {"foot_example": None}])
def test_a_machine_that_can_be_a_station_is_taken(facts: dict[str, object]) -> None:
    check(changed(**facts))


def test_what_starts_by_itself_comes_last() -> None:
    *before, last = plan(FACTS)
    assert last == Link("/etc/systemd/system/display-manager.service", UNIT, last.why)
    assert UNIT in [change.path for change in before if isinstance(change, File)]


def test_every_placeholder_is_filled_in() -> None:
    for change in plan(changed(program="/opt/kiosk/bin/kiosk")):
        if isinstance(change, File) and change.content is not None:
            assert not re.search(rb"@\w+@", change.content), change.path
    assert "\nexec /opt/kiosk/bin/kiosk --lock\n" in text(
        "/usr/lib/kiosk/station-terminal", changed(program="/opt/kiosk/bin/kiosk")
    )


def test_everything_has_a_reason_that_is_shown() -> None:
    assert [change for change in plan(FACTS) if not change.why.endswith(".")] == []


def test_the_unit_obeys_the_keeper_s_exit_codes() -> None:
    unit = text(UNIT).splitlines()
    for line in (
        "Restart=always",
        "RestartPreventExitStatus=20",
        "StartLimitIntervalSec=0",
        "User=kiosk",
        "LimitCORE=0",
    ):
        assert line in unit


def test_the_console_speaks_the_keyboard_of_the_settings() -> None:
    assert text(CONSOLE_KEYBOARD) == KEYBOARD.replace('"us"', '"fr"')
    bepo = text(CONSOLE_KEYBOARD, changed(keyboard="bepo"))
    assert 'XKBLAYOUT="fr"\nXKBVARIANT="bepo"\nBACKSPACE="guess"\n' in bepo


def test_a_console_keyboard_that_names_no_layout_gets_one() -> None:
    assert with_layout("# nothing\n", "de", "") == '# nothing\nXKBLAYOUT="de"\nXKBVARIANT=""\n'
    assert with_layout("", "us", "") == 'XKBLAYOUT="us"\nXKBVARIANT=""\n'


def test_before_the_packages_are_there_their_files_are_not_known() -> None:
    unknown = [c.path for c in plan(Facts("/usr/bin/kiosk")) if isinstance(c, File) and c.content is None]
    assert unknown == ["/etc/kiosk/foot.ini", CONSOLE_KEYBOARD]


def test_a_printer_takes_what_prints_and_keeps_no_paper() -> None:
    def packages(facts: Facts) -> Packages:
        return next(change for change in plan(facts) if isinstance(change, Packages))

    assert packages(FACTS).missing == ()
    assert packages(changed(prints=True)).missing == ("cups-client",)
    printing = changed(prints=True, print_server="LogLevel warn\n#PreserveJobFiles Yes\n<Policy a>\n</Policy>\n")
    assert text("/etc/cups/cupsd.conf", printing).endswith("</Policy>\nPreserveJobFiles No\n")


def test_the_print_server_is_told_once() -> None:
    told = without_printed_papers("a\n  preservejobfiles 86400\nb\n")
    assert told == "a\nPreserveJobFiles No\nb\n"
    assert without_printed_papers(told) == told
    assert without_printed_papers("") == "PreserveJobFiles No\n"


def test_a_machine_that_opens_no_screen_is_told_to() -> None:
    def target(link: str | None) -> list[str]:
        links = [change for change in plan(changed(default_target=link)) if isinstance(change, Link)]
        return [link.target for link in links if link.path.endswith("/default.target")]

    assert target(None) == []
    assert target("/lib/systemd/system/multi-user.target") == ["/usr/lib/systemd/system/graphical.target"]


def test_the_first_settings_are_those_of_a_locked_station(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(first_settings())
    assert read_settings(file) == Settings(locked=True)


def test_every_line_of_the_first_settings_can_be_used_as_it_stands(tmp_path: Path) -> None:
    opened = re.sub(r"^# (\w+: )", r"\1", first_settings().decode(), flags=re.MULTILINE)
    file = tmp_path / "settings.yaml"
    file.write_text(opened)
    assert read_settings(file) == Settings(locked=True)
    named = set(re.findall(r"^(\w+): ", opened, re.MULTILINE))
    assert named == set(Settings.__struct_fields__) - {"pin"}


def test_the_unit_keeps_open_what_is_the_accounts_own_of_the_running_system() -> None:
    assert "\nReadWritePaths=-/run/user/990\n" in text(UNIT)
    assert not re.search("@[a-z]+@", text(UNIT))
