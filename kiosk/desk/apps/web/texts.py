"""The texts of an exercise's web that a learner reads, for the wording rules; and where they are written."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.blocks import Form
from kiosk.desk.apps.web.forms import fields
from kiosk.desk.apps.web.spec import Page, WebSpec
from kiosk.yaml.problems import YamlPath


def texts(spec: WebSpec) -> Iterator[tuple[YamlPath, str]]:
    """Every text that a learner reads, with its path below ``web``."""
    for kind, results in (("results", spec.search.results), ("adverts", spec.search.adverts)):
        for index, result in enumerate(results):
            yield ("search", kind, index, "title"), result.title
            yield ("search", kind, index, "text"), result.text
            yield ("search", kind, index, "to"), result.to
    for name, to in spec.bookmarks.items():
        yield ("bookmarks", name), name
        yield ("bookmarks", name), to
    for number, site in enumerate(spec.sites):
        at: YamlPath = ("sites", number)
        yield (*at, "address"), site.address
        yield (*at, "title"), site.title
        yield (*at, "cookies"), site.cookies
        for label in site.menu:
            yield (*at, "menu", label), label
        for path, page in site.pages.items():
            yield from _page_texts((*at, "pages", path), page)


def _page_texts(at: YamlPath, page: Page) -> Iterator[tuple[YamlPath, str]]:
    yield (*at, "title"), page.title
    if page.popup is not None:
        for name in ("title", "text", "label", "close"):
            yield (*at, "popup", name), getattr(page.popup, name)
    for index, block in enumerate(page.blocks):
        yield from (((*path_of_blocks(at, page), index, *path), text) for path, text in _block_texts(block))


def path_of_blocks(at: YamlPath, page: Page) -> YamlPath:
    """The path of the blocks of a page: a page with nothing else is written as their list."""
    return at if page == Page(page.blocks) else (*at, "blocks")


def _block_texts(block: blocks.AnyBlock) -> Iterator[tuple[YamlPath, str]]:
    match block:
        case blocks.Heading(text) | blocks.TextBlock(text) | blocks.Notice(text) | blocks.SignIn(text):
            yield ("text",), text
        case blocks.Link(label) | blocks.Button(label) | blocks.MeetingButton(label):
            yield ("label",), label
        case blocks.PictureBlock(_word, alt):
            yield ("alt",), alt
        case blocks.Points(items):
            yield from (((index,), item) for index, item in enumerate(items))
        case blocks.Table(rows):
            yield from (((row, column), text) for row, cells in enumerate(rows) for column, text in enumerate(cells))
        case blocks.Download():
            yield ("label",), block.name
            yield ("text",), block.text
        case blocks.Advert(title, text):
            yield ("title",), title
            yield ("text",), text
        case blocks.Lookup():
            for name in ("label", "button", "unknown", "help"):
                yield (name,), getattr(block, name)
        case blocks.Slots(name, options):
            yield ("name",), name
            yield from ((("options", index), option) for index, option in enumerate(options))
        case blocks.Form():
            yield from _form_texts(block)


def _form_texts(form: Form) -> Iterator[tuple[YamlPath, str]]:
    yield ("name",), form.name
    yield ("receipt", "title"), form.receipt.title
    yield ("receipt", "text"), form.receipt.text
    for index, page in enumerate(form.pages):
        yield ("pages", index, "title"), page.title
        yield ("pages", index, "text"), page.text
    for at, field in fields_of(form):
        yield (*at, "label"), field.label
        yield (*at, "help"), field.help
        if isinstance(field, fields.Radio | fields.DropDown):
            yield from (((*at, "options", index), option) for index, option in enumerate(field.options))


def answer_names(spec: WebSpec) -> Iterator[str]:
    """The labels of what is filled in, chosen and looked up on the sites."""
    for site in spec.sites:
        for page in site.pages.values():
            for block in page.blocks:
                match block:
                    case blocks.Lookup(label) | blocks.Slots(label):
                        yield label
                    case Form():
                        yield from (field.label for field in block.all_fields)


def fields_of(form: Form) -> Iterator[tuple[YamlPath, fields.AnyField]]:
    """The fields of a form, with their paths below it."""
    if form.pages:
        for number, page in enumerate(form.pages):
            yield from ((("pages", number, "fields", index), field) for index, field in enumerate(page.fields))
    else:
        yield from ((("fields", index), field) for index, field in enumerate(form.fields))
