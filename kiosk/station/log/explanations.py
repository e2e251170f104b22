"""What the warnings of the log mean, in plain words for the adviser, and what can be done about them."""

from __future__ import annotations

import re

from kiosk.i18n import N_, _

_EXPLANATIONS: tuple[tuple[str, str], ...] = (
    (r"the program ended: (?P<what>\w+).*", N_("Le programme s'est arrêté un instant, puis il est revenu.")),
    (r"its process (ended|cannot be begun).*", N_("Le programme s'est arrêté un instant, puis il est revenu.")),
    (r"a thread ended: .*", N_("Le programme s'est arrêté un instant, puis il est revenu.")),
    (r"the program is (?:greedy|over its memory limit) .*", N_("Le programme prenait trop de mémoire. Il est revenu.")),
    (r"the program is .* brought back", N_("Le programme ne répondait plus. Il est revenu.")),
    (r"the next person's (start|process) .*", N_("L'accueil de la personne suivante a pu tarder un peu.")),
    (r"the printer .*", N_("L'imprimante n'imprime pas. Regardez si elle est allumée.")),
    (r".* crashes within .*: a rest", N_("Le programme s'est arrêté plusieurs fois. Le poste a fait une pause.")),
    (r"gave up after .*", N_("Le programme s'est arrêté plusieurs fois. Il n'est pas revenu.")),
    (r"another keeper holds .*", N_("Le programme a été lancé 2 fois en même temps sur ce poste.")),
    (r"the disk could not be wiped.*", N_("Des traces restent sur le disque. Regardez la place et les droits.")),
    (r"the wipe record .*", N_("Une remise à neuf n'a pas pu être notée. Regardez la place sur le disque.")),
    (r"the text size cannot .*", N_("La taille du texte n'a pas pu changer.")),
    (r"the text size .* leaves only .*", N_("Cette taille du texte laisse peu de place sur cet écran.")),
    (r"the journal cannot be written.*", N_("Un carnet n'a pas pu être écrit. Regardez la place sur le disque.")),
    (r"a logbook cannot be opened because of site_salt .*",
     N_("Aucun carnet ne s'ouvre : le fichier site_salt manque ou est abîmé. Remettez-le depuis une copie.")),
    (r"a logbook cannot be opened because of (?P<what>\S+) .*",
     N_("Un carnet ne s'ouvre pas. Regardez {what} dans le dossier des carnets.")),
    (r"a logbook cannot be (opened|followed).*", N_("Un carnet n'a pas pu être lu. Regardez le disque.")),
    (r"(?P<what>logbooks/\S+) is not read: a link .*",
     N_("{what} n'est pas lu : c'est un lien. Mettez-y le vrai fichier. Le reste du carnet s'ouvre.")),
    (r"(?P<what>logbooks/\S+) is not read: (a \w+|something else) .*",
     N_("{what} n'est pas lu : ce n'est pas un fichier. Enlevez-le. Le reste du carnet s'ouvre.")),
    (r"(?P<what>logbooks/\S+) is not read: Permission .*",
     N_("{what} n'est pas lu : le poste n'en a pas le droit. Le reste du carnet s'ouvre.")),
    (r"(?P<what>logbooks/\S+) is not read: too large .*",
     N_("{what} est trop grand : seul son début est lu. Le carnet s'ouvre.")),
    (r"(?P<what>logbooks/\S+) is not read: damaged lines \((?P<n>\d+)\) from line (?P<line>\d+) on",
     N_("{what} a des lignes abîmées ({n}), à partir de la ligne {line}. Le reste est lu.")),
    (r"(?P<what>logbooks/\S+) is not read: .*", N_("{what} n'est pas lu en entier. Le reste du carnet s'ouvre.")),
    (r"(?P<what>\S+) cannot be used .* set aside as (?P<aside>\S+)",
     N_("{what} n'était pas un fichier du poste. Il est mis de côté : {aside}")),
    (r"(?P<what>\S+) cannot be used .*", N_("{what} n'est pas un fichier du poste. Enlevez-le.")),
    (r"an older salt opens .*",
     N_("Un ancien sel de site_salt.d est abîmé : des carnets ne s'ouvrent pas. Remettez-le depuis une copie.")),
    (r"settings: (?P<what>.*)", N_("Réglages : {what}")),
    (r"another code than .*", N_("Quelqu'un a essayé un autre code pour ouvrir ce coin.")),
    (r"a choice cannot be kept: .*", N_("Un choix du coin n'a pas pu être gardé. Regardez la place sur le disque.")),
    (r"attempts (are|cannot).*", N_("Les essais de codes ne sont pas gardés. Regardez la place sur le disque.")),
    (r"what is kept of (?P<what>\S+) is not taken: .*",
     N_("La copie de l'exercice {what} était abîmée. Le fichier de l'exercice a servi.")),
    (r"(?P<what>\S+) is left out: .*", N_("{what} n'est pas montré. `kiosk check` dit pourquoi.")),
    (r"(?P<what>\S+), step (?P<n>\d+) is set aside: .*",
     N_("L'exercice {what} s'est arrêté à l'étape {n}. `kiosk check` dit pourquoi, ou le fichier du journal.")),
    (r"(?P<what>\S+) cannot be begun: .*",
     N_("L'exercice {what} n'a pas pu commencer. `kiosk check` dit pourquoi, ou le fichier du journal.")),
    (r"(?P<what>\S+), step (?P<n>\d+): « Voir comment faire » (is not shown|broke off): .*",
     N_("« Voir comment faire » ne s'est pas montré : exercice {what}, étape {n}. `kiosk check` dit pourquoi.")),
    (r"(?P<what>\S+) cannot be opened.*", N_("L'exercice {what} n'a pas pu être ouvert. `kiosk check` dit pourquoi.")),
)  # fmt: skip
"""Patterns of messages, and their explanations."""
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), explanation) for pattern, explanation in _EXPLANATIONS)


def explain_message(text: str) -> str | None:
    """Explain the first line of a message; None without an explanation."""
    for pattern, explanation in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return _(explanation).format(**found.groupdict())
    return None
