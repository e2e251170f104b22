"""Activity ``reading``: a card to read, with words explained on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, FinishedReading, WordOpened
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.solution import Click, SolutionAct
from kiosk.i18n import N_, _
from kiosk.text import fold_case
from kiosk.yaml.problems import YamlPath

READ = N_("J'ai lu")
"""The label of the button that ends the card; a solution clicks it."""


class ReadingState(msgspec.Struct, frozen=True):
    """The word whose explanation is shown, and whether the card was read."""

    opened: str = ""
    read: bool = False


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text of a few sentences, done when read; explanations are optional."""

    text: Annotated[str, Meta(min_length=1, max_length=420)]
    words: Annotated[
        dict[str, str], Meta(min_length=1, max_length=4, description="Des mots du texte, et ce qu'ils veulent dire.")
    ]

    def word_spans(self) -> tuple[tuple[int, int, str], ...]:
        """(start, end, word) wherever the text has one of the words, in order and apart; a longer one goes first."""
        words = {fold_case(word): word for word in self.words}
        longest_first = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        found = tuple(re.finditer(longest_first, self.text, re.IGNORECASE))
        whole = [one for one in found if not _touches_a_letter(self.text, one.start(), one.end())]
        named = {one[0].casefold() for one in whole}
        kept = [one for one in found if one in whole or one[0].casefold() not in named]
        return tuple((one.start(), one.end(), words[fold_case(one[0])]) for one in kept if fold_case(one[0]) in words)

    def start(self, context: ActivityContext) -> ReadingState:
        return ReadingState()

    def update(self, state: ReadingState, act: Act) -> ReadingState:
        match act:
            case WordOpened(word) if word in self.words:
                return ReadingState(word, state.read)
            case FinishedReading():
                return ReadingState(state.opened, True)
            case _:
                return state

    def judge(self, state: ReadingState) -> Verdict:
        meaning = self.words.get(state.opened, "")
        observed = _("{word} : {meaning}").format(word=state.opened, meaning=meaning) if meaning else ""
        return Verdict(
            state.read, observed, "" if state.read else _("Lisez à votre rythme, puis cliquez sur « J'ai lu ».")
        )

    def acts_for(self, state: ReadingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if isinstance(gesture, Click) and gesture.target == READ:
            return (FinishedReading(),)
        if isinstance(gesture, Click) and gesture.target in self.words:
            return (WordOpened(gesture.target),)
        raise TargetMissing(
            gesture.target if isinstance(gesture, Click) else gesture.__class__.__name__, (READ, *self.words)
        )

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield ("text",), self.text
        for word, meaning in self.words.items():
            yield ("words", word), meaning

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        for word in self.words:
            if word.casefold() not in self.text.casefold():
                yield (
                    ("words", word),
                    _("le mot « {word} » n'est pas dans le texte").format(word=word),
                    _("écrivez un mot qui est dans le texte"),
                )


def _touches_a_letter(text: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is only a part of a word."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
