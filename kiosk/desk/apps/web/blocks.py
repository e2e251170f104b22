"""The blocks of a web page: one tagged struct for each kind."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.solution import VisibleText
from kiosk.desk.apps.web.forms.fields import AnyField
from kiosk.desk.goals.combined import Condition
from kiosk.desk.labels import Label

LinkAddress = Annotated[str, Meta(description="Où mène le lien : /horaires, ou une adresse entière.")]
BlockText = Annotated[str, Meta(description="Une ou plusieurs phrases courtes.")]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One element of a page; with ``when``, it is there only when something is so."""

    when: Annotated[Condition | None, Meta(description="Quand cela se voit : un but, comme form_sent.")] = None


class Heading(Block, frozen=True, tag="heading"):
    """A heading: level 1 for the page's title, 2 for its sections."""

    text: VisibleText
    level: Annotated[int, Meta(ge=1, le=3)] = 1


class TextBlock(Block, frozen=True, tag="text"):
    """A text; a newline starts a paragraph."""

    text: VisibleText


class Notice(Block, frozen=True, tag="notice"):
    """A framed text that must not be missed."""

    text: VisibleText


class Link(Block, frozen=True, tag="link"):
    """A link to a page of the site or elsewhere."""

    label: VisibleText
    to: LinkAddress = ""


class Button(Block, frozen=True, tag="button"):
    """A link that looks like a button."""

    label: VisibleText
    to: LinkAddress = ""


class PictureBlock(Block, frozen=True, tag="picture"):
    """A picture word and its alternative text."""

    word: Annotated[str, Meta(min_length=1, description="Le mot d'une image.")]
    alt: Annotated[str, Meta(description="Ce que l'image montre.")] = ""


class Points(Block, frozen=True, tag="list"):
    """A bulleted or numbered list."""

    items: Annotated[tuple[VisibleText, ...], Meta(min_length=1)]
    numbered: bool = False


class Table(Block, frozen=True, tag="table"):
    """Rows of cells; the first row names the columns."""

    rows: Annotated[tuple[tuple[str, ...], ...], Meta(min_length=2)]
    title: str = ""


class Download(Block, frozen=True, tag="download"):
    """A file to download into Téléchargements; ``text`` is its content."""

    file: Annotated[str, Meta(min_length=3, description="Le nom du fichier, avec sa fin : attestation.pdf")]
    label: str = ""
    text: str = ""
    picture: str = ""

    @property
    def name(self) -> str:
        """The label of its button."""
        return self.label or f"Télécharger {self.file}"


class Advert(Block, frozen=True, tag="advert"):
    """An advertisement, marked « Annonce »."""

    title: VisibleText
    text: str = ""
    to: LinkAddress = ""


class SignIn(Block, frozen=True, tag="sign_in"):
    """The sign-in form of the site, for a page that replaces the generated one."""

    text: str = ""


class Lookup(Block, frozen=True, tag="lookup"):
    """A box for a number and a button; ``pages`` says where each known number leads, ``unknown`` answers the others."""

    label: VisibleText
    pages: Annotated[dict[str, str], Meta(min_length=1, description="Une page par numéro : {LEN-40217: /suivi}")] = {}
    button: VisibleText = "Chercher"
    unknown: Annotated[str, Meta(description="Ce qui est dit quand le numéro n'est pas connu.")] = ""
    help: str = ""


class Slots(Block, frozen=True, tag="slots"):
    """Buttons of which one is chosen, such as the times of an appointment; texts then quote it as ``{name}``."""

    name: VisibleText
    options: Annotated[tuple[VisibleText, ...], Meta(min_length=1, description="Ce qui est proposé.")] = ()
    to: LinkAddress = ""


class MeetingButton(Block, frozen=True, tag="meeting"):
    """The button that opens the video call of the exercise."""

    label: VisibleText = Label.JOIN_MEETING.value


class FormPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page of a multi-page form."""

    title: VisibleText
    fields: Annotated[tuple[AnyField, ...], Meta(min_length=1)]
    text: str = ""


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page after a form is sent. Without ``number``, one is derived from the answers."""

    title: str = ""
    text: str = ""
    number: str = ""


class Opens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of the fields with the identifier and password of an account that the form creates or changes."""

    identifier: str
    password: str


class Form(Block, frozen=True, tag="form"):
    """A form: ``fields`` for one page, or ``pages``. ``then``: the page shown instead of the receipt."""

    name: VisibleText
    fields: tuple[AnyField, ...] = ()
    pages: tuple[FormPage, ...] = ()
    summary: Annotated[bool, Meta(description="Montrer un résumé avant l'envoi.")] = False
    send: VisibleText = "Envoyer"
    receipt: Receipt = Receipt()
    then: LinkAddress = ""
    account: Opens | None = None

    @property
    def all_pages(self) -> tuple[FormPage, ...]:
        """Its pages; ``fields`` make a single one."""
        return self.pages or (FormPage(self.name, self.fields),)

    @property
    def all_fields(self) -> tuple[AnyField, ...]:
        """The fields of all its pages."""
        return tuple(field for page in self.all_pages for field in page.fields)


AnyBlock = (
    Heading
    | TextBlock
    | Notice
    | Link
    | Button
    | PictureBlock
    | Points
    | Table
    | Download
    | Advert
    | SignIn
    | Lookup
    | Slots
    | MeetingButton
    | Form
)
