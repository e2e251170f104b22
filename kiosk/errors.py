"""The error that people see, and the system's reasons in their language."""

from __future__ import annotations

import errno

from kiosk.i18n import N_, _
from kiosk.text import escape_controls

_REASONS = {
    errno.ENOSPC: N_("il n'y a plus de place sur le disque"),
    errno.EDQUOT: N_("il n'y a plus de place sur le disque pour ce compte"),
    errno.EFBIG: N_("le fichier est trop grand"),
    errno.EACCES: N_("ce compte n'en a pas le droit"),
    errno.EPERM: N_("ce compte n'en a pas le droit"),
    errno.EROFS: N_("le disque ne se laisse pas écrire"),
    errno.EIO: N_("le disque ne répond pas comme il faut"),
    errno.ENOENT: N_("il n'y a rien à cet endroit"),
    errno.ENOTDIR: N_("ce n'est pas un dossier"),
    errno.EISDIR: N_("c'est un dossier"),
    errno.EINVAL: N_("ce n'est pas un fichier comme les autres"),
    errno.EEXIST: N_("ce nom est déjà pris"),
    errno.ENOTEMPTY: N_("le dossier n'est pas vide"),
    errno.ELOOP: N_("c'est un lien"),
    errno.EILSEQ: N_("un nom de dossier n'est pas en UTF-8"),
    errno.ENAMETOOLONG: N_("ce nom est trop long"),
    errno.EBUSY: N_("un autre programme s'en sert"),
    errno.ETXTBSY: N_("un autre programme s'en sert"),
    errno.EXDEV: N_("ce n'est pas le même disque"),
    errno.EMLINK: N_("il y a trop de liens"),
    errno.EBADF: N_("l'entrée ou la sortie est fermée"),
    errno.EPIPE: N_("la sortie est fermée"),
    errno.EMFILE: N_("trop de fichiers sont ouverts"),
    errno.ENFILE: N_("trop de fichiers sont ouverts"),
    errno.ENOMEM: N_("il n'y a plus assez de mémoire"),
    errno.ENXIO: N_("l'appareil n'est pas là"),
    errno.ENODEV: N_("l'appareil n'est pas là"),
    errno.ESTALE: N_("le dossier partagé ne répond plus"),
    errno.ETIMEDOUT: N_("la réponse ne vient pas"),
    errno.ENOEXEC: N_("ce n'est pas un programme"),
}


class KioskError(Exception):
    """``sentence`` says what is wrong, ``advice`` what to write or to do, in the language shown.

    Neither holds what a learner typed, so both may go to the log. As a string it can be printed: line ends are its only
    control characters.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return escape_controls(f"{self.sentence} {self.advice}".strip(), line_ends=True)


def translate_reason(error: OSError) -> str:
    """Why the system could not do something, in the language shown, without the name of a file.

    The system's own words, which are English, where there are none of ours.
    """
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error) or type(error).__name__


def describe_fault(error: Exception) -> str:
    """The class of an exception and the line that raised it, for a log or an author; never the values involved."""
    trace = error.__traceback__
    if trace is None:
        return type(error).__name__
    while trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").split("/kiosk/")[-1]
    return f"{type(error).__name__}, {file}:{trace.tb_lineno}"
