"""The search engine: ranking of results, and its pages."""

from __future__ import annotations

import re

import msgspec

from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.addresses import canonical, key, without_scheme
from kiosk.desk.apps.web.browser_acts import search_web
from kiosk.desk.apps.web.internet import Internet, SitePage, searched_words
from kiosk.desk.apps.web.navigation import PAGE, QUERY, internet_of_desk, navigate
from kiosk.desk.apps.web.rendering import Renderer, number_duplicates
from kiosk.desk.apps.web.spec import Result
from kiosk.desk.changes import show_notice
from kiosk.desk.controls import group, heading, paragraph, textbox
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold

MAX_RESULTS = 8
_EMPTY = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "est",
        "il",
        "je",
        "la",
        "le",
        "les",
        "ma",
        "mes",
        "mon",
        "ou",
        "par",
        "pas",
        "pour",
        "qui",
        "que",
        "sur",
        "un",
        "une",
    ]
)
"""Stop words: ignored unless a query has no others."""


class SearchResult(msgspec.Struct, frozen=True):
    """A result or advert as displayed."""

    title: str
    address: str
    text: str


def query_words(text: str) -> tuple[str, ...]:
    """The distinct significant words of a text, folded."""
    words = dict.fromkeys(re.findall(r"[^\W_]+", fold(text)))
    return tuple(w for w in words if w not in _EMPTY) or tuple(words)


def results(internet: Internet, query: str) -> tuple[SearchResult, ...]:
    """The results for ``query``: the exercise's own, then pages of its sites, best match first."""
    search = internet.spec.search
    found = _rank([(_from_spec(one), _words_of_result(one)) for one in search.results], query)
    if not search.only:
        there = {key(one.address) for one in found}
        pages = [one for known, one in internet.site_pages.items() if _listed(one) and known not in there]
        found += _rank([(_from_page(one), _words_of_page(one)) for one in pages], query)
    return tuple(found[:MAX_RESULTS])


def adverts(internet: Internet, query: str) -> tuple[SearchResult, ...]:
    """The adverts above the results for ``query``."""
    return tuple(_rank([(_from_spec(one), _words_of_result(one)) for one in internet.spec.search.adverts], query)[:2])


def _rank(candidates: list[tuple[SearchResult, set[str]]], query: str) -> list[SearchResult]:
    asked = query_words(query)
    ranked = [(sum(_matches(word, words) for word in asked), found) for found, words in candidates]
    return [found for count, found in sorted(ranked, key=lambda one: -one[0]) if count]


def _matches(word: str, words: set[str]) -> bool:
    """Whether ``words`` contains a word, in the singular or the plural."""
    bare = word.rstrip("sx") if len(word) > 3 else word
    return any(bare == (one.rstrip("sx") if len(one) > 3 else one) for one in words)


def _from_spec(result: Result) -> SearchResult:
    return SearchResult(result.title, canonical(result.to), result.text)


def _words_of_result(result: Result) -> set[str]:
    return set(query_words(" ".join((result.title, result.text, *result.words))))


def _listed(site_page: SitePage) -> bool:
    return site_page.page.listed and not site_page.page.private


def _from_page(site_page: SitePage) -> SearchResult:
    text = next((b.text for b in site_page.page.blocks if isinstance(b, blocks.TextBlock)), "")
    return SearchResult(site_page.title, site_page.address, text.split("\n")[0])


def _words_of_page(site_page: SitePage) -> set[str]:
    texts = [site_page.site.title, site_page.page.title]
    for block in site_page.page.blocks:
        match block:
            case blocks.Heading(text) | blocks.TextBlock(text) | blocks.Notice(text):
                texts.append(text)
            case blocks.Points(items):
                texts += items
            case blocks.Form(name):
                texts.append(name)
    return set(query_words(" ".join(texts)))


def engine_nodes(renderer: Renderer, address: str) -> tuple[Node, ...]:
    """The page of the search engine: its search box and the results."""
    words = searched_words(address)
    name = renderer.internet.spec.search.name
    box = textbox(renderer.desk, QUERY, "Votre recherche", default=words, role="searchbox")
    line = [box, renderer.button(f"{PAGE}/engine/go", "Chercher", search_from_page, tone="main")]
    nodes = [
        heading(f"{PAGE}/engine/name", name),
        group(f"{PAGE}/engine/line", _("Recherche"), line, direction="row"),
    ]
    if not words:
        return (*nodes, paragraph(f"{PAGE}/engine/say", _("Écrivez des mots, puis cliquez sur Chercher.")))
    ads, found = adverts(renderer.internet, words), results(renderer.internet, words)
    if not ads and not found:
        nodes.append(paragraph(f"{PAGE}/engine/none", _("Rien ici avec ces mots. Écrivez d'autres mots.")))
    nodes += [_result(renderer, f"{PAGE}/engine/advert/{n}", one, advert=True) for n, one in enumerate(ads)]
    nodes += [_result(renderer, f"{PAGE}/engine/result/{n}", one, advert=False) for n, one in enumerate(found)]
    return number_duplicates(nodes)


def _result(renderer: Renderer, id: str, found: SearchResult, *, advert: bool) -> Node:
    mark = [paragraph(f"{id}/mark", "Annonce", tone="quiet")] if advert else []
    nodes = [
        *mark,
        renderer.link(f"{id}/link", found.title, found.address),
        paragraph(f"{id}/address", without_scheme(found.address), tone="quiet"),
        *([paragraph(f"{id}/text", found.text)] if found.text else []),
    ]
    return group(id, _("Annonce") if advert else _("Résultat"), nodes, role="article")


def search_from_page(desk: Desk) -> Desk:
    """Search for the text in the search box."""
    internet = internet_of_desk(desk)
    words = desk.text(QUERY, "")
    if words.split():
        return search_web(desk, words)
    return show_notice(navigate(desk, internet.engine), _("Écrivez d'abord un mot à chercher."))
