"""The calculators' contract as JSON Schemas beside the site, for those who make answers or read
results with programs of their own.
"""

from __future__ import annotations

import json
from pathlib import Path

from site_hooks.figures.tables import table
from tools_py import schemas
from tools_py.calculator import load, names
from tools_py.reports.markup import Markup, element

FIGURE = "schemas"


def write(site: Path, site_url: str) -> None:
    """Write both schemas of every calculator into the built site, under the addresses that their
    `$id` names.
    """
    (site / schemas.FOLDER).mkdir(exist_ok=True)
    for name in names():
        for address, schema in schemas.both(load(name), site_url).items():
            (site / address).write_text(
                json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )


def listing(base: str) -> Markup:
    """List them for a page from which `base` leads to the site's root."""
    rows = []
    for name in names():
        links = [
            element("a", address.rpartition("/")[2], href=base + address)
            for address in schemas.both(load(name))
        ]
        rows.append(
            element(
                "tr",
                element("th", load(name).title, scope="row"),
                *(element("td", link) for link in links),
            )
        )
    return table(("Calculator", "Answers", "Result"), rows)
