"""The list of what is shipped agrees with what is pinned and what is in the runtime pack."""

from __future__ import annotations

import json
import re

from site_hooks.figures import sbom
from site_hooks.runtime_pack import Pack
from site_hooks.runtime_pack.parts import locked_versions
from tests.conftest import ROOT


def test_the_list_has_what_the_runtime_pack_holds(python_pack: Pack) -> None:
    pack = python_pack.manifest
    listed = {part.name: part.version for part in sbom.shipped()}
    packages = pack["packages"]
    assert isinstance(packages, dict)
    assert packages.items() <= listed.items()
    assert listed["pyodide"] == pack["pyodide"]
    assert listed["CPython"] == pack["python"]


def test_versions_and_digests_are_those_of_the_lock_files() -> None:
    locked, npm = (
        locked_versions(ROOT),
        json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"],
    )
    for part in sbom.shipped():
        if part.purl and part.purl.startswith("pkg:npm/"):
            assert part.version == npm[part.name]
            assert len(dict(part.hashes)["SHA-512"]) == 128
        elif part.purl and part.name != "user-entry-process":
            assert part.version == locked[part.name]
            lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
            assert part.hashes
            assert all(digest in lock for _, digest in part.hashes)


def test_it_is_cyclonedx_and_the_same_each_time() -> None:
    written = sbom.bill(sbom.shipped())
    assert written == sbom.bill(sbom.shipped())
    bill = json.loads(written)
    assert "timestamp" not in bill["metadata"]
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references)
    [ours] = [held for held in bill["dependencies"] if "dependsOn" in held]
    assert ours["ref"].startswith("user-entry-process@")
    assert set(ours["dependsOn"]) == set(references)
    for part in bill["components"]:
        assert {"type", "name"} <= part.keys()
        assert all(
            re.fullmatch(r"[0-9a-f]{64}|[0-9a-f]{128}", digest["content"])
            for digest in part.get("hashes", [])
        )


def test_what_is_not_stated_is_shown_as_that() -> None:
    table = sbom.table()
    for part in sbom.shipped():
        row = (part.name, part.version or sbom.NOT_STATED, part.licence or sbom.NOT_STATED)
        assert "\n".join(f"<td>{cell}</td>" for cell in row) in table


def test_of_an_engine_only_what_it_holds_is_listed_and_no_version_that_it_does_not() -> None:
    engine = b"\0 inflate 1.3.2 Copyright \0SQLite format 3\0\x133.40.1\0"
    found = {part.name: part.version for part in sbom.linked_into(engine)}
    assert found == {"zlib": "1.3.2", "SQLite": None}
