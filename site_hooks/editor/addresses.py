"""The addresses that others cite: once a point of the guidance or a term has an address, it keeps
it.

They are written down in `addresses.txt`, so that an anchor that no page of ours links to is missed
as well. `python -m site_hooks.editor.addresses` (make addresses) adds the new ones; one that is to
go is taken out of the file by hand, which is a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from site_hooks import PROJECT, plain
from site_hooks.pages import links
from site_hooks.pages.tree import Fault, parse

FILE = "site_hooks/editor/addresses.txt"
CITED = ("guidance/", "glossary/")
KIND = "Addresses"


def of(trees: Mapping[str, HtmlElement]) -> list[str]:
    """Return the address of every point of the pages that others cite, sorted; a title's own anchor
    is no point.
    """
    return sorted(
        f"{url}#{anchor}"
        for url, tree in trees.items()
        if url.startswith(CITED)
        for anchor in links.anchors_of(tree).difference(tree.xpath(".//h1/@id"))
    )


def faults(kept: Iterable[str], trees: Mapping[str, HtmlElement]) -> list[Fault]:
    """Name the addresses written down that lead nowhere, and those not written down yet."""
    kept, there = list(kept), of(trees)
    lost = [
        Fault(
            KIND,
            FILE,
            line,
            (
                f"{address} has been an address of this site and leads nowhere; put the anchor "
                "back, "
                "or take this line out"
            ),
        )
        for line, address in enumerate(kept, 1)
        if address not in there
    ]
    return lost + [
        Fault(KIND, FILE, 0, f"{address} is a new address; make addresses writes it down")
        for address in there
        if address not in kept
    ]


def main() -> None:
    """Write the new addresses down."""
    file = PROJECT / FILE
    kept = set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()
    there = of({page.url: parse(page.content) for page in plain.read(PROJECT)})
    file.write_text(
        "".join(f"{address}\n" for address in sorted(kept.union(there))), encoding="utf-8"
    )
    print(f"{FILE}: {len(set(there) - kept)} new, {len(kept - set(there))} that lead nowhere")


if __name__ == "__main__":
    main()
