"""CPython and Pyodide agree on the eligibility check: every combination, every part of each result,
and its report.
"""

from __future__ import annotations

import subprocess
import sysconfig

import pytest

from tests.conftest import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide" / "pyodide.mjs"

EVERYTHING = """
import hashlib, json
from tools_py.eligibility import decision_table as table
from tools_py.eligibility.calculator import CALCULATOR
from tools_py.reports.html import to_html
seen = hashlib.sha256()
number = 0
for names in ((*table.ROLE_QUESTIONS, "credit_cover_over_threshold"), table.MANDATE_QUESTIONS):
    for result in table.combinations_of(names):
        number += 1
        seen.update(json.dumps(result).encode())
        if number % 20 == 0:
            seen.update(to_html(CALCULATOR.report(result), "../../").encode())
seen.update(table.csv().encode())
answer = f"{number} {seen.hexdigest()}"
"""

SCRIPT = """
import { loadPyodide } from "%s";
const [project, packages, program] = process.argv.slice(1);
const pyodide = await loadPyodide();
for (const [place, folder] of [["/project", project], ["/packages", packages]]) {
  pyodide.FS.mkdirTree(place);
  pyodide.mountNodeFS(place, folder);
}
pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/project"]
sys.path.append("/packages")
`);
pyodide.runPython(program);
console.log(pyodide.globals.get("answer"));
"""


@pytest.mark.skipif(not PYODIDE.is_file(), reason="npm ci has not been run")
def test_every_combination_is_answered_alike_in_pyodide() -> None:
    here: dict[str, str] = {}
    exec(EVERYTHING, here)
    command = [
        "node",
        "--input-type=module",
        "-e",
        SCRIPT % PYODIDE.as_uri(),
        str(ROOT),
        sysconfig.get_path("purelib"),
        EVERYTHING,
    ]
    there = subprocess.run(command, capture_output=True, text=True, check=False)
    assert there.returncode == 0, there.stderr
    assert there.stdout.strip() == here["answer"]
    assert int(here["answer"].split()[0]) > 4000
