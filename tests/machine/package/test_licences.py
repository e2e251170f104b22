"""The package says of each thing in it who wrote it and under which terms."""

from __future__ import annotations

import pytest

from kiosk.machine.package.licences import copyright_file, holders, licence_of
from kiosk.machine.package.wheels import Wheel
from tests.machine.package.published import MIT, published

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
    assert holders([f"A Licence\n\n{line}\n\nPermission is granted."]) == (holder,)


def test_a_sentence_about_copyright_names_no_holder() -> None:
    text = "copyright notice and this permission notice appear in all copies.\nTHE COPYRIGHT HOLDERS OF 2014 BE LIABLE"
    assert holders([text]) == ()


def test_each_component_has_its_paragraph_with_all_its_places_and_its_whole_licence() -> None:
    one = published("one", files={"one/a.py": b"", "alone.py": b""})
    text = copyright_file("kiosk", "MIT License\n\nCopyright (c) 2026 The contributors", one, [one], FOLDER)
    paragraphs = text.split("\n\n")
    assert paragraphs[0].startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/")
    assert paragraphs[1].startswith("Files: *\nCopyright: 2026 The contributors\nLicense: Expat\n")
    for place in ("one/*", "alone.py", "one-1.0.dist-info/*"):
        assert f"{FOLDER}/{place}" in paragraphs[2]
    said = [line.removeprefix(" ") for line in paragraphs[2].split("License: Expat\n")[1].splitlines()]
    assert [line if line != "." else "" for line in said] == MIT.splitlines()


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
def test_a_component_that_says_nothing_of_its_licence_is_not_handed_on(silent: Wheel) -> None:
    with pytest.raises(ValueError, match="mute"):
        copyright_file("kiosk", MIT, published("kiosk"), [silent], FOLDER)


def test_one_word_for_one_licence() -> None:
    names = ["License-Expression: MIT"], ["Classifier: License :: OSI Approved :: MIT License"]
    assert {licence_of(published("one", facts=facts)) for facts in names} == {"Expat"}
