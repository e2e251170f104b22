"""Goals about pages: displayed, in a tab, among the bookmarks, printed, free of their pop-ups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.solution import Click, SolutionAct
from kiosk.desk.apps.web.addresses import canonical, key
from kiosk.desk.apps.web.internet import Internet
from kiosk.desk.apps.web.navigation import KEY, browsing_of, displayed_page, internet_of_desk
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
    return nearest(canonical(address) or address, known, parts=True) or next(iter(known), internet.engine)


class AtAddress(Goal, frozen=True, forbid_unknown_fields=True):
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


def _is_visible(desk: Desk) -> bool:
    return any(window.program == KEY for window in desk.visible_windows)


class PageShown(AtAddress, frozen=True, forbid_unknown_fields=True, tag="page"):
    """This page is in the current tab."""

    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        browsing = browsing_of(desk)
        front = [tab.id for tab in browsing.tabs].index(browsing.tab.id)
        tabs = self.tabs(desk)
        if not _is_visible(desk):
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


class TabOpen(AtAddress, frozen=True, forbid_unknown_fields=True, tag="tab_open"):
    """A tab shows this page, in front or behind."""

    remains: RemainsSentence = ""

    def judge(self, desk: Desk) -> Verdict:
        if self.wanted in self.tabs(desk):
            return Verdict(True, _("Un onglet montre la page « {title} ».").format(title=self.page_title(desk)))
        return Verdict(False, "", self.remains, by_author=True)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from remains_text(self.remains)


class TabClosed(AtAddress, frozen=True, forbid_unknown_fields=True, tag="tab_closed"):
    """No tab shows this page."""

    kind: ClassVar[str] = N_("Il reste un onglet à fermer.")

    def judge(self, desk: Desk) -> Verdict:
        if self.wanted not in self.tabs(desk):
            return Verdict(True, _("L'onglet de la page « {title} » est fermé.").format(title=self.page_title(desk)))
        return Verdict(False, "", _("Il reste à fermer l'onglet, avec la croix ✕."))


class Bookmarked(AtAddress, frozen=True, forbid_unknown_fields=True, tag="bookmarked"):
    """This page is among the bookmarks."""

    kind: ClassVar[str] = N_("Il reste une page à mettre dans les favoris.")

    def judge(self, desk: Desk) -> Verdict:
        if any(key(address) == self.wanted for _name, address in browsing_of(desk).bookmarks):
            return Verdict(True, _("La page « {title} » est dans vos favoris.").format(title=self.page_title(desk)))
        return Verdict(False, "", _("Il reste à cliquer sur Ajouter aux favoris, sur la bonne page."))


class NotBookmarked(AtAddress, frozen=True, forbid_unknown_fields=True, tag="not_bookmarked"):
    """This page is not among the bookmarks."""

    kind: ClassVar[str] = N_("Il reste une page à retirer des favoris.")

    def judge(self, desk: Desk) -> Verdict:
        if not any(key(address) == self.wanted for _name, address in browsing_of(desk).bookmarks):
            return Verdict(
                True, _("La page « {title} » n'est pas dans vos favoris.").format(title=self.page_title(desk))
            )
        return Verdict(False, "", _("Il reste à cliquer sur Retirer des favoris."))


class PagePrinted(AtAddress, frozen=True, forbid_unknown_fields=True, tag="printed_page"):
    """This page was printed, on this printer and this often where the goal says so."""

    kind: ClassVar[str] = N_("Il reste une page à imprimer.")

    copies: Annotated[int, Meta(ge=0, le=5, description="Le nombre d'exemplaires ; rien : n'importe lequel.")] = 0
    printer: Annotated[str, Meta(description="L'imprimante ; rien : n'importe laquelle.")] = ""

    def current_solution(self, solution: tuple[SolutionAct, ...]) -> tuple[SolutionAct, ...]:
        """Before there were options, « Imprimer la page » printed at once: « Imprimer » is clicked after it."""
        asked = [n for n, one in enumerate(solution) if isinstance(one, Click) and one.target == Label.PRINT_PAGE]
        if not asked or any(_clicks_print(one) for one in solution[asked[-1] :]):
            return solution
        return (*solution[: asked[-1] + 1], Click(Label.PRINT.value), *solution[asked[-1] + 1 :])

    def judge(self, desk: Desk) -> Verdict:
        printed = [one for one in browsing_of(desk).printed if key(one.address) == self.wanted]
        for one in printed:
            if self.copies in (0, one.copies) and (not self.printer or fold(self.printer) == fold(one.printer)):
                return Verdict(True, _("La page s'imprime."))
        if printed:
            observed = _("La page s'imprime.")
            if self.copies not in (0, printed[-1].copies):
                return Verdict(False, observed, _("Il reste à choisir le nombre d'exemplaires."))
            return Verdict(False, observed, _("Il reste à choisir l'autre imprimante."))
        if browsing_of(desk).printing:
            return Verdict(False, "", _("Il reste à cliquer sur Imprimer."))
        return Verdict(False, "", _("Il reste à imprimer la page « {title} ».").format(title=self.page_title(desk)))


def _clicks_print(gesture: SolutionAct) -> bool:
    return isinstance(gesture, Click) and gesture.target in (Label.PRINT, Label.CANCEL)


class PopupClosed(AtAddress, frozen=True, forbid_unknown_fields=True, tag="popup_closed"):
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


PAGE_GOALS: tuple[type[Goal], ...] = (
    PageShown,
    TabOpen,
    TabClosed,
    Bookmarked,
    NotBookmarked,
    PagePrinted,
    PopupClosed,
)
"""The goals about one page."""
