"""Expert-readable scenarios: given answers, expected parts of the result.

One table, run by every entry point.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
KEYS = ("id", "role", "category", "form", "term", "key")


class Loader(yaml.CSafeLoader):
    """YAML whose dates stay the strings that a reader types."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def scenarios() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return every scenario with the name of its calculator, which is the name of its file."""
    return tuple(
        (path.stem, scenario)
        for path in sorted(HERE.glob("*.yaml"))
        for scenario in yaml.load(path.read_text(encoding="utf-8"), Loader)
    )


def pick(result: Any, path: str) -> object:
    """Return the part of a result that a dotted path names; an item of a list by its id, its
    position, or calendar/counting.

    A dot within a name is written with a backslash before it.
    """
    for step in (part.replace("\\.", ".") for part in re.split(r"(?<!\\)\.", path)):
        if isinstance(result, list):
            named = [
                item
                for item in result
                if isinstance(item, dict)
                and (
                    step in (item.get(key) for key in KEYS)
                    or step == f"{item.get('calendar')}/{item.get('counting')}"
                )
            ]
            result = named[0] if named else result[int(step)]
        else:
            result = result[step]
    return result


def check(scenario: dict[str, Any], answered: dict[str, Any]) -> None:
    """Compare an answer, `{"errors": …}` or a result, with what the scenario expects."""
    if "refused" in scenario:
        assert {
            error["field"]: error["message"] for error in answered.get("errors", [])
        } == scenario["refused"]
        return
    assert "errors" not in answered, answered
    found = {path: pick(answered, path) for path in scenario["expect"]}
    assert found == scenario["expect"]
