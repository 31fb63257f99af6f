"""A server that tests can switch off and put in order again."""

from __future__ import annotations

import re
import threading
from functools import partial
from pathlib import Path

from tests.conftest import Server, StaticHost


class Host:
    """A server whose site can be replaced, damaged and switched off, on one address."""

    def __init__(self, folder: Path) -> None:
        host = self

        class Handler(StaticHost):
            def __init__(self, *arguments: object, **named: object) -> None:
                super().__init__(*arguments, directory=str(host.folder), **named)  # type: ignore[arg-type]

            def do_GET(self) -> None:  # noqa: N802
                host.asked.append(self.path)
                if host.broken and re.search(host.broken, self.path):
                    self.send_error(503)
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
