"""All pages of an exercise by address, and the resolution of what is typed into the address bar."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus, unquote_plus

import msgspec

from kiosk.desk.apps.web.addresses import canonical, joined, key, without_scheme
from kiosk.desk.apps.web.blocks import Form, FormPage, Heading, Link, Opens, SignIn, TextBlock
from kiosk.desk.apps.web.forms.fields import Password, ShortText, SmsCode
from kiosk.desk.apps.web.spec import Page, Site, WebSpec
from kiosk.yaml.problems import nearest

SIGN_IN, FORGOTTEN = "/connexion", "/mot-de-passe-oublie"
PASSWORD_LABEL = "Mot de passe"


class SitePage(msgspec.Struct, frozen=True):
    """A page with its address, its site and the address of that site."""

    address: str
    home: str
    site: Site
    page: Page

    @property
    def title(self) -> str:
        """The title of its tab: the page's and the site's."""
        own = self.page.title or next((b.text for b in self.page.blocks if isinstance(b, Heading)), "")
        return self.site.title if self.address == self.home or not own else f"{own} - {self.site.title}"


class Internet(msgspec.Struct, frozen=True):
    """Every page by its address (see :func:`key`); ``engine`` and ``home`` are addresses. Immutable."""

    spec: WebSpec
    site_pages: dict[str, SitePage]
    engine: str
    home: str

    def page_at(self, address: str) -> SitePage | None:
        """The page at ``address``; None for none."""
        return self.site_pages.get(key(address))

    def is_engine(self, address: str) -> bool:
        """Whether the search engine is at ``address``."""
        return key(address) == key(self.engine)

    def has_page(self, address: str) -> bool:
        """Whether a page or the search engine is at ``address``."""
        return self.is_engine(address) or self.page_at(address) is not None

    def resolve(self, typed: str) -> str:
        """The address for typed text: that of the page itself, or of the results of a search."""
        address = canonical(typed)
        if not address:
            return self.results_address(typed)
        site_page = self.page_at(address)
        return site_page.address if site_page else address

    def results_address(self, words: str) -> str:
        """The address of the results for ``words``; the start page of the engine for none."""
        clean = " ".join(words.split())
        return f"{self.engine}?q={quote_plus(clean)}" if clean else self.engine

    def nearest_page(self, address: str) -> SitePage | None:
        """The page that an unknown address was most likely meant for."""
        listed = tuple(without_scheme(known) for known, site_page in self.site_pages.items() if site_page.page.listed)
        found = _nearest(without_scheme(key(address)), listed)
        return self.site_pages[f"https://{found}"] if found else None


@lru_cache(maxsize=64)
def _nearest(address: str, known: tuple[str, ...]) -> str | None:
    """The known address nearest to this one, or to its site."""
    return nearest(address, known) or nearest(address.partition("/")[0], known)


def searched_words(address: str) -> str:
    """The words that an address of search results is for."""
    _front, _mark, query = address.partition("?q=")
    return unquote_plus(query)


def build_internet(spec: WebSpec) -> Internet:
    """The pages that ``spec`` describes, with those generated for signing in."""
    engine = canonical(spec.search.address) or "https://cherche.exemple.fr"
    site_pages: dict[str, SitePage] = {}
    for site in spec.sites:
        home = canonical(site.address)
        for path, page in pages_of(site).items():
            if address := joined(home, "/" + path.lstrip("/")):
                site_pages.setdefault(key(address), SitePage(address, home, site, page))
    return Internet(spec, site_pages, engine, canonical(spec.home) or engine)


def pages_of(site: Site) -> dict[str, Page]:
    """The pages of a site by path, with the generated ones."""
    if site.sign_in is None:
        return dict(site.pages)
    return {SIGN_IN: _sign_in_page(), FORGOTTEN: _forgotten_page(site), **site.pages}


def _sign_in_page() -> Page:
    return Page((Heading("Se connecter"), SignIn(), Link("Mot de passe oublié ?", FORGOTTEN)), listed=False)


def _forgotten_page(site: Site) -> Page:
    label = site.sign_in.label if site.sign_in else ""
    new, again = "Nouveau mot de passe", "Nouveau mot de passe une deuxième fois"
    form = Form(
        "Mot de passe oublié",
        pages=(
            FormPage("Votre compte", (ShortText(label),), "Un code arrive ensuite par SMS sur votre téléphone."),
            FormPage("Le code", (SmsCode("Code reçu par SMS", from_=site.title),)),
            FormPage("Le nouveau mot de passe", (Password(new, strong=True), Password(again, same_as=new))),
        ),
        send="Enregistrer",
        then=SIGN_IN,
        account=Opens(label, new),
    )
    return Page(
        (Heading("Mot de passe oublié"), TextBlock("Vous pouvez choisir un nouveau mot de passe."), form), listed=False
    )


def sign_in_form(site: Site) -> Form:
    """The sign-in form of ``site``."""
    label = site.sign_in.label if site.sign_in else "Identifiant"
    return Form("Se connecter", (ShortText(label), Password(PASSWORD_LABEL)), send="Se connecter")
