"""Pyodide's engine, tree-shaken: without the functions that nothing in the pack reaches.

Pyodide is built so that any extension module may be loaded into it later: 8,600 functions of C can
be reached by name, and 1,400 of JavaScript (graphics, sound, windows) stand ready for them. The
pack loads none. What nothing reaches any more goes, as Emscripten itself does it for programs that
load nothing: binaryen takes out functions, terser takes out and shortens what is left of the
JavaScript. A start then has less to fetch, and does not enter thousands of names into tables.

What goes is found by name: a name stays that is mentioned anywhere else in the engine's JavaScript
or in its loader.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from site_hooks.runtime_pack.parts import EngineError

TREE_SHAKE = Path(__file__).with_name("tree_shake.mjs")
_WORD = re.compile(r"[\w$]+")
_EXPORT = re.compile(
    r'(?<![\w$.])(_[\w$]*)=Module\["\1"\]=wasmExports\["[\w$]+"\](?:\.value>>>0)?;'
)
_DECLARATION = re.compile(r"(?<=[ ,])(_[\w$]*,)")
_PROPERTY = re.compile(r'(?<![\w$.])Module\["([\w$]+)"\]=\1;')
_IMPORTS = re.compile(r"(?<=wasmImports=\{)[\w$:,]+(?=\})")
_SIGNATURE = re.compile(r'(?<![\w$.])([\w$]+)\.sig="\w+";')
_EVAL = re.compile(r"(?<![\w$.])eval\(")
#: The declaration, and twice in the assignment itself.
_MENTIONS_OF_AN_UNUSED_EXPORT = 3
#: How many names go from Pyodide 314; far fewer mean that its files are written in another way.
_FEWEST_EXPECTED = {"exports": 4000, "properties": 1200, "imports": 800}
#: Pyodide distinguishes some objects by the name of their class.
_TERSER = ("--module", "--compress", "--mangle", "keep_classnames=true")


@dataclass(frozen=True)
class Tools:
    """The programs that do it: Node, and two packages that run in it."""

    node: str
    terser: Path
    binaryen: Path

    def run(self, *command: str | Path, stdin: str | None = None) -> str:
        """What a program prints.

        Raises:
            EngineError: It refused its input; its words are in the message.
        """
        run = subprocess.run(
            [self.node, *command], input=stdin, capture_output=True, text=True, check=False
        )
        if run.returncode != 0:
            raise EngineError(
                f"{Path(command[0]).name} could not read Pyodide's "
                f"engine:\n{(run.stderr or run.stdout)[-3000:]}"
            )
        return run.stdout


def tree_shake(engine: str, loader: str, wasm: bytes, tools: Tools) -> tuple[str, bytes]:
    """Remove from the engine what the pack cannot reach.

    Args:
        engine: ``pyodide.asm.mjs``.
        loader: ``pyodide.mjs``, which stays as it is.
        wasm: ``pyodide.asm.wasm``.
        tools: The programs.

    Returns:
        The JavaScript and the WebAssembly, which need each other.

    Raises:
        EngineError: The files do not look as expected (another Pyodide, whose files should be
        looked at anew), or a program refused them.
    """
    engine = without_unused_properties(without_unused_exports(engine, loader), loader)
    wasm, imported = without_unused_functions(
        wasm, {*_WORD.findall(engine), *_WORD.findall(loader)}, tools
    )
    return minified(without_unused_imports(engine, imported), tools), wasm


def _expect(kind: str, number: int) -> None:
    if number < _FEWEST_EXPECTED[kind]:
        raise EngineError(
            f"Pyodide's engine is not laid out as expected: only {number} unused {kind} were "
            "found in it."
        )


def without_unused_exports(engine: str, loader: str) -> str:
    """Take out the variables for functions of C that nothing mentions again."""
    mentions = Counter(_WORD.findall(engine)) + Counter(_WORD.findall(loader))
    unused = {
        match[1]
        for match in _EXPORT.finditer(engine)
        if mentions[match[1]] == _MENTIONS_OF_AN_UNUSED_EXPORT
    }
    _expect("exports", len(unused))
    engine = _EXPORT.sub(lambda match: "" if match[1] in unused else match[0], engine)
    kept = [part for part in _DECLARATION.split(engine) if part.removesuffix(",") not in unused]
    return "".join(kept)


def without_unused_properties(engine: str, loader: str) -> str:
    """Take out the properties of ``Module`` that nothing reads, by dot or by string."""
    read = Counter(re.findall(r"\.([\w$]+)|[\"']([\w$]+)[\"']", engine))
    names = {match[1] for match in _PROPERTY.finditer(engine)} - set(_WORD.findall(loader))
    unused = {name for name in names if not read[name, ""] and read["", name] == 1}
    _expect("properties", len(unused))
    return _PROPERTY.sub(lambda match: "" if match[1] in unused else match[0], engine)


def without_unused_functions(
    wasm: bytes, names: Collection[str], tools: Tools
) -> tuple[bytes, set[str]]:
    """Take out the functions of C that are not reached from *names* or from within.

    Returns:
        The WebAssembly, and the names of what it imports.
    """
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "in.wasm", Path(scratch) / "out.wasm"
        source.write_bytes(wasm)
        printed = tools.run(
            TREE_SHAKE, tools.binaryen, source, target, stdin=json.dumps(sorted(names))
        )
        return target.read_bytes(), set(json.loads(printed))


def without_unused_imports(engine: str, imported: Collection[str]) -> str:
    """Keep in the table of functions handed to WebAssembly those that it imports, so that terser
    sees that nothing needs the others.
    """
    table = _IMPORTS.search(engine)
    entries = [entry.partition(":") for entry in table[0].split(",")] if table else []
    unused = [entry for entry in entries if entry[0] not in imported]
    _expect("imports", len(unused))
    gone = {value or name for name, _, value in unused}
    kept = ",".join("".join(entry) for entry in entries if entry[0] in imported)
    engine = _IMPORTS.sub(lambda _: kept, engine)
    return _SIGNATURE.sub(lambda match: "" if match[1] in gone else match[0], engine)


def minified(script: str, tools: Tools) -> str:
    """Shorten names and writing of a module.

    The engine calls ``eval`` only for what extension modules and ``emscripten_run_script`` bring,
    which the site's policy forbids anyway. Called by another name ``eval`` sees no local names, so
    that terser may shorten those.
    """
    return tools.run(tools.terser, *_TERSER, stdin=_EVAL.sub("(0,eval)(", script))
