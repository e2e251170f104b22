"""What a problem of a value or a key says, and what it proposes to write."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import inspect as shapes

from kiosk.i18n import _
from kiosk.yaml.french_words import meant_by
from kiosk.yaml.problems import nearest
from kiosk.yaml.shapes import without_description, written_fields
from kiosk.yaml.tree import YamlMapping, YamlNode, YamlScalar


def one_of(names: str) -> str:
    """Which keys or values there are."""
    return _("écrivez l'une de ces clés ou valeurs : {names}").format(names=names)


def type_name(shape: shapes.Type) -> str:
    """What a value of this type is called."""
    match shape:
        case shapes.StrType():
            return _("un texte")
        case shapes.BoolType():
            return _("true ou false")
        case shapes.IntType():
            return _("un nombre entier")
        case shapes.LiteralType():
            return _("une valeur")
        case _:
            return _("un nombre")


def advise_scalar(node: YamlNode, shape: shapes.Type) -> str:
    """What to write for one value, where something else is."""
    if isinstance(node, YamlMapping) and isinstance(shape, shapes.StrType):
        # « - Note : ceci » without quotes reads as a mapping.
        return _("mettez tout le texte entre guillemets")
    if isinstance(shape, shapes.LiteralType):
        return one_of(", ".join(_choices(shape)))
    return _("écrivez {kind} seul").format(kind=type_name(shape))


def _choices(shape: shapes.LiteralType) -> list[str]:
    """The values as a file writes them; without the empty one, which is to leave the key out."""
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in shape.values if one != ""]


def advise_choice(node: YamlScalar, shape: shapes.LiteralType) -> str:
    """The choice that was most likely meant, or all of them."""
    choices = _choices(shape)
    # of a few choices one that is only somewhat alike is no help: énorme is not normal
    near = choices[0] if len(choices) == 1 else meant_by(node.raw, choices) or nearest(node.raw, choices, alike=0.75)
    return _("écrivez « {value} »").format(value=near) if near else one_of(", ".join(choices))


def describe_misfit(node: YamlScalar, shape: shapes.Type) -> tuple[str, str]:
    """(what is wrong, what to write) for a value of another type."""
    what = _("il faut {kind} ici").format(kind=type_name(shape))
    if node.value is None:
        return what, _("complétez cette ligne")
    if isinstance(shape, shapes.StrType):
        what += _(", et « {raw} » n'en est pas un").format(raw=node.raw)
        return what, _('mettez des guillemets : "{raw}"').format(raw=node.raw)
    if isinstance(node.value, str) and node.raw.strip().lstrip("+-").isdecimal():
        return what + _(", et il y a un texte"), _("enlevez les guillemets : {raw}").format(raw=node.raw.strip())
    return what + _(", et il y a « {raw} »").format(raw=node.raw[:40]), _("écrivez {kind}").format(
        kind=type_name(shape)
    )


def misplaced_under(key: str, fields: Iterable[shapes.Field]) -> str | None:
    """The one of ``fields`` whose own value may have the ``key``; None where it belongs to none of them."""
    for field in fields:
        kind = without_description(field.type)
        members = kind.types if isinstance(kind, shapes.UnionType) else (kind,)
        for member in map(without_description, members):
            if isinstance(member, shapes.StructType) and any(key == one.encode_name for one in written_fields(member)):
                return field.encode_name
    return None
