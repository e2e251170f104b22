"""The second look of Texte: the words and the places of other word processors.

« Titre 1 » and « Puces » are the names that Word and LibreOffice give to the style and to the button, « Exporter au
format PDF » is LibreOffice's; bold is the sign « G », and the file's menu is behind a sign at the right end.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.FILE: "Menu du document",
    Label.SAVE_AS_PDF: "Exporter au format PDF",
    Label.TITLE: "Titre 1",
    Label.BULLETS: "Puces",
}
_SIGNS: dict[str, str] = {Label.FILE: "≡", Label.BOLD: "G"}
_WORDS = (Label.TITLE, Label.BULLETS)


def tools_in_other_look(tools: list[Node]) -> list[Node]:
    """The tool bar: what changes the text first, then the document; signs alone where the real ones have no words."""
    order = (Label.BOLD, Label.TITLE, Label.BULLETS, Label.SAVE, Label.PRINT, Label.FILE)
    by_name = {one.name: one for one in tools}
    return [
        replace(by_name[name], sign=_SIGNS.get(name, by_name[name].sign), sign_only=name not in _WORDS)
        for name in order
    ]
