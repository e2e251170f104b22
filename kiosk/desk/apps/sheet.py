"""A PDF as a sheet of paper, wherever it is opened: from Fichiers, or in a message."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.desk.controls import group, heading, paragraph
from kiosk.desk.nodes import Node
from kiosk.i18n import _


def sheet_page(start: str, where: str, name: str, text: str) -> Node:
    """The page with a sheet on it: the first line is its title, and blank lines are part of it.

    Ids begin with ``start`` and end with ``where``; ``name`` is the file's, the title of a document without text.
    """
    title, _end, more = text.strip().partition("\n")
    nodes = [heading(f"{start}-title/{where}", title or name.rpartition(".")[0] or name)]
    if more.strip():
        nodes.append(paragraph(f"{start}-text/{where}", more))
    sheet = replace(group(f"{start}-sheet/{where}", _("Page"), nodes), part="sheet")
    return replace(group(f"{start}/{where}", name, [sheet], role="article", grow=True), part="sheets")
