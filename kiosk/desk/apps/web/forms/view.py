"""A form as nodes: its page with the fields, the summary, the receipt."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web.browser_acts import document_downloaded
from kiosk.desk.apps.web.browsing import Sent, replace
from kiosk.desk.apps.web.forms import fields
from kiosk.desk.apps.web.forms.field import Field
from kiosk.desk.apps.web.forms.open_form import OpenForm, sent_code, to_sheet
from kiosk.desk.apps.web.forms.sending import SUMMARY, onward, summary_lines
from kiosk.desk.apps.web.navigation import PAGE, browsing_of, changing, going
from kiosk.desk.apps.web.rendering import Sheet, named_apart
from kiosk.desk.changes import asking, noticing
from kiosk.desk.controls import checkbox, combobox, group, heading, paragraph, radios, status, textbox
from kiosk.desk.files.documents import Pdf
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

CHOOSE, SHOW, HIDE = "Choisir un fichier", "Montrer", "Cacher"
_PLACEHOLDERS = {fields.Date: "jj/mm/aaaa", fields.Email: "camille@exemple.fr"}


def form_nodes(sheet: Sheet, form: OpenForm) -> tuple[Node, ...]:
    """The form as it is now."""
    nodes: list[Node] = []
    start = f"{PAGE}/form/{form.key}"
    if not form.signs_in:
        nodes.append(heading(f"{start}/name", form.form.name, 2))
    nodes += _summary(sheet, form, start) if form.at_summary(sheet.desk) else _fields(sheet, form, start)
    return (group(start, form.form.name, named_apart(nodes), role="form"),)


def _fields(sheet: Sheet, form: OpenForm, start: str) -> list[Node]:
    filling = form.filling(sheet.desk)
    page = form.form.sheets[filling.sheet]
    nodes: list[Node] = []
    if len(form.form.sheets) > 1:
        where = _("{title} · page {number} sur {count}")
        said = where.format(title=page.title, number=filling.sheet + 1, count=len(form.form.sheets))
        nodes.append(heading(f"{start}/{filling.sheet}/title", said, 3))
    if page.text:
        nodes.append(paragraph(f"{start}/{filling.sheet}/text", page.text))
    if any(field.required for field in page.fields) and not form.signs_in:
        nodes.append(paragraph(f"{start}/required", _("Une étoile * veut dire : obligatoire."), tone="quiet"))
    for place in range(len(page.fields)):
        nodes += _field(sheet, form, filling.sheet, place)
    buttons = []
    if filling.sheet > 0:
        back = partial(to_sheet, form=form, sheet=filling.sheet - 1)
        buttons.append(sheet.button(f"{start}/back", "Précédent", back))
    last = filling.sheet == len(form.form.sheets) - 1 and not form.form.summary
    label = form.form.send if last else "Suivant"
    buttons.append(sheet.button(f"{start}/next", label, partial(onward, form=form), tone="main"))
    nodes.append(group(f"{start}/buttons", _("Boutons"), buttons, direction="row"))
    return nodes


def _field(sheet: Sheet, form: OpenForm, page: int, place: int) -> list[Node]:
    desk, id, field = sheet.desk, form.id(page, place), form.asked(page, place)
    filling = form.filling(desk)
    beside = form.message(desk, page, place) if filling.asked else ""
    if filling.unmatched == field.label:
        beside = unmatched(field)
    label, required = field.label, field.required
    match field:
        case fields.Tick():
            return [checkbox(desk, id, label, default=field.ticked, required=required, description=beside)]
        case fields.Radio(options=options, value=value):
            return [radios(desk, id, label, options, default=value, required=required, description=beside)]
        case fields.DropDown(options=options, value=value):
            empty = field.help or _("Choisir")
            return [
                combobox(
                    desk, id, label, options, default=value, required=required, description=beside, placeholder=empty
                )
            ]
        case fields.Upload():
            return [_upload(sheet, form, page, place, beside)]
        case fields.Password():
            return [_password(sheet, form, page, place, beside)]
        case fields.SmsCode():
            again = partial(sent_code, form=form, sheet=page, place=place)
            return [
                textbox(desk, id, label, required=required, description=beside, placeholder=field.help),
                sheet.button(f"{id}/again", "Recevoir un nouveau code", again),
            ]
        case _:
            empty = field.help or _PLACEHOLDERS.get(type(field), "")
            long = isinstance(field, fields.LongText)
            return [
                textbox(
                    desk, id, label, default=field.value, multiline=long, required=required, description=beside,
                    placeholder=empty, rows=3 if long else 0,
                )
            ]  # fmt: skip


def unmatched(field: Field) -> str:
    """What is said beside a field that does not match an account."""
    if isinstance(field, fields.Password):
        return _("Ce n'est pas le mot de passe de ce compte. Regardez les majuscules.")
    return _("Ce compte n'existe pas ici. Regardez lettre par lettre.")


def _several(form: OpenForm, page: int, kind: type[Field]) -> bool:
    return sum(isinstance(field, kind) for field in form.form.sheets[page].fields) > 1


def _password(sheet: Sheet, form: OpenForm, page: int, place: int, beside: str) -> Node:
    id, field = form.id(page, place), form.asked(page, place)
    shown = id in sheet.browsing.unmasked
    label = HIDE if shown else SHOW
    name = f"{label} : {field.label}" if _several(form, page, fields.Password) else label

    def turned(desk: Desk) -> Desk:
        return changing(desk, unmasked=browsing_of(desk).unmasked ^ {id})

    box = textbox(
        sheet.desk, id, field.label, default=field.value, masked=not shown, required=field.required, description=beside,
        placeholder=field.help,
    )  # fmt: skip
    both = [box, sheet.button(f"{id}/show", name, turned)]
    return group(f"{id}/line", field.label, both, direction="row")


def _upload(sheet: Sheet, form: OpenForm, page: int, place: int, beside: str) -> Node:
    id, field = form.id(page, place), form.form.sheets[page].fields[place]
    assert isinstance(field, fields.Upload)
    several = _several(form, page, fields.Upload)
    dialog = Dialog("web", f"file {id}", CHOOSE, kind="choose", buttons=("Ouvrir", "Annuler"), endings=field.endings)
    name = f"{CHOOSE} : {field.label}" if several else CHOOSE
    choose = replace(
        sheet.button(id, name, partial(asking, dialog=dialog)), description=beside, required=field.required
    )
    held = field.shown(form.answer(sheet.desk, page, place))
    said = held if held != "—" else _("Aucun fichier choisi")
    nodes = [
        paragraph(f"{id}/label", f"{field.label} *" if field.required else field.label),
        choose,
        status(f"{id}/name", said),
    ]
    line = group(f"{id}/line", field.label, nodes, direction="row")
    if not beside:
        return line
    return group(f"{id}/lines", field.label, [line, Node("alert", beside, f"{id}/beside")])


def _summary(sheet: Sheet, form: OpenForm, start: str) -> list[Node]:
    lines = summary_lines(form, form.answers(sheet.desk))
    nodes: list[Node] = [
        heading(f"{start}/summary", SUMMARY, 3),
        paragraph(f"{start}/read", _("Relisez vos réponses.")),
    ]
    several = len(form.form.sheets) > 1
    for number, page in enumerate(form.form.sheets):
        own = [line for at, line in lines if at == number]
        nodes += [paragraph(f"{start}/summary/{number}/{n}", line) for n, line in enumerate(own)]
        if several and own:
            change = partial(to_sheet, form=form, sheet=number)
            nodes.append(sheet.button(f"{start}/change/{number}", f"Modifier : {page.title}", change))
    buttons = [] if several else [sheet.button(f"{start}/change", "Modifier", partial(to_sheet, form=form, sheet=0))]
    buttons.append(sheet.button(f"{start}/next", form.form.send, partial(onward, form=form), tone="main"))
    return [*nodes, group(f"{start}/buttons", _("Boutons"), buttons, direction="row")]


def receipt_nodes(sheet: Sheet, sent: Sent, number: int) -> tuple[Node, ...]:
    """What is shown once a form is sent."""
    start = f"{PAGE}/receipt/{number}"
    nodes = [
        heading(f"{start}/title", sent.title),
        paragraph(f"{start}/number", _("Votre numéro : {number}").format(number=sent.number)),
        *([paragraph(f"{start}/text", sent.text)] if sent.text else []),
    ]
    lines = sent.document.split("\n")[4:]
    nodes += [paragraph(f"{start}/line/{n}", line) for n, line in enumerate(lines)]
    buttons = [
        sheet.button(f"{start}/download", "Télécharger l'accusé de réception", partial(_downloaded, number=number)),
        sheet.button(f"{start}/print", "Imprimer", partial(_printed, number=number)),
        sheet.button(f"{start}/change", "Changer mes réponses", lambda desk: going(desk, sent.address)),
    ]
    return (*nodes, group(f"{start}/buttons", _("Boutons"), buttons, direction="row"))


def _with_sent(desk: Desk, number: int, **changes: bool) -> Desk:
    sent = browsing_of(desk).sent
    return changing(desk, sent=(*sent[: number - 1], replace(sent[number - 1], **changes), *sent[number:]))


def _downloaded(desk: Desk, number: int) -> Desk:
    sent = browsing_of(desk).sent[number - 1]
    desk = document_downloaded(desk, f"Accusé de réception {sent.number}.pdf", Pdf(sent.document))
    return _with_sent(desk, number, downloaded=True)


def _printed(desk: Desk, number: int) -> Desk:
    return noticing(_with_sent(desk, number, printed=True), _("L'accusé de réception s'imprime."))
