// Compiles archives of .py files to .pyc for the browser's Python.
//
// The .pyc format belongs to one Python version; the Python that builds the site is not the one in
// the page. So pyodide-build's own compiler runs inside Pyodide itself, here under Node. With
// SOURCE_DATE_EPOCH set it writes hash-based .pyc files and the same bytes every time.
//
//   node compile.mjs PYODIDE_FOLDER SITE_PACKAGES SCRATCH_FOLDER STDLIB IN=OUT[=lines]…
//
// SITE_PACKAGES is where pyodide-build is installed, IN and OUT are names inside SCRATCH_FOLDER,
// STDLIB is the standard library to start with. Line numbers are kept where it says so: a traceback
// through a library names the function, which is enough, and line numbers are a sixth of the
// archive.
import { pathToFileURL } from "node:url";

const [pyodideFolder, sitePackages, scratch, stdLibURL, ...jobs] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const python = await loadPyodide({
  // No documentation strings, no assertions, and no columns, which are a quarter of the size of
  // .pyc files.
  args: ["-X", "no_debug_ranges", "-OO"],
  env: { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH },
  stdLibURL,
});
python.mountNodeFS("/host", sitePackages);
python.mountNodeFS("/scratch", scratch);
python.globals.set("jobs", python.toPy(jobs.map((job) => job.split("="))));
python.runPython(`
import marshal
import sys
from pathlib import Path
from types import CodeType
from zipfile import ZipFile

sys.path.append("/host")
from pyodide_build._py_compile import _compile


def without_lines(code):
    consts = tuple(
        without_lines(const) if isinstance(const, CodeType) else const for const in code.co_consts
    )
    return code.replace(co_consts=consts, co_linetable=b"")


for source, target, *lines in jobs:
    _compile(Path("/scratch", source), Path("/scratch", target), verbose=False, compression_level=0)
    if not lines:
        with ZipFile(Path("/scratch", target)) as archive:
            members = [(info, archive.read(info)) for info in archive.infolist()]
        with ZipFile(Path("/scratch", target), "w") as archive:
            for info, content in members:
                if info.filename.endswith(".pyc"):
                    code = without_lines(marshal.loads(content[16:]))
                    content = content[:16] + marshal.dumps(code)
                archive.writestr(info, content)
`);
console.log(python.runPython("sys.version.split()[0]"));
