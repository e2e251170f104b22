"""Archives that anybody may have made: one that is damaged, too large or holds anything else changes nothing."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import tarfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import archive_reading
from kiosk.station.traces.archive_reading import UnfitArchive, open_archive, read_files, sort_salts
from tests.station.station_samples import EXERCISE, begin_logbooks, files_in, folders_in
from tests.station.traces.archive_samples import LOGBOOK, archive_of, bring_back, exercises_of, packed

pytestmark = pytest.mark.usefixtures("quick_codes")


JOURNAL = f"logbooks/{LOGBOOK}/poste-1.jsonl"


def link(kind: bytes, target: str) -> Callable[[tarfile.TarInfo], None]:
    def change(member: tarfile.TarInfo) -> None:
        member.type, member.linkname, member.size = kind, target, 0

    return change


def full_of_holes(member: tarfile.TarInfo) -> None:
    member.pax_headers = {"GNU.sparse.size": "1000000", "GNU.sparse.map": "0,1"}


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "nothing": packed,
    "no logbook": lambda path: packed(path, ("site_salt", bytes(32))),
    "no salt": lambda path: packed(path, (JOURNAL, b"{}\n")),
    "short salt": lambda path: packed(path, (JOURNAL, b"{}\n"), ("site_salt", b"short")),
    "above": lambda path: packed(path, ("site_salt", bytes(32)), ("logbooks/../../evil", b"x")),
    "root": lambda path: packed(path, ("site_salt", bytes(32)), ("/tmp/evil", b"x")),
    "beside": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), ("choices.yaml", b"x")),
    "aside": lambda path: packed(path, ("site_salt", bytes(32)), ("logbooks/.reset-00-done-x/a.jsonl", b"x")),
    "control": lambda path: packed(path, ("site_salt", bytes(32)), (f"logbooks/{LOGBOOK}/a\x1b[2J.jsonl", b"x")),
    "elsewhere": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), ("bin/a/b", b"x")),
    "folder elsewhere": lambda path: packed(
        path, ("site_salt", bytes(32)), (JOURNAL, b"x"), ("bin", b""), change=link(tarfile.DIRTYPE, "")
    ),
    "full of holes": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), change=full_of_holes),
    "twice": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), (JOURNAL, b"y")),
    "file and folder": lambda path: packed(
        path, ("site_salt", bytes(32)), (f"logbooks/{LOGBOOK}", b"x"), (JOURNAL, b"y")
    ),
    "symlink": lambda path: packed(
        path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.SYMTYPE, "/etc/passwd")
    ),
    "hard link": lambda path: packed(
        path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.LNKTYPE, "site_salt")
    ),
    "device": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.CHRTYPE, "")),
    "pipe": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.FIFOTYPE, "")),
    "not tar": lambda path: written(path, gzip.compress(b"logbooks")),
    "not gzip": lambda path: written(path, b"logbooks" * 100),
    "damaged block": lambda path: written(path, with_damaged_block(packed(path, ("site_salt", bytes(300_000))))),
    "empty": lambda path: written(path, b""),
    "header asks for much": lambda path: written(path, gzip.compress(large_header())),
    "header in between": lambda path: written(path, gzip.compress(broken_in_between())),
}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def large_header() -> bytes:
    """A header of 8 GB to come, and the first of it."""
    member = tarfile.TarInfo("x")
    member.type, member.size = tarfile.XHDTYPE, 8 * 1024**3 - 1
    return member.tobuf(tarfile.USTAR_FORMAT) + bytes(4 * 1024**2)


def with_damaged_block(archive: Path) -> bytes:
    """The archive compressed anew, with a block in the middle of a file of a kind that does not exist."""
    compressor = zlib.compressobj(wbits=31)
    plain = gzip.decompress(archive.read_bytes())
    return compressor.compress(plain[:100_000]) + compressor.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 1000


def broken_in_between() -> bytes:
    """A file, a header that is none, and another file: Python's reader takes it for the end."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in ("site_salt", JOURNAL, f"logbooks/{LOGBOOK}/poste-2.jsonl"):
            member = tarfile.TarInfo(name)
            member.size = 32
            archive.addfile(member, io.BytesIO(bytes(range(32))))
    content = bytearray(made.getvalue())
    content[2048 + 10] ^= 1
    return bytes(content)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_archive_of_logbooks_is_refused_and_changes_nothing(
    folders: StationFolders, tmp_path: Path, kind: str
) -> None:
    archive = HOSTILE[kind](tmp_path / "archive.tar.gz")
    folders.data.mkdir()
    with pytest.raises(KioskError) as error:
        bring_back(folders, archive)
    assert "\x1b" not in str(error.value)
    assert files_in(folders.data) == files_in(folders.state) == {}
    assert not folders.logbooks.exists() or os.listdir(folders.logbooks) == []


