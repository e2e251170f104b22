"""Text: control characters never reach a terminal, texts are compared by what counts, names are free."""

from __future__ import annotations

import itertools
import json
import logging
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.station.log.writing import open_log
from kiosk.text import (
    escape_controls,
    escape_name,
    fold,
    fold_case,
    fold_letters,
    fold_signs,
    fold_spaces,
    fold_typed,
    format_json,
    free_name,
    is_utf8,
    nfc,
    no_break_spaces,
    numbered,
    replace_controls,
    typeset,
)
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.yaml.problems import Problem

ANY = st.text(st.one_of(st.characters(), st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NASTY = "a\x1b[31m\nb\r\x9b2J\x7f\u202e\u2028c"
BYTES = "\udcff\udc9b"


def controls(text: str, *, but: str = "") -> list[str]:
    """The characters of ``text`` that a terminal would obey."""
    return [c for c in text if c not in but and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI)]


@given(ANY)
def test_control_characters_are_escaped_and_other_text_stays(text: str) -> None:
    assert not controls(escape_controls(text))
    assert not controls(escape_controls(text, line_ends=True), but="\n")
    assert escape_controls(text, line_ends=True).count("\n") == text.count("\n")
    if not controls(text):
        assert escape_controls(text) == text
    escape_controls(text).encode()
    assert not controls(replace_controls(text), but="\n")
    assert len(replace_controls(text)) == len(text)


@given(ANY, ANY, ANY)
def test_problems_and_errors_have_no_control_characters(file: str, what: str, write: str) -> None:
    assert not controls(str(Problem(file, 1, 1, what, write)))
    assert not controls(str(KioskError(what, write)), but="\n")


@given(st.recursive(ANY, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3)))
def test_json_has_no_control_characters_and_keeps_the_value(value: object) -> None:
    text = format_json(value)
    assert not controls(text, but="\n")
    assert json.loads(text) == json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("a.jsonl", "a.jsonl"),
        ("a b\n\x1b[2J", r"a\x20b\n\x1b[2J"),
        ("\udcff\u202e", r"\udcff\u202e"),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_a_file_name_is_one_word_of_a_line(name: str, escaped: str) -> None:
    assert escape_name(name) == escaped


def test_text_on_the_screen_has_no_control_characters() -> None:
    label = TextLabel(NASTY)
    label.set_text(NASTY + "!")
    for content in (label.content, PushButton(NASTY).content):
        assert not controls(str(content), but="\n")


def test_a_log_line_has_no_control_characters_and_cannot_imitate_another(tmp_path: Path) -> None:
    log = logging.getLogger("kiosk")
    before, level, propagate = log.handlers[:], log.level, log.propagate
    try:
        open_log(tmp_path)
        log.warning("file %s", f"{NASTY}{BYTES}\n2026-01-01 00:00:00,000 ERROR kiosk.x forged")
    finally:
        for handler in log.handlers:
            handler.close()
        log.handlers[:], log.propagate = before, propagate
        log.setLevel(level)
    written = (tmp_path / "kiosk.log").read_bytes().decode()
    assert not controls(written, but="\n")
    first, *rest = written.rstrip("\n").split("\n")
    assert "WARNING" in first and rest and all(line.startswith("  ") for line in rest)


NASTY_FILE = "a\x1b[31m\nb\x7f"
COMMANDS = {
    "check a folder": ["check", "{folder}"],
    "check what is not there": ["check", "{folder}/nothing\x1b[1m"],
    "check --json": ["check", "--json", "{folder}"],
    "settings": ["settings"],
    "settings --check": ["settings", "--check", "{folder}/\x1b]0;x\x07"],
    "play": ["play", "{folder}/x\x1b[1m\n.yaml"],
    "rehearse": ["rehearse", "{folder}/souris/1-\x1b[1m.yaml"],
    "no command": ["\x1b[1m\u202e"],
    "no option": ["check", "--\x1b[1m"],
}


