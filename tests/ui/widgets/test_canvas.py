from rich.style import Style

from kiosk.ui.widgets.canvas import Canvas, StyleTable, component_classes

STYLES = {"": Style(), "label": Style(color="red", bgcolor="blue"), "key": Style(color="green", bgcolor="white")}


def written(text: str, style: str = "") -> Canvas:
    canvas = Canvas(len(text), 1)
    canvas.cells[0] = [(character, style) for character in text]
    return canvas


def test_only_the_lines_that_differ_are_drawn_again() -> None:
    one, other = Canvas(3, 3), Canvas(3, 3)
    assert one.changed_lines(other) == []
    other.cells[1][2] = ("x", "")
    other.cells[2][0] = (" ", "label")
    assert one.changed_lines(other) == [1, 2]


def test_neighbours_of_one_style_are_one_segment() -> None:
    canvas = written("abcd")
    canvas.cells[0][2] = ("c", "label")
    assert [segment.text for segment in canvas.strip(0, StyleTable(STYLES.__getitem__))] == ["ab", "c", "d"]


def test_a_style_is_looked_up_once_with_its_attributes() -> None:
    asked: list[str] = []

    def look_up(name: str) -> Style:
        asked.append(name)
        return STYLES[name]

    table = StyleTable(look_up)
    assert table.style("label+bu") == table.style("label+bu") == STYLES["label"] + Style(bold=True, underline=True)
    assert asked == ["label"]
    assert table.style(STYLES["key"]) is STYLES["key"]


def test_a_half_block_is_the_background_of_one_style_on_that_of_the_other() -> None:
    both = StyleTable(STYLES.__getitem__).style("label/key")
    assert (both.color, both.bgcolor) == (STYLES["label"].bgcolor, STYLES["key"].bgcolor)


def test_the_names_of_styles_are_component_classes() -> None:
    assert component_classes("board", ("label", "key")) == {"board--label", "board--key"}
