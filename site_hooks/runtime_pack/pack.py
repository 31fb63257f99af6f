"""Builds the pack: compile, trim, compress, name by content."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import logging
import os
import shutil
import subprocess
import sysconfig
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import brotli
import deflate
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from site_hooks import scripts
from site_hooks.cache import made_once, write_atomically
from site_hooks.runtime_pack import file_names, parts
from site_hooks.runtime_pack.allow import (
    LIBRARIES,
    NOT_IN_BROWSER,
    OURS,
    is_deferred,
    module_name,
    stdlib_members,
)
from site_hooks.runtime_pack.annotations import without_annotations
from site_hooks.runtime_pack.parts import EngineError, PackError, Wheel, write_zip
from site_hooks.runtime_pack.tree_shake import Tools, tree_shake

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
STUBS = HERE / "stubs"
SETUP = "setup.py"
#: How many of each kind the cache keeps; one build uses 1 pack, 9 compiled archives and up to 20
#: compressed files, a release two for each file of the site.
KEPT = {"packs": 12, "compiled": 60, "compressed": 700}
#: The variable of the environment that asks for the plain pack.
KIND = "UEP_PACK"
SLOWER = """
WARNING: the fast pack cannot be built with Pyodide %s, so the plain one is: the calculators work
and are right, but start in several seconds and fetch more. See “Take a newer Pyodide, Material or
Typst” in docs/about/publishing.md. The reason:
%s
"""
#: Where the build puts the table of files into the worker.
PLACE_IN_WORKER = '"PACK"'
PLACE_FOR_SETUP = '"SETUP"'


@dataclass(frozen=True)
class Pack:
    """A built pack.

    Attributes:
        folder: Where it lies; its name is the digest.
        digest: 16 hexadecimal digits over the names and bytes of all its files.
        manifest: What ``manifest.json`` says: versions, and bytes and SHA-256 of each file.
    """

    folder: Path
    digest: str
    manifest: dict[str, object]


def sha256(content: bytes) -> str:
    """The SHA-256 of *content*, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(*parts_of_it: str | bytes) -> str:
    """One digest for several inputs, none of which can run into the next."""
    digest = hashlib.sha256()
    for part in parts_of_it:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


@dataclass(frozen=True)
class Job:
    """One archive of ``.py`` files to be compiled, whether tracebacks are to give its lines, and
    what the paths start with whose functions lose their annotations.
    """

    name: str
    members: Mapping[str, bytes]
    lines: bool = False
    blanked: tuple[str, ...] = ("",)

    def key(self, npm: parts.Npm) -> str:
        """What the result depends on."""
        tools: tuple[str | bytes, ...] = (
            npm.version,
            metadata.version("pyodide-build"),
            *((HERE / name).read_bytes() for name in ("compile.mjs", "annotations.py")),
            str(self.lines),
            *self.blanked,
        )
        return fingerprint(
            *tools, *(part for name in sorted(self.members) for part in (name, self.members[name]))
        )

    def source(self) -> dict[str, bytes]:
        """What goes to the compiler."""
        return {
            path: without_annotations(content, path)
            if path.endswith(".py") and path.startswith(self.blanked)
            else content
            for path, content in self.members.items()
        }


def compile_jobs(npm: parts.Npm, jobs: Iterable[Job], cache: Path) -> dict[str, dict[str, bytes]]:
    """Compile what the cache does not hold yet.

    Args:
        npm: Pyodide, which runs the compiler.
        jobs: The archives.
        cache: Folder of compiled archives, named by what went in.

    Returns:
        By job name, the members with ``.pyc`` in place of ``.py``.

    Raises:
        PackError: Node is missing or the compiler refused a file.
    """
    cache.mkdir(parents=True, exist_ok=True)
    targets = {job.name: cache / f"{job.name}-{job.key(npm)[:16]}.zip" for job in jobs}
    waiting = [job for job in jobs if not targets[job.name].is_file()]
    if waiting:
        _run_compiler(npm, waiting, targets)
    result = {}
    for name, target in targets.items():
        target.touch()
        with zipfile.ZipFile(target) as archive:
            result[name] = {member: archive.read(member) for member in archive.namelist()}
    return result


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        raise PackError(
            "Node is not installed; it compiles and shortens Python for the browser (see "
            "README.md)."
        )
    return node


