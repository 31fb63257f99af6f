"""Python for the browser: complete, true to its manifest, the same twice, and clear about what is
wrong.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from site_hooks import runtime_pack
from site_hooks.runtime_pack import allow, file_names, pack, parts, tree_shake
from site_hooks.runtime_pack.annotations import without_annotations
from tests.conftest import ROOT

CACHE = ROOT / ".cache" / "python-pack"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it is now: an edit while the tests run does not disturb them."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(
        ROOT / "tools_py", folder / "tools_py", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock", "package.json"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@pytest.fixture(scope="module")
def built(project: Path) -> pack.Pack:
    return runtime_pack.build(project, CACHE)


def run_in_pack(built: pack.Pack, python: str, *archives: str) -> str:
    """Start the pack's Python under Node with nothing but the pack's archives, run `python`, return
    what its last line says.
    """
    script = """
        import { readFileSync } from "node:fs";
        const [folder, source, ...archives] = process.argv.slice(1);
        const { loadPyodide } = await import(`file://${folder}/pyodide.mjs`);
        const python = await loadPyodide({
          indexURL: folder,
          stdLibURL: `${folder}/python.zip`,
          lockFileContents: JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf8")),
        });
        for (const name of archives) {
          python.FS.writeFile(`/lib/${name}`, readFileSync(`${folder}/${name}`));
          python.runPython(`import sys; sys.path.append("/lib/${name}")`);
        }
        console.log(python.runPython(source));
    """
    with tempfile.TemporaryDirectory() as scratch:
        # Node, unlike a browser, tells a module by its name.
        for file in built.folder.iterdir():
            name = (
                file.with_suffix(".mjs").name
                if file.name in ("pyodide.js", "pyodide.asm.js")
                else file.name
            )
            Path(scratch, name).symlink_to(file.resolve())
        command = [
            "node",
            "--preserve-symlinks",
            "--preserve-symlinks-main",
            "--input-type=module",
            "-e",
            script,
            scratch,
            python,
            *archives,
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout.strip()


def test_manifest_lists_the_files_as_they_are(built: pack.Pack) -> None:
    manifest = json.loads((built.folder / file_names.MANIFEST).read_text("utf-8"))
    assert manifest == built.manifest
    for name, described in manifest["files"].items():
        content = (built.folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            described["bytes"],
            described["sha256"],
        ), name
    assert {path.name for path in built.folder.iterdir()} == set(manifest["files"]) | {
        file_names.MANIFEST,
        file_names.WORKER,
    }
    assert (
        manifest["pyodide"]
        == json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    )
    for name, version in manifest["packages"].items():
        assert metadata.version(name) == version


def test_worker_knows_the_files_it_fetches(built: pack.Pack) -> None:
    worker = (built.folder / file_names.WORKER).read_text("utf-8")
    assert pack.PLACE_IN_WORKER not in worker
    for described in built.manifest["files"].values():  # type: ignore[attr-defined]
        assert described["sha256"] in worker


def test_packed_forms_unpack_to_the_plain_files(built: pack.Pack) -> None:
    for name in ("pyodide.asm.wasm", "python.zip", "later.zip", "started.memory"):
        assert (
            gzip.decompress((built.folder / file_names.packed(name)).read_bytes())
            == (built.folder / name).read_bytes()
        )


def test_lock_lists_what_is_inside(built: pack.Pack) -> None:
    packages = json.loads((built.folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
    assert {name: package["version"] for name, package in packages.items()} == built.manifest[
        "packages"
    ]
    assert packages["icalendar"]["depends"] == ["python-dateutil", "tzdata"]
    assert "click" not in packages
    assert all(len(package["sha256"]) == 64 for package in packages.values())


def test_holds_no_source_and_not_the_command_line(built: pack.Pack) -> None:
    for archive in ("python.zip", "later.zip"):
        names = zipfile.ZipFile(built.folder / archive).namelist()
        assert [
            name
            for name in names
            if name.endswith(".py") or name.startswith("tools_py/cli") or name.startswith("click")
        ] == []


def test_answers_need_only_the_first_archive(built: pack.Pack) -> None:
    source = """
