"""Parses YAML into a tree of frozen nodes with their positions, and reports all problems. Never raises.

Only what people write here is accepted: mappings with text keys, sequences, scalars as in YAML 1.2, where ``on``,
``oui`` and ``12:30`` are text. Anything else (aliases, tags, several documents …) is a problem with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import msgspec
import yaml

from kiosk.i18n import _
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.problems import Position, Problem, YamlPath, problem_at
from kiosk.yaml.syntax_errors import syntax_problem

MAX_DEPTH = 20
"""The deepest nesting accepted. The deepest value of an exercise is at depth 8."""

Scalar = str | int | float | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# Eighteen digits fit every use and keep int() and float() away from their own limits.
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?")
# Characters that an editor hides, or may count as the end of a line; tab, line feed and carriage return are fine.
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class YamlScalar(msgspec.Struct, frozen=True):
    """A single value; ``raw`` is its text as written, without quotes."""

    value: Scalar
    raw: str
    position: Position


class YamlSequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[YamlNode, ...]
    position: Position


class YamlEntry(msgspec.Struct, frozen=True):
    """One key of a mapping, its place, and its value."""

    key: str
    position: Position
    value: YamlNode


class YamlMapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order of the file, each key once."""

    entries: tuple[YamlEntry, ...]
    position: Position

    def get(self, key: str) -> YamlEntry | None:
        """The entry of ``key``, if there is one."""
        return next((e for e in self.entries if e.key == key), None)


YamlNode = YamlScalar | YamlSequence | YamlMapping


