"""Addresses in a text: practice pages and mailboxes become links, without the signs after them; nothing else does."""

import pytest

from kiosk.desk.values.links import find_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Écrivez à rdv@maison.exemple.fr.", ["mailto:rdv@maison.exemple.fr"]),
        ("Voyez cours.exemple.fr, ou https://www.mairie.exemple.fr/horaires.", ["cours.exemple.fr",
         "https://www.mairie.exemple.fr/horaires"]),
        ("(lens.exemple.fr/a/b?c=1&d=2)", ["lens.exemple.fr/a/b?c=1&d=2"]),
        ("exemple.fr et camille.petit+a@exemple.fr !", ["exemple.fr", "mailto:camille.petit+a@exemple.fr"]),
        ("www.service-public.fr, paul@orange.fr, exemple.france, contre-exemple.fr.org, un exemple.", []),
        ("https://ameli.fr.compte.exemple.fr", ["https://ameli.fr.compte.exemple.fr"]),
    ],
)  # fmt: skip
def test_what_becomes_a_link(text: str, links: list[str]) -> None:
    found = find_links(text)
    assert [href for _start, _end, href in found] == links
    assert all(href.removeprefix("mailto:") == text[start:end] for start, end, href in found)
