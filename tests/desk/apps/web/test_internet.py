"""The pages of an exercise by address, and what typed text leads to."""

from __future__ import annotations

import pytest

from kiosk.desk.apps.web.blocks import Form
from kiosk.desk.apps.web.forms.fields import Password
from kiosk.desk.apps.web.internet import FORGOTTEN, SIGN_IN, build_internet, searched_words, sign_in_form
from kiosk.desk.apps.web.spec import WebSpec
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree

SPEC = """
home: ville.exemple.fr
search: {address: trouve.exemple.fr}
sites:
  - address: ville.exemple.fr
    title: Ma ville
    pages:
      "": {blocks: [{heading: Bienvenue}, {text: Bonjour.}]}
      /horaires: {blocks: [{heading: Les horaires}, {text: Ouvert.}]}
      plan: {title: Le plan, blocks: [{text: Un plan.}]}
      /vide: {blocks: [{text: Rien.}]}
      /secret: {listed: false, blocks: [{heading: Secret}]}
  - address: www.caf.exemple.fr
    title: La CAF
    sign_in: {label: Numéro, accounts: [{identifier: "123", password: abc}]}
    pages: {"": {blocks: [{text: Bonjour.}]}}
"""


def spec(text: str) -> WebSpec:
    tree, problems = read_tree(text, "web.yaml")
    assert tree is not None and not problems
    read, problems = decode_tree(tree, WebSpec, "web.yaml")
    assert isinstance(read, WebSpec) and not problems, problems
    return read


INTERNET = build_internet(spec(SPEC))
TOWN = "https://ville.exemple.fr"


def test_each_page_has_its_address_and_its_title() -> None:
    titles = {page.address: page.title for page in INTERNET.site_pages.values() if page.home == TOWN}
    assert titles == {
        TOWN: "Ma ville", f"{TOWN}/horaires": "Les horaires - Ma ville", f"{TOWN}/plan": "Le plan - Ma ville",
        f"{TOWN}/vide": "Ma ville", f"{TOWN}/secret": "Secret - Ma ville",
    }  # fmt: skip


def test_a_site_with_accounts_has_the_pages_for_signing_in_and_no_other_has() -> None:
    caf = {page.address.removeprefix(page.home) for page in INTERNET.site_pages.values() if page.site.sign_in}
    assert caf == {"", SIGN_IN, FORGOTTEN}
    assert not INTERNET.has_page(f"{TOWN}{SIGN_IN}")
    town, other = INTERNET.spec.sites
    assert [field.label for field in sign_in_form(other).fields] == ["Numéro", "Mot de passe"]
    assert [field.label for field in sign_in_form(town).fields] == ["Identifiant", "Mot de passe"]


def test_who_forgot_the_password_says_who_it_is_and_chooses_a_strong_one() -> None:
    page = INTERNET.page_at(f"https://caf.exemple.fr{FORGOTTEN}")
    assert page is not None and not page.page.listed
    [form] = [block for block in page.page.blocks if isinstance(block, Form)]
    assert [[field.label for field in one.fields] for one in form.pages] == [
        ["Numéro"],
        ["Code reçu par SMS"],
        ["Nouveau mot de passe", "Nouveau mot de passe une deuxième fois"],
    ]
    new, again = form.pages[-1].fields
    assert isinstance(new, Password) and new.strong
    assert isinstance(again, Password) and again.same_as == new.label


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ville.exemple.fr/horaires", f"{TOWN}/horaires"), ("WWW.Ville.Exemple.FR/Horaires/", f"{TOWN}/horaires"),
        ("horaires de la ville", "https://trouve.exemple.fr?q=horaires+de+la+ville"),
        ("  CAF  &  RSA ", "https://trouve.exemple.fr?q=CAF+%26+RSA"), ("   ", "https://trouve.exemple.fr"),
        ("autre.exemple.fr", "https://autre.exemple.fr"),
    ],
)  # fmt: skip
def test_typed_text_leads_to_a_page_or_to_the_results_of_a_search(typed: str, address: str) -> None:
    assert INTERNET.resolve(typed) == address


def test_the_words_of_a_search_are_read_back_from_its_address() -> None:
    assert searched_words(INTERNET.results_address("l'été  à  10 € & plus")) == "l'été à 10 € & plus"
    assert searched_words(INTERNET.engine) == ""


def test_the_search_engine_is_a_page_that_no_site_has() -> None:
    assert INTERNET.is_engine("https://trouve.exemple.fr") and INTERNET.has_page("https://trouve.exemple.fr")
    assert INTERNET.page_at("https://trouve.exemple.fr") is None
    assert not INTERNET.is_engine(TOWN) and INTERNET.has_page(TOWN)
    assert not INTERNET.has_page("autre.exemple.fr")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vile.exemple.fr", TOWN), ("ville.exemple.fr/horaire", f"{TOWN}/horaires"),
        ("ville.exemple.fr/secrets", f"{TOWN}/horaires"), ("journal.org", None),
        ("vile.exemple.fr/une-page-que-personne-na-jamais-vue-ici-ni-ailleurs", TOWN),
        ("caf.exemple.fr/connexio", "https://caf.exemple.fr"),
    ],
)  # fmt: skip
def test_an_address_that_is_nearly_right_is_told_apart_from_one_that_is_not(typed: str, meant: str | None) -> None:
    found = INTERNET.nearest_page(typed)
    assert (found.address if found else None) == meant


def test_without_a_home_the_browser_begins_at_the_search_engine() -> None:
    internet = build_internet(spec("sites: []"))
    assert internet.home == internet.engine == "https://cherche.exemple.fr"
    assert INTERNET.home == TOWN