@pytest.fixture(scope="module")
def nasty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty") / NASTY_FILE
    (folder / "souris").mkdir(parents=True)
    (folder / "souris" / f"1-{NASTY_FILE}.yaml").write_text('title: "a\\e[31m\\u202e"\n"k\\e": 1\n')
    bad = os.fsencode(folder / "souris") + b"/1-\xff\x9b.yaml"
    Path(os.fsdecode(bad)).write_text('title: "a\\e[31m"\n')
    (folder / "settings.yaml").write_text('station: "a\\e[1m"\nprinter: "x\\n"\n"foo\\e": 1\n')
    return folder


CASES = [("settings --check", "C"), *((name, "C.UTF-8") for name in COMMANDS)]


@pytest.mark.parametrize(("command", "locale"), CASES)
def test_no_command_prints_control_characters(nasty_folder: Path, command: str, locale: str) -> None:
    arguments = COMMANDS[command]
    env = os.environ | {
        "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "KIOSK_SETTINGS": str(nasty_folder / "settings.yaml"),
        "XDG_STATE_HOME": str(nasty_folder.parent), "HOME": str(nasty_folder.parent), "COLUMNS": "80",
    }  # fmt: skip
    words = [word.format(folder=nasty_folder) for word in arguments]
    done = subprocess.run([sys.executable, "-m", "kiosk", *words], env=env, capture_output=True, check=False)
    text = (done.stdout + done.stderr).decode()
    assert text and "Traceback" not in text
    assert not controls(text, but="\n")
    if "--json" in arguments:
        assert json.loads(done.stdout)[0]["file"].startswith(str(nasty_folder))


# -- comparing ---------------------------------------------------------------------------------------------------------

WRITTEN = "L\u2019É\u0301TE\u00a0 d\u02bcœuvre\u202fİ"


@pytest.mark.parametrize(
    ("folding", "folded"),
    [
        (fold_signs, "L'É\u0301TE  d'œuvre İ"),
        (fold_spaces, "L'É\u0301TE d'œuvre İ"),
        (fold_case, "l'é\u0301te d'oeuvre i\u0307"),
        (fold, "l'ete d'oeuvre i"),
        (fold_letters, "l\u2019ete  d\u02bcoeuvre i"),
    ],
)
def test_what_each_folding_removes(folding: Callable[[str], str], folded: str) -> None:
    assert folding(WRITTEN) == folded


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("e\u0301", "é", [fold_typed, fold_spaces, fold_case, fold, fold_letters]),
        ("l\u2019eau", "l'eau", [fold_typed, fold_signs, fold_spaces, fold_case, fold]),
        ("2\u00a0€", "2 €", [fold_typed, fold_signs, fold_spaces, fold_case, fold, fold_letters]),
        (" un  mot\n", "un mot", [fold_spaces, fold_case, fold]),
        ("Paris", "paris", [fold_case, fold, fold_letters]),
        ("élève", "eleve", [fold, fold_letters]),
        ("cœur ﬁn", "coeur fin", [fold_case, fold, fold_letters]),
        ("un", "une", []),
    ],
)
def test_which_foldings_make_two_texts_equal(one: str, other: str, alike: list[Callable[[str], str]]) -> None:
    foldings = (fold_typed, fold_signs, fold_spaces, fold_case, fold, fold_letters)
    assert [folding for folding in foldings if folding(one) == folding(other)] == alike


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_signs(fold_signs(text)) == fold_signs(text)
    assert fold_typed(fold_typed(text)) == fold_typed(text)
    assert fold_spaces(fold_spaces(text)) == fold_spaces(text)
    assert len(fold_typed(text, any_case=True)) == len(nfc(text))


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("UTF-8", True), ("utf8", True), ("utf_8", True), ("ISO-8859-1", False), ("utf-16", False), ("", False)],
)
def test_the_names_of_utf8(encoding: str, expected: bool) -> None:
    assert is_utf8(encoding) is expected


# -- names -------------------------------------------------------------------------------------------------------------


def test_the_first_numbered_name_has_no_number() -> None:
    assert [*itertools.islice(numbered("photo", ".jpg"), 3)] == ["photo.jpg", "photo (2).jpg", "photo (3).jpg"]
    assert [*itertools.islice(numbered("a", number="-{}"), 2)] == ["a", "a-2"]


