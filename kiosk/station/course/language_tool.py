"""LanguageTool, a grammar checker that an adviser may have installed, reads the texts of exercises.

Only the command on this machine is used: no text leaves it, and nothing is downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kiosk.course.files.reading import CourseFile
from kiosk.course.lint.exercise import program_texts
from kiosk.course.model import Exercise
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.yaml.problems import Problem

_COMMANDS = ("languagetool", "languagetool-commandline")
"""What packages of it call the command that reads a file."""
_BETWEEN = "\n\n"
_MAX_BATCH = 40_000
"""Bytes read at once: above some 64,000 it reads line by line, and its offsets begin again at each line."""
_TIMEOUT = 300.0
"""Seconds for one batch; it takes some ten to start."""


class _Replacement(msgspec.Struct, frozen=True):
    value: str


class _Category(msgspec.Struct, frozen=True):
    id: str = ""


class _Rule(msgspec.Struct, frozen=True):
    id: str = ""
    category: _Category = _Category()


class _Match(msgspec.Struct, frozen=True):
    """What it says of a place; ``offset`` and ``length`` count UTF-16 units, as Java does."""

    message: str
    offset: int
    length: int
    replacements: tuple[_Replacement, ...] = ()
    rule: _Rule = _Rule()


class _Report(msgspec.Struct, frozen=True):
    matches: tuple[_Match, ...]


class Remark(msgspec.Struct, frozen=True, order=True):
    """What LanguageTool says of the part ``start`` to ``end`` of a text; ``write`` is "" where it proposes nothing."""

    start: int
    end: int
    message: str
    write: str = ""


def find_command() -> str | None:
    """The path of the LanguageTool of this machine; None without one."""
    return next((path for name in _COMMANDS if (path := shutil.which(name))), None)


def find_language_advice(command: str, files: Iterable[CourseFile[Exercise]]) -> list[Problem]:
    """What LanguageTool says of the program's own texts in ``files``; raises KioskError where it does not work."""
    places = [(file, path, text) for file in files for path, text in program_texts(file)]
    found = []
    for (file, path, text), remarks in zip(places, read_texts(command, [t for _f, _p, t in places]), strict=True):
        for remark in remarks:
            what = _("LanguageTool, « {text} » : {message}").format(
                text=text[remark.start : remark.end], message=remark.message.strip()
            )
            write = _("écrivez « {name} »").format(name=remark.write) if remark.write else _("relisez cette phrase")
            found.append(file.advice(path, what, write))
    return sorted(set(found))


def read_texts(command: str, texts: Sequence[str]) -> list[tuple[Remark, ...]]:
    """What ``command`` says of each French text, apart from names and from what is quoted between « and »."""
    remarks: list[tuple[Remark, ...]] = []
    for batch in _batches(texts):
        remarks += _read_batch(command, batch)
    return remarks


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        more = len(f"{text}{_BETWEEN}".encode())
        if batch and size + more > _MAX_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += more
    if batch:
        yield batch


def _read_batch(command: str, texts: Sequence[str]) -> list[tuple[Remark, ...]]:
    whole = _BETWEEN.join(texts)
    units = _positions_by_unit(whole)
    found: list[list[Remark]] = [[] for _text in texts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(_BETWEEN))
    for match in _run(command, whole).matches:
        if not 0 <= match.offset <= match.offset + match.length < len(units):
            raise _not_understood()
        start, end = units[match.offset], units[match.offset + match.length]
        index = next(n for n in range(len(texts)) if start < starts[n + 1])
        start, end, text = start - starts[index], min(end - starts[index], len(texts[index])), texts[index]
        is_name = match.rule.category.id == "TYPOS" and text[start : start + 1].isupper()
        if start < end and not is_name and text.count("«", 0, start + 1) <= text.count("»", 0, start):
            write = match.replacements[0].value if match.replacements else ""
            found[index].append(Remark(start, end, match.message, write))
    return [tuple(sorted(remarks)) for remarks in found]


def _positions_by_unit(text: str) -> list[int]:
    """For each UTF-16 unit of ``text``, and for its end, the position of its character."""
    units = [index for index, character in enumerate(text) for _unit in range(1 + (ord(character) > 0xFFFF))]
    return [*units, len(text)]


def _run(command: str, text: str) -> _Report:
    # Spaces beside signs are a rule of ours, and no-break spaces are made when a text is displayed.
    options = ["--language", "fr", "--encoding", "utf-8", "--json", "--disablecategories", "TYPOGRAPHY"]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(text)
        file.flush()
        try:
            done = subprocess.run(
                [command, *options, file.name],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_TIMEOUT,
            )
        except subprocess.TimeoutExpired as error:
            raise KioskError(_("LanguageTool ne répond pas."), _("Recommencez avec moins d'exercices.")) from error
        except OSError as error:
            reason = translate_reason(error)
            raise KioskError(_("LanguageTool ne démarre pas : {reason}.").format(reason=reason)) from error
    output = done.stdout.decode(errors="replace")
    try:
        return msgspec.json.decode(output[output.index("{") :].encode(), type=_Report)
    except (ValueError, msgspec.DecodeError) as error:
        raise _not_understood() from error


def _not_understood() -> KioskError:
    what = _("La réponse de LanguageTool ne se lit pas.")
    return KioskError(what, _("Essayez « languagetool --version » : il faut la version 4.0 ou une plus récente."))
