"""YAML as a tree of frozen nodes that know where they stand: a text goes in, a tree and its problems come out.

Only what exercises need: mappings with text keys, sequences, scalars as in YAML 1.2. Plain ``on``, ``oui`` and
``12:30`` are text. Everything else (aliases, tags, several documents …) is a problem with a place, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import msgspec
import yaml

from kiosk.i18n import _
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.problems import Mark, Problem, YamlPath, problem_at
from kiosk.yaml.syntax_errors import syntax_problem

MAX_DEPTH = 20
"""The deepest nesting read. A target's place in an exercise stands at depth 8."""

Value = str | int | float | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# Eighteen digits fit every use and keep int() and float() away from their own limits.
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?")
# What an editor may count as a line, or does not show at all; tab, line feed and carriage return are fine.
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Scalar(msgspec.Struct, frozen=True):
    """A value that stands alone; ``raw`` is its text as written, without quotes."""

    value: Value
    raw: str
    mark: Mark


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Entry(msgspec.Struct, frozen=True):
    """One key of a mapping, its place, and its value."""

    key: str
    mark: Mark
    value: Node


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order of the file, each key once."""

    entries: tuple[Entry, ...]
    mark: Mark

    def get(self, key: str) -> Entry | None:
        """The entry of ``key``, if it is there."""
        return next((e for e in self.entries if e.key == key), None)


Node = Scalar | Sequence | Mapping


def find_mark(node: Node, path: YamlPath) -> Mark:
    """Where ``path`` stands below ``node``; where the path stops to exist, the last place that does.

    A mapping with one key that the path leaves out (``{click: …}``) is passed through.
    """
    mark = node.mark
    while path:
        step = path[0]
        if isinstance(node, Mapping) and (entry := node.get(str(step))):
            node, path = entry.value, path[1:]
            # What spans lines is best shown where its key stands.
            mark = node.mark if isinstance(node, Scalar) else entry.mark
        elif isinstance(node, Mapping) and len(node.entries) == 1:
            node = node.entries[0].value
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node, path = node.items[step], path[1:]
            mark = node.mark
        else:
            break
    return mark


def read_tree(source: bytes | str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text (no tree where it cannot be read on), and all its problems."""
    text = _decoded(source, file)
    if isinstance(text, Problem):
        return None, (text,)
    reader = _Reader(text, file)
    try:
        return reader.document(), tuple(reader.problems)
    except _Stop:
        return None, tuple(reader.problems)
    except (yaml.YAMLError, ValueError) as error:
        if (before := _read_before(text, error, file)).too_deep:
            return None, tuple(before.problems)
        return None, (*reader.problems, _syntax(error, text, reader))


def _syntax(error: yaml.YAMLError | ValueError, text: str, reader: _Reader) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        place_, what, write = syntax_problem(error, text)
        return problem_at(reader.file, reader.inside(place_), what, write)
    # An escape such as "\U00110000" or a directive that the parser itself gives up on.
    return problem_at(reader.file, reader.last, _("ce texte ne se lit pas"), _("écrivez-le autrement"))


def _read_before(text: str, error: yaml.YAMLError | ValueError, file: str) -> _Reader:
    """What is there to read before the place at which the parser stopped.

    The parser looks ahead of the events that it gives, and has a bound of its own for how many levels it holds: where
    it met that one, the level that is too many for us has not come yet.
    """
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    reader = _Reader(text[: mark.index] if mark else "", file)
    with suppress(_Stop, yaml.YAMLError, ValueError):
        reader.document()
    return reader


def _decoded(source: bytes | str, file: str) -> str | Problem:
    size = len(source) if isinstance(source, bytes) else len(source.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        what = _("le fichier est trop grand : {size} octets, {most} au plus").format(size=size, most=MAX_BYTES)
        return Problem(file, 1, 1, what, _("partagez-le en plusieurs exercices"))
    if isinstance(source, bytes):
        try:
            text = source.decode()
        except UnicodeDecodeError as error:
            mark = _mark_of(source[: error.start].decode(errors="replace"))
            return problem_at(file, mark, _("le fichier n'est pas en UTF-8"), _("enregistrez-le en UTF-8"))
    else:
        text = source
    text = text.removeprefix("\ufeff")
    if unseen := _UNSEEN.search(text):
        what = _("un caractère invisible est ici (U+{code:04X})").format(code=ord(unseen[0]))
        return problem_at(file, _mark_of(text[: unseen.start()]), what, _("effacez-le"))
    return text


def _mark_of(before: str) -> Mark:
    """The place just after ``before``."""
    lines = re.split("\r\n|\r|\n", before)
    return Mark(len(lines), len(lines[-1]) + 1)


class _Stop(Exception):
    """Nothing sensible can be read after this."""


class _Reader:
    """Builds the tree from the parser's events, and keeps the problems met on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.too_deep = False
        self.last = Mark()
        self._end = _mark_of(text.rstrip())
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)

    def inside(self, mark: Mark) -> Mark:
        """``mark``, or the end of what is written where the parser only stopped after it."""
        return min(mark, self._end)

    def document(self) -> Node | None:
        tree: Node | None = None
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

    def _mark(self, event: yaml.Event) -> Mark:
        if event.start_mark is not None:
            self.last = self.inside(Mark(event.start_mark.line + 1, event.start_mark.column + 1))
        return self.last

    def _report(self, event: yaml.Event, what: str, write: str) -> None:
        self.problems.append(problem_at(self.file, self._mark(event), what, write))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = self._mark(event)
        if depth > MAX_DEPTH:
            self.too_deep = True
            what = _("trop de niveaux l'un dans l'autre : {most} au plus").format(most=MAX_DEPTH)
            self._report(event, what, _("écrivez avec moins de niveaux"))
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._report(event, _("un renvoi « * » n'est pas lu ici"), _("écrivez la chose en entier"))
            return Scalar("", "", mark)
        if getattr(event, "anchor", None) is not None:
            self._report(event, _("une ancre « & » n'est pas lue ici"), _("enlevez-la"))
        if getattr(event, "tag", None) is not None:
            self._report(event, _("une étiquette « ! » n'est pas lue ici"), _("enlevez-la, ou mettez des guillemets"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(mark, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), mark)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, mark)

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or not isinstance(key.value, str):
                raw = f' : "{key.raw}"' if isinstance(key, Scalar) else ""
                what = _("une clé est un texte")
                self.problems.append(problem_at(self.file, key.mark, what, _("mettez des guillemets") + raw))
            elif key.value in entries:
                first = entries[key.value].mark.line
                what = _("la clé « {key} » est déjà à la ligne {line}").format(key=key.value, line=first)
                self.problems.append(problem_at(self.file, key.mark, what, _("gardez une seule des deux")))
            else:
                entries[key.value] = Entry(key.value, key.mark, value)
        return Mapping(tuple(entries.values()), mark)

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        raw = event.value
        if _UNSEEN.search(raw):
            self._report(event, _("ce texte a un caractère invisible"), _("effacez-le"))
            return Scalar("", "", mark)
        # A plain scalar may stand without a tag; a quoted or a block one may not.
        return Scalar(_resolved(raw) if event.implicit[0] else raw, raw, mark)


def _resolved(raw: str) -> Value:
    if raw in _WORDS:
        return _WORDS[raw]
    if _INT.fullmatch(raw):
        return int(raw)
    if _FLOAT.fullmatch(raw):
        return float(raw)
    return raw
