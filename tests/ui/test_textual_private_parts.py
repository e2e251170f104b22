"""The private names of Textual that the program and its tests use: all are listed here, each with its reason.

They are found, not remembered: imports of private modules, names that a class of ours shares with the classes of
Textual it derives from (used, or overridden, by intention or by accident), and names that are taken from an object and
that only Textual's classes have. A new one has to be justified here; one that Textual has no more is seen before a
person meets it; and `pyproject.toml` keeps Textual within the versions in which they are as we know them.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import textual

import kiosk.ui

REPOSITORY = Path(__file__).parents[2]
TEXTUAL = Path(textual.__file__).parent

DEFINED = re.compile(r"(?:^ *|def |class |self\.|cls\.)(_\w+)", re.MULTILINE)
NEAR = re.compile(r"textual|kiosk\.ui|tests\.ui")
"""Who imports one of these may hold an object of Textual's."""
USED: dict[str, str] = {
    # -- the app -----------------------------------------------------------------------------------------------------
    "_handle_exception": "overridden: Textual prints a traceback, with the values of variables, over the screen",
    "_close_messages_no_wait": "ends the event loop after an exception, as the method that is overridden does",
    "_exception": "raised again by Textual's test pilot: set by the method that is overridden",
    "_exception_event": "the same: the pilot waits for it",
    "_return_code": "the exit code after an exception; its property can only be read",
    "_driver": "the driver is told that its turn has come, and that an event was dealt with; nothing public gives it",
    "_set_pointer_shape": "overridden: nothing is written to a terminal that may not know the shapes",
    "_disable_tooltips": "no widget for what the program never shows; only tests can say so to Textual in public",
    "_disable_notifications": "the same",
    "_watch_theme": "the only thing that shows another theme where `theme` itself stays the same",
    "_push_result_callback": "for the first screen, for which Textual forgets it: another could not replace it",
    "_forward_event": "overridden: what is forwarded is a copy with the time of the copy; ours bears the terminal's",
    # -- screens that are replaced -----------------------------------------------------------------------------------
    "_time": "the clock of its timers: a test lets more time go by than they wait",
    "_skip": "off for timers that tick once: a busy machine would lose the only tick",
    "_dispatch_message": "overridden: a handler that waited, and was replaced meanwhile, fails quietly",
    "_get_dispatch_methods": "overridden: handlers of ours are not called in a node that goes",
    "_pruning": "whether a node is being taken away",
    "_closing": "the same",
    "_closed": "the same",
    "_parent": "up to the screen; the public `parent` asks for an app, and there may be none any more",
    "textual._context": "what Textual's own call of a handler sets, and one that is not handled has to",
    # -- the style sheet ---------------------------------------------------------------------------------------------
    "_parse_cache": "handed on to forked processes: a quarter of the way to the next welcome",
    # -- the driver --------------------------------------------------------------------------------------------------
    "textual._xterm_parser": "the parser of what the terminal sends; kept in bounds by ours",
    "_awaiting": "whether the parser took a sequence for the beginning of another",
    "_sequence_to_key_events": "which keys a sequence of the terminal is",
    "_app": "the driver's app: is it waiting, how many events wait for it",
    "_debug": "passed on to the parser",
    "_file": "where the screen goes: standard output may lead to a file",
    "_get_terminal_size": "overridden: asked of the terminal that is drawn on, within bounds",
    "_query_in_band_window_resize": "overridden: a report of the size can be typed by anybody",
    # -- the tests' pilot --------------------------------------------------------------------------------------------
    "_timers": "the timers of a node: one is made to tick at a moment of the test's choice",
    "_tick": "the same",
    "_callback": "the same",
    "_workers": "whether a demonstration still goes on",
    "_compositor": "what stands on the screen, row by row, as it would be drawn",
    "_exit": "whether the program was told to end",
    "_notifications": "whether a message was shown",
    "_on_timer_update": "what waits to be drawn is drawn now",
    "_running": "whether the program goes on",
    "_screen_stack": "as it is before the first screen stands on it",
    "_wait_for_screen": "until every widget has dealt with what it was sent",
}
"""By name: why."""


def test_every_private_name_of_textual_that_is_used_is_listed_with_its_reason() -> None:
    places = dict(found())
    assert {name: places[name] for name in sorted(places.keys() - USED.keys())} == {}
    assert USED.keys() - places.keys() == set(), "no longer used: take it off the list"


def test_textual_still_has_every_one_of_them() -> None:
    assert set(USED) <= names_of_textual() | private_modules()


