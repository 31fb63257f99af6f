"""The site's modules as globals of a page, which the site itself does not give.

They are called `uepPython` and `uepCalculator`.
"""

from functools import cache

from playwright.sync_api import BrowserContext, Page

from site_hooks import scripts
from tests.conftest import ROOT


@cache
def handles() -> str:
    """A script with a Python of its own, beside the one that the page may start."""
    return scripts.bundle(ROOT / "tests" / "js" / "handles.js")


@cache
def calculator_with_handles() -> str:
    """The script of a calculator's page with handles on the Python that the page itself asks."""
    return scripts.bundle(ROOT / "tests" / "js" / "calculator_with_handles.js")


def give(pages: Page | BrowserContext) -> None:
    """Have every page that opens from now on carry the handles."""
    pages.add_init_script(handles())


def give_the_page_its_own(pages: Page | BrowserContext) -> None:
    """Have every calculator's page that opens from now on carry handles on what it runs."""
    pages.route(
        "**/assets/calculator.*.js",
        lambda route: route.fulfill(
            body=calculator_with_handles(), content_type="text/javascript; charset=utf-8"
        ),
    )
