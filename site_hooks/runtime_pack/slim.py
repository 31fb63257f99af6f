"""Pyodide's engine file without the names that nothing uses.

``pyodide.asm.mjs`` must stay a plain file (importing it from memory would need a laxer policy), so a host that compresses nothing sends
all of its 1.25 MB. A third of it makes 4,400 C functions reachable by name, for extension modules that are loaded later. The pack has no
extension modules, so a name that occurs nowhere else in the file goes; the file is otherwise npm's, byte for byte.
"""

from __future__ import annotations

import re
from collections import Counter

from site_hooks.runtime_pack.parts import PackError

_ASSIGNMENT = re.compile(r'(?<![\w$.])(_[\w$]*)=Module\["\1"\]=wasmExports\["[\w$]+"\];')
_DECLARATION = re.compile(r"(?<=[ ,])(_[\w$]*,)")
_WORD = re.compile(r"[\w$]+")
#: The declaration, and twice in the assignment itself.
_MENTIONS_OF_AN_UNUSED_NAME = 3
_FEWEST_EXPECTED = 4000


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
