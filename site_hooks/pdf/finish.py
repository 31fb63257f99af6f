"""What Typst 0.15 leaves to do: rows with their own header cell, links named by what they lead to,
and objects packed into streams, which takes two thirds off the size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import cast

from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, Pdf, String

from site_hooks.pages.tree import BuildError

HOLDERS = {"/Document", "/Part", "/Sect", "/Div", "/NonStruct", "/BlockQuote", "/TBody"}
"""Structure elements in which tables, or their rows, may stand."""


def finish(data: bytes, row_headed: Sequence[bool], links: Sequence[str]) -> bytes:
    """Return the PDF with header cells tagged, links named, and packed.

    `row_headed` says of each table in turn whether its first column heads its rows, `links` what
    each link of the text within the PDF leads to.

    Typst tags the cells of the header row only: `pdf.header-cell` is behind a feature that its
    Python package cannot switch on.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        tree = pdf.Root.StructTreeRoot
        names = NameTree(tree.IDTree)
        tables = [element for element in _within(cast(Dictionary, tree)) if element.S == "/Table"]
        if len(tables) != len(row_headed):
            raise BuildError(
                f"the PDF: {len(row_headed)} tables were written and {len(tables)} are tagged"
            )
        for number, (table, headed) in enumerate(zip(tables, row_headed, strict=True)):
            if headed:
                for row, cells in enumerate(_rows(table)):
                    _head_row(cells, f"row-{number}-{row}", names)
        found = list(_links(cast(Dictionary, tree), ()))
        if len(found) != len(links):
            raise BuildError(
                f"the PDF: {len(links)} links were written and {len(found)} are tagged"
            )
        for pieces, words in zip(found, links, strict=True):
            for piece in pieces:
                page = str(piece.Contents).rpartition("page ")[2]
                piece.Contents = String(f"{words}, page {page}")
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            preserve_pdfa=True,
        )
    return out.getvalue()


def _children(element: Dictionary) -> list[Dictionary]:
    held = element.get("/K", Array())
    return [
        child
        for child in (held if isinstance(held, Array) else [held])
        if isinstance(child, Dictionary) and "/S" in child
    ]


def _links(element: Dictionary, around: tuple[str, ...]) -> Iterator[list[Dictionary]]:
    """Give the pieces of each link of the text to a place in the PDF, one a line that it is on.

    The contents and a footnote's marks are named by Typst already.
    """
    kind = str(element.get("/S", ""))
    if kind == "/TOC" or (kind == "/Lbl" and around[-1:] != ("/LI",)):
        return
    if kind == "/Link":
        held = element.K if isinstance(element.K, Array) else [element.K]
        pieces = [
            cast(Dictionary, one.Obj)
            for one in held
            if isinstance(one, Dictionary) and one.get("/Type") == "/OBJR"
        ]
        if pieces and "/Dest" in pieces[0]:
            yield pieces
    for child in _children(element):
        yield from _links(child, (*around, kind))


def _within(element: Dictionary) -> Iterator[Dictionary]:
    for child in _children(element):
        yield child
        if str(child.S) in HOLDERS:
            yield from _within(child)


def _rows(table: Dictionary) -> Iterator[list[Dictionary]]:
    """Give the cells of each row below the header."""
    for body in _children(table):
        if body.S == "/TBody":
            for row in _children(body):
                yield _children(row)


def _head_row(cells: list[Dictionary], name: str, names: NameTree) -> None:
    """Make the first cell the header of its row, and name it in the others."""
    first, *others = cells
    first.S, first.ID = Name.TH, String(name)
    _table_attributes(first).Scope = Name.Row
    names[name] = first
    for cell in others:
        _table_attributes(cell).Headers.append(String(name))


def _table_attributes(cell: Dictionary) -> Dictionary:
    found = next((attributes for attributes in cell.A if attributes.O == "/Table"), None)
    assert isinstance(found, Dictionary)
    return found
