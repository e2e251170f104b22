"""Which settings hold, and where each comes from: built-in, the file or its last good copy, the adviser's corner."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n import use_language
from kiosk.station.pin import hash_pin
from kiosk.station.settings import layers as held_settings
from kiosk.station.settings import places
from kiosk.station.settings.layers import (
    CHOICES_FILE,
    LAST_GOOD_FILE,
    SettingChanges,
    SettingLayers,
    apply_changes,
    read_layers,
    save_choices,
    save_good_copy,
)
from kiosk.station.settings.model import Settings

MONDAY, TUESDAY = date(2027, 2, 1), date(2027, 2, 2)


class Place:
    """A station's settings file and its own folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "settings.yaml"
        self.state = folder / "state"
        self.env = {"HOME": str(folder), "KIOSK_DATA": str(self.state), "KIOSK_SETTINGS": str(self.file)}

    def write(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def layers(self) -> SettingLayers:
        """As a station that starts: the copy is kept."""
        layers = read_layers(self.env)
        assert save_good_copy(layers, self.state) == ()
        return layers

    def choose(self, changes: SettingChanges, today: date = MONDAY) -> None:
        save_choices(self.state, changes, base=read_layers(self.env).base, today=today)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


# -- the file ---------------------------------------------------------------------------------------------------------


def test_without_any_file_all_is_built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SYSTEM_SETTINGS_FILE", tmp_path / "none")
    layers = read_layers({"HOME": str(tmp_path)})
    assert layers.settings == Settings()
    assert set(layers.sources) == set(Settings.__struct_fields__)
    assert set(layers.sources.values()) == {"d'origine"}
    assert (layers.problems, layers.file) == ((), None)
    assert os.listdir(tmp_path) == []


def test_each_setting_says_the_line_it_comes_from(place: Place) -> None:
    place.write("# le poste\nlanguage: en\n\nexercises:\n  - /srv/a\nlocked: true\n")
    layers = place.layers()
    assert layers.settings == Settings(language="en", exercises=("/srv/a",), locked=True)
    assert layers.sources["language"] == f"{place.file}:2"
    assert layers.sources["exercises"] == f"{place.file}:4"
    assert layers.sources["locked"] == f"{place.file}:6"
    assert layers.sources["theme"] == "d'origine"


def test_a_broken_file_leaves_the_station_as_it_was_and_is_reported_with_its_place(place: Place) -> None:
    place.write("locked: true\ntheme: sombre\n")
    place.layers()
    place.write("locked: true\nteme: sombre\n")
    layers = place.layers()
    assert layers.settings == Settings(locked=True, theme="sombre")
    assert layers.sources["theme"] == f"{place.state / LAST_GOOD_FILE}:2"
    assert layers.problems[0].startswith(f"{place.file}:2:1: ")
    assert "theme" in layers.problems[0]
    assert LAST_GOOD_FILE in layers.problems[-1]
    assert place.layers() == layers


def test_a_file_that_is_gone_or_cannot_be_read_is_as_broken_when_it_was_named(place: Place) -> None:
    place.write("theme: sombre\n")
    place.layers()
    place.file.unlink()
    assert place.layers().settings.theme == "sombre"
    place.file.mkdir()
    layers = place.layers()
    assert layers.settings.theme == "sombre"
    assert str(place.file) in layers.problems[0]


def test_a_broken_file_that_was_never_good_leaves_what_is_built_in(place: Place) -> None:
    place.write("theme: rouge\n")
    layers = place.layers()
    assert layers.settings == Settings()
    assert layers.problems[-1] == "Le poste suit les réglages d'origine."
    assert not (place.state / LAST_GOOD_FILE).exists()


def test_a_copy_that_is_damaged_too_leaves_what_is_built_in(place: Place) -> None:
    place.write("theme: sombre\n")
    place.layers()
    place.write("theme: [\n")
    (place.state / LAST_GOOD_FILE).write_bytes(b"\x00\xff theme: [")
    assert place.layers().settings == Settings()


def test_a_file_that_is_mended_counts_again(place: Place) -> None:
    for text in ("theme: sombre\n", "theme: [\n", "theme: contraste fort\n"):
        place.write(text)
        layers = place.layers()
    assert layers.settings.theme == "contraste fort"
    assert layers.problems == ()
    assert (place.state / LAST_GOOD_FILE).read_text() == "theme: contraste fort\n"


def test_the_copy_is_only_for_the_station_and_is_not_written_again_and_again(place: Place) -> None:
    place.write("theme: sombre\n")
    place.layers()
    copy = place.state / LAST_GOOD_FILE
    assert copy.stat().st_mode & 0o777 == 0o600
    first = copy.stat()
    place.layers()
    assert copy.stat().st_ino == first.st_ino


def test_looking_writes_nothing(place: Place) -> None:
    place.write("theme: sombre\n")
    read_layers(place.env)
    assert not place.state.exists()


def test_a_copy_that_cannot_be_saved_is_reported(place: Place) -> None:
    place.write("theme: sombre\n")
    place.state.write_text("a file where the folder should be")
    layers = read_layers(place.env)
    assert layers.settings.theme == "sombre"
    problems = save_good_copy(layers, place.state)
    assert [line.startswith("La copie des réglages ne peut pas être gardée") for line in problems] == [True]


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=200))
def test_whatever_the_files_contain_the_station_has_settings(
    tmp_path_factory: pytest.TempPathFactory, file: bytes, copy: bytes, choices: bytes
) -> None:
    place = Place(tmp_path_factory.mktemp("any"))
    place.state.mkdir()
    place.file.write_bytes(file)
    (place.state / LAST_GOOD_FILE).write_bytes(copy)
    (place.state / CHOICES_FILE).write_bytes(choices)
    layers = read_layers(place.env)
    assert isinstance(layers.settings, Settings)
    assert all(layers.sources[name] for name in Settings.__struct_fields__)


def test_problems_are_reported_in_the_language_of_the_moment(place: Place) -> None:
    place.write("theme: rouge\n")
    french = place.layers().problems
    use_language("en")
    assert place.layers().problems[0] != french[0]


# -- the corner -------------------------------------------------------------------------------------------------------


def test_what_is_chosen_in_the_corner_counts_more_than_the_file(place: Place) -> None:
    place.write("theme: sombre\nlanguage: en\n")
    place.choose({"theme": "contraste fort", "text_size": "grand"})
    layers = place.layers()
    assert layers.settings == Settings(theme="contraste fort", text_size="grand", language="en")
    assert layers.base == Settings(theme="sombre", language="en")
    assert layers.sources["theme"] == "coin du conseiller, 2027-02-01"
    assert layers.sources["language"] == f"{place.file}:2"


def test_each_choice_keeps_its_own_day(place: Place) -> None:
    place.write("")
    place.choose({"theme": "sombre"})
    place.choose({"language": "en"}, TUESDAY)
    sources = place.layers().sources
    assert sources["theme"].endswith("2027-02-01")
    assert sources["language"].endswith("2027-02-02")


def test_a_choice_equal_to_the_file_is_not_stored(place: Place) -> None:
    place.write("theme: sombre\n")
    place.choose({"theme": "clair"})
    place.choose({"theme": "sombre"})
    assert not (place.state / CHOICES_FILE).exists()
    place.write("theme: contraste fort\n")
    assert place.layers().settings.theme == "contraste fort"


def test_a_workshop_goes_with_its_day(place: Place) -> None:
    place.write("workshop: [email]\nworkshop_day: 2027-03-01\n")
    place.choose({"workshop": ("souris",), "workshop_day": "2027-02-01"})
    assert (place.layers().settings.workshop, place.layers().settings.workshop_day) == (("souris",), "2027-02-01")
    place.choose({"workshop": ("clavier", "souris/1-bouger-la-fleche")})
    assert place.layers().settings.workshop == ("clavier", "souris/1-bouger-la-fleche")
    assert place.layers().settings.workshop_day == ""
    # the very same areas as in the file, but for every day: that is another workshop
    place.choose({"workshop": ("email",)})
    assert place.layers().settings.workshop_day == ""
    place.choose({"workshop": ("email",), "workshop_day": "2027-03-01"})
    assert not (place.state / CHOICES_FILE).exists()


