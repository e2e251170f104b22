"""LanguageTool's answers, given by a command of ours that speaks as it does."""

import sys
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.station.course import language_tool
from kiosk.station.course.language_tool import Remark, find_command, read_texts

COMMAND = """\
#!{python}
import json, re, sys
text = open(sys.argv[-1], encoding="utf-8").read()
units = lambda part: len(part.encode("utf-16-le")) // 2
print("Expected text language: French", file=sys.stderr)
matches = [
    {{"message": "Accord.", "offset": units(text[: m.start()]), "length": units(m[0]), "context": {{"text": ""}},
      "replacements": [{{"value": "sont"}}], "rule": {{"id": "X", "category": {{"id": found}}}}}}
    for word, found in (("est", "GRAMMAR"), ("Zahra", "TYPOS"), ("motz", "TYPOS"))
    for m in re.finditer(rf"\\b{{word}}\\b", text)
]
assert "--json" in sys.argv and "fr" in sys.argv
print(json.dumps({{"software": {{"name": "LanguageTool"}}, "matches": matches}}))
"""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "bin" / "languagetool"
    path.parent.mkdir()
    path.write_text(COMMAND.format(python=sys.executable))
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent))
    return str(path)


def test_it_is_found_where_it_is_installed(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_command() == command
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_command() is None


def test_each_remark_comes_to_its_text_and_its_place(command: str) -> None:
    texts = ["Les maisons est là.", "Rien.", "🦊 Un motz est ici."]
    assert read_texts(command, texts) == [
        (Remark(12, 15, "Accord.", "sont"),),
        (),
        (Remark(5, 9, "Accord.", "sont"), Remark(10, 13, "Accord.", "sont")),
    ]
    assert [texts[2][r.start : r.end] for r in read_texts(command, texts)[2]] == ["motz", "est"]


def test_names_and_quotations_are_left_in_peace(command: str) -> None:
    assert read_texts(command, ["Zahra lit « Les maisons est ».", "Lisez « oui » : est."]) == [
        (),
        (Remark(16, 19, "Accord.", "sont"),),
    ]


def test_many_texts_are_read_in_batches(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_tool, "_MAX_BATCH", 40)
    assert [len(remarks) for remarks in read_texts(command, ["Les maisons est là.", "Rien."] * 4)] == [1, 0] * 4
    assert read_texts(command, []) == []


@pytest.mark.parametrize(
    "output", ["", "java: not found", "{}", '{"matches": [{"message": "", "offset": 99, "length": 1}]}']
)
def test_an_answer_that_is_none_is_an_error_that_is_said(command: str, output: str) -> None:
    Path(command).write_text(f"#!/bin/sh\necho '{output}'\n")
    with pytest.raises(KioskError, match="ne se lit pas"):
        read_texts(command, ["Un mot."])


def test_a_command_that_does_not_start_is_an_error_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="ne démarre pas"):
        read_texts(str(tmp_path / "nothing"), ["Un mot."])
