"""E-mail addresses as people write them: the same answer in a form, in the mail program and in a goal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.email_addresses import (
    address_problem,
    normalize_address,
    normalize_recipients,
    split_name,
    split_recipients,
)

READ = {
    "camille@exemple.fr": "camille@exemple.fr",
    "Camille@Exemple.FR": "camille@exemple.fr",
    "  camille@exemple.fr  ": "camille@exemple.fr",
    "\u00a0camille@exemple.fr\u202f": "camille@exemple.fr",
    "camille\u200b@exemple.fr": "camille@exemple.fr",
    "\u202acamille@exemple.fr\u202c": "camille@exemple.fr",
    "camille＠exemple．fr": "camille@exemple.fr",
    "camille\u2011petit@exemple.fr": "camille-petit@exemple.fr",
    "camille–petit@exemple.fr": "camille-petit@exemple.fr",
    "<camille@exemple.fr>": "camille@exemple.fr",
    "<camille@exemple.fr": "camille@exemple.fr",
    "Camille Petit <camille@exemple.fr>": "camille@exemple.fr",
    "CamillePetit<camille@exemple.fr>": "camille@exemple.fr",
    '"Petit, Camille" <camille@exemple.fr>': "camille@exemple.fr",
    "Zoé Petit < camille@exemple.fr >": "camille@exemple.fr",
    "mailto:camille@exemple.fr": "camille@exemple.fr",
    "MAILTO: camille@exemple.fr": "camille@exemple.fr",
    "camille@exemple.fr,": "camille@exemple.fr",
    "camille@exemple.fr ;": "camille@exemple.fr",
    "« camille@exemple.fr »": "camille@exemple.fr",
    '"camille@exemple.fr"': "camille@exemple.fr",
    "(camille@exemple.fr)": "camille@exemple.fr",
    "[camille@exemple.fr]": "camille@exemple.fr",
    "camille.petit@exemple.fr": "camille.petit@exemple.fr",
    "camille_petit@exemple.fr": "camille_petit@exemple.fr",
    "camille+loisirs@exemple.fr": "camille+loisirs@exemple.fr",
    "camille.petit59@mail.exemple.fr": "camille.petit59@mail.exemple.fr",
    "c@exemple.info": "c@exemple.info",
    "59camille@exemple-59.org": "59camille@exemple-59.org",
    "o'brien@exemple.fr": "o'brien@exemple.fr",
    "o’brien@exemple.fr": "o'brien@exemple.fr",
}
UNREAD = {
    "": "Il manque une adresse.",
    "\u200b": "Il manque une adresse.",
    "<>": "Il manque une adresse.",
    "camille": "Il manque le signe @.",
    "camille petit": "Il manque le signe @.",
    "camille.exemple.fr": "Il manque le signe @.",
    "camilleàexemple.fr": "Il manque le signe @.",
    "camille arobase exemple.fr": "Il manque le signe @.",
    "camille(at)exemple.fr": "Il manque le signe @.",
    "camille&exemple.fr": "Il manque le signe @.",
    "https://exemple.fr": "Il manque le signe @.",
    "camille petit@exemple.fr": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "Camille Petit camille@exemple.fr": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "Camille Petit, camille@exemple.fr": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "camille@exemple.fr (Camille)": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "e-mail : camille@exemple.fr": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "camille@exemple.fr, lucie@exemple.fr": "Écrivez une seule adresse.",
    "camille@exemple.fr;lucie@exemple.fr": "Écrivez une seule adresse.",
    "camille@exemple.fr et lucie@exemple.fr": "Écrivez une seule adresse.",
    "ca,mille@exemple.fr": "Écrivez un point à la place de la virgule.",
    "camille\u00a0petit@exemple.fr": "Écrivez seulement l'adresse, sans espace ni autre mot.",
    "camille @exemple.fr": "Enlevez l'espace dans l'adresse.",
    "camille@ exemple.fr": "Enlevez l'espace dans l'adresse.",
    "camille@exemple .fr": "Enlevez l'espace dans l'adresse.",
    "camille@exemple. fr": "Enlevez l'espace dans l'adresse.",
    "camille\t@exemple.fr": "Enlevez l'espace dans l'adresse.",
    "camille@@exemple.fr": "Gardez un seul signe @.",
    "a@b@c@exemple.fr": "Gardez un seul signe @.",
    "@exemple.fr": "Il manque le début de l'adresse, avant le signe @.",
    "camille@": "Il manque la fin de l'adresse, après le signe @.",
    "camille@exemple": "Il manque la fin de l'adresse, comme .fr.",
    "camille@exemple.": "Il manque la fin de l'adresse, comme .fr.",
    "camille@.fr": "Il manque la fin de l'adresse, comme .fr.",
    "camille@exemple.f": "La fin de l'adresse a au moins 2 lettres, comme .fr.",
    "camille@exemple.59": "La fin de l'adresse a au moins 2 lettres, comme .fr.",
    "paul@exemple,fr": "Écrivez un point à la place de la virgule.",
    "paul,petit@exemple.fr": "Écrivez un point à la place de la virgule.",
    "paul@exemple;fr": "Écrivez un point à la place du point-virgule.",
    "paul@exemple:fr": "Écrivez un point à la place des deux-points.",
    "paul@exemple_59.fr": "Enlevez le signe _ de l'adresse.",
    "paul(petit)@exemple.fr": "Enlevez le signe ( de l'adresse.",
    "paul@exemple.fr>": "Enlevez le signe > de l'adresse.",
    "paul€@exemple.fr": "Enlevez le signe € de l'adresse.",
    "²@exemple.fr": "Enlevez le signe ² de l'adresse.",
    "jérôme@exemple.fr": "Une adresse n'a pas d'accent.",
    "je\u0301ro\u0302me@exemple.fr": "Une adresse n'a pas d'accent.",
    "zoë@exemple.fr": "Une adresse n'a pas d'accent.",
    "paul@éxemple.fr": "Une adresse n'a pas d'accent.",
    "françois@exemple.fr": "Une adresse n'a pas la lettre ç.",
    "cœur@exemple.fr": "Une adresse n'a pas la lettre œ.",
    "camille.@exemple.fr": "Il y a un point en trop dans l'adresse.",
    ".camille@exemple.fr": "Il y a un point en trop dans l'adresse.",
    "camille..petit@exemple.fr": "Il y a un point en trop dans l'adresse.",
    "camille@exemple..fr": "Il y a un point en trop dans l'adresse.",
    "camille.@exemple..fr": "Il y a un point en trop dans l'adresse.",
    "camille@exemple.fr.": "Il y a un point en trop dans l'adresse.",
}


@pytest.mark.parametrize(("text", "address"), READ.items())
def test_every_spelling_of_an_address_is_read(text: str, address: str) -> None:
    assert (address_problem(text), normalize_address(text)) == ("", address)


@pytest.mark.parametrize(("text", "sentence"), UNREAD.items())
def test_what_is_no_address_is_told_what_is_wrong_with_it(text: str, sentence: str) -> None:
    assert address_problem(text) == sentence


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("a@b.fr, c@d.fr", ("a@b.fr", "c@d.fr")),
        ("a@b.fr;c@d.fr", ("a@b.fr", "c@d.fr")),
        ("a@b.fr c@d.fr", ("a@b.fr", "c@d.fr")),
        ("a@b.fr\nc@d.fr,", ("a@b.fr", "c@d.fr")),
        ("A Bé <a@b.fr>, c@d.fr", ("a@b.fr", "c@d.fr")),
        ('"Bé, A" <a@b.fr>, c@d.fr', ("a@b.fr", "c@d.fr")),
        ("paul@exemple,fr", ("paul@exemple,fr",)),
        ("paul@exemple;fr, c@d.fr", ("paul@exemple;fr", "c@d.fr")),
        ("paul@exemple, fr", ("paul@exemple", "fr")),
        ("a@exemple,lucie@exemple.fr", ("a@exemple", "lucie@exemple.fr")),
        ("a@b.fr,fr", ("a@b.fr", "fr")),
        (" , ;", ()),
    ],
)
def test_recipients_are_told_apart(text: str, recipients: tuple[str, ...]) -> None:
    assert tuple(split_name(one)[1] for one in split_recipients(text)) == recipients


def test_the_order_of_recipients_and_their_names_do_not_count() -> None:
    assert normalize_recipients("C <C@d.fr>; a@b.fr, c@d.fr") == normalize_recipients("a@b.fr c@d.fr")


@given(st.text(max_size=30) | st.text("ab@.,;<> -é", max_size=15))
def test_any_text_is_an_address_or_has_a_short_sentence(text: str) -> None:
    assert len(address_problem(text).split()) <= 16
    assert normalize_address(normalize_address(text)) == normalize_address(text)
