"""Goals about the browser and its sites: pages, tabs, bookmarks, cookies, searches, signing in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.web.addresses import canonical, key
from kiosk.desk.apps.web.browser_acts import FIND
from kiosk.desk.apps.web.forms.goals import FormAt, FormSent, PasswordHidden, PasswordShown, ReceiptKept
from kiosk.desk.apps.web.internet import Internet, SitePage
from kiosk.desk.apps.web.navigation import KEY, browsing_of, displayed_page, internet_of_desk
from kiosk.desk.apps.web.searching import query_words
from kiosk.desk.apps.web.spec import SiteAddress
from kiosk.desk.goals import Goal, RemainsSentence, remains_text
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest


def address_problem(start: Desk, address: str) -> Iterator[tuple[YamlPath, str, str]]:
    """A problem when nothing is at ``address``."""
    internet = internet_of_desk(start)
    if not internet.has_page(canonical(address)):
        what = _("aucune page n'est à l'adresse « {address} »").format(address=address)
        yield (), what, _("écrivez « {address} »").format(address=near_address(internet, address))


def near_address(internet: Internet, address: str) -> str:
    """The known address nearest to ``address``, or else the first one."""
    known = [site_page.address for site_page in internet.site_pages.values()]
    return nearest(canonical(address) or address, known) or next(iter(known), internet.engine)


class _AtAddress(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about one page."""

    address: SiteAddress

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from address_problem(start, self.address)

    @property
    def wanted(self) -> str:
        """The lookup key of the address."""
        return key(canonical(self.address))

    def page_title(self, desk: Desk) -> str:
        """The page's title, as its tab displays it."""
        return _title_at(desk, canonical(self.address))

    def tabs(self, desk: Desk) -> list[str]:
        """The lookup keys of the tabs' addresses; that of the sign-in page where it is displayed instead."""
        return [
            _displayed_address(desk, tab.visit.address, number) for number, tab in enumerate(browsing_of(desk).tabs)
        ]


def _displayed_address(desk: Desk, address: str, number: int) -> str:
    internet, browsing = internet_of_desk(desk), browsing_of(desk)
    site_page = displayed_page(internet, browsing, browsing.tabs[number].visit)
    return key(site_page.address if site_page else address)


def _title_at(desk: Desk, address: str) -> str:
    site_page = internet_of_desk(desk).page_at(address)
    return site_page.title if site_page else ""


def _visible(desk: Desk) -> bool:
    return any(window.program == KEY for window in desk.visible_windows)


class PageShown(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="page"):
    """This page is in the current tab."""

    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        browsing = browsing_of(desk)
        front = [tab.id for tab in browsing.tabs].index(browsing.tab.id)
        tabs = self.tabs(desk)
        if not _visible(desk):
            return Verdict(False, "", _("Il reste à ouvrir Internet."))
        if tabs[front] == self.wanted:
            return Verdict(True, _("La page « {title} » est ouverte.").format(title=self.page_title(desk)))
        if self.wanted in tabs:
            remaining = self.remains or _("Il reste à cliquer sur cet onglet.")
            return Verdict(False, _("La page est ouverte dans un autre onglet."), remaining, by_author=True)
        site_page = internet_of_desk(desk).page_at(browsing.visit.address)
        if site_page is not None and key(site_page.address) == self.wanted:
            return Verdict(False, _("Cette page demande de se connecter."), _("Il reste à cliquer sur Se connecter."))
        title = _title_at(desk, browsing.visit.address)
        observed = _("Vous êtes sur la page « {title} ».").format(title=title) if title else ""
        return Verdict(False, observed, self.remains, by_author=True)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


class TabOpen(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="tab_open"):
    """A tab shows this page, in front or behind."""

    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        if self.wanted in self.tabs(desk):
            return Verdict(True, _("Un onglet montre la page « {title} ».").format(title=self.page_title(desk)))
        return Verdict(False, "", self.remains, by_author=True)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


class TabClosed(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="tab_closed"):
    """No tab shows this page."""

    kind: ClassVar[str] = N_("Il reste un onglet à fermer.")

    def judge(self, desk: Desk) -> Verdict:
        if self.wanted not in self.tabs(desk):
            return Verdict(True, _("L'onglet de la page « {title} » est fermé.").format(title=self.page_title(desk)))
        return Verdict(False, "", _("Il reste à fermer l'onglet, avec la croix ✕."))