def find_position(node: YamlNode, path: YamlPath) -> Position:
    """The position of ``path`` below ``node``, or of as much of the path as exists.

    A mapping with a single key that the path omits (``{click: …}``) is passed through.
    """
    position = node.position
    while path:
        step = path[0]
        if isinstance(node, YamlMapping) and (entry := node.get(str(step))):
            node, path = entry.value, path[1:]
            # A value of several lines is best reported at its key.
            position = node.position if isinstance(node, YamlScalar) else entry.position
        elif isinstance(node, YamlMapping) and len(node.entries) == 1:
            node = node.entries[0].value
        elif isinstance(node, YamlSequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node, path = node.items[step], path[1:]
            position = node.position
        else:
            break
    return position


def read_tree(source: bytes | str, file: str) -> tuple[YamlNode | None, tuple[Problem, ...]]:
    """The tree of a YAML text (None where parsing stopped), and all its problems."""
    text = _decode_text(source, file)
    if isinstance(text, Problem):
        return None, (text,)
    reader = _Reader(text, file)
    try:
        return reader.document(), tuple(reader.problems)
    except _Stop:
        return None, tuple(reader.problems)
    except (yaml.YAMLError, ValueError) as error:
        if (before := _reread_until(text, error, file)).too_deep:
            return None, tuple(before.problems)
        return None, (*reader.problems, _syntax_problem(error, text, reader))


def _syntax_problem(error: yaml.YAMLError | ValueError, text: str, reader: _Reader) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        place_, what, write = syntax_problem(error, text)
        return problem_at(reader.file, reader.inside(place_), what, write)
    # An escape such as "\U00110000", or a directive at which the parser itself fails.
    return problem_at(reader.file, reader.last, _("ce texte ne se lit pas"), _("écrivez-le autrement"))


def _reread_until(text: str, error: yaml.YAMLError | ValueError, file: str) -> _Reader:
    """Reads again up to the place where the parser stopped.

    The parser reads ahead of its events and has a nesting limit of its own: where it met that limit, the event that is
    too deep for us has not come yet.
    """
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    reader = _Reader(text[: mark.index] if mark else "", file)
    with suppress(_Stop, yaml.YAMLError, ValueError):
        reader.document()
    return reader


def _decode_text(source: bytes | str, file: str) -> str | Problem:
    size = len(source) if isinstance(source, bytes) else len(source.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        what = _("le fichier est trop grand : {size} octets, {most} au plus").format(size=size, most=MAX_BYTES)
        return Problem(file, 1, 1, what, _("partagez-le en plusieurs exercices"))
    if isinstance(source, bytes):
        try:
            text = source.decode()
        except UnicodeDecodeError as error:
            position = _position_after(source[: error.start].decode(errors="replace"))
            return problem_at(file, position, _("le fichier n'est pas en UTF-8"), _("enregistrez-le en UTF-8"))
    else:
        text = source
    text = text.removeprefix("\ufeff")
    if unseen := _UNSEEN.search(text):
        what = _("un caractère invisible est ici (U+{code:04X})").format(code=ord(unseen[0]))
        return problem_at(file, _position_after(text[: unseen.start()]), what, _("effacez-le"))
    return text


def _position_after(before: str) -> Position:
    """The position just after ``before``."""
    lines = re.split("\r\n|\r|\n", before)
    return Position(len(lines), len(lines[-1]) + 1)


class _Stop(Exception):
    """Reading cannot continue."""


class _Reader:
    """Builds the tree from the parser's events and collects problems."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.too_deep = False
        self.last = Position()
        self._end = _position_after(text.rstrip())
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)

    def inside(self, position: Position) -> Position:
        """``position``, or the end of the text where the parser stopped beyond it."""
        return min(position, self._end)

    def document(self) -> YamlNode | None:
        tree: YamlNode | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(event, _("un deuxième document commence ici"), _("enlevez la ligne ---"))
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 1)
        if tree is None:
            self.problems.append(Problem(self.file, 1, 1, _("le fichier est vide"), _("écrivez title, steps …")))
        return tree

    def _position(self, event: yaml.Event) -> Position:
        if event.start_mark is not None:
            self.last = self.inside(Position(event.start_mark.line + 1, event.start_mark.column + 1))
        return self.last

    def _report(self, event: yaml.Event, what: str, write: str) -> None:
        self.problems.append(problem_at(self.file, self._position(event), what, write))

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        position = self._position(event)
        if depth > MAX_DEPTH:
            self.too_deep = True
            what = _("trop de niveaux l'un dans l'autre : {most} au plus").format(most=MAX_DEPTH)
            self._report(event, what, _("écrivez avec moins de niveaux"))
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._report(event, _("un renvoi « * » n'est pas lu ici"), _("écrivez la chose en entier"))
            return YamlScalar("", "", position)
        if getattr(event, "anchor", None) is not None:
            self._report(event, _("une ancre « & » n'est pas lue ici"), _("enlevez-la"))
        if getattr(event, "tag", None) is not None:
            self._report(event, _("une étiquette « ! » n'est pas lue ici"), _("enlevez-la, ou mettez des guillemets"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(position, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return YamlSequence(tuple(items), position)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, position)

    def _mapping(self, position: Position, depth: int) -> YamlMapping:
        entries: dict[str, YamlEntry] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, YamlScalar) or not isinstance(key.value, str):
                raw = f' : "{key.raw}"' if isinstance(key, YamlScalar) else ""
                what = _("une clé est un texte")
                self.problems.append(problem_at(self.file, key.position, what, _("mettez des guillemets") + raw))
            elif key.value in entries:
                first = entries[key.value].position.line
                what = _("la clé « {key} » est déjà à la ligne {line}").format(key=key.value, line=first)
                self.problems.append(problem_at(self.file, key.position, what, _("gardez une seule des deux")))
            else:
                entries[key.value] = YamlEntry(key.value, key.position, value)
        return YamlMapping(tuple(entries.values()), position)

    def _scalar(self, event: yaml.ScalarEvent, position: Position) -> YamlScalar:
        raw = event.value
        if _UNSEEN.search(raw):
            self._report(event, _("ce texte a un caractère invisible"), _("effacez-le"))
            return YamlScalar("", "", position)
        # Only plain scalars are resolved to numbers and such; quoted and block ones are text.
        return YamlScalar(_resolve_scalar(raw) if event.implicit[0] else raw, raw, position)


def _resolve_scalar(raw: str) -> Scalar:
    if raw in _WORDS:
        return _WORDS[raw]
    if _INT.fullmatch(raw):
        return int(raw)
    if _FLOAT.fullmatch(raw):
        return float(raw)
    return raw
