"""The keys and values of the format by the French words that an author may write in their place."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.text import fold

_WORDS: dict[str, str] = {
    # the exercise and its steps
    "title": "titre", "can_do": "je sais", "level": "niveau", "minutes": "durée, temps", "needs": "besoins, prérequis",
    "steps": "étapes, étape", "say": "dire, dis, consigne, instruction", "hints": "indices, indice, aides, aide",
    "solution": "solutions, gestes", "done": "fait, fini, bravo", "goal": "but, objectif", "situation": "contexte",
    "desk": "bureau, ordinateur", "who": "qui", "picture": "image, dessin", "label": "libellé, étiquette, nom",
    # gestures
    "click": "cliquer, cliquez, clic", "double_click": "double-cliquer, double-clic, double clic",
    "right_click": "clic droit, clic-droit", "type": "écrire, écrivez, taper, tapez, saisir",
    "press": "appuyer, appuyez, touche", "choose": "choisir, choisissez, option", "drag": "glisser, glissez, déplacer",
    "select": "sélectionner", "move_window": "déplacer la fenêtre", "from": "de, depuis, expéditeur",
    "to": "à, vers, destinataire, pour", "into": "dans", "in": "dans", "with": "avec", "text": "texte",
    "option": "choix", "ctrl": "contrôle, control", "shift": "maj, majuscule",
    # what the computer holds
    "open": "ouvrir, ouvert, ouverts", "shortcuts": "raccourcis, icônes", "clock": "heure, horloge",
    "today": "aujourd'hui, jour", "files": "fichiers", "file": "fichier", "folder": "dossier", "folders": "dossiers",
    "mail": "messagerie, e-mail, courriel, email, mel", "web": "internet, navigateur", "phone": "téléphone",
    "writing": "texte, traitement de texte", "calendar": "agenda, calendrier", "meeting": "visio, réunion",
    "viewer": "pdf, photo, document, visionneuse", "look": "aspect", "other": "autre", "one": "un, normal",
    "subject": "objet, sujet", "body": "corps, message, texte", "inbox": "réception, boîte de réception",
    "attachments": "pièces jointes, pièce jointe", "unread": "non lu", "sites": "site", "pages": "page",
    "address": "adresse", "heading": "titre", "link": "lien", "button": "bouton", "form": "formulaire",
    "fields": "champs, cases", "list": "liste", "table": "tableau", "tick": "case, case à cocher, cocher",
    "date": "jour", "number": "nombre, numéro", "password": "mot de passe", "postcode": "code postal",
    "options": "choix", "optional": "facultatif", "receipt": "accusé, reçu, accusé de réception",
    "summary": "résumé, récapitulatif", "send": "envoyer", "after": "après, ensuite", "when": "quand, si",
    "state": "état", "contacts": "contact", "messages": "message", "call": "appel", "answers": "réponses",
    "lines": "répliques, phrases", "photos": "photo", "people": "personnes, participants", "face": "visage",
    "name": "nom, prénom", "place": "lieu", "start": "début", "end": "fin", "time": "heure", "events": "rendez-vous",
    "slots": "créneaux, créneau", "lookup": "recherche", "notice": "avis", "value": "valeur",
    # what is so
    "left": "gauche, à gauche, quitté, quittée", "right": "droite, à droite", "middle": "milieu",
    "answered": "répondu, décroché", "refused": "refusé, refusée", "ended": "fini, finie, terminé, raccroché",
    "accepted": "accepté, acceptée", "joined": "rejoint, entré, dedans", "waiting": "attente", "large": "grand, grande",
    "hand": "main", "microphone": "micro", "camera": "caméra", "sms": "texto", "is": "est",
    "true": "oui, vrai", "false": "non, faux", "bin": "corbeille", "sent": "envoyé, envoyés", "drafts": "brouillons",
    "unwanted": "indésirables, spam", "copied": "copié", "undone": "annulé", "signed_in": "connecté",
}  # fmt: skip

_BY_WORD: dict[str, list[str]] = {}
for _key, _french in _WORDS.items():
    for _one in _french.split(", "):
        _BY_WORD.setdefault(fold(_one), []).append(_key)


def meant_by(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that a French ``word`` stands for; None where it stands for none of them."""
    names = set(known)
    return next((key for key in _BY_WORD.get(fold(word), ()) if key in names), None)
