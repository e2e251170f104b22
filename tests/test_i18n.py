from collections.abc import Iterator

import pytest

from kiosk.i18n import LANGUAGES, _, language, ngettext, use_language


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    use_language("fr")


def test_french_is_as_it_is_written() -> None:
    use_language("fr")
    assert (language(), _("Bonjour et bienvenue")) == ("fr", "Bonjour et bienvenue")


def test_another_language_is_looked_up_when_a_text_is_shown() -> None:
    use_language("en")
    assert _("Bonjour et bienvenue") == "Hello and welcome"
    use_language("fr")
    assert _("Bonjour et bienvenue") == "Bonjour et bienvenue"


def test_an_unknown_language_and_an_unknown_text_are_shown_in_french() -> None:
    use_language("de")
    assert _("Bonjour et bienvenue") == "Bonjour et bienvenue"
    use_language("en")
    assert _("un texte que personne n'a traduit") == "un texte que personne n'a traduit"


def test_nothing_is_singular_in_french_and_plural_in_english() -> None:
    words = "{n} chose à changer.", "{n} choses à changer."
    assert [ngettext(*words, count) for count in (0, 1, 2)] == [words[0], words[0], words[1]]
    use_language("en")
    things = "{n} things to change."
    assert [ngettext(*words, count) for count in (0, 1, 2)] == [things, "{n} thing to change.", things]


def test_each_language_bears_its_own_name() -> None:
    assert LANGUAGES == {"fr": "Français", "en": "English"}
