from kiosk.desk.controls import button, group
from kiosk.desk.nodes import Node, find, path_to, share, walk, walk_live

LEAF = Node("button", "Envoyer", "a/b/c", offers=("click",))
TREE = Node(
    "application",
    "",
    "a",
    (Node("group", "", "a/b", (LEAF,)), Node("window", "", "a/d", (Node("button", "x", "a/d/x"),), inert=True)),
)


def test_a_tree_is_walked_in_reading_order_and_inert_parts_are_left_out_of_what_is_live() -> None:
    assert [node.id for node in walk(TREE)] == ["a", "a/b", "a/b/c", "a/d", "a/d/x"]
    assert [node.id for node in walk_live(TREE)] == ["a", "a/b", "a/b/c"]


def test_a_node_and_the_way_to_it() -> None:
    assert find(TREE, "a/b/c") is LEAF and find(TREE, "a/b/z") is None
    assert [node.id for node in path_to(TREE, "a/d/x")] == ["a", "a/d", "a/d/x"]
    assert path_to(TREE, "") == ()


def test_what_is_disabled_accepts_nothing() -> None:
    assert LEAF.accepts("click") and not LEAF.accepts("drag")
    assert not Node("button", "Envoyer", "a", offers=("click",), disabled=True).accepts("click")


A, C = button("a", "A"), button("c", "C")


def _tree(*inner: Node) -> Node:
    return group("root", "Racine", [group("first", "Un", [A, *inner]), C])


def test_an_equal_tree_is_the_one_before() -> None:
    before = _tree(LEAF)
    assert share(_tree(LEAF), before) is before


def test_a_tree_shares_what_is_equal_in_its_place() -> None:
    before = _tree(LEAF)
    after = share(group("root", "Racine", [group("first", "Un", [A, C]), button("c", "C")]), before)
    assert [node.name for node in walk(after)] == ["Racine", "Un", "A", "C", "C"]
    assert after.children[1] is before.children[1] and after.children[0] is not before.children[0]


def test_a_tree_with_more_children_is_taken_as_it_is() -> None:
    assert share(_tree(LEAF), _tree()) == _tree(LEAF)
