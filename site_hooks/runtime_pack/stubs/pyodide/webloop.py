"""A stub for Pyodide's event loop, which needs asyncio: `pyodide` starts it when it is
imported.
"""

from pyodide_js._api import scheduleCallback  # noqa: F401 - a memory snapshot counts on it


def _initialize_event_loop():
    """Start none."""
