"""What a page of the guidance opens with: its answer, also its description, and its key facts."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from site_hooks.pages.tree import text_of


def answer(tree: HtmlElement) -> str:
    """Return the sentences that a page opens with, "" where it has none."""
    found = tree.xpath("./h1/following-sibling::*[1][self::p][contains(@class, 'lead')]")
    return text_of(found[0]) if found else ""


def set_key_facts(tree: HtmlElement) -> None:
    """Turn each list of terms that an editor marks as key facts into a card.

    Its figures are the register's, for which the page asks.
    """
    for holder in tree.xpath(".//div[@class='key-facts']"):
        card = html.Element("dl", {"class": "key-figures key-facts"})
        if holder.get("id"):
            card.set("id", holder.get("id"))
        for part in list(holder.find("dl")):
            if part.tag == "dt":
                card.append(html.Element("div"))
                card[-1].tail = "\n"
            part.tail = "\n"
            card[-1].append(part)
        card.tail = holder.tail
        holder.getparent().replace(holder, card)