def found() -> Iterator[tuple[str, list[str]]]:
    """Each private name of Textual's that ours use, and where."""
    places: dict[str, set[str]] = {}
    for name, place in [*imported(), *shared(), *taken()]:
        places.setdefault(name, set()).add(place)
    for name in sorted(places):
        yield name, sorted(places[name])


# -- what Textual has -----------------------------------------------------------------------------------------------


def private_modules() -> set[str]:
    return {f"textual.{file.stem}" for file in TEXTUAL.glob("_*.py")}


@cache
def names_of_textual() -> frozenset[str]:
    """The private names of all its classes and modules."""
    texts = (file.read_text(encoding="utf-8") for file in TEXTUAL.rglob("*.py"))
    return frozenset(name for text in texts for name in DEFINED.findall(text) if is_private(name))


@cache
def names_of(kind: type) -> frozenset[str]:
    """The private names that a class of Textual gives to those that derive from it."""
    ours = vars(kind).get("__annotations__", {})
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    return frozenset({name for name in (*vars(kind), *ours) if is_private(name)} | set(own_names(tree)))


# -- what ours use --------------------------------------------------------------------------------------------------


@cache
def ours() -> tuple[tuple[str, ast.Module], ...]:
    """The files that may hold an object of Textual's, read."""
    files = [file for folder in ("kiosk", "tests") for file in sorted((REPOSITORY / folder).rglob("*.py"))]
    near = ((file, text) for file in files if NEAR.search(text := file.read_text(encoding="utf-8")))
    return tuple((file.relative_to(REPOSITORY).as_posix(), ast.parse(text)) for file, text in near)


def imported() -> Iterator[tuple[str, str]]:
    for place, tree in ours():
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] == "textual":
                    yield from ((module, place) for part in module.split(".") if is_private(part))
                    yield from ((one.name, place) for one in names if is_private(one.name))
                case ast.Import(names=names):
                    dotted = [one.name for one in names if one.name.startswith("textual.")]
                    yield from ((one, place) for one in dotted if any(map(is_private, one.split("."))))


def shared() -> Iterator[tuple[str, str]]:
    """Names that a class of ours uses or defines, and one of its bases in Textual too."""
    for module in pkgutil.walk_packages(kiosk.ui.__path__, "kiosk.ui."):
        for kind in vars(importlib.import_module(module.name)).values():
            if not isinstance(kind, type) or kind.__module__ != module.name:
                continue
            theirs = {
                name for base in kind.__mro__ if base.__module__.split(".")[0] == "textual" for name in names_of(base)
            }
            (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
            yield from ((name, kind.__qualname__) for name in own_names(tree, used=True) if name in theirs)


def taken() -> Iterator[tuple[str, str]]:
    """Names that are taken from something else than ``self``, or given as text, where Textual's objects are at hand;
    but those that a class of ours defines there."""
    near = [(place, tree, modules) for place, tree in ours() if any(map(NEAR.match, modules := modules_of(tree)))]
    known = {name for _place, tree, _modules in near for name in own_names(tree)}
    for place, tree, modules in near:
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name(of), attr=name) if of != "self" and of not in modules:
                    pass
                case ast.Attribute(value=ast.Attribute() | ast.Call() | ast.Subscript(), attr=name):
                    pass
                case ast.Call(func=ast.Name("getattr" | "setattr") | ast.Attribute(attr="setattr"),
                              args=[_, ast.Constant(str(name)), *_more]):  # fmt: skip
                    pass
                case _:
                    continue
            if is_private(name) and name in names_of_textual() and name not in known:
                yield name, place


def modules_of(tree: ast.Module) -> set[str]:
    """The modules that are imported, by their whole names."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)):
                found.add(module)
            case ast.Import(names=names):
                found |= {one.name for one in names}
    return found


def own_names(tree: ast.AST, *, used: bool = False) -> Iterator[str]:
    """The private names that are defined in ``tree``; ``used``: and all others of ``self``."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                pass
            case ast.Attribute(value=ast.Name("self" | "cls"), attr=name, ctx=context):
                if not used and not isinstance(context, ast.Store):
                    continue
            case ast.Name(id=name, ctx=ast.Store()):
                pass
            case _:
                continue
        if is_private(name):
            yield name


def is_private(name: str) -> bool:
    public = ("_", "_asdict", "_fields", "_make", "_replace")  # gettext's, and those of a named tuple
    return name.startswith("_") and not name.startswith("__") and name not in public
