from kiosk.desk.files.names import BIN
from kiosk.desk.files.spec import FileSpec, FolderSpec, fill_folder, item_problems, item_texts
from kiosk.desk.files.tree import empty_files

ITEMS = (FolderSpec("Vacances", ("plage.jpg", FileSpec("mot.txt", "Bonjour"))), "CV.pdf")


def test_folders_are_filled_with_what_is_in_them() -> None:
    files = fill_folder(empty_files(usb=False), "Documents", ITEMS)
    assert files.document("Documents/Vacances/plage.jpg") is not None
    written = files.document("Documents/Vacances/mot.txt")
    assert written is not None and written.words == "Bonjour"


def test_what_is_in_the_bin_at_the_start_can_be_restored() -> None:
    files = fill_folder(empty_files(usb=False), BIN, (FileSpec("notes.txt", from_="Documents/Factures"),))
    assert files.origins == {f"{BIN}/notes.txt": "Documents/Factures"}


def test_texts_and_problems_are_at_the_place_where_they_are_written() -> None:
    assert list(item_texts(ITEMS, ("files", "Documents"))) == [
        (("files", "Documents", 0, "files", 1, "text"), "Bonjour")
    ]
    wrong = (FolderSpec("Vacances", ("a/b.txt",)), "CV.pdf", "CV.pdf", FileSpec("a.pdf", date="12/13/2026"))
    assert [path for path, _what, _write in item_problems(wrong, ("files",))] == [
        ("files", 0, "files", 0), ("files", 2), ("files", 3, "date"),
    ]  # fmt: skip
