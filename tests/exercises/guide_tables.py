"""The tables of the author's guide: every name that a gesture can say, program by program and look by look, every goal.

``python -m tests.exercises.guide_tables`` writes them into ``exercises/DESK.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.course.solution import Click, DoubleClick, Press, RightClick, SolutionAct, Type
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.spec import ALL_GOALS, DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.i18n import use_language
from kiosk.station.course.folders import shipped_folder
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree

SAMPLE = """
clock: "9:05"
files:
  Documents: [{file: papier.pdf, text: Papier}, {file: texte.odt, text: Zéro}, {folder: Zone, files: []}]
  Corbeille: [vieux.txt]
usb: {files: []}
mail:
  me: zoe@exemple.fr
  inbox:
    - from: "Zoé <zoe@exemple.fr>"
      to: [zoe@exemple.fr, yann@exemple.fr]
      subject: Zut
      attachments: [papier.pdf]
      invitation: {title: Zut, date: jeudi 19, start: 14 h}
calendar: {events: [{title: Zoo, date: "12", start: 10 h}]}
phone: {contacts: {Zoé: "06 39 98 12 34"}, messages: [{from: Zoé, text: Oui}], photos: [{picture: chat}]}
meeting: {title: Zone, address: https://zone-visio.exemple.fr/z, people: [Zoé], lines: ["Zoé : Zut"]}
web:
  home: https://zone.exemple.fr
  asks_password: true
  sites:
    - address: https://zone.exemple.fr
      title: Zone
      cookies: Zone garde un cookie.
      sign_in: {accounts: [{identifier: zoe, password: Zone}]}
      pages:
        /:
          - {link: Zone, to: /z}
          - {link: Zone H, to: /f}
          - {link: Zone I, to: "https://zone-visio.exemple.fr/z"}
        /f:
          - form:
              name: Zone de saisie
              summary: true
              pages:
                - {title: Zone A, fields: [{text: Zone B}, {password: Zone C}, {file: Zone D}]}
                - {title: Zone E, fields: [{sms_code: Zone F, code: "1234"}]}
        /z: {popup: {title: Zone G}, blocks: [{text: Zone}]}
"""
"""Whatever the story itself names begins with Z, so that it is told from what the programs name."""

FORM = (DoubleClick("Internet"), Click("Zone H"))
FILL = (
    Type("b", "Zone B"), Type("c", "Zone C"), Click("Choisir un fichier"), Click("papier.pdf"), Click("Ouvrir"),
    Click("Suivant"),
)  # fmt: skip
CALL = (DoubleClick("Internet"), Click("Zone I"), Click("Rejoindre la réunion"))
JOIN = (Type("Yann", "Votre nom"), Click("Demander à rejoindre"))
CODE = (Type("1234", "Zone F"), Click("Suivant"))
PLACES: tuple[tuple[str, tuple[SolutionAct, ...]], ...] = (
    ("Bureau et barre", ()),
    ("Fichiers", (DoubleClick("Fichiers"),)),
    ("Fichiers, clic droit sur un fichier", (DoubleClick("Fichiers"), RightClick("papier.pdf"))),
    ("Fichiers, clic droit ailleurs", (DoubleClick("Fichiers"), RightClick("Contenu du dossier"))),
    ("Fichiers, Corbeille", (DoubleClick("Fichiers"), Click("Corbeille"))),
    ("Un PDF ou une photo", (DoubleClick("Fichiers"), DoubleClick("papier.pdf"))),
    ("Messagerie, liste", (DoubleClick("Messagerie"),)),
    ("Messagerie, clic droit sur un message", (DoubleClick("Messagerie"), RightClick("Zut"))),
    ("Messagerie, message ouvert", (DoubleClick("Messagerie"), Click("Zut"))),
    ("Messagerie, écrire", (DoubleClick("Messagerie"), Click("Nouveau message"), Click("Ajouter Cc"))),
    (
        "Messagerie, « Joindre un fichier »",
        (DoubleClick("Messagerie"), Click("Nouveau message"), Click("Joindre un fichier")),
    ),
    ("Messagerie, sans connexion", (DoubleClick("Messagerie"), Click("Se déconnecter"))),
    ("Internet", (DoubleClick("Internet"),)),
    ("Internet, clic droit sur un lien", (DoubleClick("Internet"), RightClick("Zone"))),
    ("Internet, chercher dans la page", (DoubleClick("Internet"), Press("ctrl+f"))),
    ("Internet, page avec un message devant", (DoubleClick("Internet"), Click("Zone", "Page"))),
    ("Internet, se connecter", (DoubleClick("Internet"), Click("Se connecter"))),
    ("Formulaire", FORM),
    ("Formulaire, page suivante", (*FORM, *FILL)),
    ("Formulaire, résumé", (*FORM, *FILL, *CODE)),
    ("Formulaire, accusé de réception", (*FORM, *FILL, *CODE, Click("Envoyer"))),
    ("Téléphone", (DoubleClick("Téléphone"),)),
    ("Téléphone, Messages", (DoubleClick("Téléphone"), Click("Messages"))),
    ("Téléphone, conversation", (DoubleClick("Téléphone"), Click("Messages"), Click("Zoé"))),
    ("Téléphone, nouveau SMS", (DoubleClick("Téléphone"), Click("Messages"), Click("Nouveau message"))),
    ("Téléphone, Appels", (DoubleClick("Téléphone"), Click("Appels"))),
    ("Téléphone, Clavier", (DoubleClick("Téléphone"), Click("Appels"), Click("Clavier"))),
    (
        "Téléphone, un appel",
        (DoubleClick("Téléphone"), Click("Messages"), Click("Zoé"), Click("Appeler")),
    ),
    ("Téléphone, Contacts", (DoubleClick("Téléphone"), Click("Contacts"))),
    ("Téléphone, nouveau contact", (DoubleClick("Téléphone"), Click("Contacts"), Click("Nouveau contact"))),
    ("Téléphone, Appareil photo", (DoubleClick("Téléphone"), Click("Appareil photo"))),
    ("Téléphone, une photo", (DoubleClick("Téléphone"), Click("Photos"), Click("Photo 1"))),
    ("Téléphone, Réglages", (DoubleClick("Téléphone"), Click("Réglages"))),
    ("Téléphone, Agenda", (DoubleClick("Téléphone"), Click("Agenda", "Téléphone"))),
    ("Agenda, mois", (DoubleClick("Agenda"),)),
    ("Agenda, clic droit sur un jour", (DoubleClick("Agenda"), RightClick("jeudi 19 novembre"))),
    ("Agenda, jour", (DoubleClick("Agenda"), Click("Jour"))),
    ("Agenda, rendez-vous ouvert", (DoubleClick("Agenda"), Click("Zoo"))),
    ("Agenda, clic droit sur un rendez-vous", (DoubleClick("Agenda"), RightClick("Zoo"))),
    ("Agenda, écrire", (DoubleClick("Agenda"), Click("Nouveau rendez-vous"))),
    ("Internet, la page d'une visio", CALL[:-1]),
    ("Visio, avant d'entrer", CALL),
    ("Visio, salle d'attente", (*CALL, *JOIN)),
    ("Visio, dans la réunion", (*CALL, *JOIN, Click("Attendre"))),
    ("Visio, le chat", (*CALL, *JOIN, Click("Attendre"), Click("Chat"))),
    ("Visio, après", (*CALL, *JOIN, Click("Quitter"))),
    ("Texte", (DoubleClick("Texte"),)),
    ("Texte, menu « Fichier »", (DoubleClick("Texte"), Click("Fichier"))),
    ("Texte, clic droit dans la page", (DoubleClick("Texte"), RightClick("Page"))),
    ("Texte, « Enregistrer »", (DoubleClick("Texte"), Type("a"), Click("Enregistrer"))),
    ("Texte, « Imprimer »", (DoubleClick("Texte"), Type("a"), Click("Imprimer"))),
)
KINDS = {
    "boutons, liens, menus": ("button", "link", "menuitem", "tab"),
    "cases à remplir": ("textbox", "searchbox"),
    "à choisir, à cocher": ("combobox", "radiogroup", "checkbox", "listbox", "tree", "tablist", "option", "treeitem"),
}


def names_table() -> str:
    """A row for each place, with what can be clicked, filled in and chosen there."""
    head = ["où", *KINDS]
    lines = [f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    use_language("fr")
    seen: dict[str, set[str]] = {}
    for place, gestures in PLACES:
        found = dict.fromkeys(_names(_reached(gestures)))
        above = seen.setdefault(_program_of(place), set())
        new = [one for one in found if one[1] not in above]
        above |= {name for _role, name in found}
        cells = [", ".join(f"« {name} »" for role, name in new if role in roles) for roles in KINDS.values()]
        if any(cells):
            lines.append(f"| {place} | {' | '.join(cells)} |")
    return "\n".join(lines)


def looks_table() -> str:
    """A row for each name that is another one in the second look, that is a sign alone there, or behind ⋮."""
    use_language("fr")
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for place, gestures in PLACES:
        desk = _reached(gestures)
        other = {node.id: node for node in walk_live(_layer(replace(desk, other_looks=frozenset(PROGRAMS))))}
        seen = [node for node in walk_live(_layer(desk)) if node.offers and not _is_of_the_story(node.name)]
        for node in seen:
            if there := _in_other_look(node, other):
                rows.setdefault((_program_of(place), node.name), {})[there] = None
    lines = ["| où | `look: one` | `look: other` |", "| --- | --- | --- |"]
    return "\n".join(
        [*lines, *(f"| {place} | « {one} » | {' ; '.join(there)} |" for (place, one), there in rows.items())]
    )


def _program_of(place: str) -> str:
    program = place.partition(",")[0]
    return "Internet" if program == "Formulaire" else program


def _in_other_look(node: Node, other: dict[str, Node]) -> str:
    """What ``node`` is in the other look; "" where it is the same."""
    found = other.get(node.id)
    if found is None:
        program = PROGRAMS.get(node.id.partition("/")[0])
        label = program.other_labels.get(node.name, node.name) if program else node.name
        return f"« {label} », derrière « {Label.MORE} »"
    sign = f" {found.sign}" if found.sign_only and not node.sign_only else ""
    return f"« {found.name} »{sign}" if sign or found.name != node.name else ""


def goals_table() -> str:
    """A row for each goal: its key, and what it says of itself."""
    lines = ["| goal | what must be so | its fields |", "| --- | --- | --- |"]
    owners = {goal: key for key, program in PROGRAMS.items() for goal in program.goals}
    for goal in ALL_GOALS:
        says = " ".join((goal.__doc__ or "").split("\n\n")[0].split()).replace("``", "`")
        fields = ", ".join(f"`{name}`" for name in goal.__struct_encode_fields__)
        lines.append(f"| `{goal.__struct_config__.tag}` {_owner(owners, goal)} | {says} | {fields} |")
    return "\n".join(lines).replace("  |", " |")


def pictures() -> str:
    """The words of all pictures."""
    return " · ".join(f"`{word}`" for word in PICTURES_BY_NAME)


def section(guide: str, name: str) -> str:
    """What stands between the marks of a table."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end of {name} -->", guide, re.DOTALL)
    return found[1] if found else ""


