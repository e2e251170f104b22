"""The configuration files of a station: foot without any shortcut, console keyboard, print server, first settings."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.machine.install.configuration import (
    NEVER_HELD,
    OVERRIDE,
    disabled_bindings,
    discard_printed_jobs,
    first_settings,
    harden_foot,
    missing_bindings,
    set_console_layout,
)
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import read_settings
from tests.machine.install.fake_system import FOOT

NAMES = st.builds("{}{}".format, st.sampled_from("abst"), st.text("abtx019-", max_size=12))


def sections(text: str) -> dict[str, list[str]]:
    """The lines of each section that are no comments."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def test_every_binding_of_the_example_is_disabled() -> None:
    made = sections(harden_foot("[main]\nshell=/bin/false\n", FOOT))
    assert made["main"] == ["shell=/bin/false"]
    assert {"spawn-terminal=none", "scrollback-home=none", "unicode-input=none"} <= set(made["key-bindings"])
    assert made["search-bindings"] == ["cancel=none", "clipboard-paste=none"]
    assert made["url-bindings"] == ["cancel=none"]
    assert "select-quote=none" in made["mouse-bindings"]


def test_a_binding_that_pipes_text_names_a_command() -> None:
    made = sections(harden_foot("", FOOT))
    assert "pipe-visible=[/bin/true] none" in made["key-bindings"]


def test_the_program_keeps_the_mouse() -> None:
    """With no modifier foot would keep the mouse for itself; anywhere but last it would reject the binding."""
    assert sections(harden_foot("", FOOT))["mouse-bindings"][-1] == f"{OVERRIDE}={NEVER_HELD}"


def test_only_sections_of_bindings_are_written() -> None:
    made = sections(harden_foot("", FOOT))
    assert set(made) == {"key-bindings", "search-bindings", "url-bindings", "mouse-bindings"}
    assert not any("regex" in line for lines in made.values() for line in lines)


def test_missing_bindings_are_found() -> None:
    assert missing_bindings(FOOT) == ()
    assert missing_bindings(FOOT.replace("# spawn-terminal", "# x ")) == ("key-bindings.spawn-terminal",)
    assert "url-bindings.cancel" in missing_bindings(FOOT.split("[url-bindings]")[0])
    assert missing_bindings("")


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, st.booleans(), min_size=1), min_size=1))
def test_unknown_bindings_are_disabled_too(made_up: dict[str, dict[str, bool]]) -> None:
    example = "".join(
        f"[{section}-bindings]\n"
        + "".join(f"{'# ' if commented else ''}{n}=Control+x\n" for n, commented in names.items())
        for section, names in made_up.items()
        if section != "text"
    )
    written = sections(harden_foot("", example))
    expected = {f"{s}-bindings": sorted(f"{n}=none" for n in names) for s, names in made_up.items() if s != "text"}
    assert {section: sorted(lines) for section, lines in written.items()} == expected
    assert {s: set(names) for s, names in disabled_bindings(example).items()} == {
        f"{s}-bindings": set(names) for s, names in made_up.items() if s != "text"
    }


def test_a_console_keyboard_that_names_no_layout_gets_one() -> None:
    assert set_console_layout("# nothing\n", "de", "") == '# nothing\nXKBLAYOUT="de"\nXKBVARIANT=""\n'
    assert set_console_layout("", "us", "") == 'XKBLAYOUT="us"\nXKBVARIANT=""\n'


def test_the_print_server_gets_the_directive_once() -> None:
    once = discard_printed_jobs("a\n  preservejobfiles 86400\nb\n")
    assert once == "a\nPreserveJobFiles No\nb\n"
    assert discard_printed_jobs(once) == once
    assert discard_printed_jobs("") == "PreserveJobFiles No\n"


def test_the_first_settings_are_those_of_a_locked_station(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(first_settings())
    assert read_settings(file) == Settings(locked=True)


def test_every_line_of_the_first_settings_is_valid_uncommented(tmp_path: Path) -> None:
    opened = re.sub(r"^# (\w+: )", r"\1", first_settings().decode(), flags=re.MULTILINE)
    file = tmp_path / "settings.yaml"
    file.write_text(opened)
    assert read_settings(file) == Settings(locked=True)
    named = set(re.findall(r"^(\w+): ", opened, re.MULTILINE))
    assert named == set(Settings.__struct_fields__) - {"pin"}
