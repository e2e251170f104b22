"""Web addresses as people type them."""

import pytest

from tests.desk.apps.web.web_samples import (
    HOURS,
    address_shown,
    is_reached,
    start,
    visible_texts,
    visit,
)


@pytest.mark.parametrize(
    "typed",
    [
        "https://mediatheque.exemple.fr/horaires", "mediatheque.exemple.fr/horaires",
        "www.mediatheque.exemple.fr/horaires/",
        "  HTTP://WWW.Mediatheque.Exemple.FR/Horaires ", "médiathèque.exemple.fr/horaires",
        "https:mediatheque.exemple.fr/horaires",
        "mediatheque.exemple.fr//horaires#haut",
    ],
)  # fmt: skip
def test_an_address_leads_to_its_page_however_it_is_typed(typed: str) -> None:
    at = visit(start(), typed)
    assert is_reached(at, f"page: {HOURS}")
    assert address_shown(at) == HOURS
    assert "La médiathèque ferme du 1er au 15 août." in visible_texts(at)
