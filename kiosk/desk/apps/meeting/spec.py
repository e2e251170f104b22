"""The video call as an exercise writes it: who is there, what is said and written, and how one is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, cast, get_args

import msgspec
from msgspec import Meta

from kiosk.desk.apps.meeting.state import ChatMessage, Line, MeetingState, Permission, Person
from kiosk.desk.apps.web.addresses import canonical
from kiosk.desk.apps.web.blocks import Heading, MeetingButton, TextBlock
from kiosk.desk.apps.web.spec import Page, Site, SiteAddress
from kiosk.desk.looks import ProgramLook
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest

Face = Literal["court", "long", "boucles", "chignon", "foulard", "barbe", "lunettes", "chauve"]
FACES: tuple[str, ...] = get_args(Face)
"""The faces that are drawn (``kiosk/ui/desk/paint/faces.py``)."""
MOST_PEOPLE = 5
"""With the learner, the most that can be seen at 80 columns."""
_LINE = re.compile(r"(?P<who>[^:]{1,40}?)\s*:\s+(?P<text>.+)", re.DOTALL)
_OWN = "vous"

Who = Annotated[str, Meta(min_length=1, max_length=40, description="Le nom d'une personne de la réunion.")]
Said = Annotated[str, Meta(min_length=1, max_length=200)]


class PersonSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone in the call; without ``face``, one that nobody else has."""

    name: Who
    face: Annotated[Face | None, Meta(description="Le visage ; rien : un visage que personne n'a.")] = None
    camera: bool = True
    microphone: bool = True
    hand: Annotated[bool, Meta(description="La main est levée.")] = False


class ChatSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message that is in the chat at the start."""

    from_: Who = msgspec.field(name="from")
    text: Said


class MeetingArrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens in the call later: someone lets the learner in, comes, leaves, says or writes something, ends it."""

    from_: Annotated[str, Meta(description="Qui parle, ou écrit.")] = msgspec.field(name="from", default="")
    says: Annotated[str, Meta(max_length=200, description="Ce que la personne dit.")] = ""
    writes: Annotated[str, Meta(max_length=200, description="Ce que la personne écrit dans le chat.")] = ""
    joins: Annotated[PersonSpec | None, Meta(description="Qui entre dans la réunion.")] = None
    leaves: Annotated[str, Meta(description="Qui quitte la réunion.")] = ""
    admits: Annotated[bool, Meta(description="On fait entrer qui attend.")] = False
    ends: Annotated[bool, Meta(description="La réunion finit pour tout le monde.")] = False

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        for key, text in (("from", self.from_), ("says", self.says), ("writes", self.writes)):
            if text:
                yield (key,), text
        if self.joins:
            yield ("joins",), self.joins.name

    def problems(self, spec: MeetingSpec, come: list[str]) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work in this call, in which the people who ``come`` are too."""
        if not spec.people:
            yield (), _("il n'y a pas de réunion dans cet exercice"), how_to_add()
        if not (self.says or self.writes or self.joins or self.leaves or self.admits or self.ends):
            keys = "says, writes, joins, leaves, admits, ends"
            yield (), _("rien n'arrive ici"), _("ajoutez l'une de ces clés : {keys}").format(keys=keys)
        if (self.says or self.writes) and not self.from_:
            yield (), _("on ne sait pas qui parle ici"), _("ajoutez « from: … »")
        names = list(dict.fromkeys([*(one.name for one in spec.people), *come]))
        yield from _unknown(self.from_, names, ("from",))
        yield from _unknown(self.leaves, names, ("leaves",))


class MeetingSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A video call. Its ``address`` is a page with the button that opens it.

    ``waits`` is how often one waits before being let in; with 0, only the story lets in. ``microphone`` and ``camera``:
    whether they are on once the browser allows them.
    """

    title: Annotated[str, Meta(min_length=1, max_length=60, description="Le nom de la réunion.")] = "Réunion"
    people: Annotated[
        tuple[PersonSpec, ...], Meta(max_length=MOST_PEOPLE, description="Qui est déjà dans la réunion.")
    ] = ()
    address: SiteAddress = "https://visio.exemple.fr/reunion"
    name: Annotated[str, Meta(max_length=40, description="Le nom qui est déjà écrit.")] = ""
    waiting_room: Annotated[bool, Meta(description="Il y a une salle d'attente.")] = True
    waits: Annotated[int, Meta(ge=0, le=9, description="Combien de fois on attend ; 0 : l'histoire fait entrer.")] = 1
    lines: Annotated[
        tuple[Said, ...], Meta(description="Ce qui se dit : « Nora : Bonjour. », « Vous : Bonjour. »")
    ] = ()
    messages: tuple[ChatSpec, ...] = ()
    permission: Annotated[Permission, Meta(description="La question du navigateur, au départ.")] = "asked"
    microphone: bool = True
    camera: bool = True
    face: Face = "court"
    look: ProgramLook = None

    def start(self) -> MeetingState:
        """The call at the start."""
        return MeetingState(
            permission=self.permission,
            microphone=self.microphone,
            camera=self.camera,
            face=self.face,
            people=self.persons(),
            lines=tuple(parse_line(line, self.people[0].name if self.people else "") for line in self.lines),
            messages=tuple(ChatMessage(one.from_, one.text) for one in self.messages),
        )

    def persons(self) -> tuple[Person, ...]:
        """The people who are there, each with a face."""
        found: tuple[Person, ...] = ()
        taken = {self.face, *(one.face for one in self.people)}
        for one in self.people:
            found = (*found, person(one, {*taken, *(other.face for other in found)}))
        return found

    def sites(self) -> Iterator[Site]:
        """The pages of the browser that its address stands for."""
        host, slash, path = canonical(self.address).removeprefix("https://").partition("/")
        if not self.people or not host:
            return
        names = ", ".join(one.name for one in self.people)
        title = Heading(self.title)
        pages = {
            f"/{path}": Page(
                (title, TextBlock(f"Une réunion en visio, avec {names}."), MeetingButton()), self.title, listed=False
            )
        }
        if slash:
            pages["/"] = Page((Heading("Visio"), TextBlock("Ouvrez le lien de votre réunion.")), listed=False)
        yield Site(f"https://{host}", "Visio", pages)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        yield ("title",), self.title
        yield ("address",), self.address
        yield from ((("people", index, "name"), one.name) for index, one in enumerate(self.people))
        yield from ((("lines", index), line) for index, line in enumerate(self.lines))
        yield from ((("messages", index, "text"), one.text) for index, one in enumerate(self.messages))

    def problems(self, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work with this initial desk."""
        if self == MeetingSpec(look=self.look):
            return
        if not self.people:
            yield (), _("personne n'est dans cette réunion"), _("ajoutez « people: [Nora Petit] »")
        if not canonical(self.address):
            what = _("« {address} » n'est pas une adresse").format(address=self.address)
            yield ("address",), what, _("écrivez-la comme ceci : https://visio.exemple.fr/reunion")
        names = [one.name for one in self.people]
        for index, name in enumerate(names):
            if name in names[:index]:
                what = _("2 personnes s'appellent « {name} »").format(name=name)
                yield ("people", index), what, _("donnez-lui un autre nom")
        come = (what.joins for one in desk.pending for _key, what in one.things if isinstance(what, MeetingArrival))
        names += [one.name for one in come if one is not None]
        for index, line in enumerate(self.lines):
            said = parse_line(line, "")
            yield from _unknown(said.who, names, ("lines", index)) if not said.mine else ()
        for index, message in enumerate(self.messages):
            yield from _unknown(message.from_, names, ("messages", index, "from"))


def how_to_add() -> str:
    """What to write where there is no video call."""
    return _("ajoutez « meeting: » à « desk: »")


def _unknown(name: str, names: list[str], at: YamlPath) -> Iterator[tuple[YamlPath, str, str]]:
    near = nearest(name, names) or ", ".join(names)
    if name and names and not any(fold(name) == fold(one) for one in names):
        what = _("« {name} » n'est pas dans la réunion").format(name=name)
        yield at, what, _("écrivez l'un de ces noms : {names}").format(names=near)


def parse_line(line: str, first: str) -> Line:
    """What is said, with who says it; the first person of the call where the line does not say who."""
    found = _LINE.fullmatch(line)
    if found is None:
        return Line(first, line)
    return Line(found["who"], found["text"], mine=fold(found["who"]) == _OWN)


def person(spec: PersonSpec, taken: set[str | None]) -> Person:
    """Someone of the call, with a face that is not taken as long as there is one."""
    free = [face for face in FACES if face not in taken]
    face = spec.face or (cast(Face, free[0]) if free else FACES[len(spec.name) % len(FACES)])
    return Person(spec.name, face, spec.camera, spec.microphone, spec.hand)
