from datetime import date

import pytest

from kiosk.desk.files.details import date_text, kind_text, plausible_details, size_of, size_text, sort_key
from kiosk.desk.files.names import document_named
from kiosk.desk.files.tree import Files
from tests.desk.desk_samples import desk

FILES = desk("""
files:
  Documents:
    - {file: CV.pdf, date: 12/03/2026, size: 120}
    - {file: film.jpg, picture: chat, size: 2500}
    - {folder: Vacances, files: [{file: plage.jpg, picture: soleil, date: 01/07/2026}]}
    - {folder: Vide, files: []}
""").files


def listed(files: Files, name: str) -> tuple[str, str, str]:
    path = f"Documents/{name}"
    return date_text(files, path), kind_text(files, path), size_text(files, path)


def test_what_an_exercise_writes_is_what_the_list_shows() -> None:
    assert listed(FILES, "CV.pdf") == ("12/03/2026", "PDF", "120 Ko")
    assert size_text(FILES, "Documents/film.jpg") == "2,5 Mo"


def test_a_folder_has_the_date_of_the_latest_thing_in_it_and_no_size() -> None:
    assert listed(FILES, "Vacances") == ("01/07/2026", "Dossier", "")
    assert listed(FILES, "Vide") == ("", "Dossier", "")


@pytest.mark.parametrize("name", ["CV.pdf", "a.txt", "chat.jpg", "é" * 40 + ".odt"])
def test_what_is_not_written_is_plausible_and_always_the_same(name: str) -> None:
    found = plausible_details(name, document_named(name))
    assert found == plausible_details(name, document_named(name))
    assert date.fromisoformat(found.date) < date(2026, 11, 1)
    assert 1 <= found.size < 5000


def test_sorting_by_size_compares_numbers_and_equals_by_their_names() -> None:
    paths = ["Documents/film.jpg", "Documents/CV.pdf", "Documents/Vide", "Documents/Vacances"]
    by_size = sorted(paths, key=lambda path: sort_key(FILES, path, "size"))
    assert by_size == ["Documents/Vacances", "Documents/Vide", "Documents/CV.pdf", "Documents/film.jpg"]
    assert size_of(FILES, "Documents/nowhere") == 0
