"""The pinned parts of the pack: Pyodide from npm, our wheel, the libraries' wheels.

Libraries are taken from the distributions installed for this very build, not downloaded again: the
environment was installed from ``requirements.lock`` with hashes, each file is checked here against
the RECORD its wheel brought along, and the versions against the lock file. So the build needs no
network, cannot pick up another version, and notices a file that somebody edited in place.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from site_hooks.runtime_pack.allow import NOT_IN_BROWSER
from site_hooks.site_files import zipped

#: All archives carry this moment (the month of the guidance, 1 June 2018) so that two builds give
#: the same bytes.
SOURCE_DATE_EPOCH = 1527811200
ZIP_DATE = (2018, 6, 1, 0, 0, 0)


def environment() -> dict[str, str]:
    """What the programs that make the pack may know of the machine; its time zone would show."""
    passed_on = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return passed_on | {"SOURCE_DATE_EPOCH": str(SOURCE_DATE_EPOCH), "TZ": "UTC"}


class PackError(RuntimeError):
    """The pack cannot be built; the message says what to do about it."""


class EngineError(PackError):
    """Pyodide's engine is not laid out as the fast pack needs it; the plain pack can be built."""


@dataclass(frozen=True)
class Npm:
    """The ``pyodide`` package as npm installed it, and the programs that tree-shake its engine."""

    folder: Path
    version: str
    python: str
    lock_info: dict[str, str]
    terser: Path
    binaryen: Path
    tools: dict[str, str]
    """Versions of the packages that the programs are of."""


@dataclass(frozen=True)
class Wheel:
    """One wheel: name, version, file name and content."""

    name: str
    version: str
    file_name: str
    content: bytes

    def members(self) -> dict[str, bytes]:
        """The files in it, by path."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if not info.is_dir()
            }


def write_zip(members: dict[str, bytes]) -> bytes:
    """An uncompressed archive of *members*, dated as every archive of the pack."""
    return zipped(members, ZIP_DATE)


def read_npm(project: Path) -> Npm:
    """Find Pyodide, terser and binaryen under ``node_modules`` and check that they are the versions
    ``package.json`` asks for.

    Raises:
        PackError: One is not installed, incomplete, or another version.
    """
    pyodide = (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    )
    folder, version = _installed(project, "pyodide", *pyodide)
    terser, terser_version = _installed(project, "terser", "bin/terser")
    binaryen, binaryen_version = _installed(project, "binaryen", "index.js")
    tools = {"terser": terser_version, "binaryen": binaryen_version}
    info = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    return Npm(folder, version, info["python"], info, terser / "bin" / "terser", binaryen, tools)


def _installed(project: Path, package: str, *files: str) -> tuple[Path, str]:
    """Where npm put *package*, and its version."""
    folder = project / "node_modules" / package
    for name in ("package.json", *files):
        if not (folder / name).is_file():
            raise PackError(
                f"A part of Python for the browser is not installed: {folder / name} is missing. "
                f"Run `npm ci` in {project}."
            )
    wanted = json.loads((project / "package.json").read_text("utf-8"))["dependencies"][package]
    version = str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    if version != wanted:
        raise PackError(
            f"node_modules holds {package} {version}, package.json asks for {wanted}. Run `npm "
            f"ci` in {project}."
        )
    return folder, version


def locked_versions(project: Path) -> dict[str, str]:
    """The versions of ``requirements.lock`` by canonical name."""
    text = (project / "requirements.lock").read_text("utf-8")
    return {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", text, re.MULTILINE)
    }


def build_our_wheel(project: Path, target: Path) -> Wheel:
    """Build the project's wheel into the folder *target* with the build backend installed beside
    us.

    Raises:
        PackError: The backend refused; its words are in the message.
    """
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(target),
        str(project),
    ]
    run = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    wheels = sorted(target.glob("*.whl"))
    if run.returncode != 0 or len(wheels) != 1:
        raise PackError(
            f"The wheel of {project} could not be built:\n{run.stdout[-3000:]}{run.stderr[-3000:]}"
        )
    return named_wheel(wheels[0].name, wheels[0].read_bytes())


def named_wheel(file_name: str, content: bytes) -> Wheel:
    """A wheel by the name of its file, which holds the distribution's name and version."""
    name, version = file_name.split("-")[:2]
    return Wheel(canonicalize_name(name), version, file_name, content)


