"""What is shipped, and in which version: a CycloneDX file beside the site, and the same as a table
on a page.

Everything is read from where it is pinned or stated: the lock files, the installed packages, the
parts themselves. What a part does not state (the version of an icon, the licence of a data set) is
not stated here either.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from site_hooks import PROJECT
from site_hooks.figures.tables import table as table_of
from site_hooks.runtime_pack import parts
from site_hooks.runtime_pack.allow import LIBRARIES
from tools_py.reports.markup import Markup, element

FILE = "sbom.cdx.json"
FIGURE = "software"
NOT_STATED = "not stated"
SPACE = uuid.UUID("6f0a3a52-0f0e-5c39-9a4e-2f1c6f6d7a10")
"""The name space of the list's own number, which is derived from what it says."""
LICENCES = {
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "six": "MIT",
    "tzdata": "Apache-2.0",
}
"""SPDX expressions of packages that state their licence in words only."""
BUILT_WITH = (
    "mkdocs",
    "mkdocs-material",
    "typst",
    "pyodide-build",
    "pyodide-lock",
    "hatchling",
    "brotli",
    "deflate",
    "lxml",
)


@dataclass(frozen=True, slots=True)
class Linked:
    """A library that is linked into Pyodide's engine: words by which it is found there, and its
    version, as a pattern around it or as the engine says it when asked.

    A version that the engine's file does not hold is not stated.
    """

    name: str
    licence: str | None
    sign: bytes
    version: bytes | None = None

    def as_part(self, engine: bytes) -> Part | None:
        """Return it as a part, or None where the engine does not hold it."""
        if self.sign not in engine:
            return None
        stated = re.search(self.version, engine) if self.version else None
        version = stated[1].decode() if stated else None
        return Part(self.name, version, self.licence, "calculators, in Pyodide")


LINKED = (
    Linked("bzip2", "bzip2-1.0.6", b"libbzip2", rb"(1\.0\.\d), \d+-"),
    Linked("Expat", "MIT", b"expat_", rb"expat_(\d[\d.]+)"),
    Linked("HACL*", "MIT", b"HACL*"),
    Linked("hiwire", None, b"hiwire_new"),
    Linked("libffi", "MIT", b"ffi_"),
    Linked("libmpdec", "BSD-2-Clause", b"libmpdec", rb"\0(2\.5\.1)\0"),
    Linked("mimalloc", "MIT", b"mimalloc: error"),
    Linked("SQLite", "blessing", b"SQLite format 3", rb"[^.\d](3\.39\.0)\0"),
    Linked("Unicode data", "Unicode-3.0", b"UnicodeData", rb"UnicodeData File Format ([\d.]+\d)"),
    Linked("xz (liblzma)", None, b"liblzma"),
    Linked("zlib", "Zlib", b"inflate", rb"inflate (\d[\d.]+) Copyright"),
    Linked("Zstandard", "BSD-3-Clause OR GPL-2.0-only", b"zstd", rb"\0(1\.5\.7)\0"),
)
"""What CPython and Pyodide link in. The C library and LLVM's runtime come with Emscripten."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is shipped: what it is, as CycloneDX names it, where on the site it is, and
    the digests of what it was taken from.
    """

    name: str
    version: str | None
    licence: str | None
    where: str
    kind: str = "library"
    purl: str | None = None
    hashes: tuple[tuple[str, str], ...] = ()

    def as_component(self) -> Component:
        """Return the part as a CycloneDX component."""
        licences = LicenseFactory()
        return Component(
            type=ComponentType(self.kind),
            bom_ref=f"{self.name}@{self.version or 'not-stated'}",
            name=self.name,
            version=self.version,
            licenses=[licences.make_from_string(self.licence)] if self.licence else None,
            purl=PackageURL.from_string(self.purl) if self.purl else None,
            hashes=[HashType(alg=HashAlgorithm(name), content=it) for name, it in self.hashes],
            properties=[Property(name="uep:where", value=self.where)],
        )


