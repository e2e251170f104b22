"""The report: the same judgements as lines for a person, and as values for a script. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import SIGNS, WORDS, Judgement, is_fit

_WIDEST = 100
_INDENT = "    "
_NO_BREAK = "\N{NO-BREAK SPACE}"


def told(title: str, judgements: Sequence[Judgement], columns: int) -> Iterator[str]:
    """The lines of one subject, at most ``columns`` wide where no word is wider."""
    yield title
    wide = min(columns, _WIDEST)
    word_width = max(len(_(word)) for word in WORDS.values())
    for judgement in judgements:
        head = f"  {SIGNS[judgement.state]} {_(WORDS[judgement.state]):{word_width}}  "
        hang = " " * len(head)
        if judgement.state == "well":
            yield from _wrapped(f"{judgement.what} {judgement.why}", head, hang, wide)
            continue
        yield from _wrapped(judgement.what, head, hang, wide)
        yield from _wrapped(_("Pourquoi : {why}").format(why=judgement.why), hang, hang + _INDENT, wide)
        yield from _wrapped(_("À faire : {remedy}").format(remedy=judgement.remedy), hang, hang + _INDENT, wide)


def _wrapped(text: str, first: str, then: str, wide: int) -> list[str]:
    # a path that is cut in two cannot be copied, and « or : alone at an end of a line is not French
    for loose in ("« ", " »", " :", " ?"):
        text = text.replace(loose, loose.replace(" ", _NO_BREAK))
    lines = textwrap.wrap(
        text, wide, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]


def summed_up(judgements: Sequence[Judgement]) -> Iterator[str]:
    """What it comes to, and what is to be done once more: the long list has scrolled away."""
    to_do = [judgement for judgement in judgements if judgement.state == "do"]
    to_see = sum(judgement.state == "see" for judgement in judgements)
    seen = ngettext("{n} chose à voir.", "{n} choses à voir.", to_see).format(n=to_see) if to_see else ""
    if not to_do:
        yield f"{_('La machine est prête.')} {seen}".rstrip()
        return
    count = ngettext("{n} chose à faire", "{n} choses à faire", len(to_do)).format(n=len(to_do))
    yield _("{what} :").format(what=count)
    for judgement in to_do:
        yield f"  {SIGNS['do']} {judgement.what}"
        yield f"{_INDENT}{judgement.remedy}"
    if seen:
        yield seen


def as_values(judgements: Sequence[Judgement], *, station: bool) -> dict[str, object]:
    """For a script: ``fit`` is what the exit code says; ``check`` and ``state`` stay the same in every language."""
    return {
        "station": station,
        "fit": is_fit(judgements),
        "judgements": [
            {"check": j.check, "state": j.state, "what": j.what, "why": j.why, "do": j.remedy} for j in judgements
        ],
    }
