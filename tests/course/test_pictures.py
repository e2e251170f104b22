from __future__ import annotations

from itertools import combinations

import pytest

from kiosk.course.pictures import CODE_PICTURES, PICTURES_BY_NAME, Picture
from kiosk.pictures.grids import grids
from kiosk.pictures.palette import GROUND, shown_ansi

WORDS = (
    "chat chien poisson oiseau cheval papillon maison arbre fleur soleil lune etoile nuage parapluie voiture velo "
    "bateau avion train cle lampe livre tasse pain pomme poire cerise fromage ballon chapeau chaussure montre ciseaux "
    "coeur guitare tente souris clavier"
)
SIDE = 16


def test_the_codes_of_every_logbook_that_was_ever_begun_can_be_chosen() -> None:
    assert list(CODE_PICTURES) == WORDS.split()


def test_each_picture_that_may_be_named_is_drawn_and_each_drawing_has_a_name() -> None:
    assert set(PICTURES_BY_NAME) == set(grids())


@pytest.mark.parametrize("picture", PICTURES_BY_NAME.values(), ids=lambda picture: picture.name)
def test_a_picture_has_a_word_of_its_own_in_both_languages(picture: Picture) -> None:
    for language in ("fr", "en"):
        alike = [one.name for one in PICTURES_BY_NAME.values() if one.word_in(language) == picture.word_in(language)]
        assert alike == [picture.name]


def test_a_code_is_spoken_in_single_words() -> None:
    assert all(picture.word_in(language).isalpha() for picture in CODE_PICTURES.values() for language in ("fr", "en"))


@pytest.mark.parametrize("few_colours", [False, True], ids=["true colours", "16 colours"])
@pytest.mark.parametrize("ground", [(253, 251, 246), (16, 21, 29)], ids=["light", "dark"])
def test_no_two_pictures_of_codes_look_alike(few_colours: bool, ground: tuple[int, int, int]) -> None:
    seen = {
        name: [shown_ansi(point, ground) if few_colours else point for point in grids()[name][SIDE]]
        for name in CODE_PICTURES
    }
    for one, other in combinations(seen, 2):
        differing = sum(a != b for a, b in zip(seen[one], seen[other], strict=True))
        assert differing >= SIDE * SIDE // 4, f"{one} and {other} differ in {differing} points only"


@pytest.mark.parametrize("ground", [(253, 251, 246), (16, 21, 29), (0, 0, 0)], ids=["light", "dark", "contrast"])
def test_an_outline_is_seen_on_every_ground_in_16_colours_too(ground: tuple[int, int, int]) -> None:
    for name, drawn in grids().items():
        points = drawn[SIDE]
        seen = sum(shown_ansi(point, ground) != shown_ansi(GROUND, ground) for point in points)
        assert seen >= SIDE * SIDE // 8, name
