"""Click's own words (usage, errors, prompts) in the language shown: it writes English, and is given French here."""

from __future__ import annotations

import sys

import click

from kiosk.i18n import language

_FRENCH = {
    "Aborted!": "Arrêté.",
    "Error: {message}": "{message}",
    "Error: invalid input": "Cette réponse ne se lit pas.",
    "Error: The two entered values do not match.": "Les deux réponses ne sont pas les mêmes.",
    "Usage:": "Usage :",
    "Options": "Options",
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
    "Try '{command} {option}' for help.": "Pour l'aide : {command} {option}",
    "Show this message and exit.": "Montre cette aide.",
    "Show the version and exit.": "Montre la version.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "default: {default}": "d'origine : {default}",
    "required": "il le faut",
    "(dynamic)": "(calculé)",
    "env var: {var}": "variable : {var}",
    "deprecated": "ancien",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque un argument",
    "Missing option": "Il manque une option",
    "Missing parameter": "Il manque une valeur",
    "Missing {param_type}": "Il manque une valeur",
    "Missing parameter: {param_name}": "Il manque {param_name}",
    "No such command {name!r}.": "Il n'y a pas de commande « {name} ».",
    "No such option {name!r}.": "Il n'y a pas d'option « {name} ».",
    "No such option: {name}": "Il n'y a pas d'option « {name} ».",
    "Did you mean {possibility}?": "Écrivez par exemple {possibility}.",
    "(Did you mean one of: {possibilities}?)": "Écrivez par exemple : {possibilities}.",
    "(Possible options: {possibilities})": "Écrivez par exemple : {possibilities}.",
    "Got unexpected extra argument ({args})": "Il y a un argument de trop ({args})",
    "Got unexpected extra arguments ({args})": "Il y a des arguments de trop ({args})",
    "Invalid value: {message}": "Une valeur ne convient pas : {message}",
    "Invalid value for {param_hint}: {message}": "La valeur de {param_hint} ne convient pas : {message}",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne s'ouvre pas : {message}",
    "unknown error": "la raison n'est pas connue",
    "Option {name!r} does not take a value.": "L'option « {name} » ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "Il manque une valeur après l'option « {name} ».",
    "Option {name!r} requires {nargs} arguments.": "Il faut {nargs} valeurs après l'option « {name} ».",
    "Argument {name!r} takes {nargs} values.": "Il faut {nargs} valeurs pour « {name} ».",
    "Takes {nargs} values but 1 was given.": "il faut {nargs} valeurs, et il y en a 1.",
    "Takes {nargs} values but {len} were given.": "il faut {nargs} valeurs, et il y en a {len}.",
    "Choose from:\n\t{choices}": "Choisissez :\n\t{choices}",
    "{value!r} is not {choice}.": "« {value} » n'est pas {choice}.",
    "{value!r} is not one of {choices}.": "écrivez l'un de ces mots, et pas « {value} » : {choices}.",
    "{value} is not in the range {range}.": "{value} n'est pas un nombre possible : {range}.",
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un nombre.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "écrivez l'un de ces mots : {states}",
    "file": "le fichier",
    "directory": "le dossier",
    "path": "le chemin",
    "{name} {filename!r} does not exist.": "il n'y a rien ici : {filename}",
    "{name} {filename!r} is a file.": "c'est un fichier, et pas un dossier : {filename}",
    "{name} {filename!r} is a directory.": "c'est un dossier, et pas un fichier : {filename}",
    "{name} {filename!r} is not readable.": "ce compte n'a pas le droit de lire {filename}",
    "{name} {filename!r} is not writable.": "ce compte n'a pas le droit d'écrire {filename}",
    "{name} {filename!r} is not executable.": "ce n'est pas un programme : {filename}",
}
"""The texts that click may write for our commands, in every version that we allow, with the same fields."""


def translate_click() -> None:
    """Let click look its words up here; to be called once click is imported."""
    for module in [module for name, module in sys.modules.items() if name.startswith(f"{click.__name__}.")]:
        for name, function in (("_", _translate), ("ngettext", _translate_count)):
            if hasattr(module, name):
                setattr(module, name, function)


def _translate(text: str) -> str:
    return _FRENCH.get(text, text) if language() == "fr" else text


def _translate_count(one: str, many: str, count: int) -> str:
    if language() != "fr":
        return one if count == 1 else many
    return _translate(one if count < 2 else many)
