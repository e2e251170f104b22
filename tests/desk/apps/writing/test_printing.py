"""« Imprimer »: what is asked before, and what comes out."""

from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Press,
    Type,
    desk,
    go,
    names,
    page,
)


def test_printing_asks_for_printer_and_copies_then_shows_a_notice() -> None:
    at = go(desk(CV), "Imprimer")
    assert {"Imprimante", "Exemplaires", "Pages", "Annuler"} <= set(names(at))
    out = go(at, "Imprimer")
    assert out.place.notice == "La feuille sort de l'imprimante." and out.place.focus == page(out)
    assert go(at, Press("enter")).place.notice == out.place.notice
    for way in ("Annuler", Press("escape")):
        back = go(at, way)
        assert back.place.focus == page(back) and not back.place.programs["writing"].printed


def test_a_long_text_comes_out_on_several_sheets() -> None:
    at = go(desk(EMPTY), Type("a" + "\n" * 45, "Page"), "Imprimer")
    assert "Le document a 2 pages." in names(at)
    assert go(at, "Imprimer").place.notice == "Les 2 feuilles sortent de l'imprimante."
    assert go(at, "La première page", "Imprimer").place.notice == "La feuille sort de l'imprimante."
