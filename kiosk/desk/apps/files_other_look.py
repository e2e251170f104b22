"""The second look of Fichiers: the words and the places of other file managers.

« Revenir en arrière » and « Recherche » are those of GNOME's Fichiers (its French ``fr.po``), as is ⋮ for what is done
in a folder; « Supprimer », « Monter d'un niveau » and « Modifié » are as on Windows.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.desk.controls import button
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.BACK: "Revenir en arrière",
    Label.PARENT_FOLDER: "Monter d'un niveau",
    Label.NEW_FOLDER: "Créer un dossier",
    Label.MOVE_TO_BIN: "Supprimer",
    Label.SEARCH: "Recherche",
    Label.DATE: "Modifié",
}
MORE = "files/more"
_SIGNS = ("files/back", "files/up")


def tools_in_other_look(tools: list[Node]) -> list[Node]:
    """The tool bar: signs alone, the search, then what is done in this folder; a new folder is behind ⋮."""
    signs = [replace(one, sign_only=True) for one in tools if one.id in _SIGNS]
    search = [one for one in tools if one.field is not None]
    others = [one for one in tools if one not in search and one.id not in (*_SIGNS, "files/new-folder")]
    more = [button(MORE, Label.MORE, sign_only=True)] if any(one.id == "files/new-folder" for one in tools) else []
    return [*signs, *search, *others, *more]
