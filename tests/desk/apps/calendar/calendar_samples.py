"""A calendar with some appointments, and messages that bring more; today is Thursday the 12th of November 2026."""

from kiosk.desk.apps.calendar.state import calendar_of, sorted_events
from kiosk.desk.state import Desk
from tests.desk.desk_samples import desk

CALENDAR = """
open: [calendar]
shortcuts: [mail, phone, calendar]
calendar:
  events:
    - {title: Dentiste, date: jeudi 19, start: 14 h, end: 15 h 30, place: 3 rue des Lilas, reminder: 1 heure avant}
    - {title: Kiné, date: jeudi 19, start: 15 h}
    - {title: Marché, date: jeudi 19, start: 9 h}
    - {title: Anniversaire de Lucie, date: demain}
    - {title: Cours de français, date: "12", start: 9 h, end: 11 h}
mail:
  inbox:
    - from: mairie@exemple.fr
      subject: Réunion de quartier
      body: Venez nombreux.
      invitation: {title: Réunion, date: lundi 16, start: 18 h, end: 20 h, place: Salle des fêtes}
    - from: garage@exemple.fr
      subject: Votre voiture
      body: Nous vous attendons.
      event: {title: Garage, date: vendredi, start: 8 h 30}
phone:
  contacts: {Nadia: "06 39 98 12 34"}
  messages:
    - {from: Nadia, text: "Cinéma samedi ?", event: {title: Cinéma, date: samedi, start: 20 h 30, place: Le Rex}}
"""


def calendar_desk(text: str = CALENDAR) -> Desk:
    """The desk at its start, the calendar open."""
    return desk(text)


def titles(at: Desk) -> list[str]:
    """The titles of the appointments, the earliest first."""
    return [one.title for one in sorted_events(at)]


def when(at: Desk, title: str) -> str:
    """The day and the time of the appointment with this title."""
    found = [one.whole_text for one in calendar_of(at).events.values() if one.title == title]
    assert len(found) == 1, titles(at)
    return found[0]
