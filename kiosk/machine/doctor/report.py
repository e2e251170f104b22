"""The report: the same judgements as lines for a person, and as values for a script. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import SIGNS, STATE_NAMES, Judgement, is_fit

_WIDEST = 100
_INDENT = "    "
_NO_BREAK = "\N{NO-BREAK SPACE}"


def format_subject(title: str, judgements: Sequence[Judgement], columns: int) -> Iterator[str]:
    """The lines of one subject, at most ``columns`` width unless a word is wider."""
    yield title
    width = min(columns, _WIDEST)
    word_width = max(len(_(word)) for word in STATE_NAMES.values())
    for judgement in judgements:
        head = f"  {SIGNS[judgement.state]} {_(STATE_NAMES[judgement.state]):{word_width}}  "
        hang = " " * len(head)
        if judgement.state == "well":
            yield from _wrap(f"{judgement.what} {judgement.why}", head, hang, width)
            continue
        yield from _wrap(judgement.what, head, hang, width)
        yield from _wrap(_("Pourquoi : {why}").format(why=judgement.why), hang, hang + _INDENT, width)
        yield from _wrap(_("À faire : {remedy}").format(remedy=judgement.remedy), hang, hang + _INDENT, width)


def _wrap(text: str, first: str, rest: str, width: int) -> list[str]:
    # a path that is broken cannot be copied, and a line does not end with « nor begin with : in French
    for pair in ("« ", " »", " :", " ?"):
        text = text.replace(pair, pair.replace(" ", _NO_BREAK))
    lines = textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]


def format_summary(judgements: Sequence[Judgement]) -> Iterator[str]:
    """The result, and once more everything that has to be done: the long list has scrolled away."""
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


def report_values(judgements: Sequence[Judgement], *, station: bool) -> dict[str, object]:
    """The report for a script: ``fit`` equals the exit code; ``check`` and ``state`` are the same in every language."""
    return {
        "station": station,
        "fit": is_fit(judgements),
        "judgements": [
            {"check": j.check, "state": j.state, "what": j.what, "why": j.why, "do": j.remedy} for j in judgements
        ],
    }
