"""An address in a text that is read leads to its page, or to a new message."""

from __future__ import annotations

from kiosk.course.acts import Pressed
from kiosk.course.solution import Click, Select
from kiosk.desk.acts import Clicked, RightClicked
from kiosk.desk.apps.mail.mailbox import draft_text
from kiosk.desk.apps.web.navigation import browsing_of
from kiosk.desk.gestures import acts_for
from kiosk.desk.nodes import Node, find, walk
from kiosk.desk.shell.reading import selected_read_text
from kiosk.desk.state import Desk, TextClip
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk

BODY = "Tout est sur cours.exemple.fr, ou écrivez à lucie@exemple.fr. Rien sur rien.exemple.fr."
HERE = f"""
open: [mail]
mail:
  me: camille@exemple.fr
  inbox: [{{from: "Lucie <lucie@exemple.fr>", subject: Cours, body: "{BODY}"}}]
web:
  sites:
    - address: https://cours.exemple.fr
      title: Cours
      pages: {{/: {{title: Les cours, blocks: [{{text: Lundi}}]}}}}
"""


def reading() -> Desk:
    return after(desk(HERE), Click("Cours"))


def after(at: Desk, *gestures: Click | Select) -> Desk:
    for gesture in gestures:
        at = after_acts(at, *acts_for(at, gesture))
    return at


def link(at: Desk, name: str) -> Node:
    return next(node for node in walk(view(at)) if node.href and node.name == name)


def test_a_page_opens_in_the_browser() -> None:
    at = after(reading(), Click("cours.exemple.fr"))
    assert at.front is not None and at.front.program == "web"
    assert browsing_of(at).visit.address == "https://cours.exemple.fr"


def test_an_address_that_nobody_has_leads_to_the_page_that_says_so() -> None:
    at = after(reading(), Click("rien.exemple.fr"))
    assert any(node.name == "Cette page n'existe pas ici" for node in walk(view(at)))


def test_an_email_address_begins_a_message() -> None:
    at = after(reading(), Click("lucie@exemple.fr"))
    assert at.front is not None and draft_text(at, at.front.id.removeprefix("mail/"), "to") == "lucie@exemple.fr"
    assert at.place.focus.endswith("/subject")


def test_the_keyboard_follows_a_link_and_its_menu_copies_it() -> None:
    at = reading()
    while at.place.focus != link(at, "cours.exemple.fr").id:
        at = after_acts(at, Pressed("tab"))
    opened = after_acts(at, Pressed("enter"))
    assert opened.front is not None and opened.front.program == "web"
    menu = after_acts(at, RightClicked(at.place.focus))
    copied = after_acts(menu, Clicked("menu/Copier l'adresse du lien"))
    assert copied.place.clipboard == TextClip("cours.exemple.fr")


def test_a_selection_goes_over_links() -> None:
    at = after(reading(), Select("sur cours.exemple.fr, ou"))
    assert selected_read_text(at, view(at)) == "sur cours.exemple.fr, ou"
    assert link(at, "cours.exemple.fr").selection == (0, len("cours.exemple.fr"))


def test_the_head_of_a_message_has_no_links_and_a_button_is_found_before_one() -> None:
    at = reading()
    assert {node.name for node in walk(view(at)) if node.href} == {
        "cours.exemple.fr", "lucie@exemple.fr", "rien.exemple.fr"
    }  # fmt: skip
    assert find(view(at), link(at, "lucie@exemple.fr").id) is not None


def test_addresses_in_lists_and_tables_are_links_and_the_text_around_them_is_copied() -> None:
    blocks = "[{list: [Voir cours.exemple.fr]}, {table: [[Qui, Adresse], [Lucie, lucie@exemple.fr]]}]"
    at = desk(HERE.replace("{text: Lundi}]", f"{{text: Lundi}}, {blocks[1:-1]}]").replace("[mail]", "[web, mail]"))
    at = after(at, Click("Cours"), Click("cours.exemple.fr"))
    copied = after_acts(after(at, Select("Voir cours.exemple.fr")), Pressed("ctrl+c"))
    assert copied.place.clipboard == TextClip("Voir cours.exemple.fr")
    cell = after_acts(after(at, Select("Lucie")), Pressed("ctrl+c"))
    assert cell.place.clipboard == TextClip("Lucie")
    mail = after(at, Click("lucie@exemple.fr"))
    assert mail.front is not None and mail.front.program == "mail"
