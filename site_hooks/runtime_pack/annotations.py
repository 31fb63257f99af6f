"""Python source without what only type checkers read.

A function's annotations are code of its own in Python 3.14, a sixth of all code in the pack, loaded
at every start and never run. They are blanked where they stand, so that lines keep their numbers in
tracebacks. Those of classes and modules stay: dataclasses read them.
"""

from __future__ import annotations

import ast

type Place = tuple[int, int]


def without_annotations(source: bytes, name: str) -> bytes:
    """Blank the annotations of all functions in *source*.

    Args:
        source: A module, in UTF-8.
        name: The name of the module in an error.

    Returns:
        A module that is the same but for them. One whose layout is too unusual for that is returned
        as it is.
    """
    lines = source.splitlines(keepends=True)

    def blank(begin: Place, end: Place) -> None:
        for number in range(begin[0], end[0] + 1):
            line = lines[number - 1]
            first = begin[1] if number == begin[0] else 0
            last = end[1] if number == end[0] else len(line.rstrip(b"\r\n"))
            lines[number - 1] = line[:first] + b" " * (last - first) + line[last:]

    module = ast.parse(source, name)
    for node in ast.walk(module):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg) and argument.annotation:
                blank(
                    (argument.lineno, argument.col_offset + len(argument.arg.encode())),
                    _end(argument.annotation),
                )
                argument.annotation = None
        if returned := node.returns:
            arrow = lines[returned.lineno - 1].rfind(b"->", 0, returned.col_offset)
            if arrow >= 0 and returned.lineno == returned.end_lineno:
                blank((returned.lineno, arrow), _end(returned))
                node.returns = None
    blanked = b"".join(lines)
    try:
        same = ast.dump(ast.parse(blanked, name)) == ast.dump(module)
    except SyntaxError:
        same = False
    return blanked if same else source


def _end(node: ast.expr) -> Place:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset
