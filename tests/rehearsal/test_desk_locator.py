"""Where the robot clicks on the simulated computer, from what is seen of it."""

from __future__ import annotations

import pytest

from kiosk.desk.nodes import Node
from kiosk.desk.view import task_bar_node, window_node
from kiosk.rehearsal.desk_locator import DeskLocator

SAY = "Rangez la photo, puis cliquez sur « Envoyer »."
FILES = (
    "   Ranger ses photos                                           ",  # 0
    "   Rangez la photo, puis cliquez sur « Envoyer ».              ",
    "                                                               ",
    "     Fichiers                     ─  ❐  ✕                      ",
    "    │ ▐ Retour ▌ ┊ Dossier parent ┊         │                  ",
    "    │ ▶ ▇▆ Documents        ▇▆ Photos     ▲▲│                  ",  # 5
    "    │     ▇▆ Photos         ▐≡▌plage.jpg  ██│                  ",
    "    │   ▇▆ Images           ▐≡▌Le grand   ░░│                  ",
    "    │                          voyage.odt ▼▼│                  ",
    "    ╰───────────────────────────────────────╯                  ",
    "     ▐ Fichiers ▌ ▐ Messagerie ▌                         9:10  ",  # 10
    "     Il reste à ranger Photos.                                 ",
)
LETTER = (
    "   Écrire                                                            ",  # 0
    "   Rangez la photo, puis cliquez sur « Envoyer ».                    ",
    "     Lettre                          ─  ❐  ✕  Internet     ─  ❐  ✕   ",
    "    │ Avant de cliquer sur Envoyer, relisez. ││ ▟ Envoyer  ✕ ▙│ B │ │",
    "    │ À *   ▕paul@exemple.fr               ▏ ││ Rechercher          │",
    "    │ Objet ▕                              ▏ ││ ▕marché          ▏  │",  # 5
    "    │ ╭─ Message ────────────────────────╮   ││ ☐ Je suis d'accord  │",
    "    │ │                                  │   ││   avec la suite     │",
    "    │ ╰──────────────────────────────────╯   ││ Douai  10 h  29 eu… │",
    "    │ ▗▄▄▄▄▄▄▄▄▄▖                            ││ Lens   10 h  31 eu… │",
    "    │ ▐ Envoyer ▌                            ││                     │",  # 10
    "    │ ▝▀▀▀▀▀▀▀▀▀▘                            ││                     │",
    "    ╰────────────────────────────────────────╯╰─────────────────────╯",
    "     ▐ Internet ▌                                             9:10   ",
)


def desk(*windows: Node) -> Node:
    clock = Node("status", "9:10", "taskbar/clock")
    bar = [Node("button", name, f"taskbar/program/{name}") for name in ("Fichiers", "Messagerie", "Internet")]
    return Node("application", "Ordinateur", "desk", (*windows, task_bar_node("Barre", (*bar, clock))))


def window(id: str, name: str, *children: Node) -> Node:
    return window_node(id, name, children)


TREE = tuple(Node("treeitem", name, f"tree/{name}") for name in ("Documents", "Photos", "Images"))
HELD = tuple(Node("option", name, f"list/{name}") for name in ("Photos", "plage.jpg", "Le grand voyage.odt", "zoo.jpg"))
BACK = Node("button", "Retour", "back")
DIRECTORY = DeskLocator(
    FILES,
    desk(
        window(
            "files", "Fichiers", BACK, Node("tree", "Dossiers", "tree", TREE), Node("listbox", "Contenu", "list", HELD)
        )
    ),
    SAY,
)
ROWS = tuple(
    Node(
        "row", f"{town} – {price}", f"row/{town}", tuple(Node("cell", c, f"{town}/{c}") for c in (town, "10 h", price))
    )
    for town, price in (("Douai", "29 euros"), ("Lens", "31 euros"))
)
TWO_WINDOWS = desk(
    window(
        "letter",
        "Lettre",
        Node("paragraph", "Avant de cliquer sur Envoyer, relisez.", "note"),
        Node("textbox", "À", "to", required=True),
        Node("textbox", "Objet", "subject"),
        Node("textbox", "Message", "message", multiline=True),
        Node("button", "Envoyer", "send", tone="main"),
        Node("button", "Montrer", "show"),
    ),
    window(
        "web",
        "Internet",
        Node(
            "tablist",
            "Onglets",
            "tabs",
            (
                Node("tab", "Envoyer", "tab/1", (Node("button", "Fermer l'onglet Envoyer", "close/1"),)),
                Node("tab", "B", "tab/2"),
            ),
        ),
        Node("searchbox", "Rechercher", "search"),
        Node("checkbox", "Je suis d’accord avec la suite", "agree"),
        Node("table", "Bus", "buses", ROWS),
    ),
)
WRITTEN = DeskLocator(LETTER, TWO_WINDOWS, SAY)


