"""`mkdocs.yml`, read without MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = "mkdocs.yml"


class Loader(yaml.SafeLoader):
    """Reads settings whose values may come from the environment (`!ENV [NAME, value]`)."""


def _default(loader: Loader, node: yaml.SequenceNode) -> object:
    return loader.construct_sequence(node)[-1]


Loader.add_constructor("!ENV", _default)


def read(project: Path) -> dict[str, Any]:
    """Read a project's settings; what the environment may set has its value of the file."""
    found: dict[str, Any] = yaml.load((project / FILE).read_text(encoding="utf-8"), Loader)
    return found
