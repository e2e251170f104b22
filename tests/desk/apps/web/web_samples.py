"""Two sites as a teacher would write them, and a person at the browser."""

from __future__ import annotations

from typing import Any

from kiosk.course.model import Verdict
from kiosk.course.solution import Solution
from kiosk.desk.apps.web.browsing import Browsing
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals import Goal
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.spec import AnyGoal
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import desk

LIBRARY = "https://mediatheque.exemple.fr"
CAF = "https://caf.exemple.fr"
HOURS = f"{LIBRARY}/horaires"
CARD = f"{LIBRARY}/carte"
ADDRESS = f"{CAF}/declaration"
SITES = """
clock: "14:05"
shortcuts: [files, web, phone]
open: [web]
files:
  Documents:
    - {file: justificatif.pdf, text: "Facture d'électricité"}
    - {file: chat.jpg, picture: chat, text: Un chat}
web:
  bookmarks: {Ville de Lens: https://lens.exemple.fr}
  asks_password: true
  search:
    results:
      - {to: https://mediatheque.exemple.fr/horaires, title: Les horaires de la médiathèque, words: [ouverture]}
    adverts:
      - {to: https://librairie.exemple.fr, title: Des livres moins chers, text: Achetez ici., words: [médiathèque]}
  sites:
    - address: https://mediatheque.exemple.fr
      title: Médiathèque Robert-Cousin
      menu: {Horaires: /horaires, Agenda: /agenda}
      cookies: Ce site garde des cookies pour compter les visites.
      pages:
        /:
          - heading: Bienvenue à la médiathèque
          - {picture: livre, alt: Des livres sur une étagère.}
          - text: Vous pouvez lire, écouter et emprunter.
          - {link: Voir les horaires, to: /horaires}
          - {button: Demander une carte, to: /carte}
        /horaires:
          - heading: Horaires
          - table: [[Jour, Ouvert], [Mardi, 10 h à 18 h], [Samedi, 9 h 30 à 17 h]]
          - notice: La médiathèque ferme du 1er au 15 août.
          - {download: horaires.pdf, text: "Horaires\\nMardi, 10 h à 18 h"}
          - {advert: Des romans à petit prix, text: Livraison offerte., to: https://librairie.exemple.fr}
        /agenda:
          popup: {title: La lettre de la médiathèque, text: Recevez la lettre chaque mois., close: Non merci}
          blocks:
            - heading: Agenda
            - {list: [Samedi 14 mars · lecture, Mardi 17 mars · atelier photo]}
            - {list: [Venez tôt, Prenez une place], numbered: true}
        /carte:
          - heading: La carte de lecteur
          - form:
              name: Demande de carte
              summary: true
              fields:
                - text: Nom
                - date: Date de naissance
                - {phone: Téléphone, optional: true}
                - {radio: Carte, options: [Adulte, Enfant]}
                - tick: Je veux recevoir la lettre
    - address: https://librairie.exemple.fr
      title: Librairie du Nord
      pages: {/: [{heading: Nos livres}, {text: Des romans et des albums.}]}
    - address: https://lens.exemple.fr
      title: Ville de Lens (page d'entraînement)
      pages: {/: [{heading: Ville de Lens}, {link: La médiathèque, to: https://mediatheque.exemple.fr}]}
    - address: https://caf.exemple.fr
      title: CAF (page d'entraînement)
      menu: {Accueil de la CAF: /, Mon compte: /mon-compte}
      sign_in:
        accounts: [{identifier: "1234567", password: Soleil-59-Lille, name: Camille Petit}]
        label: Numéro d'allocataire
        then: /mon-compte
      pages:
        /: [{heading: Bienvenue à la CAF}, {link: Mes documents, to: /documents}]
        /mon-compte: {private: true, blocks: [{heading: Mon compte}, {link: Déclarer, to: /declaration}]}
        /documents:
          private: true
          blocks:
            - heading: Mes documents
            - {download: attestation.pdf, label: Télécharger l'attestation, text: Attestation de paiement}
        /declaration:
          - heading: Déclaration
          - form:
              name: Changement d'adresse
              pages:
                - title: Vous
                  fields:
                    - {text: Numéro, digits: 7}
                    - email: Adresse e-mail
                    - postcode: Code postal
                    - {list: Pays, options: [France, Belgique]}
                    - {number: Enfants, min: 0, max: 12}
                - title: Vérification
                  fields:
                    - {sms_code: Code reçu par SMS, code: "482913", from: CAF}
                    - {file: Justificatif, endings: [.pdf]}
                    - {long_text: Message, optional: true}
                    - consent: Je certifie que c'est vrai
              summary: true
              receipt: {title: Votre demande est reçue, text: Nous répondons en 10 jours., number: CAF-2051}
        /compte:
          - form:
              name: Créer un compte
              fields:
                - {text: Numéro choisi, digits: 7}
                - {password: Mot de passe choisi, strong: true}
                - {password: Encore le mot de passe, same_as: Mot de passe choisi}
              account: {identifier: Numéro choisi, password: Mot de passe choisi}
              then: /connexion
phone:
  contacts: {Nadia: 06 39 98 12 34}
  messages:
    - {from: Nadia, text: Tu viens samedi ?, at: "09:12"}
"""


