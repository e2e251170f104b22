"""« Imprimer »: what is asked before, and what comes out."""

from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Press,
    Type,
    after_gestures,
    desk,
    page_id,
    visible_names,
)


def test_printing_asks_for_printer_and_copies_then_shows_a_notice() -> None:
    at = after_gestures(desk(CV), "Imprimer")
    assert {"Imprimante", "Exemplaires", "Pages", "Annuler"} <= set(visible_names(at))
    out = after_gestures(at, "Imprimer")
    assert out.place.notice == "La feuille sort de l'imprimante." and out.place.focus == page_id(out)
    assert after_gestures(at, Press("enter")).place.notice == out.place.notice
    for way in ("Annuler", Press("escape")):
        back = after_gestures(at, way)
        assert back.place.focus == page_id(back) and not back.place.programs["writing"].printed


def test_a_long_text_comes_out_on_several_sheets() -> None:
    at = after_gestures(desk(EMPTY), Type("a" + "\n" * 45, "Page"), "Imprimer")
    assert "Le document a 2 pages." in visible_names(at)
    assert after_gestures(at, "Imprimer").place.notice == "Les 2 feuilles sortent de l'imprimante."
    assert after_gestures(at, "La première page", "Imprimer").place.notice == "La feuille sort de l'imprimante."
