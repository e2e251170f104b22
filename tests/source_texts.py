"""The texts of the code, read from its source: those marked for the catalogues, and the labels of buttons."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import kiosk

PACKAGE = Path(kiosk.__file__).parent
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
"""Every source file of the program, by its path within it."""


@cache
def tree_of(module: str) -> ast.Module:
    """The source of one of :data:`MODULES`, parsed."""
    return ast.parse(MODULES[module].read_bytes())


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """The calls in ``tree`` of a function or a method that has one of ``names``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in names:
                yield node


def button_labels() -> set[str]:
    """Every French text that is the label of a button."""
    shown: set[str] = set()
    for module in MODULES:
        if module.startswith("ui/"):
            for button in calls(tree_of(module), "PushButton", "relabel"):
                for text in calls(button.args[0] if button.args else ast.Tuple([]), "_"):
                    if isinstance(text.args[0], ast.Constant):
                        shown.add(str(text.args[0].value))
    return shown