def start() -> Desk:
    """The two sites, the browser open on the search engine."""
    return desk(SITES)


def read(text: str, kind: Any) -> Any:
    """The value of this kind that a YAML text writes, without a problem."""
    tree, problems = read_tree(text, "text.yaml")
    assert tree is not None and not problems
    value, problems = decode_tree(tree, kind, "text.yaml")
    assert not problems, problems
    return value


def goal(text: str) -> Goal:
    """The goal that a YAML text writes."""
    found: Goal = read(text, AnyGoal)
    return found


def judge(at: Desk, text: str) -> Verdict:
    """The verdict of a goal, given as YAML, on the desk; the goal has no problem."""
    asked = goal(text)
    assert not list(asked.problems(start())), text
    return asked.judge(at)


def is_reached(at: Desk, text: str) -> bool:
    """Whether the goal is reached."""
    return judge(at, text).done


def after_gestures(at: Desk, *gestures: str) -> Desk:
    """The desk after gestures written as in a solution: ``click: Envoyer``."""
    for text in gestures:
        gesture = read(text, Solution)
        for act in acts_for(at, gesture):
            at = update(at, act)
    return at


def visit(at: Desk, address: str) -> Desk:
    """The desk after an address was typed and Enter pressed."""
    return after_gestures(at, "click: Adresse", f"type: {address!r}", "press: enter")


def visible_nodes(at: Desk) -> tuple[Node, ...]:
    """All that is on the screen and can be acted on."""
    return tuple(walk_live(view(at)))


def visible_texts(at: Desk) -> set[str]:
    """What can be read on the screen, messages beside fields too."""
    return {text for node in visible_nodes(at) for text in (node.name, node.description) if text}


def browsing(at: Desk) -> Browsing:
    """The browser's own state."""
    found: Browsing = at.place.programs["web"]
    return found


def address_shown(at: Desk) -> str:
    """The text of the address bar."""
    box = next(node for node in visible_nodes(at) if node.id == "web/address")
    assert box.field is not None
    return box.field.text


def message_beside(at: Desk, name: str) -> str:
    """The message beside the control of this name."""
    return next(
        node.description for node in visible_nodes(at) if node.name == name and node.role not in ("group", "paragraph")
    )


def filled_card(at: Desk) -> Desk:
    return after_gestures(
        at, "type: {into: Nom, text: Petit}", "type: {into: Date de naissance, text: 5/9/1951}",
        "choose: {in: Carte, option: Adulte}",
    )  # fmt: skip


def first_page(at: Desk) -> Desk:
    return after_gestures(
        at, 'type: {into: Numéro, text: "1234567"}', "type: {into: Adresse e-mail, text: camille@exemple.fr}",
        'type: {into: Code postal, text: "62300"}', "choose: {in: Pays, option: Belgique}",
        'type: {into: Enfants, text: "2"}',
        "click: Suivant",
    )  # fmt: skip


def node_named(at: Desk, role: str, name: str) -> Node:
    """The one thing of this role and name."""
    (found,) = [node for node in visible_nodes(at) if (node.role, node.name) == (role, name)]
    return found