def test_no_workshop_today_can_be_chosen_where_the_file_has_one(place: Place) -> None:
    place.write("workshop: [email]\n")
    place.choose({"workshop": (), "workshop_day": "2027-02-01"})
    layers = place.layers()
    assert (layers.settings.workshop, layers.settings.workshop_day) == ((), "2027-02-01")


@pytest.mark.parametrize("text", ["theme: rouge\n", "pin: '1'\n", "theme: [\n", "locked: false\n", "\x00"])
def test_broken_choices_are_reported_and_ignored(place: Place, text: str) -> None:
    place.write("theme: sombre\nlocked: true\n")
    place.choose({"language": "en"})
    (place.state / CHOICES_FILE).write_text(text)
    layers = place.layers()
    assert layers.settings == Settings(theme="sombre", locked=True)
    assert layers.problems[0].startswith(f"{place.state / CHOICES_FILE}:1:")
    assert "ne sont pas suivis" in layers.problems[-1]
    place.choose({"theme": "clair"})
    assert place.layers().settings == Settings(locked=True)
    assert place.layers().problems == ()


def test_nothing_but_what_the_corner_offers_can_be_chosen(place: Place) -> None:
    place.write("locked: true\n")
    for changes in ({"locked": False}, {"theme": "rouge"}, {"pin": ""}):
        with pytest.raises((TypeError, ValueError, KeyError)):
            place.choose(changes)  # type: ignore[arg-type]  # on purpose
    assert not (place.state / CHOICES_FILE).exists()


def test_where_choices_cannot_be_kept_the_ones_before_stay(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("")
    place.choose({"theme": "sombre"})
    place.layers()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(held_settings, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        place.choose({"language": "en"})
    assert place.layers().settings == Settings(theme="sombre")


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from(["fr", "en"]),
        "keyboard": st.sampled_from(["azerty", "qwerty", "bepo", "qwertz"]),
        "theme": st.sampled_from(["clair", "sombre", "contraste fort"]),
        "text_size": st.sampled_from(["petit", "normal", "grand"]),
        "workshop": st.lists(st.sampled_from(["souris", "email/1-lire", "l'été"]), max_size=2).map(tuple),
        "workshop_day": st.sampled_from(["", "2027-02-01", "2027-02-02"]),
    },
)


@given(
    st.sampled_from(["", "theme: sombre\n", "workshop: [souris]\n", "workshop: [souris]\nworkshop_day: 2027-02-01\n"]),
    st.lists(CHANGES, max_size=4),
)
def test_a_series_of_choices_is_the_same_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, text: str, choices: list[SettingChanges]
) -> None:
    place = Place(tmp_path_factory.mktemp("choices"))
    place.write(text)
    settings = read_layers(place.env).settings
    for changes in choices:
        settings = apply_changes(settings, changes)
        place.choose(changes)
    layers = read_layers(place.env)
    assert layers.settings == settings
    assert layers.problems == ()


# -- a PIN that nobody can read


PIN_LINE = f"pin: {hash_pin('4711', bytes(16))}\n"


def unreadable(file: Path, patch: pytest.MonkeyPatch) -> None:
    """What another account finds; root reads everything."""
    really_open = os.open

    def opened(path: str | Path, flags: int, *args: int, **named: int) -> int:
        if os.fspath(path) == os.fspath(file):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return really_open(path, flags, *args, **named)

    patch.setattr(os, "open", opened)


@pytest.mark.parametrize("before", [None, "theme: sombre\n", PIN_LINE])
def test_settings_that_cannot_be_read_are_not_settings_without_a_pin(
    place: Place, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is not None:
        place.write(before)
        place.layers()
    place.write(PIN_LINE)
    unreadable(place.file, monkeypatch)
    layers = place.layers()
    assert layers.problems
    assert layers.pin_unknown is (before != PIN_LINE)
    assert bool(layers.settings.pin) is (before == PIN_LINE)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("", False),
        ("theme: sombre\n", False),
        (PIN_LINE, False),
        ("theme: xx\n", False),
        (f"theme: xx\n{PIN_LINE}", True),
    ],
)
def test_a_pin_in_a_file_that_is_not_in_order_is_unknown(place: Place, text: str, unknown: bool) -> None:
    place.write(text)
    assert place.layers().pin_unknown is unknown


def test_a_missing_file_has_no_pin(place: Place) -> None:
    assert not place.layers().pin_unknown
