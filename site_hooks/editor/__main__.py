"""`make check`: first the files that everything reads, then what is in them.

The modules of the second part read the data when they are imported, so they come after the first.
"""

from __future__ import annotations

import sys
from datetime import date

from site_hooks import PROJECT
from site_hooks.editor import sources
from site_hooks.editor.report import report


def main() -> int:
    """Check this project today and print what was found; return 1 where something is wrong."""
    if unreadable := sources.faults(PROJECT):
        print(report(unreadable, [], ""), end="")
        return 1
    from site_hooks.editor import check

    return check.main(PROJECT, date.today())


if __name__ == "__main__":
    sys.exit(main())
