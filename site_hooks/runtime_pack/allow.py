"""What goes into the browser: the modules that are kept, everything else is left out.

The standard library that npm delivers holds 600 modules; the calculators, their two libraries and
Pyodide itself use a quarter of them. A module is kept because something in the pack imports it, or
because a public function that a calculator may reasonably call does
(``importlib.invalidate_caches`` needs ``importlib.metadata``, ``strptime`` needs ``_strptime``).
``tests/runtime/test_runtime_pack.py`` starts the pack and imports every module of our package and
of its libraries, and the build refuses a module of ours that imports something which is not here.

What Pyodide would import for its event loop and its installer is not here; ``stubs`` replace it.

A line is a dotted module name; ``name.*`` keeps a package. Compiled-in modules (``_json``,
``math``, ``unicodedata``…) need no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools_py.calculator import names

STDLIB = """
__future__ _ast_unparse _collections_abc _colorize _compat_pickle _opcode_metadata _py_warnings
_pyodide.* _sitebuiltins _strptime _sysconfigdata__emscripten_wasm32-emscripten _weakrefset abc
annotationlib ast base64 bisect calendar codecs codeop collections.* compression
compression._common.* contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib
dis email email._encoded_words email._header_value_parser email._parseaddr email._policybase
email.base64mime email.charset email.contentmanager email.encoders email.errors email.feedparser
email.header email.headerregistry email.iterators email.message email.parser email.policy
email.quoprimime email.utils encodings encodings.aliases encodings.ascii encodings.cp437
encodings.latin_1 encodings.utf_8 encodings.utf_8_sig enum fnmatch fractions functools genericpath
glob graphlib gzip hashlib heapq hmac html html.entities importlib.* inspect io ipaddress json.*
keyword linecache locale logging ntpath numbers opcode operator os pathlib.* pickle pkgutil
posixpath pprint pyodide.* quopri random re.* reprlib secrets shutil site stat statistics string.*
struct sysconfig.* tarfile tempfile textwrap threading token tokenize traceback types typing
urllib urllib.parse uuid warnings weakref zipfile.* zoneinfo.*
"""

#: Sub-modules that ``name.*`` above would bring along and nobody calls.
STDLIB_LEFT_OUT = """
importlib.metadata.diagnose importlib.resources.simple importlib.simple json.__main__ json.tool
pathlib.types pyodide._nodesock_transport pyodide._run_js pyodide.common pyodide.console
pyodide.http.* sysconfig.__main__ zipfile.__main__
"""

#: What no calculator needs to give an answer: it goes into the deferred archive, fetched once
#: Python is ready (calendar files need it). Only complete top-level modules and packages, because a
#: package cannot be spread over two archives.
DEFERRED = """
_ast_unparse _compat_pickle _strptime _sysconfigdata__emscripten_wasm32-emscripten base64
compression difflib email graphlib gzip hmac pickle pprint quopri random secrets shutil statistics
sysconfig tarfile tempfile uuid zipfile zoneinfo
"""


@dataclass(frozen=True)
class Trim:
    """What is kept of one installed distribution.

    Paths start with one of ``keep`` and with none of ``drop``; ``deferred`` puts them into the
    second archive.
    """

    keep: tuple[str, ...]
    drop: tuple[str, ...] = ()
    deferred: bool = False

    def keeps(self, path: str) -> bool:
        """Whether the file at *path* (as the wheel names it) goes into the browser."""
        return path.startswith(self.keep) and not path.startswith(self.drop)


#: Our own package, without the command line, which needs ``click``, and without what only the build
#: calls.
OURS = Trim(
    keep=("tools_py/",),
    drop=(
        "tools_py/__main__.py",
        "tools_py/cli.py",
        "tools_py/eligibility/decision_table.py",
        *(f"tools_py/{name.replace('-', '_')}/result.py" for name in names()),  # types only
        "tools_py/py.typed",
        "tools_py/schemas.py",
    ),
)

#: The libraries. A distribution that is a dependency and is not listed here stops the build:
#: someone must decide what of it is needed.
LIBRARIES = {
    "icalendar": Trim(
        keep=("icalendar/",),
        drop=(
            "icalendar/tests/",
            "icalendar/fuzzing/",
            "icalendar/cli.py",
            "icalendar/py.typed",
            "icalendar/timezone/equivalent_timezone_ids.py",
            "icalendar/timezone/pytz.py",
        ),
        deferred=True,
    ),
    "markdown-it-py": Trim(
        keep=("markdown_it/",),
        drop=(
            "markdown_it/cli/",
            "markdown_it/py.typed",
            "markdown_it/port.yaml",
            "markdown_it/tree.py",
        ),
    ),
    "mdurl": Trim(keep=("mdurl/",), drop=("mdurl/py.typed",)),
    "python-dateutil": Trim(
        keep=("dateutil/",),
        drop=(
            "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz",
            "dateutil/zoneinfo/rebuild.py",
            "dateutil/parser/",
            "dateutil/easter.py",
        ),
        deferred=True,
    ),
    "six": Trim(keep=("six.py",), deferred=True),
    # The calculators count days without a time; London and UTC are there for a calendar file that
    # names a zone.
    "tzdata": Trim(
        keep=(
            "tzdata/__init__.py",
            "tzdata/zones",
            "tzdata/zoneinfo/__init__.py",
            "tzdata/zoneinfo/UTC",
            "tzdata/zoneinfo/Europe/__init__.py",
            "tzdata/zoneinfo/Europe/London",
        ),
        deferred=True,
    ),
}

#: Dependencies of our package that the browser does without, and why.
NOT_IN_BROWSER = {"click": "the command line only"}


def _patterns(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = text.split()
    modules = frozenset(word.removesuffix(".*") for word in words)
    return modules, tuple(word.removesuffix("*") for word in words if word.endswith(".*"))


def module_name(path: str) -> str:
    """The dotted name of the module in the file *path* of an archive (``json/__init__.py`` is
    ``json``).
    """
    parts = path.removesuffix("c").removesuffix(".py").split("/")
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def stdlib_members(paths: Iterable[str]) -> list[str]:
    """The files of npm's standard library that are kept.

    Args:
        paths: Names of the archive's members.

    Returns:
        The kept members, sorted.

    Raises:
        ValueError: A line of the list above names a module that the library does not have.
    """
    modules, prefixes = _patterns(STDLIB)
    out_modules, out_prefixes = _patterns(STDLIB_LEFT_OUT)
    kept: list[str] = []
    found: set[str] = set()
    for path in paths:
        if not path.endswith(".py"):
            continue
        name = module_name(path)
        if (
            (name in modules or name.startswith(prefixes))
            and name not in out_modules
            and not name.startswith(out_prefixes)
        ):
            kept.append(path)
            found.add(name)
    if missing := sorted(modules - found):
        raise ValueError(
            f"the allow-list names modules that this Pyodide does not have: {', '.join(missing)}"
        )
    return sorted(kept)


def is_deferred(path: str) -> bool:
    """Whether the standard module in the file *path* goes into the deferred archive."""
    return module_name(path).split(".")[0] in DEFERRED.split()
