"""Pictures of programs, folders and the bin. All others are those of the course.

They stand on the ground of the theme, pale or black: what they are known by is neither.
"""

from __future__ import annotations

from kiosk.course.pictures import PICTURES_BY_NAME, Picture
from kiosk.desk.nodes import Node

_SHEET = """
    folder    bin       mail      web       writing   phone     document  usb       calendar
    tttt....  ..gggg..  ........  ..bbbb..  ggggggg.  .gggggg.  .ggggg..  ..gggg..  rr.rr.rr
    tttttttt  gggggggg  bbbbbbbb  .bvvbbb.  gwwwwwg.  .gccccg.  .gwwwgg.  ..gwwg..  rrrrrrrr
    yyyyyyyy  ........  bbwwwwbb  bbvvvbbb  gwkkkwgo  .gccccg.  .gwwwwg.  ..gggg..  wwwwwwww
    yyyyyyyy  .gwgwgw.  bwbwwbwb  bvvvvbvb  gwwwwwoy  .gccccg.  .gwkkwg.  .bbbbbb.  wgwgwgwg
    yyyyyyyy  .gwgwgw.  bwwbbwwb  bbvvbbvv  gwkkwoyg  .gccccg.  .gwwwwg.  .bbbbbb.  wwwwwwww
    yyyyyyyy  .gwgwgw.  bwwwwwwb  bbbvbbvb  gwwwoywg  .gccccg.  .gwkkwg.  .bbbbbb.  wgwrwgwg
    tttttttt  .gwgwgw.  bbbbbbbb  .bbvbbb.  gwwkowwg  .ggwwgg.  .gwwwwg.  .bbbbbb.  wwwwwwww
    ........  .gggggg.  ........  ..bbbb..  ggggggg.  .gggggg.  .gggggg.  ..bbbb..  gggggggg
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