def test_an_archive_with_too_many_or_too_large_files_is_refused(
    folders: StationFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salt = ("site_salt", bytes(32))
    files = [(f"logbooks/{LOGBOOK}/poste-{number}.jsonl", b"x" * 100) for number in range(20)]
    archive = packed(tmp_path / "archive.tar.gz", salt, *files)
    for bound, value in (("MAX_ARCHIVED_FILES", 21), ("MAX_FILE_SIZE", 100), ("MAX_TOTAL_SIZE", 2032)):
        with monkeypatch.context() as patch:
            patch.setattr(archive_reading, bound, value)
            with archive.open("rb") as file:
                assert len(dict(read_files(file))) == 21
            patch.setattr(archive_reading, bound, value - 1)
            with pytest.raises(KioskError, match="trop grande"):
                bring_back(folders, archive)
    assert files_in(folders.data) == {}


def test_a_torn_or_damaged_archive_is_refused_wherever_the_damage_is(folders: StationFolders, tmp_path: Path) -> None:
    begin_logbooks(folders, 3)
    archive = archive_of(folders)
    whole = archive.read_bytes()
    before = files_in(folders.data)
    for length in range(0, len(whole), 37):
        written(tmp_path / "torn.tar.gz", whole[:length])
        with pytest.raises(KioskError):
            bring_back(folders, tmp_path / "torn.tar.gz")
    for place in range(40, len(whole), 61):
        damaged = bytearray(whole)
        damaged[place] ^= 16
        with suppress(OSError, EOFError, zlib.error):
            if gzip.decompress(damaged) == gzip.decompress(whole):
                continue  # a spare bit at the end of a block of deflate, which no reader looks at
        written(tmp_path / "damaged.tar.gz", bytes(damaged))
        with pytest.raises(KioskError):
            bring_back(folders, tmp_path / "damaged.tar.gz")
    assert files_in(folders.data) == before


def test_an_archive_that_another_tar_made_comes_back(folders: StationFolders, tmp_path: Path) -> None:
    [code] = begin_logbooks(folders, 1)
    subprocess.run(["tar", "-czf", tmp_path / "a.tar.gz", "-C", folders.data, "site_salt", "logbooks"], check=True)
    other = folders_in(tmp_path / "other")
    bring_back(other, tmp_path / "a.tar.gz")
    assert exercises_of(other, code) == [EXERCISE]


@given(st.text("ab./\\\0é-", max_size=12))
@settings(max_examples=50)
def test_no_name_leads_out_of_the_data_folder(name: str) -> None:
    for beginning in ("", "logbooks/", "site_salt.d/", "logbooks/a/"):
        if archive_reading._is_expected_name(beginning + name):
            place = os.path.normpath(os.path.join("/data", beginning + name))
            assert place.startswith(("/data/logbooks/", "/data/site_salt"))


def test_what_reset_keeps_reads_back_file_by_file(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    (folders.logbooks / "notes.txt").write_text("of the adviser")
    kept = {n: c for n, c in files_in(folders.data).items()}
    with archive_of(folders, "factory").open("rb") as archive:
        assert dict(read_files(archive)) == kept


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("site_salt", True), ("site_salt.d/4ca0", True), ("logbooks/x", True), ("logbooks/a b/~é", True),
        ("logbooks/" + "/".join("abcdefghij"), True), ("logbooks/" + "/".join("abcdefghijk"), False),
        ("logbooks/" + "é" * 100, True), ("logbooks/" + "é" * 100 + "e", False),
        ("site_salt.d/.hidden", False), ("site_salt.d/a/b", False), ("bin/a/b", False), ("bin", False),
        ("logbooks/a/./b", False), ("logbooks/a/../b", False), ("logbooks/a/..", False), ("logbooks//a", False),
        ("logbooks/a\x1f", False), ("logbooks/a\x7f", False), ("logbooks", False),
    ],
)  # fmt: skip
def test_the_names_that_an_archive_of_logbooks_may_hold(name: str, expected: bool) -> None:
    assert archive_reading._is_expected_name(name) is expected


