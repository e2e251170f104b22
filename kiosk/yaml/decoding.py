"""Decodes a YAML tree into frozen structs and reports all problems, each at its place.

A struct of a union is written as one key, its tag: ``{click: Maison}``, ``{drag: {from: A, to: B}}``. A struct that
requires at most its first field may be written as that field's value, which may then have the other fields beside it:
``{picture: maison, caption: …}``; its keys may be written whole too, with others beside them:
``{form: {name: …}, when: …}``. Where that value is itself of such a union, its own key is enough:
``{did: {double_click: Jardin}}``.
"""

from __future__ import annotations

from typing import Any

from msgspec import inspect as shapes

from kiosk.i18n import _, ngettext
from kiosk.yaml.advice import advise_choice, advise_scalar, describe_misfit, misplaced_under, one_of, type_name
from kiosk.yaml.french_words import meant_by
from kiosk.yaml.problems import Position, Problem, nearest, problem_at
from kiosk.yaml.shapes import fits, inspect_type, shorthand_field, structs_by_tag, without_description, written_fields
from kiosk.yaml.tree import YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence


class _Missing:
    """A value that could not be decoded."""


MISSING = _Missing()


def decode_tree(node: YamlNode, kind: Any, file: str) -> tuple[Any, tuple[Problem, ...]]:
    """The value of type ``kind`` that ``node`` writes, and all problems; the value is invalid where there is one."""
    decoder = _Decoder(file)
    value = decoder.value(node, inspect_type(kind))
    return value, tuple(decoder.problems)