def word(rows: tuple[str, ...], cell: tuple[int, int] | None) -> str:
    """The text at a cell, up to blanks and edges."""
    assert cell is not None
    x, y = cell
    row = rows[y]
    start = max(row.rfind(" ", 0, x), row.rfind("│", 0, x)) + 1
    return row[start:].split(" ")[0]


def test_a_folder_of_the_list_is_not_taken_for_the_same_folder_of_the_tree() -> None:
    assert DIRECTORY.locate("list/Photos") == (34, 5)
    assert DIRECTORY.locate("tree/Photos") == (16, 6)


def test_a_name_that_goes_on_in_the_next_row_is_found_at_its_beginning() -> None:
    cell = DIRECTORY.locate("list/Le grand voyage.odt")
    assert cell is not None
    assert cell[1] == 7


def test_scrolled_away_nodes_are_not_found_and_their_scroll_bar_is() -> None:
    assert DIRECTORY.locate("list/zoo.jpg") is None
    ((x, y),) = DIRECTORY.scroll_bars()
    assert 24 < x < 40
    assert 5 <= y <= 8


def test_the_words_of_the_instruction_and_of_what_remains_are_no_place_to_click() -> None:
    assert WRITTEN.locate("send") == (11, 10)
    assert word(FILES, DIRECTORY.locate("taskbar/program/Messagerie")) == "Messagerie"


def test_a_button_that_is_not_seen_is_not_taken_for_a_title_of_the_same_name() -> None:
    scrolled = (*LETTER[:9], *(LETTER[11].replace("▝▀▀▀▀▀▀▀▀▀▘", " " * 11),) * 3, *LETTER[12:])
    sight = DeskLocator(scrolled, TWO_WINDOWS, SAY)
    assert sight.locate("send") is None
    assert sight.locate("show") is None


def test_a_button_of_the_title_bar_is_the_one_of_its_window() -> None:
    assert word(LETTER, WRITTEN.locate("window-close/letter")) == "✕"
    assert WRITTEN.locate("window-close/web") == (65, 2)


def test_a_tab_and_what_closes_it_are_two_places() -> None:
    tab, sign = WRITTEN.locate("tab/1"), WRITTEN.locate("close/1")
    assert word(LETTER, tab).startswith("Envoyer")
    assert sign is not None
    assert LETTER[3][sign[0]] == "✕"


def test_the_box_of_a_label_is_right_of_it_below_it_or_around_it() -> None:
    assert WRITTEN.locate("to") == (41, 4)
    assert WRITTEN.locate("subject") == (41, 5)
    assert WRITTEN.locate("search") == (63, 5)
    message = WRITTEN.locate("message")
    assert message is not None
    assert message[1] == 7


def test_a_table_row_is_found_by_all_its_cells_though_one_is_cut() -> None:
    rows = [WRITTEN.locate("row/Douai"), WRITTEN.locate("row/Lens")]
    assert [cell and cell[1] for cell in rows] == [8, 9]


def test_a_case_to_tick_is_found_by_the_first_row_of_its_words() -> None:
    cell = WRITTEN.locate("agree")
    assert cell is not None
    assert cell[1] == 6


QUESTIONS = (
    "   Répondre                                       ",  # 0
    "   Rangez la photo, puis cliquez sur « Envoyer ». ",
    "     Internet                     ─  ❐  ✕         ",
    "    │ ○ Non                                 │     ",
    "    │ Avez-vous une carte de la             │     ",
    "    │ médiathèque ? *                       │     ",  # 5
    "    │ ○ Oui                                 │     ",
    "    │ ○ Non                                 │     ",
    "    │ Venez-vous samedi ? *                 │     ",
    "    │ ○ Oui                                 │     ",
    "    ╰───────────────────────────────────────╯     ",  # 10
    "     ▐ Internet ▌                            9:10 ",
)


def test_one_of_several_groups_with_the_same_answers_is_found_below_its_own_question() -> None:
    names = ("Habitez-vous ici ?", "Avez-vous une carte de la médiathèque ?", "Venez-vous samedi ?")
    groups = [
        Node("radiogroup", name, name, tuple(Node("radio", one, f"{name}/{one}") for one in ("Oui", "Non")))
        for name in names
    ]
    seen = DeskLocator(QUESTIONS, desk(window("web", "Internet", Node("group", "Page", "page", tuple(groups)))), SAY)
    assert seen.locate(f"{names[0]}/Non") is None, "its question is above what is seen: scroll"
    cells = [seen.locate(f"{name}/Oui") for name in names[1:]]
    assert [cell and cell[1] for cell in cells] == [6, 9]
    assert (seen.locate(f"{names[1]}/Non") or (0, 0))[1] == 7


