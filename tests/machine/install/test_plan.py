"""The planned changes, computed from the facts of a system."""

import re

import pytest

from kiosk.errors import KioskError
from kiosk.machine.install.changes import FileChange, LinkChange, PackagesChange
from kiosk.machine.install.plan import (
    HOME_FOLDER,
    KEYBOARD_CONFIGURATION,
    PACKAGES,
    UNIT_FILE,
    ExistingAccount,
    SystemFacts,
    plan_changes,
    require_installable,
)
from kiosk.station.unit import RESTART_COMPOSITOR, STOPPED_BY_ADVISER
from tests.machine.install.fake_system import FOOT, KEYBOARD

FACTS = SystemFacts(
    program="/usr/bin/kiosk", distribution="debian", version="13", installed=frozenset(PACKAGES),
    account=ExistingAccount(990, HOME_FOLDER, "/usr/sbin/nologin"), foot_example=FOOT, keyboard_configuration=KEYBOARD,
)  # fmt: skip


def changed(**facts: object) -> SystemFacts:
    return SystemFacts(**{name: getattr(FACTS, name) for name in FACTS.__struct_fields__} | facts)


def text(path: str, facts: SystemFacts = FACTS) -> str:
    """The content that the plan writes into ``path``."""
    file = next(c for c in plan_changes(facts) if isinstance(c, FileChange) and c.path == path)
    assert file.content is not None
    return file.content.decode()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"distribution": "ubuntu", "version": "26.04"}, "ubuntu 26.04"),
        ({"version": "12"}, "debian 12"),
        ({"version": ""}, "debian"),
        ({"account": ExistingAccount(1000, "/home/kiosk", "/bin/bash")}, "« kiosk »"),
        ({"account": ExistingAccount(990, "/srv/kiosk", "/bin/false")}, "« kiosk »"),
        ({"program": "/opt/my kiosk/bin/kiosk"}, "/opt/my kiosk"),
        ({"program": "/opt/$(reboot)/kiosk"}, "reboot"),
        ({"foot_example": FOOT.replace("spawn-terminal", "")}, "spawn-terminal"),
    ],
)
def test_an_unsupported_system_is_refused_with_advice(
    facts: dict[str, object], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.machine.install.plan.FIRST_PERSONAL_UID", 1000)
    with pytest.raises(KioskError) as problem:
        require_installable(changed(**facts))
    assert expected in problem.value.sentence
    assert problem.value.advice


@pytest.mark.parametrize("facts", [{}, {"version": "14.1"}, {"account": None}, {"foot_example": None}])
def test_a_supported_system_is_accepted(facts: dict[str, object]) -> None:
    require_installable(changed(**facts))


def test_the_link_that_starts_the_unit_comes_last() -> None:
    *before, last = plan_changes(FACTS)
    assert last == LinkChange("/etc/systemd/system/display-manager.service", UNIT_FILE, last.why)
    assert UNIT_FILE in [change.path for change in before if isinstance(change, FileChange)]


def test_every_placeholder_is_filled_in() -> None:
    for change in plan_changes(changed(program="/opt/kiosk/bin/kiosk")):
        if isinstance(change, FileChange) and change.content is not None:
            assert not re.search(rb"@\w+@", change.content), change.path
    assert "\nexec /opt/kiosk/bin/kiosk --lock\n" in text(
        "/usr/lib/kiosk/station-terminal", changed(program="/opt/kiosk/bin/kiosk")
    )


def test_everything_has_a_reason_that_is_shown() -> None:
    assert [change for change in plan_changes(FACTS) if not change.why.endswith(".")] == []


def test_the_unit_obeys_the_keeper_s_exit_codes() -> None:
    unit = text(UNIT_FILE).splitlines()
    for line in (
        "Restart=always",
        f"RestartPreventExitStatus={STOPPED_BY_ADVISER}",
        f"SuccessExitStatus={STOPPED_BY_ADVISER} {RESTART_COMPOSITOR}",
        "StartLimitIntervalSec=0",
        "User=kiosk",
        "LimitCORE=0",
    ):
        assert line in unit


def test_the_console_gets_the_keyboard_of_the_settings() -> None:
    assert text(KEYBOARD_CONFIGURATION) == KEYBOARD.replace('"us"', '"fr"')
    bepo = text(KEYBOARD_CONFIGURATION, changed(keyboard="bepo"))
    assert 'XKBLAYOUT="fr"\nXKBVARIANT="bepo"\nBACKSPACE="guess"\n' in bepo


def test_the_content_of_files_that_depend_on_packages_is_unknown_before_them() -> None:
    unknown = [
        c.path for c in plan_changes(SystemFacts("/usr/bin/kiosk")) if isinstance(c, FileChange) and c.content is None
    ]
    assert unknown == ["/etc/kiosk/foot.ini", KEYBOARD_CONFIGURATION]


def test_a_printer_needs_a_package_and_keeps_no_printed_jobs() -> None:
    def packages(facts: SystemFacts) -> PackagesChange:
        return next(change for change in plan_changes(facts) if isinstance(change, PackagesChange))

    assert packages(FACTS).missing == ()
    assert packages(changed(prints=True)).missing == ("cups-client",)
    printing = changed(prints=True, cups_configuration="LogLevel warn\n#PreserveJobFiles Yes\n<Policy a>\n</Policy>\n")
    assert text("/etc/cups/cupsd.conf", printing).endswith("</Policy>\nPreserveJobFiles No\n")


def test_a_default_target_without_graphics_is_replaced() -> None:
    def target(link: str | None) -> list[str]:
        links = [change for change in plan_changes(changed(default_target=link)) if isinstance(change, LinkChange)]
        return [link.target for link in links if link.path.endswith("/default.target")]

    assert target(None) == []
    assert target("/lib/systemd/system/multi-user.target") == ["/usr/lib/systemd/system/graphical.target"]


def test_the_unit_may_write_in_the_accounts_runtime_folder() -> None:
    assert "\nReadWritePaths=-/run/user/990\n" in text(UNIT_FILE)
    assert not re.search("@[a-z]+@", text(UNIT_FILE))
