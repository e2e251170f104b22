"""Four pictures: drawn by chance, written in many ways, and never two codes for one logbook."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.logbook.codes import Code, draw_code, logbook_id, parse_code, read_words

_SAME_WITHOUT_ACCENTS = """
    chat chien poisson oiseau cheval papillon maison arbre fleur soleil lune nuage parapluie voiture bateau avion train
    lampe livre tasse pain pomme poire cerise fromage ballon chapeau chaussure montre ciseaux guitare tente
"""
FRENCH = {word: word for word in _SAME_WITHOUT_ACCENTS.split()}
FRENCH |= {"etoile": "étoile", "velo": "vélo", "cle": "clé", "coeur": "cœur"}
ENGLISH = {"chat": "cat", "etoile": "star", "coeur": "heart", "train": "train", "pain": "bread", "pomme": "apple"}
PICTURES = sorted(FRENCH)
STAR: Code = ("chat", "etoile", "coeur", "cle")


@given(st.integers())
def test_a_code_is_four_different_pictures_whatever_the_order_of_the_table(seed: int) -> None:
    code = draw_code(PICTURES, random.Random(seed))
    assert len(set(code)) == 4
    assert set(code) <= set(PICTURES)
    assert code == draw_code(PICTURES[::-1], random.Random(seed))


def test_every_picture_is_drawn_at_every_place() -> None:
    chance = random.Random(7)
    codes = [draw_code(PICTURES, chance) for _ in range(2000)]
    for place in range(4):
        assert {code[place] for code in codes} == set(PICTURES)


def test_too_few_pictures_make_no_code() -> None:
    with pytest.raises(ValueError, match="31"):
        draw_code(PICTURES[:31], random.Random(1))


@pytest.mark.parametrize(
    "text",
    [
        "chat étoile cœur clé",
        "CHAT ETOILE COEUR CLE",
        "  Chat,  Étoile ;cœur.  clé !\n",
        "chat-etoile-coeur-cle",
        "chatétoilecœurclé",
        "CHATETOILECOEURCLE",
        "chat etoilecoeur cle",
        "chat e\u0301toile c\u0153ur cle\u0301",
        "Le chat, l'étoile, le cœur et la clé",
        "le chat l’etoile le coeur la clé",
        "chat_étoile_cœur_clé",
    ],
)
def test_the_four_words_are_understood_however_they_are_written(text: str) -> None:
    assert parse_code(text, FRENCH) == STAR


@given(st.permutations(PICTURES), st.sampled_from([" ", ", ", "", "\n"]), st.booleans())
def test_every_code_copied_from_the_screen_opens_again(order: list[str], between: str, capitals: bool) -> None:
    code = tuple(order[:4])
    text = between.join(FRENCH[key] for key in code)
    assert parse_code(text.upper() if capitals else text, FRENCH) == code


@pytest.mark.parametrize(
    "text", ["", "chat", "chat étoile cœur", "chat étoile cœur clé clé", "chat étoile cœur table", "?!", "a" * 5000]
)
def test_what_is_not_four_words_is_no_code(text: str) -> None:
    assert parse_code(text, FRENCH) is None


@pytest.mark.parametrize(
    "word", ["le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "et", "puis", "the", "a", "an", "and"]
)
def test_small_words_do_not_count(word: str) -> None:
    assert parse_code(f"{word} chat, {word} étoile {word} cœur {word} clé", FRENCH) == STAR


@pytest.mark.parametrize(
    "text",
    [
        "1. chat 2. étoile 3. cœur 4. clé", "1. chat   2. étoile   3. cœur   4. clé", "1 chat 2 étoile 3 cœur 4 clé",
        "1.chat\n2.étoile\n3.cœur\n4.clé", "1) chat, 2) étoile, 3) cœur, 4) clé", "1chat 2étoile 3cœur 4clé",
        "4. clé 3. cœur 2. étoile 1. chat", "1. le chat 2. l'étoile 3. le cœur 4. la clé", "chat 1 étoile 2 cœur 3 clé",
        "1er chat 2e étoile 3e cœur 4e clé", "n° 1 chat, n° 2 étoile, n° 3 cœur, n° 4 clé",
        "01 chat 02 étoile 03 cœur 04 clé", "1. chat étoile cœur clé",
    ],
)  # fmt: skip
def test_the_numbers_of_the_paper_may_be_copied_too(text: str) -> None:
    assert parse_code(text, FRENCH) == STAR


@pytest.mark.parametrize(
    ("text", "pictures", "unknown"),
    [
        ("chat lune clé parapluis", ("chat", "lune", "cle", None), ("parapluis",)),
        ("4. pain 1. Chats 2. lune 3. clé", (None, "lune", "cle", "pain"), ("Chats",)),
        ("le chat, la lune et l'étoile", ("chat", "lune", "etoile"), ()),
        ("chatlune cléx", ("chat", "lune", None), ("cléx",)),
        ("cat star moon", ("chat", "etoile", None), ("moon",)),
        ("?! 12", (), ()),
        ("a" * 5000, (), ()),
    ],
)
def test_of_words_that_are_no_code_each_is_known_or_named(
    text: str, pictures: tuple[str | None, ...], unknown: tuple[str, ...]
) -> None:
    assert read_words(text, FRENCH, ENGLISH) == (pictures, unknown)


@given(st.text(max_size=60))
def test_reading_words_never_fails_and_names_only_what_was_written(text: str) -> None:
    read = read_words(text, FRENCH, ENGLISH)
    assert len(read.unknown) == read.pictures.count(None)


def test_words_of_another_language_open_the_same_logbook() -> None:
    assert parse_code("cat star heart train", FRENCH, ENGLISH) == ("chat", "etoile", "coeur", "train")
    assert parse_code("cat star coeur clé", FRENCH, ENGLISH) == STAR
    assert parse_code("chat etoile coeur cle", ENGLISH, FRENCH) == STAR


def test_a_word_that_means_two_pictures_is_read_in_the_language_of_the_others() -> None:
    french = {"pain": "pain", "chat": "chat", "lune": "lune", "cle": "clé"}
    other = {"coeur": "pain", "chat": "gato", "lune": "luna", "cle": "llave"}
    assert parse_code("pain chat lune clé", other, french) == ("pain", "chat", "lune", "cle")
    assert parse_code("pain gato luna llave", french, other) == ("coeur", "chat", "lune", "cle")


def test_what_can_be_cut_in_two_ways_is_not_guessed() -> None:
    words = {word: word for word in ("pa", "papa", "lune", "cle")}
    assert parse_code("papapalunecle", words) is None
    assert parse_code("papa pa lune cle", words) == ("papa", "pa", "lune", "cle")


def test_the_id_hangs_on_the_pictures_their_order_and_the_site() -> None:
    salt = b"s" * 32
    first = logbook_id(STAR, salt)
    assert first == logbook_id(STAR, salt)
    assert len(first) == 32
    assert set(first) <= set("0123456789abcdef")
    others = [
        logbook_id(("etoile", "chat", "coeur", "cle"), salt),
        logbook_id(STAR, b"t" * 32),
        logbook_id(("ab", "c", "x", "y"), salt),
        logbook_id(("a", "bc", "x", "y"), salt),
    ]
    assert len({first, *others}) == 5


def test_the_id_of_a_code_never_changes() -> None:
    """It names the folders that stations already have."""
    assert logbook_id(STAR, bytes(32)) == "d4a98f16879c8dc756b1565f284ba508"


def test_three_pictures_have_no_id() -> None:
    with pytest.raises(ValueError, match="3"):
        logbook_id(STAR[:3], bytes(32))  # type: ignore[arg-type]  # that is the point
