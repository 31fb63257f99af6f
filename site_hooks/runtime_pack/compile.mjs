// Compiles archives of .py files to .pyc for the browser's Python.
//
// The .pyc format belongs to one Python version; the Python that builds the site is not the one in the page. So pyodide-build's own compiler runs inside Pyodide itself,
// here under Node. With SOURCE_DATE_EPOCH set it writes hash-based .pyc files and the same bytes every time.
//
//   node compile.mjs PYODIDE_FOLDER SITE_PACKAGES WORK_FOLDER OPTIMIZE STDLIB IN=OUT…
//
// SITE_PACKAGES is where pyodide-build is installed, IN and OUT are names inside WORK_FOLDER, OPTIMIZE is "" or "-OO", STDLIB the standard library to start with.
import { pathToFileURL } from "node:url";

const [pyodideFolder, sitePackages, workFolder, optimize, stdLibURL, ...jobs] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const python = await loadPyodide({
  // Tracebacks name functions and lines; the columns that .pyc files also hold are a quarter of their size.
  args: ["-X", "no_debug_ranges", ...(optimize ? [optimize] : [])],
  env: { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH },
  stdLibURL,
});
python.mountNodeFS("/host", sitePackages);
python.mountNodeFS("/work", workFolder);
python.globals.set("jobs", python.toPy(jobs.map((job) => job.split("="))));
python.runPython(`
import sys
from pathlib import Path

sys.path.append("/host")
from pyodide_build._py_compile import _compile

for source, target in jobs:
    _compile(Path("/work", source), Path("/work", target), verbose=False, compression_level=0)
`);
console.log(python.runPython("sys.version.split()[0]"));