class _Decoder:
    """Decodes one tree and collects its problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def report(self, position: Position, what: str, write: str) -> _Missing:
        self.problems.append(problem_at(self.file, position, what, write))
        return MISSING

    def value(self, node: YamlNode, shape: shapes.Type) -> Any:
        shape = without_description(shape)
        match shape:
            case shapes.UnionType():
                return self.union(node, shape)
            case shapes.StructType():
                return self.struct(node, shape)
            case shapes.VarTupleType() | shapes.ListType() | shapes.TupleType():
                return self.items(node, shape)
            case shapes.DictType():
                return self.table(node, shape)
            case _:
                return self.scalar(node, shape)

    def union(self, node: YamlNode, union: shapes.UnionType) -> Any:
        members = tuple(m for m in map(without_description, union.types) if not isinstance(m, shapes.NoneType))
        if isinstance(node, YamlScalar) and node.value is None and len(members) < len(union.types):
            return None
        if len(members) == 1:
            return self.value(node, members[0])
        if structs := structs_by_tag(members):
            if isinstance(node, YamlMapping) or len(structs) == len(members):
                return self.tagged(node, structs)
            members = tuple(m for m in members if not isinstance(m, shapes.StructType))
        fitting = [m for m in members if fits(node, m)]
        return self.value(node, fitting[0] if fitting else members[0])

    def tagged(self, node: YamlNode, structs: dict[str, shapes.StructType]) -> Any:
        names = ", ".join(structs)
        if not isinstance(node, YamlMapping):
            return self.report(node.position, _("il manque une clé ici"), one_of(names))
        known = [e for e in node.entries if e.key in structs]
        if len(node.entries) == 1 and known:
            return self.value(known[0].value, structs[known[0].key])
        for entry in known:
            first = shorthand_field(structs[entry.key])
            others = {f.encode_name for f in written_fields(structs[entry.key])} - {first.encode_name if first else ""}
            if first and {e.key for e in node.entries} - {entry.key} <= others:
                if _is_whole(entry.value, first):
                    return self.struct(_merged(entry, node), structs[entry.key])
                plain = tuple(
                    YamlEntry(first.encode_name, e.position, e.value) if e is entry else e for e in node.entries
                )
                return self.struct(YamlMapping(plain, node.position), structs[entry.key])
        if not node.entries:
            return self.report(node.position, _("il manque une clé ici"), one_of(names))
        wrong = [e for e in node.entries if e.key not in structs]
        for entry in wrong:
            self.unknown(entry, tuple(structs))
        if len(known) > 1:
            what = _("une seule clé ici, et il y en a {count}").format(count=len(node.entries))
            self.report(known[1].position, what, _("gardez « {key} » seule").format(key=known[0].key))
        for entry in known:
            self.value(entry.value, structs[entry.key])
        return MISSING

    def unknown(self, entry: YamlEntry, names: tuple[str, ...], above: str | None = None) -> str | None:
        """Reports an unknown key, one of those under ``above`` perhaps; returns the one that was most likely meant."""
        if _is_cut_by_comma(entry):
            what = _("la virgule avant « {key} » coupe ce texte en deux").format(key=entry.key)
            self.report(entry.position, what, _("mettez tout le texte entre guillemets"))
            return None
        if above:
            write = _("écrivez-la sous « {key}: », avec 2 espaces de plus").format(key=above)
            self.report(entry.position, _("la clé « {key} » n'est pas connue ici").format(key=entry.key), write)
            return None
        near = meant_by(entry.key, names) or nearest(entry.key, names)
        write = _("écrivez « {key} »").format(key=near) if near else one_of(", ".join(names))
        self.report(entry.position, _("la clé « {key} » n'est pas connue ici").format(key=entry.key), write)
        return near

    def struct(self, node: YamlNode, struct: shapes.StructType) -> Any:
        fields = {f.encode_name: f for f in written_fields(struct)}
        names = tuple(fields)
        if not isinstance(node, YamlMapping):
            first = shorthand_field(struct)
            if first is None or (isinstance(node, YamlScalar) and node.value is None):
                write = _("écrivez : {keys}").format(keys=", ".join(names))
                return self.report(node.position, _("il faut des clés ici"), write)
            return self.build(node.position, struct, {first.name: self.value(node, first.type)})
        first = shorthand_field(struct)
        if (
            first is not None
            and not fields.keys() & {e.key for e in node.entries}
            and _is_tagged(node, first.type, names)
        ):
            # the value is itself written as a mapping: {did: {double_click: Jardin}}
            return self.build(node.position, struct, {first.name: self.value(node, first.type)})
        values: dict[str, Any] = {}
        meant: set[str | None] = set()
        for entry in node.entries:
            if field := fields.get(entry.key):
                values[field.name] = self.value(entry.value, field.type)
            else:
                meant.add(self.unknown(entry, names, misplaced_under(entry.key, fields.values())))
        for field in struct.fields:
            if field.required and field.name not in values:
                if field.encode_name in meant:
                    values[field.name] = MISSING
                    continue
                what = _("il manque la clé « {key} »").format(key=field.encode_name)
                write = _("ajoutez « {key}: … »").format(key=field.encode_name)
                values[field.name] = self.report(node.position, what, write)
        return self.build(node.position, struct, values)

    def build(self, position: Position, struct: shapes.StructType, values: dict[str, Any]) -> Any:
        if any(value is MISSING for value in values.values()):
            return MISSING
        try:
            return struct.cls(**values)
        except (TypeError, ValueError) as error:
            return self.report(position, str(error), _("changez ces valeurs"))

    def items(self, node: YamlNode, shape: shapes.VarTupleType | shapes.ListType | shapes.TupleType) -> Any:
        if not isinstance(node, YamlSequence):
            raw = node.raw if isinstance(node, YamlScalar) else "…"
            return self.report(node.position, _("il faut une liste ici"), _("écrivez : [{raw}]").format(raw=raw))
        if isinstance(shape, shapes.TupleType):
            wanted = shape.item_types
            least: int | None = len(wanted)
            most: int | None = len(wanted)
        else:
            wanted = (shape.item_type,) * len(node.items)
            least, most = shape.min_length, shape.max_length
        count = len(node.items)
        sentence = ngettext("cette liste a {count} élément", "cette liste a {count} éléments", count)
        self.bounds(node.position, count, least, most, sentence)
        values = [self.value(item, kind) for item, kind in zip(node.items, wanted, strict=False)]
        if any(value is MISSING for value in values):
            return MISSING
        return values if isinstance(shape, shapes.ListType) else tuple(values)

    def table(self, node: YamlNode, shape: shapes.DictType) -> Any:
        if not isinstance(node, YamlMapping):
            return self.report(node.position, _("il faut des clés ici"), _("écrivez « {{clé: texte}} »").format())
        count = len(node.entries)
        sentence = ngettext("il y a {count} clé ici", "il y a {count} clés ici", count)
        self.bounds(node.position, count, shape.min_length, shape.max_length, sentence)
        values = {e.key: self.value(e.value, shape.value_type) for e in node.entries}
        return MISSING if any(value is MISSING for value in values.values()) else values

    def scalar(self, node: YamlNode, shape: shapes.Type) -> Any:
        if isinstance(node, YamlSequence):
            what = _("il faut une seule valeur ici, et il y a une liste")
            return self.report(node.position, what, advise_scalar(node, shape))
        if not isinstance(node, YamlScalar):
            what = _("il faut {kind} ici").format(kind=type_name(shape))
            return self.report(node.position, what, advise_scalar(node, shape))
        if isinstance(shape, shapes.LiteralType):
            if any(node.value == v and type(node.value) is type(v) for v in shape.values):
                return node.value
            what = _("« {raw} » n'est pas un choix possible ici").format(raw=node.raw)
            return self.report(node.position, what, advise_choice(node, shape))
        if not fits(node, shape):
            return self.report(node.position, *describe_misfit(node, shape))
        if isinstance(shape, shapes.StrType):
            # A text of blanks alone is as empty as none.
            length = len(str(node.value)) if str(node.value).strip() else 0
            sentence = ngettext("ce texte a {count} caractère", "ce texte a {count} caractères", length)
            self.bounds(node.position, length, shape.min_length, shape.max_length, sentence)
        elif isinstance(shape, shapes.IntType | shapes.FloatType):
            self.range(node, shape)
        return node.value

    def bounds(self, position: Position, count: int, least: int | None, most: int | None, count_sentence: str) -> None:
        if least is not None and count < least:
            what = count_sentence.format(count=count) if count else _("il n'y a rien ici")
            self.report(position, what, _("il en faut au moins {least}").format(least=least))
        elif most is not None and count > most:
            self.report(position, count_sentence.format(count=count), _("il en faut au plus {most}").format(most=most))

    def range(self, node: YamlScalar, shape: shapes.IntType | shapes.FloatType) -> None:
        value = node.value
        assert isinstance(value, int | float)
        least = shape.ge if shape.ge is not None else shape.gt
        most = shape.le if shape.le is not None else shape.lt
        low = (shape.ge is not None and value < shape.ge) or (shape.gt is not None and value <= shape.gt)
        high = (shape.le is not None and value > shape.le) or (shape.lt is not None and value >= shape.lt)
        if not low and not high:
            return
        if least is not None and most is not None:
            write = _("écrivez un nombre entre {least} et {most}").format(least=least, most=most)
        elif low:
            write = _("écrivez un nombre plus grand, à partir de {least}").format(least=least)
        else:
            write = _("écrivez un nombre plus petit, jusqu'à {most}").format(most=most)
        self.report(node.position, _("le nombre {value} ne convient pas ici").format(value=node.raw), write)


def _is_tagged(node: YamlMapping, kind: shapes.Type, names: tuple[str, ...]) -> bool:
    """Whether ``node`` has the key of a struct of the union ``kind``, or one like it and like none of ``names``."""
    union = without_description(kind)
    tags = tuple(structs_by_tag(union.types)) if isinstance(union, shapes.UnionType) else ()
    keys = [entry.key for entry in node.entries]
    return any(key in tags or (nearest(key, tags) and not nearest(key, names)) for key in keys)


def _is_whole(node: YamlNode, first: shapes.Field) -> bool:
    """Whether ``node`` writes a struct with its keys, and not only its first field."""
    kind = without_description(first.type)
    plain = not isinstance(kind, shapes.UnionType) or not structs_by_tag(kind.types)
    return isinstance(node, YamlMapping) and plain


def _merged(entry: YamlEntry, beside: YamlMapping) -> YamlMapping:
    """The keys of the struct that ``entry`` writes, and those beside it."""
    assert isinstance(entry.value, YamlMapping)
    within = {one.key for one in entry.value.entries}
    others = tuple(one for one in beside.entries if one is not entry and one.key not in within)
    return YamlMapping((*entry.value.entries, *others), beside.position)


def _is_cut_by_comma(entry: YamlEntry) -> bool:
    """Whether a comma of the text made this a key: « {send: Payer 0,99 €} ». No « : » stands between it and its end."""
    value = entry.value
    end = Position(entry.position.line, entry.position.column + len(entry.key))
    return isinstance(value, YamlScalar) and value.raw == "" and value.position == end
