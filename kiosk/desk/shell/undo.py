"""Undo and redo: every window has its own history, and files have theirs, in Fichiers and on the desktop.

As on every real desktop: Ctrl+Z in a letter never takes back a file that was renamed, and saving is not undone.
"""

from __future__ import annotations

from typing import Any

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Chose, Clicked, DoubleClicked, Dropped
from kiosk.desk.changes import replace, show_notice
from kiosk.desk.files.names import BIN, DESKTOP, name_of, parent
from kiosk.desk.files.tree import Files
from kiosk.desk.nodes import TEXT_ROLES, Node, find, walk
from kiosk.desk.program import programs_of
from kiosk.desk.shell.rebasing import Conflict, moved_paths, rebase_content
from kiosk.desk.state import MAX_CHANGES, MAX_UNDO, Change, Content, Desk
from kiosk.desk.view import view, window_of_node
from kiosk.i18n import _, ngettext

FILES, DIALOG = "files", "dialog"
"""The scopes of changes of files, and of what is written in a dialog."""
_TEXTS = "files/texts"
"""The scope of what is written in the window of the files: the files there have nothing to do with it."""


def record_change(before: Desk, after: Desk, act: Act) -> Desk:
    """``after`` with what ``act`` changed on ``before`` kept for undo; letters written in a row are one change."""
    if before.place.dialog is not None and after.place.dialog is None:
        after = _without_scopes(after, DIALOG)
    letters = isinstance(act, Typed) or (isinstance(act, Pressed) and bool(act.character.strip()))
    typing = before.place.focus if letters else ""
    sealed = after.sealed != before.sealed
    if not sealed and after.content == before.content:
        return after if after.typed == typing else replace(after, typed=typing if after.typed else "")
    scope = _scope_of_act(before, act, answered=before.place.dialog is not after.place.dialog)
    if sealed:
        closed = {w.id for w in before.place.windows} - {w.id for w in after.place.windows}
        return replace(_without_scopes(after, scope, *closed), typed="")
    if after.window(scope) is None and (closed_window := before.window(scope)) is not None:
        scope = closed_window.program
    change = _change(scope, before, after)
    if change is None:
        return replace(after, typed="")
    history = after.history
    if typing and typing == before.typed and history and history[-1].after is before.content:
        first, history = history[-1], history[:-1]
        change = replace(change, before=first.before, nodes=tuple(sorted({*first.nodes, *change.nodes})))
    of_scope = [number for number, one in enumerate(history) if one.scope == scope]
    if len(of_scope) >= MAX_UNDO:
        history = (*history[: of_scope[0]], *history[of_scope[0] + 1 :])
    undone = tuple(one for one in after.undone if one.scope != scope)
    return replace(after, history=(*history, change)[-MAX_CHANGES:], undone=undone, typed=typing)


def undo(desk: Desk) -> Desk:
    """Take back the last change of the window in front; a notice says which, or that there is none."""
    return _step(desk, back=True)


def redo(desk: Desk) -> Desk:
    """Make the change again that was undone last in the window in front."""
    return _step(desk, back=False)


def _step(desk: Desk, *, back: bool) -> Desk:
    """Go over the last change of the scope, which then waits for the opposite step."""
    changes = desk.history if back else desk.undone
    nothing = _("Il n'y a rien à annuler.") if back else _("Il n'y a rien à refaire.")
    change = _last(changes, _scope(desk))
    if change is None:
        return show_notice(desk, nothing)
    left = tuple(one for one in changes if one is not change)
    history, undone = (left, (*desk.undone, change)) if back else ((*desk.history, change), left)
    old, new = (change.after, change.before) if back else (change.before, change.after)
    after = _rebased(replace(desk, history=history, undone=undone, typed=""), change, old, new)
    if after is None and back:
        return show_notice(_without_scopes(desk, change.scope), _("Ce changement ne peut plus s'annuler."))
    if after is None:
        return show_notice(replace(desk, undone=left), nothing)
    notice = _("Annulé : {what}.") if back else _("Refait : {what}.")
    return show_notice(after, notice.format(what=_describe(desk, change, old, new)))


def _last(changes: tuple[Change, ...], scope: str) -> Change | None:
    return next((one for one in reversed(changes) if one.scope == scope), None)


def _without_scopes(desk: Desk, *scopes: str) -> Desk:
    if not any(one.scope in scopes for one in (*desk.history, *desk.undone)):
        return desk
    history = tuple(one for one in desk.history if one.scope not in scopes)
    return replace(desk, history=history, undone=tuple(one for one in desk.undone if one.scope not in scopes))


# -- scopes -----------------------------------------------------------------------------------------------------------


