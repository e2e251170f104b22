"""The translations of the interface: complete, up to date, and looked up when a text is shown."""

import ast
import re
import string
import sys
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from kiosk.commands.translate import current_catalogues, extract_texts, translate
from kiosk.course.model import Exercise
from kiosk.i18n import LANGUAGES, N_, _, ngettext, use_language
from kiosk.rehearsal.memory import rehearse
from kiosk.text import no_break_spaces
from tests.source_texts import MODULES, PACKAGE, button_labels, calls, tree_of

ENGLISH_TO_AVOID = re.compile(
    r"\b(errors?|mistakes?|wrong|fail\w*|invalid|incorrect\w*|bad|forbidden|refused|lost|easy|easily|simpl[ey]|just|"
    r"basic|obviously|of course|try again|forgot\w*|score|tests?|beginners?|congratulations|amazing|well done|give up|"
    r"quit|submit|practis\w+|colou?r|e?mail|abort\w*|too slow|hurry)\b",
    re.IGNORECASE,
)
"""Words that judge, and words whose spelling differs between countries or elsewhere in the program."""

WHOLE = ast.Constant | ast.Name | ast.Attribute | ast.Subscript
"""A text itself, or a place in a table of texts."""


def english() -> Iterator[tuple[str, str]]:
    """(French, English) for every text; the singular and the plural each for itself."""
    path = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "kiosk.po"
    for message in read_po(path.open("rb"), locale="en"):
        if message.id and message.string:
            ids = (message.id,) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else message.string
            yield from ((french, translation) for french, translation in zip(ids, strings, strict=True) if translation)


def fields(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """The placeholders of a text; none for a text about braces, which has none."""
    try:
        return {(name, form, how) for _literal, name, form, how in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_the_catalogues_are_up_to_date() -> None:
    written, remaining = current_catalogues()
    old = [path.name for path, content in written.items() if not path.exists() or path.read_bytes() != content]
    assert (old, remaining) == ([], {path: [] for path in remaining}), "« kiosk translate » writes them"
    assert {path.parent.parent.name for path in remaining} == set(LANGUAGES) - {"fr"}


def test_english_is_drawn_with_the_spaces_that_it_has() -> None:
    changed = [
        text for french, text in english() if text != french and "«" not in text and no_break_spaces(text) != text
    ]
    assert changed == []


def test_a_translation_has_the_same_placeholders() -> None:
    changed = [french for french, translation in english() if fields(french) != fields(translation)]
    assert changed == []


def test_a_translation_begins_and_ends_with_the_same_white_space() -> None:
    def edges(text: str) -> tuple[str, str, int]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], text.count("\n")

    assert [french for french, translation in english() if edges(french) != edges(translation)] == []


def test_the_english_does_not_judge() -> None:
    # what stands in French in the English is a word of a French screen, or of the course's files
    plain = {
        translation: re.sub(r"«[^»]*»|“[^”]*”|\{[^}]*\}", "", translation).replace("e-mail", "")
        for _french, translation in english()
    }
    assert [translation for translation, text in plain.items() if ENGLISH_TO_AVOID.search(text)] == []


def test_an_english_button_label_fits_where_the_french_one_does() -> None:
    translation = dict(english())
    assert [label for label in button_labels() if len(translation.get(label, label)) > len(label) + 2] == []


def test_the_words_of_the_simulated_screens_stay_french() -> None:
    """Names of controls there will be met again on French screens; the sentences that guide are translated."""
    translation = dict(english())
    names = [
        text
        for text, files in extract_texts().items()
        if isinstance(text, str) and all(file.startswith("kiosk/desk/") for file in files)
        if text[0].isupper() and text[-1] not in ".!?:»"
    ]
    assert [name for name in names if translation.get(name, name) != name] == []


@pytest.mark.long
def test_every_exercise_can_be_done_as_written_in_another_language(shipped: tuple[Exercise, ...]) -> None:
    """The words that are practised stay French: a solution that clicks on « Envoyer » finds it."""

    def places(exercise: Exercise) -> list[tuple[int, tuple[str | int, ...]]]:
        return [(finding.step, finding.path) for finding in rehearse(exercise)]

    french = {exercise.id: places(exercise) for exercise in shipped}
    use_language("en")
    assert {exercise.id: places(exercise) for exercise in shipped} == french


def test_a_text_is_shown_in_the_current_language() -> None:
    shown = {}
    for code in ("en", "fr", "xx"):
        use_language(code)
        shown[code] = (_("Un indice"), [ngettext("Il reste {n} chose.", "Il reste {n} choses.", n) for n in (1, 2)])
    assert shown["en"] == ("A hint", ["{n} thing is left.", "{n} things are left."])
    assert shown["fr"] == shown["xx"] == ("Un indice", ["Il reste {n} chose.", "Il reste {n} choses."])


def test_a_text_marked_in_a_table_is_looked_up_only_when_it_is_shown() -> None:
    use_language("en")
    marked = N_("Un indice")
    assert (marked, _(marked)) == ("Un indice", "A hint")


def test_texts_are_extracted_wherever_they_are(tmp_path_factory: pytest.TempPathFactory) -> None:
    package = tmp_path_factory.mktemp("house") / "kiosk"
    package.mkdir()
    (package / "a.py").write_text(
        "x = N_('table')\n"
        "def f(n):\n"
        "    return f'{_(\"in a text\")}', _('two '\n 'lines'), ngettext('one', 'many', n), _(TABLE['key']), g('no')\n",
        "utf-8",
    )
    (package / "b.py").write_text("def g(): return _('table')\n", "utf-8")
    assert extract_texts(package) == {
        "in a text": ["kiosk/a.py"],
        ("one", "many"): ["kiosk/a.py"],
        "table": ["kiosk/a.py", "kiosk/b.py"],
        "two lines": ["kiosk/a.py"],
    }


def test_translations_are_kept_and_nothing_is_guessed(tmp_path_factory: pytest.TempPathFactory) -> None:
    package = tmp_path_factory.mktemp("house") / "kiosk"
    po = package / "locale" / "en" / "LC_MESSAGES" / "kiosk.po"
    po.parent.mkdir(parents=True)

    def written(*texts: str) -> list[str]:
        (package / "a.py").write_text("".join(f"N_({text!r})\n" for text in texts), "utf-8")
        files, remaining = current_catalogues(package)
        for path, content in files.items():
            path.write_bytes(content)
        assert current_catalogues(package) == (files, remaining)
        return remaining[po]

    assert written("Un indice", "Passer") == ["Passer", "Un indice"]
    po.write_text(po.read_text("utf-8").replace('"Un indice"\nmsgstr ""', '"Un indice"\nmsgstr "A hint"'), "utf-8")
    assert written("Passer", "Un indice", "Un indice.") == ["Passer", "Un indice."]
    assert "A hint" in po.read_text("utf-8")
    written("Passer")
    assert "indice" not in po.read_text("utf-8")


def test_without_babel_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "babel.messages.pofile", None)
    translation = CliRunner().invoke(translate())
    assert translation.exit_code == 1
    assert "Babel" in translation.output and "pip install" in translation.output


