"""What a gesture on the board did, said as a fact, never as a judgement."""

from __future__ import annotations

from kiosk.i18n import _


def pointing_sentence(what: str, label: str) -> str:
    """What the last gesture did, as a fact; nothing for nothing."""
    match what:
        case "reached":
            return _("« {label} » : c'est fait.").format(label=label)
        case "dropped":
            return _("« {label} » est bien arrivé.").format(label=label)
        case "held":
            return _("Vous tenez « {label} ». Gardez le doigt appuyé.").format(label=label)
        case "let go":
            return _("« {label} » est revenu à sa place.").format(label=label)
        case "click for drag":
            return _("Gardez le doigt appuyé sur « {label} » pendant le trajet.").format(label=label)
        case "click for double_click":
            return _("Un clic est fait. Ajoutez tout de suite un deuxième clic.")
        case "click for right_click":
            return _("C'était le bouton de gauche. Prenez celui de droite.")
        case "right_click for click" | "right_click for double_click":
            return _("C'était le bouton de droite. Prenez celui de gauche.")
        case "double_click for right_click":
            return _("C'était le bouton de gauche. Prenez celui de droite.")
        case "elsewhere":
            return _("Vous êtes sur « {label} ».").format(label=label)
        case "beside":
            return _("La flèche était à côté. Cela arrive souvent.")
        case "":
            return ""
        case _:
            return _("La souris a bougé pendant le clic. C'est normal.")
