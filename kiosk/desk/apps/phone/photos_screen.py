"""The camera, the photos, and one of them: looked at, sent by SMS or e-mail, deleted after asking."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.mail.drafts import start_draft
from kiosk.desk.apps.mail.mailbox import Attachment, DraftMessage
from kiosk.desk.apps.phone.state import KEY, TO, PhoneState, Picture, go_to, has_internet, phone_state, with_phone
from kiosk.desk.changes import replace, set_focus, show_dialog, show_notice, with_text
from kiosk.desk.controls import button, group, heading, image, item, listing, paragraph
from kiosk.desk.files.documents import Photo
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

DELETE_PHOTO = "photo:"
_PHOTO = "phone/photo/"
_TAKE, _BY_SMS, _BY_MAIL, _DELETE = "phone/take", "phone/photo-sms", "phone/photo-mail", "phone/photo-delete"


def camera_nodes(desk: Desk) -> list[Node]:
    """What the camera sees, and its button."""
    scene = phone_state(desk).scene
    buttons = [button(_TAKE, "Prendre la photo", tone="main"), button("phone/icon/photos", "Voir les photos")]
    return [
        heading("phone/title", "Appareil photo", 2),
        image("phone/scene", scene.caption or scene.word, scene.word),
        group("phone/camera", "Appareil photo", buttons, direction="row"),
    ]


def photos_nodes(desk: Desk) -> list[Node]:
    """The list of photos, the latest first."""
    state = phone_state(desk)
    rows = [
        item(desk, "phone/photos", f"{_PHOTO}{n}", photo_name(n), picture=one.word, description=one.caption)
        for n, one in reversed(tuple(enumerate(state.photos)))
        if not one.deleted
    ]
    title = heading("phone/title", Label.PHOTOS, 2)
    if not rows:
        return [title, paragraph("phone/no-photo", _("Il n'y a pas encore de photo."))]
    return [title, listing("phone/photos", "Photos", rows)]


def photo_nodes(desk: Desk) -> list[Node]:
    """One photo, and what can be done with it."""
    state = phone_state(desk)
    one = state.photos[state.photo]
    buttons = [button(_BY_SMS, "Envoyer par SMS"), button(_BY_MAIL, "Envoyer par e-mail")]
    return [
        heading("phone/title", photo_name(state.photo), 2),
        image("phone/photo-image", one.caption or one.word, one.word),
        group("phone/photo-send", "Envoyer", buttons, role="toolbar", direction="row"),
        group("phone/photo-more", "Photo", [button(_DELETE, Label.DELETE)], role="toolbar", direction="row"),
    ]


def update_photos_screen(desk: Desk, act: Act) -> Desk:
    """Handle a click on one of them."""
    state = phone_state(desk)
    match act:
        case Clicked("phone/icon/photo"):
            return go_to(desk, "camera")
        case Clicked("phone/icon/photos"):
            return go_to(desk, "photos")
        case Clicked(node) if node == _TAKE:
            photos = (*state.photos, replace(state.scene, taken=True))
            text = _("La photo est prise. Elle est dans Photos.")
            return show_notice(with_phone(desk, replace(state, photos=photos)), text)
        case Clicked(node) if node.startswith(_PHOTO):
            desk = go_to(desk, "photo")
            return with_phone(desk, replace(phone_state(desk), photo=int(node.removeprefix(_PHOTO))))
        case Clicked(node) if node == _BY_SMS:
            desk = go_to(with_text(desk, TO, ""), "new")
            return set_focus(with_phone(desk, replace(phone_state(desk), attached=state.photo)), TO)
        case Clicked(node) if node == _BY_MAIL:
            return _start_mail(desk, state)
        case Clicked(node) if node == _DELETE:
            text = _("Cette photo ne pourra plus être reprise.")
            buttons = (Label.DELETE, Label.CANCEL)
            dialog = Dialog(KEY, f"{DELETE_PHOTO}{state.photo}", "Supprimer cette photo ?", text, buttons=buttons)
            return show_dialog(desk, dialog)
        case _:
            return desk


def delete_photo(desk: Desk, index: int) -> Desk:
    """Delete a photo; the list is displayed."""
    state = phone_state(desk)
    if index >= len(state.photos):
        return desk
    photos = tuple(replace(one, deleted=True) if n == index else one for n, one in enumerate(state.photos))
    return show_notice(go_to(with_phone(desk, replace(state, photos=photos)), "photos"), _("La photo est supprimée."))


def photo_name(index: int) -> str:
    """The name of a photo in the list."""
    return f"Photo {index + 1}"


def attached_photo(state: PhoneState) -> Picture | None:
    """The photo that goes with the SMS that is written."""
    return state.photos[state.attached] if state.attached >= 0 else None


def _start_mail(desk: Desk, state: PhoneState) -> Desk:
    if not has_internet(desk):
        return show_notice(desk, _("Il n'y a pas d'Internet. Le Wi-Fi et le mode avion sont dans Réglages."))
    one = state.photos[state.photo]
    attachment = Attachment(f"photo-{state.photo + 1}.jpg", Photo(one.word, one.caption))
    return start_draft(desk, DraftMessage(attachments=(attachment,)), "to")