def _run_compiler(npm: parts.Npm, jobs: list[Job], targets: Mapping[str, Path]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        for job in jobs:
            (Path(scratch) / f"{job.name}.zip").write_bytes(write_zip(job.source()))
        command = [
            _node(),
            str(HERE / "compile.mjs"),
            str(npm.folder),
            sysconfig.get_paths()["purelib"],
            scratch,
        ]
        command += [
            str(npm.folder / "python_stdlib.zip"),
            *(f"{job.name}.zip={job.name}.out.zip{'=lines' * job.lines}" for job in jobs),
        ]
        run = subprocess.run(
            command, capture_output=True, text=True, env=parts.environment(), check=False
        )
        if run.returncode != 0:
            raise PackError(
                f"Compiling {', '.join(job.name for job in jobs)} for the browser "
                f"failed:\n{run.stderr[-3000:]}"
            )
        if run.stdout.split()[-1:] != [npm.python]:
            raise PackError(
                f"Pyodide {npm.version} says Python {run.stdout.strip()}, its lock file "
                f"{npm.python}."
            )
        for job in jobs:
            write_atomically(
                targets[job.name], (Path(scratch) / f"{job.name}.out.zip").read_bytes()
            )


def check_imports(ours: Mapping[str, bytes], left_out: Collection[str]) -> None:
    """Refuse a module of ours that imports a standard module which the allow-list leaves out.

    Args:
        ours: Our package's files, by path.
        left_out: Dotted names of the standard modules that are not in the pack.

    Raises:
        PackError: With the file, the line and the module.
    """
    for path, content in sorted(ours.items()):
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(content, path)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            else:
                continue
            for name in names:
                if name in left_out:
                    raise PackError(
                        f"{path}, line {node.lineno} imports {name}, which the browser's pack "
                        "leaves out: "
                        "add it to site_hooks/runtime_pack/allow.py."
                    )


def write_lock(npm: parts.Npm, wheels: list[Wheel]) -> bytes:
    """``pyodide-lock.json`` for what is inside, as pyodide-lock writes it.

    Names, versions, SHA-256 and dependencies are those of the wheels that went in; their compiled
    files lie in ``python.bin``.
    """
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for wheel in wheels:
            files.append(Path(scratch) / wheel.file_name)
            files[-1].write_bytes(wheel.content)
        empty = PyodideLockSpec.from_dict({"info": npm.lock_info, "packages": {}})
        spec = add_wheels_to_spec(empty, files, ignore_missing_dependencies=True)
        for package in spec.packages.values():
            if unknown := set(package.depends) - set(spec.packages) - set(NOT_IN_BROWSER):
                raise PackError(
                    f"{package.name} needs {', '.join(sorted(unknown))}, which is not in the pack."
                )
            package.depends = sorted(name for name in package.depends if name in spec.packages)
            package.imports = sorted(package.imports)
        target = Path(scratch) / "pyodide-lock.json"
        spec.to_json(target, indent=1)
        return target.read_bytes()


def stubs() -> dict[str, bytes]:
    """Modules of ours in the place of Python's and Pyodide's own, by path: each says why."""
    return {
        path.relative_to(STUBS).as_posix(): path.read_bytes()
        for path in sorted(STUBS.rglob("*.py"))
    }


def _library_job(wheel: Wheel) -> Job:
    trim = LIBRARIES.get(wheel.name)
    if trim is None:
        raise PackError(
            f"{wheel.name} is a new dependency: say in site_hooks/runtime_pack/allow.py what of "
            "it the browser needs."
        )
    kept = {path: content for path, content in wheel.members().items() if trim.keeps(path)}
    if not kept:
        raise PackError(f"The allow-list keeps nothing of {wheel.name}.")
    return Job(wheel.name, kept)


def archives(
    npm: parts.Npm, ours: Wheel, libraries: list[Wheel], cache: Path
) -> tuple[bytes, bytes]:
    """The two archives of compiled modules: what answers need, and what is deferred."""
    with zipfile.ZipFile(npm.folder / "python_stdlib.zip") as archive:
        kept = stdlib_members(archive.namelist())
        left_out = {
            module_name(name)
            for name in archive.namelist()
            if name.endswith(".py") and name not in kept
        }
        standard = {name: archive.read(name) for name in kept} | stubs()
    our_files = {path: content for path, content in ours.members().items() if OURS.keeps(path)}
    check_imports(our_files, left_out)
    jobs = [
        Job("stdlib", standard, blanked=("pyodide/", "_pyodide/")),
        Job("ours", our_files, lines=True),
        *map(_library_job, libraries),
    ]
    compiled = compile_jobs(npm, jobs, cache / "compiled")
    first: dict[str, bytes] = compiled["ours"]
    deferred: dict[str, bytes] = {}
    for path, content in compiled["stdlib"].items():
        (deferred if is_deferred(path) else first)[path] = content
    for wheel in libraries:
        (deferred if LIBRARIES[wheel.name].deferred else first).update(compiled[wheel.name])
    return write_zip(first), write_zip(deferred)


def _kept(cache: Path, suffix: str, make: Callable[[], bytes], *inputs: str | bytes) -> bytes:
    """What *make* gives for *inputs*, its tools' versions among them."""
    return made_once(cache / "compressed" / f"{fingerprint(*inputs)}{suffix}", make)


def our_wheel(project: Path, cache: Path) -> Wheel:
    """The project's wheel, built again only when what goes into it has changed."""
    metadata_files = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")
    sources = [
        path
        for path in (
            *(project / name for name in metadata_files),
            *sorted((project / "tools_py").rglob("*")),
        )
        if path.is_file() and path.suffix != ".pyc"
    ]

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as scratch:
            wheel = parts.build_our_wheel(project, Path(scratch))
        return write_zip({wheel.file_name: wheel.content})

    named = (
        part
        for path in sources
        for part in (path.relative_to(project).as_posix(), path.read_bytes())
    )
    archived = _kept(cache, ".whl.zip", make, metadata.version("hatchling"), *named)
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        [name] = archive.namelist()
        return parts.named_wheel(name, archive.read(name))


def gzipped(content: bytes, cache: Path) -> bytes:
    """*content* gzipped, a twentieth tighter than zlib does it, without time or name."""
    return _kept(
        cache,
        ".gz",
        lambda: bytes(deflate.gzip_compress(content, 12)),
        metadata.version("deflate"),
        content,
    )


def brotlied(content: bytes, cache: Path) -> bytes:
    """*content* as brotli compresses it best."""
    return _kept(
        cache,
        ".br",
        lambda: brotli.compress(content, quality=11, lgwin=24),
        metadata.version("brotli"),
        content,
    )


def tree_shaken_engine(npm: parts.Npm, cache: Path) -> dict[str, bytes]:
    """Pyodide's engine, JavaScript and WebAssembly, without what the pack has no use for."""
    engine, loader = (
        (npm.folder / name).read_text("utf-8") for name in ("pyodide.asm.mjs", "pyodide.mjs")
    )
    wasm = (npm.folder / "pyodide.asm.wasm").read_bytes()

    def make() -> bytes:
        script, code = tree_shake(engine, loader, wasm, Tools(_node(), npm.terser, npm.binaryen))
        return write_zip({file_names.ENGINE: script.encode(), file_names.CODE: code})

    ours = [(HERE / name).read_bytes() for name in ("tree_shake.py", "tree_shake.mjs")]
    archived = _kept(cache, ".zip", make, *ours, json.dumps(npm.tools), engine, loader, wasm)
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def memory_snapshot(npm: parts.Npm, files: Mapping[str, bytes], cache: Path) -> bytes:
    """The memory snapshot of a started Python, as ``memory_snapshot.mjs`` lays it out: a start on a
    fast line restores it in place of importing.

    Args:
        npm: Pyodide.
        files: The pack's engine, loader, first archive and lock file.
        cache: Where what is made is kept.

    Raises:
        EngineError: Python did not start under Node, or no snapshot of it could be taken.
    """
    # Node, unlike a browser, recognises a module by the ending of its name.
    named = {file_names.LOADER: "pyodide.mjs", file_names.ENGINE: "pyodide.asm.mjs"}
    wanted = {named.get(name, name): content for name, content in files.items()}

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as scratch:
            for name, content in wanted.items():
                (Path(scratch) / name).write_bytes(content)
            target = Path(scratch) / "memory"
            command = [
                _node(),
                str(HERE / "memory_snapshot.mjs"),
                scratch,
                str(HERE / SETUP),
                str(target),
            ]
            run = subprocess.run(
                command, capture_output=True, text=True, env=parts.environment(), check=False
            )
            if run.returncode != 0:
                raise EngineError(
                    f"No memory snapshot of Python could be taken:\n{run.stderr[-3000:]}"
                )
            return target.read_bytes()

    tools = [(HERE / name).read_bytes() for name in ("memory_snapshot.mjs", SETUP)]
    return _kept(
        cache,
        ".memory",
        make,
        npm.version,
        *tools,
        *(part for name in sorted(wanted) for part in (name, wanted[name])),
    )


def describe(content: bytes) -> dict[str, object]:
    """Length and SHA-256 of a file, as the manifest lists them."""
    return {"bytes": len(content), "sha256": sha256(content)}


def build(project: Path, cache: Path) -> Pack:
    """Build the pack, or find it already built from the same parts.

    Args:
        project: The checkout: ``tools_py``, ``pyproject.toml``, ``requirements.lock``,
            ``package.json`` and ``node_modules``.
        cache: A folder of ours; it may be deleted at any time.

    Returns:
        The pack, in ``cache/packs/<digest>``.

    Raises:
        PackError: A part is missing or is not the pinned one, or `UEP_PACK` has a value that there
            is not.
    """
    npm = parts.read_npm(project)
    wanted = os.environ.get(KIND) or "fast"
    if wanted not in ("fast", "plain"):
        raise PackError(f"{KIND} is “{wanted}”; it may be “plain”, or not be set.")
    ours = our_wheel(project, cache)
    libraries = parts.collect(ours, parts.locked_versions(project), npm.python)
    lock = write_lock(npm, [ours, *libraries])
    small = {
        file_names.LOADER: (npm.folder / "pyodide.mjs").read_bytes(),
        file_names.LOCK: lock,
    }
    if wanted == "plain":
        files = small | plain_files(npm, ours, libraries)
    else:
        try:
            files = small | fast_files(npm, ours, libraries, small, cache)
        except EngineError as error:
            log.warning(SLOWER, npm.version, error)
            files = small | plain_files(npm, ours, libraries)
    return _published(npm, [ours, *libraries], files, json.loads(lock), cache)


def fast_files(
    npm: parts.Npm,
    ours: Wheel,
    libraries: list[Wheel],
    small: Mapping[str, bytes],
    cache: Path,
) -> dict[str, bytes]:
    """The tree-shaken engine, compiled archives of what is used, and the memory snapshot.

    Raises:
        EngineError: Pyodide's engine is not as this needs it.
    """
    first, deferred = archives(npm, ours, libraries, cache)
    files = {**tree_shaken_engine(npm, cache), file_names.FIRST: first}
    snapshot = memory_snapshot(npm, {**small, **files}, cache)
    return files | {file_names.SNAPSHOT: snapshot, file_names.DEFERRED: deferred}


def plain_files(npm: parts.Npm, ours: Wheel, libraries: list[Wheel]) -> dict[str, bytes]:
    """The engine and the standard library as npm has them, and sources: nothing undocumented."""
    with zipfile.ZipFile(npm.folder / "python_stdlib.zip") as archive:
        first = {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}
    first |= {path: content for path, content in ours.members().items() if OURS.keeps(path)}
    deferred: dict[str, bytes] = {}
    for wheel in libraries:
        kept = _library_job(wheel).members
        (deferred if LIBRARIES[wheel.name].deferred else first).update(kept)
    return {
        file_names.ENGINE: (npm.folder / "pyodide.asm.mjs").read_bytes(),
        file_names.CODE: (npm.folder / "pyodide.asm.wasm").read_bytes(),
        file_names.FIRST: write_zip(first),
        file_names.DEFERRED: write_zip(deferred),
    }


def _published(
    npm: parts.Npm,
    wheels: list[Wheel],
    files: dict[str, bytes],
    lock: dict[str, object],
    cache: Path,
) -> Pack:
    """Add the packed forms, the worker and the manifest; write the folder."""
    big = {name: content for name, content in files.items() if name in file_names.BIG}
    for name, content in big.items():
        files[file_names.packed(name)] = gzipped(content, cache)
    manifest: dict[str, object] = {
        "pyodide": npm.version,
        "python": npm.python,
        "packages": {wheel.name: wheel.version for wheel in wheels},
        "files": {name: describe(files[name]) for name in sorted(files)},
    }
    table = json.dumps(manifest | {"lock": lock}, sort_keys=True, separators=(",", ":"))
    worker = scripts.stripped(HERE / file_names.WORKER)
    setup = json.dumps((HERE / SETUP).read_text("utf-8"))
    for place, filling in {PLACE_IN_WORKER: table, PLACE_FOR_SETUP: setup}.items():
        if worker.count(place) != 1:
            raise PackError(f"{file_names.WORKER} must hold {place} exactly once.")
        worker = worker.replace(place, filling)
    files[file_names.WORKER] = worker.encode()
    files[file_names.MANIFEST] = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    digest = fingerprint(*(part for name in sorted(files) for part in (name, files[name])))[:16]
    folder = cache / "packs" / digest
    if not folder.is_dir():
        _write_folder(folder, files)
    folder.touch()
    _tidy(cache)
    return Pack(folder, digest, manifest)


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another build has just finished with it
        return 0.0


def _tidy(cache: Path) -> None:
    """Forget the oldest of what many edits leave behind."""
    for folder, most in KEPT.items():
        entries = sorted((cache / folder).glob("*"), key=_last_used, reverse=True)
        for old in entries[most:]:
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.unlink(missing_ok=True)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        unfinished = Path(scratch) / folder.name
        unfinished.mkdir()
        for name, content in files.items():
            (unfinished / name).write_bytes(content)
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():  # another build was quicker, with the same bytes
                raise