import json
from tools_py import browser, calculator
answered = {}
for name in calculator.names():
    raw, today = calculator.load(name).example
    answer = browser.answer(name, json.dumps(dict(raw)), today.isoformat())
    answered[name] = "result" in json.loads(answer)
json.dumps(answered)
"""
    answered = json.loads(run_in_pack(built, source))
    assert answered
    assert all(answered.values()), answered


def test_everything_inside_can_be_imported(built: pack.Pack) -> None:
    ours = [
        name
        for name in zipfile.ZipFile(built.folder / "python.zip").namelist()
        if name.startswith(("tools_py/", "markdown_it/", "mdurl/"))
    ]
    libraries = ("icalendar/", "dateutil/", "six")
    later = [
        name
        for name in zipfile.ZipFile(built.folder / "later.zip").namelist()
        if name.startswith(libraries)
    ]
    modules = sorted(allow.module_name(name) for name in [*ours, *later] if name.endswith(".pyc"))
    assert len(modules) > 100
    # dateutil.tz.win and its kin say themselves that they are for Windows only.
    modules = [name for name in modules if name not in ("dateutil.tz.win", "dateutil.tzwin")]
    source = f"""
import importlib, json
trouble = []
for name in {modules!r}:
    try:
        importlib.import_module(name)
    except Exception as error:
        trouble.append(f"{{name}}: {{error!r}}")
json.dumps(trouble)
"""
    assert json.loads(run_in_pack(built, source, "later.zip")) == []


def test_the_modules_kept_of_the_standard_library_run(built: pack.Pack) -> None:
    source = """
import csv, datetime, decimal, fractions, json, statistics, traceback, uuid
import importlib, importlib.metadata, importlib.resources
from zoneinfo import ZoneInfo
import icalendar
importlib.invalidate_caches()
day = datetime.datetime.strptime("2026-07-01", "%Y-%m-%d").replace(tzinfo=ZoneInfo("Europe/London"))
event = icalendar.Event()
event.add("dtstart", datetime.date(2026, 7, 1))
try:
    importlib.metadata.version("nothing")
except importlib.metadata.PackageNotFoundError:
    pass
holidays = importlib.resources.files("tools_py").joinpath("data/bank-holidays.json")
json.dumps(
    {
        "offset": day.utcoffset().total_seconds(),
        "event": event.to_ical().decode()[:12],
        "holidays": sorted(json.loads(holidays.read_text("utf-8")))[0],
        "assertions": __debug__,
    }
)
"""
    found = json.loads(run_in_pack(built, source, "later.zip"))
    assert found == {
        "offset": 3600,
        "event": "BEGIN:VEVENT",
        "holidays": "england-and-wales",
        "assertions": True,
    }


def test_the_shortened_engine_keeps_the_names_that_pyodide_asks_for(built: pack.Pack) -> None:
    source = """
from pyodide.code import run_js
def fail():
    raise ValueError
