"""The copy to take away: one zip of a built site that works from a folder by double click,
calculators and all.

It is made of the finished site, so that there is one build and one set of addresses. Two things
differ, each because browsers refuse it on `file://`: links to folders lead to the `index.html` in
them; Python's worker is a script (`folder.js` says how), with its files in it, in base64. Nothing
is fetched from anywhere. `python -m site_hooks.offline.folder` makes it.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import zipfile
from pathlib import Path
from posixpath import relpath

from site_hooks.pages.tree import BuildError
from site_hooks.runtime_pack.file_names import CODE, DEFERRED, ENGINE, FIRST, LOADER, packed
from site_hooks.site_files import only, zipped

HERE = Path(__file__).parent
NAME = "user-entry-process-offline"
SCRIPT = "assets/folder.js"
LEFT_OUT = re.compile(
    r"\.(map|br|gz|webmanifest)$|^(404\.html|_headers|robots\.txt|sitemap\.xml|service-worker\.js)$"
    r"|^assets/(python/|offline\.|icon-|card\.png|images/favicon\.png)"
)
"""What only a server needs, or what is put in another way."""
PYTHON = "assets/python/*/worker.js"
PYTHON_FILES = (LOADER, ENGINE, *map(packed, (CODE, FIRST, DEFERRED)))
NOT_A_MODULE = {
    'new URL("./",import.meta.url).href': '"https://folder.invalid/"',
    "import(BASE+name)": "import(asAddress(name))",
    "export{};": "",
}
"""What of Python's worker only a module may say, and what stands for it here."""
NOT_FROM_A_FOLDER = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|\s*<link '
    r'rel="(manifest|apple-touch-icon)"[^>]*>'
    r'|\s*<script src="[^"]*assets/offline\.[^"]*"[^>]*></script>'
)
CHARSET = '<meta charset="utf-8">'
SAME_DATE = (2018, 6, 19, 0, 0, 0)
READ_ME = """\
User Entry Process guidance, v1.3 of June 2018, restated, with calculators.

Unpack all of the folder, then open index.html in a browser. No network is needed,
and nothing that you enter leaves this device.
"""


def to_file(href: str) -> str:
    """Lead the address of a folder to the page in it; other addresses stay."""
    path, rest = re.fullmatch(r"([^?#]*)(.*)", href, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or ":" in path or path.startswith("//"):
        return href
    if path.endswith("/"):
        return f"{path}index.html{rest}"
    return f"{path}/index.html{rest}" if path.rpartition("/")[2] in (".", "..") else href


def page(text: str, address: str) -> str:
    """Return a page of the copy; `address` is its file's, from the root."""
    if text.count(CHARSET) != 1:
        raise BuildError(f"{address}: the page was to state its characters once")
    text = NOT_FROM_A_FOLDER.sub("", text)
    text = re.sub(
        r'(<(?:a|link) [^>]*?href=")([^"]*)(?=")', lambda found: found[1] + to_file(found[2]), text
    )
    script = relpath(SCRIPT, Path(address).parent.as_posix())
    return text.replace(CHARSET, f'{CHARSET}<script src="{script}"></script>')


def as_script(source: str, files: dict[str, bytes]) -> str:
    """Return a script that hands a worker's source, and the files that it needs, to `folder.js`."""
    encoded = {name: base64.b64encode(content).decode() for name, content in files.items()}
    detail = json.dumps({"source": source, "files": encoded})
    return f'dispatchEvent(new CustomEvent("uep:worker", {{ detail: {detail} }}));\n'


def python_worker(source: str) -> str:
    """Return the source of Python's worker as it runs without a site; raise BuildError where it
    says what is not known here.
    """
    for module_only, instead in NOT_A_MODULE.items():
        if source.count(module_only) != 1:
            raise BuildError(
                f"Python's worker was to say `{module_only}` once and says it "
                f"{source.count(module_only)} times"
            )
        source = source.replace(module_only, instead)
    return (HERE / "folder_worker.js").read_text(encoding="utf-8") + source


def copy_of(site: Path) -> dict[str, bytes]:
    """Return the files of the copy by address, from a built site."""
    files: dict[str, bytes] = {
        "READ-ME.txt": READ_ME.encode(),
        SCRIPT: (HERE / "folder.js").read_bytes(),
    }
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if path.is_file() and not LEFT_OUT.search(address):
            content = path.read_bytes()
            files[address] = (
                page(content.decode(), address).encode() if path.suffix == ".html" else content
            )
    worker = only(site, PYTHON)
    parts = {name: (worker.parent / name).read_bytes() for name in PYTHON_FILES}
    source = python_worker(worker.read_text(encoding="utf-8"))
    files[worker.relative_to(site).as_posix()] = as_script(source, parts).encode()
    return files


def write(site: Path, target: Path) -> None:
    """Write the zip; two writings of one site give the same bytes."""
    files = {f"{NAME}/{address}": content for address, content in copy_of(site).items()}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(zipped(files, SAME_DATE, zipfile.ZIP_DEFLATED))


def main(arguments: list[str] | None = None) -> None:
    """Write the zip of the folder of a built site."""
    parser = argparse.ArgumentParser(
        description="Make the copy of a built site that works from a folder."
    )
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("target", type=Path, help="the zip to write")
    chosen = parser.parse_args(arguments)
    write(chosen.site, chosen.target)
    print(f"The copy to take away is {chosen.target}, {chosen.target.stat().st_size / 1e6:.1f} MB.")


if __name__ == "__main__":
    main()
