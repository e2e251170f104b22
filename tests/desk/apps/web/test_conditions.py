"""Parts of a page that are there only when something is so: blocks, fields; what is chosen and looked up."""

from __future__ import annotations

from kiosk.course.acts import Pressed
from kiosk.course.solution import Choose, Click, Press, Type
from kiosk.desk.apps.web.navigation import browsing_of, displayed_address
from kiosk.desk.nodes import walk
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk
from tests.desk.test_arrivals import decoded
from tests.desk.test_gestures import play


def names(at: Desk) -> list[str]:
    return [node.name for node in walk(view(at))]


def site(pages: str, more: str = "") -> str:
    return f"""
shortcuts: [web, mail]
open: [web]
web:
  home: https://lens.exemple.fr
  sites:
    - address: https://lens.exemple.fr
      title: Ville de Lens
      menu: {{Accueil: /}}
      pages:
{pages}
{more}
"""


ACTUALISATION = site(
    """
        /:
          - {notice: "Votre actualisation est à faire.", when: {not: {form_sent: Actualisation}}}
          - {notice: "Actualisation faite : {Travail}.", when: {form_sent: Actualisation}}
          - {link: Voir mon dossier, to: /dossier, when: {state: Dossier, is: ouvert}}
          - form: {name: Actualisation, fields: [{radio: Travail, options: [Oui, Non]}]}
            when: {not: {form_sent: Actualisation}}
        /dossier: [{heading: Dossier}]
""",
    "after: [{when: {form_sent: {form: Actualisation, values: {Travail: Oui}}}, state: {Dossier: ouvert}}]",
)


def test_a_block_is_there_only_when_something_is_so() -> None:
    at = desk(ACTUALISATION)
    assert "Votre actualisation est à faire." in names(at) and "Voir mon dossier" not in names(at)
    at = play(at, Choose("Travail", "Non"), Click("Envoyer"), Click("Accueil", "Menu"))
    assert "Actualisation faite : Non." in names(at) and "Voir mon dossier" not in names(at)
    assert "Envoyer" not in names(at)
    yes = play(
        desk(ACTUALISATION),
        Choose("Travail", "Oui"),
        Click("Envoyer"),
        Click("Accueil", "Menu"),
        Click("Voir mon dossier"),
    )
    assert displayed_address(yes) == "https://lens.exemple.fr/dossier"


def test_a_link_of_the_menu_is_there_only_when_something_is_so() -> None:
    menu = "menu: {Accueil: /, Mon dossier: {to: /dossier, when: {form_sent: Actualisation}}}"
    at = desk(ACTUALISATION.replace("menu: {Accueil: /}", menu))
    assert "Mon dossier" not in names(at)
    at = play(at, Choose("Travail", "Non"), Click("Envoyer"), Click("Mon dossier", "Menu"))
    assert displayed_address(at) == "https://lens.exemple.fr/dossier"


FAMILY = site("""
        /:
          - form:
              name: Famille
              summary: true
              fields:
                - {radio: Situation, options: [Seul ou seule, En couple]}
                - {text: Prénom de l'autre personne, when: {Situation: En couple}}
                - {tick: Nous avons des enfants, when: {Situation: En couple}}
                - {number: Combien, when: {Nous avons des enfants: true}}
""")


def test_a_field_is_there_when_another_one_says_so_and_only_then_it_is_asked_for_and_sent() -> None:
    at = play(desk(FAMILY), Choose("Situation", "Seul ou seule"), Click("Suivant"))
    assert "Situation : Seul ou seule" in names(at) and "Combien" not in names(at)
    alone = play(at, Click("Envoyer"))
    assert browsing_of(alone).sent[0].answers == {"Situation": "Seul ou seule"}
    at = play(desk(FAMILY), Choose("Situation", "En couple"), Click("Suivant"))
    assert "Prénom de l'autre personne" in names(at), "it is required, and asked for"
    at = play(at, Type("Ali", into="Prénom"), Click("Nous avons des enfants"), Type("2", into="Combien"))
    couple = play(at, Click("Suivant"), Click("Envoyer"))
    assert browsing_of(couple).sent[0].answers["Combien"] == "2"
    changed = play(at, Choose("Situation", "Seul ou seule"), Click("Suivant"), Click("Envoyer"))
    assert browsing_of(changed).sent[0].answers == {"Situation": "Seul ou seule"}, "what is hidden is not sent"
    assert play(changed, Press("ctrl+z")).content is changed.content


APPOINTMENT = site("""
        /:
          - heading: Choisir un créneau
          - {slots: Créneau, options: [mardi 10 h, jeudi 14 h], to: /vous}
        /vous:
          - {text: "Vous avez choisi {Créneau}."}
          - form:
              name: Rendez-vous
              fields: [{text: Nom}, {text: Créneau, value: "{Créneau}"}]
              receipt: {text: "Rendez-vous le {Créneau}, {Nom}."}
""")


def test_a_slot_that_was_chosen_is_in_the_form_and_in_the_confirmation() -> None:
    at = play(desk(APPOINTMENT), Click("jeudi 14 h"))
    assert "Vous avez choisi jeudi 14 h." in names(at)
    sent = play(at, Type("Petit", into="Nom"), Click("Envoyer"))
    assert "Rendez-vous le jeudi 14 h, Petit." in names(sent) and "Créneau : jeudi 14 h" in names(sent)
    other = play(at, Press("alt+left"), Click("mardi 10 h"))
    assert "Vous avez choisi mardi 10 h." in names(other)


FOLLOW = site("""
        /: [{heading: Suivi}, {lookup: Numéro, pages: {LEN-40217: /suivi/a, LEN-50318: /suivi/b}}]
        /suivi/a: {listed: false, blocks: [{heading: "Demande {Numéro}"}]}
        /suivi/b: {listed: false, blocks: [{heading: "Demande {Numéro}"}]}
""")


def test_a_number_that_is_looked_up_leads_to_its_page_and_another_is_answered_kindly() -> None:
    at = desk(FOLLOW)
    unknown = play(at, Type("LEN-4021", into="Numéro"), Click("Chercher"))
    box = next(node for node in walk(view(unknown)) if node.name == "Numéro" and node.field)
    assert "Rien n'est connu sous ce numéro" in box.description and box.focused
    found = play(unknown, Type("7", into="Numéro"), Click("Chercher"))
    assert displayed_address(found) == "https://lens.exemple.fr/suivi/a" and "Demande LEN-40217" in names(found)
    by_keys = after_acts(play(at, Type("len 50318", into="Numéro")), Pressed("enter"))
    assert displayed_address(by_keys) == "https://lens.exemple.fr/suivi/b"
    empty = play(at, Click("Chercher"))
    assert any("Écrivez d'abord" in node.description for node in walk(view(empty)))


def test_conditions_are_checked() -> None:
    wrong = site("""
        /:
          - {text: Un, when: {shows: Deux}}
          - {text: Deux, when: {form_sent: Inscriptoin}}
          - {lookup: Numéro, pages: {A1: /rien}}
          - {slots: Créneau, options: [mardi], to: /rien}
          - form:
              name: Inscription
              fields:
                - {radio: Choix, options: [Un, Deux]}
                - {text: Trois, when: {Choix: Trois}}
                - {text: Quatre, when: {Choi: Un}}
""")
    assert len(list(decoded(wrong).problems())) == 6