def _scope_of_act(desk: Desk, act: Act, *, answered: bool) -> str:
    dialog = desk.place.dialog
    if dialog is not None and answered:
        return desk.front.id if desk.front is not None and desk.front.program == dialog.program else dialog.program
    match act:
        case Clicked(id) | DoubleClicked(id) | Dropped(_, id) | Chose(id):
            return _scope(desk, id)
        case _:
            return _scope(desk)


def _scope(desk: Desk, node: str = "") -> str:
    """The scope of what is done at ``node``, else where the focus is, else in the window in front."""
    place = desk.place
    if place.dialog is not None:
        return DIALOG
    node = node or place.focus
    if place.menu is not None and (node == "menu" or node.startswith("menu/")):
        node = place.menu.node
    if node.startswith("desktop"):
        return FILES
    window = desk.window(window_of_node(view(desk), node)) if node else None
    window = window or desk.front
    if window is None or window.program == FILES:
        found = find(view(desk), node) if node else None
        return _TEXTS if found is not None and found.role in TEXT_ROLES else FILES
    return window.id


def _change(scope: str, before: Desk, after: Desk) -> Change | None:
    """What can be undone of a change in ``scope``; None for nothing.

    Files are those of the file manager and the desktop alone; of controls, those that are still on the screen.
    """
    old, new = before.content, after.content
    if scope == FILES:
        return Change(scope, old, new) if old.files is not new.files and old.files != new.files else None
    values = {id for id in old.values.keys() | new.values.keys() if old.values.get(id) != new.values.get(id)}
    nodes = tuple(sorted(id for id in values if find(view(after), id) is not None))
    return Change(scope, old, new, nodes) if nodes or old.programs != new.programs else None


def _rebased(desk: Desk, change: Change, old: Content, new: Content) -> Desk | None:
    """``desk`` with ``change`` from ``old`` to ``new``, each caret where its text changed; None where it cannot be."""
    try:
        content = rebase_content(desk.content, old, new, change.nodes, files=change.scope == FILES)
    except Conflict:
        return None
    carets = dict(desk.place.carets)
    for node in change.nodes:
        before, after = desk.content.values.get(node, ""), content.values.get(node, "")
        if isinstance(before, str) and isinstance(after, str):
            carets[node] = (_end_of_change(before, after), None)
    return replace(desk, content=content, place=replace(desk.place, carets=carets))


def _end_of_change(before: str, after: str) -> int:
    """Where the part of ``after`` that is not in ``before`` ends."""
    same = 0
    while same < min(len(before), len(after)) and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same


# -- the notice -------------------------------------------------------------------------------------------------------


def _describe(desk: Desk, change: Change, old: Content, new: Content) -> str:
    """What is so again after ``change`` goes from ``old`` to ``new``."""
    if change.scope == FILES:
        return describe_files(old.files, new.files)
    nodes = [node for node in walk(view(desk)) if node.id in change.nodes]
    if change.nodes:
        return _describe_values(change, nodes)
    for key, program in programs_of(desk).items():
        before, after = old.programs.get(key), new.programs.get(key)
        if before is not after and before != after and (text := program.describe_change(before, after)):
            return text
    return _("le dernier changement")


def _describe_values(change: Change, nodes: list[Node]) -> str:
    if not any(node.field is not None for node in nodes):
        return _("le dernier choix")
    lengths = [
        (len(_text(change.before.values.get(one.id))), len(_text(change.after.values.get(one.id)))) for one in nodes
    ]
    return _("le texte effacé") if sum(b for b, _a in lengths) > sum(a for _b, a in lengths) else _("le texte écrit")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def describe_files(old: Files, new: Files) -> str:
    """What is so again when the files go from ``old`` to ``new``: « CV.pdf est de nouveau dans Documents »."""
    moved = moved_paths(old, new)
    if len(moved) == 1:
        ((path, to),) = moved.items()
        if parent(path) == parent(to):
            return _("{name} s'appelle de nouveau {to}").format(name=name_of(path), to=name_of(to))
        return _("{name} est de nouveau {where}").format(name=name_of(to), where=_where(parent(to)))
    gone = [path for path in old.entries if path not in new.entries and parent(path) in new.entries]
    back = list(moved.values()) or [p for p in new.entries if p not in old.entries and parent(p) in old.entries]
    if len(back) > 1:
        text = ngettext("{count} élément est de nouveau {where}", "{count} éléments sont de nouveau {where}", len(back))
        return text.format(count=len(back), where=_where(parent(back[0])))
    if back:
        return _("{name} est de nouveau {where}").format(name=name_of(back[0]), where=_where(parent(back[0])))
    if len(gone) == 1:
        return _("{name} n'est plus {where}").format(name=name_of(gone[0]), where=_where(parent(gone[0])))
    return _("le dernier changement")


def _where(folder: str) -> str:
    if folder == BIN:
        return _("dans la corbeille")
    return _("sur le bureau") if folder == DESKTOP else _("dans {folder}").format(folder=name_of(folder))
