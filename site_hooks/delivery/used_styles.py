"""Material's style sheet, cut to the rules that something on the site can meet: a third of it.

PurgeCSS keeps a rule when every name in its selector stands in a page, in a script, or in the
calculators.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from site_hooks import PROJECT
from site_hooks.pages.tree import BuildError
from site_hooks.site_files import only

MATERIAL = "assets/stylesheets/main.*.min.css"
PROGRAM = PROJECT / "node_modules" / "purgecss" / "bin" / "purgecss.js"
SETTINGS = Path(__file__).with_suffix(".mjs")


def keep(site: Path) -> None:
    """Leave in Material's sheet only what can be used.

    Raises BuildError, in PurgeCSS's words, where it does not read the sheets.
    """
    sheet = only(site, MATERIAL)
    with TemporaryDirectory() as scratch:
        here = Path(scratch)
        for name, folder in (("site", site.resolve()), ("tools_py", PROJECT / "tools_py")):
            (here / name).symlink_to(folder)  # a pattern would read the brackets of a longer path
        sheets = [f"site/{path.relative_to(site)}" for path in (sheet, *site.glob("assets/*.css"))]
        ran = subprocess.run(
            ["node", PROGRAM, "--config", SETTINGS, "--css", *sheets, "--output", "used/"],
            cwd=here,
            capture_output=True,
            text=True,
            check=False,
        )
        used = here / "used" / sheet.name
        if ran.returncode or not used.is_file():
            raise BuildError(f"the style sheets cannot be read:\n{ran.stderr or ran.stdout}")
        sheet.write_bytes(used.read_bytes())
