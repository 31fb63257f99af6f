"""A stub for asyncio, which is 33 modules and what they import: the calculators wait for nothing.

Pyodide's core takes the one function from it that it would need to await a JavaScript promise.
"""


def get_event_loop():
    """Say that there is none."""
    raise RuntimeError("There is no event loop in this worker.")
