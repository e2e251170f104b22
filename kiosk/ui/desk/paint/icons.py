"""Pictures of programs, folders and the bin. All others are those of the course."""

from __future__ import annotations

from kiosk.course.pictures import PICTURES_BY_NAME, Picture
from kiosk.desk.nodes import Node

_SHEET = """
    folder    bin       mail      web       writing   phone     document  usb
    tttt....  ..gggg..  ........  ..bbbb..  ggggggg.  .kkkkkk.  .ggggg..  ..gggg..
    tttttttt  gggggggg  bbbbbbbb  .bvvbbb.  gwwwwwg.  .kcccck.  .gwwwgg.  ..gwwg..
    yyyyyyyy  ........  bbwwwwbb  bbvvvbbb  gwkkkwgo  .kcccck.  .gwwwwg.  ..gggg..
    yyyyyyyy  .gwgwgw.  bwbwwbwb  bvvvvbvb  gwwwwwoy  .kcccck.  .gwkkwg.  .kkkkkk.
    yyyyyyyy  .gwgwgw.  bwwbbwwb  bbvvbbvv  gwkkwoyg  .kcccck.  .gwwwwg.  .kkkkkk.
    yyyyyyyy  .gwgwgw.  bwwwwwwb  bbbvbbvb  gwwwoywg  .kcccck.  .gwkkwg.  .kkkkkk.
    tttttttt  .gwgwgw.  bbbbbbbb  .bbvbbb.  gwwkowwg  .kkwwkk.  .gwwwwg.  .kkkkkk.
    ........  .gggggg.  ........  ..bbbb..  ggggggg.  .kkkkkk.  .gggggg.  ..kkkk..
"""


def _cut() -> dict[str, Picture]:
    names, *lines = (line.split() for line in _SHEET.strip().splitlines())
    return {name: Picture(name, name, name, rows) for name, rows in zip(names, zip(*lines, strict=True), strict=True)}


ICONS = _cut()
_BY_WORD = {"dossier": "folder", "corbeille": "bin", "livre": "document"}


def icon_of(node: Node) -> Picture | None:
    """The picture of an icon on the desktop; None where there is none for its word."""
    name = node.icon or _BY_WORD.get(node.picture, "")
    return ICONS.get(name) or PICTURES_BY_NAME.get(node.picture)