@given(st.lists(st.sampled_from(["a", "a (2)", "b"]), max_size=12), st.sampled_from(["", ".txt"]))
def test_free_names_are_all_different(wanted: list[str], ending: str) -> None:
    given: list[str] = []
    for name in wanted:
        given.append(free_name(name, given, ending))
    assert len(set(given)) == len(wanted)
    assert all(name.startswith(base) and name.endswith(ending) for base, name in zip(wanted, given, strict=True))


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Bonjour ! Ça va ?", "Bonjour~! Ça va~?"),
        ("Objet : photo ; voir la suite", "Objet~: photo~; voir la suite"),
        ("Cliquez sur « Voir comment faire ».", "Cliquez sur «~Voir comment faire~»."),
        ("« Oui » ?", "«~Oui~»~?"),
        ("12 % de 30 €, soit 4 euros", "12~% de 30~€, soit 4~euros"),
        ("à 14 h 30, le mardi 3 mars", "à 14~h~30, le mardi 3~mars"),
        ("le 1er avril", "le 1er~avril"),
        ("06 39 98 24 17", "06~39~98~24~17"),
        ("3 000 euros", "3~000~euros"),
        ("25 g de farine, 2 Go, 20 °C, 18 ans", "25~g de farine, 2~Go, 20~°C, 18~ans"),
        ("M. Petit et Mme Roux, n° 5", "M.~Petit et Mme~Roux, n°~5"),
        ("Nom   : Petit", "Nom~~~: Petit"),
        ("1. chat 2. lune 3. clé", "1. chat 2. lune 3. clé"),
        ("4 images, 12 rue des Lilas, 3 marsouins", "4 images, 12 rue des Lilas, 3 marsouins"),
        ("déjà\u00a0!", "déjà~!"),
        ("Is it 5 minutes? Yes: in 2026 an adviser does.", "Is it 5 minutes? Yes: in 2026 an adviser does."),
        ("", ""),
    ],
)  # fmt: skip
def test_french_has_no_break_spaces_where_it_is_drawn(typed: str, drawn: str) -> None:
    assert no_break_spaces(typed) == drawn.replace("~", "\u00a0")
    assert fold_signs(no_break_spaces(typed)) == fold_signs(typed)


@given(st.text(st.sampled_from("a9é «»:;!?%€.\n\u00a0\u202fhM")))
def test_only_spaces_become_no_break_spaces_and_each_character_keeps_its_position(text: str) -> None:
    drawn = no_break_spaces(text)
    assert len(drawn) == len(text)
    assert all(one == other or (one, other) == (" ", "\u00a0") for one, other in zip(text, drawn, strict=True))
    assert no_break_spaces(drawn) == drawn
    assert fold(drawn) == fold(text) and fold_typed(drawn) == fold_typed(text)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("J'ai mon carnet d'exercices", "J’ai mon carnet d’exercices"),
        ("Jusqu'à l'« Objet » ?", "Jusqu’à l’«\u00a0Objet\u00a0»\u00a0?"),
        ("It isn't yours", "It isn’t yours"),
        ("l'11 novembre", "l’11\u00a0novembre"),
        ("Appuyez sur '.", "Appuyez sur '."),
        ("'tout' et 5'30", "'tout' et 5'30"),
        ("l' eau, fin'", "l' eau, fin'"),
        ("", ""),
    ],
)
def test_an_apostrophe_is_curly_where_it_is_drawn(typed: str, drawn: str) -> None:
    assert typeset(typed) == drawn
    assert fold_signs(typeset(typed)) == typed


@given(st.text(st.sampled_from("aé9'’« »")))
def test_setting_a_text_keeps_each_character_in_its_place(text: str) -> None:
    drawn = typeset(text)
    assert len(drawn) == len(text)
    assert typeset(drawn) == drawn
    assert fold(drawn) == fold(text) and fold_typed(drawn) == fold_typed(text)


def test_a_no_break_space_may_be_typed_and_counts_as_a_space() -> None:
    assert fold_signs("5\u202f000\u00a0€") == "5 000 €"
