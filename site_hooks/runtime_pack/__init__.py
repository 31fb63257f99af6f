"""Python for the browser: one folder of files, named by its content, made from pinned parts.

What is in it: Pyodide (npm), the standard library, our package and its libraries, compiled for the browser's Python, trimmed to
what is used (`allow`), compressed; the worker that starts all that (`worker.js`); a manifest and a pyodide-lock file. `build` makes it.
"""

from site_hooks.runtime_pack.pack import Pack, build, precompress
from site_hooks.runtime_pack.parts import PackError

__all__ = ["Pack", "PackError", "build", "precompress"]
