"""What the program composes agrees in number with every count, and in gender with whatever name stands in it."""

from __future__ import annotations

import re
import string

import pytest

from kiosk.commands.translate import extract_texts
from kiosk.i18n import ngettext, use_language
from tests.french_texts import texts_of_the_code

COUNTED = sorted(marked for marked in extract_texts() if not isinstance(marked, str))
WITH_NAMES = sorted(text for text in texts_of_the_code() if "{" in text)
A_NAME = r"(?:« Pomme »|Pomme)"
BEHIND_A_NAME = re.compile(
    r"(?:^|[.:;?!,] |\n)« Pomme » (?:ne |n')?(?:est|sera|était|a été|pourra(?: plus)? être|peut pas être|reste)"
    r"(?: (?:pas|plus|bien|déjà|encore|aussi|maintenant|de nouveau))* (\w+)"
)
"""A sentence whose subject is the name alone, and the first word of what is said of it."""
FITS_BOTH = {
    "à",
    "au",
    "dans",
    "de",
    "devant",
    "derrière",
    "en",
    "là",
    "sur",
    "un",
    "une",
    "le",
    "la",
    "votre",
    "vide",
    "l",
}
"""Words behind « est » that are the same whatever the name."""
NUMBER_WITH_PLURAL = re.compile(
    r"\{(?:n|count|most|least|number|size|seconds|rows|columns|pixels|width|height)\} (?!fois\b|dans\b)\w+s\b"
)
ALWAYS_MANY = {
    # cells, pixels and colours of a screen
    "Chaque écran tient dans {columns} colonnes et {rows} lignes.",
    "L'écran a {columns} colonnes et {rows} lignes.",
    "Les écrans sont faits pour {columns} colonnes et {rows} lignes.",
    "{columns} colonnes et {rows} lignes",
    "Moniteur {width}x{height} : {shown}, lettres de {pixels} points.",
    "Le terminal annonce {count} couleurs.",
    # bounds of ours, and what is beyond them
    "Le code a de {least} à {most} chiffres, et rien d'autre.",
    "Le code a {least} chiffres ou plus.",
    "Le coin du conseiller s'ouvre avec un code de {least} à {most} chiffres.",
    "Les carnets de ce poste viennent déjà de {n} autres postes.",
    "ce texte a {count} mots",
    "ce texte a {count} phrases",
    "faites-en deux : {most} mots au plus",
    "gardez {most} lignes au plus",
    "il y a {count} mots à lire ici",
    "la phrase « {begin} … » a {count} mots",
    "le fichier est trop grand : {size} octets, {most} au plus",
    "le texte a {count} lignes",
    "une ligne a plus de {most} caractères",
}
"""Texts in which a plural follows a number that is 2 at least."""
GENDER_OF_THE_PERSON = re.compile(r"\b[Vv]ous (?:êtes|serez|restez) (?:\w+ )?\w+[éiu]\b|\bsûr\b|\b[Vv]ous seul\b")


class Feminine(string.Formatter):
    """Fills every placeholder with a feminine name."""

    def get_value(self, key: object, args: object, kwargs: object) -> str:
        return "Pomme"

    def format_field(self, value: object, spec: str) -> str:
        return str(value)


@pytest.mark.parametrize("marked", COUNTED, ids=lambda marked: str(marked[0])[:40])
def test_0_and_1_are_singular_and_2_is_plural(marked: tuple[str, ...]) -> None:
    use_language("fr")
    one, many = marked
    for count, template in ((0, one), (1, one), (2, many)):
        assert ngettext(one, many, count) == template
        filled = re.sub(r"\{(?:n|count|seconds)\}", str(count), template)
        assert count == 2 or not re.search(rf"\b{count} (?!fois)\w+s\b", filled), filled


def test_a_plural_that_does_not_follow_its_number_is_never_said_of_0_or_1() -> None:
    found = {text for text in extract_texts() if isinstance(text, str) and NUMBER_WITH_PLURAL.search(text)}
    assert found == ALWAYS_MANY


def test_english_counts_0_with_the_plural() -> None:
    use_language("en")
    assert ngettext("{n} exercice", "{n} exercices", 0) == "{n} exercises"
    assert ngettext("{n} exercice", "{n} exercices", 1) == "{n} exercise"


def test_no_sentence_says_a_masculine_of_a_name_whose_gender_is_not_known() -> None:
    assert len(WITH_NAMES) > 300
    found = []
    for text in WITH_NAMES:
        try:
            filled = Feminine().format(text)
        except ValueError:  # a text about braces
            continue
        found += [filled for said in BEHIND_A_NAME.findall(filled) if said not in FITS_BOTH and not said.endswith("e")]
    assert found == []


def test_no_sentence_gives_the_person_a_gender() -> None:
    assert [text for text in texts_of_the_code() if GENDER_OF_THE_PERSON.search(text)] == []
