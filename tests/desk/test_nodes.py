from kiosk.desk.nodes import Node, find, path_to, walk, walk_live

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
