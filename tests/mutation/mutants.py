"""The small faults that a module's source can be given: bounds shifted, guards removed, conditions turned round.

They are the faults that reviewers miss and people meet: a limit off by one, a check that is gone, an ending that is
no longer in the list, a call that is not made.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple


class Mutant(NamedTuple):
    """One fault: the bytes ``start`` to ``end`` of the source become ``text``. ``line`` is where they begin."""

    line: int
    start: int
    end: int
    before: str
    text: str

    def applied_to(self, source: str) -> str:
        """The source with this fault."""
        data = source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()

    def __str__(self) -> str:
        before, after = (" ".join(part.split()) for part in (self.before, self.text))
        return f"{before[:100]}  ->  {after[:100]}"


_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_LOGGING = ("log", "logger", "logging", "warnings")
"""What is called on these is not what a program does."""


_NOTICED = 200
"""One more or one less of a larger number (bytes, milliseconds) is nothing that anybody notices."""


def find_mutants(source: str) -> list[Mutant]:
    """Every fault for this source, in the order of its lines; each one compiles."""
    found = _Finder(source)
    found.visit(ast.parse(source))
    return sorted(set(filter(lambda one: _compiles(one.applied_to(source)), found.mutants)))


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


class _Finder(ast.NodeVisitor):
    def __init__(self, source: str) -> None:
        self.data = source.encode()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.mutants: list[Mutant] = []

    def _add(self, node: ast.expr | ast.stmt, after: ast.AST | str) -> None:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        text = after if isinstance(after, str) else f"({ast.unparse(after)})"
        self.mutants.append(Mutant(node.lineno, start, end, self.data[start:end].decode(), text))

    def _add_condition(self, test: ast.expr) -> None:
        self._add(test, ast.UnaryOp(ast.Not(), test))

    def visit_Compare(self, node: ast.Compare) -> None:
        for index, operator in enumerate(node.ops):
            others = [*node.ops]
            others[index] = _COMPARISONS[type(operator)]()
            self._add(node, ast.Compare(node.left, others, node.comparators))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self._add(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
        for index in range(len(node.values)):
            left = [value for at, value in enumerate(node.values) if at != index]
            self._add(node, left[0] if len(left) == 1 else ast.BoolOp(node.op, left))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add(node, node.operand)
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) == "TYPE_CHECKING":
            return
        self._add_condition(node.test)
        if not node.orelse and isinstance(node.body[-1], ast.Return | ast.Raise | ast.Continue | ast.Break):
            self._add(node.test, "False")  # the guard is gone
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._add_condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._add(test, "True")
        self.generic_visit(node)

    def visit_match_case(self, node: ast.match_case) -> None:
        if node.guard is not None:
            self._add(node.guard, "True")
            self.visit(node.guard)
        for statement in node.body:  # a value in a pattern is no expression
            self.visit(statement)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._add(node, str(not node.value))
        elif isinstance(node.value, int | float) and abs(node.value) <= _NOTICED:
            self._add(node, str(node.value + 1))
            self._add(node, f"({node.value - 1})")

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, ast.Add | ast.Sub) and not _is_text(node):
            self._add(node, ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right))
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if isinstance(node.slice, ast.Slice):
            for lower, upper in ((None, node.slice.upper), (node.slice.lower, None)):
                if (lower, upper) != (node.slice.lower, node.slice.upper):
                    self._add(node, ast.Subscript(node.value, ast.Slice(lower, upper, node.slice.step)))
        if isinstance(node.slice, ast.Tuple):
            self.visit(node.value)  # a type's arguments: their tuple is no list of things
            for element in node.slice.elts:
                self.visit(element)
        else:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ("min", "max", "any", "all"):
            other = {"min": "max", "max": "min", "any": "all", "all": "any"}[node.func.id]
            self._add(node, ast.Call(ast.Name(other), node.args, node.keywords))
        self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple | ast.List | ast.Set) -> None:
        if len(node.elts) > 1 and isinstance(node.ctx if not isinstance(node, ast.Set) else ast.Load(), ast.Load):
            for index, element in enumerate(node.elts):
                if isinstance(element, ast.Constant | ast.Attribute):
                    self._add(element, "" if index + 1 == len(node.elts) else "*()")
        self.generic_visit(node)

    visit_List = visit_Set = visit_Tuple

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func).partition(".")[0] not in _LOGGING:
            self._add(node, "pass")
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if any(ast.unparse(target) == "__all__" for target in node.targets):
            return
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        for call in _calls(node.annotation):  # the bounds of a field: Annotated[int, Meta(ge=0)]
            self.visit(call)
        if node.value is not None:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *node.kw_defaults):
            if default is not None:
                self.visit(default)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit(node.args)
        for statement in node.body:
            self.visit(statement)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Before Python 3.12 the nodes within an f-string have wrong positions."""


def _calls(annotation: ast.expr) -> Iterator[ast.Call]:
    return (node for node in ast.walk(annotation) if isinstance(node, ast.Call))


def _is_text(node: ast.BinOp) -> bool:
    def is_string(side: ast.expr) -> bool:
        return isinstance(side, ast.JoinedStr) or (
            isinstance(side, ast.Constant) and isinstance(side.value, str | bytes)
        )

    return is_string(node.left) or is_string(node.right)
