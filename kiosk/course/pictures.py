"""The pictures by name: those of exercises, of areas, and of the codes that open logbooks.

All were drawn for this program: 8 by 8 pixels, a letter each (see :data:`PALETTE`); ``.`` is the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath, nearest

SIDE = 8
"""Pixels across and down."""

CELLS = (8, 4)
"""Cells across and down on a screen, where one cell shows two pixels, one above the other."""

Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""

PALETTE: dict[str, tuple[int, int, int]] = {
    "k": (22, 22, 26),
    "w": (255, 255, 255),
    "g": (96, 102, 112),
    "r": (214, 32, 40),
    "o": (245, 124, 0),
    "y": (255, 208, 0),
    "n": (122, 66, 24),
    "t": (232, 176, 84),
    "v": (30, 140, 56),
    "l": (140, 200, 40),
    "c": (130, 212, 245),
    "b": (30, 90, 210),
    "d": (14, 28, 120),
    "m": (120, 40, 170),
    "p": (244, 130, 180),
}
"""Red, green and blue (0 to 255) of each letter: black, white, grey, red, orange, yellow, brown, tan, green, lime,
sky blue, blue, dark blue, purple, pink."""

PAPER: tuple[int, int, int] = (233, 229, 218)
"""The background of a picture: pale in every theme, so that it looks the same everywhere."""

PICTURE_WORDS: dict[str, tuple[str, str]] = {
    "chat": ("chat", "cat"),
    "chien": ("chien", "dog"),
    "poisson": ("poisson", "fish"),
    "oiseau": ("oiseau", "bird"),
    "cheval": ("cheval", "horse"),
    "papillon": ("papillon", "butterfly"),
    "maison": ("maison", "house"),
    "arbre": ("arbre", "tree"),
    "fleur": ("fleur", "flower"),
    "soleil": ("soleil", "sun"),
    "lune": ("lune", "moon"),
    "etoile": ("étoile", "star"),
    "nuage": ("nuage", "cloud"),
    "parapluie": ("parapluie", "umbrella"),
    "voiture": ("voiture", "car"),
    "velo": ("vélo", "bicycle"),
    "bateau": ("bateau", "boat"),
    "avion": ("avion", "plane"),
    "train": ("train", "train"),
    "cle": ("clé", "key"),
    "lampe": ("lampe", "lamp"),
    "livre": ("livre", "book"),
    "tasse": ("tasse", "cup"),
    "pain": ("pain", "bread"),
    "pomme": ("pomme", "apple"),
    "poire": ("poire", "pear"),
    "cerise": ("cerise", "cherry"),
    "fromage": ("fromage", "cheese"),
    "ballon": ("ballon", "ball"),
    "chapeau": ("chapeau", "hat"),
    "chaussure": ("chaussure", "shoe"),
    "montre": ("montre", "watch"),
    "ciseaux": ("ciseaux", "scissors"),
    "coeur": ("cœur", "heart"),
    "guitare": ("guitare", "guitar"),
    "tente": ("tente", "tent"),
    "souris": ("souris", "mouse"),
    "clavier": ("clavier", "keyboard"),
}
"""The name of each picture in YAML: its word in French and in English."""

SHEETS: tuple[str, ...] = (
    """
    chat      chien     poisson   oiseau    cheval    papillon  maison    arbre
    k......k  .tttttt.  ........  ..bbb...  .n.n....  mm.kk.mm  ...rr...  ..vvvv..
    kk....kk  nttttttn  ..ooo..o  .bkbbb..  .nnnk...  mpm..mpm  ..rrrr..  .vvvvvv.
    kkkkkkkk  nktttktn  .owooooo  oobbbb..  nnknnk..  mppkkppm  .rrrrrr.  vvvvvvvv
    klkkkklk  nttttttn  okowooo.  ..bbbbbb  nnnnnnk.  mmmkkmmm  rrrrrrrr  vvvvvvvv
    kkkkkkkk  nttkkttn  oooowoo.  ..bccbbb  nnnnnnnk  .mmkkmm.  .tttttt.  .vvvvvv.
    wkkppkkw  nttttttn  .oowoooo  ..bbbbb.  ...nnnnk  mpmkkmpm  .tcttnt.  ...nn...
    .kkkkkk.  ..tppt..  ..ooo..o  ...bbb..  ...nnnnn  mmm..mmm  .tcttnt.  ...nn...
    ..kkkk..  ...pp...  ........  ...o.o..  ..nnnnnn  .m....m.  .ttttnt.  ..nnnn..
    """,
    """
    fleur     soleil    lune      etoile    nuage     parapluie voiture   velo
    ..p..p..  occoocco  dddyyydd  mmmyymmm  bbbbbbbb  ...k....  ........  .....kk.
    .ppyypp.  ccyyyycc  ddyyyddd  mmmyymmm  bbbwwbbb  ..ryr...  .rrrrr..  .kk..r..
    ppyyyypp  cyyyyyyc  dyyydddd  yyyyyyyy  bwwwwwbb  .rryrr..  .rccrcr.  ..rrrr..
    .ppyypp.  oyyyyyyo  dyyydddd  myyyyyym  wwwwwwww  rryyyrr.  .rccrccr  ..rrr.r.
    ..p..p..  oyyyyyyo  dyyydddd  mmyyyymm  wwwwwwww  r.yky.r.  rrrrrrrr  .kk..kk.
    .l.vv.l.  cyyyyyyc  dyyyyddd  mmyyyymm  bbbbbbbb  ...k....  rrrrrrry  k..kk..k
    ..lvvl..  ccyyyycc  ddyyyyyd  myymmyym  bcbbcbcb  .k.k....  rkkrrkkr  k..kk..k
    ...vv...  occoocco  dddyyydd  mymmmmym  cbbcbcbb  .kkk....  .kk..kk.  .kk..kk.
    """,
    """
    bateau    avion     train     cle       lampe     livre     tasse     pain
    ...nr...  cccccccc  .gg.....  ..oooo..  kkkyykkk  vvvvvvv.  ..g.g...  .....tt.
    ...nrr..  wwcccccc  ..g.vvvv  .oo..oo.  kkyyyykk  vlvvvvv.  .g.g....  ....tntt
    ...nrrr.  wwwccccc  .kk.vccv  .oo..oo.  kkyyyykk  vlvyyyv.  pnnnnp..  ...tnttt
    ...nrrrr  wwwwwwwc  .kk.vccv  ..oooo..  kyyyyyyk  vlvvvvv.  pppppppp  ..tnttt.
    ...n....  cwbwbwbw  vvvvvvvv  ...oo...  kkkttkkk  vlvyyyv.  pppppp.p  .tnttt..
    nnnnnnnn  cwwwwwww  vvvvvvvv  ...ooo..  kkkttkkk  vlvvvvv.  pppppppp  tnttt...
    .nnnnnn.  cccgggcc  rrrrrrrr  ...oo...  kkkttkkk  vwwwwwww  pppppp..  tttt....
    bbbbbbbb  ccgggccc  .kk.kk.k  ...oooo.  kktttttk  vvvvvvvv  .pppp...  .tt.....
    """,
    """
    pomme     poire     cerise    fromage   ballon    chapeau   chaussure montre
    ....n.vv  ....n...  ....vvv.  ........  vvwwwwvv  ........  ........  ..nnnn..
    ...nvvv.  ...n....  ...vvvv.  ......yy  vkwwwwkv  ..dddd..  bbb.....  .gggggg.
    .rrrnrr.  ..lll...  ..v..v..  ....yyyy  kwwkkwwk  ..dddd..  bbbb....  ggwkwwgg
    rwrrrrrr  ..lll...  .v....v.  ..yyyyyy  wwkkkkww  ..dddd..  bbbwb...  gwwkwwwg
    rwrrrrrr  .lllll..  rrr..rrr  yyyyyyyy  wwkkkkww  ..yyyy..  bbbbwbb.  gwwkkkwg
    rrrrrrrr  lllllll.  rwr..rwr  yyooyyyy  kwwkkwwk  ..dddd..  bbbbbbbb  ggwwwwgg
    .rrrrrr.  lllllll.  rrr..rrr  yyooyyoy  vkwwwwkv  dddddddd  wwwwwwww  .gggggg.
    ..rr.rr.  .lllll..  .r....r.  yyyyyyyy  vvwwwwvv  ........  ........  ..nnnn..
    """,
    """
    ciseaux   coeur     guitare   tente     souris    clavier
    gg....gg  .rr..rr.  ...kk...  ...ll...  ....k...  ........
    .gg..gg.  rrrrrrrr  ...nn...  ...ll...  ...gkg..  gggggggg
    ..gggg..  rrrrrrrr  ...nn...  ..lkkl..  ..ggkgg.  gwgwgwgg
    ...gg...  rrrrrrrr  .oonnoo.  ..lkkl..  ..ggkgg.  gggggggg
    ..r..r..  .rrrrrr.  ..oooo..  .llkkll.  ..wwwww.  ggwgwgwg
    rrr..rrr  ..rrrr..  .ookkoo.  .lkkkkl.  ..ggggg.  gggggggg
    r.r..r.r  ...rr...  oookkooo  llkkkkll  ..ggggg.  ggwwwwgg
    rrr..rrr  ........  .oooooo.  nnnnnnnn  ...ggg..  gggggggg
    """,
)
"""The drawings, each below its name."""


class Picture(msgspec.Struct, frozen=True):
    """One picture: ``name`` as in YAML, its word in French and in English, its rows of palette letters."""

    name: str
    word: str
    word_en: str
    rows: tuple[str, ...]

    def word_in(self, language: str) -> str:
        """The word in ``language`` ("fr", "en"); in French for any other."""
        return self.word_en if language == "en" else self.word

    def colour(self, column: int, row: int) -> Colour:
        """The colour of a pixel, counted from 0 at the top left; the paper's where nothing is drawn."""
        return self.ink(column, row) or PAPER

    def ink(self, column: int, row: int) -> Colour | None:
        """The colour that is drawn at a pixel; None for the paper."""
        return PALETTE.get(self.rows[row][column])


def _cut(sheet: str) -> list[Picture]:
    """The pictures drawn side by side on ``sheet``."""
    names, *lines = (line.split() for line in sheet.strip().splitlines())
    columns = zip(*lines, strict=True)
    return [Picture(name, *PICTURE_WORDS[name], rows) for name, rows in zip(names, columns, strict=True)]


PICTURES_BY_NAME: dict[str, Picture] = {picture.name: picture for sheet in SHEETS for picture in _cut(sheet)}
"""Every picture by its name, in a fixed order."""


def picture_problems(path: YamlPath, name: str) -> Iterator[tuple[YamlPath, str, str]]:
    """A problem at ``path`` where no picture is called ``name``: (path, what is wrong, what to write)."""
    if name not in PICTURES_BY_NAME:
        names = nearest(name, PICTURES_BY_NAME) or ", ".join(PICTURES_BY_NAME)
        what = _("l'image « {name} » n'est pas connue").format(name=name)
        yield path, what, _("écrivez l'un de ces mots : {names}").format(names=names)