run_js("fail => { try { fail() } catch (error) { return error.constructor.name } }")(fail)
"""
    assert run_in_pack(built, source) == "PythonError"


def test_annotations_of_functions_are_blanked_and_lines_stay_where_they_are() -> None:
    source = '''"""Says what it is."""
from dataclasses import dataclass

@dataclass
class Thing:
    name: str

def of(first: dict[str, int], *rest: "Thing", last: int = 3) -> tuple[
    int, int
]:
    return line(first)  # £: int -> str

async def later(
    one: int,
    été: str = "-> x",
) -> "Thing": return one
'''.encode()
    blanked = without_annotations(source, "thing.py")
    assert (len(blanked.splitlines()), len(blanked)) == (len(source.splitlines()), len(source))
    module: dict[str, Any] = {}
    exec(compile(blanked, "thing.py", "exec", dont_inherit=True), module)
    thing, of, later = (module[name] for name in ("Thing", "of", "later"))
    assert thing.__annotations__ == {"name": str}
    assert list(of.__annotations__) == ["return"]
    assert later.__annotations__ == {}
    assert later.__defaults__ == ("-> x",)


def test_a_layout_that_cannot_be_blanked_is_left_alone() -> None:
    source = b"def of(first: (int) = 3): return first\n"
    assert without_annotations(source, "of.py") == source


def test_an_engine_laid_out_in_another_way_is_refused() -> None:
    with pytest.raises(runtime_pack.PackError, match="only 0 unused exports"):
        tree_shake.without_unused_exports('_a=Module["_a"]=wasmExports["a"];call(_a,_a)', "")


def test_python_that_does_not_start_is_reported(built: pack.Pack, tmp_path: Path) -> None:
    files = {
        name: (built.folder / name).read_bytes()
        for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "pyodide-lock.json")
    }
    with pytest.raises(runtime_pack.PackError, match="No memory snapshot of Python could be taken"):
        pack.memory_snapshot(parts.read_npm(ROOT), files | {"python.zip": b"no archive"}, tmp_path)


def test_two_builds_give_the_same_bytes(project: Path, built: pack.Pack, tmp_path: Path) -> None:
    again = runtime_pack.build(project, tmp_path)
    assert again.digest == built.digest
    for path in again.folder.iterdir():
        assert path.read_bytes() == (built.folder / path.name).read_bytes(), path.name


def test_an_unchanged_pack_is_not_built_again(
    project: Path, built: pack.Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack, "_run_compiler", lambda *_: pytest.fail("compiled again"))
    monkeypatch.setattr(pack, "_write_folder", lambda *_: pytest.fail("written again"))
    assert runtime_pack.build(project, CACHE) == built


def project_without_pyodide(folder: Path) -> Path:
    shutil.copy(ROOT / "package.json", folder)
    return folder


def project_with_pyodide(folder: Path, version: str) -> Path:
    project = project_without_pyodide(folder)
    place = project / "node_modules" / "pyodide"
    place.mkdir(parents=True)
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        (place / name).write_text("{}")
    (place / "package.json").write_text(json.dumps({"version": version}))
    return project


def test_says_so_when_node_modules_is_missing(tmp_path: Path) -> None:
    with pytest.raises(runtime_pack.PackError, match="npm ci"):
        runtime_pack.build(project_without_pyodide(tmp_path), tmp_path / "cache")


def test_says_so_when_another_pyodide_is_installed(tmp_path: Path) -> None:
    with pytest.raises(runtime_pack.PackError, match=r"pyodide 0\.0\.1"):
        runtime_pack.build(project_with_pyodide(tmp_path, "0.0.1"), tmp_path / "cache")


def test_says_so_when_terser_is_missing(tmp_path: Path) -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    with pytest.raises(
        runtime_pack.PackError, match=r"node_modules/terser/package\.json is missing. Run `npm ci`"
    ):
        runtime_pack.build(project_with_pyodide(tmp_path, wanted), tmp_path / "cache")


def test_refuses_a_library_that_is_not_the_locked_one() -> None:
    with pytest.raises(runtime_pack.PackError, match=r"requirements\.lock says 0\.0\.1"):
        parts.repack("mdurl", {"mdurl": "0.0.1"})


def test_refuses_an_edited_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file that is not the one its wheel brought is noticed."""
    distribution = metadata.distribution("six")
    (tmp_path / "six.py").write_text("# edited\n")
    monkeypatch.setattr(
        type(distribution),
        "locate_file",
        lambda self, path: (
            tmp_path / "six.py" if str(path) == "six.py" else self._path.parent / path
        ),
    )
    with pytest.raises(runtime_pack.PackError, match=r"six\.py is not the one"):
        parts.repack("six", {"six": distribution.version})


def test_refuses_an_import_that_the_allow_list_leaves_out() -> None:
    with pytest.raises(runtime_pack.PackError, match=r"tools_py/x\.py, line 2 imports sqlite3"):
        pack.check_imports({"tools_py/x.py": b"import json\nimport sqlite3\n"}, {"sqlite3"})


def test_allow_list_names_only_what_exists() -> None:
    with pytest.raises(ValueError, match="does not have"):
        allow.stdlib_members(["os.py"])
