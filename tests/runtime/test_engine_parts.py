"""The list of what is linked into Pyodide's engine agrees with what the engine itself reports."""

from __future__ import annotations

import json
import subprocess

from site_hooks.figures import sbom
from tests.conftest import ROOT

ASK = """
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";
const python = await loadPyodide();
console.log(python.runPython(`
import _decimal, _zstd, json, pyexpat, sqlite3, sys, unicodedata, zlib
found = {
    "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    "libmpdec": _decimal.__libmpdec_version__,
    "SQLite": sqlite3.sqlite_version,
    "Unicode data": unicodedata.unidata_version,
    "zlib": zlib.ZLIB_RUNTIME_VERSION,
    "Zstandard": _zstd.zstd_version,
    "CPython": sys.version.split()[0],
}
json.dumps([found, "_ssl" in sys.builtin_module_names])
`));
"""


def test_versions_are_those_that_the_engine_states() -> None:
    ran = subprocess.run(
        ["node", "--input-type=module", "--eval", ASK],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found, with_openssl = json.loads(ran.stdout)
    listed = {part.name: part.version for part in sbom.shipped()}
    assert found.items() <= listed.items()
    assert {"bzip2", "libffi", "xz (liblzma)"} <= listed.keys()
    assert not with_openssl
    assert not [name for name in listed if "openssl" in name.lower()]
