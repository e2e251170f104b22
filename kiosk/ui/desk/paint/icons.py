"""Pictures of programs, folders and the bin. All others are those of the course."""

from __future__ import annotations

from kiosk.course.pictures import PICTURES_BY_NAME, Picture
from kiosk.desk.nodes import Node

_SHEET = """
    folder    bin       mail      web       writing   phone     document  usb       calendar
    tttt....  ..gggg..  ........  ..bbbb..  ggggggg.  .kkkkkk.  .ggggg..  ..gggg..  rr.rr.rr
    tttttttt  gggggggg  bbbbbbbb  .bvvbbb.  gwwwwwg.  .kcccck.  .gwwwgg.  ..gwwg..  rrrrrrrr
    yyyyyyyy  ........  bbwwwwbb  bbvvvbbb  gwkkkwgo  .kcccck.  .gwwwwg.  ..gggg..  wwwwwwww
    yyyyyyyy  .gwgwgw.  bwbwwbwb  bvvvvbvb  gwwwwwoy  .kcccck.  .gwkkwg.  .kkkkkk.  wgwgwgwg
    yyyyyyyy  .gwgwgw.  bwwbbwwb  bbvvbbvv  gwkkwoyg  .kcccck.  .gwwwwg.  .kkkkkk.  wwwwwwww
    yyyyyyyy  .gwgwgw.  bwwwwwwb  bbbvbbvb  gwwwoywg  .kcccck.  .gwkkwg.  .kkkkkk.  wgwrwgwg
    tttttttt  .gwgwgw.  bbbbbbbb  .bbvbbb.  gwwkowwg  .kkwwkk.  .gwwwwg.  .kkkkkk.  wwwwwwww
    ........  .gggggg.  ........  ..bbbb..  ggggggg.  .kkkkkk.  .gggggg.  ..kkkk..  gggggggg
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
