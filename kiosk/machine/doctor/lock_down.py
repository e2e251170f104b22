"""The lock: what `kiosk install` would still change, and what the running machine makes of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, well

INSTALL = "sudo kiosk install"


class Pending(msgspec.Struct, frozen=True):
    """A change of `kiosk install` that is not made, or was undone: where, and what it is for."""

    where: str
    why: str


class LockFacts(msgspec.Struct, frozen=True):
    """``impossible``: why `kiosk install` would stop, with what to do; empty where it would not. ``unseen``: what this
    account cannot compare. Of the running machine, None or empty where it does not say: ``sysrq`` (0: off),
    ``consoles`` that logind opens at a key, ``logins`` that run, what Ctrl+Alt+Del does (``ctrl_alt_del``: its target
    is masked; ``burst``: seven times). ``terminal``: what foot says of its file, empty for nothing. ``layout`` of the
    keyboard (with its variant), and whether XKB knows it.
    """

    pending: tuple[Pending, ...] = ()
    impossible: str = ""
    unseen: tuple[str, ...] = ()
    sysrq: int | None = None
    consoles: int | None = None
    logins: tuple[str, ...] = ()
    ctrl_alt_del: bool | None = None
    burst: str = ""
    terminal: str | None = None
    layout: str = ""
    layout_known: bool | None = None


def judge_lock(facts: LockFacts) -> Iterator[Judgement]:
    """Only for a station: a machine of one's own has no lock."""
    yield from _installed(facts)
    yield from _keys(facts)
    yield from _consoles(facts)
    yield from _terminal(facts)


def _installed(facts: LockFacts) -> Iterator[Judgement]:
    if facts.impossible:
        why = _("kiosk install ne peut pas tout mettre en place ici.")
        yield do("lock.install", facts.impossible, why, _("Changez cela, puis : sudo kiosk install"))
    for path in facts.unseen:
        what = _("{file} n'est pas ouvert à ce compte.").format(file=path)
        yield see("lock.seen", what, _("Ce compte ne voit pas tout le verrou."), "sudo kiosk doctor")
    for change in facts.pending:
        what = _("{file} n'est pas comme kiosk install l'écrit.").format(file=change.where)
        yield do("lock.install", what, _(change.why), INSTALL)
    if not facts.impossible and not facts.unseen and not facts.pending:
        why = _("Aucune touche et aucun geste ne doit sortir du programme.")
        yield well("lock.install", _("Tout ce que kiosk install écrit est en place."), why)


def _keys(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Aucune touche ne doit arrêter le programme ni la machine.")
    if facts.sysrq == 0:
        yield well("lock.sysrq", _("Les touches du noyau ne font rien."), why)
    elif facts.sysrq is not None:
        what = _("Les touches du noyau agissent (sysrq {value}).").format(value=facts.sysrq)
        yield do("lock.sysrq", what, why, "sudo sysctl kernel.sysrq=0")
    if facts.ctrl_alt_del is False:
        yield do("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr agit."), why, "sudo systemctl mask ctrl-alt-del.target")
    elif facts.burst and facts.burst != "none":
        what = _("Ctrl+Alt+Suppr, 7 fois de suite, agit ({value}).").format(value=facts.burst)
        yield do("lock.ctrl_alt_del", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.ctrl_alt_del:
        yield well("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr ne fait rien."), why)


def _consoles(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Une personne ne doit rien voir d'autre que le programme.")
    if facts.consoles:
        what = _("Des consoles s'ouvrent avec des touches ({count}).").format(count=facts.consoles)
        yield do("lock.consoles", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.logins:
        what = _("Une connexion attend : {names}.").format(names=", ".join(facts.logins))
        yield see("lock.consoles", what, why, f"sudo systemctl stop {' '.join(facts.logins)}")
    elif facts.consoles == 0:
        yield well("lock.consoles", _("Aucune console n'attend derrière l'écran."), why)


def _terminal(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Ce fichier ferme les raccourcis du terminal.")
    if facts.terminal:
        yield do("lock.terminal", _("foot dit : {said}").format(said=facts.terminal), why, INSTALL)
    elif facts.terminal == "":
        yield well("lock.terminal", _("foot lit bien son fichier."), why)
    why = _("Les lettres à l'écran doivent être celles des touches.")
    if facts.layout_known:
        yield well("lock.layout", _("Le clavier {name} est connu.").format(name=facts.layout), why)
    elif facts.layout_known is False:
        what = _("Le clavier {name} n'est pas connu ici.").format(name=facts.layout)
        yield do("lock.layout", what, why, "sudo apt install --reinstall xkb-data")
