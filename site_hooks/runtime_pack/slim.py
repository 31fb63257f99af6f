"""Pyodide's engine without what the pack has no use for.

Pyodide is built so that any extension module may be loaded into it later: 8,600 functions of C can be reached by name, and 1,400 of
JavaScript (graphics, sound, windows) stand ready for them. The pack loads none. What nothing reaches any more goes, as Emscripten itself
does it for programs that load nothing: wasm-metadce (of binaryen) takes out functions, terser takes out and shortens what is left of the
JavaScript. A start then has less to fetch, and does not enter thousands of names into tables.

What goes is found by name: a name stays that is mentioned anywhere else in the engine's JavaScript or in its loader.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_hooks.runtime_pack.parts import PackError

_WORD = re.compile(r"[\w$]+")
_EXPORT = re.compile(r'(?<![\w$.])(_[\w$]*)=Module\["\1"\]=wasmExports\["[\w$]+"\](?:\.value>>>0)?;')
_DECLARATION = re.compile(r"(?<=[ ,])(_[\w$]*,)")
_PROPERTY = re.compile(r'(?<![\w$.])Module\["([\w$]+)"\]=\1;')
_IMPORTS = re.compile(r"(?<=wasmImports=\{)[\w$:,]+(?=\})")
_SIGNATURE = re.compile(r'(?<![\w$.])([\w$]+)\.sig="\w+";')
_EVAL = re.compile(r"(?<![\w$.])eval\(")
#: The declaration, and twice in the assignment itself.
_MENTIONS_OF_AN_UNUSED_EXPORT = 3
#: How many names go from Pyodide 314; far fewer mean that its files are written in another way.
_FEWEST_EXPECTED = {"exports": 4000, "properties": 1200, "imports": 800}
_IMPORTED_FROM = ("env", "wasi_snapshot_preview1")
#: What Pyodide's WebAssembly is written with; it does not say so itself.
_FEATURES = (
    "bulk-memory",
    "exception-handling",
    "extended-const",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
)
#: Pyodide tells some things apart by the name of their class.
_TERSER = ("--module", "--compress", "--mangle", "keep_classnames=true")


@dataclass(frozen=True)
class Tools:
    """The programs that do it: Node, and two packages that run in it."""

    node: str
    terser: Path
    metadce: Path

    def run(self, *command: str | Path, stdin: str | None = None) -> str:
        """What a program prints.

        Raises:
            PackError: It refused its input; its words are in the message.
        """
        run = subprocess.run([self.node, *command], input=stdin, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise PackError(f"{Path(command[0]).name} could not read Pyodide's engine:\n{(run.stderr or run.stdout)[-3000:]}")
        return run.stdout


def slim(engine: str, loader: str, wasm: bytes, tools: Tools) -> tuple[str, bytes]:
    """Make the engine small.

    Args:
        engine: ``pyodide.asm.mjs``.
        loader: ``pyodide.mjs``, which stays as it is.
        wasm: ``pyodide.asm.wasm``.
        tools: The programs.

    Returns:
        The JavaScript and the WebAssembly, which only go together.

    Raises:
        PackError: The files do not look as expected (another Pyodide, whose files should be looked at anew), or a program refused them.
    """
    engine = without_unused_properties(without_unused_exports(engine, loader), loader)
    wasm, unused = without_unused_functions(wasm, {*_WORD.findall(engine), *_WORD.findall(loader)}, _imports(engine), tools)
    return minified(without_unused_imports(engine, unused), tools), wasm


def _expect(kind: str, number: int) -> None:
    if number < _FEWEST_EXPECTED[kind]:
        raise PackError(f"Pyodide's engine is not laid out as expected: only {number} unused {kind} were found in it.")


def without_unused_exports(engine: str, loader: str) -> str:
    """Take out the variables for functions of C that nothing mentions again."""
    mentions = Counter(_WORD.findall(engine)) + Counter(_WORD.findall(loader))
    unused = {match[1] for match in _EXPORT.finditer(engine) if mentions[match[1]] == _MENTIONS_OF_AN_UNUSED_EXPORT}
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


def without_unused_functions(wasm: bytes, names: Collection[str], imports: Sequence[str], tools: Tools) -> tuple[bytes, set[str]]:
    """Take out the functions of C that are not reached from *names* or from within.

    Returns:
        The WebAssembly, and which of *imports* it does not call any more.
    """
    exported = [{"name": f"export {name}", "export": name} for name in sorted(names)]
    asked = [{"name": f"import {name} {place}", "import": [place, name]} for name in imports for place in _IMPORTED_FROM]
    graph = [{"name": "engine", "root": True, "reaches": [node["name"] for node in exported]}, *exported, *asked]
    with tempfile.TemporaryDirectory() as scratch:
        source, names_file, target = (Path(scratch) / name for name in ("in.wasm", "graph.json", "out.wasm"))
        source.write_bytes(wasm)
        names_file.write_text(json.dumps(graph), "utf-8")
        features = [f"--enable-{feature}" for feature in _FEATURES]
        said = tools.run(tools.metadce, source, "--graph-file", names_file, "--output", target, *features)
        left_out = Counter(re.findall(r"^unused: import (\S+) \S+$", said, re.MULTILINE))
        return target.read_bytes(), {name for name, places in left_out.items() if places == len(_IMPORTED_FROM)}


def _imports(engine: str) -> list[str]:
    found = _IMPORTS.search(engine)
    return [entry.partition(":")[0] for entry in found[0].split(",")] if found else []


def without_unused_imports(engine: str, unused: Collection[str]) -> str:
    """Take out of the table of functions handed to WebAssembly the *unused* ones, so that terser sees that nothing needs them."""
    _expect("imports", len(unused))
    entries = [entry.partition(":") for entry in _IMPORTS.findall(engine)[0].split(",")]
    gone = {value or name for name, _, value in entries if name in unused}
    kept = ",".join("".join(entry) for entry in entries if entry[0] not in unused)
    engine = _IMPORTS.sub(lambda _: kept, engine)
    return _SIGNATURE.sub(lambda match: "" if match[1] in gone else match[0], engine)


def minified(engine: str, tools: Tools) -> str:
    """Shorten names and writing.

    The engine calls ``eval`` only for what extension modules and ``emscripten_run_script`` bring, which the site's policy forbids anyway.
    Called by another name ``eval`` sees no local names, so that terser may shorten those.
    """
    return tools.run(tools.terser, *_TERSER, stdin=_EVAL.sub("(0,eval)(", engine))
