"""A telephone: its body in its window, its keys, the icons of its programs and SMS, whatever the room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cells import Rect
from kiosk.course.solution import Click
from kiosk.desk.gestures import acts_for
from kiosk.desk.nodes import CONTROL_ROLES, Node
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.ui.desk.layout.phone import DEVICE_WIDTH, app_rects, apps_height, bar_row, device_rect, top_row
from kiosk.ui.desk.layout.placed import DeskLayout
from kiosk.ui.desk.layout.placing import lay_out
from tests.desk.desk_samples import desk

PHONE = """
clock: "9:05"
open: [{opened}]
phone:
  contacts: {{Zoé: "06 39 98 12 34"}}
  photos: [{{picture: chat}}]
  messages:
    - {{from: Zoé, text: Tu viens samedi ?, at: "8:12"}}
    - {{to: Zoé, text: "Oui, avec plaisir ! Je prends le train de 9 h et je t'appelle en arrivant.", at: "8:15"}}
"""
SIZES = [(98, 21), (78, 17), (78, 12)]
"""Cells of the desk at 100x28, at 80x24, and there with a situation of some rows open."""


def shown(*names: str, opened: str = "phone") -> Desk:
    found = desk(PHONE.format(opened=opened))
    for name in names:
        for act in acts_for(found, Click(name)):
            found = update(found, act)
    return found


def laid_out(one: Desk, size: tuple[int, int]) -> DeskLayout:
    return lay_out(view(one), *size)


@pytest.mark.parametrize("size", SIZES)
def test_its_body_is_upright_in_the_middle_and_everything_on_it_stands_on_its_screen(size: tuple[int, int]) -> None:
    layout = laid_out(shown("Messages", "Zoé — nouveau"), size)
    window = layout.by_id["window/phone"].rect
    body = device_rect(window)
    assert body.width <= DEVICE_WIDTH and abs(body.x - window.x - (window.right - body.right)) <= 1
    own = [one for one in layout.placed if one.node.id.startswith("phone/") and not one.visible.empty]
    assert own and all(body.x < one.visible.x and one.visible.right < body.right for one in own)


@pytest.mark.parametrize("size", SIZES)
def test_the_clock_is_at_its_top_and_home_at_its_bottom(size: tuple[int, int]) -> None:
    layout = laid_out(shown("Messages", "Zoé — nouveau"), size)
    body = device_rect(layout.by_id["window/phone"].rect)
    assert layout.by_id["phone/clock"].rect.y == body.y
    home, back = layout.by_id["phone/home"].rect, layout.by_id["phone/messages"].rect
    assert home.y == back.y == body.bottom - 1 and back.right < home.x
    assert not laid_out(shown(), size).by_id["phone/icon/settings"].visible.empty


@pytest.mark.parametrize("size", SIZES[:2])
def test_an_sms_of_ones_own_is_at_the_right_and_the_other_ones_at_the_left(size: tuple[int, int]) -> None:
    layout = laid_out(shown("Messages", "Zoé — nouveau"), size)
    theirs, mine = layout.by_id["phone/sms-block/0"].rect, layout.by_id["phone/sms-block/1"].rect
    screen = layout.by_id["phone/talk"].rect
    assert theirs.x == screen.x and mine.right == screen.right and theirs.x < mine.x and theirs.right < screen.right
    assert layout.by_id["phone/sms-options/0"].rect.x == theirs.right
    assert layout.by_id["phone/sms-options/1"].rect.right == mine.x


def test_beside_another_window_it_takes_no_more_than_it_needs_and_alone_it_shows_the_desktop() -> None:
    layout = laid_out(update_opened("mail"), (98, 21))
    phone, mail = layout.by_id["window/phone"].rect, layout.by_id["window/mail"].rect
    assert phone.width == DEVICE_WIDTH + 2 and mail.width == 98 - phone.width and not phone.overlaps(mail)
    alone = laid_out(shown("Rétablir"), (98, 21))
    assert alone.by_id["window/phone"].rect.width == DEVICE_WIDTH + 2 and alone.by_id["window/phone"].rect.right < 98


def update_opened(opened: str) -> Desk:
    """The telephone, opened by its icon while another program is in front."""
    return shown("Téléphone", opened=opened)


@given(st.integers(1, 12), st.integers(20, 60), st.integers(1, 30))
def test_no_icon_covers_another_or_leaves_its_screen(count: int, width: int, height: int) -> None:
    apps = [Node("button", "Appareil photo" if n == 3 else "Appels", str(n), part="app") for n in range(count)]
    area = Rect(2, 1, width, max(height, apps_height(count, width)))
    found = app_rects(apps, area)
    assert len(found) == count and all(area.intersection(one) == one for one in found)
    assert not any(one.overlaps(other) for n, one in enumerate(found) for other in found[:n])


@given(st.integers(1, 3), st.integers(30, 60))
def test_no_key_of_its_bars_covers_another(count: int, width: int) -> None:
    keys = [Node("button", "Accueil", str(n)) for n in range(count)]
    for row in (bar_row(keys, width), top_row(keys, [4] * count, width)):
        assert all(one.x + one.width <= other.x for one, other in pairwise(row))
        assert row[0].x >= 0 and row[-1].x + row[-1].width <= width


@pytest.mark.parametrize("ways", [(), ("Messages",), ("Appels", "Clavier"), ("Photos", "Photo 1"), ("Réglages",)])
def test_every_control_of_it_is_seen_at_80_columns(ways: tuple[str, ...]) -> None:
    layout = laid_out(shown(*ways), (78, 17))
    own = [one for one in layout.placed if one.node.id.startswith("phone/") and one.node.role in CONTROL_ROLES]
    assert own and all(one.visible == one.rect for one in own)


def test_a_notice_covers_no_key_of_it() -> None:
    at = shown("Accueil du téléphone")
    assert at.place.notice
    layout = laid_out(at, (78, 17))
    assert not layout.by_id["phone/home"].rect.overlaps(layout.by_id["notice"].rect)
