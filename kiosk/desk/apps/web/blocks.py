"""What pages are made of, as written in YAML: one tagged struct a block."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.solution import VisibleText
from kiosk.desk.apps.web.forms.fields import AnyField

LinkAddress = Annotated[str, Meta(description="Où mène le lien : /horaires, ou une adresse entière.")]
BlockText = Annotated[str, Meta(description="Une ou plusieurs phrases courtes.")]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing on a page."""


class Heading(Block, frozen=True, tag="heading"):
    """A heading: level 1 for the page's, 2 for its parts."""

    text: VisibleText
    level: Annotated[int, Meta(ge=1, le=3)] = 1


class TextBlock(Block, frozen=True, tag="text"):
    """A text; a line end begins a new paragraph."""

    text: VisibleText


class Notice(Block, frozen=True, tag="notice"):
    """A text in a frame: what must be seen."""

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
    """A picture word, and the words that say what it shows."""

    word: Annotated[str, Meta(min_length=1, description="Le mot d'une image.")]
    alt: Annotated[str, Meta(description="Ce que l'image montre.")] = ""


class Points(Block, frozen=True, tag="list"):
    """Lines, each with a point before it, or a number."""

    items: Annotated[tuple[VisibleText, ...], Meta(min_length=1)]
    numbered: bool = False


class Table(Block, frozen=True, tag="table"):
    """Rows of cells; the first row names the columns."""

    rows: Annotated[tuple[tuple[str, ...], ...], Meta(min_length=2)]
    title: str = ""


class Download(Block, frozen=True, tag="download"):
    """A file to download: it comes into Téléchargements. ``text`` is what is written in it."""

    file: Annotated[str, Meta(min_length=3, description="Le nom du fichier, avec sa fin : attestation.pdf")]
    label: str = ""
    text: str = ""
    picture: str = ""

    @property
    def name(self) -> str:
        """What its button says."""
        return self.label or f"Télécharger {self.file}"


class Advert(Block, frozen=True, tag="advert"):
    """An advertisement, marked « Annonce »."""

    title: VisibleText
    text: str = ""
    to: LinkAddress = ""


class SignIn(Block, frozen=True, tag="sign_in"):
    """The form that signs in on this site, where the page of the site's own making does not suit."""

    text: str = ""


class FormPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page of a form that has several."""

    title: VisibleText
    fields: Annotated[tuple[AnyField, ...], Meta(min_length=1)]
    text: str = ""


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page after a form is sent. Without ``number``, one is made from the answers."""

    title: str = ""
    text: str = ""
    number: str = ""


class Opens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form that makes an account, or changes its password: the labels of its two fields."""

    identifier: str
    password: str


class Form(Block, frozen=True, tag="form"):
    """A form: ``fields`` for one page, or ``pages``. ``then``: the page that comes in the place of the receipt."""

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
        """Its pages, whichever way they are written."""
        return self.pages or (FormPage(self.name, self.fields),)

    @property
    def all_fields(self) -> tuple[AnyField, ...]:
        """The fields of all its pages."""
        return tuple(field for page in self.all_pages for field in page.fields)


AnyBlock = (
    Heading | TextBlock | Notice | Link | Button | PictureBlock | Points | Table | Download | Advert | SignIn | Form
)
