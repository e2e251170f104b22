"""The pictures that an exercise may name, with their words; a code that opens a logbook is made of some of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.i18n import _
from kiosk.pictures.words import CODE_WORDS, OTHER_WORDS
from kiosk.yaml.problems import YamlPath, nearest

CELLS = (8, 4)
"""Cells across and down on a screen, for the least size of a picture."""


class Picture(msgspec.Struct, frozen=True):
    """One picture: ``name`` as in YAML, its word in French and in English."""

    name: str
    word: str
    word_en: str

    def word_in(self, language: str) -> str:
        """The word in ``language`` ("fr", "en"); in French for any other."""
        return self.word_en if language == "en" else self.word


CODE_PICTURES: dict[str, Picture] = {name: Picture(name, *words) for name, words in CODE_WORDS.items()}
"""Those of which the codes of logbooks are made, by name, in a fixed order."""

PICTURES_BY_NAME: dict[str, Picture] = CODE_PICTURES | {
    name: Picture(name, *words) for name, words in OTHER_WORDS.items()
}
"""Every picture by its name, in a fixed order."""


def picture_problems(path: YamlPath, name: str) -> Iterator[tuple[YamlPath, str, str]]:
    """A problem at ``path`` where no picture is called ``name``: (path, what is wrong, what to write)."""
    if name not in PICTURES_BY_NAME:
        names = nearest(name, PICTURES_BY_NAME) or ", ".join(PICTURES_BY_NAME)
        what = _("l'image « {name} » n'est pas connue").format(name=name)
        yield path, what, _("écrivez l'un de ces mots : {names}").format(names=names)
