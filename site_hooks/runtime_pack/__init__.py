"""Python for the browser: one folder of files, named by its content, made from pinned parts.

What is in it: Pyodide (npm), the standard library, our package and its libraries, compiled for the
browser's Python, trimmed to what is used (`allow`), compressed; the worker that starts all that
(`worker.js`); a manifest and a pyodide-lock file. `build` makes it.

Decisions:

- The engine is tree-shaken: what only extension modules would use is left out (``tree_shake``).
- One archive on ``sys.path``, not wheels through ``loadPackage``: one request, one check, and the
  modules that ``loadPackage`` would import first are not needed. Modules are read from the archive
  as it is; unpacking it first made no measurable difference.
- Libraries only calendar files need come in a second, deferred archive, fetched after the start
  or when something imports them.
- A memory snapshot of a Python that has imported all calculators is published too
  (``memory_snapshot.mjs``), written as the difference from the engine's own memory, two fifths of
  it. A start on a fast line restores it and imports nothing: from 0.45 of bare Pyodide's time to
  0.3. It is 1.2 to 1.7 MB larger than the archive, so a start on a slow line takes the archive, and
  the snapshot after it. It uses two options that Pyodide does not document; when they change, the
  ordinary start takes over in the page, and a test fails here.
- Each big file is there plain and gzipped by us (``.bin``): the worker takes the plain one from a
  host that sends brotli, ours from any other.
- Compiled files hold no columns, no documentation strings, no assertions and no functions'
  annotations (``annotations``), and line numbers of our own modules only: tracebacks name every
  function, and the lines of ours.
- Three modules are replaced by stubs (``stubs/``): asyncio, Pyodide's event loop and its
  installer, which nothing here uses and which import fifty others.
- The worker lies in the pack, so no page can meet a worker of another version. Only this folder
  needs ``'wasm-unsafe-eval'`` in its policy: a worker lives under the policy of its own answer, not
  the page's.
"""

from site_hooks.runtime_pack.pack import Pack, build
from site_hooks.runtime_pack.parts import EngineError, PackError

__all__ = ["EngineError", "Pack", "PackError", "build"]