class Bookmarked(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="bookmarked"):
    """This page is among the bookmarks."""

    kind: ClassVar[str] = N_("Il reste une page à mettre dans les favoris.")

    def judge(self, desk: Desk) -> Verdict:
        if any(key(address) == self.wanted for _name, address in browsing_of(desk).bookmarks):
            return Verdict(True, _("La page « {title} » est dans vos favoris.").format(title=self.page_title(desk)))
        return Verdict(False, "", _("Il reste à cliquer sur Ajouter aux favoris, sur la bonne page."))


class PagePrinted(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="printed_page"):
    """This page was printed."""

    kind: ClassVar[str] = N_("Il reste une page à imprimer.")

    def judge(self, desk: Desk) -> Verdict:
        if any(key(address) == self.wanted for address in browsing_of(desk).printed):
            return Verdict(True, _("La page s'imprime."))
        return Verdict(False, "", _("Il reste à imprimer la page « {title} ».").format(title=self.page_title(desk)))


class PopupClosed(_AtAddress, frozen=True, forbid_unknown_fields=True, tag="popup_closed"):
    """The pop-up of this page was closed."""

    kind: ClassVar[str] = N_("Il reste un message à fermer.")

    def judge(self, desk: Desk) -> Verdict:
        site_page = internet_of_desk(desk).page_at(self.address)
        if any(key(address) == self.wanted for address in browsing_of(desk).popups):
            return Verdict(True, _("Le message devant la page est fermé."))
        label = site_page.page.popup.close if site_page and site_page.page.popup else ""
        return Verdict(False, "", _("Il reste à cliquer sur {label}.").format(label=label))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from address_problem(start, self.address)
        site_page = internet_of_desk(start).page_at(canonical(self.address))
        if site_page is not None and site_page.page.popup is None:
            yield (), _("cette page n'a pas de « popup »"), _("ajoutez « popup » à la page, ou changez l'adresse")


