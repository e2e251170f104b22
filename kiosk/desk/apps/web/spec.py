"""What an exercise writes under ``web:``: sites with their pages, what the search engine finds, bookmarks."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.solution import VisibleText
from kiosk.desk.apps.web.blocks import AnyBlock, BlockText, LinkAddress
from kiosk.desk.goals.combined import Condition
from kiosk.desk.looks import ProgramLook
from kiosk.desk.nodes import Hue

SiteAddress = Annotated[str, Meta(min_length=4, description="Une adresse : https://mediatheque.exemple.fr")]


class Popup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frame over a page; ``label`` and ``to`` add a link."""

    title: VisibleText
    text: BlockText = ""
    label: str = ""
    to: LinkAddress = ""
    close: VisibleText = "Fermer ce message"


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page. ``private``: it requires signing in. ``listed: false``: the search engine omits it."""

    blocks: tuple[AnyBlock, ...]
    title: str = ""
    private: bool = False
    popup: Popup | None = None
    listed: bool = True


class SiteAccount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account of the site, and the name displayed once it is signed in."""

    identifier: VisibleText
    password: VisibleText
    name: str = ""


class SigningIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signing in on a site, which generates the pages ``/connexion`` and ``/mot-de-passe-oublie``.

    ``label`` names the first field, ``then`` is the page shown afterwards, ``already`` the identifier that is signed in
    at the start.
    """

    accounts: Annotated[tuple[SiteAccount, ...], Meta(min_length=1)]
    label: VisibleText = "Identifiant"
    then: LinkAddress = "/"
    already: str = ""


class MenuLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link of a site's menu; with ``when``, it is there only when something is so."""

    to: LinkAddress
    when: Annotated[Condition | None, Meta(description="Quand il se voit : un but, comme form_sent.")] = None


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site: its address, its name, the links at the top of each page, its pages by path (``/`` is the first one)."""

    address: SiteAddress
    title: VisibleText
    pages: Annotated[dict[str, Page], Meta(min_length=1, description="Les pages par chemin : /, /horaires …")]
    menu: Annotated[
        dict[str, MenuLink], Meta(description="Les liens en haut de chaque page : {Horaires: /horaires}")
    ] = {}
    cookies: Annotated[str, Meta(description="Le texte du bandeau des cookies ; rien : pas de bandeau.")] = ""
    sign_in: SigningIn | None = None
    colour: Annotated[Hue, Meta(description="La couleur du haut de ses pages ; sans elle, la sienne.")] = ""


class Result(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A result or advert of the search engine, found by ``words`` and those of its title and text."""

    to: SiteAddress
    title: VisibleText
    text: str = ""
    words: tuple[str, ...] = ()


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The search engine. It lists these results first, then matching pages of all sites."""

    results: tuple[Result, ...] = ()
    adverts: tuple[Result, ...] = ()
    name: VisibleText = "Cherche"
    address: SiteAddress = "https://cherche.exemple.fr"
    only: Annotated[bool, Meta(description="Ne trouver que ces résultats.")] = False


class WebSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The web of an exercise. ``home`` is the page of a new tab, ``open`` the tabs at the start, the last in front."""

    sites: tuple[Site, ...] = ()
    home: Annotated[str, Meta(description="La page d'accueil ; sans elle, le moteur de recherche.")] = ""
    open: Annotated[tuple[SiteAddress, ...], Meta(description="Les onglets ouverts au départ.")] = ()
    bookmarks: Annotated[dict[str, str], Meta(description="Les favoris : {Médiathèque: https://…}")] = {}
    search: Search = Search()
    asks_password: Annotated[bool, Meta(description="Demander s'il faut garder le mot de passe.")] = False
    look: ProgramLook = None