def _owner(owners: dict[type[Goal], str], goal: type[Goal]) -> str:
    return f"({owners[goal]})" if goal in owners else ""


def _reached(gestures: tuple[SolutionAct, ...]) -> Desk:
    tree, _problems = read_tree(SAMPLE, "sample.yaml")
    assert tree is not None
    spec: Any = decode_tree(tree, DeskSpec, "sample.yaml")[0]
    desk: Desk = spec.start()
    for gesture in gestures:
        for act in acts_for(desk, gesture):
            desk = update(desk, act)
    return desk


def _names(desk: Desk) -> Iterator[tuple[str, str]]:
    for node in walk_live(_layer(desk)):
        if node.name and (node.offers or node.role == "radiogroup") and not _is_of_the_story(node.name):
            yield node.role, node.name


def _layer(desk: Desk) -> Node:
    """What is in front: the dialog, the menu, the window, or the whole screen."""
    root = view(desk)
    for role in ("dialog", "menu", "window"):
        found = [node for node in root.children if node.role == role]
        if found:
            return next((node for node in found if desk.front and node.id == f"window/{desk.front.id}"), found[-1])
    return root


def _is_of_the_story(name: str) -> bool:
    return bool(re.search(r"\bz|papier|texte\.odt|vieux|exemple\.fr|06 39|\d:\d", name, re.IGNORECASE))


def _write() -> None:
    path = shipped_folder() / "DESK.md"
    guide = path.read_text(encoding="utf-8")
    for name, table in (
        ("names", names_table()),
        ("looks", looks_table()),
        ("goals", goals_table()),
        ("pictures", pictures()),
    ):
        before, _mark, rest = guide.partition(f"<!-- {name} -->\n")
        _table, _mark, after = rest.partition(f"<!-- end of {name} -->")
        guide = f"{before}<!-- {name} -->\n{table}\n<!-- end of {name} -->{after}"
    path.write_text(guide, encoding="utf-8")


if __name__ == "__main__":
    _write()
