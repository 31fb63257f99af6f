"""What is slow to make is made once: files named by the digest of what they are made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def made_once(place: Path, make: Callable[[], bytes]) -> bytes:
    """Return the content of the file at `place`, which is made where it is not there. Its time is
    that of its last use.
    """
    with suppress(FileNotFoundError):  # another build may take it away at any moment
        content = place.read_bytes()
        os.utime(place)
        return content
    content = make()
    write_atomically(place, content)
    return content


def write_atomically(place: Path, content: bytes) -> None:
    """Write a file completely or not at all: two builds may run at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(place)
