"""``kiosk translate``: updates the catalogues from the texts in the code, and lists what is not translated.

For those who write the program: it needs Babel, which is installed with what the tests need. Written twice from the
same code, the catalogues are the same to the byte: they bear no date, no line number and no wrapped line.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kiosk
from kiosk.i18n import LANGUAGES, _, ngettext

if TYPE_CHECKING:
    from babel.messages import Catalog

MsgId = str | tuple[str, ...]
"""A French text, or the one and the many of a text that counts."""

PACKAGE_FOLDER = Path(kiosk.__file__).parent
CODE_LANGUAGE = "fr"
MARKERS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that mark a text in the code, and how many texts each takes."""
_HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""What the first entry of a catalogue says, beside its project: what it takes to read it."""


def translate() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Met à jour les textes à traduire, et dit ce qui reste à traduire. Pour qui développe."))
    def command() -> None:
        try:
            written, remaining = current_catalogues()
        except ModuleNotFoundError as missing:
            what = _("Il manque {name}, qui écrit les textes à traduire.").format(name="Babel")
            raise click.ClickException(f"{what} pip install 'kiosk-practice[test]'") from missing
        for path, content in written.items():
            if not path.exists() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                click.echo(_("Mis à jour : {file}").format(file=_relative(path)))
        for path, ids in remaining.items():
            for one in ids:
                click.echo(f"  {one}")
            summary = ngettext("{n} texte à traduire dans {file}", "{n} textes à traduire dans {file}", len(ids))
            summary = summary if ids else _("Tout est traduit dans {file}")
            click.echo(summary.format(n=len(ids), file=_relative(path)))
        sys.exit(1 if any(remaining.values()) else 0)

    return command


def extract_texts(package: Path = PACKAGE_FOLDER) -> dict[MsgId, list[str]]:
    """Every text that the code of ``package`` marks, with the files it stands in: file by file, then by the letter.

    The code is parsed, and not read word by word as Babel's own extractor does: that one takes the key of a table
    for a text, and passes over what stands in an f-string.
    """
    found: dict[MsgId, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        for text in sorted(set(_marked(ast.parse(path.read_bytes()))), key=_singular):
            found.setdefault(text, []).append(path.relative_to(package.parent).as_posix())
    return found


def _marked(tree: ast.Module) -> Iterator[MsgId]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MARKERS:
            continue
        match [a.value for a in node.args[: MARKERS[node.func.id]] if isinstance(a, ast.Constant)]:
            case [str(text)] if MARKERS[node.func.id] == 1 and text:
                yield text
            case [str(one), str(many)] if one:
                yield one, many


def current_catalogues(package: Path = PACKAGE_FOLDER) -> tuple[dict[Path, bytes], dict[Path, list[str]]]:
    """What each catalogue should hold, translations kept as they are; and what remains to be translated in each.

    Nothing is guessed from a text that looks alike, and a text that has left the code leaves the catalogue. Raises
    ``ModuleNotFoundError`` where Babel is not installed.
    """
    from babel.messages.pofile import read_po

    texts = extract_texts(package)
    locale = package / "locale"
    written = {locale / "kiosk.pot": _po(_catalogue(texts))}
    remaining: dict[Path, list[str]] = {}
    for code in LANGUAGES:
        if code == CODE_LANGUAGE:
            continue
        path = locale / code / "LC_MESSAGES" / "kiosk.po"
        old = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=code)
        catalogue = _catalogue(texts, code, old)
        written[path] = _po(catalogue)
        written[path.with_suffix(".mo")] = _mo(catalogue)
        remaining[path] = list(_untranslated(catalogue))
    return written, remaining


def _singular(message: MsgId) -> str:
    return message if isinstance(message, str) else message[0]


def _relative(path: Path) -> str:
    return path.relative_to(PACKAGE_FOLDER.parent).as_posix()


def _catalogue(texts: dict[MsgId, list[str]], code: str | None = None, old: Catalog | None = None) -> Catalog:
    from babel.messages import Catalog, Message

    class Undated(Catalog):
        """A catalogue whose first entry, its headers, holds nothing that changes by itself."""

        def __iter__(self) -> Iterator[Message]:
            _dated, *entries = super().__iter__()
            kept = [(name, value) for name, value in self.mime_headers if name in _HEADERS]
            yield Message("", "".join(f"{name}: {value}\n" for name, value in [("Project-Id-Version", "kiosk"), *kept]))
            yield from entries

    catalogue = Undated(locale=code, header_comment="", fuzzy=False)
    for message, files in texts.items():
        known = old.get(message) if old is not None else None
        same = known is not None and known.id == message and not known.fuzzy
        added = catalogue.add(
            message,
            known.string if known and same else None,
            locations=[(file, 0) for file in files],
            user_comments=known.user_comments if known and same else (),
        )
        # Versions of Babel differ in what they see by themselves.
        added.flags = {"python-brace-format"} if "{" in _singular(message) else set()
    return catalogue


def _untranslated(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        strings = (message.string,) if isinstance(message.string, str) else message.string
        if message.id and not (strings and all(strings)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _po(catalogue: Catalog) -> bytes:
    from babel.messages.pofile import write_po

    out = BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, ignore_obsolete=True)
    return out.getvalue().strip() + b"\n"


def _mo(catalogue: Catalog) -> bytes:
    from babel.messages.mofile import write_mo

    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
