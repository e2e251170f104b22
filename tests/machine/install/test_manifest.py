"""The manifest of an installation: stations of earlier versions can be uninstalled by this one."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.install.changes import Absent, FileState, FolderState, LinkState, OtherState, PathState, fingerprint
from kiosk.machine.install.manifest import ChangeRecord, Manifest, read_manifest, write_manifest

WRITTEN = (
    '{"records":['
    '{"path":"/a","before":{"type":"nothing"},'
    '"written":"6c5f7ac328a0b44b80d8dc745b7bf6513769f0ebf81be63ce81ec33379f27d7f","keep":false},'
    '{"path":"/b","before":{"type":"file","content":"eQ==","mode":416,"owner":0,"group":7},'
    '"written":"8bf4bb0234206b17be1e132f7db9ef7a6be028482ebb125e5b81fdd7ac5efa7c","keep":true},'
    '{"path":"/c","before":{"type":"link","target":"/d"},'
    '"written":"c05923c62a1dd86c70f05eb01a501ffc6ad79a6b69e86357955499a3e3a16037","keep":false},'
    '{"path":"/e","before":{"type":"folder","mode":448,"owner":1,"group":2},'
    '"written":"ffe476f434eebe7297b83a1ece3f3bda3debedd68d1723132bc4652108df53e9","keep":false},'
    '{"path":"/f","before":{"type":"other"},"written":"","keep":false}],'
    '"account":"kiosk","packages":["cage"]}'
)
"""What version 0.1.0 wrote."""


def record(path: str, before: PathState, written: PathState, *, keep: bool = False) -> ChangeRecord:
    return ChangeRecord(path, before, fingerprint(written), keep)


MANIFEST = Manifest(
    (
        record("/a", Absent(), FileState(b"x", 0o644, 0, 0)),
        record("/b", FileState(b"y", 0o640, 0, 7), LinkState("/dev/null"), keep=True),
        record("/c", LinkState("/d"), FolderState(0o755, 0, 0)),
        record("/e", FolderState(0o700, 1, 2), Absent()),
        ChangeRecord("/f", OtherState(), ""),
    ),
    "kiosk",
    ("cage",),
)


def test_a_manifest_of_an_earlier_version_is_read_and_its_fingerprints_hold(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(WRITTEN)
    assert read_manifest(file) == MANIFEST


def test_a_manifest_is_written_as_earlier_versions_did(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    write_manifest(file, MANIFEST)
    assert file.read_text() == WRITTEN
