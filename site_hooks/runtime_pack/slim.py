"""Pyodide's engine file, made small.

``pyodide.asm.mjs`` must stay a plain file (importing it from memory would need a laxer policy), so a host that compresses nothing sends
all of its 1.25 MB. A third of it makes 4,400 C functions reachable by name, for extension modules that are loaded later. The pack has no
extension modules, so a name that occurs nowhere else in the file goes. What is left is minified by terser: half a megabyte.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

from site_hooks.runtime_pack.parts import PackError

_ASSIGNMENT = re.compile(r'(?<![\w$.])(_[\w$]*)=Module\["\1"\]=wasmExports\["[\w$]+"\];')
_DECLARATION = re.compile(r"(?<=[ ,])(_[\w$]*,)")
_WORD = re.compile(r"[\w$]+")
#: The declaration, and twice in the assignment itself.
_MENTIONS_OF_AN_UNUSED_NAME = 3
_FEWEST_EXPECTED = 4000
_EVAL = re.compile(r"(?<![\w$.])eval\(")
#: Pyodide tells some things apart by the name of their class.
_TERSER = ("--module", "--compress", "--mangle", "keep_classnames=true")


def without_unused_exports(source: str, loader: str) -> str:
    """Take out the assignments and declarations of exports that nothing in *source*, nor in *loader* (``pyodide.mjs``), mentions again.

    Raises:
        PackError: The file does not look as expected: another Pyodide, whose file should be looked at anew.
    """
    mentions = Counter(_WORD.findall(source)) + Counter(_WORD.findall(loader))
    unused = {match[1] for match in _ASSIGNMENT.finditer(source) if mentions[match[1]] == _MENTIONS_OF_AN_UNUSED_NAME}
    if len(unused) < _FEWEST_EXPECTED:
        raise PackError(f"pyodide.asm.mjs is not laid out as expected: only {len(unused)} unused exports were found in it.")
    source = _ASSIGNMENT.sub(lambda match: "" if match[1] in unused else match[0], source)
    kept, declarations = [], 0
    for part in _DECLARATION.split(source):
        if part.removesuffix(",") in unused:
            declarations += 1
        else:
            kept.append(part)
    if declarations != len(unused):
        raise PackError(f"pyodide.asm.mjs is not laid out as expected: {declarations} declarations for {len(unused)} unused exports.")
    return "".join(kept)


def minified(source: str, node: str, terser: Path) -> str:
    """Shorten the names and the writing of *source*, a module.

    It calls ``eval`` only for what extension modules and ``emscripten_run_script`` bring, which the site's policy forbids anyway. Called by
    another name ``eval`` sees no local names, so that terser may shorten those.

    Args:
        source: The engine file.
        node: Node's program.
        terser: terser's.

    Raises:
        PackError: terser refused the file; its words are in the message.
    """
    source = _EVAL.sub("(0,eval)(", source)
    run = subprocess.run([node, terser, *_TERSER], input=source, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise PackError(f"terser could not read pyodide.asm.mjs:\n{run.stderr[-3000:]}")
    return run.stdout
