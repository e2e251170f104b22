from __future__ import annotations

from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from kiosk.course.pictures import PALETTE, PAPER, PICTURES_BY_NAME, SIDE, Picture

WORDS = (
    "chat chien poisson oiseau cheval papillon maison arbre fleur soleil lune etoile nuage parapluie voiture velo "
    "bateau avion train cle lampe livre tasse pain pomme poire cerise fromage ballon chapeau chaussure montre ciseaux "
    "coeur guitare tente souris clavier"
)


def pixels(picture: Picture) -> list[tuple[int, int, int]]:
    return [picture.colour(column, row) for row in range(SIDE) for column in range(SIDE)]


def in_16_colours(rgb: tuple[int, int, int]) -> int | None:
    return Color.from_rgb(*rgb).downgrade(ColorSystem.STANDARD).number


def test_there_is_a_picture_for_every_word_an_exercise_may_use() -> None:
    assert list(PICTURES_BY_NAME) == WORDS.split(), "one is missing, or a name stands twice"


@pytest.mark.parametrize("picture", PICTURES_BY_NAME.values(), ids=lambda picture: picture.name)
def test_a_picture_is_drawn_whole_and_has_its_words(picture: Picture) -> None:
    assert [len(row) for row in picture.rows] == [SIDE] * SIDE
    assert set("".join(picture.rows)) <= {*PALETTE, "."}
    assert picture.word_in("fr").isalpha()
    assert picture.word_in("en").isalpha()
    drawn = sum(colour != PAPER for colour in pixels(picture))
    assert drawn >= SIDE * SIDE // 3, "too thin to be seen from afar"


def test_the_pictures_words_differ_in_both_languages() -> None:
    for language in ("fr", "en"):
        assert len({picture.word_in(language) for picture in PICTURES_BY_NAME.values()}) == len(PICTURES_BY_NAME)


@pytest.mark.parametrize("few_colours", [False, True], ids=["true colours", "16 colours"])
def test_no_two_pictures_look_alike(few_colours: bool) -> None:
    seen = {
        name: [in_16_colours(colour) if few_colours else colour for colour in pixels(picture)]
        for name, picture in PICTURES_BY_NAME.items()
    }
    for one, other in combinations(seen, 2):
        differing = sum(a != b for a, b in zip(seen[one], seen[other], strict=True))
        assert differing >= SIDE * SIDE // 3, f"{one} and {other} differ in {differing} pixels only"


def test_colours_stay_apart_in_16_colours_and_from_the_paper() -> None:
    numbers = {letter: in_16_colours(rgb) for letter, rgb in PALETTE.items() if letter not in "tw"}
    assert len(set(numbers.values())) == len(numbers)
    assert in_16_colours(PAPER) not in numbers.values()
