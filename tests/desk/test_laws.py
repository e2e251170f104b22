"""What is true of every desk, whatever a person does, in whatever order."""

from typing import ClassVar

from tests.desk.desk_machine import DeskMachine, machine_case
from tests.desk.desk_samples import HOME, desk


class AnyDesk(DeskMachine):
    """Files and folders, a stick, all programs."""

    starts: ClassVar = {"home": desk(HOME), "bare": desk("clock: '9:00'")}
    fitting: ClassVar = {
        "Nom du dossier": ("Vacances", "Nouveau", "CV.pdf"), "Nom": ("Vacances", "a.txt"), "Rechercher": ("plage", "é"),
        "Nom du fichier": ("CV.pdf", "notes"),
    }  # fmt: skip
    leading = frozenset(
        (
            "Nouveau dossier",
            "Supprimer",
            "Vider la corbeille",
            "Restaurer",
            "Copier",
            "Coller",
            "Garder les deux",
            "Remplacer",
            "Renommer",
            "Clé USB",
            "Corbeille",
        )
    )


TestAnyDesk = machine_case(AnyDesk)
