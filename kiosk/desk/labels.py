"""Labels of buttons, menu entries and fields of the simulated computer that are both drawn and matched.

These are practised words: French in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

BIN_SIGN = "♻"
"""The sign of what deletes."""


class Label(StrEnum):
    """Each label once; a program draws and matches the same member."""

    # windows and their dialogs
    MINIMIZE = "Réduire"
    MAXIMIZE = "Agrandir"
    RESTORE_SIZE = "Rétablir"
    CLOSE = "Fermer"
    TO_THE_LEFT = "Mettre à gauche"
    TO_THE_RIGHT = "Mettre à droite"
    CANCEL = "Annuler"
    CHOOSE_FILE = "Choisir un fichier"
    OPEN_USB = "Ouvrir la clé"
    TAKE_OUT_USB = "Retirer la clé"
    # texts and files
    OPEN = "Ouvrir"
    CUT = "Couper"
    COPY = "Copier"
    PASTE = "Coller"
    SELECT_ALL = "Tout sélectionner"
    RENAME = "Renommer"
    NEW_FOLDER = "Nouveau dossier"
    MOVE_TO_BIN = "Mettre à la corbeille"
    DELETE = "Supprimer"
    DELETE_FOREVER = "Supprimer définitivement"
    RESTORE = "Restaurer"
    EMPTY_BIN = "Vider la corbeille"
    EMPTY = "Vider"
    SEARCH = "Rechercher"
    PARENT_FOLDER = "Dossier parent"
    NAME = "Nom"
    TYPE = "Type"
    SIZE = "Taille"
    KEEP_BOTH = "Garder les deux"
    REPLACE = "Remplacer"
    DO_NOT_MOVE = "Ne pas déplacer"
    DO_NOT_COPY = "Ne pas copier"
    DO_NOT_RENAME = "Ne pas renommer"
    DO_NOT_RESTORE = "Ne pas restaurer"
    # documents
    NEW = "Nouveau"
    SAVE = "Enregistrer"
    SAVE_AS = "Enregistrer sous"
    SAVE_AS_PDF = "Enregistrer en PDF"
    DO_NOT_SAVE = "Ne pas enregistrer"
    PRINT = "Imprimer"
    FILE = "Fichier"
    BOLD = "Gras"
    TITLE = "Titre"
    BULLETS = "Liste"
    # messages
    INBOX = "Boîte de réception"
    SENT = "Envoyés"
    DRAFTS = "Brouillons"
    UNWANTED = "Indésirables"
    BIN = "Corbeille"
    SENDER = "De"
    SUBJECT = "Objet"
    DATE = "Date"
    MORE = "Plus d'actions"
    NEW_MESSAGE = "Nouveau message"
    BACK = "Retour"
    SEND = "Envoyer"
    REPLY = "Répondre"
    REPLY_ALL = "Répondre à tous"
    FORWARD = "Transférer"
    REPORT_SPAM = "Signaler comme indésirable"
    NOT_SPAM = "Ce n'est pas un indésirable"
    MOVE = "Déplacer"
    END_SEARCH = "Effacer la recherche"
    MARK_READ = "Marquer comme lu"
    MARK_UNREAD = "Marquer comme non lu"
    ATTACH = "Joindre un fichier"
    ADD_CC = "Ajouter Cc"
    DELETE_DRAFT = "Supprimer le brouillon"
    ADD_SUBJECT = "Ajouter un objet"
    SEND_WITHOUT_SUBJECT = "Envoyer sans objet"
    SIGN_IN = "Se connecter"
    SIGN_OUT = "Se déconnecter"
    # pages and forms
    PAGE_BACK = "Reculer"
    PAGE_AHEAD = "Avancer"
    RELOAD = "Actualiser"
    HOME_PAGE = "Accueil"
    NEW_TAB = "Nouvel onglet"
    OPEN_IN_NEW_TAB = "Ouvrir dans un nouvel onglet"
    COPY_LINK = "Copier l'adresse du lien"
    ADD_BOOKMARK = "Ajouter aux favoris"
    REMOVE_BOOKMARK = "Retirer des favoris"
    FIND_IN_PAGE = "Chercher dans la page"
    NEXT_HIT = "Endroit suivant"
    CLOSE_FIND_BAR = "Fermer la recherche"
    KEEP_PASSWORD = "Garder"
    DO_NOT_KEEP_PASSWORD = "Ne pas garder"
    PRINT_PAGE = "Imprimer la page"
    NEXT = "Suivant"
    PREVIOUS = "Précédent"
    CHANGE = "Modifier"
    SHOW_PASSWORD = "Montrer"
    HIDE_PASSWORD = "Cacher"
    ACCEPT_ALL = "Tout accepter"
    REFUSE_ALL = "Tout refuser"
    SUMMARY = "Résumé"
    # the calendar
    NEW_EVENT = "Nouveau rendez-vous"
    TODAY = "Aujourd'hui"
    MONTH = "Mois"
    DAY = "Jour"
    WHOLE_DAY = "Toute la journée"
    PLACE = "Lieu"
    REMINDER = "Rappel"
    ADD_TO_CALENDAR = "Ajouter à l'agenda"
    ACCEPT = "Accepter"
    # the telephone
    PHONE_HOME = "Accueil du téléphone"
    PHONE_SETTINGS = "Réglages"
    PHOTOS = "Photos"
    VOICE_MAIL = "Messagerie vocale"
    ALL_MESSAGES = "Tous les messages"
    ALL_EVENTS = "Tous les rendez-vous"
    ALL_CONTACTS = "Tous les contacts"
    ALL_PHOTOS = "Toutes les photos"
    SEND_SMS = "Envoyer le SMS"
    OPTIONS = "Options"
    REFUSE = "Refuser"
    HANG_UP = "Raccrocher"
    LISTEN_MORE = "Écouter la suite"
    CALL = "Appeler"
    CALL_BACK = "Rappeler"
    REPORT_SMS = "Transférer au 33700"
    SEND_AGAIN = "Envoyer à nouveau"
    ADD_CONTACT = "Ajouter aux contacts"
    BLOCK = "Bloquer"
    UNBLOCK = "Débloquer"
    # a video call
    JOIN_MEETING = "Rejoindre la réunion"
    ASK_TO_JOIN = "Demander à rejoindre"
    JOIN = "Rejoindre"
    REJOIN = "Rejoindre à nouveau"
    WAIT = "Attendre"
    SPEAK = "Parler"
    ALLOW = "Autoriser"
    MICROPHONE = "Micro"
    CAMERA = "Caméra"
    HAND = "Main"
    CHAT = "Chat"
    LEAVE = "Quitter"


SIGNS: Mapping[str, str] = {
    Label.MINIMIZE: "─", Label.MAXIMIZE: "□", Label.RESTORE_SIZE: "❐", Label.CLOSE: "✕",
    Label.NEW_FOLDER: "✚", Label.DELETE: BIN_SIGN, Label.EMPTY_BIN: BIN_SIGN, Label.RESTORE: "↺",
    Label.PARENT_FOLDER: "↑", Label.SAVE: "▣", Label.PRINT: "▤",
    Label.NEW_MESSAGE: "✎", Label.BACK: "←", Label.SEND: "➤", Label.REPLY: "↩", Label.REPLY_ALL: "⇇",
    Label.FORWARD: "↪", Label.REPORT_SPAM: "⚑", Label.ATTACH: "⊂⊐", Label.DELETE_DRAFT: BIN_SIGN,
    Label.SIGN_OUT: "⏏", Label.MORE: "⋮",
    Label.PAGE_BACK: "←", Label.PAGE_AHEAD: "→", Label.RELOAD: "↻", Label.HOME_PAGE: "⌂", Label.NEW_TAB: "✚",
    Label.BOLD: "G", Label.TITLE: "Aa", Label.BULLETS: "•≡",
    Label.NEXT_HIT: "↓", Label.SHOW_PASSWORD: "◉", Label.HIDE_PASSWORD: "○",
    Label.CALL: "✆", Label.CALL_BACK: "✆",
}  # fmt: skip
"""The signs of buttons by their labels, of those that DejaVu Sans Mono has and that take one cell a character."""
