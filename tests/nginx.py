"""A release behind a real nginx, compressed, with the configuration that the build writes."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_hooks.delivery import headers, release

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@contextmanager
def serving(site: Path, place: Path) -> Iterator[str]:
    """Serve a copy of the built site from the empty folder `place`; gives its address, without a
    slash at its end.
    """
    assert NGINX is not None
    root = place / "site"
    shutil.copytree(site, root)
    release.compress(root, release.CACHE)
    headers.write_nginx(root, place)
    if not BROTLI.is_file():
        server = place / "server.conf"
        server.write_text(
            server.read_text(encoding="utf-8").replace("brotli_static on;", ""), encoding="utf-8"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = "".join(
        f"{kind}_temp_path {place}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place / "nginx.conf").write_text(
        f"""
        {f"load_module {BROTLI};" if BROTLI.is_file() else ""}
        daemon off; master_process off; pid {place}/pid; error_log {place}/error.log;
        events {{}}
        http {{
            include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; {temporary}
            include {place}/http.conf;
            server {{ listen 127.0.0.1:{port}; root {root}; include {place}/server.conf; }}
        }}
        """,
        encoding="utf-8",
    )
    running = subprocess.Popen(
        [NGINX, "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")],
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            try:
                running.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(
                f"nginx does not start: {(place / 'error.log').read_text(encoding='utf-8')}"
            )
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()