class _OfSite(_AtAddress, frozen=True, forbid_unknown_fields=True):
    """A goal about a site, named by the address of any of its pages."""

    def site_page(self, desk: Desk) -> SitePage | None:
        """The page at the address."""
        return internet_of_desk(desk).page_at(canonical(self.address))

    def home(self, desk: Desk) -> str:
        """The site's address."""
        site_page = self.site_page(desk)
        return site_page.home if site_page else ""

    def title(self, desk: Desk) -> str:
        """The site's name."""
        site_page = self.site_page(desk)
        return site_page.site.title if site_page else ""

    def needs_sign_in(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """Problems where the site is unknown or has no sign-in."""
        yield from address_problem(start, self.address)
        site_page = self.site_page(start)
        if site_page is not None and site_page.site.sign_in is None:
            yield (), _("on ne peut pas se connecter sur ce site"), _("ajoutez « sign_in » à ce site")


class CookiesRefused(_OfSite, frozen=True, forbid_unknown_fields=True, tag="cookies_refused"):
    """The cookies of this site were refused."""

    kind: ClassVar[str] = N_("Il reste une réponse à donner pour les cookies.")

    def judge(self, desk: Desk) -> Verdict:
        choice = browsing_of(desk).cookies.get(self.home(desk))
        if choice == "refused":
            return Verdict(True, _("Le site ne garde pas de cookies."))
        if choice == "accepted":
            observed = _("Vous avez cliqué sur Tout accepter.")
            return Verdict(False, observed, _("Cliquez sur Gérer les cookies, en bas de la page."))
        return Verdict(False, "", _("Il reste à cliquer sur Tout refuser."))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from address_problem(start, self.address)
        site_page = self.site_page(start)
        if site_page is not None and not site_page.site.cookies:
            yield (), _("ce site n'a pas de bandeau de cookies"), _("ajoutez « cookies: … » à ce site")


class CookiesAccepted(CookiesRefused, frozen=True, forbid_unknown_fields=True, tag="cookies_accepted"):
    """The cookies of this site were accepted."""

    kind: ClassVar[str] = N_("Il reste une réponse à donner pour les cookies.")

    def judge(self, desk: Desk) -> Verdict:
        if browsing_of(desk).cookies.get(self.home(desk)) == "accepted":
            return Verdict(True, _("Le site peut garder des cookies."))
        return Verdict(False, "", _("Il reste à cliquer sur Tout accepter."))


class SignedIn(_OfSite, frozen=True, forbid_unknown_fields=True, tag="signed_in"):
    """The learner is signed in on this site."""

    kind: ClassVar[str] = N_("Il reste à vous connecter.")

    def judge(self, desk: Desk) -> Verdict:
        if self.home(desk) in browsing_of(desk).signed:
            return Verdict(True, _("Votre compte est ouvert : {site}.").format(site=self.title(desk)))
        return Verdict(False, "", _("Il reste à cliquer sur Se connecter, avec le compte écrit dans la consigne."))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.needs_sign_in(start)


class SignedOut(_OfSite, frozen=True, forbid_unknown_fields=True, tag="signed_out"):
    """The learner is not signed in on this site any more."""

    kind: ClassVar[str] = N_("Il reste à vous déconnecter.")

    def judge(self, desk: Desk) -> Verdict:
        if self.home(desk) not in browsing_of(desk).signed:
            return Verdict(True, _("Votre compte est fermé : {site}.").format(site=self.title(desk)))
        return Verdict(False, "", _("Il reste à cliquer sur Se déconnecter."))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.needs_sign_in(start)


class PasswordNotKept(_OfSite, frozen=True, forbid_unknown_fields=True, tag="password_not_kept"):
    """The browser offered to keep the password of this site, and the learner declined."""

    kind: ClassVar[str] = N_("Il reste une réponse à donner pour le mot de passe.")

    def judge(self, desk: Desk) -> Verdict:
        browsing, home = browsing_of(desk), self.home(desk)
        if home in browsing.kept_passwords:
            observed = _("Le mot de passe est gardé sur cet ordinateur.")
            return Verdict(False, observed, _("Il reste à l'enlever, avec Enlever le mot de passe gardé."))
        if home in browsing.signed and browsing.offered != home:
            return Verdict(True, _("Le mot de passe n'est pas gardé sur cet ordinateur."))
        label = _("Ne pas garder") if browsing.offered == home else Label.SIGN_IN
        return Verdict(False, "", _("Il reste à cliquer sur {label}.").format(label=label))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.needs_sign_in(start)
        if not internet_of_desk(start).spec.asks_password:
            yield (
                (),
                _("le navigateur ne demande pas s'il faut garder le mot de passe"),
                _("ajoutez « asks_password: true »"),
            )


class Searched(Goal, frozen=True, forbid_unknown_fields=True, tag="searched"):
    """These words were searched, in any order, possibly with others."""

    kind: ClassVar[str] = N_("Il reste une recherche à faire.")

    words: Annotated[str, Meta(min_length=1, description="Les mots à chercher.")]

    def judge(self, desk: Desk) -> Verdict:
        wanted = set(query_words(self.words))
        made = browsing_of(desk).searched
        if any(wanted <= set(query_words(one)) for one in made):
            return Verdict(True, _("Vous avez cherché « {words} ».").format(words=self.words))
        observed = _("Vous avez cherché « {words} ».").format(words=made[-1]) if made else ""
        return Verdict(False, observed, _("Il reste à chercher « {words} ».").format(words=self.words))


class FoundInPage(Goal, frozen=True, forbid_unknown_fields=True, tag="found_in_page"):
    """The find bar is open with these words."""

    kind: ClassVar[str] = N_("Il reste un mot à chercher dans la page.")

    words: Annotated[str, Meta(min_length=1, description="Les mots à chercher dans la page.")]

    def judge(self, desk: Desk) -> Verdict:
        if browsing_of(desk).finding and fold(desk.text(FIND)) == fold(self.words):
            return Verdict(True, _("Les mots « {words} » sont marqués dans la page.").format(words=self.words))
        if browsing_of(desk).finding:
            observed = _("La recherche dans la page est ouverte.")
            return Verdict(False, observed, _("Il reste à écrire « {words} ».").format(words=self.words))
        return Verdict(False, "", _("Il reste à ouvrir la recherche dans la page, avec Ctrl et F."))


GOALS: tuple[type[Goal], ...] = (
    PageShown, TabOpen, TabClosed, Bookmarked, PagePrinted, PopupClosed, CookiesRefused, CookiesAccepted, SignedIn,
    SignedOut, PasswordNotKept, Searched, FoundInPage, FormAt, FormSent, ReceiptKept, PasswordShown, PasswordHidden,
)  # fmt: skip
"""The goals of the browser."""
