"""Adding a kind takes one row in each of two tables: these hold them together."""

from kiosk.activities import KINDS
from kiosk.activities.desk import OnDesk
from kiosk.ui.activities import VIEWS, view_type
from kiosk.ui.activities.desk import DeskView
from kiosk.ui.activities.view import ActivityView
from tests.activities.activity_strategies import ALL


def test_every_kind_has_a_view_and_no_view_is_without_a_kind() -> None:
    types = {t for kind in KINDS.types for t in getattr(kind, "__args__", (kind,))}
    assert {*VIEWS, OnDesk} == types
    assert all(issubclass(view, ActivityView) and view is not ActivityView for view in VIEWS.values())


def test_every_activity_is_shown_by_the_view_of_its_kind() -> None:
    for activity in ALL:
        assert view_type(activity) is (DeskView if isinstance(activity, OnDesk) else VIEWS[type(activity)])
