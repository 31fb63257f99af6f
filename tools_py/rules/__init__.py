"""The rule register: every figure, date, duration, threshold and condition, once, with its source.

Calculators take their values from here. Guidance pages repeat them in words, and the build fails
where the page no longer carries `Rule.words` at `Rule.page` (`site_hooks.pages.register`). Section
numbers are those of the User Entry Process Guidance v1.3 (June 2018), clause numbers those of the
Smart Energy Code as the guidance cites it.
"""

from functools import cache
from hashlib import sha256

from tools_py import GUIDANCE_VERSION
from tools_py.rules import (
    assessments,
    credit,
    definitions,
    disputes,
    entry,
    later,
    method,
    roles,
    testing,
)
from tools_py.rules.assessments import *
from tools_py.rules.credit import *
from tools_py.rules.definitions import *
from tools_py.rules.disputes import *
from tools_py.rules.entry import *
from tools_py.rules.later import *
from tools_py.rules.method import *
from tools_py.rules.roles import *
from tools_py.rules.rule import Mark as Mark
from tools_py.rules.rule import Rule as Rule
from tools_py.rules.testing import *

PARTS = (
    entry,
    roles,
    testing,
    assessments,
    credit,
    disputes,
    definitions,
    method,
    later,
)
"""The guidance in its order, then our readings, then later sources."""

REGISTER: dict[str, Rule[object]] = {
    rule.id: rule for part in PARTS for rule in vars(part).values() if isinstance(rule, Rule)
}
"""Every rule by its id."""


@cache
def version() -> str:
    """Return the version of the register, "1.3-1a2b3c4d".

    It is the guidance's version and the first digits of a SHA-256 over every rule's value.
    """
    values = "\n".join(
        f"{rule.id} {rule.value!r} {rule.unit} {rule.mark}" for rule in REGISTER.values()
    )
    return f"{GUIDANCE_VERSION}-{sha256(values.encode()).hexdigest()[:8]}"
