"""A server that tests can switch off and put in order again."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.conftest import Server, StaticHost


def refuse(handler: StaticHost) -> None:
    """Answer that the server cannot."""
    handler.send_error(503)


def cut(handler: StaticHost) -> None:
    """Drop the line in the middle of a file."""
    body = Path(handler.translate_path(handler.path)).read_bytes()
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def sign_in_elsewhere(handler: StaticHost) -> None:
    """Lead to the sign-in page of a network."""
    handler.send_response(302)
    handler.send_header("Location", "/404.html")
    handler.end_headers()


def as_a_page(handler: StaticHost) -> None:
    """Send a web page in place of a file."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(b"<!doctype html><title>Sign in</title>")


class Host:
    """A server whose site can be replaced, damaged and switched off, on one address.

    `how` answers what is asked for under the pattern `broken`.
    """

    how: Callable[[StaticHost], None] = staticmethod(refuse)

    def __init__(self, folder: Path) -> None:
        host = self

        class Handler(StaticHost):
            def __init__(self, *arguments: object, **named: object) -> None:
                super().__init__(*arguments, directory=str(host.folder), **named)  # type: ignore[arg-type]

            def do_GET(self) -> None:  # noqa: N802
                host.asked.append(self.path)
                if host.broken and re.search(host.broken, self.path):
                    host.how(self)
                else:
                    super().do_GET()

        self.folder, self.broken, self.asked = folder, "", list[str]()
        self.handler = partial(Handler)
        self.server = Server(("127.0.0.1", 0), self.handler)
        self.port = self.server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        self.run()

    def run(self) -> None:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def restart(self) -> None:
        self.server = Server(("127.0.0.1", self.port), self.handler)
        self.run()
