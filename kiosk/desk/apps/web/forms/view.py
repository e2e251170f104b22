"""Nodes of a form: the current page with its fields, the summary, the receipt."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web.browser_acts import download_document
from kiosk.desk.apps.web.browsing import SentForm, replace
from kiosk.desk.apps.web.forms import fields
from kiosk.desk.apps.web.forms.field import Field
from kiosk.desk.apps.web.forms.open_form import OpenForm, go_to_page, send_code
from kiosk.desk.apps.web.forms.sending import go_on, summary_lines, unmatched_message
from kiosk.desk.apps.web.navigation import KEY, PAGE, browsing_of, change_browsing, navigate
from kiosk.desk.apps.web.other_look import as_signs
from kiosk.desk.apps.web.rendering import Renderer, number_duplicates
from kiosk.desk.changes import show_dialog, show_notice
from kiosk.desk.controls import checkbox, combobox, group, heading, paragraph, radios, status, textbox
from kiosk.desk.files.documents import Pdf
from kiosk.desk.labels import SIGNS, Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

_PLACEHOLDERS = {fields.Date: "jj/mm/aaaa", fields.EmailAddress: "camille@exemple.fr"}


def form_nodes(renderer: Renderer, form: OpenForm) -> tuple[Node, ...]:
    """The nodes of a form."""
    nodes: list[Node] = []
    start = f"{PAGE}/form/{form.key}"
    if not form.signs_in:
        nodes.append(heading(f"{start}/name", form.form.name, 2))
    nodes += _summary(renderer, form, start) if form.at_summary(renderer.desk) else _fields(renderer, form, start)
    return (group(start, form.form.name, number_duplicates(nodes), role="form"),)


def _fields(renderer: Renderer, form: OpenForm, start: str) -> list[Node]:
    filling = form.filling(renderer.desk)
    page = form.form.all_pages[filling.page]
    nodes: list[Node] = []
    if len(form.form.all_pages) > 1:
        where = _("{title} · page {number} sur {count}")
        title = where.format(title=page.title, number=filling.page + 1, count=len(form.form.all_pages))
        nodes.append(heading(f"{start}/{filling.page}/title", title, 3))
    if page.text:
        nodes.append(paragraph(f"{start}/{filling.page}/text", renderer.text(page.text)))
    visible = form.visible(renderer.desk, filling.page)
    if any(page.fields[place].required for place in visible) and not form.signs_in:
        nodes.append(paragraph(f"{start}/required", _("Une étoile * veut dire : obligatoire."), tone="quiet"))
    for place in visible:
        nodes += _field(renderer, form, filling.page, place)
    buttons = []
    if filling.page > 0:
        back = partial(go_to_page, form=form, page=filling.page - 1)
        buttons.append(renderer.button(f"{start}/back", Label.PREVIOUS, back))
    last = filling.page == len(form.form.all_pages) - 1 and not form.form.summary
    label = Label.NEXT if not last else renderer.label(form.form.send) if form.signs_in else form.form.send
    buttons.append(renderer.button(f"{start}/next", label, partial(go_on, form=form), tone="main"))
    nodes.append(group(f"{start}/buttons", _("Boutons"), buttons, direction="row"))
    return nodes


def _field(renderer: Renderer, form: OpenForm, page: int, place: int) -> list[Node]:
    desk, id, field = renderer.desk, form.id(page, place), form.field_at(page, place)
    filling = form.filling(desk)
    beside = form.message(desk, page, place) if filling.shows_errors else ""
    if filling.unmatched == field.label:
        beside = unmatched_message(desk, form, field)
    label, required, value = field.label, field.required, form.initial(desk, page, place)
    match field:
        case fields.Tick():
            return [checkbox(desk, id, label, default=field.ticked, required=required, description=beside)]
        case fields.Radio(options=options):
            return [radios(desk, id, label, options, default=value, required=required, description=beside)]
        case fields.DropDown(options=options):
            empty = field.help or _("Choisir")
            return [
                combobox(
                    desk, id, label, options, default=value, required=required, description=beside, placeholder=empty
                )
            ]
        case fields.Upload():
            return [_upload(renderer, form, page, place, beside)]
        case fields.Password():
            return [_password(renderer, form, page, place, beside)]
        case fields.SmsCode():
            again = partial(send_code, form=form, page=page, place=place)
            return [
                textbox(
                    desk, id, label, required=required, description=beside, placeholder=field.help, kind=field.kind
                ),
                renderer.button(f"{id}/again", "Recevoir un nouveau code", again),
            ]
        case _:
            empty = field.help or _PLACEHOLDERS.get(type(field), "")
            long = isinstance(field, fields.LongText)
            return [
                textbox(
                    desk, id, label, default=value, multiline=long, required=required, description=beside,
                    placeholder=empty, rows=3 if long else 0, kind=field.kind,
                )
            ]  # fmt: skip


def _has_several(form: OpenForm, page: int, kind: type[Field]) -> bool:
    return sum(isinstance(field, kind) for field in form.form.all_pages[page].fields) > 1


def _password(renderer: Renderer, form: OpenForm, page: int, place: int, beside: str) -> Node:
    id, field = form.id(page, place), form.field_at(page, place)
    shown = id in renderer.browsing.unmasked
    turns = Label.HIDE_PASSWORD if shown else Label.SHOW_PASSWORD
    label = renderer.label(turns)
    name = f"{label} : {field.label}" if _has_several(form, page, fields.Password) else label

    def toggle_mask(desk: Desk) -> Desk:
        return change_browsing(desk, unmasked=browsing_of(desk).unmasked ^ {id})

    box = textbox(
        renderer.desk, id, field.label, default=field.value, masked=not shown, required=field.required,
        description=beside, placeholder=field.help, kind=field.kind,
    )  # fmt: skip
    turn = replace(renderer.button(f"{id}/show", name, toggle_mask), sign=SIGNS[turns])
    both = [box, *(as_signs([turn]) if has_other_look(renderer.desk, KEY) else [turn])]
    return group(f"{id}/line", field.label, both, direction="row")


def _upload(renderer: Renderer, form: OpenForm, page: int, place: int, beside: str) -> Node:
    id, field = form.id(page, place), form.form.all_pages[page].fields[place]
    assert isinstance(field, fields.Upload)
    several = _has_several(form, page, fields.Upload)
    dialog = Dialog(
        "web", f"file {id}", Label.CHOOSE_FILE, kind="choose", buttons=(Label.OPEN, Label.CANCEL), endings=field.endings
    )
    name = renderer.label(Label.CHOOSE_FILE)
    name = f"{name} : {field.label}" if several else name
    choose = replace(
        renderer.button(id, name, partial(show_dialog, dialog=dialog)), description=beside, required=field.required
    )
    held = field.displayed(form.answer(renderer.desk, page, place))
    file_name = held if held != "—" else _("Aucun fichier choisi")
    nodes = [
        paragraph(f"{id}/label", f"{field.label} *" if field.required else field.label, read=False),
        choose,
        status(f"{id}/name", file_name),
    ]
    line = group(f"{id}/line", field.label, nodes, direction="row")
    if not beside:
        return line
    return group(f"{id}/lines", field.label, [line, Node("alert", beside, f"{id}/beside")])


def _summary(renderer: Renderer, form: OpenForm, start: str) -> list[Node]:
    lines = summary_lines(form, form.answers(renderer.desk))
    nodes: list[Node] = [
        heading(f"{start}/summary", Label.SUMMARY, 3),
        paragraph(f"{start}/read", _("Relisez vos réponses.")),
    ]
    several = len(form.form.all_pages) > 1
    for number, page in enumerate(form.form.all_pages):
        own = [line for at, line in lines if at == number]
        nodes += [paragraph(f"{start}/summary/{number}/{n}", line) for n, line in enumerate(own)]
        if several and own:
            change = partial(go_to_page, form=form, page=number)
            nodes.append(renderer.button(f"{start}/change/{number}", f"Modifier : {page.title}", change))
    buttons = (
        [] if several else [renderer.button(f"{start}/change", Label.CHANGE, partial(go_to_page, form=form, page=0))]
    )
    buttons.append(renderer.button(f"{start}/next", form.form.send, partial(go_on, form=form), tone="main"))
    return [*nodes, group(f"{start}/buttons", _("Boutons"), buttons, direction="row")]


def receipt_nodes(renderer: Renderer, sent: SentForm, number: int) -> tuple[Node, ...]:
    """The nodes of the receipt after a form is sent."""
    start = f"{PAGE}/receipt/{number}"
    nodes = [
        heading(f"{start}/title", sent.title),
        paragraph(f"{start}/number", _("Votre numéro : {number}").format(number=sent.number)),
        *([paragraph(f"{start}/text", sent.text)] if sent.text else []),
    ]
    lines = sent.document.split("\n")[4:]
    nodes += [paragraph(f"{start}/line/{n}", line) for n, line in enumerate(lines)]
    buttons = [
        renderer.button(
            f"{start}/download", "Télécharger l'accusé de réception", partial(_download_receipt, number=number)
        ),
        renderer.button(f"{start}/print", Label.PRINT, partial(_print_receipt, number=number)),
        renderer.button(f"{start}/change", "Changer mes réponses", lambda desk: navigate(desk, sent.address)),
    ]
    return (*nodes, group(f"{start}/buttons", _("Boutons"), buttons, direction="row"))


def _with_sent(desk: Desk, number: int, **changes: bool) -> Desk:
    sent = browsing_of(desk).sent
    return change_browsing(desk, sent=(*sent[: number - 1], replace(sent[number - 1], **changes), *sent[number:]))


def _download_receipt(desk: Desk, number: int) -> Desk:
    sent = browsing_of(desk).sent[number - 1]
    desk = download_document(desk, f"Accusé de réception {sent.number}.pdf", Pdf(sent.document))
    return _with_sent(desk, number, downloaded=True)


def _print_receipt(desk: Desk, number: int) -> Desk:
    return show_notice(_with_sent(desk, number, printed=True), _("L'accusé de réception s'imprime."))