def requirements_of(wheel: Wheel, python: str) -> list[str]:
    """Names of the distributions that *wheel* needs in the browser (its markers are asked for
    Pyodide's platform).
    """
    text = next(
        content for name, content in wheel.members().items() if name.endswith(".dist-info/METADATA")
    )
    target = {
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "os_name": "posix",
        "extra": "",
    }
    target |= {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
    }
    names = []
    for line in message_from_bytes(text).get_all("Requires-Dist", []):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(target):
            names.append(str(canonicalize_name(requirement.name)))
    return names


def repack(name: str, locked: dict[str, str]) -> Wheel:
    """The wheel of an installed distribution, built again from its RECORD.

    Raises:
        PackError: Not installed, not the locked version, or a file differs from what its wheel
        brought.
    """
    distribution = _locked_distribution(name, locked)
    record = distribution.read_text("RECORD")
    about = distribution.read_text("WHEEL")
    if record is None or about is None:
        raise PackError(f"{name} was not installed from a wheel: it has no RECORD.")
    members: dict[str, bytes] = {}
    rows: list[str] = []
    for path, digest, size in csv.reader(record.splitlines()):
        if digest and not _is_the_installers(path):
            members[path] = _checked_file(distribution, path, digest)
            rows.append(f"{path},{digest},{size}")
    info = next(path.split("/", 1)[0] for path in members if path.endswith(".dist-info/METADATA"))
    members[f"{info}/RECORD"] = ("\n".join([*sorted(rows), f"{info}/RECORD,,"]) + "\n").encode()
    tags = sorted(re.findall(r"^Tag: (\S+)-none-any$", about, re.MULTILINE))
    if not tags:
        raise PackError(
            f"{name} is not pure Python; the browser cannot use what is installed here."
        )
    file_name = f"{info.removesuffix('.dist-info')}-{'.'.join(tags)}-none-any.whl"
    return Wheel(str(canonicalize_name(name)), distribution.version, file_name, write_zip(members))


def _locked_distribution(name: str, locked: dict[str, str]) -> metadata.Distribution:
    """The installed distribution; raise PackError where it is not the locked one."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise PackError(
            f"{name} is needed in the browser and is not installed. Install requirements.lock "
            "first."
        ) from None
    wanted = locked.get(canonicalize_name(name), "nothing of it")
    if wanted != distribution.version:
        raise PackError(
            f"{name} {distribution.version} is installed, requirements.lock says {wanted}."
        )
    return distribution


def _is_the_installers(path: str) -> bool:
    """Whether pip made the file at *path*, or put it elsewhere than the wheel has it."""
    return (
        path.startswith("..")
        or "__pycache__/" in path
        or path.endswith(
            (
                ".dist-info/INSTALLER",
                ".dist-info/REQUESTED",
                ".dist-info/direct_url.json",
                ".dist-info/RECORD",
            )
        )
    )


def _checked_file(distribution: metadata.Distribution, path: str, expected: str) -> bytes:
    """A file as its wheel brought it, by the digest that RECORD gives; raise PackError where it
    was changed since.
    """
    content = Path(str(distribution.locate_file(path))).read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    if expected != f"sha256={digest}":
        raise PackError(
            f"{distribution.name}: the installed file {path} is not the one its wheel brought. "
            "Install requirements.lock again."
        )
    return content


def collect(ours: Wheel, locked: dict[str, str], python: str) -> list[Wheel]:
    """Our wheel's dependencies, and theirs, as far as the browser needs them, by name."""
    wheels: dict[str, Wheel] = {}
    waiting = requirements_of(ours, python)
    while waiting:
        name = waiting.pop()
        if name in wheels or name in NOT_IN_BROWSER:
            continue
        wheels[name] = repack(name, locked)
        waiting += requirements_of(wheels[name], python)
    return [wheels[name] for name in sorted(wheels)]
