"""The two looks of every program: the same actions, at other places and under other words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.course.acts import Act, Pressed
from kiosk.course.solution import Click, DoubleClick, Press, SolutionAct, Type
from kiosk.desk.acts import Clicked, DoubleClicked, RightClicked
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.gestures import acts_for
from kiosk.desk.looks import sentence_in
from kiosk.desk.nodes import CONTROL_ROLES, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import desk
from tests.desk.goals.goal_samples import goal as a_goal
from tests.exercises.guide_tables import JOIN, SAMPLE

OTHER = frozenset(PROGRAMS)
WAYS: dict[str, tuple[tuple[SolutionAct, ...], ...]] = {
    "mail": (
        (),
        (Click("Zut"),),
        (Click("Corbeille"),),
        (Click("Nouveau message"),),
        (Click("Nouveau message"), Click("Envoyer")),
        (Click("Se déconnecter"),),
    ),
    "files": (
        (),
        (DoubleClick("Zone"),),
        (Click("Corbeille"),),
        (Click("Corbeille"), Click("vieux.txt")),
        (Click("papier.pdf"), Press("ctrl+c")),
        (Type("Zone", "Rechercher"),),
    ),
    "writing": (
        (),
        (Type("Bonjour"), Press("ctrl+a")),
        (Type("Bonjour"), Click("Imprimer")),
        (Type("Bonjour"), Click("Enregistrer")),
        (Type("Bonjour"), Click("Fermer")),
    ),
    "viewer": ((),),
    "phone": (
        (),
        (Click("Messages"),),
        (Click("Messages"), Click("Zoé")),
        (Click("Messages"), Click("Nouveau message")),
        (Click("Appels"),),
        (Click("Photos"), Click("Photo 1")),
        (Click("Réglages"),),
    ),
    "calendar": (
        (),
        (Click("Jour"),),
        (Click("Zoo"),),
        (Click("Nouveau rendez-vous"),),
        (Click("Nouveau rendez-vous"), Type("a", "Titre"), Click("Annuler")),
    ),
    "meeting": (
        (),
        (Click("Bloquer"),),
        JOIN,
        (*JOIN, Click("Attendre")),
        (*JOIN, Click("Attendre"), Click("Chat")),
        (*JOIN, Click("Attendre"), Click("Autoriser"), Click("Quitter")),
    ),
    "web": (
        (),
        (Click("Tout refuser"), Click("Zone", "Page")),
        (Click("Se connecter"),),
        (Click("Zone H"), Type("b", "Zone B")),
        (Press("ctrl+f"), Type("Zone")),
        (Press("ctrl+p"),),
        (Press("ctrl+d"), Click("Nouvel onglet")),
    ),
}
"""How to reach, from its first window and in the first look, the places of a program that are compared."""
PLACES = [(key, gestures) for key, ways in WAYS.items() for gestures in ways]


def reached(key: str, gestures: tuple[SolutionAct, ...]) -> Desk:
    """The desk in the first look, after these gestures in the program."""
    opened = "{program: viewer, file: Documents/papier.pdf}" if key == "viewer" else key
    found = desk(f"{SAMPLE}open: [{opened}]\n")
    for gesture in gestures:
        for act in acts_for(found, gesture):
            found = update(found, act)
    return found


def in_other_look(one: Desk) -> Desk:
    return replace(one, other_looks=OTHER)


def outcomes(start: Desk) -> set[str]:
    """What one click can lead to, or two where the first opens a menu: whatever it looks like, and where the focus is.

    An open menu is no outcome, but a way to its entries.
    """
    root = view(start)
    firsts: list[Act] = [Clicked(n.id) for n in walk_live(root) if n.accepts("click")]
    firsts += [DoubleClicked(n.id) for n in walk_live(root) if n.accepts("double_click")]
    firsts += [RightClicked(n.id) for n in walk_live(root) if n.accepts("context") and n.field is None]
    found = set()
    for act in firsts:
        after = update(start, act)
        if after.place.menu is None:
            found.add(outcome(after))
        else:
            found |= {outcome(update(after, Clicked(f"menu/{entry}"))) for entry in after.place.menu.entries}
    return found


def outcome(after: Desk) -> str:
    place = replace(
        after.place, focus="", returns={}, opener="", menu=None, selected={}, carets={}, reading=None, expanded=""
    )
    return repr((after.content, place))


@pytest.mark.parametrize(("key", "gestures"), PLACES)
def test_both_looks_lead_to_the_same(key: str, gestures: tuple[SolutionAct, ...]) -> None:
    one = reached(key, gestures)
    assert outcomes(one) == outcomes(in_other_look(one))


@pytest.mark.parametrize(("key", "gestures"), PLACES)
def test_the_keyboard_alone_reaches_every_control_of_both_looks(key: str, gestures: tuple[SolutionAct, ...]) -> None:
    for one in (reached(key, gestures), in_other_look(reached(key, gestures))):
        seen = [n for n in walk_live(view(one)) if n.role in CONTROL_ROLES and not n.disabled and not n.href]
        # a tab is closed with Delete; an appointment of a month is opened from its day, which Enter opens
        controls = {
            n.id
            for n in seen
            if not n.id.startswith("web/tab-close/") and not (n.part == "event" and n.role == "button")
        }
        assert controls <= stops(one)


def stops(start: Desk) -> set[str]:
    """Whatever of the screen gets the focus by Tab, by Shift and Tab where Tab writes, or by arrows within a list."""
    return stops_by(start, "tab") | stops_by(start, "shift+tab")


def stops_by(start: Desk, key: str) -> set[str]:
    found: set[str] = set()
    seen = {node.id for node in walk_live(view(start))}
    now = replace(start, place=replace(start.place, focus=""))
    for _count in range(200):
        now = update(now, Pressed(key))
        if now.place.focus in found or not now.place.focus:
            return found
        found.add(now.place.focus)
        ahead = [now]
        while ahead:
            one = ahead.pop()
            for arrow in ("down", "right", "up", "left"):
                moved = update(one, Pressed(arrow))
                if moved.place.focus in seen - found:
                    found.add(moved.place.focus)
                    ahead.append(moved)
    return found


@pytest.mark.parametrize(("key", "gestures"), PLACES)
def test_the_other_look_has_no_name_twice(key: str, gestures: tuple[SolutionAct, ...]) -> None:
    one = reached(key, gestures)
    assert twice(in_other_look(one)) <= twice(one)


def twice(one: Desk) -> set[str]:
    front = next(n for n in view(one).children if n.role == "window")
    names = Counter(n.name for n in walk_live(front) if n.accepts("click") or n.field is not None)
    return {name for name, count in names.items() if count > 1}


@pytest.mark.parametrize("key", WAYS)
def test_the_other_look_is_another_one_and_its_signs_have_names(key: str) -> None:
    one = reached(key, ())
    assert view(one) != view(in_other_look(one))
    signs = [n for n in walk_live(view(in_other_look(one))) if n.sign_only]
    assert all(n.sign and n.name for n in signs)


@pytest.mark.parametrize("key", WAYS)
def test_words_of_the_other_look_are_told_apart(key: str) -> None:
    labels: Any = PROGRAMS[key].other_labels
    assert len(set(labels.values())) == len(labels)
    assert not set(labels.values()) & set(labels)


def test_what_the_story_names_keeps_its_name() -> None:
    """A subject that is a word of the program is no word of the program."""
    story = (
        'look: other\nopen: [mail]\nmail: {inbox: [{from: "Envoyer <e@exemple.fr>", subject: Objet, body: Corbeille}]}'
    )
    names = [n.name for n in walk_live(view(desk(story)))]
    assert "Envoyer – Objet" in names and {"Réception", "Éléments supprimés"} <= set(names)
    assert not {"Corbeille"} & {n.name for n in walk_live(view(desk(story))) if n.role == "treeitem"}


def test_a_sentence_speaks_with_the_words_that_are_seen() -> None:
    labels = PROGRAMS["mail"].other_labels
    assert sentence_in("Il reste à cliquer sur Envoyer.", labels) == "Il reste à cliquer sur Expédier."
    assert sentence_in("Le message « Objet perdu » est dans Envoyés.", labels).endswith(
        "« Objet perdu » est dans Messages envoyés."
    )
    assert sentence_in("Il reste à remplir « Objet ».", labels) == "Il reste à remplir « Sujet »."


@pytest.mark.parametrize(
    ("opened", "goal", "remains"),
    [
        ("mail", "sent: {}", "Il reste à cliquer sur Rédiger."),
        ("mail", "mail_signed_out: true", "Il reste à cliquer sur Déconnexion."),
        ("mail", "mail_folder: inbox", ""),
        ("mail", "mail_folder: bin", "Il reste à cliquer sur Éléments supprimés, à gauche."),
        ("web", "cookies_refused: https://zone.exemple.fr", "Il reste à cliquer sur Continuer sans accepter."),
        (
            "web",
            "signed_in: https://zone.exemple.fr",
            "Il reste à cliquer sur Connexion, avec le compte écrit dans la consigne.",
        ),
        ("files", "files_sorted: date", "Il reste à cliquer sur « Modifié », en haut de la liste."),
        (
            "writing",
            "pdf_at: Documents/zut.pdf",
            "Il reste à cliquer sur Menu du document, puis sur Exporter au format PDF.",
        ),
        ("meeting", "meeting: {allowed: false}", "Il reste à cliquer sur Ne pas autoriser."),
        ("meeting", "meeting: waiting", "Il reste à écrire dans Votre nom."),
        ("writing", "all: [{title_on: Zéro}, {bullets_on: Zéro}]", "Il reste à écrire « Zéro » dans la page."),
    ],
)
def test_what_remains_is_said_with_the_words_of_the_present_look(opened: str, goal: str, remains: str) -> None:
    found = a_goal(goal).verdict(desk(f"{SAMPLE}open: [{opened}]\nlook: other\n"))
    assert found.remaining == remains


@pytest.mark.parametrize(
    ("look", "has"),
    [
        ("", set[str]()),
        ("look: other", set(PROGRAMS)),
        ("mail: {look: other}", {"mail"}),
        ("look: other\nmail: {look: one}", set(PROGRAMS) - {"mail"}),
    ],
)
def test_the_look_of_all_programs_or_of_one(look: str, has: set[str]) -> None:
    assert set(desk(look or "{}").other_looks) == has
