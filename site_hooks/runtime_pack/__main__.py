"""Build the pack by hand: ``python -m site_hooks.runtime_pack [--precompress]``. Prints its folder and what is fetched from it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_hooks.runtime_pack import PackError, build

PROJECT = Path(__file__).parents[2]


def main() -> int:
    """Build into the project's cache; return the exit status."""
    parser = argparse.ArgumentParser(description="Build Python for the browser.")
    parser.add_argument("--precompress", action="store_true", help="also write .br and .gz beside the files (a minute the first time)")
    options = parser.parse_args()
    try:
        pack = build(PROJECT, PROJECT / ".cache" / "python-pack", precompress=options.precompress)
    except PackError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(pack.folder)
    for file in sorted(pack.folder.iterdir()):
        print(f"{file.stat().st_size:>10,}  {file.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
