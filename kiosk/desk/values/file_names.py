"""Names of files: what a name may be, its ending, and which names are the same."""

from __future__ import annotations

import unicodedata

from kiosk.desk.values.characters import plain
from kiosk.text import fold, nfc

MAX_NAME_LENGTH = 60
TEXT_ENDINGS = (".odt", ".docx", ".doc", ".rtf", ".txt")
"""How names of texts end; the first one is given to a new text."""
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".gif")
_OTHER_ENDINGS = (".pdf", ".ods", ".xls", ".xlsx", ".csv", ".odp", ".ppt", ".pptx", ".zip", ".mp3", ".mp4", ".html")
_ENDINGS = frozenset((*TEXT_ENDINGS, *PICTURE_ENDINGS, *_OTHER_ENDINGS))


_KINDS = {
    "Texte": TEXT_ENDINGS, "Image": PICTURE_ENDINGS, "PDF": (".pdf",), "Tableau": (".ods", ".xls", ".xlsx", ".csv"),
    "Diaporama": (".odp", ".ppt", ".pptx"), "Son": (".mp3",), "Vidéo": (".mp4",), "Page": (".html",),
    "Archive": (".zip",),
}  # fmt: skip


def kind_of_file(name: str) -> str:
    """What kind of file a name says, as it stands in a list: a word of the training computer, French everywhere."""
    ending = split_ending(name)[1].lower()
    kind = next((kind for kind, endings in _KINDS.items() if ending in endings), "")
    return f"{kind} ({ending})" if kind else f"Fichier ({ending})" if ending else "Fichier"


def split_ending(name: str) -> tuple[str, str]:
    """(« CV », « .odt ») for « CV.odt »; no ending where nothing stands before the point."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")


def clean_name(name: str) -> str:
    """``name`` as a file may be called: NFC, no slash, no line end, no blanks around; a long one keeps its ending."""
    text = "".join(" " if unicodedata.category(c) == "Zs" else c for c in nfc(name).replace("/", "-"))
    text = "".join(c for c in text if c.isprintable()).strip(" .")
    stem, ending = split_ending(text)
    if ending.lower() not in _ENDINGS:
        stem, ending = text, ""
    return (stem[: MAX_NAME_LENGTH - len(ending)].strip(" .") + ending).strip(" .")


def with_ending_of(name: str, former: str) -> str:
    """``name`` with the ending of ``former``, unless it ends as a kind of file does: « CV M. Petit » has no ending."""
    ending = split_ending(former)[1]
    meant = split_ending(clean_name(name))[1].lower()
    return name if not ending or meant == ending.lower() or meant in _ENDINGS else clean_name(name) + ending


def normalize_file_name(path: str) -> str:
    """The last part of a path, as names are compared: capitals, accents and kinds of hyphen do not count."""
    return fold(plain(path.rpartition("/")[2]))


def same_file_name(one: str, other: str) -> bool:
    """Whether two paths or names end in the same name of a file."""
    return normalize_file_name(one) == normalize_file_name(other)
