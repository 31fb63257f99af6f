"""`make check`: first the files that everything reads, then what is in them.

The modules of the second part read the data when they are imported, so they come after the first.
"""

from __future__ import annotations

import sys
import traceback
from datetime import date
from pathlib import Path

from site_hooks import PROJECT
from site_hooks.editor import sources
from site_hooks.editor.report import report
from site_hooks.pages.tree import Fault

OURS = ("site_hooks", "tools_py")
TRACEBACK = ".cache/check-traceback.txt"


def main() -> int:
    """Check this project today and print what was found; return 1 where something is wrong."""
    if unreadable := sources.faults(PROJECT):
        print(report(unreadable, [], ""), end="")
        return 1
    try:
        from site_hooks.editor import check

        return check.main(PROJECT, date.today())
    except Exception as error:  # what nobody foresaw is a fault to name too
        print(report([unforeseen(PROJECT, error)], [], ""), end="")
        return 1


def unforeseen(project: Path, error: Exception) -> Fault:
    """Name the line of the project at which the check failed; the traceback is kept for an
    engineer.
    """
    (project / TRACEBACK).parent.mkdir(exist_ok=True)
    (project / TRACEBACK).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    places = [
        (Path(frame.filename).relative_to(project).as_posix(), frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if any(Path(frame.filename).is_relative_to(project / folder) for folder in OURS)
    ]
    registered = [place for place in places if place[0].startswith("tools_py/rules/")]
    path, line = (registered or places)[-1]
    says = (
        f"the check fails here ({type(error).__name__}: {error}); undo the last edit, or show an "
        f"engineer {TRACEBACK}"
    )
    return Fault("Code", path, line, says)


if __name__ == "__main__":
    sys.exit(main())
