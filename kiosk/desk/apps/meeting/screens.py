"""The screens of a video call: before joining, the waiting room, the call itself, and after it."""

from __future__ import annotations

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.meeting.spec import MeetingSpec
from kiosk.desk.apps.meeting.state import NAME, TEXT, YOU, MeetingState, Person, initials
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, paragraph, status, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Icon, Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

JOIN, WAIT, REJOIN, TALK, SEND = "meeting/join", "meeting/wait", "meeting/rejoin", "meeting/talk", "meeting/send"
ALLOW, BLOCK = "meeting/allow", "meeting/block"
MICROPHONE, CAMERA, HAND = "meeting/key/microphone", "meeting/key/camera", "meeting/key/hand"
CHAT, LEAVE = "meeting/key/chat", "meeting/key/leave"
_PANEL = 27


def meeting_nodes(desk: Desk, spec: MeetingSpec, state: MeetingState) -> tuple[Node, ...]:
    """What is seen in the window: the browser's question, and below it the screen of now."""
    if not spec.people:
        empty = [
            paragraph("meeting/none", _("Il n'y a pas de réunion ici.")),
            paragraph("meeting/how", _("On y va par un lien.")),
        ]
        return (group("meeting/empty", _("Réunion"), empty, grow=True),)
    match state.stage:
        case "before":
            body = _beside_preview(state, _name_panel(desk, spec, state))
        case "waiting":
            body = _beside_preview(state, _waiting_panel(state), (_leave_key(),))
        case "in":
            body = _call_nodes(desk, state)
        case _:
            body = _after_nodes(state)
    question = [] if state.stage in ("left", "over") else _question(spec, state)
    return (*question, replace(group("meeting/call", spec.title, body, grow=True), part="call"))


def _question(spec: MeetingSpec, state: MeetingState) -> list[Node]:
    """The browser's question, a row above the page; once it is blocked, the way back."""
    if state.permission == "allowed":
        return []
    blocked = state.permission == "blocked"
    text = _("Le micro et la caméra sont bloqués.") if blocked else _("Autoriser le micro et la caméra ?")
    buttons = [button(ALLOW, Label.ALLOW, tone="main")]
    if not blocked:
        buttons.append(button(BLOCK, Label.BLOCK))
    nodes = [paragraph("meeting/question/text", text, read=False), *buttons]
    return [group("meeting/question", _("Question du navigateur"), nodes, role="toolbar", direction="row")]


def _beside_preview(state: MeetingState, panel: list[Node], more: tuple[Node, ...] = ()) -> list[Node]:
    """The learner's own picture with its keys, and a panel at the right of it."""
    tiles = Node("group", _("Votre image"), "meeting/preview", (_own_tile(state),), grow=True, part="call_tiles")
    preview = group("meeting/left", _("Votre image"), [tiles, _bar((*_device_keys(state), *more))], grow=True)
    right = _panel("meeting/panel", _("Réunion"), panel)
    return [group("meeting/middle", _("Réunion"), [preview, right], direction="row", grow=True)]


def _name_panel(desk: Desk, spec: MeetingSpec, state: MeetingState) -> list[Node]:
    names = ", ".join(one.name for one in state.people)
    there = _("Dans la réunion : {names}.").format(names=names) if names else _("La réunion n'a pas commencé.")
    label = Label.ASK_TO_JOIN if spec.waiting_room and not state.admitted else Label.JOIN
    return [
        paragraph("meeting/title", spec.title, tone="main"),
        paragraph("meeting/there", there),
        textbox(desk, NAME, "Votre nom", default=spec.name),
        button(JOIN, label, tone="main"),
    ]


def _waiting_panel(state: MeetingState) -> list[Node]:
    return [
        paragraph("meeting/title", _("Vous êtes dans la salle d'attente."), tone="main"),
        paragraph("meeting/there", _("La personne va vous faire entrer.")),
        *([status("meeting/event", state.event)] if state.event else []),
        button(WAIT, Label.WAIT, tone="main"),
    ]


def _call_nodes(desk: Desk, state: MeetingState) -> list[Node]:
    tiles = [_tile(n, one, speaks=one.name == state.speaker) for n, one in enumerate(state.people)]
    seen = Node("group", _("Participants"), "meeting/tiles", (*tiles, _own_tile(state)), grow=True, part="call_tiles")
    middle = [seen, _chat_panel(desk, state)] if state.chat else [seen]
    keys = (*_device_keys(state), _hand_key(state), _chat_key(state), _leave_key())
    return [
        group("meeting/middle", _("Réunion"), middle, direction="row", grow=True),
        *_talk_nodes(desk, state),
        _bar(keys),
    ]