LONG_BOX = (
    "   Rangez la photo, puis cliquez sur « Envoyer ».                    ",
    "     Lettre                                                ─  ❐  ✕   ",
    "    │ ╭─ Message ────────────────────────╮                          │",
    "    │ │Bonjour                         ▲▲│                          │",
    "    │ │Une ligne                       {}│                          │",
    "    │ │La suite                        {}│                          │",
    "    │ │La fin                          ▼▼│                          │",
    "    │ ╰──────────────────────────────────╯                          │",
    "    ╰───────────────────────────────────────────────────────────────╯",
    "     ▐ Internet ▌                                             9:10   ",
)


@pytest.mark.parametrize(("thumb", "at_end"), [(("██", "░░"), False), (("░░", "██"), True)])
def test_the_end_of_a_long_text_is_seen_once_its_scroll_bar_is_down(thumb: tuple[str, str], at_end: bool) -> None:
    rows = iter(thumb)
    screen = tuple(row.replace("{}", next(rows)) if "{}" in row else row for row in LONG_BOX)
    box = Node("textbox", "Message", "message", offers=("click", "text"), multiline=True)
    locator = DeskLocator(screen, desk(window("letter", "Lettre", box)), SAY)
    assert locator.shows_text_end("message") is at_end
    assert locator.locate("message") == (38, 6)


def test_a_text_is_found_from_its_first_to_behind_its_last_character_across_rows() -> None:
    text = "Rangez les photos, puis relisez la lettre et envoyez-la."
    screen = (
        "   Rangez la photo, puis cliquez sur « Envoyer ».                    ",
        "     Lettre                                                ─  ❐  ✕   ",
        "    │ Rangez les photos, puis                                       │",
        "    │ relisez la lettre et                                          │",
        "    │ envoyez-la.                                                   │",
        "    ╰───────────────────────────────────────────────────────────────╯",
        "     ▐ Internet ▌                                             9:10   ",
    )
    read = Node("paragraph", text, "text", offers=("read",))
    locator = DeskLocator(screen, desk(window("letter", "Lettre", read)), SAY)
    assert locator.text_ends("text", "les photos") == ((13, 2), (23, 2))
    assert locator.text_ends("text", "puis relisez la") == ((25, 2), (16, 3))
    assert locator.text_ends("text", "photos, puis relisez la lettre et envoyez-la") == ((17, 2), (16, 4))
    assert locator.text_ends("text", "Rien de cela") is None


def test_a_button_below_a_label_is_no_box_to_write_in() -> None:
    screen = (
        f"   {SAY}                    ",
        "     Internet                              ─  ❐  ✕                   ",
        "    │ Pays █France   ▼ █                      │                      ",
        "    │ ▐ Envoyer ▌                             │                      ",
        "    ╰─────────────────────────────────────────╯                      ",
        "     ▐ Internet ▌                                             9:10   ",
    )
    fields = (Node("combobox", "Pays", "country", value="France"), Node("button", "Envoyer", "send"))
    locator = DeskLocator(screen, desk(window("web", "Internet", *fields)), SAY)
    assert locator.locate("country") == (21, 2)
    assert locator.locate("send") == (11, 3)


NUMBERS = (("26", "27", "1"), ("2", "3", "4"), ("26", "27", "28"), ("30", "1", "2"))
MONTH_ROWS = (
    "   Rangez la photo, puis cliquez sur « Envoyer ». ",  # 0
    "   Agenda – novembre           ─  ❐  ✕            ",
    "  │ ven.      sam.      dim.      │               ",
    "  │ │ 26      │ 27      │  1      │               ",
    "  │ │  2      │  3      │  4      │               ",
    "  │ │ 26 ┃3 à…│▶27◀     │ 28      │               ",  # 5
    "  │ │ 30      │  1      │  2      │               ",
    "  ╰───────────────────────────────╯               ",
    "     ▐ Agenda ▌                     9:10          ",
)
HEADS = Node(
    "group", "Jours", "heads", tuple(Node("columnheader", name, f"head/{name}") for name in ("ven.", "sam.", "dim."))
)
WEEKS = tuple(
    Node("group", f"Semaine {n}", f"week/{n}", tuple(Node("gridcell", f"le {d}", f"{n}/{d}", value=d) for d in week))
    for n, week in enumerate(NUMBERS)
)
MONTH = DeskLocator(
    MONTH_ROWS, desk(window("calendar", "Agenda – novembre", Node("grid", "Mois", "grid", (HEADS, *WEEKS)))), SAY
)


@pytest.mark.parametrize(
    ("day", "row"), [("0/26", 3), ("2/26", 5), ("0/27", 3), ("2/27", 5), ("0/1", 3), ("3/1", 6), ("3/2", 6), ("1/2", 4)]
)
def test_a_day_is_found_below_its_weekday_in_the_week_that_is_meant(day: str, row: int) -> None:
    cell = MONTH.locate(day)
    assert cell is not None and cell[1] == row
    assert day.partition("/")[2] in MONTH_ROWS[row][cell[0] - 1 : cell[0] + 2]
