"""The names of the pack's files, under which the worker asks for them."""

LOADER = "pyodide.js"  # not .mjs, a name that many servers do not know as a script
ENGINE = "pyodide.asm.js"
CODE = "pyodide.asm.wasm"
FIRST = "python.zip"
DEFERRED = "later.zip"
SNAPSHOT = "started.memory"
LOCK = "pyodide-lock.json"
WORKER = "worker.js"
MANIFEST = "manifest.json"
BIG = (CODE, FIRST, SNAPSHOT, DEFERRED)
"""The files that are there gzipped by us too."""


def packed(name: str) -> str:
    """The name of the gzipped form.

    Not ``.gz`` or ``.zip``: hosts and proxies have views of their own about those.
    """
    return name.rsplit(".", 1)[0] + ".bin"
