"""The acts of the bar below the activity, and of the row above it."""

from __future__ import annotations

from kiosk.course.acts import Act


class HintRequested(Act, frozen=True):
    """« Un indice »."""


class SolutionShown(Act, frozen=True):
    """« Voir comment faire »."""


class StepSkipped(Act, frozen=True):
    """« Passer »."""


class Continued(Act, frozen=True):
    """« Continuer », once the step is done."""


class StepRepeated(Act, frozen=True):
    """« Le faire quand même », where the step was done before it began."""


class StepRestarted(Act, frozen=True):
    """« Recommencer l'étape »."""


class SkippedResumed(Act, frozen=True):
    """« Reprendre les étapes passées », during the exercise and at its end."""


class Restarted(Act, frozen=True):
    """« Encore une fois », at the end."""


class ExerciseLeft(Act, frozen=True):
    """« Arrêter ici »."""
