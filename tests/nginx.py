"""A release behind a real nginx, compressed, with the configuration that the build writes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from site_hooks.delivery import headers, release

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def compress(site: Path, folder: Path) -> None:
    """Copy a built site to a new folder and compress it as for a release."""
    shutil.copytree(site, folder)
    release.compress(folder, release.CACHE)


def prepare(released: Path, place: Path, prefix: str) -> tuple[Path, str]:
    """Put a copy of a compressed site and nginx's files, changed to be here, into the empty folder
    `place`.

    Returns the file to start nginx with, and the address that it will have.
    """
    root = place / "site"
    below = root / prefix.strip("/")
    shutil.copytree(released, below)
    headers.write_nginx(below, place, prefix)
    if not BROTLI.is_file():
        server = place / "server.conf"
        server.write_text(
            server.read_text(encoding="utf-8").replace("brotli_static on;", ""), encoding="utf-8"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    main = place / headers.NGINX_MAIN.name
    text = main.read_text(encoding="utf-8")
    for shipped, here in {
        "/tmp/": f"{place}/",
        "/etc/nginx/uep/": f"{place}/",
        "/srv/uep": f"{root}",
        "listen 8080": f"listen 127.0.0.1:{port}",
    }.items():
        assert shipped in text
        text = text.replace(shipped, here)
    main.write_text(text, encoding="utf-8")
    return main, f"http://127.0.0.1:{port}"


@contextmanager
def serving(
    released: Path, place: Path, prefix: str = "", user: int | None = None
) -> Iterator[str]:
    """Serve a copy of a compressed site, below a path or at the root, as a user by number.

    It is served from the empty folder `place`. Gives the address of the host, without a slash at
    its end; what nginx prints is in `place / "printed"`.
    """
    assert NGINX is not None
    main, address = prepare(released, place, prefix)
    if user is not None:
        for path in (place, *place.rglob("*")):
            os.chown(path, user, user)
    with (place / "printed").open("wb") as printed:
        running = subprocess.Popen(
            [NGINX, "-c", str(main), "-e", "stderr", "-g", "daemon off; master_process off;"],
            stderr=printed,
            user=user,
            group=user,
        )
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", urlsplit(address).port or 0)) == 0:
                    break
            try:
                running.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"nginx does not start: {(place / 'printed').read_text()}")
        yield address
    finally:
        running.terminate()
        running.wait()
