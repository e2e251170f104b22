"""Goals about the browser: what was searched, and all that its pages, sites and forms ask for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.web.browser_acts import FIND
from kiosk.desk.apps.web.forms.goals import FormAt, FormSent, PasswordHidden, PasswordShown, ReceiptKept
from kiosk.desk.apps.web.navigation import browsing_of
from kiosk.desk.apps.web.page_goals import PAGE_GOALS
from kiosk.desk.apps.web.searching import query_words
from kiosk.desk.apps.web.site_goals import SITE_GOALS
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _
from kiosk.text import fold


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
    *PAGE_GOALS, *SITE_GOALS, Searched, FoundInPage, FormAt, FormSent, ReceiptKept, PasswordShown, PasswordHidden,
)  # fmt: skip
"""The goals of the browser."""
