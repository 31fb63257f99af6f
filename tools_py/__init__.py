"""Calculators for the User Entry Process of the Smart Energy Code, after the SECAS guidance v1.3
(June 2018).
"""

from pkgutil import get_data

GUIDANCE_VERSION = "1.3"


def data_file(name: str) -> bytes:
    """Return a file of `tools_py/data`, as its publisher made it; raise FileNotFoundError where
    there is none.

    Read by pkgutil, which is there anyway: importlib.resources brings a dozen modules more to each
    start in the browser.
    """
    content = get_data(__name__, f"data/{name}")
    assert content is not None, "the loader of this package reads files"
    return content
