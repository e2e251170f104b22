"""Lint of the gestures that texts name: ``done`` claims what is judged, the solution does what ``say`` asks for. Pure.

How gestures and keys are called is in the wording rules; this file knows no French.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from kiosk.course.files.reading import CourseFile
from kiosk.course.keyboard.keys import NAMED_KEYS
from kiosk.course.lint.wording_rules import WordingRules
from kiosk.course.model import DeskActivity, Exercise, JudgesGestures, Step
from kiosk.course.solution import Choose, Click, Press, SolutionAct, Type
from kiosk.i18n import _
from kiosk.text import fold_signs, nfc
from kiosk.yaml.problems import Problem, YamlPath

_IN_SOLUTIONS = frozenset({*NAMED_KEYS, "ctrl"})
"""Keys that a solution presses as such: Maj and Alt Gr are held for a character that it writes."""
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|“[^”]*”")


class Means(msgspec.Struct, frozen=True):
    """What a text names: a gesture, any of ``kinds``, or the key ``key``."""

    words: str
    kinds: frozenset[str] = frozenset()
    key: str = ""


def find_gesture_advice(reading: CourseFile[Exercise], rules: WordingRules) -> Iterator[Problem]:
    """Advice where a step's texts and its gestures disagree."""
    for index, step in enumerate(reading.value.steps if reading.value else ()):
        at: YamlPath = ("steps", index)
        judged = _judged(step)
        if judged is None:
            continue
        for means in claimed_means(step.done, rules):
            if not _is_among(means, judged, step.say):
                what = _("« {words} » : l'étape ne juge pas ce geste").format(words=means.words)
                write = _("jugez-le avec did, ou dites seulement ce qui est fait")
                yield reading.advice((*at, "done"), what, write)
        for means in asked_means(step.say, rules):
            if not _is_among(means, step.solution, step.say):
                what = _("la consigne dit « {words} », et la solution fait autrement").format(words=means.words)
                yield reading.advice((*at, "solution"), what, _("faites dans la solution le geste de la consigne"))
        for gesture in judged if isinstance(step.activity, DeskActivity) else ():
            if not _is_asked(gesture, step.say, rules):
                what = _("did juge un geste que la consigne ne demande pas")
                yield reading.advice((*at, "say"), what, _("nommez ce geste dans la consigne"))


def claimed_means(text: str, rules: WordingRules) -> tuple[Means, ...]:
    """The gestures and keys that ``text`` names, outside what it quotes."""
    patterns, plain = _compile(rules), _unquoted(text)
    return (*_gestures_in(plain, patterns.gestures, rules), *_keys_in(plain, patterns.keys, rules))


def asked_means(text: str, rules: WordingRules) -> tuple[Means, ...]:
    """The gestures that an instruction asks for, and the keys that it asks to press."""
    patterns, plain = _compile(rules), _unquoted(text)
    keys = (means for means in _keys_in(plain, patterns.asked_keys, rules) if means.key in _IN_SOLUTIONS)
    return (*_gestures_in(plain, patterns.gestures, rules), *keys)


def _judged(step: Step) -> tuple[SolutionAct, ...] | None:
    """The gestures that a step judges; None where its text is about gestures and asks for none: a card, a question."""
    return tuple(step.activity.judged_gestures()) if isinstance(step.activity, JudgesGestures) else None


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda found: " " * len(found[0]), fold_signs(nfc(text)))


def _gestures_in(text: str, pattern: re.Pattern[str] | None, rules: WordingRules) -> Iterator[Means]:
    kinds = {word: frozenset(one.gestures) for one in rules.gestures for word in one.words}
    for found in pattern.finditer(text) if pattern else ():
        yield Means(found[0], kinds[found[0].lower()])


def _keys_in(text: str, pattern: re.Pattern[str] | None, rules: WordingRules) -> Iterator[Means]:
    keys = {word: one.key for one in rules.keys for word in one.words}
    for found in pattern.finditer(text) if pattern else ():
        yield Means(found[0], key=keys[found["key"]])


def _is_among(means: Means, gestures: tuple[SolutionAct, ...], say: str) -> bool:
    if not means.key:
        return any(means.kinds & _kinds_of(gesture) for gesture in gestures)
    pressed = {key for gesture in gestures for key in _keys_of(gesture, say)}
    return means.key in pressed


def _is_asked(gesture: SolutionAct, say: str, rules: WordingRules) -> bool:
    if isinstance(gesture, Press):
        keys = {means.key for means in claimed_means(say, rules)}
        letter = gesture.key.rpartition("+")[2]
        return bool(keys & _keys_of(gesture, say)) or bool(re.search(rf"(?<!\w){re.escape(letter)}(?!\w)", say, re.I))
    kinds = {kind for means in claimed_means(say, rules) for kind in means.kinds}
    return bool(kinds & _kinds_of(gesture))


def _kinds_of(gesture: SolutionAct) -> frozenset[str]:
    """The gestures that this one is: to write in a box or choose in a list begins with a click on it."""
    begins_with_click = isinstance(gesture, Choose) or (isinstance(gesture, Type) and gesture.into is not None)
    kind = str(gesture.__struct_config__.tag)
    return frozenset({kind, "click"}) if begins_with_click else frozenset({kind})


def _keys_of(gesture: SolutionAct, say: str) -> frozenset[str]:
    """The keys of a gesture: of a combination, those held count where ``say`` names the letter too."""
    match gesture:
        case Press(key) if len(key) > 1 and "+" in key:
            *held, letter = key.split("+")
            named = len(letter) > 1 or re.search(rf"(?<!\w){re.escape(letter.upper())}(?!\w)", say)
            return frozenset({key, letter, *held} if named else {key})
        case Press(key):
            return frozenset({key})
        case Click(held=held) if held:
            return frozenset({held})
        case Type(text):
            return frozenset({"enter"} if "\n" in text else ()) | frozenset({"space"} if " " in text else ())
        case _:
            return frozenset()


class _Patterns(msgspec.Struct, frozen=True):
    """Words for gestures; names of keys; names of keys after words that ask to press one."""

    gestures: re.Pattern[str] | None
    keys: re.Pattern[str] | None
    asked_keys: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _compile(rules: WordingRules) -> _Patterns:
    gestures = _any_of(word for one in rules.gestures for word in one.words)
    printed, before = _any_of(word for one in rules.keys for word in one.words), _any_of(rules.key_after)
    key = rf"(?<!\w)(?P<key>{printed})(?!\w)"
    return _Patterns(
        re.compile(rf"(?<![\w-])(?:{gestures})(?!\w)", re.IGNORECASE) if gestures else None,
        re.compile(key) if printed else None,
        re.compile(rf"(?<![\w-])(?i:{before})\s+{key}") if printed and before else None,
    )


def _any_of(words: Iterable[str]) -> str:
    """The longest first, so that « par un clic droit » is no « par un clic »."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
