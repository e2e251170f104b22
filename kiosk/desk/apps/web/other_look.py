"""The second look of Internet: the words and the places of other browsers, and of other sites.

« Page précédente », « Page suivante », « Marquer cette page », « Rechercher dans la page », « Ouvrir le lien dans un
nouvel onglet », « Copier le lien » and « Parcourir » are Firefox's (its French ``browserContext.ftl`` and
``appmenu.ftl``), the sign beside the last tab and ⋮ are those of Firefox, Chrome and Edge; « Continuer sans
accepter » is on the banners of many French sites.
"""

from __future__ import annotations

from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.PAGE_BACK: "Page précédente",
    Label.PAGE_AHEAD: "Page suivante",
    Label.HOME_PAGE: "Page d'accueil",
    Label.ADD_BOOKMARK: "Marquer cette page",
    Label.REMOVE_BOOKMARK: "Supprimer le marque-page",
    Label.FIND_IN_PAGE: "Rechercher dans la page",
    Label.NEXT_HIT: "Résultat suivant",
    Label.CLOSE_FIND_BAR: "Fermer la barre",
    Label.PRINT_PAGE: "Imprimer",
    Label.OPEN_IN_NEW_TAB: "Ouvrir le lien dans un nouvel onglet",
    Label.COPY_LINK: "Copier le lien",
    Label.KEEP_PASSWORD: "Enregistrer",
    Label.DO_NOT_KEEP_PASSWORD: "Jamais",
    Label.ACCEPT_ALL: "Accepter",
    Label.REFUSE_ALL: "Continuer sans accepter",
    Label.SIGN_IN: "Connexion",
    Label.SIGN_OUT: "Déconnexion",
    Label.NEXT: "Étape suivante",
    Label.PREVIOUS: "Étape précédente",
    Label.SHOW_PASSWORD: "Afficher",
    Label.HIDE_PASSWORD: "Masquer",
    Label.CHOOSE_FILE: "Parcourir",
}
MORE = "web/more"
MORE_ENTRIES = (Label.NEW_TAB, Label.FIND_IN_PAGE, Label.PRINT_PAGE)
"""What is behind ⋮."""


def as_signs(nodes: list[Node]) -> list[Node]:
    """Buttons of which only the signs are drawn, where they have one."""
    return [replace(node, sign_only=bool(node.sign)) for node in nodes]
