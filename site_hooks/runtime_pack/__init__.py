"""Python for the browser: one folder of files, named by its content, made from pinned parts.

What is in it: Pyodide (npm), the standard library, our package and its libraries, compiled for the browser's Python, trimmed to what is
used (`allow`), compressed; the worker that starts all that (`worker.js`); a manifest and a pyodide-lock file. `build` makes it.

Decisions:

- One archive on ``sys.path``, not wheels through ``loadPackage``: one request, one check, and the modules that ``loadPackage`` would import
  first are not needed. Modules are read from the archive as it is; unpacking it first made no difference that could be told from chance.
- Libraries only calendar files need come in a second archive (``later``), fetched after the start or when something imports them.
- Each big file is there plain and gzipped by us (``.bin``): the worker takes the plain one from a host that sends brotli, ours from
  any other.
- Column tables are left out of compiled files (a quarter of their compressed size); functions and lines stay in tracebacks. Documentation
  strings and assertions stay in our own modules and go from the others'.
- The worker lies in the pack, so no page can meet a worker of another version. Only this folder needs ``'wasm-unsafe-eval'`` in its policy:
  a worker lives under the policy of its own answer, not the page's.
"""

from site_hooks.runtime_pack.pack import Pack, build, precompress
from site_hooks.runtime_pack.parts import PackError

__all__ = ["Pack", "PackError", "build", "precompress"]
