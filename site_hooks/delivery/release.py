"""After a build, for whoever runs a server: `python -m site_hooks.delivery.release site
dist/nginx`.

Writes the brotli and the gzip form of each file beside it, as `brotli_static` and `gzip_static`
look for them, and the files for nginx. Brotli at its best takes a minute for the runtime pack, so
what was once compressed is kept in `.cache`, by content. The same bytes come out each time: no form
holds a date or a name.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from site_hooks import PROJECT
from site_hooks.delivery import headers
from site_hooks.runtime_pack.pack import brotlied, gzipped

CACHE = PROJECT / ".cache" / "python-pack"
WORTH_IT = re.compile(
    r"\.(css|csv|html|js|json|mjs|svg|txt|wasm|webmanifest|xml)$|/python\.zip$|/started\.memory$"
)
"""The types that shrink; the runtime pack's `.bin` files are gzipped as they are, PDF and PNG have
their own compression.
"""
SMALLEST = 256
"""In bytes: a smaller file is not worth another form."""


def compress(site: Path, cache: Path) -> int:
    """Write `.br` and `.gz` beside each file that they make smaller; return the number of files
    that got them.
    """
    done = 0
    for path in sorted(site.rglob("*")):
        if (
            not path.is_file()
            or not WORTH_IT.search(path.as_posix())
            or path.stat().st_size < SMALLEST
        ):
            continue
        content = path.read_bytes()
        for ending, form in ((".br", brotlied), (".gz", gzipped)):
            path.with_name(path.name + ending).write_bytes(form(content, cache))
        done += 1
    return done


def main(arguments: list[str] | None = None) -> None:
    """Do it for the folder of a built site."""
    parser = argparse.ArgumentParser(
        description="Compress a built site for a server, and write the files for nginx."
    )
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("nginx", type=Path, help="the folder to write the files for nginx to")
    parser.add_argument(
        "--site-url", default="", help="the address of the site, if it lies below another"
    )
    chosen = parser.parse_args(arguments)
    compressed = compress(chosen.site, CACHE)
    headers.write_nginx(chosen.site, chosen.nginx, headers.prefix_of(chosen.site_url))
    print(f"{compressed} files compressed; the files for nginx are in {chosen.nginx}/.")


if __name__ == "__main__":
    main()
