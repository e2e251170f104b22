"""The report: lines for a person, values for a script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.machine.doctor.judgement import STATE_NAMES, Judgement, fail, is_fit, ok, warn
from kiosk.machine.doctor.report import format_subject, format_summary, report_values

GOOD = ok("fonts.letters", "La police est là.", "Elle a toutes les lettres.")
LOOK = warn("clock.kept", "L'horloge est seule.", "Sa pile se vide.", "Regardez l'heure.")
BAD = fail("lock.sysrq", "Les touches du noyau agissent.", "Elles arrêtent tout.", "sudo sysctl kernel.sysrq=0")

_judgements = st.lists(
    st.builds(Judgement, st.just("a.b"), st.sampled_from(list(STATE_NAMES)), st.text(), st.text(), st.text()),
    max_size=5,
)


def test_each_judgement_shows_sign_word_reason_and_remedy() -> None:
    text = "\n".join(format_subject("Verrou", (GOOD, LOOK, BAD), 100))
    assert text.startswith("Verrou\n  ✓ en ordre  La police est là. Elle a toutes les lettres.\n")
    assert "  ! à voir    L'horloge est seule.\n" in text
    assert "  ✗ à faire   Les touches du noyau agissent.\n" in text
    assert "Pourquoi : Elles arrêtent tout." in text
    assert "À faire : sudo sysctl kernel.sysrq=0" in text


@given(_judgements, st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal_unless_a_word_is(judgements: list[Judgement], columns: int) -> None:
    for line in format_subject("Titre", judgements, columns):
        assert len(line) <= columns or max(map(len, line.split())) > columns - 40


def test_a_path_is_never_broken() -> None:
    path = "/var/lib/kiosk/" + "a-very-long-name/" * 6
    text = "\n".join(format_subject("Droits", (fail("a.b", "x", "y", f"sudo chmod 700 {path}"),), 50))
    assert path in text


def test_quotation_marks_do_not_stand_alone_at_the_end_of_a_line() -> None:
    what = "Le bouton « Imprimer » donne le papier des 4 images du carnet de la personne."
    for columns in range(30, 100):
        for line in format_subject("Imprimante", (warn("a.b", what, what, what),), columns):
            assert not line.endswith("«")
            assert not line.lstrip().startswith("»")


def test_the_summary_repeats_what_has_to_be_done() -> None:
    end = list(format_summary((GOOD, LOOK, BAD)))
    assert end == [
        "1 chose à faire :",
        "  ✗ Les touches du noyau agissent.",
        "    sudo sysctl kernel.sysrq=0",
        "1 chose à voir.",
    ]
    assert list(format_summary((GOOD, LOOK))) == ["La machine est prête. 1 chose à voir."]
    assert list(format_summary((GOOD,))) == ["La machine est prête."]


@given(_judgements)
def test_a_machine_is_fit_when_nothing_has_to_be_done(judgements: list[Judgement]) -> None:
    assert is_fit(judgements) == ("do" not in {judgement.state for judgement in judgements})
    assert report_values(judgements, station=True)["fit"] == is_fit(judgements)


def test_the_values_for_a_script() -> None:
    assert report_values((BAD,), station=False) == {
        "station": False,
        "fit": False,
        "judgements": [
            {"check": "lock.sysrq", "state": "do", "what": BAD.what, "why": BAD.why, "do": "sudo sysctl kernel.sysrq=0"}
        ],
    }
