"""What Debian reads of the package, and the scripts that run when it is installed and removed."""

from __future__ import annotations

import shutil
import subprocess
from email.parser import Parser
from pathlib import Path

import pytest

from kiosk.machine.package.debian import (
    Maintainer,
    ManualEntry,
    changelog_file,
    control_file,
    copyright_file,
    copyright_holders,
    debian_licence_name,
    debian_version,
    find_maintainer,
    manual_page,
    postinst_script,
    prerm_script,
)
from kiosk.machine.package.wheels import Wheel
from tests.machine.package.published import MIT, published

CAMILLE = Maintainer("Camille Martin", "camille@example.org")


def run(script: str, *args: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a maintainer script as dpkg does, with only the programs in ``path``, ``find`` and ``rm``."""
    command = ["/bin/sh", "-c", script, "script", *args]
    for required in ("find", "rm"):
        there = shutil.which(required)
        assert there
        if not (path / required).exists():
            (path / required).symlink_to(there)
    env = {"PATH": str(path), "SAID": str(path / "said")}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, code: int = 0) -> Path:
    """A program in ``folder`` that records its arguments and exits with ``code``."""
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "{name} $*" >> "$SAID"\nexit {code}\n')
    file.chmod(0o755)
    return file


def notes(folder: Path) -> list[str]:
    file = folder / "said"
    return file.read_text().splitlines() if file.exists() else []


def test_the_control_file_has_one_value_a_field_and_a_folded_description() -> None:
    card = Parser().parsestr(control_file("1.0rc1", "amd64", 20000, CAMILLE, 17))
    assert card["Version"] == "1.0~rc1"
    assert card["Architecture"] == "amd64"
    assert card["Installed-Size"] == "20000"
    assert card["Depends"] == "python3 (>= 3.13~), python3 (<< 3.14~), libc6 (>= 2.17)"
    assert {"cage", "foot", "xwayland", "wlr-randr"} <= set(card["Recommends"].split(", "))
    assert "Homepage" not in card
    short, *long = card["Description"].splitlines()
    assert len(short) <= 80
    assert all(line.startswith(" ") and len(line) <= 80 for line in long)
    assert card.get_payload() == "", "what stands after an empty line is not read"


def test_a_package_without_compiled_components_depends_on_no_c_library() -> None:
    assert "libc6" not in control_file("1.0", "amd64", 1, CAMILLE, 0)


@pytest.mark.parametrize(
    ("python", "debian"),
    [
        ("0.1.0", "0.1.0"),
        ("1.0a1", "1.0~a1"),
        ("1.0rc2", "1.0~rc2"),
        ("1.0.dev3", "1.0~dev3"),
        ("1.0.post1", "1.0.post1"),
    ],
)
def test_a_pre_release_sorts_before_its_release_in_debian(python: str, debian: str) -> None:
    assert debian_version(python) == debian


def test_the_maintainer_is_who_builds_else_the_holder_of_the_licence() -> None:
    assert str(find_maintainer(("2026 The kiosk contributors",), {})) == "The kiosk contributors <kiosk@example.org>"
    named = find_maintainer((), {"DEBFULLNAME": "Camille\nVersion: 9", "DEBEMAIL": "camille@example.org"})
    assert str(named) == "Camille Version: 9 <camille@example.org>", "no field can be smuggled in"


def test_the_changelog_is_dated_as_the_package() -> None:
    assert changelog_file("0.1.0", CAMILLE, 0) == (
        "kiosk-practice (0.1.0) trixie; urgency=medium\n\n  * Version 0.1.0.\n\n"
        " -- Camille Martin <camille@example.org>  Thu, 01 Jan 1970 00:00:00 +0000\n"
    )


def test_installing_compiles_and_a_full_disk_does_not_stop_it(tmp_path: Path) -> None:
    program(tmp_path, "py3compile", code=1)
    assert run(postinst_script("/folder"), "configure", "", path=tmp_path).returncode == 0
    assert notes(tmp_path) == ["py3compile -p kiosk-practice /folder"]


def test_an_aborted_upgrade_does_not_compile(tmp_path: Path) -> None:
    program(tmp_path, "py3compile")
    assert run(postinst_script("/folder"), "abort-upgrade", "0.1", path=tmp_path).returncode == 0
    assert notes(tmp_path) == []


@pytest.mark.parametrize("cleaner", [True, False])
def test_removing_erases_what_was_compiled(tmp_path: Path, cleaner: bool) -> None:
    if cleaner:
        program(tmp_path, "py3clean", code=1)
    folder = tmp_path / "modules"
    (folder / "one" / "__pycache__").mkdir(parents=True)
    (folder / "one" / "__pycache__" / "a.cpython-313.pyc").write_bytes(b"")
    (folder / "one" / "a.py").write_bytes(b"")
    assert run(prerm_script(str(folder), "kiosk", "/nowhere"), "remove", path=tmp_path).returncode == 0
    assert [path.name for path in folder.rglob("*")] == ["one", "a.py"]


def test_removing_uninstalls_the_station_first(tmp_path: Path) -> None:
    kiosk = program(tmp_path, "kiosk")
    manifest = tmp_path / "manifest.json"
    script = prerm_script(str(tmp_path / "modules"), str(kiosk), str(manifest))
    assert run(script, "remove", path=tmp_path).returncode == 0
    assert notes(tmp_path) == [], "this machine is no station"
    manifest.touch()
    assert run(script, "upgrade", "0.2", path=tmp_path).returncode == 0
    assert notes(tmp_path) == [], "a station stays one with the next version"
    assert run(script, "remove", path=tmp_path).returncode == 0
    assert notes(tmp_path) == ["kiosk uninstall --yes"]


def test_the_package_stays_where_uninstalling_fails(tmp_path: Path) -> None:
    kiosk = program(tmp_path, "kiosk", code=1)
    script = prerm_script(str(tmp_path), str(kiosk), str(kiosk))
    (tmp_path / "__pycache__").mkdir()
    assert run(script, "remove", path=tmp_path).returncode == 1
    assert (tmp_path / "__pycache__").is_dir()


FOLDER = "usr/lib/kiosk/modules"


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Copyright (c) 2020 Will McGugan", "2020 Will McGugan"),
        ("Copyright 2014 Pallets", "2014 Pallets"),
        ("    Copyright (c) 2012, Noah Spurrier <noah@example.org>", "2012, Noah Spurrier <noah@example.org>"),
        ("Copyright © 2010-202x The developers.", "2010-202x The developers"),
        ("(c) 1991 - 1995, Centrum Amsterdam,", "1991 - 1995, Centrum Amsterdam"),
    ],
)
def test_the_holders_are_read_from_the_licence(line: str, holder: str) -> None:
    assert copyright_holders([f"A Licence\n\n{line}\n\nPermission is granted."]) == (holder,)


def test_a_sentence_about_copyright_names_no_holder() -> None:
    text = "copyright notice and this permission notice appear in all copies.\nTHE COPYRIGHT HOLDERS OF 2014 BE LIABLE"
    assert copyright_holders([text]) == ()


def test_each_component_has_a_paragraph_with_its_paths_and_its_whole_licence() -> None:
    one = published("one", files={"one/a.py": b"", "alone.py": b""})
    text = copyright_file("kiosk", "MIT License\n\nCopyright (c) 2026 The contributors", one, [one], FOLDER)
    paragraphs = text.split("\n\n")
    assert paragraphs[0].startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/")
    assert paragraphs[1].startswith("Files: *\nCopyright: 2026 The contributors\nLicense: Expat\n")
    for place in ("one/*", "alone.py", "one-1.0.dist-info/*"):
        assert f"{FOLDER}/{place}" in paragraphs[2]
    notes = [line.removeprefix(" ") for line in paragraphs[2].split("License: Expat\n")[1].splitlines()]
    assert [line if line != "." else "" for line in notes] == MIT.splitlines()


def test_a_licence_that_debian_holds_is_referred_to() -> None:
    lgpl = published(
        "one",
        facts=[
            "Classifier: License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
            "Author: Camille",
        ],
        licence=" Copyright (C) 2007 Free Software Foundation, Inc.",
    )
    paragraph = copyright_file("kiosk", MIT, published("kiosk"), [lgpl], FOLDER).split("\n\n")[-1]
    assert "/usr/share/common-licenses/LGPL-3" in paragraph
    assert "Copyright: Camille\n" in paragraph, "who wrote the licence did not write the component"


@pytest.mark.parametrize("silent", [published("mute", facts=[]), published("mute", licence="")])
def test_a_component_without_a_licence_is_refused(silent: Wheel) -> None:
    with pytest.raises(ValueError, match="mute"):
        copyright_file("kiosk", MIT, published("kiosk"), [silent], FOLDER)


def test_one_licence_has_one_name() -> None:
    names = ["License-Expression: MIT"], ["Classifier: License :: OSI Approved :: MIT License"]
    assert {debian_licence_name(published("one", facts=facts)) for facts in names} == {"Expat"}


def test_commands_and_options_keep_their_order() -> None:
    entries = [
        ManualEntry("kiosk check", "Lit les exercices.", (("--json", "Écrit en JSON."),)),
        ManualEntry("kiosk pin", "Le code."),
    ]
    lines = manual_page("0.1.0", 86400, "s'exercer", entries).splitlines()
    assert lines[0] == '.TH KIOSK 1 1970-01-02 "kiosk 0.1.0"'
    wanted = [".B kiosk check", "Lit les exercices.", ".B \\-\\-json", "Écrit en JSON.", ".B kiosk pin", "Le code."]
    assert [line for line in lines if line in wanted] == wanted


def test_no_text_is_taken_for_a_command() -> None:
    lines = manual_page("1", 0, "…", [ManualEntry(".so /etc/passwd", "'il reste\n.TP un mot \\ ici")]).splitlines()
    assert ".B \\&.so /etc/passwd" in lines
    assert "\\&'il reste .TP un mot \\e ici" in lines
    assert not any(line.startswith((".so", "'")) for line in lines)
