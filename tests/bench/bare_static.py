"""The least that Textual can show: what our first paint and our memory are measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareStatic(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("Bonjour et bienvenue")


if __name__ == "__main__":
    BareStatic().run()
