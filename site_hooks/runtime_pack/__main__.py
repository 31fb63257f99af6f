"""Build the pack by hand: ``python -m site_hooks.runtime_pack``. Prints its folder and what is
fetched from it.
"""

from __future__ import annotations

import sys

from site_hooks import PROJECT
from site_hooks.runtime_pack import PackError, build


def main() -> int:
    """Build into the project's cache; return the exit status."""
    try:
        pack = build(PROJECT, PROJECT / ".cache" / "python-pack")
    except PackError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(pack.folder)
    for file in sorted(pack.folder.iterdir()):
        print(f"{file.stat().st_size:>10,}  {file.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
