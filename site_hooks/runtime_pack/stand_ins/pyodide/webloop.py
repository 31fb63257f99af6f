"""Stands in for Pyodide's event loop, which needs asyncio: `pyodide` starts it when it is imported."""

from pyodide_js._api import scheduleCallback  # a memory snapshot counts on the objects that this takes


def _initialize_event_loop():
    """Start none."""
