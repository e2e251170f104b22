"""Goals about sites: their cookies, signing in and out, the password that the browser offers to keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from kiosk.course.model import Verdict
from kiosk.desk.apps.web.addresses import canonical
from kiosk.desk.apps.web.internet import SitePage
from kiosk.desk.apps.web.navigation import browsing_of, internet_of_desk
from kiosk.desk.apps.web.page_goals import AtAddress, address_problem
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath


class _OfSite(AtAddress, frozen=True, forbid_unknown_fields=True):
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
        label = Label.DO_NOT_KEEP_PASSWORD if browsing.offered == home else Label.SIGN_IN
        return Verdict(False, "", _("Il reste à cliquer sur {label}.").format(label=label))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.needs_sign_in(start)
        if not internet_of_desk(start).spec.asks_password:
            yield (
                (),
                _("le navigateur ne demande pas s'il faut garder le mot de passe"),
                _("ajoutez « asks_password: true »"),
            )


SITE_GOALS: tuple[type[Goal], ...] = (CookiesRefused, CookiesAccepted, SignedIn, SignedOut, PasswordNotKept)
"""The goals about a site."""