@cache
def locked_hashes(project: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, by package, the SHA-256 of each file that `requirements.lock` lets in."""
    text = (project / "requirements.lock").read_text(encoding="utf-8")
    found = {}
    for block in re.split(r"\n(?=\S)", text):
        if name := re.match(r"([A-Za-z0-9._-]+)==", block):
            found[str(canonicalize_name(name[1]))] = tuple(
                ("SHA-256", digest) for digest in re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
            )
    return found


def licence_of(package: str) -> str:
    """Return the SPDX expression of an installed package's licence."""
    stated: str | None = metadata.metadata(package).get("License-Expression")
    return stated or LICENCES[package]


def from_npm(project: Path, name: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return the version, the licence and the digest of an npm package, from
    `package-lock.json`.
    """
    locked = json.loads((project / "package-lock.json").read_text(encoding="utf-8"))["packages"][
        f"node_modules/{name}"
    ]
    algorithm, _, digest = locked["integrity"].partition("-")
    content = base64.b64decode(digest).hex()
    return (
        locked["version"],
        locked["license"],
        ((algorithm.upper().replace("SHA", "SHA-"), content),),
    )


def stated_in(text: str, pattern: str) -> str | None:
    """Return the version that a file states of a part, if it does."""
    found = re.search(pattern, text)
    return found[1] if found else None


@cache
def shipped(project: Path = PROJECT) -> tuple[Part, ...]:
    """Return all parts that are shipped, ours first."""
    return (
        own_part(),
        *(pypi_part(project, name, "calculators") for name in sorted(LIBRARIES)),
        *engine_parts(project),
        *page_parts(project),
        font_part(project / "site_hooks" / "pdf" / "fonts"),
        *data_parts(project / "tools_py" / "data"),
    )


def own_part() -> Part:
    """Return the package of the calculators."""
    name, version = "user-entry-process", metadata.version("user-entry-process")
    purl = f"pkg:pypi/{name}@{version}"
    return Part(name, version, "MIT", "calculators", kind="application", purl=purl)


def pypi_part(project: Path, name: str, where: str) -> Part:
    """Return a package of PyPI as the lock file pins it."""
    package = str(canonicalize_name(name))
    version = parts.locked_versions(project)[package]
    hashes = locked_hashes(project)[package]
    purl = f"pkg:pypi/{name}@{version}"
    return Part(name, version, licence_of(name), where, purl=purl, hashes=hashes)


def npm_part(project: Path, name: str, where: str, kind: str = "library") -> Part:
    """Return a package of npm as the lock file pins it."""
    version, licence, digest = from_npm(project, name)
    purl = f"pkg:npm/{name}@{version}"
    return Part(name, version, licence, where, kind=kind, purl=purl, hashes=digest)


def engine_parts(project: Path) -> list[Part]:
    """Return Pyodide and what its engine is built of."""
    npm = parts.read_npm(project)
    inside = "calculators, in Pyodide"
    library = sha256_of(npm.folder / "python_stdlib.zip")
    emscripten = npm.lock_info["platform"].removeprefix("emscripten_").replace("_", ".")
    return [
        npm_part(project, "pyodide", "calculators", "platform"),
        Part("CPython", npm.python, "Python-2.0", inside, kind="platform", hashes=library),
        Part("Emscripten", emscripten, "MIT", inside),
        *linked_into((npm.folder / "pyodide.asm.wasm").read_bytes()),
    ]


def page_parts(project: Path) -> list[Part]:
    """Return what the pages and their search are made with and hold."""
    return [
        pypi_part(project, "mkdocs-material", "pages"),
        *(npm_part(project, name, "search") for name in ("minisearch", "stemmer")),
        Part("Material Design Icons", None, "Apache-2.0", "pages, in mkdocs-material"),
    ]


def font_part(folder: Path) -> Part:
    """Return the font of the PDF."""
    read_me = (folder / "README.md").read_text(encoding="utf-8")
    version = stated_in(read_me, r"version (\d[\d.]*\d)")
    files = sorted(folder.glob("*.ttf"))
    hashes = tuple(digest for path in files for digest in sha256_of(path))
    return Part("Source Sans 3", version, "OFL-1.1", "PDF", kind="file", hashes=hashes)


def data_parts(folder: Path) -> list[Part]:
    """Return the data of others, each by the day of its publication."""

    def part(name: str, file: str, stated: str) -> Part:
        published = json.loads((folder / stated).read_text(encoding="utf-8"))["published"]
        return Part(name, published, None, "calculators", "data", hashes=sha256_of(folder / file))

    return [
        part("UK bank holidays (GOV.UK)", "bank-holidays.json", "bank-holidays.source.json"),
        part("Consumer Prices Index, D7BT (ONS)", "cpi.json", "cpi.json"),
    ]


def linked_into(engine: bytes) -> list[Part]:
    """Return the libraries that an engine holds."""
    return [part for library in LINKED if (part := library.as_part(engine))]


def sha256_of(path: Path) -> tuple[tuple[str, str], ...]:
    """Return a file's digest as a part lists it."""
    return (("SHA-256", hashlib.sha256(path.read_bytes()).hexdigest()),)


def bill(found: Iterable[Part]) -> str:
    """Return the list as CycloneDX 1.6 in JSON; its number follows from its content."""
    ours, *others = (part.as_component() for part in found)
    versions = {name: metadata.version(name) for name in BUILT_WITH}
    versions |= {name: from_npm(PROJECT, name)[0] for name in ("esbuild", "purgecss")}
    versions |= parts.read_npm(PROJECT).tools
    tools = [
        Component(type=ComponentType.APPLICATION, name=name, version=version)
        for name, version in versions.items()
    ]
    bom = Bom(
        components=others,
        metadata=BomMetaData(component=ours, tools=ToolRepository(components=tools)),
        serial_number=SPACE,
    )
    # The same parts give the same bytes; CycloneDX needs no time, the library's types do.
    bom.metadata.timestamp = None  # type: ignore[assignment]
    bom.register_dependency(ours, others)
    content = JsonV1Dot6(bom).output_as_string(indent=1)
    bom.serial_number = uuid.uuid5(SPACE, content)
    return JsonV1Dot6(bom).output_as_string(indent=1)


def write(site: Path) -> None:
    """Write the list into a built site."""
    (site / FILE).write_text(bill(shipped()) + "\n", encoding="utf-8")


def table() -> Markup:
    """Return the list as a table for a page."""
    rows = (
        element(
            "tr",
            element("td", part.name),
            element("td", part.version or NOT_STATED),
            element("td", part.licence or NOT_STATED),
            element("td", part.where),
        )
        for part in shipped()
    )
    return table_of(("Part", "Version", "Licence", "Where"), rows)
