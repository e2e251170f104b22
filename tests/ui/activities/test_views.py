"""Adding a kind takes one row in each of two tables: these hold them together."""

from kiosk.activities import KINDS
from kiosk.ui.activities import VIEWS
from kiosk.ui.activities.view import ActivityView


def test_every_kind_has_a_view_and_no_view_is_without_a_kind() -> None:
    types = {t for kind in KINDS.activities.values() for t in getattr(kind, "__args__", (kind,))}
    assert set(VIEWS) == types
    assert all(issubclass(view, ActivityView) and view is not ActivityView for view in VIEWS.values())
