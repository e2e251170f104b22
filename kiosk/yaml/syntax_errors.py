"""Translates the YAML parser's errors for the adviser, at the place to mend."""

from __future__ import annotations

import yaml

from kiosk.i18n import N_, _
from kiosk.yaml.problems import Position

_QUOTES = N_("mettez le texte entre guillemets")
_INDENT = N_("alignez cette ligne avec celles du même niveau, avec des espaces")

# (a part of the parser's sentence in either of its two versions, what is wrong, what to write); the first that fits.
_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", N_("un « : » est ici au milieu d'un texte"), _QUOTES),
    ("unexpected end of stream", N_("les guillemets ouverts ici ne sont pas fermés"), N_("fermez les guillemets")),
    ("unexpected document", N_("les guillemets ouverts ici ne sont pas fermés"), N_("fermez les guillemets")),
    ("could not find expected ':'", N_("il manque « : » après cette clé"), N_("écrivez « : » et un espace")),
    ("',' or ']'", N_("la liste ouverte ici n'est pas fermée"), N_("écrivez « ] », ou la virgule qui manque")),
    ("',' or '}'", N_("l'accolade ouverte ici n'est pas fermée"), N_("écrivez « } », ou la virgule qui manque")),
    ("unknown escape character", N_("une barre « \\ » est ici dans des guillemets"), N_("écrivez « \\\\ »")),
    ("escape sequence", N_("une barre « \\ » est ici dans des guillemets"), N_("écrivez « \\\\ »")),
    ("hexdecimal number", N_("une barre « \\ » est ici dans des guillemets"), N_("écrivez « \\\\ »")),
    ("alphabetic or numeric character", N_("un texte ne commence pas par « * » ou « & »"), _QUOTES),
    ("sequence entries are not allowed", N_("un tiret « - » n'est pas à sa place ici"), _INDENT),
    ("expected <block end>", N_("cette ligne n'est pas à sa place"), _INDENT),
    ("expected key", N_("cette ligne n'est pas à sa place"), _INDENT),
    ("expected '-' indicator", N_("cette ligne n'est pas à sa place"), _INDENT),
    ("undefined tag handle", N_("un texte ne commence pas par « ! »"), _QUOTES),
    ("<document start>", N_("ce qui est ici vient après la fin du document"), _INDENT),
    ("comment or", N_("un texte ne commence pas par « | » ou « > »"), _QUOTES),
    ("indentation indicator", N_("un texte ne commence pas par « | » ou « > »"), _QUOTES),
    ("node content", N_("il manque quelque chose ici"), N_("complétez, ou fermez ce qui est ouvert")),
)
_OPENED = (
    "could not find expected ':'",
    "unexpected end of stream",
    "unexpected document",
    "',' or ']'",
    "',' or '}'",
)
_OTHER = (N_("cette ligne ne se lit pas"), N_("regardez les deux-points, les guillemets et les espaces du début"))


def syntax_problem(error: yaml.MarkedYAMLError, text: str) -> tuple[Position, str, str]:
    """(where, what is wrong, what to write) for what the parser stopped at in ``text``."""
    message = f"{error.context or ''} {error.problem or ''}"
    place = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(part in message for part in _OPENED):
        # What was begun and not ended is mended where it begins, not where the parser gave up.
        place = error.context_mark
    position = Position(place.line + 1, place.column + 1) if place else Position()
    character = _character(text, position)
    if character == "\t" or "tab character" in message:
        return position, _("une tabulation est ici"), _("mettez des espaces")
    if "cannot start any token" in message:
        return position, _("un texte ne commence pas par « {character} »").format(character=character), _(_QUOTES)
    what, write = next(((w, h) for part, w, h in _SENTENCES if part in message), _OTHER)
    return position, _(what), _(write)


def _character(text: str, position: Position) -> str:
    lines = text.splitlines()
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    return line[position.column - 1 : position.column]