def test_a_marked_text_is_one_literal() -> None:
    """A text that is composed before it is looked up is in no catalogue: an f-string, a sum, a formatted text."""
    apart = []
    for module in MODULES:
        if module == "i18n.py":
            continue
        tree = tree_of(module)
        fixed = [text for call in calls(tree, "N_") for text in call.args]
        fixed += [text for call in calls(tree, "ngettext") for text in call.args[:2]]
        apart += [(module, ast.unparse(text)) for text in fixed if not isinstance(text, ast.Constant)]
        looked_up = [text for call in calls(tree, "_") for text in call.args]
        apart += [(module, ast.unparse(text)) for text in looked_up if not isinstance(text, WHOLE)]
    assert apart == []


def test_no_text_is_looked_up_at_import() -> None:
    """The language changes while the program runs; what is looked up at import would stay in the first one."""
    early = [
        (module, ast.unparse(call))
        for module in MODULES
        for call in calls_at_import(tree_of(module))
        if name_of(call) in {"_", "ngettext"}
    ]
    assert early == []


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls that run when the module is imported: all but those in the body of a function."""
    if isinstance(node, ast.Call):
        yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inside: list[ast.AST] = [*node.decorator_list, node.args]
    elif isinstance(node, ast.Lambda):
        inside = [node.args]
    else:
        inside = list(ast.iter_child_nodes(node))
    for child in inside:
        yield from calls_at_import(child)


def name_of(call: ast.Call) -> str:
    """The name that is called, or nothing where it is no plain name."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_calls_at_import_are_distinguished_from_later_ones() -> None:
    code = "A = _(1)\nclass B:\n    c = _(2)\n    @d(_(3))\n    def e(self, f=_(4)): return _(5)\ng = lambda: _(6)\n"
    ran = [ast.unparse(call.args[0]) for call in calls_at_import(ast.parse(code)) if name_of(call) == "_"]
    assert ran == ["1", "2", "3", "4"]


def test_every_text_that_is_shown_is_marked() -> None:
    """An unmarked literal, passed to what shows it, would stay French in every language."""
    bare = [
        (module, text.value)
        for module in MODULES
        for call in calls(
            tree_of(module),
            "TextLabel",
            "PushButton",
            "relabel",
            "set_text",
            "announce",
            "tell",
            "Verdict",
            "KioskError",
        )
        for text in call.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and any(c.isalpha() for c in text.value)
    ]
    assert bare == []


def test_the_marking_functions_are_never_renamed() -> None:
    """The extraction finds them by their names."""
    renamed = [
        (module, alias.name)
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ImportFrom) and node.module == "kiosk.i18n"
        for alias in node.names
        if alias.asname
    ]
    assert renamed == []
