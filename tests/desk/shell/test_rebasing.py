"""A change that is taken back out of a content that has gone on."""

from __future__ import annotations

import pytest

from kiosk.desk.files import tree
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import document_named
from kiosk.desk.files.tree import Files, Folder, empty_files
from kiosk.desk.shell.rebasing import Conflict, moved_paths, rebase, rebase_files


def some_files(*names: str) -> Files:
    files = empty_files()
    for name in names:
        files, _path = tree.add(files, "Documents", name, document_named(name, name))
    files, _path = tree.add(files, "Documents", "Photos", Folder())
    return files


def saved(files: Files, path: str) -> tuple[Files, Document]:
    document = document_named("a.txt", "autre chose")
    return tree.save_document(files, path, document), document


def test_keys_that_nobody_else_touched_go_back() -> None:
    assert rebase({"a": 1, "b": 2}, {"a": 1}, {"a": 0}) == {"a": 0, "b": 2}
    assert rebase({"a": 1, "b": 2}, {"a": 1, "c": 3}, {"a": 1, "c": 3}) == {"a": 1, "b": 2}
    assert rebase({"b": 2}, {}, {"c": 3}) == {"b": 2, "c": 3}
    with pytest.raises(Conflict):
        rebase({"a": 5}, {"a": 1}, {"a": 0})


def test_a_folder_takes_along_what_has_come_into_it() -> None:
    old = some_files("CV.pdf")
    new, _path = tree.rename(old, "Documents/Photos", "Images d'été")
    now, _path = tree.add(new, "Documents/Images d'été", "plage.jpg", document_named("plage.jpg"))
    assert moved_paths(new, old) == {"Documents/Images d'été": "Documents/Photos"}
    assert "Documents/Photos/plage.jpg" in rebase_files(now, new, old).entries


def test_a_document_keeps_what_was_saved_in_it() -> None:
    old = some_files("a.txt")
    new, path = tree.rename(old, "Documents/a.txt", "b.txt")
    now, document = saved(new, path)
    assert rebase_files(now, new, old).entries["Documents/a.txt"] is document


def test_what_is_in_the_bin_goes_back_there_and_remembers_where_it_was() -> None:
    old, _path = tree.throw_away(some_files("a.txt", "b.txt"), "Documents/a.txt")
    new, _path = tree.restore(old, "Corbeille/a.txt")
    now, _path = tree.throw_away(new, "Documents/b.txt")
    back = rebase_files(now, new, old)
    assert back.origins == {"Corbeille/a.txt": "Documents", "Corbeille/b.txt": "Documents"}


@pytest.mark.parametrize("name", ["a.txt", "Photos"])
def test_a_name_that_is_taken_by_now_is_left_to_who_has_it(name: str) -> None:
    old = some_files("a.txt")
    new, _path = tree.rename(old, f"Documents/{name}", "autre")
    now, _path = tree.add(new, "Documents", name, document_named(name, "nouveau"))
    with pytest.raises(Conflict):
        rebase_files(now, new, old)


def test_a_copy_that_was_written_in_stays() -> None:
    old = some_files("a.txt")
    new, path = tree.copy(old, "Documents/a.txt", "Documents")
    with pytest.raises(Conflict):
        rebase_files(saved(new, path)[0], new, old)
    other, _document = saved(new, "Documents/a.txt")
    assert path not in rebase_files(other, new, old).entries
