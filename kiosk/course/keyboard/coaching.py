"""The strokes to show for a character, and the sentence that names them: « Maintenez Maj, puis appuyez sur A. »."""

from __future__ import annotations

import string

import msgspec

from kiosk.course.keyboard.keys import NAMED_KEYS, key_in_sentence
from kiosk.course.keyboard.layouts import (
    CAPS_LOCK,
    Layout,
    Modifier,
    Stroke,
    find_legend,
    find_strokes,
    with_caps_lock_first,
)
from kiosk.i18n import N_, _

MODIFIER_NAMES: dict[Modifier, str] = {"shift": N_("Maj"), "altgr": N_("Alt Gr"), "ctrl": N_("Ctrl")}
"""Their labels (translated with ``_`` when shown)."""


class Span(msgspec.Struct, frozen=True):
    """Part of a sentence; ``is_key`` where it names a key and may be drawn as one."""

    text: str
    is_key: bool = False


def coached_strokes(
    layout: Layout, wanted: str, *, caps_lock: bool = False, turn_off: bool = False
) -> tuple[Stroke, ...]:
    """The strokes to show for ``wanted``, none where there are none.

    ``caps_lock`` is whether it is on; ``turn_off`` whether it is to be pressed before all else.
    """
    if turn_off:
        return with_caps_lock_first(find_strokes(layout, wanted) or ())
    return find_strokes(layout, wanted, caps_lock=caps_lock) or ()


def describe_path(layout: Layout, wanted: str, *, caps_lock: bool = False, turn_off: bool = False) -> tuple[Span, ...]:
    """The strokes for ``wanted`` as a sentence: « Maintenez Alt Gr, puis appuyez sur « 0 à ». ».

    As :func:`coached_strokes`.
    """
    path = coached_strokes(layout, wanted, caps_lock=caps_lock, turn_off=turn_off)
    if not path:
        none = _("Ce clavier n'a pas de touche {key}. Le conseiller peut aider.")
        return _spans(none, {"key": key_in_sentence(wanted)})
    values: dict[str, str] = {}
    for number, stroke in enumerate(path, 1):
        values[f"key{number}"] = _key_name(layout, stroke.key)
        values[f"held{number}"] = _(" et ").join(_(MODIFIER_NAMES[modifier]) for modifier in stroke.held)
    return _spans(_template(path), values)


def _key_name(layout: Layout, key: str) -> str:
    if key == CAPS_LOCK:
        return layout.caps_lock
    printed = find_legend(layout, key)
    return printed.name_in_sentence if printed else _(NAMED_KEYS[key])


def _template(path: tuple[Stroke, ...]) -> str:
    holds = tuple(bool(stroke.held) for stroke in path)
    return {
        (False,): _("Appuyez sur {key1}."),
        (True,): _("Maintenez {held1}, puis appuyez sur {key1}."),
        (False, False): _("Appuyez sur {key1}, lâchez, puis appuyez sur {key2}."),
        (True, False): _("Maintenez {held1} et appuyez sur {key1}. Lâchez. Puis {key2}."),
        (False, True): _("Appuyez sur {key1}, lâchez. Puis maintenez {held2} et appuyez sur {key2}."),
        (True, True): _("Maintenez {held1} et appuyez sur {key1}. Lâchez. Puis {held2} et {key2}."),
    }[holds]


def _spans(template: str, values: dict[str, str]) -> tuple[Span, ...]:
    spans = []
    for literal, field, _spec, _conversion in string.Formatter().parse(template):
        if literal:
            spans.append(Span(literal))
        if field is not None:
            spans.append(Span(values[field], is_key=True))
    return tuple(spans)
