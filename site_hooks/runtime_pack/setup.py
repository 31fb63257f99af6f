"""What the worker runs in Python first; its functions are the ones that it calls."""

import json
import sys
import traceback
from contextlib import suppress

from tools_py import browser


def call(name: str, *arguments: str) -> str:
    """Call a public function of the browser's entry point."""
    if name.startswith("_"):
        raise AttributeError(name)
    answered: str = getattr(browser, name)(*arguments)
    return answered


def trouble() -> str:
    """Say where the last exception was raised, and nothing of its message, which may hold what was
    typed.
    """
    error = sys.last_exc
    frames = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    for name in ("last_exc", "last_value", "last_traceback"):
        setattr(sys, name, None)
    return json.dumps({"type": type(error).__name__, "frames": frames[-12:]})


def missing() -> bool:
    """Return whether the last exception may mean an archive that has not come yet."""
    return isinstance(sys.last_exc, ImportError | OSError)


def add(path: str) -> None:
    """Take in an archive that has come."""
    if path not in sys.path:
        sys.path.append(path)
    sys.path_importer_cache.clear()


def rehearse(*names: str) -> None:
    """Answer the worked examples of some calculators."""
    from tools_py import calculator

    for name in names:
        raw, today = calculator.load(name).example
        with suppress(
            ImportError, OSError
        ):  # what an archive is needed for will be imported when it is asked
            call("answer", name, json.dumps(dict(raw)), today.isoformat())


def prepare() -> None:
    """Import every calculator, and read the data that they all read."""
    from tools_py import calculator, rules
    from tools_py.credit_cover import cpi
    from tools_py.dates import calendars

    for name in calculator.names():
        calculator.load(name)
    for name in calendars.CALENDARS:
        calendars.calendar(name)
    calendars.version()
    cpi.published()
    rules.version()