def _talk_nodes(desk: Desk, state: MeetingState) -> list[Node]:
    """What was said last, the button for what is said next, and what has just happened."""
    nodes: list[Node] = []
    if state.heard:
        line = state.lines[state.heard - 1]
        said = fill_placeholders(desk, line.text)
        nodes.append(paragraph("meeting/said", f"{YOU if line.mine else line.who} : {said}", tone="main"))
    row: list[Node] = []
    if state.next_line is not None:
        row.append(button(TALK, Label.SPEAK if state.next_line.mine else Label.LISTEN_MORE))
    if state.event:
        row.append(status("meeting/event", state.event))
    return [*nodes, *([group("meeting/now", _("En ce moment"), row, direction="row")] if row else [])]


def _chat_panel(desk: Desk, state: MeetingState) -> Node:
    lines = [
        paragraph(f"meeting/chat/{n}", f"{one.who}{f', {one.at}' if one.at else ''} : {one.text}")
        for n, one in enumerate(state.messages)
    ] or [paragraph("meeting/chat/none", _("Il n'y a pas encore de message."))]
    messages = replace(group("meeting/chat", "Chat", lines, role="article", grow=True), part="call_chat")
    nodes = [messages, textbox(desk, TEXT, "Message"), button(SEND, Label.SEND)]
    return _panel("meeting/chat-panel", "Chat", nodes)


def _after_nodes(state: MeetingState) -> list[Node]:
    if state.stage == "over":
        return [
            paragraph("meeting/title", _("La réunion est finie."), tone="main"),
            paragraph("meeting/there", _("Vous pouvez fermer cette fenêtre.")),
        ]
    return [
        paragraph("meeting/title", _("Vous avez quitté la réunion."), tone="main"),
        button(REJOIN, Label.REJOIN, tone="main"),
    ]


def _tile(number: int, one: Person, *, speaks: bool) -> Node:
    states = [_("● parle")] if speaks else [] if one.microphone else [_("✕ micro coupé")]
    states += [_("▲ main levée")] if one.hand else []
    return Node(
        "img", one.name, f"meeting/tile/{number}", part="call_tile", picture=one.face if one.camera else "",
        value=initials(one.name), selected=speaks, description=" ".join(states),
    )  # fmt: skip


def _own_tile(state: MeetingState) -> Node:
    speaks = state.speaker == YOU and state.is_heard
    states = [] if state.is_heard else [_("✕ micro coupé")]
    states += [_("● parle")] if speaks else []
    states += [_("▲ main levée")] if state.hand else []
    return Node(
        "img", YOU, "meeting/tile/you", part="call_tile", picture=state.face if state.is_seen else "",
        value=initials(state.name), selected=speaks, description=" ".join(states),
    )  # fmt: skip


def _device_keys(state: MeetingState) -> tuple[Node, ...]:
    on, seen = state.is_heard, state.is_seen
    return (
        _key(MICROPHONE, Label.MICROPHONE, "microphone", on, "allumé" if on else "coupé"),
        _key(CAMERA, Label.CAMERA, "camera", seen, "allumée" if seen else "coupée"),
    )


def _hand_key(state: MeetingState) -> Node:
    return _key(HAND, Label.HAND, "hand", state.hand, "levée" if state.hand else "")


def _chat_key(state: MeetingState) -> Node:
    new = len(state.messages) - state.seen
    return _key(CHAT, Label.CHAT, "chat", state.chat, f"● {new}" if new and not state.chat else "")


def _leave_key() -> Node:
    return _key(LEAVE, Label.LEAVE, "leave", None, "")


def _key(id: str, name: str, icon: Icon, pressed: bool | None, value: str) -> Node:
    return replace(button(id, name, pressed=pressed), icon=icon, value=value, part="call_key")


def _panel(id: str, name: str, nodes: list[Node]) -> Node:
    return replace(group(id, name, nodes, width=_PANEL, grow=True), part="call_panel")


def _bar(keys: tuple[Node, ...]) -> Node:
    bar = group("meeting/bar", _("Commandes"), keys, role="toolbar", direction="row")
    return replace(bar, part="call_bar")
