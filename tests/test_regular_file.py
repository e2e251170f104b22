"""What has a file's name is not always a file: that is reported, and nothing blocks, follows it or fills the memory."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.regular_file import (
    NotRegular,
    TooLarge,
    can_append,
    ensure_usable,
    open_regular,
    read_end,
    read_own,
    read_regular,
    set_aside,
)


def a_socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def a_link_to_another_file(path: Path) -> None:
    other = path.parent.parent / "another file"
    other.write_bytes(b"not ours\n")
    path.symlink_to(other)


STRANGE: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a socket": a_socket,
    "a folder": Path.mkdir,
    "a link": a_link_to_another_file,
    "a link to zeros": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}
"""What may be in the place of a file, and how it is made."""


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_regular_file_raises_without_blocking(kind: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "file"
    STRANGE[kind](path)
    for read in (lambda: read_regular(path, 10), lambda: read_end(path, 10), lambda: open_regular(path, os.O_RDWR)):
        with pytest.raises(NotRegular) as error:
            read()
        assert error.value.kind == " ".join(kind.split()[:2])
    assert not can_append(path, 10)
    assert read_own(path, 10) is None
    assert os.listdir(path.parent) == ["file.aside"], "it is set aside, and a file of ours can be there"
    ensure_usable(path, 10)


def test_a_link_is_followed_only_where_that_is_asked_and_only_to_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"ab")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "zeros").symlink_to("/dev/zero")
    assert read_regular(tmp_path / "link", 2, follow=True) == b"ab"
    with pytest.raises(NotRegular):
        read_regular(tmp_path / "zeros", 2, follow=True)


def test_no_more_than_the_bound_is_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    assert read_regular(file, 3) == b"abc"
    with pytest.raises(TooLarge):
        read_regular(file, 2)
    assert read_end(file, 2) == b"bc"
    os.truncate(file, 2 << 30)
    with pytest.raises(TooLarge):
        read_regular(file, 1 << 20)
    assert not can_append(file, 1 << 20)
    assert read_own(file, 1 << 20) is None
    assert (tmp_path / "file.aside").stat().st_size == 2 << 30


def test_a_missing_file_can_be_appended_to(tmp_path: Path) -> None:
    assert can_append(tmp_path / "file", 1)
    assert read_own(tmp_path / "file", 1) is None
    assert not os.listdir(tmp_path)


def test_what_is_set_aside_gets_a_free_name(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for content in (b"1", b"2"):
        (tmp_path / "file").write_bytes(content)
        set_aside(tmp_path / "file", "it is strange")
    assert (tmp_path / "file.aside").read_bytes() == b"1"
    assert (tmp_path / "file.aside-2").read_bytes() == b"2"
    assert "file cannot be used (it is strange): it is set aside as file.aside-2" in caplog.text
