"""Textual's own field, alone on the screen: what our way from key to paint is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareInput(App[None]):
    """One field, with the focus."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Bonjour et bienvenue")


if __name__ == "__main__":
    BareInput().run()