def test_a_file_that_no_station_wrote_is_named_as_it_can_be_printed(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.tar.gz", ("élève\x1b[2J" + "x" * 100, b"x"))
    with archive.open("rb") as file, pytest.raises(UnfitArchive) as error:
        list(read_files(file))
    assert error.value.why == f"le fichier « élève?[2J{'x' * 51} » n'est pas attendu"
    twice = packed(tmp_path / "b.tar.gz", (JOURNAL, b"x"), (JOURNAL, b"y"))
    with twice.open("rb") as file, pytest.raises(UnfitArchive, match="n'est pas attendu"):
        list(read_files(file))


@pytest.mark.parametrize("size", [0, 512, 1024, 300_000])
def test_a_file_is_read_to_its_last_byte_however_often_the_archive_is_read(tmp_path: Path, size: int) -> None:
    """512 bytes fill a block, so that nothing but zeros follows; 300,000 are more than is allowed for headers."""
    with packed(tmp_path / "a.tar.gz", (JOURNAL, b"x" * size)).open("rb") as archive:
        for _time in range(2):
            assert list(read_files(archive)) == [(JOURNAL, b"x" * size)]


def test_a_file_of_the_oldest_kind_of_archive_is_a_file(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.tar.gz", (JOURNAL, b"x"), change=lambda m: setattr(m, "type", tarfile.AREGTYPE))
    with archive.open("rb") as file:
        assert list(read_files(file)) == [(JOURNAL, b"x")]


def test_a_header_does_not_make_us_unpack_more_than_it_is_allowed() -> None:
    """Where nothing kept it from that, 8 GB of zeros in an archive of 8 MB would be read into memory."""
    plain = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(bytes(1024**2))))
    reader = archive_reading._BoundedReader(plain)
    assert len(reader.read(256 * 1024)) == 256 * 1024
    with pytest.raises(OSError, match="more data than declared"):
        reader.read(1)


def test_the_site_s_salt_is_told_apart_from_the_older_ones() -> None:
    site, one, other = (bytes([number]) * 32 for number in range(3))
    assert sort_salts({"site_salt.d/b": other, "site_salt": site, "site_salt.d/a": one}) == (site, (one, other))
    assert sort_salts({"site_salt.d/a": one}) == (None, (one,))
    with pytest.raises(UnfitArchive, match="n'est pas entier"):
        sort_salts({"site_salt": site, "site_salt.d/a": b"short"})


def test_what_is_no_archive_that_can_be_opened_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = os.listdir("/proc/self/fd")
    for path, message in (
        (tmp_path / "nowhere", "ne se trouve pas"), (tmp_path / "pipe" / "a", "ne se trouve pas"),
        (tmp_path / "pipe", "n'est pas un fichier"), (tmp_path, "n'est pas un fichier"),
    ):  # fmt: skip
        with pytest.raises(KioskError, match=message):
            open_archive(path)
    assert os.listdir("/proc/self/fd") == before

    def refuse(*_how: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(KioskError, match="ne peut pas être lu : ce compte n'en a pas le droit"):
        open_archive(tmp_path / "archive.tar.gz")
