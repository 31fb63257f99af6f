"""A stub for what installs packages, which needs archives, temporary files and paths: everything
is in the pack.

The bootstrap asks where packages would go.
"""

from site import getsitepackages
from types import SimpleNamespace

from pyodide_js import loadedPackages  # noqa: F401 - a memory snapshot counts on it


class _Place(SimpleNamespace):
    def __str__(self):
        return self.path


SITE_PACKAGES = _Place(path=getsitepackages()[0])
DSO_DIR = _Place(path="/usr/lib")


def init_loaded_packages():
    """Note none."""
